"""A check of a group's members as a workbook: members, who must leave, who is missing, and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lut_admin.convention.groups import GroupKind


@dataclass(frozen=True, slots=True)
class Heading:
    """Of which check a workbook tells: the group, the moment (aware), and where the list came from.

    `counted` is WeChat's own number of members (群聊(487)), `not_understood` the lines of the list that held no member.
    """

    group: str
    kind: GroupKind
    at: date | datetime
    class_name: str = ""
    source: str = ""
    counted: int | None = None
    not_understood: int = 0
