"""An editor of one half of a notice: most of a half leaves by the button only, which checks the hours and keeps the record."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

FORMAT = "application/x-lut-admin-notice"
MOST = 0.8  # of the visible characters of a half
SHORT = 20  # visible characters: less than this is a name, a place, a time


class Editor(QPlainTextEdit):
    """What is copied, cut or dragged out of it and is most of the half can be put into such editors only, nowhere else.

    Emits `withheld` when that was copied. Where the text is `free` (a private message) it is copied as any other.
    """

    withheld = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.free = False

    def createMimeDataFromSelection(self) -> QMimeData:
        """As in Qt; most of a half in a format of our own."""
        made = super().createMimeDataFromSelection()
        words = made.text()
        least = max(SHORT, MOST * _visible(self.toPlainText()))
        if self.free or _visible(words) < least:
            return made
        kept = words.encode("utf-8", "surrogatepass")
        own = QMimeData()
        own.setData(FORMAT, kept)
        QTimer.singleShot(0, self, lambda: self._tell(kept))
        return own

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """As in Qt, and what another half has given."""
        return source.hasFormat(FORMAT) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """As in Qt, and what another half has given."""
        if source.hasFormat(FORMAT) and not self.isReadOnly():
            self.textCursor().insertText(bytes(source.data(FORMAT).data()).decode("utf-8", "surrogatepass"))
            self.ensureCursorVisible()
        else:
            super().insertFromMimeData(source)

    def _tell(self, kept: bytes) -> None:
        """Only what was copied: where marking text is enough to hand it on (X11), and in a drag, nothing is said."""
        there = QGuiApplication.clipboard().mimeData()
        if there.hasFormat(FORMAT) and there.data(FORMAT).data() == kept:
            self.withheld.emit()


def _visible(words: str) -> int:
    return sum(not one.isspace() for one in words)
