"""A year's cases by month as columns, and the bars beside other figures; hidden figures are hatched, never guessed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lut_admin.desk.style import look
from lut_admin.desk.tables.delegates import Index, TextDelegate

HEIGHT, FOOT, HEAD = 180, 22, 20
WIDEST = 44
BAR, AWAY = 10, 56  # how high a bar is, and how far the figures keep it from the right
HIDDEN = 0.5  # of how tall the smallest figure that is shown would be, what is hidden is painted


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: its label, its figure as it is shown, and its height (None: hidden)."""

    label: str
    shown: str
    n: int | None


def height(n: int | None, most: int, few: int) -> float:
    """How high a column is, from 0 to 1; a hidden one has always the same height, whatever it hides."""
    return (few * HIDDEN if n is None else n) / max(most, few)


class Columns(QWidget):
    """The months side by side. The table beside says the same, so that screen readers pass over the picture."""

    def __init__(self, few: int) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._few = few
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.bell().changed.connect(self.update)

    def put(self, bars: Sequence[Bar], words: str) -> None:
        """Show these columns; `words` say what they are."""
        self._bars = tuple(bars)
        self.setAccessibleName(words)
        self.update()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is painted."""
        return self._bars

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(360, HEIGHT)

    def above(self, bar: Bar, room: float) -> str:
        """What stands over a column: in signs where the words for what is hidden would run into the next month's."""
        wide = QFontMetrics(look.font(look.SMALL)).horizontalAdvance(bar.shown)
        return f"<{self._few}" if bar.n is None and wide > room else bar.shown

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Columns over a line, their figures above them and their labels below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(look.SMALL))
        floor = self.height() - FOOT
        each = self.width() / max(len(self._bars), 1)
        most = max((bar.n or 0 for bar in self._bars), default=0)
        for place, bar in enumerate(self._bars):
            left = place * each
            tall = height(bar.n, most, self._few) * (floor - HEAD)
            wide = min(each * 0.6, WIDEST)
            column = QRectF(left + (each - wide) / 2, floor - tall, wide, tall)
            fill(painter, column, bar.n is None)
            if bar.n != 0:
                painter.setPen(look.colour("text" if bar.n is not None else "muted"))
                above = QRectF(left - 4, column.top() - HEAD, each + 8, HEAD)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self.above(bar, each))
            painter.setPen(look.colour("muted"))
            painter.drawText(QRectF(left, floor, each, FOOT), Qt.AlignmentFlag.AlignCenter, bar.label)
        painter.setPen(look.colour("field"))
        painter.drawLine(0, floor, self.width(), floor)
        painter.end()


def fill(painter: QPainter, area: QRectF, hidden: bool) -> None:
    """One column or bar; hatched where its figure is hidden."""
    painter.setPen(Qt.PenStyle.NoPen)
    if hidden:
        painter.setBrush(QBrush(look.colour("field"), Qt.BrushStyle.BDiagPattern))
    else:
        painter.setBrush(look.colour("primary"))
    painter.drawRoundedRect(area, 2, 2)


class BarDelegate(TextDelegate):
    """A figure at the right of its cell and a bar left of it; `of` gives a row's figure (None: hidden) and the largest."""

    def __init__(self, parent: QWidget, few: int) -> None:
        super().__init__(parent)
        self._few = few
        self.figures: tuple[int | None, ...] = ()

    def _write(self, painter: QPainter, inner: QRect, index: Index) -> None:
        super()._write(painter, inner, index)
        row = index.row()
        n = self.figures[row] if row < len(self.figures) else 0
        most = max((one or 0 for one in self.figures), default=0)
        room = inner.width() - AWAY
        wide = height(n, most, self._few) * room
        if room > BAR and wide > 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, QRectF(inner.left(), inner.center().y() - BAR / 2 + 1, wide, BAR), n is None)
