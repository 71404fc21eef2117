"""The numbers that are left in an English half: counts, measures, what is known by its number (Week 16), number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind, counted
from lut_admin.convention.twins.quantities import numerals

_UNITS = {
    "inch": r"inch(?:es)?", "cm": r"cm|centimet(?:re|er)s?", "mm": r"mm|millimet(?:re|er)s?", "km": r"km|kilomet(?:re|er)s?",
    "kg": r"kgs?|kilograms?", "g": r"g|grams?", "kw": r"kw|kilowatts?", "w": r"w|watts?",
    "m": r"m|met(?:re|er)s?|square\smet(?:re|er)s?", "degree": r"degrees?|°\s?C|℃",
    "age": r"years?\sold|years?\sof\sage", "times": r"times?", "credit": r"credits?", "file": r"[MKG]B(?:ps|/s)?",
    "point": r"points?|marks?", "word": r"words?",
}  # fmt: skip
_UNIT = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in _UNITS.items())
# What is known by its number: Week 16, Level 2/4/6; it agrees with 第16周 and 四级, never with 16 sheets of paper.
_LABEL = re.compile(
    r"\b(?:levels?|grades?|weeks?|groups?|teams?|steps?|class(?:es)?|phases?|batch(?:es)?|parts?|sections?|chapters?|annex|appendix"
    r"|attachments?|articles?|tables?|lessons?|sessions?|rounds?|types?|category|hsk|cet|items?|question|page|volume|periods?)[\s-]"
    r"(?:no\.?\s?)?(?P<all>\d{1,4}(?:\s?(?:-|~|/|&|to|and|or|,(?=\s?\d{1,4}\s?(?:,|&|and|or)))"
    r"\s?\d{1,4}(?!\d|\s?[ap]\.?m\b|:)){0,8})(?![\d:%]|\.\d)",
)
_ORDINAL = re.compile(rf"(?=[\dfsten])(?:(?<![\d.])(?P<digits>\d{{1,4}})(?:st|nd|rd|th)\b|(?P<words>{numerals.ORDINAL}))")
_TIME = re.compile(r"\stime\b")  # a second time agrees with 两次
_NUMBER = re.compile(
    rf"(?=[\d.aefhnostz])(?:(?:(?<![A-Za-z\d.])|(?<=\.\.))(?P<number>{numerals.DIGITS}"
    rf"|\.\d{{1,9}}(?![.\d]))(?:\s?(?P<scale>trillion|million|billion|thousand|hundred|k(?![A-Za-z])))?"
    rf"(?:[\s-]{{0,2}}(?:{_UNIT})(?![A-Za-z]))?"
    rf"|(?P<words>{numerals.WORDS})(?:[\s-](?P<unit>inch|inches|times?|credits?|meters?|metres?|kilometers?"
    rf"|years?\sold|points?|degrees?)\b)?)",
    re.IGNORECASE,
)
_SPECIAL = {
    "once": 1, "twice": 2, "thrice": 3, "both": 2, "double": 2, "triple": 3, "dozen": 12, "pair": 2, "half": Fraction(1, 2),
    "single": 1, "duplicate": 2, "triplicate": 3, "couple": 2, "either": 2, "quarter": Fraction(1, 4), "another": 1, "each": 1,
    "a": 1, "an": 1, "freshman": 1, "sophomore": 2, "junior": 3, "senior": 4, "neither": 2, "quadruple": 4, "fortnight": 2,
    "century": 100, "decade": 10, "sole": 1, "twin": 2,
}  # fmt: skip
# The size of letters has other numbers in either language: 小四号 is 12 points.
_TYPE = re.compile(r"(?<![\d.])\d{1,2}(?:\.5)?[\s-]?(?:pt\b|point\s(?:type|font|size))", re.IGNORECASE)
_WORD = re.compile(rf"\b(?:{'|'.join(_SPECIAL)})s?\b")
_WORD_UNITS = {
    "inch": "inch", "time": "times", "credit": "credit", "meter": "m", "metre": "m", "kilometer": "km", "point": "point",
    "degree": "degree", "year": "age",
}  # fmt: skip


def take_labels(half: Half) -> None:
    """Take what is known by its number, before a letter beside it makes it a code."""
    half.take(_TYPE, _type, "pt", "point ")
    half.take_lower(_LABEL, _label)


def take(half: Half) -> None:
    """Take the ordinals, numbers and number words; the words only match."""
    half.take_lower(_ORDINAL, _ordinal)
    half.take(_NUMBER, _number)
    half.take_lower(_WORD, _word)


def _type(found: re.Match[str]) -> Iterator[Fact]:
    yield Fact(Kind.NUMBER, *found.span(), frozenset(), frozenset(), Firm.MUTE)


def _label(found: re.Match[str]) -> Iterator[Fact]:
    for number in re.finditer(r"\d+", found["all"]):
        at, value = found.start("all") + number.start(), int(number[0])
        seeks: frozenset[Key] = frozenset((("ordinal", value), ("nu", value), ("n", value)))
        offers: frozenset[Key] = frozenset((("ordinal", value), ("n", value)))
        yield Fact(Kind.NUMBER, at, at + len(number[0]), seeks, offers, Firm.SURE, None, value)


def _ordinal(found: re.Match[str]) -> Iterator[Fact]:
    value = numerals.ordinal(found[0])
    if value is not None:
        keys: frozenset[Key] = frozenset((("ordinal", value), ("day", value)))
        firm = Firm.SOFT if found["digits"] else Firm.MUTE
        if _TIME.match(found.string, found.end()):
            keys |= {("count", "times", value)}
        yield Fact(Kind.NUMBER, *found.span(), keys | {("nu", value)}, keys | {("n", value)}, firm, None, value)


def _number(found: re.Match[str]) -> Iterator[Fact]:
    if found["words"]:
        word = re.sub(r"\s.*|(?<=inch)es$|s$", "", (found["unit"] or "").lower())
        yield from counted(numerals.words(found["words"]), found.span(), Firm.MUTE, _WORD_UNITS.get(word))
        return
    value = numerals.digits(found["number"] if found["number"][0] != "." else f"0{found['number']}")
    unit = found.lastgroup if found.lastgroup in _UNITS else None
    if found["scale"]:
        scale = found["scale"].lower()
        value = value * 1000 if scale == "k" else numerals.words(f"{found['number']} {scale}") or value
    calendar = value.denominator == 1 and 1900 < value < 2100 and len(found["number"]) == 4 and not unit
    yield from counted(value, found.span(), Firm.SOFT if calendar else Firm.SURE, unit)


def _word(found: re.Match[str]) -> Iterator[Fact]:
    word = found[0].lower()
    value = _SPECIAL.get(word) or _SPECIAL[word.removesuffix("s")]
    keys: frozenset[Key] = frozenset((("nu", value), ("n", value), ("ordinal", value), ("count", "times", value)))
    yield Fact(Kind.NUMBER, *found.span(), keys, keys, Firm.MUTE)
