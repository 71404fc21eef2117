"""What is erased from the journal leaves its digest: the chain holds, tampering still shows, the triggers stand again."""

from __future__ import annotations

import pytest
import sqlcipher3

from lut_admin.records import book as books
from lut_admin.records import erasing, journal
from lut_admin.records.book import Book
from lut_admin.records.journal import ERASED, Act
from lut_admin.records.pen import Pen
from lut_admin.records.tables import Staff
from lut_admin.refusals import Refusal


@pytest.fixture
def erased(book: Book) -> Book:
    """Two colleagues; the first was renamed, forgotten and erased, the second deleted and erased."""
    with book.write(Act("add_staff"), "x") as pen:
        pen.insert(Staff, [{"chinese_name": "甲甲甲"}, {"chinese_name": "乙乙乙"}, {"chinese_name": "丙丙丙"}])
    with book.write(Act("edit_staff"), "x") as pen:
        pen.update(Staff, {1: {"chinese_name": "丁丁丁"}})
    with book.write(Act("forget", reversible=False), "x") as pen:
        pen.update(Staff, {1: {"chinese_name": ""}})
        pen.delete(Staff, [2])
        assert pen.erase(Staff, [1, 2]) == 5
        assert pen.erase(Staff, []) == 0
    return book


def bodies(book: Book) -> str:
    with book.read() as connection:
        rows = connection.exec_driver_sql("SELECT coalesce(before, '') || coalesce(after, '') FROM journal").all()
    return "\n".join(row[0] for row in rows)


def test_the_names_are_gone_and_the_chain_holds(erased: Book) -> None:
    told = bodies(erased)
    assert "丙丙丙" in told and not any(name in told for name in ("甲甲甲", "乙乙乙", "丁丁丁"))
    with erased.read() as connection:
        assert journal.check(connection) == journal.anchor(connection)
        assert journal.differing(connection, "staff") is None
        entries = journal.history(connection, "staff", 1)
        assert [sorted(entry.after or {}) for entry in entries] == [["erased"]] * 3
        assert entries[0].before is None and entries[1].before is not None


def test_the_triggers_stand_again(erased: Book, key: bytes) -> None:
    raw = books.connect(erased.path, key)
    for statement in ("UPDATE journal SET after = NULL", "DELETE FROM journal"):
        with pytest.raises(sqlcipher3.DatabaseError, match="append-only"):
            raw.execute(statement)
    raw.close()


def test_an_act_with_something_erased_is_not_undone(erased: Book) -> None:
    for act_id in (1, 5):
        with erased.read() as connection:
            assert erasing.has_erased(connection, act_id)
        with pytest.raises(Refusal) as refused, erased.write(Act("undo", undoes=act_id), "x") as pen:
            pen.reverse(act_id)
        assert refused.value.code == "journal.erased"


def test_a_changed_digest_and_a_changed_record_show(erased: Book, key: bytes) -> None:
    raw = books.connect(erased.path, key)
    raw.execute("UPDATE staff SET chinese_name = '戊' WHERE id = 3")
    raw.execute("DROP TRIGGER journal_no_update")
    raw.execute("UPDATE journal SET after = 'erased:' || substr(after, 8, 63) || 'x' WHERE seq = 2")
    raw.close()
    with erased.read() as connection:
        assert journal.differing(connection, "staff") == 3
        with pytest.raises(Refusal) as refused:
            journal.check(connection)
    assert (refused.value.code, refused.value.facts["seq"]) == ("journal.broken", 2)


def _erase_then_fail(pen: Pen) -> None:
    pen.erase(Staff, [1])
    raise Refusal("journal.gone", id=1)


def test_an_erasing_that_fails_leaves_everything(book: Book) -> None:
    with book.write(Act("add_staff"), "x") as pen:
        pen.insert(Staff, [{"chinese_name": "甲甲甲"}])
    with pytest.raises(Refusal), book.write(Act("forget"), "x") as pen:
        _erase_then_fail(pen)
    assert "甲甲甲" in bodies(book) and ERASED not in bodies(book)
    with book.read() as connection:
        assert journal.check(connection).seq == 2
