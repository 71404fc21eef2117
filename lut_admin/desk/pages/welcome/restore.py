"""Bringing an office back from a backup, on this computer or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.desk.forms import Field, FolderField, line
from lut_admin.desk.pieces import Card, button, column, empty, row, selectable, text
from lut_admin.desk.pieces.findings import refusal_card
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.desk.pages.welcome.door import Threshold
    from lut_admin.office.office import Office
    from lut_admin.office.restoring import Restored

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
        self.go_on = button(say("welcome.restore.go_on"), "archive", "primary", lambda: self._go())
        self.body.addLayout(row(button(say("welcome.back"), "arrow-left", then=back), None, self.go_on))

    def _choose(self) -> str | None:
        chosen = self._window.ask.folder(self._window.say("welcome.restore.source"))
        return str(chosen) if chosen is not None else None

    def _go(self, replace: bool = False) -> None:
        empty(self.messages)
        if not self.source.value:
            self.source.refuse(self._window.say("welcome.restore.missing"))
            return
        source, secret = Path(self.source.value), self.secret.text() or None

        def work(progress: Progress) -> Restored:
            from lut_admin.office import restoring

            return restoring.restore(source, self._folder, secret, replace=replace, progress=progress)

        self.go_on.setEnabled(False)
        self._window.doing.read(work, self._restored, self._refused, self._window.say("welcome.restoring"))

    def _restored(self, restored: Restored) -> None:
        told = [self._window.say(word.key, **word.facts) for word in restored.told()]
        self._window.ask.dialog(ToldDialog(self, self._window.say("welcome.restore"), told, self._window.say("window.close")))
        self._opened(restored.office)

    def _refused(self, refusal: Refusal) -> None:
        self.go_on.setEnabled(True)
        if refusal.code in OF_THE_SECRET:
            self.field.refuse(words.of_refusal(refusal, self._window.language))
        elif refusal.code == "backup.other_office":
            say = self._window.say
            question = say("backup.other_office.sure", **refusal.facts)
            if self._window.ask.choice(say("welcome.restore"), question, [say("backup.other_office.yes")]) is not None:
                self._go(replace=True)
        else:
            self.messages.addWidget(refusal_card(self._window, refusal))


class ToldDialog(QDialog):
    """Says from which backup the data came back, and where the data that were here are now."""

    def __init__(self, parent: QWidget, title: str, told: Sequence[str], close: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        layout = column(*(selectable(words) for words in told), row(None, button(close, kind="primary", then=self.accept)))
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)
