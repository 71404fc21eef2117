"""The head of what lies over the list of notices: the way back, and what this is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import OneLine, icon_button, row


class Heading:
    """`layout` goes on top of a view; Escape anywhere in the view leads back as the arrow does."""

    def __init__(self, desk: Desk, view: QWidget, back: Callable[[], object], *right: QWidget | None) -> None:
        self.title = OneLine("", "strong")
        self.back = icon_button("arrow-left", desk.say("notices.back"), back)
        self.layout: QHBoxLayout = row(self.back, self.title, *right)
        self.layout.setStretch(1, 1)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), view, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(back)

    def put(self, words: str) -> None:
        """Say what this is."""
        self.title.setText(words)
