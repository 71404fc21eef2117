"""What was read from a text of group members: the nicknames, the kind of text, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lut_admin.convention.sources import Source
from lut_admin.papers.member_list.notices import Event
from lut_admin.papers.words import Word

_MOST_LINES_TOLD = 8


class Shape(StrEnum):
    """What a text is: names typed or copied, a table, a copied chat, a chain (接龙), only notices of the system."""

    NAMES = "names"
    TABLE = "table"
    CHAT = "chat"
    CHAIN = "chain"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class MemberList:
    """A text of group members, understood. Of messages nothing is kept, only who wrote them.

    `nicknames` in the order of the text, from a chat or a chain each once. `cut` are the rows (from 0) whose nickname the
    screen cut off (…): a question, never a finding. `not_understood` are lines with their number from 1. `counted` is
    WeChat's own number of members if the text shows it. `complete`: True where a list holds as many as counted, False
    where it cannot be everybody (a chat, a chain, fewer than counted), None unknown: to be asked. `source` is whose names
    these are, which a person may correct; `remarks_likely` asks whether they are one's own remarks.
    """

    shape: Shape
    nicknames: tuple[str, ...]
    cut: tuple[int, ...] = ()
    not_understood: tuple[tuple[int, str], ...] = ()
    counted: int | None = None
    complete: bool | None = None
    events: tuple[Event, ...] = ()
    source: Source = Source.NICKNAMES
    remarks_likely: bool = False

    def of(self, source: Source) -> MemberList:
        """The same list, once a person has said whose names it holds."""
        return replace(self, source=source, remarks_likely=False)

    def counting(self, counted: int | None) -> MemberList:
        """The same list, once a person has read WeChat's own number of members off the screen.

        A chat or a chain is never everybody; a list is when it holds as many as counted, and is not when it holds fewer.
        """
        if self.shape not in (Shape.NAMES, Shape.TABLE):
            return replace(self, counted=counted)
        there = sum(map(bool, self.nicknames))
        whole = None if counted is None or there > counted else there == counted
        return replace(self, counted=counted, complete=whole)

    def told(self) -> tuple[Word, ...]:
        """What was understood, as messages."""
        words = [Word("membership.understood", {"n": sum(map(bool, self.nicknames))})]
        if self.not_understood:
            words.append(Word("membership.not_understood", _lines(self.not_understood)))
        if self.cut:
            words.append(Word("membership.cut_off", {"n": len(self.cut)}))
        if self.events:
            words.append(Word("membership.notices_read", {"n": len(self.events)}))
        if self.counted is not None:
            words.append(Word("membership.counted", {"n": self.counted}))
        if self.complete is not None:
            words.append(Word("membership.complete" if self.complete else "membership.partial"))
        if self.source is Source.REMARKS:
            words.append(Word("membership.own_remarks"))
        elif self.remarks_likely:
            words.append(Word("membership.remarks_likely"))
        return tuple(words)


def _lines(missed: Sequence[tuple[int, str]]) -> dict[str, object]:
    numbers = [str(number) for number, _ in missed[:_MOST_LINES_TOLD]]
    return {"n": len(missed), "lines": numbers if len(missed) <= _MOST_LINES_TOLD else [*numbers, "…"]}
