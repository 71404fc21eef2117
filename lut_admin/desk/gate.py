"""What leaves the app of a notice by hand: a few words of it. The notice leaves by the button, which checks the hours (Art. 5).

Sentences may be moved about inside the app at any hour. Only what is copied or cut is handed to other programs; what is
dragged, or marked where marking is enough to hand it on (X11), is not. Pieces of one notice add up within the sitting.
"""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit

from lut_admin.desk.page import Desk

FORMAT = "application/x-lut-admin-notice"
MOST = 0.8  # of the visible characters of a half: more is kept on record, so the button hands it on at any hour
SHORT = 20  # visible characters: less than this is a name, a place, a time
# What one looks up or rings up is no sentence: a link, an address, a number.
_LOOKED_UP = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[+\d][\d\s:.,()/-]*")


class Tally:
    """What was copied by hand of one notice, half by half."""

    def __init__(self) -> None:
        self._pieces: dict[str, list[str]] = {}

    def with_this(self, piece: str, half: str) -> dict[str, int]:
        """How many visible characters of each half would be out with this piece; what is out already counts once."""
        there = {name: sum(map(_visible, pieces)) for name, pieces in self._pieces.items()}
        if not self._there(piece, half):
            there[half] = there.get(half, 0) + _visible(piece)
        return there

    def add(self, piece: str, half: str) -> None:
        """It was copied."""
        if not self._there(piece, half):
            self._pieces.setdefault(half, []).append(piece)

    def _there(self, piece: str, half: str) -> bool:
        return any(piece in known for known in self._pieces.get(half, ()))


class Gate:
    """One for the window: the tallies of this sitting."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tallies: dict[int, Tally] = {}

    def tally(self, notice: int | None) -> Tally:
        """That of a notice; one of its own for what is not on record yet."""
        return Tally() if notice is None else self._tallies.setdefault(notice, Tally())

    def keep(self, notice: int, tally: Tally) -> None:
        """A notice is on record now: what was copied of it before counts for it."""
        self._tallies.setdefault(notice, tally)

    def passes(self, piece: str, whole: str, tally: Tally, half: str) -> bool:
        """Whether this piece may be handed to another program: while the hours are closed a few words of a notice, while they
        are open less than most of a half."""
        from lut_admin.office import notices

        if _LOOKED_UP.fullmatch(piece.strip()):
            return True
        out = tally.with_this(piece, half)
        if notices.window_state(self._desk.office).open:
            passed = out[half] < max(SHORT, MOST * _visible(whole))
        else:
            passed = sum(out.values()) < SHORT
        if passed:
            tally.add(piece, half)
        return passed


_GATES: WeakKeyDictionary[Desk, Gate] = WeakKeyDictionary()


def gate(desk: Desk) -> Gate:
    """The gate of this window."""
    return _GATES.setdefault(desk, Gate(desk))


class GatedText(QPlainTextEdit):
    """A half of a notice, written or looked at. `tally` is its notice's; a `free` one (a private message) is copied as any text."""

    def __init__(self, desk: Desk, half: str) -> None:
        super().__init__()
        self._desk, self._half = desk, half
        self._stays = False
        self.tally = Tally()
        self.free = False
        self.whole = ""  # the half of which this is a part, where it is one

    def read_only(self) -> None:
        """Only looked at: Tab goes on."""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self._desk.say(f"notices.{self._half}"))

    def createMimeDataFromSelection(self) -> QMimeData:
        """As in Qt; what may not leave in a format of our own."""
        made = super().createMimeDataFromSelection()
        words, whole = made.text(), self.whole or self.toPlainText()
        if self.free or (not self._stays and gate(self._desk).passes(words, whole, self.tally, self._half)):
            return made
        own = QMimeData()
        own.setData(FORMAT, words.encode("utf-8", "surrogatepass"))
        if not self._stays:
            QTimer.singleShot(0, self, lambda: self._desk.toast(self._desk.say("notices.withheld")))
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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As in Qt; what is dragged stays in the app."""
        self._stays = True
        super().mouseMoveEvent(event)
        self._stays = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As in Qt; what is marked stays in the app."""
        self._stays = True
        super().mouseReleaseEvent(event)
        self._stays = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt; what is marked by keys stays in the app, what is copied or cut goes through the gate."""
        self._stays = not (event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut))
        super().keyPressEvent(event)
        self._stays = False


def _visible(words: str) -> int:
    return sum(not one.isspace() for one in words)
