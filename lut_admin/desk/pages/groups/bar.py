"""A bar of what a check came to: matched, to rename, to check, strangers, missing; the same figures beside it in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lut_admin.desk import look

# What a part is called and the colour it is painted in, from good to bad.
PARTS: tuple[tuple[str, str], ...] = (
    ("compliant", "ok"),
    ("to_rename", "warn"),
    ("ambiguous", "primary"),
    ("outsiders", "bad"),
    ("missing", "field"),
)
HEIGHT = 10


def parts(counts: Mapping[str, Any]) -> dict[str, int]:
    """The counts of a check as parts that add up: each member once, and those who are missing."""
    found = {name: int(counts.get(name) or 0) for name, _ in PARTS}
    # Staff and students whose nickname cannot be judged (no Chinese name on the roster) keep the rule as far as is known.
    known = int(counts.get("matched") or 0) + int(counts.get("staff") or 0)
    found["compliant"] = max(known - found["to_rename"], 0)
    return found


class Bar(QWidget):
    """Paints the parts side by side; says them to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, shown: Mapping[str, int], words: str) -> None:
        """Show these parts; `words` say the same."""
        self._parts = dict(shown)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The parts in proportion, with a hair between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), HEIGHT / 2, HEIGHT / 2)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), look.colour("muted_weak"))
        total = sum(self._parts.values())
        left = 0.0
        for name, role in PARTS:
            count = self._parts.get(name, 0)
            if count and total:
                width = self.width() * count / total
                painter.fillRect(QRectF(left, 0, max(width - 1, 1), self.height()), look.colour(role))
                left += width
        painter.end()
