"""What is written in the composer, and the composer as it stands for the one that takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lut_admin.convention.memory.renewing import Renewing
    from lut_admin.office.notices import NoticeLine
    from lut_admin.office.notices.audiences import Groups


class Written(NamedTuple):
    """What a person writes and chooses for a notice."""

    title: str = ""
    category: str = ""
    zh: str = ""
    en: str = ""
    groups: Groups = ()

    @classmethod
    def of(cls, line: NoticeLine) -> Written:
        """As it is on record."""
        return cls(line.title, line.category or "", line.zh, line.en, line.audience)


class Open(NamedTuple):
    """A composer as it stands, for the one that takes its place; a new notice may be under way into the records,
    and the days of an earlier one (`renewing`) may still have to be looked at."""

    line: NoticeLine | None
    written: Written
    being_kept: bool = False
    renewing: Renewing | None = None
