"""Parts of the day told without an hour: 周三下午, on Friday morning, tonight; an hour of that part agrees with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lut_admin.convention.twins.facts import TAKEN, Fact, Firm, Half, Key, Kind

_ZH = re.compile(
    rf"(?P<early>凌晨)|(?P<am>[上晌]午|早上|早晨|清晨|早间|(?<=[今明每{TAKEN}])[早晨](?![操餐读自]))"
    rf"|(?P<pm>下午|午后)|(?P<dusk>傍晚)"
    rf"|(?P<ev>晚上|晚间|夜间|夜里|深夜|半夜|当晚|(?<=[今明昨每{TAKEN}])[晚夜](?![会点餐自于到归]))"
)
_EN = re.compile(
    r"\b(?:(?P<am>morning)|(?P<pm>afternoon)|(?P<ev>evening|(?<!\d\s)(?<!\bone\s)(?<!\bper\s)(?<!\d-)night(?!s\b)|tonight))s?\b"
    rf"|(?<={TAKEN}\s)(?:(?P<a>a)|(?P<p>p))\.?m\b",
)
_NAMES = {
    "a": ("am",),
    "p": ("pm", "ev"),
    "early": ("am", "ev"),
    "am": ("am",),
    "pm": ("pm",),
    "dusk": ("pm", "ev"),
    "ev": ("ev",),
}


def take(half: Half) -> None:
    """Take the parts of the day that stand alone; one contradicts another part of the day, and is never missing."""
    if half.language == "zh":
        half.take(_ZH, _part, *"午晨早晚夜")
    else:
        half.take_lower(_EN, _part, "morning", "afternoon", "evening", "night", f"{TAKEN} a", f"{TAKEN} p")


def _part(found: re.Match[str]) -> Iterator[Fact]:
    names = _NAMES[found.lastgroup or "am"]
    keys: frozenset[Key] = frozenset(("part", name) for name in names)
    yield Fact(Kind.TIME, *found.span(), keys, keys, Firm.SOFT)


def of(minutes: Iterable[int]) -> frozenset[Key]:
    """The parts of the day that minutes of the day belong to; they overlap where people do not agree."""
    parts: set[Key] = set()
    for minute in minutes:
        if minute <= 12 * 60:
            parts.add(("part", "am"))
        if 12 * 60 <= minute < 19 * 60:
            parts.add(("part", "pm"))
        if minute >= 17 * 60 or minute < 6 * 60:
            parts.add(("part", "ev"))
    return frozenset(parts)
