"""Handing a group over: to whom, in which role, from which day on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.convention.groups import OWNERS, Owner
from lut_admin.desk import forms
from lut_admin.desk.forms import Field, LineField
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine
    from lut_admin.office.roster import StaffLine

NOBODY, OTHER = "", "other"


class HandingOver(QDialog):
    """Asks for the next owner: one of the staff, or a name."""

    def __init__(self, desk: Desk, parent: QWidget, group: GroupLine, staff: Sequence[StaffLine]) -> None:
        super().__init__(parent)
        self._desk, self._group = desk, group
        say = desk.say
        self.setWindowTitle(say("owning.hand_over"))
        self.setMinimumWidth(440)
        self.messages = Messages()
        people = [(str(one.id), " ".join(p for p in (one.chinese_name, one.english_name) if p)) for one in staff]
        nobody = [(NOBODY, say("owning.choose"))] if people else []
        self.to = forms.choice([*nobody, *people, (OTHER, say("owning.other"))])
        self.name = LineField(say("owning.name"), forms.line())
        self.role = forms.choice([(role.value, say(role.key)) for role in Owner], OWNERS[group.kind].value)
        self.day = forms.day(desk.office.today())
        self.note = forms.paragraph(lines=2)
        self.note.setMaximumHeight(self.note.minimumHeight())
        self.take = button(say("owning.hand_over"), "check", "primary", self.do)
        present = group.owner.name or say("owning.nobody", role=say(group.owner.role.key))
        beside = row(Field(say("owning.role"), self.role), Field(say("owning.from"), self.day))
        forms.lay_out(
            self,
            say("window.cancel"),
            self.take,
            self.messages,
            text(say("owning.now", group=group.name, name=present), "muted", wrap=True),
            Field(say("owning.to"), self.to),
            self.name,
            beside,
            Field(say("groups.note"), self.note, say("owning.note_why")),
        )
        self.to.currentIndexChanged.connect(lambda _: self._chosen())
        self._chosen()

    def do(self) -> None:
        """Hand it over."""
        from lut_admin.office import groups

        office, group_id, note = self._desk.office, self._group.id, self.note.toPlainText()
        chosen = self.to.currentData()
        to: int | str = int(chosen) if chosen.isdecimal() else self.name.value if chosen == OTHER else NOBODY
        role, since = self.role.currentData(), forms.day_of(self.day)
        self._desk.act(
            lambda _progress: groups.hand_over(office, group_id, to, since, note, role),
            then=lambda _result: self.accept(),
            refused=self._refused,
        )

    def _chosen(self) -> None:
        self.name.setVisible(self.to.currentData() == OTHER)
        forms.grow(self)

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self._desk, refusal))
        self.to.setFocus()
        forms.grow(self)
