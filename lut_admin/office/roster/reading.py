"""Looking at the register: the lines of the list, one student in full, who is found by a few letters, what happened to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, or_, select

from lut_admin.convention import names
from lut_admin.convention.roster import BY_NAME, FIELDS, MUST_LEAVE, NAME_FIELDS
from lut_admin.office import shelf
from lut_admin.office.office import Office
from lut_admin.office.shelf import StudentLine, named
from lut_admin.records import journal, tables
from lut_admin.records.pen import CHUNK
from lut_admin.refusals import Refusal

_NAMES = tuple(BY_NAME)
_COLUMNS = tuple(
    tables.Student.__table__.c.id if name == "id" else func.coalesce(tables.Student.__table__.c[name], "").label(name)
    for name in StudentLine._fields
)
_WRITTEN = ("passport_name", "english_name", "chinese_name", "student_no")
_NAMED = tuple(tables.Student.__table__.c[name] for name in NAME_FIELDS)


@dataclass(frozen=True, slots=True)
class Former:
    """A name or number a student used to have, and the moment (UTC) it was replaced."""

    field: str
    value: str
    until: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A student's status from a day on; ``since`` may be only a month, or ``""`` where it is not known.

    `id` is that of the recorded change, 0 where the status has never changed and is taken from the record.
    """

    status: str
    since: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Student:
    """One student in full: the fields that are known by name, the school's further columns, former names and statuses."""

    id: int
    values: dict[str, str]
    extra: dict[str, str] = field(default_factory=dict)
    former: tuple[Former, ...] = ()
    standings: tuple[Standing, ...] = ()
    binned_at: str | None = None

    @property
    def name(self) -> str:
        """What to call the student in a sentence."""
        get = self.values.get
        return named(get("english_name") or get("passport_name", ""), get("chinese_name", ""), get("student_no", ""))


@dataclass(frozen=True, slots=True)
class Past:
    """One change of one field in a student's history, ready for a sentence.

    `kind` is ``added``, ``changed``, ``removed``; `field` is a field's name (label ``field.<field>``), a column of the
    school's own list, or ``""`` for the whole record; `act` names the act (``act.<act>``) and `at` is UTC.
    """

    at: str
    actor: str
    act: str
    kind: str
    field: str
    before: str
    after: str


def lines_of(office: Office, ids: Sequence[int]) -> list[StudentLine]:
    """The lines of a few students (at most `CHUNK`), those in the bin left out: what a list shows anew after an edit."""
    with office.read() as connection:
        return shelf.lines_of(connection, ids)


def student(office: Office, student_id: int) -> Student:
    """One student in full, also from the bin; raises Refusal("roster.gone") where the record is no more."""
    with office.read() as connection:
        found = full(connection, [student_id])
    if student_id not in found:
        raise Refusal("roster.gone")
    return found[student_id]


def full(connection: Connection, ids: Sequence[int] | None = None) -> dict[int, Student]:
    """Students in full by id (None: everybody outside the bin), within an open transaction."""
    table = tables.Student.__table__
    former: dict[int, list[Former]] = {}
    for row in connection.execute(_of(select(tables.FormerValue.__table__), tables.FormerValue.student_id, ids)):
        former.setdefault(row.student_id, []).append(Former(row.field, row.value, row.until))
    standings: dict[int, list[Standing]] = {}
    query = select(tables.StatusChange.__table__).order_by(tables.StatusChange.since, tables.StatusChange.id)
    for row in connection.execute(_of(query, tables.StatusChange.student_id, ids)):
        standings.setdefault(row.student_id, []).append(Standing(row.status or "", row.since, row.id))
    found = {}
    query = select(*(table.c[name] for name in _NAMES), table.c.id, table.c.extra, table.c.binned_at)
    query = query.where(table.c.binned_at.is_(None)) if ids is None else _of(query, table.c.id, ids)
    for row in connection.execute(query):
        values = {name: value for name, value in zip(_NAMES, row[: len(_NAMES)], strict=True) if value}
        known = standings.get(row.id) or [Standing(values.get("status", ""), values.get("status_since", ""))]
        found[row.id] = Student(
            row.id, values, dict(row.extra or {}), tuple(former.get(row.id, ())), tuple(known), row.binned_at
        )
    return found


def _of(query: Any, column: Any, ids: Sequence[int] | None) -> Any:
    if ids is None:
        return query
    if len(ids) > CHUNK:
        raise ValueError(f"at most {CHUNK} at once")
    return query.where(column.in_(ids))


def find(office: Office, text: str, limit: int = 20) -> list[StudentLine]:
    """Who may be meant by some letters: any name form, pinyin, initials, a number.

    What is written just so comes first, then whole forms, then beginnings; whoever has left comes after all others.
    """
    written = names.clean(text)
    typed = names.query(written)
    if not written:
        return []
    # A name of marks alone, ``--``, leaves nothing in the keys; it is looked for as it is written.
    where = func.instr(tables.Student.search_key, typed) > 0 if typed else or_(*(name == written for name in _NAMED))
    query = select(*_COLUMNS).where(tables.Student.binned_at.is_(None), where)
    with office.read() as connection:
        # Plain text columns need no result processing, and the driver's own tuples take half the time of a crowd.
        found = [StudentLine._make(row) for row in connection.execute(query).cursor.fetchall()]
    found.sort(key=lambda line: (line.status in MUST_LEAVE, _distance(line, typed), line.sort_key))
    return found[:limit]


def _distance(line: StudentLine, typed: str) -> int:
    """0: a name or number as written; 1: a whole form, such as pinyin; 2: the beginning of a form; 3: of a word; 4: inside."""
    if any(names.query(getattr(line, field)) == typed for field in _WRITTEN):
        return 0
    bounded = f"\n{line.search_key}\n"
    if f"\n{typed}\n" in bounded:
        return 1
    if f"\n{typed}" in bounded:
        return 2
    return 3 if f" {typed}" in bounded else 4


def history(office: Office, student_id: int) -> list[Past]:
    """What happened to one student, newest first, one entry a field."""
    with office.read() as connection:
        entries = journal.history(connection, tables.Student.__tablename__, student_id)
        acts = _acts(connection, {entry.act_id for entry in entries})
    past: list[Past] = []
    for entry in reversed(entries):
        act = acts.get(entry.act_id, "")
        if entry.before is None or entry.after is None:
            past.append(Past(entry.at, entry.actor, act, "added" if entry.before is None else "removed", "", "", ""))
            continue
        for name, before, after in _changes(entry.before, entry.after):
            past.append(Past(entry.at, entry.actor, act, "changed", name, before, after))
    return past


def _changes(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    found = [
        (name, before.get(name) or "", after.get(name) or "")
        for name in [*(f.name for f in FIELDS), "binned_at"]
        if (before.get(name) or "") != (after.get(name) or "")
    ]
    old, new = before.get("extra") or {}, after.get("extra") or {}
    found += [(header, old.get(header, ""), new.get(header, "")) for header in {**old, **new} if old.get(header) != new.get(header)]
    return found


def _acts(connection: Connection, ids: set[int]) -> dict[int, str]:
    return {done.id: done.name for done in journal.acts(connection) if done.id in ids}
