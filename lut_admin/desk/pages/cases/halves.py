"""What is half entered on the sheet of a case, for the sheet that takes its place: in the other language it is gone on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lut_admin.convention.supervision import Step


@dataclass(frozen=True, slots=True)
class HalfStep:
    """A step: of which case and respondent (ids), its day, note, what is written, for whom (roster's ids)."""

    case: int
    person: int | None
    step: Step
    on: date
    note: str
    said: Mapping[str, Any]
    whom: frozenset[int]


@dataclass(frozen=True, slots=True)
class HalfCorrection:
    """A correction: of which case, respondent and entry (ids), what it should say, whether it should not be there, and why."""

    case: int
    person: int | None
    entry: int
    on: date
    note: str
    said: Mapping[str, Any]
    annuls: bool
    reason: str


@dataclass(frozen=True, slots=True)
class HalfDeed:
    """What the group's owner did: in which case (and whose course is shown), the day, what, and who."""

    case: int
    person: int | None
    on: date
    what: str
    by: str


Half = HalfStep | HalfCorrection | HalfDeed
