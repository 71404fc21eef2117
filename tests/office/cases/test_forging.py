"""Whoever has the key and changes what is on record, past the journal or in it, is found: every field, every bit, every order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Boolean, Integer, text

from lut_admin.office import cases, verifying
from lut_admin.office.cases import How, evidence
from lut_admin.office.cases.evidence import Piece
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.records import journal
from lut_admin.records.book import connect
from lut_admin.records.tables import KINDS, Case, CaseEntry, CaseNote, Exhibit, Journal, Respondent
from lut_admin.refusals import Refusal
from tests.office.cases.conftest import SERVED, account, opened, take

TABLES = (Case, CaseEntry, CaseNote, Exhibit, Respondent)


class Forger:
    """Somebody with the key and SQL: changes the file, and puts back what was there."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.raw = office.book.lend_key(lambda key: connect(office.book.path, key))
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "ignore_check_constraints = ON"):
            self.raw.execute(f"PRAGMA {pragma}")
        for trigger in ("journal_no_update", "journal_no_delete", "journal_in_order"):
            self.raw.execute(f"DROP TRIGGER IF EXISTS {trigger}")

    def one(self, statement: str, *values: Any) -> Any:
        row = self.raw.execute(statement, values).fetchone()
        return row[0] if row else None

    def run(self, statement: str, *values: Any) -> None:
        self.raw.execute(statement, values)

    def found(self) -> set[str]:
        """Which checks of `verify` say no; it never fails itself."""
        return {check.name for check in verifying.verify(self.office).checks if not check.ok} - {"keys"}

    def broken(self) -> bool:
        """As `verify` judges it, by the two checks that look at entries and records: what cannot be read is not whole."""
        looks = (lambda: verifying._chain(self.office), lambda: verifying._records(self.office))
        return any(not verifying._checked("journal", look, "zh").ok for look in looks)


@pytest.fixture
def forger(office: Office, jane: int, john: int) -> Iterator[Forger]:
    """A file with two cases: of two students and far on, with a correction, evidence and a note; and another."""
    number = opened(office, jane, john)
    take(office, number, *SERVED[:3])
    cases.step(office, number, "waiver", office.today(), {"recorder": "周明", "guardian": "监护人"}, "书面放弃")
    take(office, number, "decision", "service")
    entry = cases.case(office, number).entries[2]
    cases.correct(office, number, entry.id, "误记", {"note": "补记"})
    evidence.add(office, number, [Piece("聊天记录".encode(), "chat.txt", "群聊", "Chat", "群主")])
    cases.note(office, jane, How.TALK, (5,), "谈话")
    opened(office, john)
    made = Forger(office)
    assert made.found() == set()
    yield made
    made.raw.close()


@pytest.mark.parametrize("table", [table.__tablename__ for table in TABLES])
def test_every_changed_field_of_every_record_of_a_case_is_found(forger: Forger, table: str) -> None:
    for column in KINDS[table].columns:
        for wanted in ("MIN", "MAX"):
            _forge_field(forger, table, column, forger.one(f"SELECT {wanted}(id) FROM {table}"))
    assert forger.found() == set()


def _forge_field(forger: Forger, table: str, column: Any, number: int) -> None:
    old = forger.one(f'SELECT "{column.name}" FROM {table} WHERE id = ?', number)
    numeric = isinstance(column.type, (Integer, Boolean))
    other = 977 if numeric else "[1]" if column.type.__class__.__name__ == "JSON" else f"{old or ''}x"
    forger.run(f'UPDATE {table} SET "{column.name}" = ? WHERE id = ?', other, number)
    assert forger.found(), (table, column.name)
    forger.run(f'UPDATE {table} SET "{column.name}" = ? WHERE id = ?', old, 977 if column.name == "id" else number)
    if old is not None and column.nullable:
        forger.run(f'UPDATE {table} SET "{column.name}" = NULL WHERE id = ?', number)
        assert forger.found(), (table, column.name, "emptied")
        forger.run(f'UPDATE {table} SET "{column.name}" = ? WHERE id = ?', old, number)


