"""How everything looks: the tokens as data, a light and a dark palette, the fonts, and the one that holds now.

Lengths are in device-independent pixels. Colours are CSS hex. Putting it on the application: `dressing`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont

from lut_admin.desk.computer import speech

Theme = Literal["system", "light", "dark"]
THEMES: tuple[Theme, Theme, Theme] = ("system", "light", "dark")

# Spacing, from touching to far apart.
S4, S8, S12, S16, S24, S32 = 4, 8, 12, 16, 24, 32
RADIUS_CARD, RADIUS_CONTROL, RADIUS_CHIP = 8, 6, 14
CONTROL, ROW, ROW_COMPACT, NAVIGATION = 36, 44, 32, 224
# Type sizes.
SMALL, MUTED, BODY, STRONG, TITLE, FIGURE = 12, 13, 14, 15, 22, 28


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette: names are roles. A `…_weak` is the ground on which its colour is written."""

    bg: str
    surface: str
    border: str
    field: str
    text: str
    muted: str
    primary: str
    on_primary: str
    primary_hover: str
    primary_weak: str
    hover: str
    ok: str
    ok_weak: str
    warn: str
    warn_weak: str
    bad: str
    bad_weak: str
    muted_weak: str


LIGHT = Colours(
    bg="#F5F6F8",
    surface="#FFFFFF",
    border="#E2E5EA",
    field="#848D9A",
    text="#1B2330",
    muted="#596474",
    primary="#1D5FB8",
    on_primary="#FFFFFF",
    primary_hover="#174F9B",
    primary_weak="#E7F0FB",
    hover="#EEF0F4",
    ok="#1B7A4B",
    ok_weak="#E3F4EA",
    warn="#8A5200",
    warn_weak="#FCF0DA",
    bad="#B02A22",
    bad_weak="#FBE8E6",
    muted_weak="#EEF0F4",
)

DARK = Colours(
    bg="#14171B",
    surface="#1C2025",
    border="#303740",
    field="#717C8A",
    text="#E7EAEE",
    muted="#A4AEBB",
    primary="#7DB0F7",
    on_primary="#0C1A2C",
    primary_hover="#9AC2FA",
    primary_weak="#20334D",
    hover="#262B32",
    ok="#6FCF9B",
    ok_weak="#1B3527",
    warn="#F0BD68",
    warn_weak="#3A2E18",
    bad="#F28B82",
    bad_weak="#40211F",
    muted_weak="#2A3038",
)

# Named one by one: left to itself, Windows falls back to bitmap SimSun and Linux to the Japanese forms of the characters.
FAMILIES: dict[str, list[str]] = {
    "win32": ["Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "Segoe UI Emoji"],
    "darwin": ["Helvetica Neue", "PingFang SC", "Apple Color Emoji"],
    "linux": ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Noto Color Emoji"],
}


class _Bell(QObject):
    """Rings when the colours have changed."""

    changed = Signal()


class _Look:
    """The look that holds now, one for the process as there is one `QApplication`."""

    def __init__(self) -> None:
        self.colours = LIGHT
        self.families = FAMILIES.get(sys.platform, FAMILIES["linux"])
        self.bell = _Bell()


_now = _Look()


def wear(chosen: Colours) -> None:
    """From now on these colours hold; who dresses the application rings the bell."""
    _now.colours = chosen


def families() -> list[str]:
    """The names of the fonts of the house, the one that is wanted most first."""
    return list(_now.families)


def prefer(more: Sequence[str]) -> None:
    """Want these fonts before the others, unless they are wanted already."""
    _now.families = [*(name for name in more if name not in _now.families), *_now.families]


def colours() -> Colours:
    """The palette that holds now; ask when painting, do not keep it."""
    return _now.colours


def colour(role: str) -> QColor:
    """A colour of the present palette by its role (``muted``, ``bad_weak``)."""
    return QColor(getattr(_now.colours, role))


def bell() -> _Bell:
    """Its signal `changed` is emitted after the colours changed; connect a widget's method, a lambda would outlive the widget."""
    return _now.bell


def font(size: int = BODY, strong: bool = False) -> QFont:
    """A font of the house, `size` in pixels."""
    made = QFont()
    made.setFamilies(_now.families)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def narrow_marks(words: str) -> QFont | None:
    """What is added to the font of English words, where they need it: None where they do not.

    A Chinese font gives an apostrophe or a quotation mark a whole square, unless it is asked for its proportional ones;
    with these, Chinese punctuation would be squeezed too. In an English window a sentence may have a Chinese name in it, and a
    label that is still empty is filled in English.
    """
    chinese = sum(character > "\u2e7f" for character in words)
    if speech.spoken() == "en":
        english = sum(character.isascii() and character.isalpha() for character in words)
        needed = not words or (any(mark in words for mark in "‘’“”") and chinese <= english)
    else:
        needed = not chinese and any(mark in words for mark in "‘’“”")
    if not needed:
        return None
    made = QFont()
    made.setFeature(QFont.Tag("pwid"), 1)
    return made
