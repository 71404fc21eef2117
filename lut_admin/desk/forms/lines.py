"""What is typed or chosen in a field: lines, paragraphs, counts and choices, and the value that one holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from lut_admin.desk.style import icons, look


def line(value: str = "", placeholder: str = "", *, secret: bool = False) -> QLineEdit:
    """A line to write on; a secret one shows dots."""
    made = QLineEdit(value)
    made.setPlaceholderText(placeholder)
    made.setMinimumHeight(look.CONTROL)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)
    return made


class SearchLine(QLineEdit):
    """A line to search with: Escape takes away what is typed. Without anything typed, Escape is for what stands around it.

    Emits `left` on the second Escape, for a list to take the keyboard.
    """

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """As in Qt; while something is typed, Escape is no shortcut that leaves the view."""
        overriding = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if overriding is not None and overriding.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt, and Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()


def search_line(placeholder: str, clear: str) -> SearchLine:
    """A line to search with: an icon before it, and once something is typed a button (`clear`) that takes it away."""
    made = SearchLine()
    made.setPlaceholderText(placeholder)
    made.setMinimumHeight(look.CONTROL)
    made.setAccessibleName(placeholder)
    icons.put(made.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition), "search", "muted")
    away = made.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
    icons.put(away, "x", "muted")
    away.setToolTip(clear)
    away.setVisible(False)
    away.triggered.connect(made.clear)
    made.textChanged.connect(lambda typed: away.setVisible(bool(typed)))
    return made


def paragraph(value: str = "", placeholder: str = "", lines: int = 4) -> QPlainTextEdit:
    """Several lines to write on; Tab goes on to the next field."""
    made = QPlainTextEdit(value)
    made.setPlaceholderText(placeholder)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(lines * 22 + 16)
    return made


def count(value: int, most: int, suffix: str = "") -> QSpinBox:
    """A number from 1 to `most`, with the room before it that other fields have."""
    made = QSpinBox()
    made.setRange(1, most)
    made.setValue(value)
    made.setSuffix(suffix)
    made.lineEdit().setTextMargins(look.S8, 0, 0, 0)  # a style sheet's padding does not reach the line in a spin box
    return made


def choice(choices: Sequence[tuple[str, str]], value: str = "") -> QComboBox:
    """One of several (value, words); `currentData()` is the value."""
    made = QComboBox()
    made.setMinimumHeight(look.CONTROL)
    for name, words in choices:
        made.addItem(words, name)
    made.setCurrentIndex(max(made.findData(value), 0))
    return made


def put(editor: QWidget, value: Any) -> None:
    """Show a value in a choice, a tick or a line."""
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findData(value), 0))
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QLineEdit):
        editor.setText(str(value))


def entered(editor: QWidget) -> Any:
    """The value of a choice, a tick or a line."""
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    assert isinstance(editor, QLineEdit)
    return editor.text()
