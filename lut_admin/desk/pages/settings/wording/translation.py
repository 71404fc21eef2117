"""The translator's settings: off at first; where the server is, and its key, which only this computer's keyring keeps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lut_admin.desk.forms import LineField, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.settings.declared import Declared
from lut_admin.desk.pieces import Card, button, column, row, text
from lut_admin.desk.style import look


class Translation(QWidget):
    """What is sent and what never is, the server, and its key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        say = desk.say
        about = Card(say("settings.translator"))
        about.body.addWidget(text(say("settings.translator.about"), "muted", wrap=True))
        self.server = Declared(desk, ("translator",))
        self.key = LineField(say("settings.translator.key"), line(secret=True), say("settings.translator.key_hint"))
        self.state = text("", "muted", wrap=True)
        self.keep = button(say("settings.translator.keep_key"), "key-round", "", self.keep_key)
        self.forget = button(say("settings.translator.forget_key"), "trash-2", "", self.forget_key)
        key = Card(say("settings.translator.key"))
        key.body.addWidget(self.key)
        key.body.addWidget(self.state)
        key.body.addLayout(row(self.keep, self.forget, None))
        self.setLayout(column(about, self.server, key, None, gap=look.S16))

    def refresh(self) -> None:
        """Read the settings, and whether there is a key."""
        from lut_admin.office import translating

        office = self._desk.office
        self.server.refresh()
        self._desk.read(lambda _: translating.has_key(office), self._show)

    def keep_key(self) -> None:
        """Put the key that was typed into the keyring; the field does not go on holding it."""
        from lut_admin.office import translating

        office, key = self._desk.office, self._typed()
        if key:
            self._desk.read(lambda _: translating.keep_key(office, key), self._kept)

    def forget_key(self) -> None:
        """Take the key out of the keyring."""
        from lut_admin.office import translating

        office = self._desk.office
        self._desk.read(lambda _: translating.forget_key(office), lambda _: self._gone())

    def _typed(self) -> str:
        typed = self.key.value.strip()
        self.key.line.clear()
        return typed

    def _show(self, there: bool) -> None:
        self.state.setText(self._desk.say(f"settings.translator.{'has' if there else 'no'}_key"))
        self.forget.setEnabled(there)

    def _kept(self, why: str | None) -> None:
        say = self._desk.say
        self._show(True)
        self.state.setText(
            say("settings.translator.key_kept") if why is None else say("settings.translator.key_sitting", why=say(why))
        )

    def _gone(self) -> None:
        self._show(False)
        self.state.setText(self._desk.say("settings.translator.key_gone"))
