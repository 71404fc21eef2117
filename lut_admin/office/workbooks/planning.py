"""Planning an import: read the list, find whom each row means, and say what would change. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention.hours import CHINA
from lut_admin.convention.roster import FIELDS, Status
from lut_admin.convention.roster import Person as Student
from lut_admin.office import office as offices
from lut_admin.office.office import Office
from lut_admin.office.roster.people import person
from lut_admin.office.shelf import uninterrupted
from lut_admin.office.workbooks.deciding import Decision
from lut_admin.office.workbooks.people import People, Person
from lut_admin.office.workbooks.plan import (
    ImportPlan,
    Mappings,
)
from lut_admin.papers import roster_sheet, sheets
from lut_admin.papers.sheets import Workbook
from lut_admin.records import journal, tables
from lut_admin.refusals import Progress, unwatched

_STEPS = 1000
_FIELDS = tuple(field.name for field in FIELDS)
_COLUMNS = tuple(tables.Student.__table__.c[name] for name in ("id", "binned_at", "extra", *_FIELDS))


def plan_import(
    office: Office | None,
    source: Path | Workbook,
    complete: bool = True,
    mapping: Mappings | None = None,
    progress: Progress = unwatched,
    answers: Mapping[str, str] | None = None,
    standing: Status | None = None,
) -> ImportPlan:
    """What importing this list (its file, or a block that was pasted) would do; without an office, everybody in it is new.

    `complete` says that the list names everybody, so that an active student who is not in it is missing; `mapping` corrects
    columns by hand (header key → letter → field, ``""`` keeps a column as it is, None leaves it out) and is remembered when
    the plan is carried out; `answers` are a person's answers to held rows (``Sheet!17`` → ``same``, ``new`` …); `standing`
    is the status that a person gives to everybody of whom neither list nor register says one. Raises Refusal("sheets.…")
    for a file that cannot be read.
    """
    by_hand = dict(mapping or {})
    remembered = {**remembered_columns(office), **by_hand} if office is not None else by_hand
    today = (office.today() if office is not None else offices.clock().astimezone(CHINA).date()).isoformat()
    workbook = source if isinstance(source, Workbook) else sheets.read(source, _part(progress, 0, 450))
    with uninterrupted():
        reading = roster_sheet.read_students(workbook, remembered, _part(progress, 450, 750), today=_day(today))
        plan = ImportPlan(
            path=workbook.path,
            sha256=workbook.sha256,
            kind=workbook.kind,
            encoding=workbook.encoding,
            complete=complete,
            reading=reading,
            new=(),
            changed=(),
            restored=(),
            same=0,
            missing=None,
            held=(),
            problems=(),
            answers=dict(answers or {}),
            mapping=by_hand,
            standing=standing,
        )
        return decide(office, plan, _part(progress, 750, _STEPS))


def decide(office: Office | None, plan: ImportPlan, progress: Progress = unwatched) -> ImportPlan:
    """The same plan against the register as it is now."""
    if office is None:
        return Decision(plan, People(), progress).made()
    with office.read() as connection:
        seq = journal.anchor(connection).seq
        people = People(_register(connection))
        before = connection.scalar(
            select(tables.ImportedFile.at)
            .where(tables.ImportedFile.sha256 == plan.sha256)
            .order_by(tables.ImportedFile.id.desc())
            .limit(1)
        )
    return replace(Decision(plan, people, progress).made(), seq=seq, imported_at=before)


def people_in(path: Path, progress: Progress = unwatched) -> list[Student]:
    """The students of a list file as the rules see them, without taking anybody in; their ids count from 1."""
    reading = roster_sheet.read_students(sheets.read(path, progress))
    rows = [row for row in reading.students if not row.stays_out]
    return [person(number, row.values) for number, row in enumerate(rows, start=1)]


def answered(
    office: Office | None, plan: ImportPlan, answers: Mapping[str, str], standing: Status | None = None
) -> ImportPlan:
    """The plan with all of a person's answers: to its held rows (``Sheet!17`` → one of that row's `answers`), and which
    status everybody has of whom nothing says one. An answer or a status that is no longer given is taken back.
    """
    return decide(office, replace(plan, answers=dict(answers), standing=standing))


def remembered_columns(office: Office) -> dict[str, dict[str, str | None]]:
    """The corrections of columns made by hand so far, by header key."""
    with office.read() as connection:
        rows = connection.execute(select(tables.HeaderMap.header_key, tables.HeaderMap.columns))
        return {row.header_key: dict(row.columns) for row in rows}


def _part(progress: Progress, start: int, end: int) -> Progress:
    def told(done: int, total: int) -> None:
        progress(start + (end - start) * done // max(total, 1), _STEPS)

    return told


def _day(text: str) -> Any:
    from datetime import date

    return date.fromisoformat(text)


def _register(connection: Connection) -> list[Person]:
    """Everybody on the register and in the bin."""
    people: dict[int, Person] = {}
    for row in connection.execute(select(*_COLUMNS)):
        values = {name: value for name, value in zip(_FIELDS, row[3:], strict=True) if value}
        people[row.id] = Person(row.id, values, dict(row.extra or {}), {}, row.binned_at is not None)
    former = select(tables.FormerValue.student_id, tables.FormerValue.field, tables.FormerValue.value)
    for row in connection.execute(former):
        if row.student_id in people:
            people[row.student_id].former.setdefault(row.field, []).append(row.value)
    # Those in the bin come first, so that somebody on the register wins a number that both have.
    return sorted(people.values(), key=lambda person: not person.binned)
