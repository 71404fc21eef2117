"""A real encrypted book on disk for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lut_admin.records.book import Book

KEY = bytes(range(32))


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book with the test key."""
    book = Book.create(tmp_path / "office" / "book.db", KEY)
    yield book
    book.close()
