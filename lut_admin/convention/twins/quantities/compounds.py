"""Lengths told in several units: 3分30秒, two years and six months; one length, in whatever units the other half tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.quantities.numerals import Number

_ZH_N = rf"(?:\d{{1,3}}|[{numerals.HAN}]{{1,4}})"
_ZH_PIECE = rf"{_ZH_N}\s?个?(?:小时|钟头|昼夜|天|分钟|分(?!之)|秒钟?)"
_ZH = re.compile(
    rf"(?<![第\d.:{numerals.HAN}月日])(?:{_ZH_PIECE}(?:[多余]?\s?[零又]?\s?{_ZH_PIECE})+"
    rf"|{_ZH_N}\s?年[多余]?\s?[零又]?\s?{_ZH_N}\s?个月"
    rf"|(?P<half>{_ZH_N})分半钟?)"
)
_EN_N = rf"(?:\d{{1,3}}|\ban?(?=[\s-])|{numerals.WORDS})"
_EN_PIECE = rf"{_EN_N}[\s-]?(?:days?|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)"
_AND = r"(?:,?\sand\s|,\s|\s|-)?"
_EN = re.compile(
    rf"(?<![\w.,:])(?:{_EN_PIECE}(?:{_AND}{_EN_PIECE})+|{_EN_N}[\s-]?years?{_AND}{_EN_N}[\s-]?months?)\b"
)
_PIECE = re.compile(rf"(?P<zh>{_ZH_N})\s?个?(?P<unit>[年月天昼小钟分秒])|(?P<en>{_EN_N})[\s-]?(?P<of>[ymdhs])(?P<more>o)?")
# What each unit is called by its first letter, and the minutes or months that it holds.
_MINUTES: dict[str, Number] = {"day": 1440, "hour": 60, "minute": 1, "second": Fraction(1, 60)}
_MONTHS: dict[str, Number] = {"year": 12, "month": 1}
_ZH_UNITS = {"年": "year", "月": "month", "天": "day", "昼": "day", "小": "hour", "钟": "hour", "分": "minute", "秒": "second"}
_EN_UNITS = {"y": "year", "d": "day", "h": "hour", "m": "minute", "s": "second"}
# What follows each unit, and how many make one of it: 七天二十四小时 is no length but always.
_NEXT = {("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12}


def take(half: Half) -> None:
    """Take lengths of several units out of what is left, before any of their numbers is read as a length of its own."""
    if half.language == "zh":
        half.take(_ZH, _read, "分", "小时", "个月")
    else:
        half.take_lower(_EN, _read, "min", "hour", "month", "hr", "m", "h")


def _read(found: re.Match[str]) -> Iterator[Fact]:
    half = found.groupdict().get("half")
    if half:  # 4分半钟
        value = numerals.han(half)
        pieces: list[tuple[str, Number | None]] = [("minute", None if value is None else value + Fraction(1, 2))]
    else:
        pieces = [_piece(piece) for piece in _PIECE.finditer(found[0])]
        if any((then[1] or 0) >= _NEXT.get((first[0], then[0]), 0) for first, then in pairwise(pieces)):
            return  # 3天2分 are no length
    held = _MONTHS if pieces[0][0] in _MONTHS else _MINUTES
    whole = Fraction(0)
    for unit, value in pieces:
        if value is None:
            return
        whole += value * held[unit]
    unit = pieces[0][0]
    keys: frozenset[Key] = frozenset((("months" if held is _MONTHS else "minutes", numerals.plain(whole)),))
    sure = not found[0][0].isascii() or found[0][0].isdecimal()  # English words only match
    firm = Firm.SURE if sure else Firm.MUTE
    yield Fact(Kind.DURATION, *found.span(), keys, keys, firm, None, (unit, numerals.plain(whole / held[unit])))


def _piece(found: re.Match[str]) -> tuple[str, Number | None]:
    if found["zh"]:
        return _ZH_UNITS[found["unit"]], numerals.han(found["zh"])
    unit = "month" if found["more"] and found["of"] == "m" else _EN_UNITS[found["of"]]
    return unit, 1 if found["en"] in ("a", "an") else numerals.words(found["en"])
