"""What comes to the window from outside: a dropped file, a second start, the report of a bug."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from lut_admin.desk.pieces.findings import MessageCard
from lut_admin.desk.work.failures import CrashDialog, folder, put_away

if TYPE_CHECKING:
    from lut_admin.desk.window.window import Window


class Arrivals(QObject):
    """Watches the window for files, and takes what other parts bring to it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Files that are dragged over the window and dropped on it."""
        if isinstance(event, QDragEnterEvent):
            return self._over(event)
        if event.type() == QEvent.Type.DragLeave:
            self._window.tell_status()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._dropped(event)
            return True
        return False

    def _over(self, event: QDragEnterEvent) -> bool:
        """Say what dropping it does."""
        window = self._window
        if not window.is_open or not any(url.isLocalFile() for url in event.mimeData().urls()):
            return False
        event.acceptProposedAction()
        window.frame.status.tell([window.say("window.drop_here")])
        return True

    def _dropped(self, event: QDropEvent) -> None:
        """A dropped file is a student list to import."""
        window = self._window
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        window.tell_status()
        if len(files) == 1:
            window.go("students", file=files[0])
        else:
            window.toast(window.say("window.drop_one"))

    def second_start(self, wish: Mapping[str, Any]) -> None:
        """A second start asked for this window."""
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        page = wish.get("page")
        if isinstance(page, str) and any(room.name == page for room in window.rooms) and window.is_open:
            window.go(page)

    def failure(self, told: str, path: Path | None) -> None:
        """A bug: say so, and offer its report."""
        window = self._window
        dialog = CrashDialog(window, window.say, told, path)
        window.ask.dialog(dialog)
        if dialog.copied:
            window.copy(told)
        put_away(folder())

    def report_of_last_time(self, told: str) -> None:
        """The last run left a report: offer to copy it."""
        window = self._window

        def take() -> None:
            window.copy(told)
            card.put_away()

        card = MessageCard(
            window, window.say("window.crash.last_time"), window.say("window.crash.report"), kind="tell", icon="info",
            actions=[(window.say("window.crash.copy"), take)],
        )  # fmt: skip
        card.closed.connect(lambda: put_away(folder()))
        window.message(card)
