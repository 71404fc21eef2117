"""An import under review as rows for tables: what every column became, who is new, what changes, what waits, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lut_admin.desk.pages.students.person import past

if TYPE_CHECKING:
    from lut_admin.office.workbooks import Entering, FieldChange, ImportPlan
    from lut_admin.papers.roster_sheet import Problem, SheetReading, StudentRow

Say = Callable[..., str]
KEEP, LEAVE_OUT = "+", "-"
SAMPLES = 3
LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of the list: where it stands, its header, some values, and what it is read as (a field, `KEEP` or `LEAVE_OUT`)."""

    key: str
    sheets: tuple[str, ...]
    letter: str
    header: str
    samples: str
    meaning: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A student who would be entered; `further` are the columns of the school's own, by their titles."""

    where: str
    latin: str
    chinese: str
    values: Mapping[str, str]
    further: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A value that would change."""

    number: int
    where: str
    name: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row that waits for an answer, or has one (`answer`); `where` names it in full, `place` as it is shown."""

    where: str
    place: str
    said: str
    raw: str
    answers: tuple[str, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something to know about a cell; `number` keeps two of one cell apart."""

    number: int
    where: str
    severity: str
    said: str
    raw: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A plan with its rows, ready to be shown."""

    plan: ImportPlan
    columns: list[ListColumn]
    new: list[NewRow]
    changed: list[ChangeRow]
    held: list[HeldRow]
    problems: list[ProblemRow]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says the rows of one plan; in a list of one sheet, its name goes without saying."""

    say: Say
    one_sheet: bool

    def place(self, where: str) -> str:
        """Where a row stands, as it is shown."""
        sheet, _, at = where.rpartition("!")
        if not sheet or not at.isdecimal():
            return at if self.one_sheet else where
        return self.say("students.row", row=at) if self.one_sheet else self.say("students.row_of_sheet", sheet=sheet, row=at)

    def tell(self, problem: Problem) -> str:
        """What is wrong, in a sentence."""
        facts = dict(problem.facts)
        if isinstance(facts.get("first"), str):
            facts["first"] = self.place(facts["first"])
        return self.say(problem.code, **facts)

    def new(self, one: Entering) -> NewRow:
        """Somebody who would be entered."""
        say = self.say
        return NewRow(
            self.place(one.where),
            one.values.get("english_name") or one.values.get("passport_name", ""),
            one.values.get("chinese_name", ""),
            {field: past.value(field, value, say) for field, value in one.values.items()},
            {say("students.as_former", field=say(f"field.{f}")): value for f, value in one.former.items()} | dict(one.extra),
        )

    def changed(self, number: int, one: FieldChange) -> ChangeRow:
        """A value that would change; a column of the school's own is shown as it is."""
        old, new = (
            value if one.further else past.value(one.field, value, self.say) for value in (one.old, one.new)
        )
        return ChangeRow(number, self.place(one.where), one.name, _field(one, self.say), old, new)


def reviewed(plan: ImportPlan, say: Say) -> Reviewed:
    """Everything the review shows; made in the worker, as a long list has many of them."""
    held = {row.where for row in plan.held}
    teller = _Teller(say, len({student.sheet for student in plan.students}) < 2)
    return Reviewed(
        plan,
        list(_columns(plan, say)),
        [teller.new(one) for one in plan.new],
        [teller.changed(number, one) for number, one in enumerate(plan.changed)],
        [
            HeldRow(one.where, teller.place(one.where), teller.tell(one.problem), one.problem.raw, one.answers)
            for one in plan.held
        ],
        [
            ProblemRow(number, teller.place(one.where), one.severity, teller.tell(one), one.raw)
            for number, one in enumerate(plan.problems)
            if f"{one.sheet}!{one.cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" not in held or one.severity != "question"
        ],
    )


def whole(one: NewRow, say: Say) -> str:
    """All that would be entered of a student, also what no column has room for."""
    known = {say(f"field.{field}"): value for field, value in one.values.items()} | dict(one.further)
    return " · ".join(say("students.field_value", field=field, value=value) for field, value in known.items() if value)


def _field(one: FieldChange, say: Say) -> str:
    if one.further:
        return one.field
    label = say(f"field.{one.field}")
    return say("students.as_former", field=label) if one.former else label


def _columns(plan: ImportPlan, say: Say) -> Iterator[ListColumn]:
    """Sheets with the same headers are read alike, so their columns stand here once."""
    students: dict[str, list[StudentRow]] = {}
    for student in plan.students:
        students.setdefault(student.sheet, []).append(student)
    alike: dict[str, list[SheetReading]] = {}
    for sheet in plan.sheets:
        if sheet.headers:
            alike.setdefault(sheet.key, []).append(sheet)
    for key, sheets in alike.items():
        named = tuple(sheet.name for sheet in sheets)
        for letter, header in sheets[0].headers.items():
            meaning, why, title = _meaning(sheets[0], letter, header)
            rows = students.get(named[0], [])
            samples = "" if meaning == LEAVE_OUT else _samples(rows, meaning, title, say)
            said = " ".join(header.split())
            yield ListColumn(key, named, letter, said, samples, meaning, say(why, header=said) if why else "")


def _meaning(sheet: SheetReading, letter: str, header: str) -> tuple[str, str, str]:
    """What a column is read as, why it is left out, and the title it is kept under."""
    for field, letters in sheet.columns.items():
        if letter in letters.split("+"):
            return field, "", ""
    for title, at in sheet.further.items():
        if at == letter:
            return KEEP, "", title
    said = " ".join(header.split())
    return LEAVE_OUT, next((why for dropped, why in sheet.dropped if dropped == said), ""), ""


def _samples(rows: list[StudentRow], meaning: str, title: str, say: Say) -> str:
    values = (
        row.extra.get(title, "") if meaning == KEEP else row.values.get(meaning, "") for row in islice(rows, LOOKED_AT)
    )
    shown = [value if meaning == KEEP else past.value(meaning, value, say) for value in values if value]
    return " · ".join(list(dict.fromkeys(shown))[:SAMPLES])
