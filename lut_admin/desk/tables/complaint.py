"""Why what is typed in a cell cannot be taken, said beside the cell: nothing moves, and the next change takes it away."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from lut_admin.desk.style import look

WIDTH = 420


class Complaint(QLabel):
    """Lies over a table, below the cell it is about, or above where there is no room."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, why: str, cell: QRect) -> None:
        """Say it beside this cell, given in the coordinates of what this lies over."""
        colours, room = look.colours(), self._over.rect()
        self.setStyleSheet(
            f"background: {colours.bad_weak}; color: {colours.bad}; border: 1px solid {colours.bad};"
            f" border-radius: {look.RADIUS_CONTROL}px; padding: {look.S8}px;"
        )
        self.setText(why)
        self.setAccessibleName(why)
        width = min(WIDTH, room.width() - 2 * look.S4)
        self.setFixedWidth(max(width, 1))
        self.adjustSize()
        height = self.heightForWidth(self.width())
        below = cell.bottom() + look.S4
        above = cell.top() - look.S4 - height
        y = below if below + height <= room.bottom() or above < 0 else above
        self.setGeometry(max(min(cell.left(), room.right() - self.width()), 0), y, self.width(), height)
        self.raise_()
        self.show()
