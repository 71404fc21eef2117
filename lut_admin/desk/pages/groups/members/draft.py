"""A check that is not kept yet, to go on with when its group, or the page in another language, is opened again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lut_admin.convention.reminders import About, Channel
from lut_admin.convention.sources import Source
from lut_admin.desk.pages.groups.members.judging import Whom
from lut_admin.papers.member_list import MemberList

if TYPE_CHECKING:
    from lut_admin.office.groups import Choice


@dataclass(frozen=True, slots=True)
class Written:
    """What is pasted, and what the person said of it: whose names, and WeChat's count where it was written by hand."""

    text: str = ""
    said: Source | None = None
    counted: int | None = None
    wrote: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What is pasted for a group; `members` once they were judged, with what was answered and decided since."""

    written: Written
    members: MemberList | None = None
    whole: bool | None = None
    source: str = ""
    chosen: Mapping[int, Choice] = field(default_factory=dict)
    reminders: Mapping[tuple[About, Whom], Channel] = field(default_factory=dict)
