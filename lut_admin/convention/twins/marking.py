"""Marking the facts of one half, each taken before the next is looked for, so that no digit is read twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lut_admin.convention.twins import layout
from lut_admin.convention.twins.facts import Fact, Firm, Half, Kind, Language, Marked
from lut_admin.convention.twins.quantities import amounts, compounds, lengths, numbers
from lut_admin.convention.twins.when import clock, days, parts, pointed, relative, weekdays
from lut_admin.convention.twins.where import addresses, rooms, sites
from lut_admin.convention.twins.where.sites import Place

_SMALL = "两二三四五六七八九"


def mark(
    text: str, language: Language, ref_date: date | None = None, glossary: Sequence[Place] = ()
) -> tuple[Fact, ...]:
    """The facts of one half in the order of the text; offsets are into the text as written."""
    return marked(text, language, ref_date, glossary).facts


def marked(text: str, language: Language, ref_date: date | None, glossary: Sequence[Place]) -> Marked:
    """The same with the folded text in which they stand.

    The order in which they are taken matters: an address holds digits, an amount may look like a room, a date like a number.
    """
    half = Half(language, text)
    addresses.take(half)
    layout.clear(half)
    numbers.take_codes(half)
    amounts.take(half)
    lengths.take_idioms(half)
    rooms.take_floors(half)
    pointed.take(half)
    days.take(half, ref_date)
    if language == "zh":
        relative.take(half, ref_date)  # 今晚8点 is a day and a time
    weekdays.take(half, ref_date)
    clock.take(half)
    half.facts = list(clock.midnights(half))
    if language == "en":
        relative.take(half, ref_date)  # "8 tonight" is one by its day
    parts.take(half)
    numbers.take_ordinals(half)
    compounds.take(half)
    lengths.take(half)
    rooms.take(half)
    sites.take(half, glossary)
    numbers.take(half)
    half.facts += days.lengths(half)
    if language == "zh":
        half.facts = [_spelled(fact, half.text) for fact in half.facts]
    return Marked(half.text, tuple(sorted(half.facts, key=_span)))


def _span(fact: Fact) -> tuple[int, int]:
    return fact.start, fact.end


def _spelled(fact: Fact, text: str) -> Fact:
    small = fact.firm is Firm.SURE and fact.kind in (Kind.NUMBER, Kind.DURATION) and text[fact.start] in _SMALL
    return replace(fact, spelled=True) if small else fact