def test_every_changed_field_of_every_entry_of_the_record_is_found(forger: Forger) -> None:
    entries = [seq for (seq,) in forger.raw.execute("SELECT seq FROM journal WHERE kind IN ('case_entry', 'act')").fetchall()]
    for name in (column.name for column in Journal.__table__.columns):
        for seq in entries:
            old = forger.one(f'SELECT "{name}" FROM journal WHERE seq = ?', seq)
            others: list[Any] = [f"{old or ''}x", "", None] if not isinstance(old, int) else [old + 1000]
            for other in others:
                if other == old or (other is None and name not in ("before", "after")):
                    continue
                forger.run(f'UPDATE journal SET "{name}" = ? WHERE seq = ?', other, seq)
                assert forger.broken(), (seq, name, other)
                forger.run(f'UPDATE journal SET "{name}" = ? WHERE seq = ?', old, other if name == "seq" else seq)
    assert forger.found() == set()


def bits(size: int) -> Iterator[tuple[int, int]]:
    for place in range(size):
        for bit in range(8):
            yield place, 1 << bit


OF_ENTRIES = (
    ("case_entry", "id", "step = 'waiver' AND note IS NOT NULL", ("step", "on", "at", "facts", "note")),
    ("journal", "seq", "kind = 'case_entry' AND after LIKE '%waiver%'", ("at", "actor", "kind", "after", "prev", "hash")),
)


@pytest.mark.parametrize(("table", "key", "where", "names"), OF_ENTRIES)
def test_every_single_bit_of_a_stored_entry_is_found(
    forger: Forger, table: str, key: str, where: str, names: tuple[str, ...]
) -> None:
    """Also where the flipped bit makes no text any more, or no JSON: then that is what is told, and nothing fails."""
    number = forger.one(f'SELECT "{key}" FROM {table} WHERE {where} LIMIT 1')
    for name in names:
        old, tried = forger.one(f'SELECT CAST("{name}" AS BLOB) FROM {table} WHERE "{key}" = ?', number), 0
        for place, bit in bits(len(old)):
            forged = bytearray(old)
            forged[place] ^= bit
            forger.run(f'UPDATE {table} SET "{name}" = CAST(? AS TEXT) WHERE "{key}" = ?', bytes(forged), number)
            tried += 1
            assert forger.found() if tried % 97 == 1 else forger.broken(), (name, place, bit)
        forger.run(f'UPDATE {table} SET "{name}" = CAST(? AS TEXT) WHERE "{key}" = ?', old, number)
        assert tried == len(old) * 8
    assert forger.found() == set()


def swap(forger: Forger) -> None:
    """Two entries change places and numbers, each whole."""
    for old, new in ((5, -1), (6, 5), (-1, 6)):
        forger.run("UPDATE journal SET seq = ? WHERE seq = ?", new, old)


def swap_records(forger: Forger) -> None:
    """Two entries of a case change what they say."""
    rows = forger.raw.execute("SELECT id, facts FROM case_entry WHERE step IN ('proposal', 'decision') ORDER BY id").fetchall()
    (one, first), (other, second) = rows[0], rows[-1]
    forger.run("UPDATE case_entry SET facts = ? WHERE id = ?", second, one)
    forger.run("UPDATE case_entry SET facts = ? WHERE id = ?", first, other)


def renumber(forger: Forger) -> None:
    """An entry is taken out, and those after it move up."""
    forger.run("DELETE FROM journal WHERE seq = 7")
    last = forger.one("SELECT MAX(seq) FROM journal")
    for seq in range(8, last + 1):
        forger.run("UPDATE journal SET seq = ? WHERE seq = ?", seq - 1, seq)


