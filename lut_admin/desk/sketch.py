"""Both halves of a notice as it stands, beside the form it is made from; what lacks is marked."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from lut_admin.desk.gate import GatedText
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, column, text
from lut_admin.desk.style import look
from lut_admin.papers.notice_templates import GAP, Rendered

HALVES = ("zh", "en")


class Sketch(QWidget):
    """Chinese above English, read only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.panes = {half: GatedText(desk, half) for half in HALVES}
        self._lengths = {half: text("", "small") for half in HALVES}
        cards = []
        for half, pane in self.panes.items():
            pane.read_only()
            pane.setProperty("kind", "bare")
            card = Card(desk.say(f"notices.{half}"), padding=look.S12)
            card.body.setSpacing(0)
            card.head.addWidget(self._lengths[half])
            card.body.addWidget(pane, 1)
            cards.append(card)
        self.setLayout(column(*cards, gap=look.S8))
        look.bell().changed.connect(self._mark)

    def put(self, made: Rendered) -> None:
        """Show these halves where they are not shown already; each stays where it is scrolled to."""
        for half, words in zip(HALVES, (made.zh, made.en), strict=True):
            pane = self.panes[half]
            if pane.toPlainText() != words:
                at = pane.verticalScrollBar().value()
                pane.setPlainText(words)
                pane.verticalScrollBar().setValue(at)
            self._lengths[half].setText(self.desk.say(f"notices.length_{half}", n=len(words)))
        self._mark()

    def clear(self) -> None:
        """Show nothing: there is no notice yet."""
        for half, pane in self.panes.items():
            pane.clear()
            self._lengths[half].setText("")

    def _mark(self) -> None:
        for pane in self.panes.values():
            marks = []
            for found in GAP.finditer(pane.toPlainText()):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(pane.document())
                cursor.setPosition(found.start())
                cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
                shape = QTextCharFormat()
                shape.setBackground(look.colour("warn_weak"))
                shape.setForeground(look.colour("warn"))
                mark.cursor, mark.format = cursor, shape
                marks.append(mark)
            pane.setExtraSelections(marks)
