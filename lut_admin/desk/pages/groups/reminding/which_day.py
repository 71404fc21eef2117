"""Which day: asked before something is noted of several students."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.desk import forms
from lut_admin.desk.forms import Field
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button

FIRST = date(2000, 1, 1)


class WhichDay(QDialog):
    """Asks for a day; `chosen` is it."""

    def __init__(self, desk: Desk, parent: QWidget, question: str, offered: date, latest: date | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(desk.say("leaving.which_day"))
        self.setMinimumWidth(380)
        self.day = forms.day(offered)
        if latest is not None:
            forms.set_days(self.day, FIRST, latest)
        self.take = button(desk.say("leaving.note_it"), "check", "primary", self.accept)
        forms.lay_out(self, desk.say("window.cancel"), self.take, Field(question, self.day))

    @property
    def chosen(self) -> date:
        """The day that was chosen."""
        return forms.day_of(self.day)
