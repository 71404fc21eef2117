"""How a table's columns share its room: wider where there is room, narrower where there is little, and put away before the
table would have to be scrolled sideways.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QFontMetrics

from lut_admin.desk.style import look
from lut_admin.desk.tables.delegates import PillDelegate
from lut_admin.desk.tables.model import Column

NARROWEST = 48
WHOLE = 150
"""A column that asks for no more than this holds a number, a day or one word, and is never made narrower."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a column asks for: the width it would like and the least it can do with, in pixels."""

    wanted: int
    least: int


def ask(wanted: int, least: int) -> Ask:
    """What a column of this width asks for, which can never do with less than `least`: a long text is cut by a quarter."""
    wanted = max(wanted, least)
    return Ask(wanted, max(least, min(wanted, WHOLE), wanted * 3 // 4))


def fit(asks: Mapping[int, Ask], room: int, going: Sequence[int] = ()) -> dict[int, int]:
    """The widths of the columns that are shown, by their places.

    Those in `going` are put away one after the other until the rest fits; where even that does not help all are shown, as
    there is scrolling anyway.
    """
    shown = dict(asks)
    for place in going:
        if _least(shown) <= room:
            break
        if len(shown) > 1:
            shown.pop(place, None)
    if _least(shown) > room:
        return {place: one.wanted for place, one in asks.items()}
    wanted, least = sum(one.wanted for one in shown.values()), _least(shown)
    if wanted <= room:
        return {place: max(one.wanted, one.wanted * room // wanted) for place, one in shown.items()}
    return {
        place: one.least + (one.wanted - one.least) * (room - least) // (wanted - least) for place, one in shown.items()
    }


def _least(asks: Mapping[int, Ask]) -> int:
    return sum(one.least for one in asks.values())


def order(names: Sequence[str], yields: Sequence[str], insisted: Collection[str]) -> list[int]:
    """The places of the columns that may be put away, those that go first first."""
    return [names.index(name) for name in yields if name in names and name not in insisted]


def pill(column: Column[Any]) -> int:
    """How narrow a column may begin: a status is never cut, as what is left of it may be another one."""
    if column.kind != "pill" or not any(value for value, _ in column.choices):
        return NARROWEST
    return max(PillDelegate.needed(words) for value, words in column.choices if value)


def heading(column: Column[Any]) -> int:
    """The width that a column's heading needs."""
    return QFontMetrics(look.font(look.MUTED)).horizontalAdvance(column.title) + 2 * look.S12 + 2
