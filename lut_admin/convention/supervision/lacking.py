"""What a step may lack, and what it is judged by: the shapes that all judges of a step share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lut_admin.convention.supervision.calendar import Calendar
from lut_admin.convention.supervision.course import Course, Entry
from lut_admin.convention.supervision.laws import Law
from lut_admin.convention.supervision.profile import Profile
from lut_admin.convention.supervision.stages import Step


@dataclass(frozen=True, slots=True)
class Lack:
    """Why a step is refused: the message (`<code>`, `<code>.remedy`), the law that demands it, facts, and the steps before it."""

    code: str
    law: Law
    facts: Mapping[str, Any] = field(default_factory=dict)
    before: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a course is judged by beside its own entries.

    `respondent`: whether the case is about a student at all; `birth`: her day of birth where it is known; `clauses`: whether the
    case itself names a clause of the school's discipline rules.
    """

    profile: Profile
    calendar: Calendar
    respondent: bool = True
    birth: date | None = None
    clauses: bool = False


Judge = Callable[[Course, Entry, Setting], Lack | None]
