"""A leader's question answered in a minute: how many students, by any one or two fields, as of any day."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from lut_admin.convention import names
from lut_admin.convention.roster import BELONGS, BY_NAME, Kind, Status
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.papers.roster_sheet import nationalities
from lut_admin.papers.sheets.cell_text import guarded
from lut_admin.papers.words import Language
from lut_admin.records import tables

# What can be counted by; numbers, names and notes are one of a kind.
COUNTABLE: tuple[str, ...] = (
    "nationality", "level", "class_name", "grade", "college", "major", "gender", "status", "funding", "language", "enrolled",
    "expected_end", "visa_type", "dormitory", "supervisor", "birth",
)  # fmt: skip
_BEFORE_STUDY = frozenset({Status.ADMITTED.value})


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts of students as of a day. `rows` and `columns` are values (``""``: not known; dates by their year).

    `cells[i][j]` belongs to row i and column j; without a second field `columns` is empty, and so is each row of cells.
    """

    row_field: str
    column_field: str | None
    as_of: date
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    total: int


def count_by(
    office: Office,
    row_field: str,
    column_field: str | None = None,
    as_of: date | None = None,
    statuses: Collection[Status | str] = BELONGS,
) -> CountTable:
    """How many students with one of these statuses there were on a day (default: today), by one or two fields.

    Fields are of `COUNTABLE`. The status of that day is taken from the status history; where none was recorded, who has left
    since was active from enrolling until then, and nobody is counted before enrolling. A status never given counts as active.
    """
    day = as_of or office.today()
    for name in (row_field, column_field):
        if name is not None and name not in COUNTABLE:
            raise ValueError(f"cannot count by {name!r}")
    wanted = {Status(status).value for status in statuses}
    with office.read() as connection:
        students = _students(connection, {row_field, column_field or row_field})
        changes = _changes(connection)
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    cells: Counter[tuple[str, str]] = Counter()
    row_values, column_values = _Values(row_field), _Values(column_field or row_field)
    for student_id, values in students:
        status = status_on(day.isoformat(), values, changes.get(student_id, []))
        if status not in wanted:
            continue
        now = {**values, "status": status}
        row = row_values.of(now)
        column = column_values.of(now) if column_field else ""
        rows[row] += 1
        columns[column] += 1
        cells[row, column] += 1
    row_order = row_values.ordered(rows)
    column_order = column_values.ordered(columns) if column_field else []
    return CountTable(
        row_field,
        column_field,
        day,
        tuple(row_values.shown(key) for key in row_order),
        tuple(column_values.shown(key) for key in column_order),
        tuple(tuple(cells[row, column] for column in column_order) for row in row_order),
        tuple(rows[row] for row in row_order),
        tuple(columns[column] for column in column_order),
        rows.total(),
    )


def status_on(day: str, values: Mapping[str, str], changes: list[tuple[str, str]]) -> str | None:
    """A student's status on a day (ISO), None before enrolling; `changes` are (since, status), oldest first.

    A month counts from its first day.
    """
    if changes:
        known = [status for since, status in changes if since <= day]
        return known[-1] if known else None
    enrolled = values.get("enrolled", "")
    status = values.get("status") or Status.ACTIVE.value
    if status in _BEFORE_STUDY:
        return status
    if enrolled > day:
        return None
    if status != Status.ACTIVE and values.get("status_since", "") > day:
        return Status.ACTIVE.value
    return status


def as_text(table: CountTable, language: Language) -> str:
    """The table as Excel takes it from the clipboard: tabs and lines, with totals."""

    def said(field: str, value: str) -> str:
        return guarded(say_value(field, value, language).replace("\t", " ").replace("\n", " "))

    total = words.say("count.total", language)
    if table.column_field is None:
        head = [words.say(f"field.{table.row_field}", language), words.say("count.students", language)]
        lines = [head]
        lines += [[said(table.row_field, row), str(n)] for row, n in zip(table.rows, table.row_totals, strict=True)]
        lines.append([total, str(table.total)])
    else:
        field = table.column_field
        head = [words.say(f"field.{table.row_field}", language), *(said(field, column) for column in table.columns), total]
        lines = [head]
        for row, cells, n in zip(table.rows, table.cells, table.row_totals, strict=True):
            lines.append([said(table.row_field, row), *(str(cell) for cell in cells), str(n)])
        lines.append([total, *(str(n) for n in table.column_totals), str(table.total)])
    return "\n".join("\t".join(line) for line in lines) + "\n"


def say_value(field: str, value: str, language: Language) -> str:
    """A value of a count as a person reads it: a choice in words, ``""`` as "not known"."""
    if not value:
        return words.say("count.unknown", language)
    return words.say(f"{field}.{value}", language) if BY_NAME[field].kind is Kind.CHOICE else value


class _Values:
    """The values of one field: what is counted together, how it is shown, in which order."""

    def __init__(self, field: str) -> None:
        self.field = BY_NAME[field]
        self.spellings: dict[str, Counter[str]] = defaultdict(Counter)

    def of(self, values: Mapping[str, str]) -> str:
        """The key a student is counted under: another spelling of a country or of the same words is the same."""
        value = values.get(self.field.name, "")
        if not value or self.field.kind is Kind.CHOICE:
            return value
        if self.field.kind is Kind.DATE:
            return value[:4]
        key = names.fold(value)
        if self.field.name == "nationality":
            key = nationalities.code(value) or key
        self.spellings[key][value] += 1
        return key

    def shown(self, key: str) -> str:
        """The commonest spelling of what was counted together."""
        spelt = self.spellings.get(key)
        return max(spelt.items(), key=lambda pair: (pair[1], pair[0]))[0] if spelt else key

    def ordered(self, counted: Counter[str]) -> list[str]:
        """Choices in their own order, years and numbered names ascending, other words by number; not known last."""
        keys = [key for key in counted if key]
        if self.field.choices is not None:
            order = [choice.value for choice in self.field.choices]
            keys.sort(key=order.index)
        elif self.field.kind is Kind.DATE or self.field.name in ("class_name", "grade", "dormitory"):
            keys.sort(key=lambda key: [(part.zfill(12) if part.isdigit() else part) for part in re.split(r"(\d+)", key)])
        else:
            keys.sort(key=lambda key: (-counted[key], names.sort_key({"chinese_name": self.shown(key)})))
        return [*keys, ""] if "" in counted else keys


def _students(connection: Connection, fields: set[str]) -> list[tuple[int, dict[str, str]]]:
    wanted = tuple(sorted(fields | {"status", "status_since", "enrolled"}))
    columns = tables.Student.__table__.c
    query = select(columns.id, *(columns[name] for name in wanted)).where(columns.binned_at.is_(None))
    return [
        (row.id, {name: value for name, value in zip(wanted, row[1:], strict=True) if value})
        for row in connection.execute(query)
    ]


def _changes(connection: Connection) -> dict[int, list[tuple[str, str]]]:
    change = tables.StatusChange
    query = select(change.student_id, change.since, change.status).order_by(change.since, change.id)
    found: dict[int, list[tuple[str, str]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.student_id, []).append((row.since, row.status or Status.ACTIVE.value))
    return found
