"""Places by name, through the counselor's glossary: 逸夫楼 is Yifu Building, 东区 the East Campus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind, Language, fold


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the glossary: what it is called in Chinese and in English.

    A `wide` one is a word that is part of many names (中心, office): it answers for its like but contradicts nothing.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]
    wide: bool = False


def read_places(data: Mapping[str, Any]) -> tuple[Place, ...]:
    """The glossary from the parsed ``places.toml``: a table ``place`` an entry, with ``zh``, ``en`` and perhaps ``wide``."""
    return tuple(
        Place(tuple(entry["zh"]), tuple(entry["en"]), bool(entry.get("wide", False))) for entry in data.get("place", ())
    )


_QUARTERS = {
    "东": "e", "西": "w", "南": "s", "北": "n", "东南": "se", "东北": "ne", "西南": "sw", "西北": "nw", "east": "e", "west": "w",
    "south": "s", "north": "n", "southeast": "se", "northeast": "ne", "southwest": "sw", "northwest": "nw",
}  # fmt: skip
_ZH_QUARTER = re.compile(
    r"(?P<q>[东西](?:南|北)(?=方|部|侧|角|门|区|向|校区|移|风)"
    r"|[东西南北](?=校区|[区门侧楼院苑侧边方]|广场|操场|体育场|食堂|餐厅|教学楼|公寓|宿舍|运动场|馆|配楼|座))"
)
_EN_QUARTER = re.compile(
    r"\b(?P<q>(?:north|south)[\s-]?(?:east|west)|east|west|south|north)(?:ern|ward|wards)?\b", re.IGNORECASE
)


# Parts of a building or a campus that are known by a letter alone.
_ZH_WING = re.compile(r"(?<![A-Za-z\d])(?P<letter>[A-H](?:\s?[、,/和与及至-]\s?[A-H]){0,7})\s?(?=[区座栋馆口楼厅])")
_EN_WING = re.compile(
    r"\b(?:Area|Zone|Block|Building|Section|Hall|Gate|Exit|Wing|Tower|Entrance"
    r"|Dorm(?:itory)?)s?\s(?P<letter>[A-H](?:(?:,\s|,?\sand\s|\sor\s|\s?[&/-]\s?)[A-H]){0,7})(?![\w'-])"
    r"|(?<![\w'-])(?P<first>[A-H])\s(?:Area|Zone|Block|Building|Wing|Tower)\b"
)
_HAS_LETTER = re.compile(r"[A-H](?![A-Za-z])")
_LETTER = re.compile(r"(?<![A-Za-z])[A-H](?![A-Za-z])")
# Behind these a small word is something to do, no place: please store water.
_TO_DO = re.compile(
    r"(?:^|[.!?;,]\s{0,2}|\b(?:please|to|must|can(?:not)?|should|may|not|and|or|will|shall|could|then|also|you|we|they)\s)$"
)
_OBJECT = re.compile(r"\s(?!(?:and|or|at|in|on|for|is|are|was|will|from|to|by|before|after|until|of|opens?|closes?)\b)[a-z]")


@dataclass(frozen=True)
class _Index:
    """The phrases of one language as one pattern, and the places each may mean."""

    pattern: re.Pattern[str] | None
    meant: Mapping[str, tuple[frozenset[int], bool]]


_LAST: dict[Language, tuple[Sequence[Place], _Index]] = {}


def _index(places: tuple[Place, ...], language: Language) -> _Index:
    """The glossary's names as one pattern; that of the last notice is known as it is: to compare all names takes longer."""
    known = _LAST.get(language)
    if known is None or known[0] is not places:
        known = _LAST[language] = (places, _built(places, language))
    return known[1]


@lru_cache(maxsize=8)
def _built(places: tuple[Place, ...], language: Language) -> _Index:
    meant: dict[str, tuple[frozenset[int], bool]] = {}
    for number, place in enumerate(places):
        for written in place.zh if language == "zh" else place.en:
            name = _plain(written)
            if not name:
                continue
            known, wide = meant.get(name, (frozenset[int](), False))
            meant[name] = (known | {number}, wide or place.wide)
    names = sorted(meant, key=len, reverse=True)
    if not names:
        return _Index(None, meant)
    # Those with one beginning together: at most places none of the beginnings stands, and no name is tried.
    together: dict[str, list[str]] = {}
    for name in names:
        together.setdefault(name[0], []).append(re.escape(name[1:]).replace(r"\ ", r"[\s-]{1,2}"))
    phrases = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in together.items())
    return _Index(
        re.compile(rf"(?:{phrases})(?!道)" if language == "zh" else rf"\b(?:{phrases})(?:s|es)?\b(?!\spermit)"),
        meant,
    )


def _plain(written: str) -> str:
    return " ".join(fold(written).lower().replace("-", " ").split())


def take(half: Half, places: Sequence[Place]) -> None:
    """Take the names of places and the quarters of the compass; they contradict a place of the other half, never stand alone."""
    index = _index(tuple(places), half.language)
    half.take_where(_HAS_LETTER, _ZH_WING if half.language == "zh" else _EN_WING, _wing)
    if index.pattern is not None:
        half.add(_named(half.plain, index))
    if half.language == "zh" or any(word in half.plain for word in ("east", "west", "south", "north")):
        half.add(_quarters(half))


def _named(text: str, index: _Index) -> Iterable[Fact]:
    """Names are looked for in the whole text: a room taken before may hold one (305教室, Classroom 305)."""
    assert index.pattern is not None
    for found in index.pattern.finditer(text):
        name = " ".join(found[0].replace("-", " ").split())
        known = (
            index.meant.get(name) or index.meant.get(name.removesuffix("s")) or index.meant.get(name.removesuffix("es"))
        )
        if known is None:
            continue
        keys: frozenset[Key] = frozenset(("site", number) for number in known[0])
        vague = known[1] or name not in index.meant  # "stores" and "libraries" are no place to go to
        if not vague and " " not in name and name[0].isascii() and _OBJECT.match(text, found.end()):
            vague = bool(_TO_DO.search(text, max(0, found.start() - 9), found.start()))
        yield Fact(Kind.PLACE, *found.span(), keys, keys, Firm.MUTE if vague else Firm.SOFT)


def _wing(found: re.Match[str]) -> Iterator[Fact]:
    name = "letter" if found["letter"] else "first"
    for letter in _LETTER.finditer(found[name]):
        at = found.start(name) + letter.start()
        keys: frozenset[Key] = frozenset((("wing", letter[0]), ("room", letter[0])))
        yield Fact(Kind.PLACE, at, at + 1, keys, keys, Firm.SOFT, None, letter[0])


_GATE = re.compile(r"[大校]?门|\s(?:gate|entrance|exit)\b", re.IGNORECASE)


def _quarters(half: Half) -> Iterator[Fact]:
    pattern = _ZH_QUARTER if half.language == "zh" else _EN_QUARTER
    for found in pattern.finditer(half.text):
        name = re.sub(r"[\s-]", "", found["q"].lower())
        keys: frozenset[Key] = frozenset((("quarter", _QUARTERS[name]),))
        gate: frozenset[Key] = frozenset((("gate", _QUARTERS[name]),))
        at_gate = _GATE.match(half.text, found.end())  # the west side of the field is no West Gate
        yield Fact(Kind.PLACE, *found.span(), gate if at_gate else keys, keys | gate if at_gate else keys, Firm.SOFT)
