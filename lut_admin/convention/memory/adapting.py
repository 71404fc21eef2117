"""An earlier English sentence with today's facts: what the Chinese now says otherwise is put in its own way of writing."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lut_admin.convention.memory.pairing import Pair
from lut_admin.convention.twins import Place, mark
from lut_admin.convention.twins.facts import Fact, Firm, Kind

_MONTHS = {
    name.lower(): n for names in (calendar.month_name, calendar.month_abbr) for n, name in enumerate(names) if name
}
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))}|sept)\b\.?", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d.:])(\d{1,2})(st|nd|rd|th)?(?!\d|[:.]\d)", re.IGNORECASE)
_YEAR = re.compile(r",?\s*\b(?:19|20)\d\d\b")
_WEEKDAY = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CLOCK = re.compile(r"(?P<h>\d{1,2})(?P<m>[:.]\d\d)?(?P<gap>\s*)(?P<half>[ap]\.?\s?m\.?)?", re.IGNORECASE)
_WRITTEN_CLOCK = re.compile(r"\d{1,2}[:：]\d\d")


@dataclass(frozen=True, slots=True)
class Adapted:
    """A sentence to insert: what was renewed in it and what is left of the old facts, half-open offsets into it."""

    text: str
    renewed: tuple[tuple[int, int], ...]
    left: tuple[tuple[int, int], ...]


def adapt(sentence: str, pair: Pair, written: date | None = None, glossary: Sequence[Place] = ()) -> Adapted:
    """The pair's English for a Chinese sentence like the pair's: its facts exchanged where they can be read in all three texts."""
    old, new = mark(pair.zh, "zh", written, glossary), mark(sentence, "zh", written, glossary)
    partners = _partners(old, new)
    pieces: list[str] = []
    renewed: list[tuple[int, int]] = []
    left: list[tuple[int, int]] = []
    at = length = 0
    taken: set[int] = set()
    for fact in mark(pair.en, "en", written, glossary):
        if fact.firm is Firm.MUTE or fact.start < at:
            continue
        number = _said_by(fact, pair, old, taken)
        if number is None or (number in partners and _same(old[number], pair.zh, partners[number], sentence)):
            continue
        raw = pair.en[fact.start : fact.end]
        partner = partners.get(number)
        put = None if partner is None else _restated(raw, old[number], partner, sentence[partner.start : partner.end])
        before = pair.en[at : fact.start]
        length += len(before)
        (left if put is None else renewed).append((length, length + len(put or raw)))
        pieces += (before, put or raw)
        length += len(put or raw)
        at = fact.end
    return Adapted("".join((*pieces, pair.en[at:])), tuple(renewed), tuple(left))


def _partners(old: Sequence[Fact], new: Sequence[Fact]) -> dict[int, Fact]:
    """Which fact of the new sentence stands where the old one has its own: of each kind as many, one after another."""
    kinds: dict[Kind, list[int]] = defaultdict(list)
    for number, fact in enumerate(old):
        if fact.firm is not Firm.MUTE:
            kinds[fact.kind].append(number)
    found: dict[int, Fact] = {}
    for kind, numbers in kinds.items():
        there = [fact for fact in new if fact.kind is kind and fact.firm is not Firm.MUTE]
        if len(there) == len(numbers):
            found |= dict(zip(numbers, there, strict=True))
    return found


def _said_by(fact: Fact, pair: Pair, old: Sequence[Fact], taken: set[int]) -> int | None:
    """The fact of the old Chinese sentence that an English one says; 1 October rather says 10月1日 than 国庆节."""
    figures = _figures(pair.en, fact)
    may = [
        number
        for number, one in enumerate(old)
        if number not in taken
        and one.kind is fact.kind
        and one.firm is not Firm.MUTE
        and (one.seeks & fact.offers or fact.seeks & one.offers)
    ]
    chosen = min(may, key=lambda number: _figures(pair.zh, old[number]) != figures, default=None)
    if chosen is not None:
        taken.add(chosen)
    return chosen


def _figures(text: str, fact: Fact) -> bool:
    return any(character.isdigit() for character in text[fact.start : fact.end])


def _same(old: Fact, before: str, new: Fact, after: str) -> bool:
    return before[old.start : old.end] == after[new.start : new.end] or (
        old.seeks == new.seeks and old.offers == new.offers and old.day == new.day
    )


def _restated(raw: str, old: Fact, new: Fact, written: str) -> str | None:
    """An English fact with the new value in the old one's way of writing; None where that cannot be done surely."""
    if new.kind in _VERBATIM:
        return written
    way = _WAYS.get(new.kind)
    return way(raw, old, new, written) if way is not None else None


