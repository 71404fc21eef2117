"""The rows of a template being written: what it asks for, and what it says of it in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from lut_admin.desk.forms import choice, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import column, icon_button, restyle, row, text
from lut_admin.desk.style import look
from lut_admin.papers.notice_templates import PLACEHOLDER, Kind

HALVES = ("zh", "en")
LINE_HEIGHT, FRAME, KIND_WIDTH = 21, 16, 164


class _Row(QWidget):
    """Emits `changed`, `leave` when it is taken away, and `moved` (-1 up, 1 down) on Alt with an arrow."""

    changed = Signal()
    leave = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.moved.emit, by))


class FieldRow(_Row):
    """One thing that the template asks for."""

    def __init__(self, desk: Desk, told: Mapping[str, Any]) -> None:
        super().__init__()
        say = desk.say
        self.name = str(told.get("name", ""))
        self._kept = {key: told[key] for key in ("past", "most", "choices", "example") if key in told}
        self.labels = {half: line(str(told.get(half, "")), say(f"templates.label_{half}")) for half in HALVES}
        kinds = [(kind.value, say(f"templates.called_{kind.value}")) for kind in Kind]
        self.kind = choice(kinds, str(told.get("kind", Kind.TEXT.value)))
        self.kind.setAccessibleName(say("templates.kind"))
        self.kind.setFixedWidth(KIND_WIDTH)
        self.optional = QCheckBox(say("templates.optional"))
        self.optional.setChecked(bool(told.get("optional", False)))
        layout = row(gap=look.S4)
        for half, box in self.labels.items():
            box.setAccessibleName(say(f"templates.label_{half}"))
            box.setCursorPosition(0)
            box.textChanged.connect(lambda _: self._typed())
            layout.addWidget(box, 3)
        layout.addWidget(self.kind)
        layout.addWidget(self.optional)
        layout.addWidget(icon_button("x", say("templates.take_field"), self.leave.emit))
        self.setLayout(layout)
        self._kind = self.kind.currentData()
        self.kind.currentIndexChanged.connect(lambda _: self._other_kind())
        self.optional.toggled.connect(lambda _: self.changed.emit())

    def label(self, half: str) -> str:
        """What it is called in either language."""
        return self.labels[half].text().strip()

    def told(self) -> dict[str, Any]:
        """The field as a template's file holds it."""
        made: dict[str, Any] = {"name": self.name, "kind": self.kind.currentData()}
        if self.optional.isChecked():
            made["optional"] = True
        return made | {half: self.label(half) for half in HALVES} | self._kept

    def mark(self, half: str, wrong: bool) -> None:
        """Show that a label is wrong."""
        restyle(self.labels[half], wrong=wrong)

    def _typed(self) -> None:
        for half in HALVES:
            self.mark(half, False)
        self.changed.emit()

    def _other_kind(self) -> None:
        if self.kind.currentData() != self._kind:  # what bounded a number or was offered for a text is not of this kind
            self._kind = self.kind.currentData()
            self._kept = {}
        self.changed.emit()


class Pane(QPlainTextEdit):
    """Words of one language, as high as they are; `{地点}` stands for a fact. Emits `taken` when the keyboard comes to it."""

    taken = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # As high as its words: whatever Qt scrolls while they become fewer would only hide them.
        self.verticalScrollBar().valueChanged.connect(lambda _: self.verticalScrollBar().setValue(0))
        self.textChanged.connect(self._fit)
        self.setPlainText(words)
        self._fit()

    def _fit(self) -> None:
        lines = max(int(self.document().size().height()), 1)
        self.setFixedHeight(lines * LINE_HEIGHT + FRAME)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As in Qt, and tell of it."""
        super().focusInEvent(event)
        self.taken.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; another width makes another height."""
        super().resizeEvent(event)
        self._fit()


class LineRow(_Row):
    """One line of the notice in both languages, beside each other. Emits `taken` when the keyboard comes to it.

    `unless` names the field without which the line is said; it stays as the template had it.
    """

    taken = Signal()

    def __init__(self, desk: Desk, shown: Mapping[str, str], unless: str = "", *, title: bool = False) -> None:
        super().__init__()
        say = desk.say
        self.unless = unless
        self.panes = {half: Pane(say(f"templates.said_{half}"), shown.get(half, "")) for half in HALVES}
        across = row(gap=look.S4)
        for pane in self.panes.values():
            pane.textChanged.connect(self._typed)
            pane.taken.connect(self.taken)
            across.addWidget(pane, 1)
        if not title:
            across.addWidget(
                icon_button("x", say("templates.take_line"), self.leave.emit), 0, Qt.AlignmentFlag.AlignTop
            )
        self.only = text("", "small")
        self.setLayout(column(across, self.only, gap=0))
        self.only.hide()

    def said(self, half: str) -> str:
        """What it says, as it is shown."""
        return self.panes[half].toPlainText().strip()

    @property
    def empty(self) -> bool:
        """Whether nothing is written in either language."""
        return not any(self.said(half) for half in HALVES)

    def insert(self, labels: Mapping[str, str]) -> None:
        """Put a fact where the cursor is, in each language that does not tell it yet."""
        for half, pane in self.panes.items():
            fact = f"{{{labels[half]}}}"
            if fact not in pane.toPlainText():
                pane.insertPlainText(fact)

    def mark(self, half: str, wrong: bool) -> None:
        """Show that one language is wrong."""
        restyle(self.panes[half], wrong=wrong)

    def _typed(self) -> None:
        for half in HALVES:
            self.mark(half, False)
        self.changed.emit()


def shown(words: str, half: str, labels: Mapping[str, Mapping[str, str]]) -> str:
    """A line with its facts by their labels: {place} as {地点} or {Place}."""
    return _renamed(words, {name: told[half] for name, told in labels.items() if half in told})


def stored(words: str, half: str, labels: Mapping[str, Mapping[str, str]]) -> str:
    """A line with its facts by their names; a label that none has stays as it is."""
    return _renamed(words, {told[half]: name for name, told in labels.items() if half in told})


def _renamed(words: str, names: Mapping[str, str]) -> str:
    def renamed(found: Any) -> str:
        name = found["name"]
        return str(found[0]).replace(f"{{{name}", f"{{{names.get(name.strip(), name)}", 1)

    return PLACEHOLDER.sub(renamed, words)


def named(rows: Sequence[FieldRow], taken: Sequence[str]) -> None:
    """Give each field without a name one that none has, after its English label."""
    known = {*taken, *(one.name for one in rows)}
    for one in rows:
        if not one.name and one.label("en"):
            plain = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in one.label("en").lower())
            words = plain.split()
            base = "_".join(words)[:30].strip("_") if words and words[0][0].isalpha() else "fact"
            name, number = base, 1
            while name in known:
                number += 1
                name = f"{base}_{number}"
            one.name = name
            known.add(name)
