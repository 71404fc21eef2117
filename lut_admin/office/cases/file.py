"""A case as the office shows it: what is recorded, who it is about, every entry, and where each respondent's course stands."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from lut_admin.convention.supervision import Course, Entry, Stage, Step, course

# What is kept of a respondent as it was when the case was recorded: the papers print these, whatever changes later.
PARTICULARS = (
    "passport_name",
    "english_name",
    "chinese_name",
    "student_no",
    "nationality",
    "gender",
    "birth",
    "class_name",
    "major",
    "level",
    "dormitory",
    "phone",
    "passport_no",
)


class Kind(StrEnum):
    """What a case is about: students, an incident that nobody on the register answers for, or a matter of staff."""

    STUDENTS = "students"
    NOBODY = "nobody"
    REFERRED = "referred"

    @property
    def key(self) -> str:
        """Its message."""
        return f"cases.kind_{self.value}"


class Nobody(StrEnum):
    """Why an incident has no respondent: an outsider did it, an account was hijacked (被盗号), or nobody knows."""

    OUTSIDER = "outsider"
    HIJACKED = "hijacked"
    UNKNOWN = "unknown"

    @property
    def key(self) -> str:
        """Its message."""
        return f"cases.nobody_{self.value}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: what it is, how many copies, the day it was obtained (ISO)."""

    description: str
    copies: int = 1
    obtained: str | None = None


@dataclass(frozen=True, slots=True)
class OwnerAct:
    """What the group's owner did about it (Art. 10): the day (ISO), what, and who."""

    on: str
    what: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What is recorded of a breach: when (aware) and where, what happened in both languages, articles, people, evidence.

    `influence_…` states 造成恶劣影响; `clauses` name clauses of the school's own discipline rules; `source` keeps what it
    was recorded from: ``{"message": {"at", "sender", "text"}}``, ``{"group", "nickname"}`` (a check) or
    ``{"note": id}``. Of kind `NOBODY` it says with `nobody` why there is no respondent, of kind `REFERRED` to whom the matter
    was handed on. `opened_on` is the day it was opened where that was on paper, before today.
    """

    articles: tuple[int, ...]
    respondents: tuple[int, ...]
    facts_zh: str
    facts_en: str = ""
    occurred_at: datetime | None = None
    place: str = ""
    evidence: tuple[Evidence, ...] = ()
    nicknames: Mapping[int, str] | None = None
    influence_zh: str = ""
    influence_en: str = ""
    reporter: str = ""
    owner_acts: tuple[OwnerAct, ...] = ()
    clauses: tuple[str, ...] = ()
    kind: Kind = Kind.STUDENTS
    nobody: Nobody | None = None
    referred_to: str = ""
    source: Mapping[str, Any] | None = None
    opened_on: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A respondent: the roster's id, the particulars as they were, the stage of her own course, and her id in the case."""

    student_id: int
    nickname: str | None
    particulars: Mapping[str, str]
    id: int = 0
    stage: Stage = Stage.OPENED

    @property
    def birth(self) -> date | None:
        """Her day of birth; where only the month is known its last day, so that nobody under age is taken for an adult."""
        known = self.particulars.get("birth", "")
        if len(known) == 7:
            year, month = int(known[:4]), int(known[5:])
            return date(year, month, monthrange(year, month)[1])
        return date.fromisoformat(known) if len(known) == 10 else None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case, whole; `occurred_at` is UTC text, days are ISO text. `entries` are all there are, corrections among them."""

    id: int
    number: str
    kind: Kind
    opened_on: str
    occurred_at: str | None
    place: str | None
    facts_zh: str
    facts_en: str
    influence_zh: str
    influence_en: str
    reporter: str | None
    stage: Stage
    articles: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    owner_acts: tuple[OwnerAct, ...]
    clauses: tuple[str, ...]
    nobody: Nobody | None
    referred_to: str | None
    source: Mapping[str, Any] | None
    archived_on: str | None
    people: tuple[Person, ...]
    entries: tuple[Entry, ...]
    counted: int = 0  # how many entries there should be
    binned: bool = False

    def course(self, person: Person | None = None) -> Course:
        """Where the case stands for a respondent; without one, for the first, or for the matter itself."""
        one = person or (self.people[0] if self.people else None)
        return course(self.entries, one.id if one else None)

    def entry(self, entry_id: int) -> Entry | None:
        """One of its entries."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def of(self, step: Step) -> tuple[Entry, ...]:
        """Its entries of one step, as they were written."""
        return tuple(entry for entry in self.entries if entry.step is step)
