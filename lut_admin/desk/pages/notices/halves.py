"""The two halves of a notice side by side: Chinese first, English beside it, with what was found marked in the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from lut_admin.convention.articles import Finding, Weight
from lut_admin.desk import look
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, row, text

NAMES = ("zh", "en")
INK = {Weight.TELL: "primary", Weight.ASK: "primary", Weight.WARN: "warn", Weight.BLOCK: "bad"}


class Halves(QWidget):
    """Two editors. Emits `changed` as one types."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.editors = {name: QPlainTextEdit() for name in NAMES}
        self._lengths = {name: text("", "small") for name in NAMES}
        self._found: Sequence[Finding] = ()
        cards = []
        for name, editor in self.editors.items():
            editor.setAccessibleName(desk.say(f"notices.{name}"))
            editor.setPlaceholderText(desk.say(f"notices.{name}_hint"))
            editor.setTabChangesFocus(True)
            editor.textChanged.connect(self._typed)
            card = Card(desk.say(f"notices.{name}"), padding=look.S12)
            card.head.addWidget(self._lengths[name])
            card.body.addWidget(editor, 1)
            cards.append(card)
        self.setLayout(row(*cards, gap=look.S12))
        self.setMinimumHeight(150)
        look.bell().changed.connect(self._mark_again)

    def texts(self) -> tuple[str, str]:
        """Chinese and English as they stand."""
        return self.editors["zh"].toPlainText(), self.editors["en"].toPlainText()

    def put(self, zh: str, en: str) -> None:
        """Show these texts."""
        for name, words in zip(NAMES, (zh, en), strict=True):
            self.editors[name].setPlainText(words)
        self._typed()

    def lock(self, locked: bool) -> None:
        """What has left by the clipboard can be read and copied, not changed."""
        for editor in self.editors.values():
            editor.setReadOnly(locked)

    def mark(self, found: Sequence[Finding]) -> None:
        """Underline what the findings point at; the cards below say why."""
        self._found = found
        for name, editor in self.editors.items():
            spans = [(span, finding.weight) for finding in found if (span := getattr(finding, name)) is not None]
            # A finding about the whole half is said below: underlining everything points at nothing.
            whole = (0, len(editor.toPlainText()))
            editor.setExtraSelections([_selection(editor, span, weight) for span, weight in spans if span != whole])

    def _mark_again(self) -> None:
        """In the colours that hold now; a method and not a lambda, so that it ends with the widget."""
        self.mark(self._found)

    def _typed(self) -> None:
        for name, editor in self.editors.items():
            self._lengths[name].setText(self.desk.say(f"notices.length_{name}", n=len(editor.toPlainText())))
        self.changed.emit()


def _selection(editor: QPlainTextEdit, span: tuple[int, int], weight: Weight) -> QTextEdit.ExtraSelection:
    words = editor.toPlainText()
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(_offset(words, span[0]))
    cursor.setPosition(_offset(words, span[1]), QTextCursor.MoveMode.KeepAnchor)
    shape = QTextCharFormat()
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    shape.setUnderlineColor(look.colour(INK[weight]))
    shape.setBackground(look.colour(f"{INK[weight]}_weak"))
    made.cursor, made.format = cursor, shape
    return made


def _offset(words: str, characters: int) -> int:
    """Qt counts UTF-16 units: an emoji is two."""
    return len(words[:characters].encode("utf-16-le")) // 2
