"""What the group's owner did about it: Article 10 has the owner answer too, so that it is noted beside the course."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from lut_admin.desk.forms import Field, day, day_of, line, set_day
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.halves import HalfDeed
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal


class OwnerDeed(QFrame):
    """The day, what was done and by whom. Emits `done` when it is noted, `left` for the way out."""

    done = Signal()
    left = Signal()

    def __init__(self, desk: Desk, number: str) -> None:
        super().__init__()
        say = desk.say
        self._desk, self._number = desk, number
        self.setProperty("kind", "inset")
        self.messages = Messages()
        self.day, self.what, self.by = day(desk.office.today()), line(placeholder=say("casesheet.deed_hint")), line()
        self._dated = Field(say("cases.step_day_label"), self.day)
        self._what = Field(say("casesheet.deed_what"), self.what)
        self.take = button(say("casesheet.note_deed"), "check", "primary", self.do)
        halves = row(self._dated, Field(say("casesheet.optional", what=say("casesheet.deed_by")), self.by), gap=look.S16)
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        buttons = row(self.take, button(say("window.cancel"), then=self.left.emit), None)
        layout = column(text(say("casesheet.add_deed"), "strong"), self.messages, self._what, halves, buttons, gap=look.S12)
        layout.setContentsMargins(look.S16, look.S12, look.S16, look.S12)
        self.setLayout(layout)
        self.what.returnPressed.connect(self.day.setFocus)
        self.by.returnPressed.connect(self.do)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def half(self, case: int, person: int | None) -> HalfDeed | None:
        """What is written here, if anything is."""
        what, by = self.what.text(), self.by.text()
        return HalfDeed(case, person, day_of(self.day), what, by) if what or by else None

    def go_on(self, half: HalfDeed) -> None:
        """Go on with what was written on another such form."""
        set_day(self.day, half.on)
        self.what.setText(half.what)
        self.by.setText(half.by)

    def begin(self) -> None:
        """Let the keyboard be where it is written."""
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self) -> None:
        """Note it."""
        from lut_admin.office import cases
        from lut_admin.office.cases import OwnerAct

        office, number = self._desk.office, self._number
        deed = OwnerAct(day_of(self.day).isoformat(), self.what.text(), self.by.text())
        self.messages.clear()
        self._desk.act(
            lambda _progress: cases.add_owner_act(office, number, deed),
            then=lambda _done: self.done.emit(),
            refused=self._refused,
        )

    def _refused(self, refusal: Refusal) -> None:
        fields = {"cases.no_deed": self._what, "cases.step_day": self._dated}
        if refusal.code in fields:
            say = self._desk.say
            fields[refusal.code].refuse(say(f"{refusal.code}.remedy"))
        else:
            self.messages.put(refusal_card(self._desk, refusal))
