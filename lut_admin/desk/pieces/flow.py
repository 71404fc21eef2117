"""A layout that puts things side by side and goes on below where the row is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from lut_admin.desk.style import look


class Flow(QLayout):
    """Chips, links and other small things of any number."""

    def __init__(self, gap: int = look.S8) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
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
        """As in Qt: as wide as it is given, as high as it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """As in Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As in Qt."""
        return self._place(QRect(0, 0, width, 0), only_ask=True)

    def sizeHint(self) -> QSize:
        """As in Qt: all on one row."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """As in Qt: the widest of them."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0), max((size.height() for size in shown), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        """As in Qt."""
        super().setGeometry(rect)
        self._place(rect)

    def _place(self, rect: QRect, only_ask: bool = False) -> int:
        """Put everything into `rect`; returns the height that took."""
        across, down, high = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if across > rect.x() and across + size.width() > rect.x() + rect.width():
                across, down, high = rect.x(), down + high + self._gap, 0
            if not only_ask:
                size.setWidth(min(size.width(), rect.width()))
                item.setGeometry(QRect(QPoint(across, down), size))
            across += size.width() + self._gap
            high = max(high, size.height())
        return down + high - rect.y()
