"""Fields of a form: label above, what may be typed, a hint or what is wrong below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from lut_admin.desk import icons, look
from lut_admin.desk.pieces import button, column, restyle, row, text

DAY = "yyyy-MM-dd"


class Field(QWidget):
    """A labelled editor. `refuse` shows what is wrong under it and marks it; typing on takes that away."""

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self.label = text(label, "muted", wrap=True)
        self.label.setBuddy(editor)
        self.below = text(hint, "small", wrap=True)
        if not hint:  # never shown by hand: without a parent yet, it would be a window of its own
            self.below.hide()
        editor.setAccessibleName(label)
        if hint:
            editor.setAccessibleDescription(hint)
        self.setLayout(column(self.label, editor, self.below, None, gap=look.S4))
        if isinstance(editor, (QLineEdit, QPlainTextEdit)):
            editor.textChanged.connect(lambda *_: self.accept())

    def refuse(self, words: str) -> None:
        """Show what is wrong."""
        self.below.setText(words)
        self.below.show()
        restyle(self.below, tone="bad")
        restyle(self.editor, wrong=True)
        self.editor.setAccessibleDescription(words)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Nothing is wrong."""
        if self.editor.property("wrong"):
            self.below.setText(self._hint)
            self.below.setVisible(bool(self._hint))
            restyle(self.below, tone="")
            restyle(self.editor, wrong=False)
            self.editor.setAccessibleDescription(self._hint)


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


def day(value: date) -> QDateEdit:
    """A day, written or picked in a calendar; `day_of` says which."""
    made = QDateEdit(_as_in_qt(value))
    made.setDisplayFormat(DAY)
    made.setCalendarPopup(True)
    made.setMinimumHeight(look.CONTROL)
    return made


def day_of(editor: QDateEdit) -> date:
    """The day in a field of days."""
    return date.fromisoformat(editor.date().toString(DAY))


def set_day(editor: QDateEdit, value: date) -> None:
    """Show another day."""
    editor.setDate(_as_in_qt(value))


def set_days(editor: QDateEdit, first: date, last: date) -> None:
    """Take only days from `first` to `last`."""
    editor.setDateRange(_as_in_qt(first), _as_in_qt(last))


def _as_in_qt(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def lay_out(dialog: QDialog, cancel: str, take: QPushButton, *parts: QWidget | QLayout, gap: int = look.S12) -> None:
    """Lay a dialog out: its parts below each other, and at its foot a way out (`cancel`) and the button that Enter presses."""
    layout = column(*parts, row(None, button(cancel, then=dialog.reject), take), gap=gap)
    layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
    dialog.setLayout(layout)
    take.setDefault(True)


def grow(dialog: QDialog) -> None:
    """Make a dialog as high as what it holds now: something was said in it, or more is asked."""

    def fit() -> None:
        layout = dialog.layout()
        if layout is not None:
            layout.activate()
            dialog.resize(dialog.width(), max(dialog.height(), layout.totalHeightForWidth(dialog.width())))

    QTimer.singleShot(0, dialog, fit)  # once the layout knows of it


class LineField(Field):
    """A labelled line of text."""

    def __init__(self, label: str, editor: QLineEdit, hint: str = "") -> None:
        super().__init__(label, editor, hint)
        self.line = editor

    @property
    def value(self) -> str:
        """What is written."""
        return self.line.text()


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


class FolderField(Field):
    """A folder, chosen with a button or written."""

    def __init__(self, label: str, value: str, browse: str, choose: Callable[[], str | None], hint: str = "") -> None:
        self.path = line(value)
        super().__init__(label, self.path, hint)
        self._choose = choose
        layout = self.layout()
        assert layout is not None
        layout.removeWidget(self.path)
        across = row(gap=look.S8)
        across.addWidget(self.path, 1)
        across.addWidget(button(browse, "folder-open", then=self._browse))
        holder = QWidget()
        holder.setLayout(across)
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(1, holder)

    @property
    def value(self) -> str:
        """The folder as written, without outer blanks."""
        return self.path.text().strip()

    def _browse(self) -> None:
        chosen = self._choose()
        if chosen:
            self.path.setText(chosen)
