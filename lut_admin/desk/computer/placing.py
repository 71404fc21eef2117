"""Where the window stands: as it was left, or the first time where it fits."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from lut_admin.desk.computer.preferences import Preferences

# 1366 by 768 at 125 percent, less the system's own bars.
SMALLEST = (1024, 540)
# On a lower screen every line counts: the first start fills it.
SMALL_SCREEN = 820
KEPT = "geometry"


def restore(window: QMainWindow, preferences: Preferences) -> None:
    """Give the window the size and place it had."""
    kept = preferences.get(KEPT, "")
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(1280, screen.width() - 40), min(860, screen.height() - 60))


def keep(window: QMainWindow, preferences: Preferences) -> None:
    """Remember size and place."""
    preferences.put(KEPT, bytes(window.saveGeometry().toBase64().data()).decode())


def appear(window: QMainWindow, preferences: Preferences) -> None:
    """Show the window where it was last; the first time, on a low screen, filling it."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    if screen.height() < SMALL_SCREEN and not preferences.get(KEPT, ""):
        window.showMaximized()
    else:
        window.show()
