"""Lists out: the students as a table that imports again, and the problems of an import as a table to send back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from lut_admin.convention.roster import BY_NAME, FIELDS, Field, Kind, Status
from lut_admin.office.office import Office
from lut_admin.office.shelf import uninterrupted
from lut_admin.office.workbooks.plan import ImportPlan
from lut_admin.papers import sheets, words
from lut_admin.papers.roster_sheet import Problem
from lut_admin.papers.sheets import Column, Table
from lut_admin.papers.words import Language
from lut_admin.records import tables
from lut_admin.refusals import Progress, Refusal, unwatched

# Always there, so that an export of few students still says what it is.
_ALWAYS = frozenset({"student_no", "passport_name", "english_name", "chinese_name", "nationality", "class_name", "status"})
_KINDS = {Kind.ID: "id", Kind.DATE: "date"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the file, how many students, and the columns by field name or, the school's own, by header."""

    path: Path
    students: int
    columns: tuple[str, ...]


def export_students(
    office: Office,
    path: Path,
    *,
    status: Status | str | None = None,
    class_name: str | None = None,
    columns: Sequence[str] | None = None,
    language: Language = "zh",
    ids: Sequence[int] | None = None,
    progress: Progress = unwatched,
) -> Exported:
    """Write students to an .xlsx or .csv file whose headers and words are read again as what they were.

    `status`, `class_name` and `ids` choose students; `columns` chooses fields by name and the school's own columns by header
    (default: every column that is not empty). Refuses (``roster.export_kind``, ``roster.no_such_column``, ``sheets.…``).
    """
    suffix = path.suffix.casefold()
    if suffix not in (".xlsx", ".csv"):
        raise Refusal("roster.export_kind", file=path.name)
    with uninterrupted():
        students = _students(office, status, class_name, None if ids is None else frozenset(ids))
        chosen = _columns(students, columns)
        made = [_column(name, language) for name in chosen]
        rows = [[_value(student, name, language) for name in chosen] for student in students]
        table = Table(words.say("roster.sheet", language), made, rows)
        if suffix == ".csv":
            sheets.write_csv(path, table, progress=progress)
        else:
            sheets.write_xlsx(path, [table], progress)
    return Exported(path, len(students), tuple(chosen))


@dataclass(frozen=True, slots=True)
class _Student:
    values: dict[str, str]
    extra: dict[str, str]


def _students(
    office: Office, status: str | None, class_name: str | None, ids: frozenset[int] | None
) -> list[_Student]:
    table = tables.Student.__table__
    query = select(table.c.id, table.c.extra, *(table.c[field.name] for field in FIELDS)).where(table.c.binned_at.is_(None))
    if status is not None:
        query = query.where(table.c.status == Status(status).value)
    if class_name is not None:
        query = query.where(table.c.class_name == class_name)
    with office.read() as connection:
        rows = connection.execute(query.order_by(table.c.sort_key, table.c.id)).all()
    return [
        _Student({f.name: value for f, value in zip(FIELDS, row[2:], strict=True) if value}, dict(row.extra or {}))
        for row in rows
        if ids is None or row.id in ids
    ]


def _columns(students: Sequence[_Student], wanted: Sequence[str] | None) -> list[str]:
    further = list(dict.fromkeys(header for student in students for header in student.extra))
    if wanted is not None:
        unknown = next((name for name in wanted if name not in BY_NAME and name not in further), None)
        if unknown is not None:
            raise Refusal("roster.no_such_column", column=unknown)
        return list(dict.fromkeys(wanted))
    filled = _ALWAYS.union(*(student.values for student in students))
    return [field.name for field in FIELDS if field.name in filled] + further


def _column(name: str, language: Language) -> Column:
    field = BY_NAME.get(name)
    if field is None:
        return Column(name)
    kind = _KINDS.get(field.kind, "text")
    return Column(words.say(f"field.{name}", language), "id" if kind == "id" else "date" if kind == "date" else "text")


def _value(student: _Student, name: str, language: Language) -> str | date | None:
    field = BY_NAME.get(name)
    if field is None:
        return student.extra.get(name)
    value = student.values.get(name)
    return None if value is None else _written(field, value, language)


def _written(field: Field, value: str, language: Language) -> str | date:
    if field.kind is Kind.CHOICE:
        return words.say(f"{field.name}.{value}", language)
    if field.kind is Kind.DATE and len(value) == len("2023-09-01"):
        return date.fromisoformat(value)
    return value


def save_problems(path: Path, plan: ImportPlan, progress: Progress = unwatched) -> Path:
    """Write the problems of an import as an .xlsx for whoever keeps the list: cell, reason in both languages, who it is."""
    named = {(row.sheet, row.row): row.values for row in plan.students}
    columns = [Column(_both(f"roster.problem_{name}")) for name in ("cell", "severity", "zh", "en", "raw")]
    fields = ("student_no", "passport_name", "chinese_name")
    columns += [Column(_both(f"field.{name}"), "id" if name == "student_no" else "text") for name in fields]
    rows = []
    for problem in plan.problems:
        digits = problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        who = named.get((problem.sheet, int(digits) if digits.isdigit() else 0), {})
        rows.append([*_told(problem), *(who.get(name) for name in fields)])
    sheets.write_xlsx(path, [Table(_both("roster.problems").replace(" / ", " "), columns, rows)], progress)
    return path


def _told(problem: Problem) -> list[str]:
    said = words.both(problem.code, **problem.facts)
    return [problem.where, _both(f"roster.severity_{problem.severity}"), said["zh"], said["en"], problem.raw]


def _both(key: str) -> str:
    return " / ".join(words.both(key).values())
