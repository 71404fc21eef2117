"""What each step says: its facts, as frozen values with a declared meaning, read from and written as plain JSON.

Days are `date` in the value and ISO text in JSON; who is named is text. `FIELDS` tells a form or a command line what to ask.
"""
# ruff: noqa: RUF009 -- the calls make dataclass fields, which is what the rule wants

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from lut_admin.convention.supervision.sanctions import Sanction
from lut_admin.convention.supervision.stages import Step


class FactKind(StrEnum):
    """How a fact is asked for: a line, a paragraph, a day, one of a set, a whole number, yes or no, several names."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    DAY = "day"
    CHOICE = "choice"
    NUMBER = "number"
    FLAG = "flag"
    NAMES = "names"


class Manner(StrEnum):
    """How a paper reached a student (Art. 55)."""

    IN_PERSON = "in_person"  # 直接送达
    LEFT = "left"  # 留置送达: she refused it, two witnesses saw it left
    POSTED = "posted"  # 邮寄送达: she has left the school
    ANNOUNCED = "announced"  # 公告送达: she is hard to reach

    @property
    def key(self) -> str:
        """Its message."""
        return f"manner.{self.value}"


class Opinion(StrEnum):
    """What the review of legality found."""

    APPROVED = "approved"
    OBJECTED = "objected"  # back to the investigation

    @property
    def key(self) -> str:
        """Its message."""
        return f"opinion.{self.value}"


class Outcome(StrEnum):
    """How the appeal committee answered (Art. 61)."""

    UPHELD = "upheld"
    REVOKE = "revoke"  # it advises the school to revoke
    CHANGE = "change"  # it advises the school to change

    @property
    def key(self) -> str:
        """Its message."""
        return f"outcome.{self.value}"


class Ruled(StrEnum):
    """What the province decided (Art. 63)."""

    UPHELD = "upheld"
    REVOKED = "revoked"
    CHANGED = "changed"
    SENT_BACK = "sent_back"

    @property
    def key(self) -> str:
        """Its message."""
        return f"ruled.{self.value}"


def _asks(kind: FactKind, default: Any, needed: bool = False, of: type[StrEnum] | None = None, words: str = "") -> Any:
    return field(default=default, metadata={"kind": kind, "needed": needed, "of": of, "words": words})


def _line(needed: bool = False) -> Any:
    return _asks(FactKind.LINE, "", needed)


def _paragraph(needed: bool = False) -> Any:
    return _asks(FactKind.PARAGRAPH, "", needed)


def _day(needed: bool = False) -> Any:
    return _asks(FactKind.DAY, None, needed)


def _flag() -> Any:
    return _asks(FactKind.FLAG, False)


def _names(needed: bool = False) -> Any:
    return _asks(FactKind.NAMES, (), needed)


def _number() -> Any:
    return _asks(FactKind.NUMBER, None)


def _one_of(of: type[StrEnum], words: str, default: Any = None) -> Any:
    return _asks(FactKind.CHOICE, default, default is None, of, words)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a step says that says nothing of its own: the day and the note of its entry are all."""


@dataclass(frozen=True, slots=True)
class Opening(Facts):
    """The opening (立案), which the record of the case itself tells; `referred`: a matter of staff, which has no stages."""

    referred: bool = _flag()


@dataclass(frozen=True, slots=True)
class Investigation(Facts):
    """Who looks into it."""

    investigators: tuple[str, ...] = _names()


@dataclass(frozen=True, slots=True)
class Proposal(Facts):
    """拟处分告知书: the sanction that is thought of, why, and on which clause; months None: what the profile sets."""

    sanction: Sanction = _one_of(Sanction, "sanction")
    reasons_zh: str = _paragraph(needed=True)
    reasons_en: str = _paragraph()
    clause: str = _line()
    months: int | None = _number()
    measure_zh: str = _line()
    measure_en: str = _line()


@dataclass(frozen=True, slots=True)
class Service(Facts):
    """How a paper was served (of the proposal: `NOTIFICATION`, of the decision: `SERVICE`); the entry's day is the day it was done.

    `witnesses` are two where it was left; `received` is the day on the receipt of what was posted; `told_appeal`, of a decision:
    whether she was told where and until when she may appeal (Art. 53, 64).
    """

    manner: Manner = _one_of(Manner, "manner", Manner.IN_PERSON)
    server: str = _line()
    place: str = _line()
    witnesses: tuple[str, ...] = _names()
    received: date | None = _day()
    reason: str = _line()
    told_appeal: bool = _asks(FactKind.FLAG, True)