def _date(raw: str, old: Fact, new: Fact, _written: str) -> str | None:
    if old.day is None or new.day is None or new.day.day is None or not _DAY.search(_YEAR.sub("", raw)):
        return None
    named = _MONTH.search(raw)
    if named and new.day.month is not None:
        whole = named[0].rstrip(".").lower() in [name.lower() for name in calendar.month_name]
        month = (calendar.month_name if whole else calendar.month_abbr)[new.day.month]
        raw = raw[: named.start()] + month + ("." if named[0].endswith(".") and not whole else "") + raw[named.end() :]
    elif not named and new.day.month != old.day.month and not new.day.listed:
        return None
    year = _YEAR.search(raw)
    if year is not None:
        raw = raw[: year.start()] + raw[year.end() :]
    day = new.day.day
    raw = _DAY.sub(lambda found: f"{day}{_ordinal(day) if found[2] else ''}", raw, count=1)
    if year is None and new.day.year is not None and old.day.year is None and named:
        ahead = _DAY.search(raw)  # 14 January 2027, January 14, 2027
        return f"{raw}{' ' if ahead is not None and ahead.start() < named.start() else ', '}{new.day.year}"
    if year is None or new.day.year is None:
        return raw
    told = f"{year[0][: -len('2000')]}{new.day.year}"
    return raw[: year.start()] + told + raw[year.start() :] if year.start() < len(raw) else raw + told


def _ordinal(day: int) -> str:
    return "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _weekday(raw: str, _old: Fact, new: Fact, _written: str) -> str | None:
    found = _WEEKDAY.search(raw)
    if not isinstance(new.number, int) or found is None or not 1 <= new.number <= 7:
        return None
    whole = found[0].lower() in [name.lower() for name in calendar.day_name]
    name = (calendar.day_name if whole else calendar.day_abbr)[new.number - 1]
    return raw[: found.start()] + name + raw[found.end() :]


def _time(raw: str, _old: Fact, new: Fact, written: str) -> str | None:
    found = _CLOCK.search(raw)
    if found is None or not isinstance(new.number, tuple) or not new.number:
        return None
    if len(new.number) > 1:  # 3:30 with nothing that tells the half of the day: as it is written
        told = _WRITTEN_CLOCK.search(written)
        return None if told is None or found["half"] else told[0].replace("：", ":")
    hour, minute = divmod(int(new.number[0]), 60)
    if not found["half"]:
        padded = f"{hour:02}" if len(found["h"]) == 2 else str(hour)  # 09:15 where it was 20:00 or 08:30
        return f"{raw[: found.start()]}{padded}:{minute:02}{raw[found.end() :]}" if found["m"] else None
    mark_of_half = found["half"].replace("a", "\0").replace("p", "\0").replace("A", "\1").replace("P", "\1")
    letter = "a" if hour < 12 else "p"
    half = mark_of_half.replace("\0", letter).replace("\1", letter.upper())
    minutes = f":{minute:02}" if minute or found["m"] else ""
    return f"{raw[: found.start()]}{hour % 12 or 12}{minutes}{found['gap']}{half}{raw[found.end() :]}"


def _count(raw: str, old: Fact, new: Fact, _written: str) -> str | None:
    before, after = _plain(old.number), _plain(new.number)
    if before is None or after is None:
        return None
    for found in _NUMBER.finditer(raw):
        if found[0].replace(",", "") == before:
            grouped = "," in found[0] or (len(after) > 4 and "." not in after)
            told = f"{int(after):,}" if grouped and after.isdigit() else after
            return raw[: found.start()] + told + raw[found.end() :]
    return None


def _room(raw: str, old: Fact, new: Fact, _written: str) -> str | None:
    before, after = _key(old, "room"), _key(new, "room")
    if before is None or after is None or before.lower() not in raw.lower():
        return None
    at = raw.lower().index(before.lower())
    return raw[:at] + after + raw[at + len(before) :]


def _plain(value: object) -> str | None:
    """A number in digits: whole, or with at most two decimals; of a length ``(unit, n)`` its n."""
    if isinstance(value, tuple):
        value = value[-1] if value else None
    if value is None or isinstance(value, str):
        return None
    number: Any = value
    if number == int(number):
        return str(int(number))
    told = f"{float(number):.2f}".rstrip("0")
    return told if float(told) == float(number) else None


def _key(fact: Fact, name: str) -> str | None:
    return next((str(key[1]) for key in fact.offers if key[0] == name and len(key) == 2), None)


_VERBATIM = (Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.PLACEHOLDER)
_WAYS: Mapping[Kind, Callable[[str, Fact, Fact, str], str | None]] = {
    Kind.DATE: _date,
    Kind.WEEKDAY: _weekday,
    Kind.TIME: _time,
    Kind.AMOUNT: _count,
    Kind.NUMBER: _count,
    Kind.DURATION: _count,
    Kind.ROOM: _room,
}
