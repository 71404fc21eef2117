"""The staff: teachers of the school, who belong in the groups too (Art. 3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from lut_admin.convention.roster import Kind
from lut_admin.desk.forms import SearchLine, lay_out
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.person.sheet import Line, Sheet
from lut_admin.desk.pieces import Card, EmptyState, button, row
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.roster import StaffLine

FIELDS = ("chinese_name", "english_name", "role", "phone", "wechat", "note")
_WIDTHS = {"chinese_name": 110, "english_name": 150, "role": 110, "phone": 140, "wechat": 130, "note": 120}


def label(field: str, say: Callable[..., str]) -> str:
    """A field's name: the same word as for a student where there is one."""
    return say("students.role") if field == "role" else say(f"field.{field}")


class StaffDialog(QDialog):
    """Asks for a member of the staff and enters them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk = desk
        self.setWindowTitle(say("students.add_staff"))
        self.setMinimumWidth(440)
        self.messages = Messages()
        self.sheet = Sheet([Line(name, label(name, say), Kind.TEXT) for name in FIELDS], desk.language)
        self.save = button(say("students.add_staff"), "plus", "primary", self.do)
        lay_out(self, say("window.cancel"), self.save, self.messages, self.sheet, gap=look.S16)

    def do(self) -> None:
        """Enter them."""
        from lut_admin.office import roster

        office, given = self._desk.office, {name: line.value() for name, line in self.sheet.lines.items()}
        self._desk.act(
            lambda _progress: roster.add_staff(office, given),
            then=lambda _: self.accept(),
            refused=lambda refusal: self.messages.put(refusal_card(self._desk, refusal)),
        )


class StaffList(Card):
    """The staff's list: edited in place, pasted from a table, put in the bin."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=look.S12)
        say = desk.say
        self._desk = desk
        self.model: TableModel[StaffLine] = TableModel(
            [
                Column(name, label(name, say), attrgetter(name), width=_WIDTHS.get(name, 160), editable=True)
                for name in FIELDS
            ],
            lambda one: one.id,
            lambda one: one.search_key,
        )
        self.table: Table[StaffLine] = Table(self.model, "staff", desk.preferences, say("students.tab_staff"))
        self.search = SearchLine()
        self.search.setPlaceholderText(say("students.search_staff"))
        self.search.setAccessibleName(say("students.search_staff"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(380)
        self.messages = Messages()
        self.to_bin = button(say("students.to_bin"), "trash-2", "", self.bin)
        self.nothing = EmptyState(
            "graduation-cap", say("students.staff_empty"), say("students.staff_empty_why"),
            button(say("students.add_staff"), "plus", "primary", self.add),
        )  # fmt: skip
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.nothing)
        bar = row()
        bar.addWidget(self.search, 4)
        bar.addStretch(1)
        bar.addWidget(self.to_bin)
        bar.addWidget(button(say("students.add_staff"), "plus", "", self.add))
        self.body.addLayout(bar)
        self.body.addWidget(self.messages)
        self.body.addWidget(self.lists, 1)
        self.search.textChanged.connect(self.model.search)
        self.search.left.connect(self.table.setFocus)
        self.model.edited.connect(self._edited)
        self.table.pasted.connect(lambda lines, *_: self.paste(lines))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def refresh(self) -> None:
        """Read the staff afresh."""
        from lut_admin.office import roster

        self._desk.read(lambda _progress: roster.staff(self._desk.office), self._put)

    def _put(self, found: Sequence[StaffLine]) -> None:
        self.model.put(found)
        self.lists.setCurrentWidget(self.table if found else self.nothing)
        self._tell()

    def _tell(self) -> None:
        self.to_bin.setEnabled(bool(self.table.selectionModel().selectedRows()))

    def add(self) -> None:
        """Enter one by hand."""
        self._desk.ask.dialog(StaffDialog(self._desk, self))

    def bin(self) -> None:
        """Those who are chosen, off the list."""
        from lut_admin.office import roster

        office, ids = self._desk.office, [one.id for one in self.table.selected]
        if ids:
            self._desk.act(lambda _progress: roster.put_staff_in_bin(office, ids))

    def paste(self, lines: Sequence[Sequence[str]]) -> None:
        """Enter the staff of a pasted block."""
        from lut_admin.office import roster

        office, block = self._desk.office, "\n".join("\t".join(line) for line in lines)
        self._desk.act(lambda _progress: roster.paste_staff(office, block), refused=self._refused)

    def _edited(self, one: StaffLine, field: str, value: str) -> None:
        from lut_admin.office import roster

        office, say = self._desk.office, self._desk.say

        def refused(refusal: Refusal) -> None:
            why = "\n".join(say(key, **refusal.facts) for key in (refusal.code, f"{refusal.code}.remedy"))
            if not self.table.refuse(one, field, value, why):
                self._refused(refusal)

        self.messages.clear()
        self._desk.act(lambda _progress: roster.edit_staff(office, one.id, {field: value}), refused=refused)

    def _refused(self, refusal: Refusal) -> None:
        self.model.forget_edits()
        self.messages.put(refusal_card(self._desk, refusal))
