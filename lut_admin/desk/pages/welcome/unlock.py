"""Unlocking an office that does not open by itself, and saying what stands in the way of one that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from lut_admin.desk.forms import Field, line
from lut_admin.desk.pieces import Card, button, row, text
from lut_admin.desk.pieces.findings import refusal_card
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.desk.pages.welcome.door import Threshold

WIDTH = 520


class Unlock(Card):
    """Asks for the passphrase or the recovery code; says what to do when both are lost."""

    def __init__(
        self,
        window: Threshold,
        asked: Refusal,
        open_with: Callable[[str, Callable[[Refusal], None]], None],
        restore: Callable[[], None],
    ) -> None:
        super().__init__(padding=look.S24)
        self._window, self._open_with = window, open_with
        self.setFixedWidth(WIDTH)
        say = window.say
        self.body.setSpacing(look.S16)
        self.body.addWidget(text(say("welcome.locked"), "title"))
        self.body.addWidget(text(words.say(asked.code, window.language, **asked.facts), wrap=True))
        self.secret = line(secret=True)
        self.field = Field(say("welcome.secret"), self.secret, say("welcome.secret.hint"))
        self.body.addWidget(self.field)
        self.open = button(say("welcome.open"), "lock-open", "primary", self._go)
        self.secret.returnPressed.connect(self._go)
        self.body.addLayout(row(button(say("welcome.restore_link"), "archive", "link", restore), None, self.open))
        self.lost = text(say("welcome.lost"), "muted", wrap=True)
        self.body.addWidget(self.lost)
        self.setFocusProxy(self.secret)

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever else is on the screen: what is typed is the secret."""
        super().showEvent(event)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        if self.secret.text() and self.open.isEnabled():
            self.open.setEnabled(False)
            self._open_with(self.secret.text(), self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.open.setEnabled(True)
        self.field.refuse(words.of_refusal(refusal, self._window.language))
        self.secret.selectAll()


class Trouble(Card):
    """The office is there and cannot be opened: why, what to do, and restoring. Never a new, empty one in its place."""

    def __init__(self, window: Threshold, refusal: Refusal, again: Callable[[], None], restore: Callable[[], None]) -> None:
        super().__init__(padding=look.S24)
        self.setFixedWidth(WIDTH)
        say = window.say
        self.body.setSpacing(look.S16)
        self.body.addWidget(text(say("welcome.trouble"), "title"))
        self.message = refusal_card(window, refusal)
        self.body.addWidget(self.message)
        self.body.addLayout(
            row(
                button(say("welcome.restore_link"), "archive", "link", restore),
                None,
                button(say("welcome.try_again"), "refresh-cw", "primary", again),
            )
        )
