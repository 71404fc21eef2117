"""The sheet on which a group is made or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.convention.groups import RULES, GroupKind
from lut_admin.desk import look
from lut_admin.desk.findings import Messages, refusal_card
from lut_admin.desk.forms import Field, choice, count, line, paragraph
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, row
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine
    from lut_admin.office.results import Result

MOST = 10_000


class Editing(QDialog):
    """Asks for a group's name, kind, class, size and note; makes it, or changes the one given."""

    def __init__(self, desk: Desk, parent: QWidget, group: GroupLine | None = None) -> None:
        super().__init__(parent)
        self._desk, self._group = desk, group
        self.made: int | None = None
        say = desk.say
        self.setWindowTitle(say("groups.edit" if group else "groups.new"))
        self.setMinimumWidth(420)
        self.messages = Messages()
        self.name = line(group.name if group else "")
        self.kind = choice([(kind.value, say(kind.key)) for kind in GroupKind], group.kind.value if group else "class")
        self.class_name = line(group.class_name if group else "")
        self.capacity = count(group.capacity if group else 500, MOST)
        self.note = paragraph(group.note if group else "", lines=2)
        self.of_kind = Field(say("groups.kind"), self.kind, " ")
        self.of_class = Field(say("groups.class_name"), self.class_name, say("groups.class_name_why"))
        size = Field(say("groups.capacity"), self.capacity)
        size.setVisible(group is not None)
        note = Field(say("groups.note"), self.note)
        note.setVisible(group is not None)
        self.save = button(say("groups.save" if group else "groups.new"), "check", "primary", self.do)
        buttons = row(None, button(say("window.cancel"), then=self.reject), self.save)
        layout = column(
            self.messages,
            Field(say("groups.name"), self.name),
            self.of_kind,
            self.of_class,
            size,
            note,
            None,
            buttons,
            gap=look.S12,
        )
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)
        self.save.setDefault(True)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self._kind_chosen()

    def _kind_chosen(self) -> None:
        """Only a class group has a class; each kind has its nickname rule."""
        kind = GroupKind(self.kind.currentData())
        self.of_class.setVisible(kind is GroupKind.CLASS)
        self.of_kind.below.setText(self._desk.say("groups.rule", form=self._desk.say(RULES[kind].form.key)))

    def do(self) -> None:
        """Make it, or change it."""
        from lut_admin.office import groups

        office, group = self._desk.office, self._group
        kind = GroupKind(self.kind.currentData())
        name, class_name = self.name.text(), self.class_name.text() if kind is GroupKind.CLASS else ""
        if group is None:
            self._act(lambda _progress: groups.add(office, kind, name, class_name))
            return
        fields: dict[str, Any] = {
            "name": name,
            "kind": kind.value,
            "class_name": class_name,
            "capacity": self.capacity.value(),
            "note": self.note.toPlainText(),
        }
        self._act(lambda _progress: groups.edit(office, group.id, fields))

    def _act(self, op: Any) -> None:
        self._desk.act(op, then=self._done, refused=self._refused)

    def _done(self, result: Result) -> None:
        self.made = result.made
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self._desk, refusal))
        self.name.setFocus()
