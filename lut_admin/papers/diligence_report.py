"""The monthly diligence report (履职情况表): what a group's owner did in a month, on one A4 page, with nobody else's name on it.

Article 10 holds the owner to account as well as the sender; this page is the owner's proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lut_admin.convention.groups import GroupKind, Owner
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.words import Word


@dataclass(frozen=True, slots=True)
class Asked:
    """How many were asked for something in the month, and of how many it came true in the month (whenever they were asked)."""

    asked: int = 0
    settled: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How often one kind of thing happened; `kind` is said in both languages (``Word("hours.ground_medical")``)."""

    kind: Word
    n: int


@dataclass(frozen=True, slots=True)
class GroupWork:
    """What was done in one group in the month. `members` is of the last check until the month's end; None: never checked."""

    name: str
    kind: GroupKind
    members: int | None = None
    checks: int = 0
    renames: Asked = Asked()
    leavers: Asked = Asked()
    strangers: Asked = Asked()  # found, and gone
    invitations: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How the groups stood together at their last checks, each member counted once (``office.groups.Checked.parts``)."""

    fine: int = 0
    to_rename: int = 0
    to_check: int = 0
    must_leave: int = 0
    strangers: int = 0

    @property
    def members(self) -> int:
        """All of them."""
        return self.fine + self.to_rename + self.to_check + self.must_leave + self.strangers


@dataclass(frozen=True, slots=True)
class Diligence:
    """All that the report shows. `month` is any day of the month; `printed` before its end makes it a report so far.

    `before` is how the groups stood when the month began, `after` when it ended (or when printed); None: none was checked yet.
    """

    month: date
    printed: date | datetime
    owner: str
    groups: tuple[GroupWork, ...]
    role: Owner | None = Owner.COUNSELOR
    reminders: tuple[Count, ...] = ()  # by channel
    notices_in_hours: int = 0
    exceptions: tuple[Count, ...] = ()  # notices posted outside the hours, by ground
    cases_opened: int = 0
    before: Standing | None = None
    after: Standing | None = None
    school_zh: str = ""
    school_en: str = ""
    anchor: Anchor | None = None
