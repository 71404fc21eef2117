"""What a value alone does not show: columns against themselves, a row against itself, rows against one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lut_admin.convention import names
from lut_admin.convention.roster import MUST_LEAVE, NAME_FIELDS, Status
from lut_admin.papers.roster_sheet.cells import Value
from lut_admin.papers.roster_sheet.shapes import Problem, Severity, StudentRow
from lut_admin.papers.sheets.shapes import Cell, column_index
from lut_admin.papers.words import Word

# The columns of each table by field; a table is known by its sheet and, where several stand side by side, where it begins.
Letters = Mapping[tuple[str, str], Mapping[str, str]]

_PLACE = re.compile(r"([A-Z]+)(\d+)")
_BOTH = re.compile(rf"[\s{names.HAN}·•・‧･.,，、'’\-‐/|+_&()（）]*")


def place(cell: str) -> tuple[int, int]:
    """A cell's row and column, for putting problems in the order of the file."""
    match = _PLACE.fullmatch(cell)
    return (int(match[2]), column_index(match[1])) if match else (0, 0)


def parted(text: str) -> tuple[str, str]:
    """The Latin and the Chinese name in one cell, where there is nothing else in it; else two empty strings."""
    if not _BOTH.fullmatch("".join(c for c in text if not names.is_latin(c))):
        return "", ""
    latin, han = names.split(text)
    # Two runs of Chinese are a name and something else: 杜珍（班长）.
    return (latin, han) if not han or han in text.replace(" ", "") else ("", "")


def widths(raw: Sequence[Cell], texts: Sequence[str], textual: bool) -> Iterator[tuple[int, Value]]:
    """Numbers that are shorter than the rest: their leading zeros may be gone.

    Where the list's own numbers begin with 0 and a shorter one stands as a number, that is asked; any other number shorter
    than nearly all is only told of.
    """
    digits = [(at, text) for at, text in enumerate(texts) if text.isdigit() and text.isascii()]
    if len(digits) < 2:
        return
    zeroed = Counter(len(text) for _, text in digits if text[0] == "0")
    wide = zeroed.most_common(1)[0][0] if zeroed else 0
    usual, often = Counter(len(text) for _, text in digits).most_common(1)[0]
    for at, text in digits:
        typed = textual or not isinstance(raw[at], str)
        if typed and len(text) < wide and text[0] != "0":
            facts = {"value": text, "proposal": text.zfill(wide), "digits": wide}
            yield at, Value("", "list.lost_zeros", "question", facts)
        elif len(text) < usual and often >= 5 and often >= 0.9 * len(digits):
            yield at, Value(text, "list.short_number", "warning", {"value": text, "digits": usual})


YOUNGEST, OLDEST = 14, 100
"""The ages between which a birth date is taken as it is read; under 14 the law guards a person otherwise (PIPL Art. 28, 31)."""


def ages(texts: Sequence[str], today: date) -> Iterator[tuple[int, Value]]:
    """Birth dates of nobody who studies: a serial day of this year, a day to come, a slip of the century."""
    latest, earliest = (f"{today.year - age:04}{today.isoformat()[4:]}" for age in (YOUNGEST, OLDEST))
    for at, text in enumerate(texts):
        if text and not earliest[: len(text)] <= text <= latest[: len(text)]:
            facts = {"reading": text, "youngest": YOUNGEST, "oldest": OLDEST}
            yield at, Value("", "list.birth_unlikely", "question", facts)


def each(
    students: Sequence[StudentRow], letters: Mapping[str, str], today: date | None
) -> Iterator[tuple[int, StudentRow]]:
    """The rows that something must be said of, (index, the row with its problems); `letters` are the columns of fields."""
    said = today.isoformat() if today else ""
    # A list of numbers and statuses asks for no names.
    asked = any(name in letters for name in NAME_FIELDS)
    for index, student in enumerate(students):
        named = not asked or not student.values.keys().isdisjoint(NAME_FIELDS)
        # Whoever has a number and a name is recognisable: most students, who need not be looked at closer.
        found = [] if named and "student_no" in student.values else list(_identity(student, named))
        found += _conflicts(student.values, said)
        if not found and not student.problems:
            continue
        problems = list(student.problems)
        if named and any(problem.code == "list.invisible_name" for problem in problems):
            problems = [replace(p, severity="warning") if p.code == "list.invisible_name" else p for p in problems]
        for code, name, severity, facts in found:
            letter = letters.get(name) or next(iter(letters.values()), "A")
            cell = f"{letter}{student.row}"
            problems.append(Problem(student.sheet, cell, code, severity, facts, student.values.get(name, "")))
        if problems != list(student.problems):
            yield index, replace(student, problems=tuple(sorted(problems, key=lambda p: place(p.cell))))


NUMBERS = ("student_no", "csc_no", "passport_no")
OF_NUMBERS = frozenset(
    {"list.lost_zeros", "list.not_a_number", "list.lost_digits", "list.too_long", "list.excel_error"}
)
_Said = tuple[str, str, Severity, dict[str, Any]]


def _identity(student: StudentRow, named: bool) -> Iterator[_Said]:
    values = student.values
    if student.stays_out:
        return
    if not named:
        yield "list.no_name", "chinese_name", "warning", {}
    if not recognisable(values) and not any(problem.code in OF_NUMBERS for problem in student.problems):
        yield "list.no_number", "student_no", "question", {}


