"""Parts of a whole and sizes: 90%, 百分之九十, 八折, 三分之一, two thirds, 3 × 4 cm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind, counted
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.quantities.numerals import Number

_N = numerals.ZH
_TENTHS = r"(?:[一二两三四五六七八九十半](?:点[一二三四五六七八九])?|[一二三四五六七八九]{2}|\d(?:\.\d)?|10)"
_ZH_PERCENT = re.compile(
    rf"(?<![{numerals.HAN}\d])(?P<of>[百千万佰仟])\s?分\s?之\s?(?P<han>{_N})"
    rf"|(?<![\d.])(?P<sign>{numerals.DIGITS})\s?(?:%|个百分点)|(?P<points>[{numerals.HAN}点]{{1,9}})\s?个百分点"
    rf"|(?<![{numerals.HAN}\d.])(?P<tenth>{_TENTHS})\s?成(?![立为员绩功果都长人年语就本份])(?P<half>半)?"
    rf"|(?<![{numerals.HAN}\d.])(?P<off>{_TENTHS}|\d\d)\s?折(?![叠扣返])|(?P<half_off>[对對半])折"
)
_SIZE = re.compile(
    r"(?<![\d.A-Za-z])(?P<one>\d{1,5}(?:\.\d{1,3})?)\s?(?:cm|mm|m|厘米|毫米|米|寸|px|像素|pixels?)?\s?(?:[xX×*]"
    r"|\bby\b)\s?[高宽长]?\s?(?P<two>\d{1,5}(?:\.\d{1,3})?)(?![\d.])"
)
_HAS_SIZE = re.compile(r"\d\s?(?:[cm]?m|厘米|毫米|米|寸|px|像素|pixels?)?\s?(?:[xX×*]|by\b)")
_ZH_FRACTION = re.compile(rf"(?P<below>{_N})\s?分\s?之\s?(?P<above>{_N})")
_EN_PERCENT = re.compile(
    rf"(?<![\d.])(?P<number>{numerals.DIGITS})\s?(?:%|per\s?cent\b|percentage\spoints?\b)"
    rf"|(?P<words>{numerals.WORDS})\s(?:per\s?cent\b|percentage\spoints?\b)",
)
_PARTS = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_EN_FRACTION = re.compile(
    r"\b(?P<above>a|one|two|three|four|five|seven|nine)[\s-](?P<below>half|thirds?|quarters?|fourths?|fifths?"
    r"|sixths?|eighths?|tenths?)\b(?!\s(?:floor|of\s[A-Z]))",
)


_STROKED = re.compile(
    r"(?<![\d/.])(?P<above>[1-9])/(?P<below>[2-9]|10)(?![\d/])(?:(?<=[达占过足约近到超]\d/\d)"
    r"|(?=\s?(?:以[上下内]|及以|的|者|学时|课时|左右|of\b|or\b)))"
)
_HAS_PART = re.compile(r"[¼½¾⅐-⅞]")
_REACHED = tuple("达占过足约近到超")
_VULGAR = re.compile(r"(?P<whole>\d{1,4})?\s?(?P<part>[¼½¾⅐-⅞])")


def take(half: Half) -> None:
    """Take percentages, fractions and sizes out of what is left."""
    half.take_where(_HAS_SIZE, _SIZE, _size)
    half.take(_STROKED, _stroked, "/")
    half.take_where(_HAS_PART, _VULGAR, _vulgar)
    if half.language == "zh":
        half.take(_ZH_PERCENT, _zh_percent, "%", *"分成折")
        half.take(_ZH_FRACTION, _zh_fraction, "之")
    else:
        half.take_lower(_EN_PERCENT, _en_percent, "%", "percent", "per cent")
        half.take_lower(
            _EN_FRACTION, _en_fraction, "half", "third", "quarter", "fourth", "fifth", "sixth", "eighth", "tenth"
        )


def _stroked(found: re.Match[str]) -> Iterator[Fact]:
    """1/3以上: with such a word behind it a stroke makes a fraction, no day and no choice."""
    if (above := int(found["above"])) < (below := int(found["below"])):
        told = found.string.endswith(_REACHED, 0, found.start())
        yield from counted(Fraction(above, below), found.span(), Firm.SURE if told else Firm.SOFT)


def _vulgar(found: re.Match[str]) -> Iterator[Fact]:
    part = Fraction(unicodedata.numeric(found["part"])).limit_denominator(9)
    yield from counted(part + int(found["whole"] or 0), found.span())


def _size(found: re.Match[str]) -> Iterator[Fact]:
    """3 × 4 cm is one fact: neither of its numbers counts anything."""
    keys: frozenset[Key] = frozenset((("size", numerals.digits(found["one"]), numerals.digits(found["two"])),))
    yield Fact(Kind.NUMBER, *found.span(), keys, keys, Firm.SURE, None, found[0])


def _percent(value: Number | None, found: re.Match[str], *, mute: bool = False) -> Iterator[Fact]:
    firm = Firm.MUTE if mute else Firm.SOFT if value == 100 else Firm.SURE  # the other half may say "all"
    for fact in counted(value, found.span(), firm, "percent"):
        part: frozenset[Key] = frozenset((("nu", Fraction(value, 100)),) if value and value < 100 else ())
        yield replace(fact, seeks=fact.seeks | part, offers=fact.offers | part)  # 50% of it is half


def _en_percent(found: re.Match[str]) -> Iterator[Fact]:
    value = numerals.words(found["number"] or found["words"])
    yield from _percent(value, found, mute=bool(found["words"]))


def _zh_percent(found: re.Match[str]) -> Iterator[Fact]:
    if found["han"]:
        value = numerals.han(found["han"])
        yield from _percent(
            None if value is None else Fraction(value, {"百": 1, "佰": 1, "千": 10, "仟": 10, "万": 100}[found["of"]]), found
        )
    elif found["tenth"] or found["off"] or found["half_off"]:
        written = found["tenth"] or found["off"] or "半"
        share = Fraction(1, 2) if written == "半" else numerals.han(written) or 0
        share = share * (1 if share > 10 else 10) + (5 if found["half"] else 0)
        share = 50 if found["half_off"] or found["off"] == "半" else share
        # 八折 is "20 % off" in English.
        keys: frozenset[Key] = frozenset(
            (("count", "percent", share), ("count", "percent", 100 - share), ("nu", share))
        )
        yield Fact(Kind.NUMBER, *found.span(), keys, keys, Firm.SOFT, None, share)
    else:
        value = numerals.han(found["sign"] or found["points"])
        points: frozenset[Key] = frozenset((("count", "point", value),) if found[0].endswith("百分点") else ())
        for fact in _percent(value, found):
            yield replace(fact, seeks=fact.seeks | points, offers=fact.offers | points)


def _zh_fraction(found: re.Match[str]) -> Iterator[Fact]:
    below, above = numerals.han(found["below"]), numerals.han(found["above"])
    if below and above is not None:
        yield from counted(Fraction(above, below), found.span(), Firm.SOFT)


def _en_fraction(found: re.Match[str]) -> Iterator[Fact]:
    above = numerals.words(found["above"]) or 1
    if above > 1 and not found["below"].endswith(("s", "quarter")):
        return  # three third prizes
    yield from counted(Fraction(above, _PARTS[found["below"].lower()]), found.span(), Firm.MUTE)
