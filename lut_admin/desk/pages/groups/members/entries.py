"""The rows of a check: each member as judged, then the students who are missing."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lut_admin.convention.gaps import lacks_name
from lut_admin.convention.membership import Answer, Audit, Line
from lut_admin.convention.roster import Person
from lut_admin.convention.sources import Source
from lut_admin.desk.pieces import Tone

if TYPE_CHECKING:
    from lut_admin.papers.member_list import MemberList

# What a row may come to, in the order of the chips; what waits for the counselor first, who is fine last.
TONES: Mapping[str, Tone] = {
    "ambiguous": "primary",
    "outsider": "primary",
    "teacher": "primary",
    "leave": "bad",
    "stranger": "bad",
    "rename": "warn",
    "gap": "primary",
    "missing": "muted",
    "ok": "ok",
    "there": "ok",
}
MARKS = tuple(TONES)
# The rows that wait for a decision, and those on which the counselor may say who it is.
WAITING = ("ambiguous", "outsider", "teacher")
DOUBTFUL = frozenset({*WAITING, "stranger"})
# The part of the bar that a row is counted in.
PART = {
    "ok": "fine",
    "there": "fine",
    "gap": "fine",
    "rename": "to_rename",
    "leave": "must_leave",
    "stranger": "strangers",
    "missing": "missing",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a member as judged, or a student who is missing (without a line).

    `settled`: decided by hand in this check. `known`: decided in an earlier one. `held`: the chip under which a row that was
    just decided is still shown. `cut`: the screen cut the nickname off.
    """

    identity: Hashable
    mark: str
    line: Line | None
    person: Person | None
    settled: bool = False
    known: bool = False
    held: str = ""
    cut: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether the counselor may say who it is."""
        return self.line is not None and (self.settled or self.known or self.mark in DOUBTFUL)

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.mark in WAITING

    @property
    def marks(self) -> tuple[str, ...]:
        """The chips under which it is shown."""
        return (self.mark, self.held) if self.held and self.held != self.mark else (self.mark,)


def entries(
    audit: Audit,
    settled: Container[int] = (),
    held: Mapping[int, str] = {},
    known: Container[int] = (),
    members: MemberList | None = None,
) -> Iterator[Entry]:
    """The rows of a check in which `settled` rows were decided by hand, `known` ones earlier, `held` ones just now."""
    leaving = {person.id for person in audit.summary.must_leave}
    cut = frozenset(members.cut) if members is not None else frozenset()
    remarks = members is not None and members.source is Source.REMARKS
    for line in audit.lines:
        row = line.row
        here, earlier = row in settled, row in known and row not in settled
        mark = _mark(line, leaving, here or earlier)
        if remarks and mark in ("ok", "gap"):
            mark = "there"  # of the nickname nothing is known
        yield Entry(row, mark, line, line.person, here, earlier, held.get(row, ""), row in cut)
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
    if line.to_rename:
        return "rename"
    # The student list itself lacks a name: that is asked for here, of nobody in the group.
    return "gap" if line.person is not None and lacks_name(line.codes) else "ok"


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


def who(entry: Entry) -> str:
    """Whom a row is about, as far as is known."""
    if entry.person is not None:
        return called(entry.person)
    if entry.line is not None and entry.line.staff is not None:
        return entry.line.staff.english_name or entry.line.staff.chinese_name
    return ""


def told_apart(person: Person, status: str) -> str:
    """What tells students of like names apart: number, class and `status` (in words)."""
    return " · ".join(part for part in (person.student_no, person.class_name, status) if part)
