"""The arrows move in a list while the keyboard stays on the line above it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Moving(QObject):
    """Calls `move` with how many rows an arrow or page key goes, `leave` on Escape; where that is False, the line has it."""

    def __init__(self, line: QLineEdit, move: Callable[[int], object], leave: Callable[[], bool]) -> None:
        super().__init__(line)
        self._move, self._leave = move, leave
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See `QObject`."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(event.key())
            if step is not None:
                self._move(step)
                return True
            if event.key() == Qt.Key.Key_Escape and self._leave():
                return True
        return super().eventFilter(watched, event)
