"""The fields of a student as quiet lines to write on: label at the left, what is known at the right, what is wrong below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from lut_admin.convention.roster import FIELDS, Field, Kind
from lut_admin.desk.forms import paragraph
from lut_admin.desk.pages.students.register.columns import choices
from lut_admin.desk.pieces import restyle, text
from lut_admin.desk.style import look

Say = Callable[..., str]
SECTIONS = tuple(dict.fromkeys(field.section for field in FIELDS))
LABELS = {"zh": 104, "en": 124}


class Choice(QComboBox):
    """A list that the wheel scrolls past: scrolling down a form must not change what is in it."""

    def __init__(self, offered: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Its longest choice must not decide how wide the pane is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for value, words in offered:
            self.addItem(words, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not for us."""
        event.ignore()


class Line(QObject):
    """One field: `label`, `editor` and `below`, which says what is wrong. Emits `entered(name, text)` when it was changed by hand.

    Escape brings back what was known.
    """

    entered = Signal(str, str)

    def __init__(
        self, name: str, label: str, kind: Kind, offered: Sequence[tuple[str, str]] = (), hint: str = ""
    ) -> None:
        super().__init__()
        self.name, self.known = name, ""
        self.label = text(label, "muted", wrap=True)
        self.below = text("", "small", "bad", wrap=True)
        self.below.hide()
        self.editor = _editor(kind, offered, hint)
        self.editor.setAccessibleName(label)
        self.label.setBuddy(self.editor)
        self.editor.installEventFilter(self)
        if isinstance(self.editor, QLineEdit):
            self.editor.editingFinished.connect(self._finished)
            self.editor.textEdited.connect(lambda _: self.accept())
        elif isinstance(self.editor, QComboBox):
            self.editor.activated.connect(lambda _: self._finished())

    def put(self, value: str) -> None:
        """Show what is known."""
        self.known = value
        self.accept()
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(self.editor.findData(value), 0))
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(value)
        elif isinstance(self.editor, QLineEdit):
            self.editor.setText(value)
            self.editor.setCursorPosition(0)
            self.editor.setToolTip(value)

    def value(self) -> str:
        """What stands there."""
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData() or "")
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText().strip()
        return self.editor.text().strip() if isinstance(self.editor, QLineEdit) else ""

    def refuse(self, words: str) -> None:
        """Say under the field what is wrong."""
        self.below.setText(words)
        self.below.show()
        restyle(self.editor, wrong=True)
        self.editor.setAccessibleDescription(words)

    def accept(self) -> None:
        """Nothing is wrong."""
        if not self.below.isHidden():
            self.below.hide()
            restyle(self.editor, wrong=False)
            self.editor.setAccessibleDescription("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape takes the change back; leaving a paragraph enters it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            changed = self.value() != self.known or not self.below.isHidden()
            self.put(self.known)
            return changed
        if event.type() == QEvent.Type.FocusOut and isinstance(self.editor, QPlainTextEdit):
            self._finished()
        return False

    def _finished(self) -> None:
        if self.value() != self.known and self.below.isHidden():
            self.entered.emit(self.name, self.value())


class Sheet(QWidget):
    """Fields under each other. Emits `entered(name, text)`."""

    entered = Signal(str, str)

    def __init__(self, lines: Sequence[Line], language: str) -> None:
        super().__init__()
        self.lines: dict[str, Line] = {}
        self._labels = LABELS.get(language, 124)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.S8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """One more field."""
        at = self._grid.rowCount()
        line.label.setFixedWidth(self._labels)
        side = Qt.AlignmentFlag.AlignTop if isinstance(line.editor, QPlainTextEdit) else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(line.label, at, 0, side)
        self._grid.addWidget(line.editor, at, 1)
        self._grid.addWidget(line.below, at + 1, 1)
        line.entered.connect(self.entered)
        self.lines[line.name] = line

    def put(self, values: Mapping[str, str]) -> None:
        """Show what is known."""
        for name, line in self.lines.items():
            line.put(values.get(name, ""))


def field_line(field: Field, say: Say) -> Line:
    """The line of a field of the register."""
    hint = say("students.date_hint") if field.kind is Kind.DATE else ""
    return Line(field.name, say(f"field.{field.name}"), field.kind, choices(field.name, say), hint)


def section(name: str, say: Say, language: str) -> Sheet:
    """The fields of one section of the register."""
    return Sheet([field_line(field, say) for field in FIELDS if field.section == name], language)


def _editor(kind: Kind, offered: Sequence[tuple[str, str]], hint: str) -> QWidget:
    if offered:
        made: QWidget = Choice(offered)
    elif kind is Kind.LONG:
        note = paragraph(lines=3)
        note.setFixedHeight(note.minimumHeight())
        return note
    else:
        made = QLineEdit()
        made.setPlaceholderText(hint)
    made.setProperty("kind", "quiet")
    return made
