"""When posting opens and notices are held: a word in the system tray, if the user allows it and the app runs (Art. 5)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from lut_admin.convention import hours
from lut_admin.convention.hours import Window
from lut_admin.desk.page import Desk
from lut_admin.desk.style import icons

CLOCK = 15_000  # ms between two looks at the hour
SHOWN = 20_000  # ms

Ring = Callable[[str, str], None]


class TrayReminder(QObject):
    """Speaks once when the hours open; where the system has no tray, the window's own toast says it."""

    def __init__(self, desk: Desk, page: QWidget, ring: Ring | None = None) -> None:
        super().__init__(page)
        self.desk, self._page = desk, page
        self._ring = ring or self._by_tray
        self._held, self._allowed, self._hours = 0, False, Window()
        self._was_open: bool | None = None
        self._icon: QSystemTrayIcon | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK)
        self._clock.timeout.connect(self.look)

    def put(self, held: int, window: Window, allowed: bool) -> None:
        """How many notices are held, the hours that are set, and whether the user allows a reminder."""
        if window != self._hours:
            self._was_open = None  # other hours: no opening that anybody waited for
        self._held, self._hours, self._allowed = held, window, allowed
        if allowed:
            self._clock.start()
            self.look()
        else:
            self._clock.stop()
            self._was_open = None
            self._put_away()

    def look(self) -> None:
        """Whether the hours have just opened."""
        is_open = hours.is_open(self.desk.office.now(), self._hours)
        if is_open and self._was_open is False and self._held:
            say = self.desk.say
            self._ring(say("posting.opened"), say("posting.held_now", n=self._held))
        self._was_open = is_open

    def _by_tray(self, title: str, said: str) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            self.desk.toast(f"{title} {said}")
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._picture(), self)
            self._icon.setToolTip(self.desk.say("window.title"))
            self._icon.messageClicked.connect(self._come)
            self._icon.activated.connect(lambda _why: self._come())
        self._icon.show()
        self._icon.showMessage(title, said, self._picture(), SHOWN)

    def _picture(self) -> QIcon:
        return icons.icon("megaphone", "primary")

    def _come(self) -> None:
        """To Today, where what is held is copied with one click and checked again."""
        window = self._page.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self.desk.go("today")
        self._put_away()

    def _put_away(self) -> None:
        if self._icon is not None:
            self._icon.hide()
