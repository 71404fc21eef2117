"""A real office for the tests of what one does: an encrypted book on disk and a clock that stands still until moved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.office.office import Office
from lut_admin.records.book import Book


@dataclass
class Clock:
    """The time that the office believes it is."""

    at: datetime = datetime(2025, 11, 20, 10, 0, tzinfo=CHINA)

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **span: float) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """An empty office, Thursday 20 November 2025, 10:00 in Shanghai."""
    book = Book.create(tmp_path / "office" / "book.db", os.urandom(32))
    yield Office(tmp_path / "office", book, "Counselor Test", clock)
    book.close()
