"""Changing the register: one student, a pasted block, a status, the bin. Import and hand edits meet in `amend` and `enter`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from lut_admin.convention.roster import FIELDS, KEPT_WHEN_CHANGED, Status
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.roster import reading, values
from lut_admin.records import tables
from lut_admin.records.journal import Act
from lut_admin.records.pen import CHUNK, Pen
from lut_admin.refusals import Refusal

Fields = Mapping[str, str]
_KEY_COLUMNS = tuple(tables.Student.__table__.c[field.name] for field in FIELDS)


def add(office: Office, fields: Fields, extra: Fields | None = None) -> Result:
    """Enter one student by hand; refuses a record of nobody, a number that is taken, a value that cannot be read."""
    given = {name: value for name, value in clean(fields).items() if value is not None}
    values.somebody(given)
    facts = {"name": values.called(given)}
    with office.write(Act("add_student", facts)) as pen:
        _refuse_taken(pen, {None: given})
        made = enter(pen, [(given, extra or {}, {})], office.today().isoformat())
        return Result(Changes.STUDENTS, pen.act_id, "add_student", facts, made[0])


def edit(office: Office, student_id: int, fields: Fields, extra: Fields | None = None) -> Result:
    """Change fields of one student; an empty text clears a field. A value that cannot be read is refused with its reason.

    A changed name or number stays among the former ones and still finds the student; a changed status is dated today
    unless `status_since` comes with it.
    """
    return _edit(office, "edit_student", {student_id: fields}, {student_id: extra} if extra else {})


def edit_many(office: Office, changes: Mapping[int, Fields]) -> Result:
    """Change many students in one act (a pasted block): all of it or, where one value is refused, nothing."""
    return _edit(office, "edit_students", changes, {})


def set_status(office: Office, ids: Iterable[int], status: Status | str, since: date | str | None = None) -> Result:
    """Give students a status from a day on (ISO date, or month; default today)."""
    day = since.isoformat() if isinstance(since, date) else since or office.today().isoformat()
    fields = {"status": Status(status).value, "status_since": day}
    return _edit(office, "set_status", dict.fromkeys(ids, fields), {}, status=Status(status).value)


def put_in_bin(office: Office, ids: Sequence[int]) -> Result:
    """Take students off the register; they can be taken out of the bin again, with everything they had."""
    with office.read() as connection:
        present: dict[int, reading.Student] = {}
        for start in range(0, len(ids), CHUNK):
            present |= reading.full(connection, ids[start : start + CHUNK])
    if any(i not in present for i in ids):
        raise Refusal("roster.gone")
    moved = [i for i in ids if not present[i].binned_at]
    if not moved:
        return Result(name="bin_students")
    facts = {"n": len(moved), "name": present[moved[0]].name}
    with office.write(Act("bin_students", facts)) as pen:
        pen.update(tables.Student, {i: {"binned_at": pen.at} for i in moved})
        return Result(Changes.STUDENTS, pen.act_id, "bin_students", facts)


def clean(fields: Mapping[str, Any]) -> dict[str, str | None]:
    """Values as a list's cells are read; None for what is emptied. Raises Refusal("roster.bad_value", field, value, reason)."""
    from lut_admin.office.roster.cells import read_value

    values.known_fields(fields)
    return {name: read_value(name, value) for name, value in fields.items()}


def enter(pen: Pen, students: Sequence[tuple[Fields, Fields, Fields]], today: str) -> list[int]:
    """Write new students (clean values, the school's further columns, former numbers); returns their ids.

    No status history is written: until a first change, a student's only status is the one in the record.
    """
    rows = []
    for given, extra, former in students:
        row: dict[str, Any] = {**given, **values.keys(given, former.items())}
        if extra:
            row["extra"] = dict(extra)
        if row.get("status") in values.ENDED and "status_since" not in row and row.get("left_on"):
            row["status_since"] = values.since(row, today)
        rows.append(row)
    made = pen.insert(tables.Student, rows)
    old = [
        {"student_id": student_id, "field": field, "value": value, "until": pen.at}
        for student_id, (_, _, former) in zip(made, students, strict=True)
        for field, value in former.items()
    ]
    if old:
        pen.insert(tables.FormerValue, old)
    return made


def amend(
    pen: Pen,
    changes: Mapping[int, Mapping[str, str | None]],
    extras: Mapping[int, Mapping[str, str]],
    today: str,
    former: Mapping[int, Fields] | None = None,
    *,
    listed: bool = False,
) -> int:
    """Write changed fields, further columns and numbers that are said to be old, by student id; returns how many changed.

    Keeps replaced names and numbers, dates a new status, brings the search keys up to date. Where a list says the new status
    without a day (`listed`), nobody knows since when: the day it became known stands in the status history alone.
    """
    ids = list(dict.fromkeys([*changes, *extras]))
    changed = 0
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        present = reading.full(pen.connection, some)
        if len(present) != len(some):
            raise Refusal("roster.gone")
        hand = _Hand(pen, today, listed)
        for one in some:
            hand.change(present[one], changes.get(one, {}), extras.get(one, {}), (former or {}).get(one, {}))
        changed += hand.write()
    return changed