def _conflicts(values: Mapping[str, str], today: str) -> tuple[_Said, ...]:
    status = values.get("status")
    name = "left_on" if "left_on" in values else "expected_end"
    end = values.get(name)
    if not status or not today or not end:
        return ()
    # A month is over when its last day is: 2024-07 is not past in July 2024.
    if status in MUST_LEAVE and end[:10] > today[: len(end)] and status != Status.WITHDRAWN:
        code = "list.gone_but_ahead"
    elif status == Status.ACTIVE and end < today[: len(end)]:
        code = "list.active_but_past"
    else:
        return ()
    facts = {"status": Word(f"status.{status}"), "field": Word(f"field.{name}"), "value": end}
    return ((code, name, "warning", facts),)


def key(values: Mapping[str, str]) -> tuple[str, ...] | None:
    """What a student is told from others by: student number, else CSC number, else passport and birth; None is unknown."""
    for name in ("student_no", "csc_no"):
        if name in values:
            return name, values[name].casefold()
    if "passport_no" in values and "birth" in values:
        return "passport", values["passport_no"], values["birth"]
    return None


def recognisable(values: Mapping[str, str]) -> bool:
    """Whether the next list can find this student again: by a key, or by a passport with a name that agrees."""
    return key(values) is not None or ("passport_no" in values and not values.keys().isdisjoint(NAME_FIELDS))


@dataclass(frozen=True, slots=True)
class Across:
    """The students with each written once, and the problems that only comparing rows shows."""

    students: list[StudentRow]
    problems: list[Problem]


def across(students: Sequence[StudentRow], letters: Letters) -> Across:
    """Put rows of one student together: what agrees is one student, what differs keeps the later row out.

    Two students of one name are two people; one passport under two student numbers is told of. `letters` are the columns of
    each table by field.
    """
    kept: list[StudentRow] = []
    problems: list[Problem] = []
    first: dict[tuple[str, ...], int] = {}
    passports: dict[str, int] = {}
    for student in students:
        known = None if student.stays_out else key(student.values)
        if known is not None and known in first:
            again = _again(kept[first[known]], student, letters)
            if again.severity == "warning":
                kept[first[known]] = _merged(kept[first[known]], student, letters)
            else:
                kept.append(replace(student, problems=(*student.problems, again)))
            problems.append(again)
            continue
        number = student.values.get("passport_no")
        if number and "student_no" in student.values and not student.stays_out:
            other = passports.setdefault(number, len(kept))
            if other != len(kept):
                facts = {"value": number, "other": kept[other].where}
                told = _problem(student, letters, "passport_no", "list.same_passport", "warning", facts, number)
                problems.append(told)
                student = replace(student, problems=(*student.problems, told))
        if known is not None:
            first[known] = len(kept)
        kept.append(student)
    return Across(kept, problems)


def _again(earlier: StudentRow, later: StudentRow, letters: Letters) -> Problem:
    # A class that only the sheet's name tells gives way to one that the list itself names.
    told = all("class_name" in letters.get((row.sheet, row.beside), {}) for row in (earlier, later))
    loose = {"note"} if told else {"note", "class_name"}
    differing = [
        name
        for name, text in later.values.items()
        if name not in loose and name in earlier.values and not _agree(name, earlier.values[name], text)
    ]
    known = next(name for name in NUMBERS if name in later.values)
    number = later.values[known]
    facts: dict[str, Any] = {"value": number, "first": earlier.where}
    if not differing:
        return _problem(later, letters, known, "list.repeated", "warning", facts, number)
    facts["fields"] = [Word(f"field.{name}") for name in differing]
    return _problem(later, letters, known, "list.repeated_differs", "error", facts, number)


def _agree(name: str, one: str, other: str) -> bool:
    if one == other or names.fold(one) == names.fold(other):
        return True
    if name in NAME_FIELDS:
        return sorted(names.words(one)) == sorted(names.words(other))
    # A day agrees with its own month.
    dated = re.fullmatch(r"\d{4}-\d\d(-\d\d)?", one) is not None
    return dated and (one.startswith(other) or other.startswith(one))


def _merged(earlier: StudentRow, later: StudentRow, letters: Letters) -> StudentRow:
    values = {**later.values, **earlier.values}
    if "class_name" in later.values and "class_name" not in letters.get((earlier.sheet, earlier.beside), {}):
        values["class_name"] = later.values["class_name"]
    for name, text in later.values.items():
        if len(text) == 10 and len(values[name]) == 7 and text.startswith(values[name]):
            values[name] = text
    notes = list(dict.fromkeys(note for row in (earlier, later) if (note := row.values.get("note"))))
    if notes:
        values["note"] = "\n".join(notes)
    extra = {**later.extra, **earlier.extra}
    return replace(
        earlier,
        values=values,
        extra=extra,
        former={**later.former, **earlier.former},
        problems=earlier.problems + later.problems,
    )


def _problem(
    student: StudentRow,
    letters: Letters,
    name: str,
    code: str,
    severity: Severity,
    facts: Mapping[str, Any],
    raw: str,
) -> Problem:
    letter = letters.get((student.sheet, student.beside), {}).get(name, "A").partition("+")[0]
    return Problem(student.sheet, f"{letter}{student.row}", code, severity, facts, raw)
