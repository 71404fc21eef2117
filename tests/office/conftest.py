"""A real office for the tests of what one does: an encrypted book on disk and a clock that stands still until moved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lut_admin.office import openings, roster
from lut_admin.office.office import Office
from lut_admin.office.openings import Created
from lut_admin.papers.words import Word
from lut_admin.records.book import Book
from lut_admin.records.hold import Hold
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, str]:
    """An office with passphrase and recovery code, made once, since sealing a key is meant to be slow: folder, key, code."""
    folder = tmp_path_factory.mktemp("model") / "office"
    made = openings.create_office(folder, "张老师", passphrase="一把 long enough key", now=Clock())
    openings.close_office(made.office)
    return folder, made.office.book.lend_key(bytes), made.recovery_code


@pytest.fixture
def made(model: tuple[Path, bytes, str], tmp_path: Path, clock: Clock) -> Iterator[Created]:
    """An open office with passphrase and recovery code, on a computer without a keyring; closed again after the test."""
    source, key, code = model
    folder = tmp_path / "office"
    shutil.copytree(source, folder)
    office = Office(folder, Book.open(folder / "book.db", key), "张老师", clock, Hold(folder))
    yield Created(office, code, Word("keys.keyring_none"))
    openings.close_office(office)


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """An empty office, Thursday 20 November 2025, 10:00 in Shanghai."""
    book = Book.create(tmp_path / "office" / "book.db", os.urandom(32))
    yield Office(tmp_path / "office", book, "Counselor Test", clock)
    book.close()


@pytest.fixture
def jane(office: Office) -> int:
    made = roster.add(
        office,
        {"student_no": "20230001", "passport_name": "DOE JANE", "chinese_name": "杜珍", "class_name": "国际2301班"},
    )
    assert made.made is not None
    return made.made


@pytest.fixture
def john(office: Office) -> int:
    made = roster.add(
        office,
        {"student_no": "20230002", "passport_name": "TESTER JOHN", "chinese_name": "田约翰", "birth": "2009-02-01"},
    )
    assert made.made is not None
    return made.made
