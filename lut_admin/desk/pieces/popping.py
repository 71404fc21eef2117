"""Where a popup opens: at its button, on the side that has room, on the screen in any case."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QWidget

from lut_admin.desk.style import look


def place(popup: QWidget, button: QWidget, wanted: QSize, *, above: bool = False) -> None:
    """Lay a popup of a wanted size below its button, or `above` it; on the other side where only that has room; lower than
    wanted where neither has."""
    room = button.screen().availableGeometry()
    top, bottom = button.mapToGlobal(QPoint(0, 0)).y(), button.mapToGlobal(QPoint(0, button.height())).y()
    over, under = top - look.S4 - room.top(), room.bottom() - bottom - look.S4
    on_top = over >= min(wanted.height(), under) if above else under < min(wanted.height(), over)
    size = QSize(min(wanted.width(), room.width()), min(wanted.height(), over if on_top else under))
    popup.resize(size)
    left = button.mapToGlobal(QPoint(0, 0)).x()
    x = max(room.left(), min(left, room.right() - popup.width()))
    popup.move(x, top - look.S4 - popup.height() if on_top else bottom + look.S4)
