"""Numbers as they are spoken: two and a half, 3 million and a half, minus 15 degrees, 大二 and the second-year students."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from lut_admin.convention.twins.facts import TAKEN, Fact, Firm, Half, Key, Kind, counted
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.quantities.numerals import Number

_MIXED = re.compile(numerals.MIXED)
_HALVES = re.compile(
    rf"(?P<number>(?<![\d.]){numerals.DIGITS}|{numerals.WORDS})(?P<first>\s{numerals.SCALE})?\sand\s(?:an?"
    rf"|one)\s(?P<part>half|quarter|third)\b(?:\s(?P<scale>{numerals.SCALE})\b)?"
    rf"|\b(?P<only>half|quarter)\s(?:an?\s)?(?P<of>{numerals.SCALE})\b",
)
_DOZENS = re.compile(rf"\b(?:(?P<half>half\sa)|(?P<many>\d{{1,2}}|{numerals.WORDS}))\sdozen\b")
# A temperature below zero; a stroke behind a word, a number or a fact joins, it does not subtract.
_SIGNED = re.compile(
    rf"(?:(?<![\w)\]}}{TAKEN}])(?<![\w)\]}}{TAKEN}]\s)-|(?:零下|负)\s?"
    rf"|\b(?:minus|negative)\s)(?P<number>{numerals.DIGITS}|[{numerals.HAN}]{{1,4}}|{numerals.WORDS})\s?(?P<unit>℃"
    rf"|°\s?C|摄氏度|度|degrees?)?",
    re.IGNORECASE,
)
_HAS_SIGN = re.compile(rf"-(?<![\w)\]}}{TAKEN}]-)|零下|负|minus|negative")
# A height as it is spoken: 1米75.
_ZH_TALL = re.compile(r"(?<![\d.])(?P<m>[12])米(?P<cm>\d{1,2})(?![\d.米])")
_ZH_MEGA = re.compile(rf"(?<![\d.])(?P<n>{numerals.DIGITS})\s?兆(?![元人瓦吨])")  # of a file or a line
# Years of study: 大二, the second-year students.
_ZH_STUDY_YEAR = re.compile(r"(?<![大巨重最扩])[大研](?P<n>[一二三四五])(?=[新学年生的、,，至到和及与以必须]|$)")
_EN_STUDY_YEAR = re.compile(
    rf"\b(?P<list>(?:(?:\d(?:st|nd|rd|th)|{numerals.ORDINAL})(?:-\s?|\s)?(?:,\s|and\s|or\s|to\s|&\s"
    rf"|,\sand\s))*(?:\d(?:st|nd|rd|th)|{numerals.ORDINAL}))[\s-]years?(?=\s(?:students?|undergrad|under|freshm|and"
    rf"|or|must)|s\b)",
)


def take(half: Half) -> None:
    """Take what is more than one plain number, before its parts are read."""
    if _HAS_SIGN.search(half.lower):
        half.take(_SIGNED, _signed)
    if half.language == "zh":
        half.take(_ZH_TALL, _zh_tall, "米")
        half.take(_ZH_MEGA, _zh_mega, "兆")
        half.take(_ZH_STUDY_YEAR, _zh_study_year, "大", "研")
    else:
        half.take_lower(_EN_STUDY_YEAR, _en_study_year, "st year", "nd year", "rd year", "th year", "-year")
        half.take_lower(_DOZENS, _dozens, " dozen")
        half.take_lower(_HALVES, _halves, "half", "quarter", "third")
        half.take_lower(_MIXED, _mixed, *numerals.LARGE)


def _signed(found: re.Match[str]) -> Iterator[Fact]:
    """-15 °C, 零下15度 and "15 degrees below zero" are one: the amount matches with its sign and without."""
    value = numerals.han(found["number"]) if found["number"][0] in numerals.HAN else numerals.words(found["number"])
    if value is not None:
        measured: set[Key] = {("count", "degree", value)} if found["unit"] else set()
        keys: frozenset[Key] = frozenset({("nu", value), ("nu", -value), ("n", -value)} | measured)
        yield Fact(Kind.NUMBER, *found.span(), keys, keys | {("n", value)}, Firm.SURE, None, value)


def _dozens(found: re.Match[str]) -> Iterator[Fact]:
    """Half a dozen are six."""
    many = Fraction(1, 2) if found["half"] else numerals.words(found["many"])
    yield from counted(None if many is None else numerals.plain(many * 12), found.span(), Firm.MUTE)


def _halves(found: re.Match[str]) -> Iterator[Fact]:
    """Two and a half, 3 million and a half, half a million."""
    part = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}[
        (found["part"] or found["only"]).lower()
    ]
    if found["only"]:
        value: Number | None = part * (numerals.words(f"one {found['of']}") or 1)
    else:
        whole = numerals.words(found["number"])
        first = numerals.words(f"one {found['first']}") if found["first"] else None
        spoken = numerals.large(found["number"]) if first is None else first
        if whole is None:
            return
        if found["scale"]:
            scale = numerals.words(f"one {found['scale']}") or 1
            value = whole + part * scale if spoken and spoken > 1 else (whole + part) * scale
        else:
            value = whole * (first or 1) + part * (spoken or 1)
    yield from counted(value, found.span(), Firm.MUTE)


def _mixed(found: re.Match[str]) -> Iterator[Fact]:
    """4 thousand 3 hundred and 21 is one number, 3 hundred and 2 hundred are two."""
    scales = [numerals.large(word) or 0 for word in re.findall(numerals.SCALE, found[0])]
    parts = [found[0]] if all(first > then for first, then in pairwise(scales)) else re.split(r"\sand\s", found[0])
    at = found.start()
    for part in parts:
        at = found.string.index(part, at)
        yield from counted(numerals.words(part), (at, at + len(part)))
        at += len(part)


def _zh_tall(found: re.Match[str]) -> Iterator[Fact]:
    metres = Fraction(f"{found['m']}.{found['cm']}")
    centimetres: frozenset[Key] = frozenset((("count", "cm", metres * 100),))
    for fact in counted(metres, found.span(), unit="m"):
        yield replace(fact, seeks=fact.seeks | centimetres, offers=fact.offers | centimetres)


def _zh_mega(found: re.Match[str]) -> Iterator[Fact]:
    yield from counted(numerals.digits(found["n"]), found.span(), unit="file")


def _study_year(value: int | None, span: tuple[int, int]) -> Iterator[Fact]:
    keys: frozenset[Key] = frozenset((("ordinal", value), ("nu", value)))
    yield Fact(Kind.NUMBER, *span, keys, keys | {("n", value)}, Firm.SOFT, None, value)


def _zh_study_year(found: re.Match[str]) -> Iterator[Fact]:
    yield from _study_year(int(numerals.han(found["n"]) or 0), found.span())


def _en_study_year(found: re.Match[str]) -> Iterator[Fact]:
    for number in re.finditer(rf"\d(?:st|nd|rd|th)|{numerals.ORDINAL}", found["list"], re.IGNORECASE):
        at = found.start("list") + number.start()
        yield from _study_year(numerals.ordinal(number[0]), (at, at + len(number[0])))
