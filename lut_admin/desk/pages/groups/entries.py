"""The rows of a check: each member as judged, then the students who are missing."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from lut_admin.convention.membership import Answer, Audit, Line
from lut_admin.convention.roster import Person
from lut_admin.desk.pieces import Tone

# What a row may come to, in the order of the chips; what waits for the counselor first, who is fine last.
TONES: Mapping[str, Tone] = {
    "ambiguous": "primary",
    "outsider": "primary",
    "teacher": "primary",
    "leave": "bad",
    "stranger": "bad",
    "rename": "warn",
    "missing": "muted",
    "ok": "ok",
}
MARKS = tuple(TONES)
# Rows on which the counselor may say who it is.
DOUBTFUL = frozenset({"ambiguous", "outsider", "teacher", "stranger"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a member as judged, or a student who is missing (without a line). `settled`: decided by hand."""

    identity: Hashable
    mark: str
    line: Line | None
    person: Person | None
    settled: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether the counselor may say who it is."""
        return self.line is not None and (self.settled or self.mark in DOUBTFUL)


def entries(audit: Audit, settled: Mapping[int, Person | None]) -> Iterator[Entry]:
    """The rows of a check in which `settled` rows were decided by hand."""
    leaving = {person.id for person in audit.summary.must_leave}
    for line in audit.lines:
        yield Entry(line.row, _mark(line, leaving, line.row in settled), line, line.person, line.row in settled)
    for person in audit.summary.missing or ():
        yield Entry(("missing", person.id), "missing", None, person)


def _mark(line: Line, leaving: set[int], settled: bool) -> str:
    if line.answer is Answer.AMBIGUOUS:
        return "ambiguous"
    if line.answer is Answer.OUTSIDER:
        return "stranger" if settled else "outsider"
    if line.answer is Answer.STAFF and line.staff is None:
        return "teacher"
    if line.person is not None and line.person.id in leaving:
        return "leave"
    return "rename" if line.to_rename else "ok"


def called(person: Person | None) -> str:
    """A student's Latin name, or what there is."""
    if person is None:
        return ""
    return person.english_name or person.passport_name or person.chinese_name or person.student_no


def chinese(person: Person | None) -> str:
    """The Chinese name beside it."""
    if person is not None and (person.english_name or person.passport_name):
        return person.chinese_name
    return ""


def told_apart(person: Person, status: str) -> str:
    """What tells students of like names apart: number, class and `status` (in words)."""
    return " · ".join(part for part in (person.student_no, person.class_name, status) if part)
