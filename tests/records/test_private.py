"""Nobody else who signs in to the computer reads what is in an office."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.records import backups, ground, keys, private
from lut_admin.records.book import Book
from lut_admin.records.journal import Act

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of this kind are not known here")

KEY = bytes(32)
AT = datetime(2025, 11, 20, 10, 0, tzinfo=CHINA)


@pytest.fixture(autouse=True)
def generous() -> object:
    """A computer that lets everybody read everything unless told otherwise."""
    before = os.umask(0)
    yield None
    os.umask(before)


def open_to_others(place: Path) -> list[str]:
    found = [place, *place.rglob("*")]
    return [str(path.relative_to(place)) for path in found if path.stat().st_mode & 0o077]


def test_book_key_file_backups_and_what_was_replaced_are_closed_to_others(tmp_path: Path) -> None:
    office = private.folder(tmp_path / "office")
    book = Book.create(office / "book.db", KEY)
    with book.write(Act("add_student"), "x"):
        assert (office / "book.db-wal").is_file()
        assert open_to_others(office) == []
    keys.new_file().write(office)
    kept = backups.make(book.path, KEY, office / ground.BACKUPS, AT)
    backups.copy_to(kept, tmp_path / "usb")
    book.close()
    backups.put_back(kept.folder, office, "replaced-1")
    assert (office / "replaced-1" / "book.db").is_file()
    assert open_to_others(office) == []
    assert open_to_others(tmp_path / "usb") == []


def test_what_was_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "backups" / "one").mkdir(parents=True)
    (tmp_path / "backups" / "one" / "book.db").touch()
    assert len(open_to_others(tmp_path / "backups")) == 3
    private.shut_all(tmp_path)
    assert open_to_others(tmp_path) == []
    assert (tmp_path / "backups" / "one" / "book.db").stat().st_mode & 0o777 == 0o600
