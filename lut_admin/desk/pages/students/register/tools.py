"""Buttons that say their words where there is room, above the list and in the heading."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton

from lut_admin.desk.pieces import icon_button
from lut_admin.desk.style import look


def tool(icon: str, words: str, keys: str, then: Callable[[], object]) -> QToolButton:
    """A button that says its words beside its icon where there is room; its tooltip names the keys that do the same."""
    made = icon_button(icon, words, then)
    made.setText(words.replace("&", "&&"))
    made.setToolTip(f"{words} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
    made.setMinimumSize(QSize(look.CONTROL, look.CONTROL))
    made.setMaximumWidth(16777215)
    in_words(made, True)
    return made


def in_words(made: QToolButton, wide: bool) -> None:
    """Words beside the icon, or the icon alone."""
    style = Qt.ToolButtonStyle
    made.setToolButtonStyle(style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly)
