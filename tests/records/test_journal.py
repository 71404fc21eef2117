from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from lut_admin.records import book as books
from lut_admin.records import journal
from lut_admin.records.book import Book
from lut_admin.records.journal import Act, Anchor
from lut_admin.records.tables import Staff, Student
from lut_admin.refusals import Refusal


@pytest.fixture
def filled(book: Book) -> Book:
    """A book with three acts and seven entries."""
    with book.write(Act("add_student", {"n": 2}), "张老师") as pen:
        pen.insert(Student, [{"passport_name": "A"}, {"passport_name": "B"}])
    with book.write(Act("edit_student"), "李老师") as pen:
        pen.update(Student, {1: {"phone": "139", "note": "x"}})
    with book.write(Act("delete_student"), "张老师") as pen:
        pen.delete(Student, [2])
    return book


def check(book: Book) -> Anchor:
    with book.read() as connection:
        return journal.check(connection)


def forge(book: Book, key: bytes, *statements: str) -> None:
    """Change the file as somebody would who has the key."""
    raw = books.connect(book.path, key)
    for name in ("journal_no_update", "journal_no_delete", "journal_in_order"):
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_every_change_is_there_with_who_when_before_and_after(filled: Book) -> None:
    with filled.read() as connection:
        entries = journal.history(connection, "student", 1)
        added, edited = entries
        assert (added.actor, added.before, added.after and added.after["passport_name"]) == ("张老师", None, "A")
        assert (edited.actor, edited.before, edited.after) == (
            "李老师", {"phone": None, "note": None}, {"phone": "139", "note": "x"},
        )  # fmt: skip
        assert [act.name for act in journal.acts(connection)] == ["add_student", "edit_student", "delete_student"]
        assert journal.acts(connection)[0].facts == {"n": 2}
        assert journal.size(connection) == 7
        (gone,) = [entry for entry in journal.everything(connection) if entry.after is None]
        assert gone.before and gone.before["passport_name"] == "B"


def test_a_whole_chain_ends_at_its_anchor(filled: Book) -> None:
    end = check(filled)
    assert end.seq == 7
    with filled.read() as connection:
        assert journal.anchor(connection) == end
        assert journal.holds(connection, end)
        assert journal.holds(connection, Anchor(0, journal.GENESIS))
        assert not journal.holds(connection, Anchor(7, "0" * 64))


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE journal SET after = replace(after, 'A', 'E') WHERE seq = 2", 2),
        ("UPDATE journal SET actor = '王老师' WHERE seq = 5", 5),
        ("UPDATE journal SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 1", 1),
        ("UPDATE journal SET record_id = 2 WHERE seq = 5", 5),
        ("UPDATE journal SET act_id = 1 WHERE seq = 4", 4),
        ("UPDATE journal SET before = NULL WHERE seq = 7", 7),
        ("UPDATE journal SET hash = upper(hash) WHERE seq = 3", 3),
        ("DELETE FROM journal WHERE seq = 3", 3),
        ("DELETE FROM journal WHERE seq = 1", 1),
        ("UPDATE journal SET seq = 9 WHERE seq = 7", 7),
    ],
)
def test_tampering_is_found_where_it_happened(filled: Book, key: bytes, statement: str, seq: int) -> None:
    forge(filled, key, statement)
    with pytest.raises(Refusal) as refused:
        check(filled)
    assert (refused.value.code, refused.value.facts["seq"]) == ("journal.broken", seq)


def test_a_cut_tail_hangs_together_and_is_found_against_an_anchor(filled: Book, key: bytes) -> None:
    kept = check(filled)
    forge(filled, key, "DELETE FROM journal WHERE seq > 5")
    assert check(filled).seq == 5
    with filled.read() as connection:
        assert not journal.holds(connection, kept)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor = 'x' WHERE seq = 1",
        "DELETE FROM journal WHERE seq = 7",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT 7, at, 'x', act_id, kind, record_id, before, after, prev, hash FROM journal "
        "WHERE seq = 7",
        "REPLACE INTO journal SELECT 1, at, 'x', act_id, kind, record_id, before, after, prev, hash FROM journal WHERE seq = 1",
        "INSERT INTO journal SELECT 9, at, actor, act_id, kind, record_id, before, after, hash, hash FROM journal WHERE seq = 7",
        "INSERT INTO journal SELECT 8, at, actor, act_id, kind, record_id, before, after, prev, hash FROM journal WHERE seq = 7",
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_the_triggers_let_nothing_but_the_next_entry_in(
    filled: Book, key: bytes, statement: str, recursive: str
) -> None:
    before = check(filled)
    raw = books.connect(filled.path, key)
    raw.execute(f"PRAGMA recursive_triggers = {recursive}")
    with pytest.raises(sqlcipher3.DatabaseError, match=r"append-only|chain"):
        raw.execute(statement)
    raw.close()
    assert check(filled) == before


def test_parts_cannot_be_shifted_into_one_another(key: bytes) -> None:
    def linked(stamped: str, kind: str, before: str | None, after: str | None) -> str:
        return journal.link("0" * 64, 1, stamped, kind, 1, before, after)

    variants: list[Any] = [
        (journal.stamp("a", "b", 1), "staff", '{"x":1}', None),
        (journal.stamp("a", "b", 1), "staff", None, '{"x":1}'),
        (journal.stamp("a\n1", "b", 1), "staff", None, '{"x":1}'),
        (journal.stamp("a", "\n1\nb", 1), "staff", None, '{"x":1}'),
        (journal.stamp("a", "b", 11), "staff", None, '{"x":1}'),
    ]
    assert len({linked(*variant) for variant in variants}) == len(variants)
    assert "\n" not in journal.dumps({"x": "a\nb\r\u2028", "\n": ["\n"]})


def test_any_text_is_kept_in_the_chain(book: Book, tmp_path: Path) -> None:
    with book.write(Act("add_staff"), "\U0001f469 \n;--") as pen:
        pen.insert(Staff, [{"chinese_name": "𠮷野\u0301家", "note": "\x00\x1f\u202e"}])
    check(book)
