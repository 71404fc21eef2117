"""Which of the staff a member is who calls himself a teacher: one on record, or somebody new with a whole name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.convention import titles
from lut_admin.convention.titles import Named
from lut_admin.desk import forms
from lut_admin.desk.forms import Field, LineField
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.results import Result
    from lut_admin.office.roster import StaffLine

NEW = ""


class WhichColleague(QDialog):
    """Asks who a nickname is: `staff_id` once it is accepted. Whoever bears the same family name is offered first."""

    def __init__(self, desk: Desk, parent: QWidget, nickname: str, name: Named, staff: Sequence[StaffLine]) -> None:
        super().__init__(parent)
        self._desk = desk
        self.staff_id: int | None = None
        say = desk.say
        self.setWindowTitle(say("colleague.title"))
        self.setMinimumWidth(420)
        self.messages = Messages()
        like = [one for one in staff if _alike(one, name)]
        those = [*like, *(one for one in staff if one not in like)]
        self.who = forms.choice([(NEW, say("colleague.new")), *((str(one.id), one.name) for one in those)])
        if like:
            self.who.setCurrentIndex(1)
        self.chinese = LineField(say("field.chinese_name"), forms.line(name.chinese), say("colleague.whole"))
        self.english = LineField(say("field.english_name"), forms.line(name.english))
        self.take = button(say("colleague.take"), "check", "primary", self.do)
        told = text(say("colleague.who", nickname=nickname), "", wrap=True)
        who = Field(say("colleague.staff"), self.who)
        forms.lay_out(self, say("window.cancel"), self.take, self.messages, told, who, self.chinese, self.english)
        who.setVisible(bool(staff))
        self.who.currentIndexChanged.connect(lambda _: self._chosen())
        self._chosen()

    def do(self) -> None:
        """Take the one who is chosen, or enter the new one."""
        from lut_admin.office import roster

        chosen = self.who.currentData()
        if chosen != NEW:
            self.staff_id = int(chosen)
            self.accept()
            return
        chinese, english, office = self.chinese.value.strip(), self.english.value.strip(), self._desk.office
        if chinese and not titles.is_name(chinese):
            self.chinese.refuse(self._desk.say("colleague.no_name"))
            self.chinese.line.setFocus()
            return
        given = {"chinese_name": chinese, "english_name": english}
        self._desk.act(lambda _progress: roster.add_staff(office, given), then=self._entered, refused=self._refused)

    def _entered(self, result: Result) -> None:
        self.staff_id = result.made
        self.accept()

    def _chosen(self) -> None:
        new = self.who.currentData() == NEW
        self.chinese.setVisible(new)
        self.english.setVisible(new)
        forms.grow(self)
        if new:
            self.chinese.line.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The family name is there: one goes on writing behind it."""
        super().showEvent(event)
        QTimer.singleShot(0, self.chinese.line, lambda: self.chinese.line.end(False))

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self._desk, refusal))
        forms.grow(self)


def _alike(one: StaffLine, name: Named) -> bool:
    """Whether a colleague may be meant: the same family name, or a word of the Latin one."""
    if name.chinese and one.chinese_name[:1] == name.chinese[:1]:
        return True
    return not {*name.english.casefold().split()}.isdisjoint(one.english_name.casefold().split())
