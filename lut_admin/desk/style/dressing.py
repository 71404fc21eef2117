"""Putting a look on the application: Fusion, our palette, our fonts and style sheet, and following the system.

The palette is always ours: under some window systems Qt's own colour scheme switch does nothing.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from lut_admin import places
from lut_admin.desk.style import look, sheet
from lut_admin.desk.style.look import DARK, LIGHT, Colours, Theme

SHIPPED_FONTS = ("hei-regular.otf", "hei-bold.otf")


class _Dressed:
    """What was asked for, one for the process as there is one `QApplication`."""

    theme: Theme = "system"
    listening = False


_now = _Dressed()


def apply(app: QApplication, theme: Theme = "system") -> None:
    """Dress the application: Fusion, the palette for `theme`, fonts and style sheet. May be called again at any time."""
    _now.theme = theme
    if not _now.listening:
        _now.listening = True
        app.setStyle("Fusion")
        _make_sure_of_chinese()
        app.setFont(look.font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda: _follow_system(app))
        app.screenAdded.connect(lambda: look.bell().changed.emit())  # which may want its icons sharper
    chosen = _chosen(theme)
    look.wear(chosen)
    app.setPalette(palette(chosen))
    app.setStyleSheet(sheet.sheet(chosen))
    look.bell().changed.emit()


def _chosen(theme: Theme) -> Colours:
    if theme == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if theme == "dark" else LIGHT


def _follow_system(app: QApplication) -> None:
    if _now.theme == "system" and _chosen("system") is not look.colours():
        apply(app, "system")


def _make_sure_of_chinese() -> None:
    """Where the computer has none of our Chinese fonts, use the ones that ship for the printed forms."""
    if sys.platform in ("win32", "darwin") or any(QFontDatabase.hasFamily(name) for name in look.families()[:-1]):
        return
    for name in SHIPPED_FONTS:
        number = QFontDatabase.addApplicationFont(str(places.resources() / "fonts" / name))
        if number >= 0:
            look.prefer(QFontDatabase.applicationFontFamilies(number))


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
