"""What may not be translated is veiled: facts and students' names leave as tokens and come back as they are said there.

A translator that is no person changes dates, rounds numbers and should never read a student's name (PIPL Art. 6 and 25). So
each such place is swapped for a token before the text leaves, and the answer is taken only with every token in it once.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lut_admin.convention.roster import Person
from lut_admin.convention.screening import Roll
from lut_admin.convention.screening.roll import Mention
from lut_admin.convention.twins.facts import Fact, Kind, Language
from lut_admin.convention.twins.where.sites import Place
from lut_admin.refusals import Refusal

# What stands for a fact, also as a translator may have spaced it.
_TOKEN = re.compile(r"⟦\s?(\d{1,3})\s?⟧")
_MARKS = re.compile("[⟦⟧]")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")
# With the letters that touch it (3km, EB1234567): written alike in both languages, and half a passport number is still private.
_DIGITS = re.compile(r"[A-Za-z]*\d(?:[\d,.-]*[A-Za-z\d])?[A-Za-z]*")
_IN_WORD = re.compile(r"[A-Za-z_-]")
_CODE = re.compile(r"[A-Za-z]{0,2}-?\d[A-Za-z\d-]*")
_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "zh": tuple(f"星期{day}" for day in "一二三四五六日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = "January February March April May June July August September October November December".split()
# The parts of the day as an office writes them, and the hours they begin with.
_PARTS, _FROM = ("凌晨", "上午", "中午", "下午", "晚上"), (0, 6, 12, 13, 18)
# These are written alike in both languages.
_ALIKE = frozenset({Kind.PLACEHOLDER, Kind.URL, Kind.EMAIL, Kind.PHONE})


@dataclass(frozen=True, slots=True)
class Veil:
    """One place of a text that is not to be translated, and what stands for it in the other language."""

    start: int
    end: int
    told: str


@dataclass(frozen=True, slots=True)
class Veiled:
    """A text with tokens ⟦1⟧, ⟦2⟧ … and what each of them stands for in the language it is translated into."""

    text: str
    told: tuple[str, ...]


def veil(text: str, places: Iterable[Veil]) -> Veiled:
    """The text with a token for each place; of two that overlap the one that was named first is taken."""
    taken: list[Veil] = []
    brackets = (Veil(found.start(), found.end(), found[0]) for found in _MARKS.finditer(text))
    for place in (*places, *brackets):
        if all(place.end <= other.start or place.start >= other.end for other in taken):
            taken.append(place)
    pieces: list[str] = []
    at = 0
    taken.sort(key=lambda place: place.start)
    for number, place in enumerate(taken, 1):
        pieces += (text[at : place.start], f"⟦{number}⟧")
        at = place.end
    return Veiled("".join((*pieces, text[at:])), tuple(place.told for place in taken))


def unveil(answer: str, veiled: Veiled) -> str:
    """The translation with every fact in its place.

    Refuses (``translating.facts_lost``, ``translating.facts_invented``) an answer that lacks a token, repeats one or has one
    that was never sent.
    """
    seen = [int(number) for number in _TOKEN.findall(answer)]
    expected = range(1, len(veiled.told) + 1)
    lost = [number for number in expected if seen.count(number) != 1]
    if lost:
        raise Refusal(
            "translating.facts_lost", n=len(lost), found=", ".join(veiled.told[number - 1] for number in lost)
        )
    if len(seen) != len(veiled.told) or _MARKS.search(_TOKEN.sub("", answer)):
        raise Refusal("translating.facts_invented")
    return _TOKEN.sub(lambda found: veiled.told[int(found[1]) - 1], answer)


def students_in(text: str, roll: Roll, into: Language) -> list[Veil]:
    """Every student that a text names, by the name of the other language where the list knows one; numbers stay as they are."""
    return [Veil(one.start, one.end, _called(one, into) or text[one.start : one.end]) for one in roll.mentions(text)]


def facts_in(text: str, facts: Iterable[Fact], into: Language, glossary: Sequence[Place] = ()) -> list[Veil]:
    """The facts that can be said in the other language for certain; what is told in words stays for the translator.

    `facts` are those of `twins.mark`, `glossary` the places it was given.
    """
    return [made for fact in facts if (made := _of_fact(text, fact, into, glossary)) is not None]


def _called(mention: Mention, into: Language) -> str:
    if mention.by != "name":
        return ""
    person: Person = mention.person
    return person.chinese_name if into == "zh" else person.english_name or person.passport_name


def _of_fact(text: str, fact: Fact, into: Language, glossary: Sequence[Place]) -> Veil | None:
    written = text[fact.start : fact.end]
    match fact.kind:
        case kind if kind in _ALIKE:
            return Veil(fact.start, fact.end, written)
        case Kind.DATE:
            told = _day(fact, into)
        case Kind.WEEKDAY:
            told = _WEEKDAYS[into][fact.number - 1] if isinstance(fact.number, int) and 0 < fact.number < 8 else ""
        case Kind.TIME:
            told = written if _CLOCK.fullmatch(written) else _time(fact, into)
        case Kind.AMOUNT:
            told = _sum(fact, into)
        case Kind.PLACE:
            told = _site(fact, into, glossary)
        case Kind.ROOM:
            return _inside(_CODE, fact, written)
        case Kind.NUMBER:
            return None if _IN_WORD.match(text[max(fact.start - 1, 0) :]) else _inside(_DIGITS, fact, written)
        case _:
            told = ""
    return Veil(fact.start, fact.end, told) if told and any(map(str.isalnum, written)) else None


def _day(fact: Fact, into: Language) -> str:
    day = fact.day
    if day is None or day.month is None or day.day is None or not 0 < day.month < 13:
        return ""
    if into == "zh":
        return f"{day.year}年{day.month}月{day.day}日" if day.year else f"{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if day.year else "")


def _time(fact: Fact, into: Language) -> str:
    """The time of the clock with its half of the day; nothing where the text leaves open which half it is."""
    match fact.number:
        case (int(minutes),) if 0 < minutes < 24 * 60:
            hour, minute = divmod(minutes, 60)
        case _:
            return ""
    if into == "zh":
        return f"{_PARTS[bisect(_FROM, hour) - 1]}{hour if hour < 13 else hour - 12}:{minute:02}"
    return "12 noon" if minutes == 12 * 60 else f"{hour % 12 or 12}:{minute:02} {'am' if hour < 12 else 'pm'}"


def _sum(fact: Fact, into: Language) -> str:
    """A sum in yuan; of other money the translator says the name."""
    if not isinstance(fact.number, (int, Fraction)) or ("money", "CNY", fact.number) not in fact.offers:
        return ""
    value = f"{float(fact.number):,.2f}".removesuffix(".00")
    return f"{value.replace(',', '')}元" if into == "zh" else f"RMB {value}"


def _site(fact: Fact, into: Language, glossary: Sequence[Place]) -> str:
    numbers = [key[1] for key in fact.offers if key[0] == "site"]
    if len(numbers) != 1 or not isinstance(numbers[0], int) or numbers[0] >= len(glossary):
        return ""
    place = glossary[numbers[0]]
    if place.wide:
        return ""
    if into == "zh":
        return next(iter(place.zh), "")
    # The glossary compares without case and often holds names in small letters.
    return next((name.title() if name.islower() else name for name in place.en), "")


def _inside(pattern: re.Pattern[str], fact: Fact, written: str) -> Veil | None:
    """The code of a room, the digits of a number: the word beside them is translated."""
    found = list(pattern.finditer(written))
    if len(found) != 1:
        return None
    return Veil(fact.start + found[0].start(), fact.start + found[0].end(), found[0][0])