class _Hand:
    """Collects what a number of students' changes come to, and writes it table by table."""

    def __init__(self, pen: Pen, today: str, listed: bool) -> None:
        self.pen = pen
        self.today = today
        self.listed = listed
        self.updates: dict[int, dict[str, Any]] = {}
        self.former: list[dict[str, Any]] = []
        self.standings: list[dict[str, Any]] = []
        self.redated: dict[int, dict[str, Any]] = {}

    def change(
        self, student: reading.Student, fields: Mapping[str, str | None], extra: Mapping[str, str], former: Fields
    ) -> None:
        """Take up one student's change: only what differs from the record counts."""
        new = {name: value for name, value in fields.items() if value != student.values.get(name)}
        update: dict[str, Any] = dict(new)
        kept = [
            (name, student.values[name])
            for name in KEPT_WHEN_CHANGED
            if name in new and values.is_kept(name, student.values.get(name), new[name])
        ]
        kept += former.items()
        self.former += [{"student_id": student.id, "field": f, "value": v, "until": self.pen.at} for f, v in kept]
        last = student.standings[-1] if student.standings else None
        # A status that is heard of for the first time is no change: it may have been so all along.
        first = last is None or (last.id == 0 and not last.status)
        if "status" in new and "status_since" not in new and (not first or new["status"] in values.ENDED):
            left = new.get("left_on", student.values.get("left_on"))
            said = {"status": new["status"], "left_on": left}
            update["status_since"] = values.since(said, "" if self.listed else self.today) or None
        after = {name: value for name, value in {**student.values, **update}.items() if value is not None}
        self._status(student, last, {} if first else new, after)
        if former or values.KEYED & new.keys():
            update |= values.keys(after, [*((f.field, f.value) for f in student.former), *kept])
        further = {header: text for header, text in {**student.extra, **extra}.items() if text}
        if further != student.extra:
            update["extra"] = further or None
        if update:
            self.updates[student.id] = update

    def _status(
        self,
        student: reading.Student,
        last: reading.Standing | None,
        new: Mapping[str, str | None],
        after: Mapping[str, str],
    ) -> None:
        """Date a new status: with the first change also the one that was known until then; or correct the last date."""
        since = after.get("status_since", "")
        if "status" in new:
            since = since or self.today
            row = {"student_id": student.id, "status": after.get("status"), "since": since, "noted_at": self.pen.at}
            if last is not None and last.id == 0 and last.status:
                begun = student.values.get("status_since") or student.values.get("enrolled") or ""
                self.standings.append({**row, "status": last.status, "since": begun})
            self.standings.append(row)
        elif "status_since" in new and last is not None and last.id:
            self.redated[last.id] = {"since": since}

    def write(self) -> int:
        """Write what was taken up; returns how many students changed."""
        count = self.pen.update(tables.Student, self.updates)
        if self.former:
            self.pen.insert(tables.FormerValue, self.former)
        if self.standings:
            self.pen.insert(tables.StatusChange, self.standings)
        if self.redated:
            self.pen.update(tables.StatusChange, self.redated)
        return count


def _edit(
    office: Office, name: str, changes: Mapping[int, Fields], extras: Mapping[int, Fields], **facts: Any
) -> Result:
    read = {student_id: clean(fields) for student_id, fields in changes.items()}
    with office.read() as connection:
        present: dict[int, reading.Student] = {}
        ids = list(read)
        for start in range(0, len(ids), CHUNK):
            present |= reading.full(connection, ids[start : start + CHUNK])
    if any(i not in present for i in ids):
        raise Refusal("roster.gone")
    new = {i: {k: v for k, v in read[i].items() if v != present[i].values.get(k)} for i in ids}
    if not any(new.values()) and not any(extras.values()):
        return Result(name=name)
    for i in ids:
        values.somebody({**present[i].values, **new[i]})
    facts |= {"name": present[ids[0]].name} if name == "edit_student" else {"n": sum(map(bool, new.values()))}
    with office.write(Act(name, facts)) as pen:
        _refuse_taken(pen, {i: fields for i, fields in new.items() if fields.get("student_no")})
        amend(pen, new, extras, office.today().isoformat())
        return Result(Changes.STUDENTS, pen.act_id, name, facts)


def _refuse_taken(pen: Pen, changes: Mapping[int | None, Mapping[str, str | None]]) -> None:
    """Refuses a student number that another student has, also one in the bin."""
    numbers = [number for fields in changes.values() if (number := fields.get("student_no"))]
    for number, times in Counter(numbers).items():
        if times > 1:
            raise Refusal("roster.number_twice", number=number)
    table = tables.Student.__table__
    for start in range(0, len(numbers), CHUNK):
        query = select(table.c.id, table.c.binned_at, *_KEY_COLUMNS).where(
            table.c.student_no.in_(numbers[start : start + CHUNK])
        )
        for row in pen.connection.execute(query):
            code = "roster.number_in_bin" if row.binned_at else "roster.number_taken"
            raise Refusal(code, number=row.student_no, name=values.called(row._asdict()))
