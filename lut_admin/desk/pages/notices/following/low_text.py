"""A half of a notice that asks for little room and takes what there is: small screens need not be scrolled for it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

from lut_admin.desk.gate import GatedText
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import column, text
from lut_admin.desk.style import look


class LowText(GatedText):
    """At least `lowest` pixels of it are always seen; Tab leads out of it."""

    def __init__(self, desk: Desk, half: str, lowest: int) -> None:
        super().__init__(desk, half)
        self._lowest = lowest
        self.setTabChangesFocus(True)
        self.setMinimumHeight(lowest)

    def labelled(self, words: str) -> QVBoxLayout:
        """It below its label. (`Field` would keep the room below it free for what it may have to say.)"""
        label = text(words, "muted")
        label.setBuddy(self)
        self.setAccessibleName(words)
        return column(label, self, gap=look.S4)

    def sizeHint(self) -> QSize:
        """No higher than it must be."""
        return QSize(super().sizeHint().width(), self._lowest)
