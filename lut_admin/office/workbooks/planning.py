"""Planning an import: read the list, find whom each row means, and say what would change. Nothing is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention.hours import CHINA
from lut_admin.convention.roster import FIELDS, KEPT_WHEN_CHANGED, Kind, Status
from lut_admin.convention.roster import Person as Student
from lut_admin.office import office as offices
from lut_admin.office.office import Office
from lut_admin.office.roster import values as record
from lut_admin.office.roster.people import person
from lut_admin.office.roster.reading import uninterrupted
from lut_admin.office.workbooks.people import People, Person, Verdict
from lut_admin.office.workbooks.plan import (
    NEW,
    RESTORE,
    SAME,
    SKIP,
    Entering,
    FieldChange,
    Held,
    ImportPlan,
    Mappings,
    Missing,
)
from lut_admin.papers import roster_sheet, sheets
from lut_admin.papers.roster_sheet import Problem, Reading, Severity, StudentRow
from lut_admin.papers.words import Word
from lut_admin.records import journal, tables
from lut_admin.refusals import Progress, unwatched

_STEPS = 1000
_EVERY = 500
_ALIKE = str.maketrans("OIL", "011")
_DATES = frozenset(field.name for field in FIELDS if field.kind is Kind.DATE)
_FIELDS = tuple(field.name for field in FIELDS)
_COLUMNS = tuple(tables.Student.__table__.c[name] for name in ("id", "binned_at", "extra", *_FIELDS))


def plan_import(
    office: Office | None,
    path: Path,
    complete: bool = True,
    mapping: Mappings | None = None,
    progress: Progress = unwatched,
    answers: Mapping[str, str] | None = None,
) -> ImportPlan:
    """What importing this list would do; without an office, everybody in it is new.

    `complete` says that the list names everybody, so that an active student who is not in it is missing; `mapping` corrects
    columns by hand (header key → letter → field, ``""`` keeps a column as it is, None leaves it out) and is remembered when
    the plan is carried out; `answers` are a person's answers to held rows (``Sheet!17`` → ``same``, ``new`` …). Raises
    Refusal("sheets.…") for a file that cannot be read.
    """
    by_hand = dict(mapping or {})
    remembered = {**remembered_columns(office), **by_hand} if office is not None else by_hand
    today = (office.today() if office is not None else offices.clock().astimezone(CHINA).date()).isoformat()
    workbook = sheets.read(path, _part(progress, 0, 450))
    with uninterrupted():
        reading = roster_sheet.read_students(workbook, remembered, _part(progress, 450, 750), today=_day(today))
        plan = ImportPlan(
            path=Path(path),
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
        )
        return decide(office, plan, _part(progress, 750, _STEPS))


def decide(office: Office | None, plan: ImportPlan, progress: Progress = unwatched) -> ImportPlan:
    """The same plan against the register as it is now."""
    if office is None:
        return _Decision(plan, People(), progress).made()
    with office.read() as connection:
        seq = journal.anchor(connection).seq
        people = People(_register(connection))
        before = connection.scalar(
            select(tables.ImportedFile.at)
            .where(tables.ImportedFile.sha256 == plan.sha256)
            .order_by(tables.ImportedFile.id.desc())
            .limit(1)
        )
    return replace(_Decision(plan, people, progress).made(), seq=seq, imported_at=before)


def people_in(path: Path, progress: Progress = unwatched) -> list[Student]:
    """The students of a list file as the rules see them, without taking anybody in; their ids count from 1."""
    reading = roster_sheet.read_students(sheets.read(path, progress))
    rows = [row for row in reading.students if not row.stays_out]
    return [person(number, row.values) for number, row in enumerate(rows, start=1)]


def answered(office: Office | None, plan: ImportPlan, answers: Mapping[str, str]) -> ImportPlan:
    """The plan with a person's answers to its held rows (``Sheet!17`` → one of that row's `answers`)."""
    return decide(office, replace(plan, answers={**plan.answers, **answers}))


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


class _Decision:
    """Goes through the list once and collects what it comes to."""

    def __init__(self, plan: ImportPlan, people: People, progress: Progress) -> None:
        self.plan = plan
        self.people = people
        self.progress = progress
        self.columns = {sheet.name: sheet.columns for sheet in plan.reading.sheets}
        self.new: list[Entering] = []
        self.changed: list[FieldChange] = []
        self.restored: list[int] = []
        self.held: list[Held] = []
        self.told: list[Problem] = []
        self.same = 0
        self.met: dict[int, str] = {}

    def made(self) -> ImportPlan:
        """The plan with everything decided."""
        reading = self.plan.reading
        total = len(reading.students)
        for at, row in enumerate(reading.students):
            if at % _EVERY == 0:
                self.progress(at, total)
            if row.stays_out:
                self._meet_anyway(row)
            else:
                self._row(row)
        self.progress(total, total)
        return replace(
            self.plan,
            new=tuple(self.new),
            changed=tuple(self.changed),
            restored=tuple(self.restored),
            same=self.same,
            missing=self._missing() if self.plan.complete else None,
            held=tuple(self.held),
            problems=in_order(reading, [*reading.problems, *self.told]),
        )

    def _row(self, row: StudentRow) -> None:
        verdict = self.people.identify(row.values, row.former)
        answer = self.plan.answers.get(row.where, "")
        person = verdict.person
        if verdict.code:
            if answer not in verdict.answers:
                self._hold(row, verdict)
                return
            if answer == SKIP:
                self._meet(verdict.candidates, row)
                return
            person = verdict.candidates[0] if answer in (SAME, RESTORE) else None
            if answer == NEW:
                person = None
        if person is None:
            self._enter(row)
        elif person.id == 0 or person.id in self.met:
            self._again(row, person)
        else:
            self._compare(row, person)

    def _enter(self, row: StudentRow) -> None:
        extra = _unguarded(row.extra)
        self.new.append(Entering(row.where, row.values, extra, row.former))
        person = Person(0, row.values, extra, {name: [value] for name, value in row.former.items()}, where=row.where)
        self.people.take_in(person)
        self.people.spend(person)

    def _again(self, row: StudentRow, person: Person) -> None:
        """A second row of one person under another number: nothing of it goes in, and where it says more that is asked."""
        first = person.where if person.id == 0 else self.met[person.id]
        more = any(person.values.get(name) != value for name, value in row.values.items())
        self._tell(row, "", "roster.again", "question" if more else "warning", first=first, name=person.name)

    def _compare(self, row: StudentRow, person: Person) -> None:
        self.met[person.id] = row.where
        self.people.spend(person)
        if person.binned:
            self.restored.append(person.id)
        changes = [
            FieldChange(person.id, person.name, row.where, name, person.values.get(name, ""), value)
            for name, value in row.values.items()
            if person.values.get(name) != value and self._takes(row, person, name, value)
        ]
        changes += [
            FieldChange(person.id, person.name, row.where, header, person.extra.get(header, ""), value, further=True)
            for header, value in _unguarded(row.extra).items()
            if person.extra.get(header) != value
        ]
        if changes:
            self.changed += changes
            self.people.learn(person, row.values)
        elif not person.binned:
            self.same += 1

    def _takes(self, row: StudentRow, person: Person, name: str, value: str) -> bool:
        """Whether a differing value of the list replaces what is known; what it does not replace is asked about."""
        old = person.values.get(name, "")
        if name in _DATES:
            return not old.startswith(value)  # the month of a day that is known tells nothing new
        if name in KEPT_WHEN_CHANGED and old and value in person.former.get(name, ()):
            self._tell(row, name, "roster.former_value", "question", value=value, known=old, name=person.name)
            return False
        if name == "passport_no" and old and old.translate(_ALIKE) == value.translate(_ALIKE):
            self._tell(row, name, "roster.alike", "question", value=value, known=old, name=person.name)
            return False
        return True

    def _hold(self, row: StudentRow, verdict: Verdict) -> None:
        named = "、".join(person.name for person in verdict.candidates)
        field = "passport_no" if "passport" in verdict.code else ""
        self._tell(row, field, verdict.code, "question", name=named, value=record.called(row.values))
        candidates = tuple((person.id, person.name) for person in verdict.candidates)
        self.held.append(Held(row.where, self.told[-1], verdict.answers, candidates))
        self._meet(verdict.candidates, row)

    def _meet(self, people: tuple[Person, ...], row: StudentRow) -> None:
        # Whoever a waiting row may mean is in the list for all we know, so is not missing.
        for known in people:
            if known.id:
                self.met.setdefault(known.id, row.where)

    def _meet_anyway(self, row: StudentRow) -> None:
        verdict = self.people.identify(row.values, row.former) if row.values else Verdict()
        self._meet(verdict.candidates or ((verdict.person,) if verdict.person else ()), row)

    def _tell(self, row: StudentRow, field: str, code: str, severity: Severity, **facts: Any) -> None:
        columns = self.columns.get(row.sheet, {})
        key = next((name for name in ("student_no", "csc_no", "passport_no") if name in row.values), "")
        letter = columns.get(field or key) or next(iter(columns.values()), "A")
        cell = f"{letter.partition('+')[0]}{row.row}"
        if field:
            facts["field"] = Word(f"field.{field}")
        self.told.append(Problem(row.sheet, cell, code, severity, facts, row.values.get(field or key, "")[:80]))

    def _missing(self) -> tuple[Missing, ...]:
        # A status nobody ever gave counts as active here: lists of present students often have no such column.
        absent = [
            person
            for person in self.people.everybody
            if person.id and not person.binned and person.id not in self.met
            if person.values.get("status", Status.ACTIVE) == Status.ACTIVE
        ]
        return tuple(
            Missing(p.id, p.values.get("student_no", ""), p.name, p.values.get("class_name", ""))
            for p in sorted(absent, key=lambda p: (p.values.get("class_name", ""), p.values.get("student_no", ""), p.id))
        )


def _unguarded(extra: dict[str, str]) -> dict[str, str]:
    """The school's further columns, their headers without the apostrophe that an export puts before = + - @."""
    if not any(header.startswith("'") for header in extra):
        return extra
    return {sheets.unguarded(header): text for header, text in extra.items()}


_CELL = re.compile(r"([A-Z]*)(\d*)")


def in_order(reading: Reading, problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the file: by sheet, row and column."""
    order = {sheet.name: at for at, sheet in enumerate(reading.sheets)}

    def place(problem: Problem) -> tuple[int, int, int, str]:
        match = _CELL.match(problem.cell)
        column, row = (match[1], match[2]) if match else ("", "")
        return order.get(problem.sheet, len(order)), int(row or 0), len(column), column

    return tuple(sorted(problems, key=place))


