"""The posting window as a clock's ring of 24 hours: when it is open, how much of it is gone, and now."""

from __future__ import annotations

import math
from datetime import datetime, time

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lut_admin.desk.style import look

SIDE, RING = 148, 9
DAY = 24 * 3600
FULL = 360 * 16  # Qt counts arcs in sixteenths of a degree


class Dial(QWidget):
    """Midnight is at the top and the day runs clockwise. The words in the middle say the same as the ring."""

    def __init__(self) -> None:
        super().__init__()
        self._now = time(0)
        self._opens, self._closes = time(7), time(23)
        self._open = False
        self._state = ""
        self.setFixedSize(SIDE, SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.bell().changed.connect(self.update)

    def put(self, now: datetime, opens: time, closes: time, is_open: bool, state: str) -> None:
        """Show this moment; `state` is the word under the time."""
        self._now, self._opens, self._closes = now.time(), opens, closes
        self._open, self._state = is_open, state
        self.setAccessibleName(f"{now:%H:%M} {state}")
        self.update()

    def sizeHint(self) -> QSize:
        """Always the same size."""
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ring, hours gone, now, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        self._arc(painter, ring, look.colour("border"), 0, DAY)
        opens, closes, now = _seconds(self._opens), _seconds(self._closes), _seconds(self._now)
        length = (closes - opens) % DAY or DAY
        self._arc(painter, ring, look.colour("ok_weak"), opens, length)
        ink = look.colour("ok" if self._open else "warn")
        if self._open:
            self._arc(painter, ring, ink, now, (closes - now) % DAY if length < DAY else DAY)
        self._dot(painter, ring, now, ink)
        if length < DAY:
            self._hour(painter, ring, self._opens)
            self._hour(painter, ring, self._closes)
        self._words(painter, ink)
        painter.end()

    def _arc(self, painter: QPainter, ring: QRectF, colour: QColor, start: int, length: int) -> None:
        pen = QPen(colour, RING)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(ring, round(FULL / 4 - start / DAY * FULL), round(-length / DAY * FULL))

    def _dot(self, painter: QPainter, ring: QRectF, at: int, colour: QColor) -> None:
        painter.setPen(QPen(look.colour("surface"), 2))
        painter.setBrush(colour)
        painter.drawEllipse(_place(ring, at, ring.width() / 2), RING - 1, RING - 1)

    def _hour(self, painter: QPainter, ring: QRectF, at: time) -> None:
        """Inside the ring: the hour at which it opens or closes."""
        middle = _place(ring, _seconds(at), ring.width() / 2 - 2 * RING + 2)
        painter.setPen(look.colour("muted"))
        painter.setFont(look.font(look.SMALL - 1))
        words = f"{at:%H:%M}" if at.minute else str(at.hour)
        painter.drawText(QRectF(middle.x() - 20, middle.y() - 8, 40, 16), Qt.AlignmentFlag.AlignCenter, words)

    def _words(self, painter: QPainter, ink: QColor) -> None:
        middle = QRectF(self.rect())
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(look.FIGURE - 2, strong=True))
        painter.drawText(middle.adjusted(0, -4, 0, -4), Qt.AlignmentFlag.AlignCenter, f"{self._now:%H:%M}")
        painter.setPen(ink)
        painter.setFont(look.font(look.SMALL))
        painter.drawText(middle.adjusted(0, 44, 0, 44), Qt.AlignmentFlag.AlignCenter, self._state)


def _place(ring: QRectF, at: int, radius: float) -> QPointF:
    angle = 2 * math.pi * at / DAY - math.pi / 2
    return QPointF(ring.center().x() + radius * math.cos(angle), ring.center().y() + radius * math.sin(angle))


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
