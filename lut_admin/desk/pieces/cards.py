"""What stands on a page: cards, figures, and what an empty list says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lut_admin.desk.pieces.boxes import column, row
from lut_admin.desk.pieces.texts import text
from lut_admin.desk.pieces.tones import Tone, mark, restyle
from lut_admin.desk.style import icons, look

LONG = 40  # characters of a card's title, from which on it may need a second line


class Card(QFrame):
    """A white card with a heading row: `title` left, `head` (a QHBoxLayout) for what stands right; `body` holds the rest."""

    def __init__(self, title: str = "", *, padding: int = look.S16) -> None:
        super().__init__()
        mark(self, kind="card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(padding, padding, padding, padding)
        outer.setSpacing(look.S12)
        self.head = row()
        self.title = text(title, "strong", wrap=len(title) > LONG)  # in its head a wrapped title would be as narrow as it can
        if not title:  # never shown by hand: without a parent yet, it would be a window of its own
            self.title.hide()
        self.head.addWidget(self.title)
        if not self.title.wordWrap():
            self.head.addStretch(1)
        outer.addLayout(self.head)  # without anything to see in it, it takes no room
        self.body = column()
        outer.addLayout(self.body, 1)


class Figure(QWidget):
    """A number that is meant to be seen, with what it counts below."""

    def __init__(self, number: str, caption: str, tone: Tone = "") -> None:
        super().__init__()
        self.number = text(number, "figure", tone)
        self.caption = text(caption, "muted", wrap=True)
        self.setLayout(column(self.number, self.caption, gap=look.S4))
        self.setAccessibleName(f"{number} {caption}")

    def put(self, number: str, tone: Tone = "") -> None:
        """Show another number."""
        self.number.setText(number)
        restyle(self.number, tone=tone)
        self.setAccessibleName(f"{number} {self.caption.text()}")


class EmptyState(QWidget):
    """What an empty list says: what it is for, and the one button that fills it."""

    def __init__(self, icon: str, title: str, words: str, *actions: QPushButton) -> None:
        super().__init__()
        heading = text(title, "strong")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        told = text(words, "muted", wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        told.setMinimumWidth(320)
        told.setMaximumWidth(460)
        buttons = row(None, *actions, None)
        self.setLayout(
            column(
                None,
                row(None, icons.label(icon, "muted", 40), None),
                look.S4,
                heading,
                row(None, told, None),
                look.S8,
                buttons,
                None,
            )
        )
