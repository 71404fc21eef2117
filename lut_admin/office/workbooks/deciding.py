"""Deciding, row by row, what a list comes to: who is new, what changes, what a person must answer, who is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lut_admin.convention.roster import FIELDS, KEPT_WHEN_CHANGED, Kind, Status, alike
from lut_admin.office.roster import values as record
from lut_admin.office.workbooks.people import People, Person, Verdict
from lut_admin.office.workbooks.plan import (
    PROPOSED,
    RESTORE,
    SAME,
    SKIP,
    WITHOUT,
    WRITTEN,
    Entering,
    FieldChange,
    Held,
    ImportPlan,
    Missing,
)
from lut_admin.papers import sheets
from lut_admin.papers.roster_sheet import NUMBERS, OF_NUMBERS, Problem, Reading, Severity, StudentRow, recognisable
from lut_admin.papers.words import Word
from lut_admin.refusals import Progress

_EVERY = 500
_DATES = frozenset(field.name for field in FIELDS if field.kind is Kind.DATE)


class Decision:
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
        self.perhaps: set[int] = set()

    def made(self) -> ImportPlan:
        """The plan with everything decided."""
        reading = self.plan.reading
        total = len(reading.students)
        for at, row in enumerate(reading.students):
            if at % _EVERY == 0:
                self.progress(at, total)
            if row.stays_out:
                self._meet_anyway(row)
                continue
            answer = self.plan.answers.get(row.where, "") if self.plan.answers else ""
            if row.asked and not recognisable(row.values):
                self._unsure(row, answer)
            else:
                self._decided(row, self.people.identify(row.values, row.former), answer)
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

    def _unsure(self, row: StudentRow, answer: str) -> None:
        """A row whose only number is in question: nobody goes in under no number because of it before a person answers."""
        field, readings = next(((name, said) for name, said in row.asked.items() if said), (next(iter(row.asked)), ()))
        rows = [replace(row, values={**row.values, field: said}) for said in readings] or [row]
        meant = [self.people.identify(one.values, one.former) for one in rows]
        if not readings and meant[0].concerned:
            self._decided(row, meant[0], answer)
            return
        ways = (PROPOSED, WRITTEN) if readings else (WITHOUT,)
        for way, one, verdict in zip(ways, rows, meant, strict=True):
            if answer == way or (answer != SKIP and answer in verdict.answers):
                self._decided(one, verdict, answer)
                return
        people = {id(person): person for verdict in meant for person in verdict.concerned}.values()
        if answer != SKIP:
            candidates = tuple((person.id, person.name) for person in people)
            self.held.append(Held(row.where, _asking(row, field), (*ways, SKIP), candidates))
        self._meet(people)

    def _decided(self, row: StudentRow, verdict: Verdict, answer: str) -> None:
        """What a row comes to, given whom it means and what a person has answered."""
        person = verdict.person
        if verdict.code:
            if answer not in verdict.answers:
                self._hold(row, verdict)
                return
            if answer == SKIP:
                self._meet(verdict.candidates)
                return
            person = verdict.candidates[0] if answer in (SAME, RESTORE) else None
            if answer == SAME and verdict.number:
                row = replace(row, values={**row.values, "student_no": verdict.number})
        if person is None:
            self._enter(row)
        elif person.id == 0 or person.id in self.met:
            self._again(row, person)
        else:
            self._compare(row, person)

    def _enter(self, row: StudentRow) -> None:
        extra = _unguarded(row.extra)
        values = self._standing(row.values, {})
        entering = Entering(row.where, values, extra, row.former)
        self.new.append(entering)
        former = {name: [value] for name, value in row.former.items()} if row.former else {}
        person = Person(0, values, extra, former, where=entering.where)
        self.people.take_in(person)
        self.people.spend(person)

    def _standing(self, values: dict[str, str], known: Mapping[str, str]) -> dict[str, str]:
        """The row's values, with the status a person gave to all of whom nothing says one."""
        if self.plan.standing is None or "status" in values or "status" in known:
            return values
        return {**values, "status": self.plan.standing.value}

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
            for name, value in self._standing(row.values, person.values).items()
            if person.values.get(name) != value and self._takes(row, person, name, value)
        ]
        changes += [
            FieldChange(person.id, person.name, row.where, header, person.extra.get(header, ""), value, further=True)
            for header, value in _unguarded(row.extra).items()
            if person.extra.get(header) != value
        ]
        changes += [
            FieldChange(person.id, person.name, row.where, name, "", value, former=True)
            for name, value in row.former.items()
            if not _knows(person, row, name, value)
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
        if name == "passport_no" and old and alike(old) == alike(value):
            self._tell(row, name, "roster.alike", "question", value=value, known=old, name=person.name)
            return False
        return True

    def _hold(self, row: StudentRow, verdict: Verdict) -> None:
        named = "、".join(person.name for person in verdict.candidates)
        field = "passport_no" if "passport" in verdict.code else ""
        facts = {"name": named, "value": record.called(row.values), "number": row.values.get("student_no", "")}
        if verdict.number:
            facts |= {"known": verdict.candidates[0].values.get("student_no", ""), "proposal": verdict.number}
        self._tell(row, field, verdict.code, "question", **facts)
        candidates = tuple((person.id, person.name) for person in verdict.candidates)
        self.held.append(Held(row.where, self.told[-1], verdict.answers, candidates))
        self._meet(verdict.candidates)

    def _meet(self, people: Iterable[Person]) -> None:
        # Whoever a waiting row may mean is in the list for all we know, so is not missing; their own row may still come.
        self.perhaps.update(known.id for known in people)

    def _meet_anyway(self, row: StudentRow) -> None:
        verdict = self.people.identify(row.values, row.former) if row.values else Verdict()
        self._meet(verdict.concerned)

    def _tell(self, row: StudentRow, field: str, code: str, severity: Severity, **facts: Any) -> None:
        columns = self.columns.get(row.sheet, {})
        key = next((name for name in NUMBERS if name in row.values), "")
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
            if person.id and not person.binned and person.id not in self.met and person.id not in self.perhaps
            if person.values.get("status", Status.ACTIVE) == Status.ACTIVE
        ]
        return tuple(
            Missing(p.id, p.values.get("student_no", ""), p.name, p.values.get("class_name", ""))
            for p in sorted(absent, key=lambda p: (p.values.get("class_name", ""), p.values.get("student_no", ""), p.id))
        )


def _asking(row: StudentRow, field: str) -> Problem:
    """The question that keeps this number of the row open."""
    label = Word(f"field.{field}")
    return next(p for p in row.problems if p.code in OF_NUMBERS and p.facts.get("field") == label)


def _knows(person: Person, row: StudentRow, name: str, value: str) -> bool:
    """Whether a number that a list calls old is on record already, or replaces nothing."""
    known = (person.values.get(name, ""), row.values.get(name, ""), *person.former.get(name, ()))
    return alike(value) in map(alike, known)


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


