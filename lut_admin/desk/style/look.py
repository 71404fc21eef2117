"""How everything looks: the tokens as data, a light and a dark palette, the fonts, and the one that holds now.

Lengths are in device-independent pixels. Colours are CSS hex. The palette is always ours: under some window systems Qt's own
colour scheme switch does nothing.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from lut_admin import places
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
SHIPPED_FONTS = ("hei-regular.otf", "hei-bold.otf")


class _Bell(QObject):
    """Rings when the colours have changed."""

    changed = Signal()


class _Look:
    """The look that holds now, one for the process as there is one `QApplication`."""

    def __init__(self) -> None:
        self.colours = LIGHT
        self.theme: Theme = "system"
        self.families = FAMILIES.get(sys.platform, FAMILIES["linux"])
        self.bell = _Bell()
        self.listening = False


_now = _Look()


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


def apply(app: QApplication, theme: Theme = "system") -> None:
    """Dress the application: Fusion, the palette for `theme`, fonts and style sheet. May be called again at any time."""
    from lut_admin.desk.style import sheet

    _now.theme = theme
    if not _now.listening:
        _now.listening = True
        app.setStyle("Fusion")
        _make_sure_of_chinese()
        app.setFont(font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda: _follow_system(app))
        app.screenAdded.connect(lambda: _now.bell.changed.emit())  # which may want its icons sharper
    _now.colours = _chosen(theme)
    app.setPalette(palette(_now.colours))
    app.setStyleSheet(sheet.sheet(_now.colours))
    _now.bell.changed.emit()


def _chosen(theme: Theme) -> Colours:
    if theme == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if theme == "dark" else LIGHT


def _follow_system(app: QApplication) -> None:
    if _now.theme == "system" and _chosen("system") is not _now.colours:
        apply(app, "system")


def _make_sure_of_chinese() -> None:
    """Where the computer has none of our Chinese fonts, use the ones that ship for the printed forms."""
    if sys.platform in ("win32", "darwin") or any(QFontDatabase.hasFamily(name) for name in _now.families[:-1]):
        return
    for name in SHIPPED_FONTS:
        number = QFontDatabase.addApplicationFont(str(places.resources() / "fonts" / name))
        if number >= 0:
            families = QFontDatabase.applicationFontFamilies(number)
            _now.families = [*(name for name in families if name not in _now.families), *_now.families]


def palette(c: Colours) -> QPalette:
    """The Qt palette of our colours, for everything a style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: c.bg,
        role.WindowText: c.text,
        role.Base: c.surface,
        role.AlternateBase: c.bg,
        role.Text: c.text,
        role.Button: c.surface,
        role.ButtonText: c.text,
        role.BrightText: c.bad,
        role.Highlight: c.primary,
        role.HighlightedText: c.on_primary,
        role.Link: c.primary,
        role.LinkVisited: c.primary,
        role.ToolTipBase: c.surface,
        role.ToolTipText: c.text,
        role.PlaceholderText: c.muted,
        role.Light: c.surface,
        role.Midlight: c.border,
        role.Mid: c.border,
        role.Dark: c.field,
        role.Shadow: c.field,
        role.Accent: c.primary,
    }
    for which, value in roles.items():
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.field))
    return made
