"""Filters as chips with counts, and the layout that lets them go on in the next row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QPushButton, QWidget

from lut_admin.desk.pieces import empty


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """One chip: its name, its words, and how many it would show (None: not counted)."""

    name: str
    words: str
    count: int | None = None


class Chips(QWidget):
    """A row of chips, one of which is chosen; wraps to more rows where the window is narrow."""

    chosen = Signal(str)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._flow = Flow(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(name)

    def put(self, chips: Sequence[ChipSpec], current: str) -> None:
        """Show these chips, `current` being the chosen one; the same names keep their buttons and the focus."""
        if list(self._buttons) != [chip.name for chip in chips]:
            self._make(chips)
        for chip in chips:
            made = self._buttons[chip.name]
            words = chip.words if chip.count is None else f"{chip.words} {chip.count:,}"
            made.setText(words.replace("&", "&&"))
            made.setAccessibleName(words)
            made.setChecked(chip.name == current)
        self._flow.invalidate()
        self.updateGeometry()

    @property
    def current(self) -> str:
        """The chosen chip's name."""
        return next((name for name, made in self._buttons.items() if made.isChecked()), "")

    def _make(self, chips: Sequence[ChipSpec]) -> None:
        for made in self._buttons.values():
            self._group.removeButton(made)
        empty(self._flow)
        self._buttons = {}
        for chip in chips:
            made = QPushButton()
            made.setCheckable(True)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setProperty("kind", "chip")
            made.clicked.connect(lambda _checked=False, name=chip.name: self.chosen.emit(name))
            self._group.addButton(made)
            self._flow.addWidget(made)
            self._buttons[chip.name] = made


class Flow(QLayout):
    """Lays things side by side and goes on in the next row where they do not fit."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """As in Qt."""
        self._items.append(item)

    def count(self) -> int:
        """As in Qt."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """As in Qt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """As in Qt."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It does not grow by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As in Qt."""
        return self._lay(QRect(0, 0, width, 0), False)

    def setGeometry(self, rect: QRect) -> None:
        """As in Qt."""
        super().setGeometry(rect)
        self._lay(rect, True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        width = sum(item.sizeHint().width() + self._gap for item in self._items) - self._gap
        return QSize(max(width, 0), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        """The largest thing."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, really: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if x + hint.width() > rect.right() + 1 and height:
                x, y, height = rect.x(), y + height + self._gap, 0
            if really:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._gap
            height = max(height, hint.height())
        return y + height - rect.y()
