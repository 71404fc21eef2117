"""What lies beside the list of notices: calendar, log, what is entered afterwards, corrections and confirmations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from lut_admin.convention.hours import Window
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.following.calendar import Calendar
from lut_admin.desk.pages.notices.following.confirmations import Confirmations
from lut_admin.desk.pages.notices.following.correcting import Correcting
from lut_admin.desk.pages.notices.following.entering import Begun, Entering
from lut_admin.desk.pages.notices.following.log import PostingLog

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine
    from lut_admin.office.results import Result


class Place(NamedTuple):
    """Where somebody is here, and what is written there and not kept yet."""

    where: Mapping[str, Any]
    entered: Begun | None = None
    pasted: str = ""


class Following(QStackedWidget):
    """Emits `opened(notice id)` with the notice to show, `left` on the way back to the list."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._hours = Window()
        self._notice = 0
        self.calendar, self.log, self.entering = Calendar(desk), PostingLog(desk), Entering(desk)
        self.correcting, self.confirmations = Correcting(desk), Confirmations(desk)
        for view in (self.calendar, self.log, self.entering, self.correcting, self.confirmations):
            self.addWidget(view)
        for opening in (self.calendar.opened, self.log.opened, self.entering.made, self.correcting.made):
            opening.connect(self.opened)
        self.confirmations.reminded.connect(self.opened)
        for leaving in (self.calendar.left, self.log.left, self.entering.left):
            leaving.connect(self.left)
        for leaving in (self.correcting.left, self.confirmations.left):
            leaving.connect(lambda: self.opened.emit(self._notice))

    def put(self, lines: Sequence[NoticeLine], window: Window) -> None:
        """The notices and the hours were read afresh; whatever is shown of them is shown anew."""
        self._hours = window
        self.entering.set_hours(window)
        self.log.put(lines)
        if self.isVisible():
            for view in (self.calendar, self.confirmations):
                if self.currentWidget() is view:
                    view.refresh()

    def visit(self, where: Mapping[str, Any]) -> bool:
        """Go to one of these places; False where it is none of them.

        ``calendar=True``, ``log=True``, ``enter=True``; ``correct=id``, ``confirmed=id``, and ``remind=id``, which drafts a
        reminder of a notice that is out and shows it.
        """
        if where.get("calendar"):
            self.setCurrentWidget(self.calendar)
            self.calendar.begin()
        elif where.get("log"):
            self.setCurrentWidget(self.log)
        elif where.get("enter"):
            self.setCurrentWidget(self.entering)
            if self.entering.begun:  # left half written: gone on with
                self.entering.zh_text.setFocus()
            else:
                self.entering.begin(self._hours)
        elif "correct" in where:
            self._notice = where["correct"]
            self.setCurrentWidget(self.correcting)
            self.correcting.load(self._notice)
        elif "confirmed" in where:
            self._notice = where["confirmed"]
            self.setCurrentWidget(self.confirmations)
            self.confirmations.load(self._notice)
        else:
            return False
        return True

    def unfinished(self) -> Place | None:
        """What is written and would be lost: a notice to be entered, a chain that was pasted."""
        place = self.place()
        return place if place.entered is not None or place.pasted.strip() else None

    def place(self) -> Place:
        """Where one stands, for what takes this one's place."""
        view = self.currentWidget()
        if view is self.entering:
            return Place({"enter": True}, self.entering.written() if self.entering.begun else None)
        if view is self.confirmations:
            return Place({"confirmed": self._notice}, None, self.confirmations.chain.toPlainText())
        if view is self.correcting:
            return Place({"correct": self._notice})
        return Place({"log" if view is self.log else "calendar": True})

    def resume(self, place: Place) -> None:
        """Go on there."""
        self.visit(place.where)
        if place.entered is not None:
            self.entering.resume(self._hours, place.entered)
        self.confirmations.chain.setPlainText(place.pasted)

    def remind(self, notice: int) -> None:
        """Draft a reminder of a notice that is out, and show it."""
        from lut_admin.office import notices

        office = self.desk.office

        def drafted(result: Result) -> None:
            self.opened.emit(result.made)

        self.desk.act(lambda _progress: notices.remind(office, notice), then=drafted)
