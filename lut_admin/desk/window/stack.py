"""The pages that lie on the window: their classes are loaded, they are made, shown one at a time, and told what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from lut_admin.desk.page import Page
from lut_admin.desk.window.frame import Framed
from lut_admin.desk.window.navigation import Room
from lut_admin.office.results import Changes
from lut_admin.refusals import Progress

if TYPE_CHECKING:
    from lut_admin.desk.window.window import Window

Classes = dict[str, type[Page]]


class Stack:
    """One window's pages. Each is made when its class is there; the wanted one first, as it is what a person waits for.

    `pause` is for how long, in milliseconds, nothing is loaded once the first page has what it shows, so that it is painted:
    importing the other pages holds up everything else in the process.
    """

    def __init__(self, window: Window, rooms: Sequence[Room], begin_at: str = "", pause: int = 0) -> None:
        self._window, self._rooms, self._pause = window, list(rooms), pause
        self.wanted = begin_at or self._rooms[0].name
        self._where: Mapping[str, Any] = {}
        self._classes: Classes = {}
        self._made: dict[str, Framed] = {}
        self._unfinished: dict[str, object] = {}

    @property
    def first(self) -> Room:
        """The page that is loaded first: the one to begin at."""
        return next(room for room in self._rooms if room.name == self.wanted)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        framed = self._made.get(self.wanted)
        return framed.page if framed is not None else None

    def load(self, then: Callable[[], None]) -> None:
        """Load every page's class in the worker and make the pages; `then` when all of them are there."""
        first, read = self.first, self._window.doing.read

        def first_there(classes: Classes) -> None:
            self._put(classes)
            # Behind whatever the first page reads: when this comes back, it has been told.
            read(nothing, lambda _: QTimer.singleShot(self._pause, self._window, rest))

        def rest() -> None:
            others = [room for room in self._rooms if room.name not in self._classes]
            read(lambda _: {room.name: room.load() for room in others}, rest_there)

        def rest_there(classes: Classes) -> None:
            self._put(classes)
            then()

        read(lambda _: {first.name: first.load()}, first_there)

    def _put(self, classes: Classes) -> None:
        self._classes |= classes
        self.furnish()

    def furnish(self) -> None:
        """Make the pages whose classes are loaded, and show the one that is wanted."""
        window = self._window
        # The wanted page first: the first one on the stack is shown, and reads.
        for name in sorted(self._classes, key=lambda name: name != self.wanted):
            if name not in self._made:
                page = self._classes[name](window)
                framed = Framed(window.say(f"window.page.{name}"), page)
                page.heading_changed.connect(lambda name=name: self._tell_heading(name))
                window.frame.stack.addWidget(framed)  # now: a page without a parent would outlive the window
                self._made[name] = framed
                self._tell_heading(name)
                if name in self._unfinished:
                    page.resume(self._unfinished.pop(name))
        window.commands.menus.set_open(True)
        window.undoing.tell(window.undoing.reach)
        self._show(self._where)
        window.frame.bare(False)

    def clear(self) -> None:
        """The frame is made anew, and the pages with it; what is half done on them goes on on the new ones."""
        for name in self._made:
            if (half_done := self._made[name].page.hand_over()) is not None:
                self._unfinished[name] = half_done
        self._made = {}

    def may_be_left(self) -> bool:
        """Whether nothing is half done on a page, or the person gives it up; otherwise that page is shown."""
        window = self._window
        for name in [name for name, framed in self._made.items() if framed.page.unfinished() is not None]:
            lost = window.say("window.close_unfinished", page=window.say(f"window.page.{name}"))
            if window.ask.choice(window.say("window.title"), lost, [window.say("window.close_give_up")]) is None:
                self.go(name)
                return False
        return True

    def start_again(self) -> None:
        """Nowhere in particular: the office was closed."""
        self.wanted, self._where = self._rooms[0].name, {}
        self._made, self._unfinished = {}, {}  # half done in that office, not in the next

    def go(self, name: str, /, **where: Any) -> None:
        """Show a page, and there what `where` says; one whose class is still being loaded as soon as it is there."""
        self.wanted, self._where = name, where
        if name in self._made:
            self._window.frame.messages.clear()
        self._show(where)

    def _show(self, where: Mapping[str, Any]) -> None:
        frame = self._window.frame
        frame.navigation.select(self.wanted)
        framed = self._made.get(self.wanted)
        if framed is None:
            return
        self._where = {}
        held: QWidget | None = self._window.focusWidget()
        kept: QWidget | None = framed.focusWidget()
        inside = held is None or not held.isVisible() or (frame.stack.isAncestorOf(held) and not framed.isAncestorOf(held))
        frame.show_only(framed)
        if inside:  # where it was on this page, or the page itself: Qt would choose a button, and a Space would press it
            (kept if kept is not None and not isinstance(kept, QAbstractButton) else framed.page).setFocus()
        if where:
            framed.page.visit(where)

    def read_badges(self) -> None:
        """Fill every badge of the navigation: once all pages are there, so that no one waits for it."""
        for framed in list(self._made.values()):
            framed.page.read_badge()

    def tell(self, changes: Changes) -> None:
        """Tell every page what changed."""
        for framed in self._made.values():
            framed.page.changed(changes)
        for name in self._made:
            self._tell_heading(name)

    def _tell_heading(self, name: str) -> None:
        framed = self._made[name]
        framed.heading.tell()
        self._window.frame.navigation.set_badge(name, framed.page.badge())


def nothing(_progress: Progress) -> None:
    """Takes its turn in the worker."""
