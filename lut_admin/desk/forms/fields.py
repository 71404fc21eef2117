"""Fields of a form: label above, what may be typed, a hint or what is wrong below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from lut_admin.desk.forms.lines import line
from lut_admin.desk.pieces import button, column, restyle, row, text
from lut_admin.desk.style import look


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


class LineField(Field):
    """A labelled line of text."""

    def __init__(self, label: str, editor: QLineEdit, hint: str = "") -> None:
        super().__init__(label, editor, hint)
        self.line = editor

    @property
    def value(self) -> str:
        """What is written."""
        return self.line.text()


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
