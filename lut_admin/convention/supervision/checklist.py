"""What must be seen to when a decision ends a student's studies: permit, police, dormitory, insurance, filing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lut_admin.convention.supervision import clocks
from lut_admin.convention.supervision.course import Course
from lut_admin.convention.supervision.laws import Law, Source, order
from lut_admin.convention.supervision.profile import Profile


class Item(StrEnum):
    """One thing on the list."""

    FILING = "filing"  # 开除学籍、退学 filed with the education authority
    POLICE = "police"  # the exit-entry police are told: the unit that enrolled her reports
    PERMIT = "permit"  # the residence permit is cancelled or changed
    LEAVING = "leaving"  # she leaves the school in the time the school sets
    DORMITORY = "dormitory"  # the room is handed back; a new address off campus is registered within 24 hours
    INSURANCE = "insurance"
    SCHOLARSHIP = "scholarship"
    STATUS = "status"  # the register: status, day of leaving
    GROUPS = "groups"  # Art. 3 of the convention: she leaves the groups
    FILE = "file"  # the papers go into the school's and her own file

    @property
    def key(self) -> str:
        """Its message."""
        return f"checklist.{self.value}"


@dataclass(frozen=True, slots=True)
class ToCheck:
    """An item with what it rests on, and in how many days after the service it is due (None: no time is set)."""

    item: Item
    law: Law
    days: int | None = None


# The filing (Order 42, Art. 31) is told so by other universities; its article is to be verified.
CHECKLIST: tuple[ToCheck, ...] = (
    ToCheck(Item.FILING, Law(Source.ORDER42, 31)),
    ToCheck(Item.POLICE, Law(Source.EXIT_ENTRY, 45)),
    ToCheck(Item.PERMIT, Law(Source.EXIT_ENTRY, 33), 10),
    ToCheck(Item.LEAVING, Law(Source.SCHOOL)),
    ToCheck(Item.DORMITORY, Law(Source.EXIT_ENTRY, 39), 1),
    ToCheck(Item.INSURANCE, Law(Source.SCHOOL)),
    ToCheck(Item.SCHOLARSHIP, Law(Source.SCHOOL)),
    ToCheck(Item.STATUS, Law(Source.SCHOOL)),
    ToCheck(Item.GROUPS, Law(Source.CONVENTION, 3)),
    ToCheck(Item.FILE, order(58)),
)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """An item as it stands in a case: by when it is due, if a time is set and runs, and the day it was done."""

    item: Item
    law: Law
    due: date | None
    done: date | None


def checklist(found: Course, profile: Profile) -> tuple[CheckLine, ...]:
    """The list for a course whose decision ends the studies, in order; empty for any other."""
    if not clocks.ends_studies(found):
        return ()
    start = clocks.served_on(found.service, profile)
    lines = []
    for one in CHECKLIST:
        days = profile.leave_days if one.item is Item.LEAVING else one.days
        due = start + timedelta(days=days) if start is not None and days is not None else None
        lines.append(CheckLine(one.item, one.law, due, found.checks.get(one.item)))
    return tuple(lines)
