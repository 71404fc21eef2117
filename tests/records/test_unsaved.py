"""What is being written is kept aside, in the encrypted file alone, and leaves no trace in the journal."""

from __future__ import annotations

from datetime import UTC, datetime

from lut_admin.records import journal, unsaved
from lut_admin.records.book import Book

AT = datetime(2025, 11, 20, 2, 0, tzinfo=UTC)


def test_what_is_kept_aside_is_there_until_it_is_let_go(book: Book) -> None:
    before = journal_length(book)
    assert unsaved.kept(book, "notice") is None
    unsaved.keep(book, "notice", {"zh": "请来"}, AT)
    unsaved.keep(book, "notice", {"zh": "请来办公室😀"}, AT)
    unsaved.keep(book, "other", {}, AT)
    found = unsaved.kept(book, "notice")
    assert found is not None and found.body == {"zh": "请来办公室😀"} and found.at.startswith("2025-11-20T02:00")
    unsaved.let_go(book, "notice")
    assert unsaved.kept(book, "notice") is None and unsaved.kept(book, "other") is not None
    assert journal_length(book) == before


def journal_length(book: Book) -> int:
    with book.read() as connection:
        return journal.size(connection)
