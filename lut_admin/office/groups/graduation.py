"""The graduation desk (Art. 3): who may soon have finished is asked about; who has left stays on the list until all is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import leaving as rules
from lut_admin.convention import names
from lut_admin.convention.groups import GroupKind
from lut_admin.convention.roster import Status
from lut_admin.office import roster, settings
from lut_admin.office.groups.keeping import GroupLine, lines
from lut_admin.office.groups.kept import present
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.tables import Departure, Student
from lut_admin.refusals import Refusal


class Tick(StrEnum):
    """What is ticked off about a student who has left: out of the groups; in an alumni group."""

    LEFT_GROUPS = "left_groups_on"
    ALUMNI = "alumni_on"


@dataclass(frozen=True, slots=True)
class Ending:
    """A student whose expected end is near or over: graduated, or extended? A question, never an accusation.

    `step` is the reached one of the settings' steps (60, 30, 0 days); `days` are left until the end, negative after it.
    `far`: only the first of the steps has been reached.
    """

    student_id: int
    name: str
    chinese_name: str
    class_name: str
    expected_end: str
    days: int
    step: int
    far: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """A group in which the last check still shows a student, and the moment of that check (UTC text)."""

    group_id: int
    group: str
    at: str


@dataclass(frozen=True, slots=True)
class Leaver:
    """A student who has left the school, and what is still to be done about it (Art. 3).

    `since` is the day the status holds from (ISO, ``""``: not known). The days of the ticks are ``""`` until they are made.
    `seen_in` are the groups whose last checks still show the student, `alumni_in` the alumni groups that do: evidence beside
    the ticks, which stay a person's.
    """

    student_id: int
    name: str
    chinese_name: str
    class_name: str
    status: Status
    since: str
    left_groups_on: str
    alumni_on: str
    owes_alumni: bool
    seen_in: tuple[Sighting, ...] = ()
    alumni_in: tuple[Sighting, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who is to be asked about, the nearest end first; and who has left, those still seen in a group first, then the latest."""

    endings: tuple[Ending, ...]
    leavers: tuple[Leaver, ...]


def leaving(office: Office) -> Leaving:
    """Look at everybody who may have finished or has left; writes nothing."""
    with office.read() as connection:
        return leaving_in(office, connection)


def leaving_in(office: Office, connection: Connection) -> Leaving:
    """`leaving` within a transaction that is already open."""
    known = settings.read(connection)
    steps = (known["leave_days_first"], known["leave_days_second"], 0)
    table = Student
    query = select(
        table.id, table.english_name, table.passport_name, table.chinese_name, table.class_name, table.status,
        table.status_since, table.left_on, table.expected_end,
    ).where(table.binned_at.is_(None), table.status.is_not(None))  # fmt: skip
    endings: list[Ending] = []
    gone: list[Any] = []
    for row in connection.execute(query):
        status = Status(row.status)
        if rules.has_left(status):
            gone.append(row)
        elif status in rules.ASKED and row.expected_end:
            ending = _ending(row, office.today(), steps)
            if ending is not None:
                endings.append(ending)
    endings.sort(key=lambda one: (one.days, names.sort_key({"chinese_name": one.name})))
    return Leaving(tuple(endings), _leavers(connection, gone, lines(connection, office.today())))


def graduated(office: Office, ids: Sequence[int], day: date | str | None = None) -> Result:
    """These students graduated on a day (ISO, default today), in one act; they then leave the groups and join an alumni group."""
    return roster.set_status(office, ids, Status.GRADUATED, day)


def extended(office: Office, ids: Sequence[int], new_end: date | str) -> Result:
    """These students' studies go on until a new expected end (ISO day or month), in one act; refuses ``leaving.bad_day``."""
    end = new_end.isoformat() if isinstance(new_end, date) else new_end
    if rules.last_day(end) is None:
        raise Refusal("leaving.bad_day", day=end[:40])
    return roster.edit_many(office, {student_id: {"expected_end": end} for student_id in ids})