def rehash(forger: Forger) -> None:
    """An entry is changed and its own hash made to fit, but not those after it."""
    forger.run("UPDATE journal SET actor = 'nobody' WHERE seq = 7")
    row = forger.raw.execute(
        "SELECT prev, seq, at, actor, act_id, kind, record_id, before, after FROM journal WHERE seq = 7"
    ).fetchone()
    prev, seq, at, actor, act_id, kind, record, before, after = row
    made = journal.link(prev, seq, journal.stamp(at, actor, act_id), kind, record, before, after)
    forger.run("UPDATE journal SET hash = ? WHERE seq = 7", made)


WAYS: dict[str, Callable[[Forger], None]] = {
    "swapped entries": swap,
    "swapped records": swap_records,
    "an entry out of the middle": lambda forger: forger.run("DELETE FROM journal WHERE seq = 9"),
    "an entry out of the middle, renumbered": renumber,
    "an entry rehashed": rehash,
    "an entry twice": lambda forger: forger.run(
        "INSERT INTO journal SELECT (SELECT MAX(seq) + 1 FROM journal), at, actor, act_id, kind, record_id, before, after, prev, "
        "hash FROM journal WHERE seq = 9"
    ),
    "a record out": lambda forger: forger.run("DELETE FROM case_entry WHERE id = (SELECT MIN(id) FROM case_entry)"),
    "a case out": lambda forger: forger.run("DELETE FROM case_file WHERE id = (SELECT MAX(id) FROM case_file)"),
    "a record put in": lambda forger: forger.run(
        'INSERT INTO case_entry (id, case_id, step, "on", at, facts) SELECT 99, case_id, step, "on", at, facts FROM case_entry '
        "WHERE id = 2"
    ),
    "evidence changed": lambda forger: forger.run("UPDATE evidence_body SET body = zeroblob(length(body))"),
    "evidence out": lambda forger: forger.run("DELETE FROM evidence_body"),
    "everything out": lambda forger: forger.run("DELETE FROM journal"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_reordering_and_deleting_is_found(forger: Forger, way: str) -> None:
    WAYS[way](forger)
    assert forger.found()


def test_a_cut_tail_is_found_against_what_was_printed(forger: Forger) -> None:
    """Cut with all that it told, the rest is whole in itself: only a check value kept elsewhere tells."""
    office = forger.office
    printed = verifying.verify(office).anchor
    assert printed is not None
    case = cases.record(office, account(1)).made
    later = verifying.verify(office).anchor
    assert later is not None and later.seq > printed.seq
    forger.run("DELETE FROM journal WHERE seq > ?", printed.seq)
    forger.run("DELETE FROM case_entry WHERE case_id = ?", case)
    forger.run("DELETE FROM respondent WHERE case_id = ?", case)
    forger.run("DELETE FROM case_file WHERE id = ?", case)
    assert forger.found() == set(), "nothing in the file itself tells of it"
    for end, whole in ((printed, True), (later, False)):
        checks = {one.name: one for one in verifying.verify(office, printed=(end.seq, end.head)).checks}
        assert checks["printed"].ok is whole
    assert words.say("selftest.printed", "en") and str(later.seq) in checks["printed"].detail


def test_no_bit_of_the_file_is_changed_unseen(forger: Forger) -> None:
    """One bit on every page of the encrypted file: the page's own seal breaks."""
    path = forger.office.book.path
    forger.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with forger.office.read() as connection:
        connection.execute(text("SELECT 1"))
    whole = path.read_bytes()
    from lut_admin.records import backups

    def look() -> bool:
        try:
            forger.office.book.lend_key(lambda key: backups.inspect(copy, key))
        except Refusal:
            return True
        return False

    copy = path.with_name("copy.db")
    copy.write_bytes(whole)
    assert not look()
    for page in range(0, len(whole), 4096):
        forged = bytearray(whole)
        forged[page + (page // 4096 * 37) % 4096] ^= 1 << (page // 4096) % 8
        copy.write_bytes(bytes(forged))
        assert look(), f"page {page // 4096}"
