"""Backups made without being asked, and what the status line says of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer

from lut_admin.desk.pieces.findings import MessageCard
from lut_admin.desk.work.ask import Asker
from lut_admin.desk.work.doing import Doing
from lut_admin.office.results import Changes, Result
from lut_admin.papers.words import Language
from lut_admin.refusals import Progress

if TYPE_CHECKING:
    from lut_admin.office.office import Office
    from lut_admin.office.safekeeping import Standing

# In milliseconds.
EVERY = 60 * 60 * 1000  # the day may turn while the window is open
SOON = 20 * 1000  # after something was done: an import is backed up at once, other work only after hours
LONGEST = 5 * 1000  # so long a closing window waits for its last backup


class Keeps(Protocol):
    """What keeping needs of the window."""

    office: Office
    language: Language
    doing: Doing
    ask: Asker
    is_open: bool

    def say(self, key: str, /, **facts: Any) -> str:
        """In the window's language."""
        ...

    def tell_changes(self, changes: Changes) -> None:
        """Something was written that undo does not know."""
        ...

    def tell_status(self, *parts: str) -> None:
        """In the status line."""
        ...

    def mark(self, card: MessageCard) -> None:
        """Above every page."""
        ...

    def clear_marks(self) -> None:
        """What was marked no longer holds."""
        ...

    def start_again(self, why: str = "again") -> None:
        """Back to the door."""
        ...

    def close(self) -> bool:
        """Close the window."""
        ...


class Keeping(QObject):
    """Keeps one window's office safe while it is open; a demonstration is not kept."""

    def __init__(self, window: Keeps, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._throwaway = window, False
        self.leaving = False
        self._owed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self, throwaway: Callable[[], None] | None) -> None:
        """An office was opened."""
        self._throwaway = throwaway is not None
        if throwaway is None:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()
            self._soon.stop()
        self._owed = False
        self.tell_demo()

    def tell_demo(self) -> None:
        """Mark a demonstration, with the button that ends it: the whole office, or the invented people of one that stays."""
        window, office = self._window, self._window.office

        def ask(_progress: Progress) -> bool:
            from lut_admin.office import demo

            return demo.is_demo(office)

        def mark(is_demo: bool) -> None:
            window.clear_marks()
            if self._throwaway:
                ending = (window.say("window.demo_end"), self._end_demo)
                window.mark(_marked(window, window.say("window.demo"), ending))
            elif is_demo:
                removing = (window.say("window.demo_remove"), self._remove_demo)
                window.mark(_marked(window, window.say("window.demo_here"), removing))

        window.doing.read(ask, mark)

    def _sure(self, answer: str, question: str) -> bool:
        say = self._window.say
        return self._window.ask.choice(say("window.title"), say(question), [say(answer)]) is not None

    def _end_demo(self) -> None:
        if self._sure("window.demo_end", "window.demo_end.sure"):
            self._window.start_again("again")

    def _remove_demo(self) -> None:
        if not self._sure("window.demo_remove", "window.demo_remove.sure"):
            return
        office = self._window.office

        def work(_progress: Progress) -> Result:
            from lut_admin.office import demo

            return demo.remove(office)

        self._window.doing.act(work)

    def wrote(self, changes: Changes) -> None:
        """Something was done: it is owed a backup, at the latest when the window closes."""
        if changes and not self._throwaway:
            self._owed = True
            self._soon.start()

    def leave(self) -> bool:
        """The window is closing: whether it must wait for a backup of what was done, and is closed when that is made.

        It waits a few seconds, and not at all when it is closed again.
        """
        if self._throwaway or not self._owed:
            return False
        self.leaving = True
        office = self._window.office

        def work(progress: Progress) -> None:
            from lut_admin.office import safekeeping

            safekeeping.daily(office, progress, patience=safekeeping.AT_ONCE)

        def close(_: object = None) -> None:
            QTimer.singleShot(0, self, self._window.close)

        job = self._window.doing.read(work, close, close, label=self._window.say("settings.backing_up"))

        def give_up() -> None:
            job.cancel()
            self._window.close()

        QTimer.singleShot(LONGEST, self, give_up)
        return True

    def look(self) -> None:
        """Make a backup where one is due, and say how it stands."""
        if not self._window.is_open:
            return
        office = self._window.office

        def work(progress: Progress) -> tuple[Changes, Standing, bool]:
            from lut_admin.office import safekeeping

            made = safekeeping.daily(office, progress)
            return made.changes, safekeeping.standing(office), safekeeping.due(office, safekeeping.AT_ONCE)

        self._window.doing.read(work, self._looked, label=self._window.say("settings.backing_up"))

    def _looked(self, seen: tuple[Changes, Standing, bool]) -> None:
        changes, standing, self._owed = seen
        self.tell(standing)
        if changes:
            self._window.tell_changes(changes)

    def tell_standing(self) -> None:
        """Say afresh how the backups stand: one was made, or the window speaks another language."""
        office = self._window.office

        def work(_progress: Progress) -> Standing:
            from lut_admin.office import safekeeping

            return safekeeping.standing(office)

        if not self._throwaway:
            self._window.doing.read(work, self.tell)

    def tell(self, standing: Standing) -> None:
        """The status line's words on backups."""
        say, last = self._window.say, standing.last
        if last is None:
            self._window.tell_status(say("window.backup_never"))
        elif last.date() == self._window.office.today():
            self._window.tell_status(say("window.backup_today", time=f"{last:%H:%M}"))
        else:
            self._window.tell_status(say("window.backup_on", date=f"{last:%Y-%m-%d}"))


def _marked(window: Keeps, words: str, ending: tuple[str, Callable[[], object]]) -> MessageCard:
    return MessageCard(window, words, kind="tell", icon="sparkles", actions=[ending], closable=False)
