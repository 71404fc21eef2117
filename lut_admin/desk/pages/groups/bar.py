"""A bar of what a check came to, part by part; the same figures stand beside it in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lut_admin.desk.style import look
from lut_admin.desk.tables.delegates import Index, TextDelegate

# What a part of a check is called (`Checked.parts`) and the colour it is painted in, from good to bad. Nobody is red before
# somebody has looked.
PARTS: tuple[tuple[str, str], ...] = (
    ("fine", "ok"),
    ("to_rename", "warn"),
    ("to_check", "primary"),
    ("must_leave", "bad"),
    ("strangers", "bad"),
    ("missing", "field"),
)
HEIGHT = 10


def paint(painter: QPainter, area: QRectF, shown: Mapping[str, int]) -> None:
    """The parts in proportion, with a hair between them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setClipPath(outline)
    painter.fillRect(area, look.colour("muted_weak"))
    total, left = sum(shown.values()), area.left()
    for name, role in PARTS:
        count = shown.get(name, 0)
        if count and total:
            width = area.width() * count / total
            painter.fillRect(QRectF(left, area.top(), max(width - 1, 1), area.height()), look.colour(role))
            left += width
    painter.restore()


class Bar(QWidget):
    """Paints the parts side by side; says them to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.bell().changed.connect(self.update)

    def put(self, shown: Mapping[str, int], words: str) -> None:
        """Show these parts; `words` say the same."""
        self._parts = dict(shown)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @property
    def shown(self) -> dict[str, int]:
        """The parts as they are painted."""
        return dict(self._parts)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(80, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._parts)
        painter.end()


class BarDelegate(TextDelegate):
    """Paints a table's cells as bars; `parts` gives a row's figures, None where there are none and its words are shown."""

    def __init__(self, parent: QWidget, parts: Callable[[int], Mapping[str, int] | None]) -> None:
        super().__init__(parent, "muted")
        self._parts = parts

    def _write(self, painter: QPainter, inner: QRect, index: Index) -> None:
        shown = self._parts(index.row())
        if shown is None:
            super()._write(painter, inner, index)
            return
        middle = QRectF(inner.left(), inner.center().y() - HEIGHT / 2 + 1, inner.width(), HEIGHT)
        paint(painter, middle, shown)
