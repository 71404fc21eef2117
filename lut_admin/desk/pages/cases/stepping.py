"""One step of a case: the day it was taken and what is to be noted of it; and a correction, which is a note alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.convention.supervision import BY_STAGE, ON_FILE, Stage
from lut_admin.desk.findings import Messages, refusal_card
from lut_admin.desk.forms import Field, day, day_of, lay_out, paragraph, set_days
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, text


class Stepping(QDialog):
    """Asks for day and note of a step and takes it."""

    def __init__(self, desk: Desk, parent: QWidget, number: str, stage: Stage, last: str) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._number, self._stage = desk, number, stage
        self.setWindowTitle(say(f"cases.do_{stage.value}"))
        self.setMinimumWidth(420)
        self.messages = Messages()
        today = desk.office.today()
        self.day = day(today)
        set_days(self.day, min(date.fromisoformat(last), today), today)
        self.note = paragraph(lines=3)
        law = ", ".join(str(number) for number in BY_STAGE[stage].order)
        self.take = button(say(f"cases.do_{stage.value}"), "check", "primary", self.do)
        told = [text(say("cases.basis", articles=law), "muted", wrap=True)]
        if stage in ON_FILE:
            told.append(text(say("cases.for_good"), "muted", wrap=True))
        fields = (Field(say("cases.step_day_label"), self.day), Field(say("cases.step_note"), self.note))
        lay_out(self, say("window.cancel"), self.take, self.messages, *told, *fields)

    def do(self) -> None:
        """Take the step."""
        from lut_admin.office import cases

        office, number, stage = self._desk.office, self._number, self._stage.value
        on, note = day_of(self.day), self.note.toPlainText()
        self._desk.act(
            lambda _progress: cases.step(office, number, stage, on, note),
            then=lambda _result: self.accept(),
            refused=lambda refusal: self.messages.put(refusal_card(self._desk, refusal)),
        )


class Correcting(QDialog):
    """Asks what was wrong in a case that can no longer be amended, and notes it."""

    def __init__(self, desk: Desk, parent: QWidget, number: str) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._number = desk, number
        self.setWindowTitle(say("cases.correct"))
        self.setMinimumWidth(420)
        self.messages = Messages()
        self.note = paragraph(lines=4)
        self.take = button(say("cases.correct"), "check", "primary", self.do)
        hint = text(say("cases.correct_hint"), "muted", wrap=True)
        lay_out(self, say("window.cancel"), self.take, self.messages, hint, Field(say("cases.correction"), self.note))

    def do(self) -> None:
        """Note the correction."""
        from lut_admin.office import cases

        office, number, note = self._desk.office, self._number, self.note.toPlainText()
        self._desk.act(
            lambda _progress: cases.correct(office, number, note),
            then=lambda _result: self.accept(),
            refused=lambda refusal: self.messages.put(refusal_card(self._desk, refusal)),
        )