def tick(office: Office, ids: Sequence[int], what: Tick | str, day: date | str | None = None) -> Result:
    """Tick off that these students left the groups, or are in an alumni group, on a day (ISO, default today), in one act."""
    on = day.isoformat() if isinstance(day, date) else day or office.today().isoformat()
    if rules.last_day(on) is None or len(on) != len("2026-07-01"):
        raise Refusal("leaving.bad_day", day=on[:40])
    return _set(office, ids, Tick(what), on)


def untick(office: Office, ids: Sequence[int], what: Tick | str) -> Result:
    """Take a tick away again."""
    return _set(office, ids, Tick(what), None)


def _set(office: Office, ids: Sequence[int], what: Tick, on: str | None) -> Result:
    name = f"tick_{what.value}" if on else f"untick_{what.value}"
    with office.read() as connection:
        present = {
            row.student_id: (row.id, row._mapping[what.value])
            for row in connection.execute(
                select(Departure.id, Departure.student_id, Departure.left_groups_on, Departure.alumni_on)
            )
        }
        there = set(connection.scalars(select(Student.id).where(Student.binned_at.is_(None))))
    if any(student_id not in there for student_id in ids):
        raise Refusal("roster.gone")
    changed = {present[i][0]: {what.value: on} for i in dict.fromkeys(ids) if i in present and present[i][1] != on}
    fresh = [{"student_id": i, what.value: on} for i in dict.fromkeys(ids) if i not in present and on]
    if not changed and not fresh:
        return Result(name=name)
    facts = {"n": len(changed) + len(fresh)}
    with office.write(Act(name, facts)) as pen:
        if changed:
            pen.update(Departure, changed)
        pen.insert(Departure, fresh)
        return Result(Changes.AUDITS, pen.act_id, name, facts)


def _ending(row: Any, today: date, steps: Sequence[int]) -> Ending | None:
    end = rules.last_day(row.expected_end)
    if end is None:
        return None
    days = (end - today).days
    step = rules.step(days, steps)
    if step is None:
        return None
    far = step == max(steps)
    return Ending(row.id, _called(row), row.chinese_name or "", row.class_name or "", row.expected_end, days, step, far)


def _leavers(connection: Connection, gone: Sequence[Any], groups: Sequence[GroupLine]) -> tuple[Leaver, ...]:
    """Those who have left and about whom not everything is done, with where they are still seen."""
    table = Departure
    query = select(table.student_id, table.left_groups_on, table.alumni_on, table.note)
    ticks = {row.student_id: row for row in connection.execute(query)}
    seen, alumni = _sightings(connection, groups)
    found: list[Leaver] = []
    for row in gone:
        ticked, status = ticks.get(row.id), Status(row.status)
        left = (ticked.left_groups_on or "") if ticked else ""
        joined = (ticked.alumni_on or "") if ticked else ""
        owes = rules.owes_alumni(status)
        if left and (joined or not owes):
            continue
        since, note = row.status_since or row.left_on or "", (ticked.note or "") if ticked else ""
        who = (row.id, _called(row), row.chinese_name or "", row.class_name or "", status, since)
        found.append(Leaver(*who, left, joined, owes, seen.get(row.id, ()), alumni.get(row.id, ()), note))
    found.sort(key=lambda one: (one.since, one.name), reverse=True)
    return tuple(sorted(found, key=lambda one: not one.seen_in))


Sightings = Mapping[int, tuple[Sighting, ...]]


def _sightings(connection: Connection, groups: Sequence[GroupLine]) -> tuple[Sightings, Sightings]:
    """In which groups the last checks show each student: groups to leave, and alumni groups."""
    to_leave: dict[int, tuple[Sighting, ...]] = {}
    alumni: dict[int, tuple[Sighting, ...]] = {}
    seen = present(connection)
    for one in groups:
        if one.id not in seen:
            continue
        where = alumni if one.kind is GroupKind.ALUMNI else to_leave
        for student_id, at in seen[one.id].students.items():
            where[student_id] = (*where.get(student_id, ()), Sighting(one.id, one.name, at))
    return to_leave, alumni


def _called(row: Any) -> str:
    return row.english_name or row.passport_name or row.chinese_name or ""
