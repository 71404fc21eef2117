"""The rail beside a case's entries, painted: the course as a line with a stop for each entry, what stands beside it on a branch."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lut_admin.desk.style import look

WIDTH, MAIN, BRANCH, DOWN = 44, 9, 27, 11  # of the rail, from its left to the two lines, from the top to the middle of a stop
RADIUS = 6.0


class Track(StrEnum):
    """On which line an entry stands."""

    MAIN = "main"  # the course itself
    BRANCH = "branch"  # the appeal, which runs beside it
    BESIDE = "beside"  # a remark, a correction, what the group's owner did


class Stop(QWidget):
    """The piece of the rail beside one entry. Decoration: what it shows is said in words beside it."""

    def __init__(self, track: Track, last_done: bool, ends: tuple[bool, bool], void: bool = False) -> None:
        super().__init__()
        self.track, self._last, self._ends, self._void = track, last_done, ends, void
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        look.bell().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as it is, as high as the entry."""
        return QSize(WIDTH, 2 * DOWN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the stop: filled for the course, a ring for what stands beside it, crossed where it holds no more."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._ends
        painter.setPen(QPen(look.colour("border"), 2))
        painter.drawLine(QPointF(MAIN, DOWN if first else 0), QPointF(MAIN, DOWN if last else self.height()))
        across = MAIN if self.track is Track.MAIN else BRANCH
        if across != MAIN:
            painter.drawLine(QPointF(MAIN, DOWN), QPointF(BRANCH, DOWN))
            if first or last:  # else the line itself runs on
                painter.setBrush(look.colour("border"))
                painter.drawEllipse(QPointF(MAIN, DOWN), 2, 2)
        role = "muted" if self._void or self.track is Track.BESIDE else "primary"
        painter.setPen(QPen(look.colour(role), 2))
        painter.setBrush(look.colour(role if self.track is Track.MAIN and not self._void else "surface"))
        radius = RADIUS if self.track is not Track.BESIDE else RADIUS - 2
        painter.drawEllipse(QRectF(across - radius, DOWN - radius, 2 * radius, 2 * radius))
        if self._void:
            reach = radius / 2
            painter.drawLine(QPointF(across - reach, DOWN - reach), QPointF(across + reach, DOWN + reach))
            painter.drawLine(QPointF(across - reach, DOWN + reach), QPointF(across + reach, DOWN - reach))
        elif self._last:
            painter.setPen(QPen(look.colour("primary"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(across, DOWN), radius + 2.5, radius + 2.5)
