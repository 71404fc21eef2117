"""What must be seen to when a decision ends a student's studies: permit, police, dormitory, insurance, filing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lut_admin.convention.supervision.laws import Law, Source, order


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
class Asked:
    """An item with what it rests on."""

    item: Item
    law: Law


CHECKLIST: tuple[Asked, ...] = (
    Asked(Item.FILING, Law(Source.ORDER42, 31)),
    Asked(Item.POLICE, Law(Source.EXIT_ENTRY, 45)),
    Asked(Item.PERMIT, Law(Source.EXIT_ENTRY, 33)),
    Asked(Item.LEAVING, Law(Source.SCHOOL)),
    Asked(Item.DORMITORY, Law(Source.EXIT_ENTRY, 39)),
    Asked(Item.INSURANCE, Law(Source.SCHOOL)),
    Asked(Item.SCHOLARSHIP, Law(Source.SCHOOL)),
    Asked(Item.STATUS, Law(Source.SCHOOL)),
    Asked(Item.GROUPS, Law(Source.CONVENTION, 3)),
    Asked(Item.FILE, order(58)),
)
