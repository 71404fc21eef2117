"""Parts of a whole and sizes: 90%, 百分之九十, 八折, 三分之一, two thirds, 3 × 4 cm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lut_admin.convention.twins import numerals
from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind, counted

_N = numerals.ZH
_TENTHS = r"(?:[一二两三四五六七八九十半](?:点[一二三四五六七八九])?|[一二三四五六七八九]{2}|\d(?:\.\d)?|10)"
_ZH_PERCENT = re.compile(
    rf"(?P<of>[百千万])\s?分\s?之\s?(?P<han>{_N})|(?<![\d.])(?P<sign>{numerals.DIGITS})\s?(?:%|个百分点)|(?P<points>[{numerals.HAN}点]{{1,9}})\s?个百分点"
    rf"|(?<![{numerals.HAN}\d.])(?P<tenth>{_TENTHS})\s?成(?![立为员绩功果都长人年语就本份])(?P<half>半)?"
    rf"|(?<![{numerals.HAN}\d.])(?P<off>{_TENTHS}|\d\d)\s?折(?![叠扣返])"
)
_SIZE = re.compile(
    r"(?<![\d.A-Za-z])(?P<one>\d{1,5}(?:\.\d{1,3})?)\s?(?:cm|mm|m|厘米|毫米|米|寸|px|像素|pixels?)?\s?(?:[xX×*]|\bby\b)\s?(?P<two>\d{1,5}(?:\.\d{1,3})?)(?![\d.])"
)
_ZH_FRACTION = re.compile(rf"(?P<below>{_N})\s?分\s?之\s?(?P<above>{_N})")
_EN_PERCENT = re.compile(
    rf"(?<![\d.])(?P<number>{numerals.DIGITS})\s?(?:%|per\s?cent\b|percentage\spoints?\b)|(?P<words>{numerals.WORDS})\s(?:per\s?cent\b|percentage\spoints?\b)",
    re.IGNORECASE,
)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10,
}  # fmt: skip
_EN_FRACTION = re.compile(
    r"\b(?P<above>a|one|two|three|four|five|nine)[\s-](?P<below>halves|thirds?|quarters?|fourths?|fifths?|tenths?)\b(?!\s(?:floor|of\s[A-Z]))",
    re.IGNORECASE,
)


def take(half: Half) -> None:
    """Take percentages, fractions and sizes out of what is left."""
    half.take(_SIZE, _size)
    if half.language == "zh":
        half.take(_ZH_PERCENT, _zh_percent)
        half.take(_ZH_FRACTION, _zh_fraction)
    else:
        half.take(_EN_PERCENT, _en_percent)
        half.take(_EN_FRACTION, _en_fraction)


def _size(found: re.Match[str]) -> Iterator[Fact]:
    """3 × 4 cm is one fact: neither of its numbers counts anything."""
    keys: frozenset[Key] = frozenset((("size", numerals.digits(found["one"]), numerals.digits(found["two"])),))
    yield Fact(Kind.NUMBER, *found.span(), keys, keys, Firm.SURE, None, found[0])


def _percent(value: Fraction | None, found: re.Match[str], *, mute: bool = False) -> Iterator[Fact]:
    yield from counted(value, found.span(), Firm.MUTE if mute else Firm.SURE, "percent")


def _en_percent(found: re.Match[str]) -> Iterator[Fact]:
    value = numerals.words(found["number"] or found["words"])
    yield from _percent(value, found, mute=bool(found["words"]))


def _zh_percent(found: re.Match[str]) -> Iterator[Fact]:
    if found["han"]:
        value = numerals.han(found["han"])
        yield from _percent(None if value is None else value / {"百": 1, "千": 10, "万": 100}[found["of"]], found)
    elif found["tenth"] or found["off"]:
        written = found["tenth"] or found["off"]
        share = Fraction(1, 2) if written == "半" else numerals.han(written) or Fraction(0)
        share = share * (1 if share > 10 else 10) + (5 if found["half"] else 0)
        # 八折 is "20 % off" in English.
        keys: frozenset[Key] = frozenset(
            (("count", "percent", share), ("count", "percent", 100 - share), ("nu", share))
        )
        yield Fact(Kind.NUMBER, *found.span(), keys, keys, Firm.SOFT, None, share)
    else:
        yield from _percent(numerals.han(found["sign"] or found["points"]), found)


def _zh_fraction(found: re.Match[str]) -> Iterator[Fact]:
    below, above = numerals.han(found["below"]), numerals.han(found["above"])
    if below and above is not None:
        yield from counted(above / below, found.span(), Firm.SOFT)


def _en_fraction(found: re.Match[str]) -> Iterator[Fact]:
    above = numerals.words(found["above"]) or Fraction(1)
    yield from counted(above / _PARTS[found["below"].lower()], found.span(), Firm.MUTE)
