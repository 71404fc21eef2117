"""Words: headings, figures, muted lines, pills, and lines that end in an ellipsis where they must."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
)

from lut_admin.desk.pieces.tones import Tone, mark
from lut_admin.desk.style import look

NARROW = 60


def text(words: str, kind: str = "", tone: Tone = "", wrap: bool = False) -> QLabel:
    """A label; `kind` is ``title`` (22), ``figure`` (28), ``strong`` (15), ``muted`` (13), ``small`` (12) or body.

    The words are shown as they are, never read as markup.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    if (narrow := look.narrow_marks(words)) is not None:
        made.setFont(narrow)
    made.setWordWrap(wrap)
    mark(made, kind=kind, tone=tone)
    return made


def selectable(words: str, kind: str = "") -> QLabel:
    """A wrapped label whose text may be selected and copied."""
    made = text(words, kind, wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


class OneLine(QLabel):
    """Words on one line that end in an ellipsis where there is no room for them; the tooltip has them whole."""

    def __init__(self, words: str = "", kind: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        mark(self, kind=kind)
        self.setText(words)

    def setText(self, words: str) -> None:
        """As in Qt."""
        super().setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), NARROW), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As in Qt, cut where it must be."""
        inside = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, inside, self.alignment().value, self.palette(), self.isEnabled(), words, self.foregroundRole()
        )


def pill(words: str, tone: Tone = "muted") -> QLabel:
    """A status in words on a coloured ground, with a dot: colour is never the only sign."""
    made = text(f"• {words}" if words else "", "pill", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made
