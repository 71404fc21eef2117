"""The window: the desk that every page lies on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from lut_admin.desk.computer import placing, speech
from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.page import Page
from lut_admin.desk.pieces.findings import MessageCard, refusal_card
from lut_admin.desk.style import dressing, look
from lut_admin.desk.window.arrivals import Arrivals
from lut_admin.desk.window.commands import WindowCommands
from lut_admin.desk.window.finder import Finder
from lut_admin.desk.window.frame import HEIGHT, Frame
from lut_admin.desk.window.keeping import Keeping
from lut_admin.desk.window.navigation import Navigation, Room
from lut_admin.desk.window.stack import Stack, nothing
from lut_admin.desk.window.undoing import Undoing
from lut_admin.desk.work.ask import Asker, DialogAsker
from lut_admin.desk.work.doing import Doing
from lut_admin.desk.work.jobs import Job, Op, Runner
from lut_admin.desk.work.strip import Strip
from lut_admin.desk.work.toast import Toasts, announce
from lut_admin.office.results import Changes, Result
from lut_admin.papers import words
from lut_admin.papers.words import Language
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.desk.window.search import Palette
    from lut_admin.office.history import Reach
    from lut_admin.office.lookup import Found
    from lut_admin.office.office import Office

# Makes what stands before the pages; the word says why: "" at the start, "again" after a demonstration, "restore".
Door = Callable[["Window", str], QWidget]
WAIT = 100  # milliseconds


class Window(QMainWindow):
    """The frame, its pages and the office under them. Before an office is open it shows what `door` makes: first run or unlock."""

    office: Office

    def __init__(
        self,
        rooms: Sequence[Room],
        door: Door,
        runner: Runner,
        preferences: Preferences,
        language: Language,
        *,
        ask: Asker | None = None,
        begin_at: str = "",
        pause: int = 0,
    ) -> None:
        """`begin_at` names the page to begin at; `pause`: see `Stack`."""
        super().__init__()
        self.rooms, self.preferences, self.language = list(rooms), preferences, language
        self.ask: Asker = ask or DialogAsker(self, preferences)
        self.runner = runner
        self.doing = Doing(self, runner)
        self.generation, self.is_open = 0, False
        self.undoing = Undoing(self)
        self._door, self._why = door, ""
        self._throwaway: Callable[[], None] | None = None
        self.stack = Stack(self, self.rooms, begin_at, pause)
        self.finder = Finder()
        self._status: list[str] = []
        # Ten edits in a row make one look at everything that can be found.
        self._looking = QTimer(self, singleShot=True, interval=500)
        self._looking.timeout.connect(self.look_again)
        self.setMinimumSize(*placing.SMALLEST)
        self.keeping = Keeping(self, self)
        self.arrivals = Arrivals(self)
        placing.restore(self, preferences)
        self._build()

    # --- building ---

    def _build(self) -> None:
        self._leave_pages()
        self.generation += 1
        speech.set_qt_language(self.language)
        self.setWindowTitle(self.say("window.title"))
        navigation = Navigation(self.say("window.title"), self.rooms, lambda name: self.say(f"window.page.{name}"))
        navigation.went.connect(lambda name: self.go(name))
        self.commands = WindowCommands(self)
        self.frame = Frame(self.say, navigation, self.search, lambda: self.go("notices", new=True), self.undo)
        self.setCentralWidget(self.frame)
        self.toasts = Toasts(self.frame, floor=HEIGHT)
        self.__dict__.pop("palette_", None)  # it went with the frame
        self.stack.clear()
        if self.is_open:
            self.stack.furnish()
            self.keeping.tell_demo()
            self.keeping.tell_standing()
            self.look_again()
            self.stack.read_badges()
        else:
            self._show_door()

    @cached_property
    def palette_(self) -> Palette:
        """The palette, made when it is first opened."""
        from lut_admin.desk.window.search import Palette

        say, find = self.say, self.commands.hits
        words = (say("window.search"), say("window.clear"), say("window.search_nothing"))
        return Palette(self.frame, self.frame.top.search, *words, find)

    def _leave_pages(self) -> None:
        """What is being written is kept when its page is left: while its page may still be answered."""
        frame = self.centralWidget()
        if frame is not None:
            frame.hide()

    def _show_door(self) -> None:
        self.frame.bare(True)
        self.commands.menus.set_open(False)
        self.frame.show_only(self._door(self, self._why))

    def opened(self, office: Office, *, throwaway: Callable[[], None] | None = None) -> None:
        """An office is open: its pages are loaded, the one to begin at first. `throwaway` removes a demonstration's files."""
        self.office = office
        self._throwaway = throwaway
        self.is_open = True
        self.stack.load(self._furnished)

    def let_go(self) -> None:
        """Close the office, if one is open; a demonstration is gone then."""
        if self.is_open:
            from lut_admin.office import openings

            self.is_open = False
            openings.close_office(self.office)
            if self._throwaway is not None:
                self._throwaway()
                self._throwaway = None

    def start_again(self, why: str = "again") -> None:
        """See `Desk`."""
        self._leave_pages()

        def left(_: None) -> None:
            self._why = why
            self.let_go()
            self.undoing.forget()
            self.stack.start_again()
            self._build()

        # Behind what the pages kept when they were left: the office is not closed under it.
        self.read(nothing, left)

    def _furnished(self) -> None:
        self.look_again()
        self.keeping.begin(self._throwaway)
        self.stack.read_badges()

    def look_again(self) -> None:
        """Read afresh what the frame itself shows: what can be found, and what undo would do."""
        from lut_admin.office import history, lookup

        office = self.office
        self.doing.read(lambda _: (lookup.everything(office), history.reach(office)), self._looked)

    def _looked(self, seen: tuple[list[Found], Reach]) -> None:
        self.finder.put(seen[0])
        self.undoing.tell(seen[1])

    # --- the desk: what a page may ask ---

    def say(self, key: str, /, **facts: Any) -> str:
        """See `Desk`."""
        return words.say(key, self.language, **facts)

    def read(self, op: Op, then: Callable[[Any], None], refused: Callable[[Refusal], None] | None = None) -> Job:
        """See `Desk`."""
        return self.doing.read(op, then, refused)

    def act(
        self,
        op: Op,
        *,
        then: Callable[[Any], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
        label: str = "",
    ) -> Job:
        """See `Desk`."""
        return self.doing.act(op, then=then, refused=refused, label=label)

    def toast(self, text: str, result: Result | None = None) -> None:
        """See `Desk`."""
        close = self.say("window.close")
        if result is not None and result.act_id is not None:
            act_id = result.act_id
            made = self.toasts.show(text, close, self.say("window.undo_button"), lambda: self.doing.undo(act_id))
            made.act_id = act_id
        else:
            made = self.toasts.show(text, close)
        announce(made, text)

    def saved(self, path: Path, words: str = "") -> None:
        """See `Desk`."""
        told = words or self.say("window.saved", file=path.name)
        announce(*self.toasts.show_saved(told, path.parent, self.say("window.close"), self.say("window.open_folder")))

    def reversed(self, act_id: int) -> None:
        """See `doing.Host`."""
        self.toasts.take_away(act_id)

    def go(self, page: str, /, **where: Any) -> None:
        """See `Desk`."""
        self.stack.go(page, **where)

    def refuse(self, refusal: Refusal) -> None:
        """See `Desk`."""
        self.message(refusal_card(self, refusal))

    def copy(self, text: str, words: str = "") -> None:
        """See `Desk`."""
        QGuiApplication.clipboard().setText(text)
        self.toast(words or self.say("window.copied"))

    def set_language(self, language: Language) -> None:
        """See `Desk`."""
        # Not while a widget of the old language is still handling the click that asked for it.
        QTimer.singleShot(0, self, lambda: self._speak(language))

    def _speak(self, language: Language) -> None:
        if language == self.language:
            return
        if self.strip.busy:  # whoever waits for an answer would be gone when it comes: an office would stay open unseen
            QTimer.singleShot(WAIT, self, lambda: self._speak(language))
            return
        self.language = language
        self.preferences.put("language", language)
        self._build()

    def set_theme(self, theme: look.Theme) -> None:
        """See `Desk`."""
        self.preferences.put("theme", theme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dressing.apply(app, theme)

    # --- what happens around the pages ---

    @property
    def strip(self) -> Strip:
        """Where progress shows."""
        return self.frame.strip

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.stack.page

    def mark(self, card: MessageCard) -> None:
        """Show a card above every page."""
        self.frame.marks.put(card)

    def clear_marks(self) -> None:
        """What was marked no longer holds."""
        self.frame.marks.clear()

    def message(self, card: MessageCard) -> None:
        """Show a card above the page."""
        self.frame.messages.put(card)
        announce(card, card.accessibleName())

    def tell(self, changes: Changes, reach: Reach) -> None:
        """Something was written: every page is told, and undo is named anew."""
        self.tell_changes(changes)
        self.undoing.tell(reach)
        self.keeping.wrote(changes)
        if changes & (Changes.STUDENTS | Changes.GROUPS | Changes.NOTICES | Changes.CASES):
            self._looking.start()

    def tell_changes(self, changes: Changes) -> None:
        """Tell every page what changed."""
        self.stack.tell(changes)
        if changes & Changes.SETTINGS:
            self.keeping.tell_demo()  # a demonstration may have come or gone with it
        if changes & Changes.BACKUPS:
            self.keeping.tell_standing()

    def tell_status(self, *parts: str) -> None:
        """Say these things in the status line, after where the data are; without any, what was said last."""
        self._status = list(parts) or self._status
        self.frame.status.tell([self.say("window.local"), *self._status])

    def undo(self) -> None:
        """Take back the last act, or say why it cannot be."""
        self.undoing.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.undoing.redo()

    def search(self) -> None:
        """Open the palette."""
        self.palette_.open()

    # --- Qt's events ---

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Qt hands the keyboard on when its widget goes: never to whatever button comes next, where a Space would press it."""
        held: QWidget | None = self.focusWidget()
        if held is None or (held.isVisible() and held.isEnabled()):
            return super().focusNextPrevChild(forwards)
        page = self.page
        (page if page is not None else self.frame.stack).setFocus()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing while work is under way asks first; it never hides silently."""
        if self.is_open and self.strip.busy and not self.keeping.leaving:
            if self.ask.choice(self.say("window.title"), self.say("window.close_busy"), [self.say("window.close_stop")]) is None:
                event.ignore()
                return
            self.strip.stop_all()
        if self.is_open and not self.keeping.leaving and (not self.stack.may_be_left() or self.keeping.leave()):
            event.ignore()
            return
        placing.keep(self, self.preferences)
        event.accept()
