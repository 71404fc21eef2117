"""Filters as chips with counts, on one row: those without room are in a menu at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QSizePolicy, QWidget

from lut_admin.desk.computer import speech
from lut_admin.desk.pieces.boxes import let_go
from lut_admin.desk.style import icons
from lut_admin.papers import words

GAP = 6
ARROW = 14


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """One chip: its name, its words, and how many it would show (None: not counted)."""

    name: str
    words: str
    count: int | None = None

    @property
    def said(self) -> str:
        """What stands on it."""
        return self.words if self.count is None else f"{self.words} {self.count:,}"


def fitting(widths: Sequence[int], room: int, chosen: int, more: int) -> set[int]:
    """The places of the chips that are shown in so much room: as many as fit from the left, and the chosen one always.

    Where not all fit, a chip of the width `more` stands for the others.
    """
    if sum(widths) + GAP * (len(widths) - 1) <= room:
        return set(range(len(widths)))
    shown = {chosen} if 0 <= chosen < len(widths) else set()
    room -= more + sum(widths[place] + GAP for place in shown)
    for place, width in enumerate(widths):
        if place in shown:
            continue
        room -= width + GAP
        if room < 0:
            break
        shown.add(place)
    return shown


class Chips(QWidget):
    """A row of chips, one of which is chosen; a menu at its end has those for which there is no room."""

    chosen = Signal(str)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        self._said: dict[str, str] = {}
        self.more = self._chip()
        self.more.setText(words.say("window.more_chips", speech.spoken()))
        self.more.setAccessibleName(self.more.text())
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
        icons.put(self.more, "chevron-down", "muted")
        self.more.setIconSize(QSize(ARROW, ARROW))
        self.more.clicked.connect(self._offer)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def put(self, chips: Sequence[ChipSpec], current: str) -> None:
        """Show these chips, `current` being the chosen one; the same names keep their buttons and the focus."""
        if list(self._buttons) != [chip.name for chip in chips]:
            self._make(chips)
        self._said = {chip.name: chip.said for chip in chips}
        for name, said in self._said.items():
            made = self._buttons[name]
            made.setText(said.replace("&", "&&"))
            made.setAccessibleName(said)
            made.setChecked(name == current)
        self.updateGeometry()
        self._arrange()

    @property
    def current(self) -> str:
        """The chosen chip's name."""
        return next((name for name, made in self._buttons.items() if made.isChecked()), "")

    @property
    def stops(self) -> list[QPushButton]:
        """What the keyboard stops at, in its order."""
        return [*self._buttons.values(), self.more]

    @property
    def folded(self) -> list[str]:
        """The names of the chips that are in the menu."""
        return [name for name, made in self._buttons.items() if made.isHidden()]

    def menu(self) -> QMenu:
        """Those for which there is no room, with their counts."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self.folded:
            action = made.addAction(self._said[name].replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, name=name: self._take(name))
        return made

    def sizeHint(self) -> QSize:
        """All of them."""
        hints = [made.sizeHint() for made in self._polished()]
        height = max((hint.height() for hint in hints), default=0)
        return QSize(sum(hint.width() + GAP for hint in hints) - GAP if hints else 0, height)

    def minimumSizeHint(self) -> QSize:
        """The widest of them, and the way to the others."""
        widest = max((made.sizeHint().width() for made in self._polished()), default=0)
        return QSize(widest + GAP + self.more.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; another width has room for others."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """As in Qt; other letters have other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._arrange()

    def _chip(self) -> QPushButton:
        made = QPushButton(self)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setProperty("kind", "chip")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the keyboard is still on the list that was filtered
        return made

    def _make(self, chips: Sequence[ChipSpec]) -> None:
        for gone in self._buttons.values():
            self._group.removeButton(gone)
            let_go(gone)
        self._buttons = {}
        for chip in chips:
            made = self._chip()
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, name=chip.name: self._clicked(name))
            self._group.addButton(made)
            self._buttons[chip.name] = made
            QWidget.setTabOrder(made, self.more)

    def _polished(self) -> list[QPushButton]:
        """The chips, whose widths are known once they wear the style sheet."""
        for made in (*self._buttons.values(), self.more):
            made.ensurePolished()
        return list(self._buttons.values())

    def _arrange(self) -> None:
        chips = self._polished()
        widths = [made.sizeHint().width() for made in chips]
        chosen = next((place for place, made in enumerate(chips) if made.isChecked()), -1)
        shown = fitting(widths, self.width(), chosen, self.more.sizeHint().width())
        across = 0
        for place, made in enumerate(chips):
            made.setVisible(place in shown)
            if place in shown:
                made.setGeometry(across, 0, widths[place], made.sizeHint().height())
                across += widths[place] + GAP
        folded = [self._said[name] for name in self.folded]
        self.more.setVisible(bool(folded))
        self.more.setGeometry(across, 0, self.more.sizeHint().width(), self.height())
        self.more.setToolTip("\n".join(folded))
        self.more.setAccessibleDescription("\n".join(folded))

    def _clicked(self, name: str) -> None:
        self._arrange()
        self.chosen.emit(name)

    def _take(self, name: str) -> None:
        """One from the menu: it takes its place in the row, and the keyboard."""
        made = self._buttons[name]
        made.setChecked(True)
        self._clicked(name)
        made = self._buttons.get(name, made)
        if made.isVisible():
            made.setFocus()

    def _offer(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
