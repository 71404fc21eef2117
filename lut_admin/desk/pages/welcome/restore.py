"""Bringing an office back from a backup, on this computer or a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lut_admin.desk import look
from lut_admin.desk.findings import refusal_card
from lut_admin.desk.forms import Field, FolderField, line
from lut_admin.desk.pieces import Card, button, column, empty, row, text
from lut_admin.papers import words
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.desk.pages.welcome.door import Threshold
    from lut_admin.office.office import Office

WIDTH = 600
OF_THE_SECRET = (
    "keys.secret_needed", "keys.wrong_secret", "keys.wrong_code", "keys.code_letter", "keys.code_length", "keys.code_typo",
)


class RestoreCard(Card):
    """Asks for the backup and what opens it; what is in the folder now is moved aside, never deleted."""

    def __init__(self, window: Threshold, folder: Path, opened: Callable[[Office], None], back: Callable[[], None]) -> None:
        super().__init__(padding=look.S24)
        self._window, self._folder, self._opened = window, folder, opened
        self.setFixedWidth(WIDTH)
        say = window.say
        self.body.setSpacing(look.S16)
        self.body.addWidget(text(say("welcome.restore"), "title"))
        self.body.addWidget(text(say("welcome.restore.about"), "muted", wrap=True))
        self.source = FolderField(
            say("welcome.restore.source"), "", say("welcome.browse"), self._choose, say("welcome.restore.source.hint")
        )
        self.secret = line(secret=True)
        self.field = Field(say("welcome.secret"), self.secret, say("welcome.restore.secret.hint"))
        self.body.addWidget(self.source)
        self.body.addWidget(self.field)
        self.body.addWidget(text(say("welcome.restore.into", folder=str(folder)), "muted", wrap=True))
        self.messages = column()
        self.body.addLayout(self.messages)
        self.go_on = button(say("welcome.restore.go_on"), "archive", "primary", self._go)
        self.body.addLayout(row(button(say("welcome.back"), "arrow-left", then=back), None, self.go_on))

    def _choose(self) -> str | None:
        chosen = self._window.ask.folder(self._window.say("welcome.restore.source"))
        return str(chosen) if chosen is not None else None

    def _go(self) -> None:
        empty(self.messages)
        if not self.source.value:
            self.source.refuse(self._window.say("welcome.restore.missing"))
            return
        source, secret = Path(self.source.value), self.secret.text() or None

        def work(progress: Progress) -> Office:
            from lut_admin.office import safekeeping

            return safekeeping.restore(source, self._folder, secret, progress=progress)

        self.go_on.setEnabled(False)
        self._window.doing.read(work, self._opened, self._refused, self._window.say("welcome.restoring"))

    def _refused(self, refusal: Refusal) -> None:
        self.go_on.setEnabled(True)
        if refusal.code in OF_THE_SECRET:
            self.field.refuse(words.of_refusal(refusal, self._window.language))
        else:
            self.messages.addWidget(refusal_card(self._window, refusal))
