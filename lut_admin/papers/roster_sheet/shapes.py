"""What reading a student list gives: students with their values, and problems each with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "question"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must know about one cell; `code` is the message's key, `facts` fill it.

    ``error``: the row stays out. ``question``: the row goes in, and a person has to say what the cell means; the value is left
    open unless the message says how it was read (where that leaves no key, the row waits). ``warning``: the value goes in as
    read. `raw` is the cell as the file holds it, at most 80 characters; a column about religion has no raw.
    """

    sheet: str
    cell: str
    code: str
    severity: Severity
    facts: Mapping[str, Any] = field(default_factory=dict)
    raw: str = ""

    @property
    def where(self) -> str:
        """The cell with its sheet: ``Sheet1!C17``."""
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student as a list has them: `values` by field name, only those present.

    Dates are ISO, ``2023-09-01`` or ``2023-09``; choices are by value (``active``). `extra` holds the school's further
    columns by header. `former` holds numbers the list itself calls old ones (``passport_no``). Where a sheet holds several
    tables side by side, `beside` is the letter at which the second and later ones begin. `asked` are numbers that an open
    question keeps out of `values`, by field, each with how it may be read: as proposed, as written; or with nothing.
    """

    sheet: str
    row: int
    values: dict[str, str]
    extra: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    former: dict[str, str] = field(default_factory=dict)
    beside: str = ""
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The row with its sheet, ``Sheet1!17``; unlike any other row's."""
        return f"{self.sheet}!{self.beside}{self.row}"

    @property
    def stays_out(self) -> bool:
        """Whether an error keeps this row from being taken in."""
        return bool(self.problems) and any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """How one sheet was read: the rows its header stands in, and what became of each column.

    `columns` is field to letter (names written in two columns have two: ``B+C``), `further` header to letter, `dropped`
    (header, message key of why). `headers` is letter to header as written and `key` what a correction by hand is
    remembered under. `rows` counts students' rows, without blank rows and footers.
    """

    name: str
    header_rows: list[int]
    columns: dict[str, str]
    further: dict[str, str]
    dropped: list[tuple[str, str]]
    rows: int
    truncated: bool
    headers: dict[str, str] = field(default_factory=dict)
    key: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole list as read. `students` includes the rows that stay out, with their problems; `problems` is every problem,
    in the order of the file."""

    sheets: list[SheetReading]
    students: list[StudentRow]
    problems: list[Problem]
