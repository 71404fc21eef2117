"""A bar of what a check came to: matched, to rename, to check, must leave, missing; the same figures stand beside it in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lut_admin.desk import look
from lut_admin.desk.delegates import Index, TextDelegate

# What a part is called and the colour it is painted in, from good to bad. Nobody is red before somebody has looked.
PARTS: tuple[tuple[str, str], ...] = (
    ("fine", "ok"),
    ("to_rename", "warn"),
    ("to_check", "primary"),
    ("must_leave", "bad"),
    ("missing", "field"),
)
HEIGHT = 10


def parts(counts: Mapping[str, Any]) -> dict[str, int]:
    """The counts of a check as parts that add up: each member once, and those who are missing."""
    known = {name: int(counts.get(name) or 0) for name in ("matched", "staff", "to_rename", "must_leave", "missing")}
    return {
        # Staff, and students whose nickname cannot be judged (no Chinese name on the roster), are fine as far as is known.
        "fine": max(known["matched"] + known["staff"] - known["to_rename"] - known["must_leave"], 0),
        "to_rename": known["to_rename"],
        "to_check": sum(int(counts.get(name) or 0) for name in ("ambiguous", "outsiders", "teachers_to_check")),
        "must_leave": known["must_leave"],
        "missing": known["missing"],
    }


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
    """Paints a table's cells as bars; `counts` gives a row's figures, None where there are none and its words are shown."""

    def __init__(self, parent: QWidget, counts: Callable[[int], Mapping[str, Any] | None]) -> None:
        super().__init__(parent, "muted")
        self._counts = counts

    def _write(self, painter: QPainter, inner: QRect, index: Index) -> None:
        counts = self._counts(index.row())
        if counts is None:
            super()._write(painter, inner, index)
            return
        middle = QRectF(inner.left(), inner.center().y() - HEIGHT / 2 + 1, inner.width(), HEIGHT)
        paint(painter, middle, parts(counts))
