"""The composition root: reads the command line, builds the window and what it stands on, and starts it."""

from __future__ import annotations

import builtins
import gc
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lut_admin import places
from lut_admin.papers import words
from lut_admin.papers.words import Language
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from lut_admin.desk.computer.preferences import Preferences
    from lut_admin.desk.window import Window
    from lut_admin.desk.window.navigation import Room
    from lut_admin.desk.work.jobs import Runner

DONE, NOTHING_DONE, BUG = 0, 2, 3
PAGES = ("today", "students", "groups", "notices", "cases", "settings")
PICTURE = (1366, 768)
PAUSE, SETTLED = 50, 3000  # milliseconds: a few frames; when the start is over
VALUED = ("--office", "--lang", "--page", "--screenshot")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks of the window."""

    folder: Path
    language: Language | None = None
    demo: bool = False
    page: str = ""
    screenshot: Path | None = None


def main(argv: Sequence[str]) -> int:
    """Open the window, or run the command that is named; returns the exit status."""
    if not wants_window(argv):
        from lut_admin import cli
        from lut_admin.desk.style import probes

        return cli.main(argv, probes.PROBES)
    try:
        wish = read_wish(argv)
    except Refusal as refusal:
        from lut_admin.cli.teller import Teller, asked_language, preferred_language

        Teller(asked_language(argv) or preferred_language(), json=False).refuse(refusal)
        return NOTHING_DONE
    return open_window(wish)


def wants_window(argv: Sequence[str]) -> bool:
    """Whether no command, or ``open``, was given."""
    return "--help" not in argv and "-h" not in argv and _command(argv) in ("", "open")


def _command(argv: Sequence[str]) -> str:
    """The first word that is neither an option nor an option's value; ``""`` where there is none."""
    before = ""
    for word in argv:
        if not word.startswith("-") and before not in VALUED:
            return word
        before = word
    return ""


def read_wish(argv: Sequence[str]) -> Wish:
    """The options of ``open``; raises Refusal ``cli.…`` for others."""
    rest = list(argv)
    if _command(argv):
        rest.remove("open")
    if not rest:  # as it is started every day: without the grammar of the command line
        return Wish(places.office())
    from lut_admin.cli import parsing
    from lut_admin.cli.grammar import Option, Verb, read_line

    options = (
        Option("--demo", None),
        Option("--page", parsing.choice(*PAGES), "|".join(PAGES), default=""),
        Option("--screenshot", parsing.path, "OUT.png"),
    )
    said = read_line(["open", *rest], (Verb(("open",), options=options),))
    chosen, common = said.chosen, said.common
    return Wish(common.office or places.office(), common.lang, chosen.demo, chosen.page, chosen.screenshot)


def open_window(wish: Wish) -> int:
    """Show the window until it is closed (with a screenshot wished: until it is painted and saved)."""
    gc.disable()  # until `_settled`: of what a start makes nothing is garbage, and looking for it takes a twentieth of the time
    _do_without_display()
    from PySide6.QtWidgets import QApplication

    # PySide reads the source of every module imported after it, in case it asks for snake_case names: none of ours does.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

    from lut_admin.desk.computer import single
    from lut_admin.desk.computer.preferences import Preferences
    from lut_admin.desk.style import dressing

    app = QApplication.instance() or QApplication([places.APP])
    assert isinstance(app, QApplication)
    app.setApplicationName(places.APP)
    app.setDesktopFileName(places.APP)
    preferences = Preferences()
    dressing.apply(app, preferences.get("theme", "system"))
    if wish.screenshot is not None:
        return _screenshot(app, wish, preferences)
    if not wish.demo and single.raise_other(wish.folder, {"page": wish.page}):
        return DONE
    return _run(app, wish, preferences)


def rooms() -> list[Room]:
    """The pages, in the order of the navigation; their classes are loaded in the worker, when the window is on the screen."""
    from lut_admin.desk.page import Page
    from lut_admin.desk.window.navigation import Room

    def today() -> type[Page]:
        from lut_admin.desk.pages.today import TodayPage

        return TodayPage

    def students() -> type[Page]:
        from lut_admin.desk.pages.students import StudentsPage

        return StudentsPage

    def groups() -> type[Page]:
        from lut_admin.desk.pages.groups import GroupsPage

        return GroupsPage

    def notices() -> type[Page]:
        from lut_admin.desk.pages.notices import NoticesPage

        return NoticesPage

    def cases() -> type[Page]:
        from lut_admin.desk.pages.cases import CasesPage

        return CasesPage

    def settings() -> type[Page]:
        from lut_admin.desk.pages.settings import SettingsPage

        return SettingsPage

    return [
        Room("today", "sun", today),
        Room("students", "users", students),
        Room("groups", "message-circle", groups),
        Room("notices", "megaphone", notices),
        Room("cases", "gavel", cases),
        Room("settings", "settings", settings, last=True),
    ]


