"""What a notice states: facts at their places in one half, and the half they are taken from, one after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import Literal

Language = Literal["zh", "en"]
Key = tuple[object, ...]
TAKEN = "\ue000"  # stands where a fact was; no pattern reads it


class Kind(StrEnum):
    """The kinds of fact that are compared, as the review's codes name them (``twin.<kind>``)."""

    PLACEHOLDER = "placeholder"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    AMOUNT = "amount"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"
    DURATION = "duration"
    ROOM = "room"
    PLACE = "place"
    NUMBER = "number"


class Firm(IntEnum):
    """How surely a reading is a fact of its own: it only matches, it contradicts a partner, or it stands alone."""

    MUTE = 0
    SOFT = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as written: its year where one is told (or given by its range), month and day where they are told."""

    year: int | None
    month: int | None
    day: int | None
    listed: bool = False

    def on(self, year: int) -> date | None:
        """The day in that year; None where the calendar has no such day."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact at half-open offsets: it agrees with the other half where that offers one of the keys it seeks.

    A small number `spelled` in Chinese (两人一间) is as often part of a phrase: it contradicts, but alone it is not missed. A
    length spelled in English ("ten hours") only matches, but is missed where the other half tells no length.
    """

    kind: Kind
    start: int
    end: int
    seeks: frozenset[Key]
    offers: frozenset[Key]
    firm: Firm = Firm.SURE
    day: Day | None = None
    number: object = None
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What the halves do not agree on: its kind and the fact of each half; None where a half is silent; a doubtful one is asked."""

    kind: Kind
    zh: Fact | None
    en: Fact | None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A half with its facts: the folded text they stand in."""

    text: str
    facts: tuple[Fact, ...]


@dataclass
class Half:
    """One half of a notice while its facts are taken out of it: the text as written, folded, and what is left of it."""

    language: Language
    raw: str
    text: str = ""
    plain: str = ""  # the text in lower case
    left: str = ""
    lower: str = ""  # what is left in lower case
    facts: list[Fact] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.left = fold(self.raw)
        self.plain = self.lower = lowered(self.text)

    def take(self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Iterable[Fact]], *needs: str) -> None:
        """Take what the pattern finds in what is left; each fact covers its own place, nothing else does.

        A pattern that cannot find anything without one of the (lower case) words of `needs` is spared where none is left.
        """
        self._take(pattern, read, needs, self.left)

    def take_where(
        self, test: re.Pattern[str], pattern: re.Pattern[str], read: Callable[[re.Match[str]], Iterable[Fact]]
    ) -> None:
        """The same with a pattern that cannot find anything where the (much faster) test does not."""
        if test.search(self.left):
            self._take(pattern, read, (), self.left)

    def take_lower(
        self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Iterable[Fact]], *needs: str
    ) -> None:
        """The same with a pattern written in lower case: that is tried far faster than one that ignores the case."""
        self._take(pattern, read, needs, self.lower)

    def _take(
        self,
        pattern: re.Pattern[str],
        read: Callable[[re.Match[str]], Iterable[Fact]],
        needs: tuple[str, ...],
        text: str,
    ) -> None:
        if needs:
            lower = self.lower
            for word in needs:
                if word in lower:
                    break
            else:
                return
        found: list[Fact] = []
        for match in pattern.finditer(text):
            found += read(match)
        if found:
            self.add(found)

    def add(self, found: Iterable[Fact]) -> None:
        """Take facts that were found by other means."""
        found = list(found)
        self.facts += found
        self.cover([(fact.start, fact.end) for fact in found])

    def clear(self, pattern: re.Pattern[str], *needs: str) -> None:
        """Leave nothing to read of what the pattern finds, where one of `needs` is left: it is no fact."""
        lower = self.lower
        for word in needs:
            if word in lower:
                self.cover([found.span() for found in pattern.finditer(self.left)])
                return

    def cover(self, spans: Iterable[tuple[int, int]]) -> None:
        """Leave nothing to read at these places."""
        left: list[str] = []
        lower: list[str] = []
        at = 0
        for start, end in sorted(spans):
            if end <= at:
                continue
            start = max(start, at)
            gap = TAKEN * (end - start)
            left += (self.left[at:start], gap)
            lower += (self.lower[at:start], gap)
            at = end
        if at:
            self.left = "".join(left) + self.left[at:]
            self.lower = "".join(lower) + self.lower[at:]


def lowered(text: str) -> str:
    """The text in lower case, character for character: a few capitals would become two."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def one(kind: Kind, span: tuple[int, int], key: Key, *, firm: Firm = Firm.SURE, number: object = None) -> Fact:
    """A fact that agrees with its like alone."""
    keys = frozenset((key,))
    return Fact(kind, *span, keys, keys, firm, None, number)


# Measures agree with their own kind alone, or with a number that says no measure: 2寸 is not "2 copies".
STRICT = frozenset(("g", "jin", "kw", "w", "inch", "cm", "mm", "km", "kg", "m", "degree", "age", "percent", "file"))

# Measures that are told in smaller and greater units: 2 kW are 2000瓦.
_SCALES: dict[str, tuple[str, Fraction | int]] = {
    "mm": ("m", Fraction(1, 1000)), "cm": ("m", Fraction(1, 100)), "m": ("m", 1), "km": ("m", 1000), "g": ("g", 1),
    "kg": ("g", 1000), "jin": ("g", 500), "w": ("w", 1), "kw": ("w", 1000),
}  # fmt: skip


def counted(
    value: Fraction | int | None, span: tuple[int, int], firm: Firm = Firm.SURE, unit: str | None = None
) -> Iterator[Fact]:
    """A number and what it counts; a measure agrees with the same measure, or with a number that counts nothing."""
    if value is None:
        return
    keys: list[Key] = [("count", unit, value)] if unit else []
    if unit in _SCALES:
        base, times = _SCALES[unit]
        keys.append(("measure", base, value * times))
    seeks: list[Key] = [*keys, ("nu", value)]
    offers: list[Key] = [*keys, ("n", value)]
    if unit not in STRICT:
        offers.append(("nu", value))
    if unit == "age":
        seeks.append(("ordinal", value))  # her 18th birthday
    if not unit:
        seeks += [("n", value), ("ordinal", value)]
    yield Fact(Kind.NUMBER, *span, frozenset(seeks), frozenset(offers), firm, None, value)


def _foldings() -> dict[int, str]:
    table = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)}
    del table[ord("，")]  # between two numbers it separates them, where an ASCII comma may group their digits
    for written, plain in (
        ("\u3000\u00a0\u2002\u2003\t", " "),
        ("\u202f", "\u2009"),  # a thin space groups digits
        ("–—−‐‑‒―－", "-"),
        ("～〜∼∽", "~"),
        ("’‘", "'"),
        ("￥", "¥"),
    ):
        table |= {ord(character): plain for character in written}
    table |= dict(
        zip(
            map(ord, "點時號樓週個萬億兩負鐘歲層禮張塊圓貳參陸幾學門廳館區電話從間過幣鎊錢開後內節兆"),
            "点时号楼周个万亿两负钟岁层礼张块元贰叁陆几学门厅馆区电话从间过币镑钱开后内节兆",
            strict=True,
        )
    )
    return table


_FOLDED = _foldings()


def fold(text: str) -> str:
    """The text with full-width, traditional and typographic forms made plain, character for character."""
    return text.translate(_FOLDED)
