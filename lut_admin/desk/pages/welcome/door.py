"""The door of the office: opens by itself where it can, else asks for what it needs."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lut_admin.desk.computer import throwaway
from lut_admin.desk.pieces import row, scrolling, text
from lut_admin.desk.style import look
from lut_admin.desk.work.ask import Asker
from lut_admin.desk.work.doing import Doing
from lut_admin.desk.work.jobs import Job, Op
from lut_admin.papers.words import Language
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.desk.pages.welcome.first_run import Answers, Draft, FirstRun
    from lut_admin.office.office import Office
    from lut_admin.office.openings import Created
    from lut_admin.office.results import Result


class Threshold(Protocol):
    """What the door needs of the window."""

    language: Language
    ask: Asker
    doing: Doing

    def say(self, key: str, /, **facts: Any) -> str:
        """In the window's language."""
        ...

    def set_language(self, language: Language) -> None:
        """Say everything in this language from now on."""
        ...

    def opened(self, office: Office, *, throwaway: Callable[[], None] | None = None) -> None:
        """The office is open; `throwaway` removes it when it is closed (a demonstration)."""
        ...

    def go(self, page: str, /, **where: Any) -> None:
        """Show a page."""
        ...

    def read(self, op: Op, then: Callable[[Any], None], refused: Callable[[Refusal], None] | None = None) -> Job:
        """Read in the worker."""
        ...

    def saved(self, path: Path, words: str = "") -> None:
        """Say that a file was written, and where."""
        ...

    def toast(self, text: str, result: Result | None = None) -> None:
        """Say something for a few seconds."""
        ...


@dataclass(slots=True)
class Memory:
    """What a door hands to the one that takes its place (in another language): what was written, and what was made.

    A new office's recovery code is shown this once: it must not go with the widget that shows it.
    """

    draft: Draft | None = None
    created: Created | None = None
    importing: bool = False


class Welcome(QWidget):
    """First run, unlocking or restoring: whichever the folder calls for."""

    def __init__(
        self, window: Threshold, folder: Path, *, secret: str | None = None, why: str = "", memory: Memory | None = None
    ) -> None:
        super().__init__()
        self._window, self._folder, self._secret = window, folder, secret
        self._memory = memory or Memory()
        self._first: FirstRun | None = None
        self.setProperty("kind", "ground")
        self.stack = QStackedWidget()
        self.stack.setProperty("kind", "ground")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        waiting = text(window.say("window.opening"), "muted")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(waiting)
        self._card: QWidget = waiting
        # When the window has been painted: opening takes longer than that.
        begin = {"demo": self.demonstrate, "restore": self.show_restore}.get(why) or (lambda: self.open(secret))
        QTimer.singleShot(0, self, begin if self._memory.created is None else self._show_code)

    @property
    def card(self) -> QWidget:
        """What is shown now."""
        return self._card

    # --- opening ---

    def open(self, secret: str | None, refused: Callable[[Refusal], None] | None = None) -> None:
        """Open the office with the keyring or this secret."""

        def work(_progress: Progress) -> Office:
            from lut_admin.office import openings

            return openings.open_office(self._folder, secret)

        self._window.doing.read(work, self._opened, refused or self._not_opened, self._window.say("window.opening"))

    def _opened(self, office: Office, throwaway: Callable[[], None] | None = None) -> None:
        self._first, importing = None, self._memory.importing
        self._memory.draft, self._memory.created, self._memory.importing = None, None, False
        self._window.opened(office, throwaway=throwaway)
        if importing:
            self._window.go("students", importing=True)

    def _not_opened(self, refusal: Refusal) -> None:
        from lut_admin.desk.pages.welcome.unlock import Trouble, Unlock

        if refusal.code == "book.no_office":
            self._prepare_first_run()
        elif refusal.code in ("keys.secret_needed", "keys.wrong_secret"):
            self._show(Unlock(self._window, refusal, self._try, self.show_restore))
        else:
            self._show(Trouble(self._window, refusal, lambda: self.open(self._secret), self.show_restore))

    def _try(self, secret: str, refused: Callable[[Refusal], None]) -> None:
        self.open(secret, refused)

    # --- the first run ---

    def _prepare_first_run(self) -> None:
        """Whether a passphrase is needed is known only after the computer's keyring has been asked: in the worker."""

        def work(_progress: Progress) -> bool:
            from lut_admin.office import openings

            return openings.keyring_usable()

        self._window.doing.read(work, self._show_first_run)

    def _show_first_run(self, keyring: bool) -> None:
        from lut_admin.desk.pages.welcome.first_run import FirstRun

        first = FirstRun(self._window, self._folder, keyring, self._begin, self.show_restore)
        if self._memory.draft is not None:
            first.put(self._memory.draft)
        self._show(first, scrolls=False)  # it scrolls above its own buttons
        self._first = first

    def _begin(self, answers: Answers, refused: Callable[[Refusal], None]) -> None:
        if answers.start == "demo":
            self.demonstrate()
            return
        self._memory.importing = answers.start == "import"

        def work(_progress: Progress) -> Created:
            from lut_admin.office import openings

            return openings.create_office(
                Path(answers.folder), answers.actor, passphrase=answers.passphrase or None, settings=answers.settings
            )

        self._window.doing.read(work, self._created, refused, self._window.say("welcome.creating"))

    def _created(self, created: Created) -> None:
        self._memory.created = created
        self._show_code()

    def _show_code(self) -> None:
        from lut_admin.desk.paper.recovery import CodeCard

        created = self._memory.created
        if created is not None:
            self._show(CodeCard(self._window, created.office, created.recovery_code, lambda: self._opened(created.office)))

    # --- demonstration ---

    def demonstrate(self) -> None:
        """A throwaway office of invented people, gone when it is closed."""
        folder = throwaway.folder("demo")
        actor = self._window.say("welcome.demo_actor")

        def remove() -> None:
            shutil.rmtree(folder, ignore_errors=True)

        def work(progress: Progress) -> Office:
            from lut_admin.office import demo, openings

            made = openings.create_office(
                folder / "office", actor, passphrase=secrets.token_urlsafe(24), use_keyring=False
            )
            demo.fill(made.office, progress=progress)
            return made.office

        def failed(refusal: Refusal) -> None:
            remove()
            self._not_opened(refusal)

        self._window.doing.read(
            work, lambda office: self._opened(office, remove), failed, self._window.say("welcome.making_demo")
        )

    # --- restoring ---

    def show_restore(self) -> None:
        """Bring an office back from a backup."""
        from lut_admin.desk.pages.welcome.restore import RestoreCard

        self._show(RestoreCard(self._window, self._folder, self._opened, lambda: self.open(self._secret)))

    def _show(self, card: QWidget, scrolls: bool = True) -> None:
        holder = QWidget()
        holder.setProperty("kind", "ground")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, look.S8, 0, look.S24)
        column.addLayout(row(None, card, None))
        column.addStretch(1)
        shown = scrolling(holder) if scrolls else holder
        self._card, self._first = card, None
        self.stack.addWidget(shown)
        self.stack.setCurrentWidget(shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is written is handed to the door that takes this one's place."""
        super().hideEvent(event)
        if self._first is not None:
            self._memory.draft = self._first.draft()