@dataclass(frozen=True, slots=True)
class Hearing(Facts):
    """A statement, or a waiver in writing: who took it down, who interpreted, who stood beside a minor."""

    recorder: str = _line()
    summary: str = _paragraph()
    interpreter: str = _line()
    guardian: str = _line()


@dataclass(frozen=True, slots=True)
class Review(Facts):
    """合法性审查: who reviewed, and whether it may be decided so."""

    reviewer: str = _line(needed=True)
    opinion: Opinion = _one_of(Opinion, "opinion", Opinion.APPROVED)


@dataclass(frozen=True, slots=True)
class Meeting(Facts):
    """The president's meeting, or the meeting that the president has authorised (Art. 56), and its minutes."""

    body_zh: str = _line(needed=True)
    body_en: str = _line()
    minutes: str = _line()


@dataclass(frozen=True, slots=True)
class Decision(Facts):
    """处分决定: who decided, under which number of document (文号), what, for how long, on which clause; dated by its entry."""

    sanction: Sanction = _one_of(Sanction, "sanction")
    body_zh: str = _line(needed=True)
    body_en: str = _line()
    document: str = _line(needed=True)
    clause: str = _line()
    months: int | None = _number()
    reasons_zh: str = _paragraph()
    reasons_en: str = _paragraph()
    measure_zh: str = _line()
    measure_en: str = _line()


@dataclass(frozen=True, slots=True)
class Appeal(Facts):
    """An appeal to the committee, dated by the day the committee received it; a late one says why it was taken up."""

    grounds: str = _paragraph()
    late_reason: str = _line()


@dataclass(frozen=True, slots=True)
class Extension(Facts):
    """The committee's time made longer, once: who approved it."""

    approved_by: str = _line(needed=True)


@dataclass(frozen=True, slots=True)
class Answer(Facts):
    """复查结论: the committee's answer; `received` is the day she got it, from which the way to the province is counted."""

    outcome: Outcome = _one_of(Outcome, "outcome")
    document: str = _line()
    received: date | None = _day()


@dataclass(frozen=True, slots=True)
class Ruling(Facts):
    """What the province decided, and the number of its document."""

    ruling: Ruled = _one_of(Ruled, "ruled")
    document: str = _line()


@dataclass(frozen=True, slots=True)
class Document(Facts):
    """A decision of the school that lifts or revokes: the body, the number of the document."""

    body_zh: str = _line(needed=True)
    body_en: str = _line()
    document: str = _line(needed=True)


@dataclass(frozen=True, slots=True)
class Lifting(Facts):
    """解除处分决定: the body, the number of the document; `early` where the school's rules shorten a period, with the reason."""

    body_zh: str = _line(needed=True)
    body_en: str = _line()
    document: str = _line(needed=True)
    early: str = _line()


@dataclass(frozen=True, slots=True)
class Checked(Facts):
    """An item of the checklist, by its name."""

    item: str = _line(needed=True)


@dataclass(frozen=True, slots=True)
class Education(Facts):
    """批评教育: what was said."""

    said: str = _paragraph()
    by: str = _line()


@dataclass(frozen=True, slots=True)
class Reason(Facts):
    """Why."""

    reason: str = _line(needed=True)


@dataclass(frozen=True, slots=True)
class Merged(Facts):
    """The number of the case that takes this one up."""

    into: str = _line(needed=True)


@dataclass(frozen=True, slots=True)
class Correction(Facts):
    """更正: what an earlier entry should say (facts, day ``on`` and ``note`` by name), or that it should not be there."""

    reason: str = _line(needed=True)
    changes: Mapping[str, Any] = field(default_factory=dict, metadata={"kind": None})
    annuls: bool = _flag()


OF_STEP: Mapping[Step, type[Facts]] = {
    Step.OPENING: Opening,
    Step.INVESTIGATION: Investigation,
    Step.PROPOSAL: Proposal,
    Step.NOTIFICATION: Service,
    Step.STATEMENT: Hearing,
    Step.WAIVER: Hearing,
    Step.EXPIRY: Facts,
    Step.REVIEW: Review,
    Step.MEETING: Meeting,
    Step.DECISION: Decision,
    Step.SERVICE: Service,
    Step.APPEAL: Appeal,
    Step.EXTENSION: Extension,
    Step.SUSPENSION: Reason,
    Step.ANSWER: Answer,
    Step.PROVINCE: Appeal,
    Step.RULING: Ruling,
    Step.REVOCATION: Document,
    Step.CHECK: Checked,
    Step.APPLICATION: Facts,
    Step.LIFTING: Lifting,
    Step.EDUCATION: Education,
    Step.DROPPED: Reason,
    Step.MERGED: Merged,
    Step.REMARK: Reason,
    Step.CORRECTION: Correction,
    Step.ARCHIVING: Facts,
}