def build(wish: Wish, preferences: Preferences, runner: Runner, pause: int = 0) -> Window:
    """The window with its pages, its door and the office behind it; nothing has been opened yet. `pause`: see `desk.stack`."""
    from lut_admin.desk.computer import speech
    from lut_admin.desk.pages.welcome import Memory, Welcome
    from lut_admin.desk.window import Window

    language = wish.language or preferences.get("language", "") or speech.system_language()
    if language not in words.LANGUAGES:
        language = "zh"
    memory, secret = Memory(), os.environ.get("LUT_ADMIN_PASSPHRASE")
    return Window(
        rooms(),
        lambda window, why: Welcome(
            window, wish.folder, why=why or ("demo" if wish.demo else ""), secret=secret, memory=memory
        ),
        runner,
        preferences,
        language,
        begin_at=wish.page,
        pause=pause,
    )


def _run(app: QApplication, wish: Wish, preferences: Preferences) -> int:
    from lut_admin.desk.work import failures
    from lut_admin.desk.work.jobs import WorkerRunner

    if not wish.demo:  # finding the keyring is mostly waiting: meanwhile the window is built
        threading.Thread(target=_find_keyring, args=(wish.folder,), name="keyring", daemon=True).start()
    runner = WorkerRunner()
    window = build(wish, preferences, runner, PAUSE)
    caught = failures.Failures(failures.folder(), window.refuse, window.arrivals.failure)
    last_time = failures.unread(failures.folder())
    caught.install()
    try:
        return _until_closed(app, wish, preferences, window, last_time)
    except Exception as error:
        caught.keep(error)  # nobody listens to signals now: without this it would end without a word
        return BUG
    finally:
        runner.close()
        window.let_go()
        caught.close()


def _until_closed(app: QApplication, wish: Wish, preferences: Preferences, window: Window, last_time: str | None) -> int:
    from PySide6.QtCore import QTimer

    from lut_admin.desk.computer import placing, single

    doorbell = None if wish.demo else single.Doorbell(wish.folder, window.arrivals.second_start)
    placing.appear(window, preferences)
    # Deriving a key leaves the interpreter free: meanwhile what the first page needs is imported.
    threading.Thread(target=window.stack.first.load, name="imports", daemon=True).start()
    if last_time is not None:
        window.arrivals.report_of_last_time(last_time)
    QTimer.singleShot(SETTLED, _settled)
    try:
        return app.exec()
    finally:
        if doorbell is not None:
            doorbell.close()


def _find_keyring(folder: Path) -> None:
    from lut_admin.records import keyring_slot, keys

    try:
        kept = keys.read(folder).keyring
    except Refusal:  # opening the office will say it
        return
    if kept:
        keyring_slot.state()


def _settled() -> None:
    """What is there by now stays to the end: the collector need never look at it again. Now there is time for what is over."""
    from lut_admin.desk.computer import throwaway

    gc.freeze()
    gc.enable()
    threading.Thread(target=throwaway.sweep, name="sweep", daemon=True).start()


def _screenshot(app: QApplication, wish: Wish, preferences: Preferences) -> int:
    from lut_admin.desk.work.jobs import InlineRunner

    window = build(wish, preferences, InlineRunner())
    window.resize(*PICTURE)
    window.show()
    for _ in range(5):  # what is shown may ask for more: a page that is made, a table that is filled
        app.processEvents()
    saved = window.grab().save(str(wish.screenshot))
    window.close()
    window.let_go()
    if not saved:
        _tell(words.say("window.not_saved", window.language, file=str(wish.screenshot)))
        return NOTHING_DONE
    return DONE


def _do_without_display() -> None:
    """On a Linux machine without a display, paint into memory and say so."""
    if sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    both = words.both("window.no_display")
    _tell(f"{both['zh']} · {both['en']}")


def _tell(words: str) -> None:
    """Say something where the command was given; a windowed program may have no such place."""
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
