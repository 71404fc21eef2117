"""What an import would do, before anything is written: the plan that a person reviews and then carries out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lut_admin.convention.roster import Status
from lut_admin.papers.roster_sheet import Problem, Reading, SheetReading, StudentRow

# What a person may answer where a row could be somebody already known.
SAME, NEW, RESTORE, SKIP = "same", "new", "restore", "skip"
# And where the only number is in question: it is as proposed, it is as written, the student goes in without it.
PROPOSED, WRITTEN, WITHOUT = "proposed", "written", "without"

Mappings = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Entering:
    """A student who is not on the register yet; `former` holds numbers that the list itself calls old."""

    where: str
    values: Mapping[str, str]
    extra: Mapping[str, str]
    former: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that the list knows otherwise than the register.

    `further`: `field` is a column of the school's own; `former`: `new` is a number that the list itself calls an old one.
    """

    student_id: int
    name: str
    where: str
    field: str
    old: str
    new: str
    further: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """An active student who is not in a list that is said to be complete; nothing about them is changed."""

    student_id: int
    student_no: str
    name: str
    class_name: str


@dataclass(frozen=True, slots=True)
class Held:
    """A row that waits for a person: `answers` are what they may say, `candidates` whom it may be (id, name)."""

    where: str
    problem: Problem
    answers: tuple[str, ...]
    candidates: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing one list would do.

    `new`, `changed` and `restored` are written by `carry_out`; `same` counts rows that tell nothing new; `missing` is None
    unless the list is complete; `held` rows and rows with an error stay out. `problems` are all of them, in the order of the
    file. `imported_at` is the moment (UTC) the very same file went in before. `seq` is the journal's length that the plan
    was made against: a register that has moved on is planned against again. `standing` is the status that a person gave to
    everybody of whom nothing says one.
    """

    path: Path
    sha256: str
    kind: str
    encoding: str | None
    complete: bool
    reading: Reading
    new: tuple[Entering, ...]
    changed: tuple[FieldChange, ...]
    restored: tuple[int, ...]
    same: int
    missing: tuple[Missing, ...] | None
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
    imported_at: str | None = None
    seq: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)
    mapping: Mappings = field(default_factory=dict)
    standing: Status | None = None

    @property
    def file(self) -> str:
        """The file's name, without its folder."""
        return self.path.name

    @property
    def sheets(self) -> list[SheetReading]:
        """How each sheet was read."""
        return self.reading.sheets

    @property
    def students(self) -> list[StudentRow]:
        """Every student's row as read, those that stay out included."""
        return self.reading.students

    @property
    def changed_students(self) -> int:
        """How many students would change."""
        return len({change.student_id for change in self.changed} | set(self.restored))

    @property
    def left_out(self) -> int:
        """How many rows stay out because of an error, or wait for an answer."""
        return sum(row.stays_out for row in self.reading.students) + len(self.held)

    @property
    def dropped_columns(self) -> list[tuple[str, str]]:
        """Columns that are not taken in: header and the message key of why."""
        return [dropped for sheet in self.reading.sheets for dropped in sheet.dropped]

    @property
    def without_status(self) -> int:
        """How many new students have no status: nobody is taken for a present student before a person says so."""
        return sum("status" not in one.values for one in self.new)

    @property
    def writes(self) -> bool:
        """Whether carrying it out would change anything."""
        return bool(self.new or self.changed or self.restored)
