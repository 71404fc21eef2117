"""The sheet on which a group is made or changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QWidget

from lut_admin.convention.groups import RULES, GroupKind
from lut_admin.convention.nickname.rule import Form
from lut_admin.desk.forms import Field, choice, count, day, day_of, grow, lay_out, line, paragraph
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine
    from lut_admin.office.results import Result

MOST = 10_000
CODE_LASTS = timedelta(days=7)  # a group's QR code of WeChat


class Editing(QDialog):
    """Asks for a group's name, kind and class, and of one that is there for its size, nickname rule, QR code and note."""

    def __init__(self, desk: Desk, parent: QWidget, group: GroupLine | None = None) -> None:
        super().__init__(parent)
        self._desk, self._group = desk, group
        self.made: int | None = None
        say = desk.say
        self.setWindowTitle(say("groups.edit" if group else "groups.new"))
        self.setMinimumWidth(700 if group else 420)
        self.messages = Messages()
        self.name = line(group.name if group else "")
        self.kind = choice([(kind.value, say(kind.key)) for kind in GroupKind], group.kind.value if group else "class")
        self.class_name = line(group.class_name if group else "")
        self.of_kind = Field(say("groups.kind"), self.kind, "" if group else " ")
        self.of_class = Field(say("groups.class_name"), self.class_name, "" if group else say("groups.class_name_why"))
        self.save = button(say("groups.save" if group else "groups.new"), "check", "primary", self.do)
        name = Field(say("groups.name"), self.name)
        if group is None:
            lay_out(self, say("window.cancel"), self.save, self.messages, name, self.of_kind, self.of_class)
        else:
            lay_out(self, say("window.cancel"), self.save, self.messages, name, self._rest(group))
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self._kind_chosen()

    def _rest(self, group: GroupLine) -> QWidget:
        """What only a group that is there has, two fields a line: a low screen has room for it."""
        say = self._desk.say
        self.capacity = count(group.capacity, MOST)
        self.form = choice(
            [("", ""), *((form.value, say(form.key)) for form in Form)], group.form.value if group.form else ""
        )
        self.code_note = line(group.code_note, say("groups.code_note_hint"))
        until = date.fromisoformat(group.code_expiry) if group.code_expiry else self._desk.office.today() + CODE_LASTS
        self.code_has_end = QCheckBox(say("groups.code_has_end"))
        self.code_expiry = day(until)
        self.code_expiry.setAccessibleName(say("groups.code_has_end"))
        self.code_has_end.setChecked(bool(group.code_expiry))
        self.code_expiry.setEnabled(bool(group.code_expiry))
        self.code_has_end.toggled.connect(self.code_expiry.setEnabled)
        self.note = paragraph(group.note, lines=2)
        self.note.setMaximumHeight(self.note.minimumHeight())
        lasts = QWidget()
        lasts.setLayout(column(self.code_has_end, self.code_expiry, None, gap=look.S4))
        fields = (
            (self.of_kind, self.of_class),
            (Field(say("groups.nickname_form"), self.form), Field(say("groups.capacity"), self.capacity)),
            (Field(say("groups.code_note"), self.code_note), lasts),
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.S16)
        grid.setVerticalSpacing(look.S12)
        for place, pair in enumerate(fields):
            for across, field in enumerate(pair):
                grid.addWidget(field, place, across)
                grid.setColumnStretch(across, 1)
        grid.addWidget(Field(say("groups.note"), self.note), len(fields), 0, 1, 2)
        made = QWidget()
        made.setLayout(grid)
        return made

    def _kind_chosen(self) -> None:
        """Only a class group has a class; each kind has its nickname rule."""
        say, kind = self._desk.say, GroupKind(self.kind.currentData())
        self.of_class.setVisible(kind is GroupKind.CLASS)
        usual = say(RULES[kind].form.key)
        if self._group is None:
            self.of_kind.below.setText(say("groups.rule", form=usual))
        else:
            self.form.setItemText(0, say("groups.form_of_kind", form=usual))

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
            "nickname_form": self.form.currentData(),
            "code_note": self.code_note.text(),
            "code_expiry": day_of(self.code_expiry).isoformat() if self.code_has_end.isChecked() else "",
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
        grow(self)
