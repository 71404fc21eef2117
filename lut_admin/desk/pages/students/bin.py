"""The bin: students and staff taken off the lists, to be taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget

from lut_admin.desk import look
from lut_admin.desk.forms import SearchLine
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, EmptyState, button, row, text
from lut_admin.desk.tables import Column, Table, TableModel


@dataclass(frozen=True, slots=True)
class Binned:
    """Somebody in the bin."""

    kind: str
    id: int
    name: str
    beside: str
    key: str


class Bin(Card):
    """The bin's list, with the button that takes people out again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=look.S12)
        say = desk.say
        self._desk = desk
        self.model: TableModel[Binned] = TableModel(
            [
                Column("name", say("students.name"), lambda one: one.name, width=300),
                Column(
                    "kind", say("students.kind"), lambda one: say(f"students.kind_{one.kind}"), kind="muted", width=140
                ),
                Column("beside", say("students.beside"), lambda one: one.beside, kind="muted", width=300),
            ],
            lambda one: (one.kind, one.id),
            lambda one: one.key,
        )
        self.table: Table[Binned] = Table(self.model, "bin", desk.preferences, say("students.tab_bin"))
        self.search = SearchLine()
        self.search.setPlaceholderText(say("students.search"))
        self.search.setAccessibleName(say("students.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(380)
        self.restore = button(say("students.restore"), "rotate-ccw", "", self.do)
        self.nothing = EmptyState("trash-2", say("students.bin_empty"), say("students.bin_empty_why"))
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.nothing)
        self.why = text(say("students.bin_why"), "muted", wrap=True)
        bar = row()
        bar.addWidget(self.search, 2)
        bar.addWidget(self.why, 3)
        bar.addWidget(self.restore)
        self.body.addLayout(bar)
        self.body.addWidget(self.lists, 1)
        self.search.textChanged.connect(self.model.search)
        self.search.left.connect(self.table.setFocus)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def refresh(self) -> None:
        """Read the bin afresh."""
        from lut_admin.office import roster

        office = self._desk.office

        def read(_progress: object) -> list[Binned]:
            found = [
                Binned(
                    "student",
                    line.id,
                    line.name,
                    _joined(line.student_no, line.class_name, line.nationality),
                    line.search_key,
                )
                for line in roster.students(office, binned=True)
            ]
            found += [
                Binned("staff", one.id, one.name, _joined(one.role, one.phone), one.search_key)
                for one in roster.staff(office, binned=True)
            ]
            return found

        self._desk.read(read, self._put)

    def _put(self, found: Sequence[Binned]) -> None:
        self.model.put(found)
        self.lists.setCurrentWidget(self.table if found else self.nothing)
        for piece in (self.search, self.why, self.restore):
            piece.setVisible(bool(found))
        self._tell()

    def _tell(self) -> None:
        self.restore.setEnabled(bool(self.table.selectionModel().selectedRows()))

    def do(self) -> None:
        """Take those who are chosen out of the bin, as one act for each kind."""
        from lut_admin.office import roster

        office, chosen = self._desk.office, self.table.selected
        students = [one.id for one in chosen if one.kind == "student"]
        staff = [one.id for one in chosen if one.kind == "staff"]
        if students:
            self._desk.act(lambda _progress: roster.restore_from_bin(office, students))
        if staff:
            self._desk.act(lambda _progress: roster.restore_staff(office, staff))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
