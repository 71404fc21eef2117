"""Lengths told in two units: 3分30秒, 1小时20分钟, two years and six months; one length, whatever units the other half takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.quantities.numerals import Number

_N = rf"(?:\d{{1,3}}|[{numerals.HAN}]{{1,4}})"
_ZH = re.compile(
    rf"(?<![第\d.:{numerals.HAN}月日])(?:"
    rf"(?P<first>{_N})\s?个?(?:(?P<hour>小时|钟头)\s?零?(?P<minutes>{_N})\s?(?:分钟|分(?!之))|(?P<day>天|昼夜)\s?(?P<hours>{_N})\s?个?小时"
    rf"|(?P<minute>分钟?)\s?零?(?P<seconds>{_N})\s?秒钟?|(?P<year>年)\s?零?(?P<months>{_N})\s?个月)"
    rf"|(?P<whole>{_N})分半钟?)"
)
_EN_N = rf"\d{{1,3}}|an?|{numerals.WORDS}"
_AND = r"(?:,?\sand\s|,\s|\s|-)?"
_EN = re.compile(
    rf"(?<![\w.,:])(?P<first>{_EN_N})[\s-]?(?:(?P<hour>hours?|hrs?|h){_AND}(?P<minutes>{_EN_N})[\s-]?(?:minutes?|mins?|m)"
    rf"|(?P<day>days?){_AND}(?P<hours>{_EN_N})[\s-]?(?:hours?|hrs?|h)|(?P<minute>minutes?|mins?|m){_AND}(?P<seconds>{_EN_N})[\s-]?(?:seconds?|secs?|s)"
    rf"|(?P<year>years?){_AND}(?P<months>{_EN_N})[\s-]?months?)\b"
)
# The smaller unit of each, how many of it make the greater one, and how many of what is compared the greater one holds.
_UNITS = {
    "hour": ("minutes", 60, "minutes", 60),
    "day": ("hours", 24, "minutes", 1440),
    "minute": ("seconds", 60, "minutes", 1),
    "year": ("months", 12, "months", 12),
}


def take(half: Half) -> None:
    """Take lengths of two units out of what is left, before either number is read as a length of its own."""
    if half.language == "zh":
        half.take(_ZH, _zh, "分", "小时", "个月")
    else:
        half.take_lower(_EN, _en, "min", "hour", "month", "hr", "m", "h")


def _zh(found: re.Match[str]) -> Iterator[Fact]:
    if found["whole"]:
        whole = numerals.han(found["whole"])
        if whole is not None:
            yield _fact("minute", whole + Fraction(1, 2), found, Firm.SURE)
        return
    unit = next(unit for unit in _UNITS if found[unit])
    yield from _added(unit, numerals.han(found["first"]), numerals.han(found[_UNITS[unit][0]]), found, Firm.SURE)


def _en(found: re.Match[str]) -> Iterator[Fact]:
    unit = next(unit for unit in _UNITS if found[unit])
    first, rest = (_value(found[name]) for name in ("first", _UNITS[unit][0]))
    firm = Firm.SURE if found["first"][0].isdecimal() else Firm.MUTE
    yield from _added(unit, first, rest, found, firm)


def _value(written: str) -> Number | None:
    return 1 if written in ("a", "an") else numerals.words(written)


def _added(
    unit: str, first: Number | None, rest: Number | None, found: re.Match[str], firm: Firm
) -> Iterator[Fact]:
    parts = _UNITS[unit][1]
    if first is not None and rest is not None and rest < parts:
        yield _fact(unit, first + Fraction(rest) / parts, found, firm)


def _fact(unit: str, value: Fraction, found: re.Match[str], firm: Firm) -> Fact:
    _, _, compared, held = _UNITS[unit]
    keys: frozenset[Key] = frozenset(((compared, value * held),))
    return Fact(Kind.DURATION, *found.span(), keys, keys, firm, None, (unit, value))
