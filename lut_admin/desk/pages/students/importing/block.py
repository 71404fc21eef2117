"""A block of cells pasted from Excel: shown as what would change, then done as one act; with headers it is a list to import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.convention import names
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.importing.tables import ReviewTable
from lut_admin.desk.pages.students.person import past
from lut_admin.desk.pages.students.register.columns import NAME, Say, choices
from lut_admin.desk.pages.students.register.listing import Listing
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, TableModel
from lut_admin.desk.tables.delegates import CHOICES, Index
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

HEADERS = 2
"""How many cells of the first line must be headers for the block to be a list."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a block: whose it is, the field, what is known, what was pasted, and why it cannot be taken."""

    student_id: int
    name: str
    field: str
    old: str
    new: str
    why: str = ""


class Cells(TableModel[Cell]):
    """The cells of a block; those that `asked` names may be put right, from a list where their field has one."""

    def __init__(self, say: Say, shown: Sequence[Column[Cell]]) -> None:
        super().__init__(shown, lambda cell: (cell.student_id, cell.field), lambda cell: names.query(cell.name))
        self._say = say
        self.asked: set[tuple[int, str]] = set()

    def _asks(self, index: Index) -> bool:
        cell = self.rows.at(index.row())
        return self.columns[index.column()].editable and (cell.student_id, cell.field) in self.asked

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As in Qt."""
        if role == CHOICES:
            return choices(self.rows.at(index.row()).field, self._say) if self._asks(index) else ()
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """As in Qt."""
        found = super().flags(index)
        return found if not index.isValid() or self._asks(index) else found & ~Qt.ItemFlag.ItemIsEditable


class BlockDialog(QDialog):
    """Shows what a pasted block would change; what cannot be taken is put right in its cell, or left out."""

    def __init__(self, desk: Desk, parent: QWidget, cells: Sequence[Cell], beyond: int) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk = desk
        self.setWindowTitle(say("students.paste"))
        self.resize(940, 460)
        self.model = Cells(
            say,
            [
                Column("name", say("students.name"), lambda cell: cell.name, width=190),
                Column(
                    "field", say("students.field"), lambda cell: say(f"field.{cell.field}"), kind="muted", width=120
                ),
                Column("old", say("students.old"), lambda cell: past.value(cell.field, cell.old, say), width=150),
                Column(
                    "new", say("students.new"), lambda cell: past.value(cell.field, cell.new, say), width=150,
                    editable=True, raw=lambda cell: cell.new,
                ),
                Column("why", say("students.why"), lambda cell: cell.why, kind="muted", width=260),
            ],
        )  # fmt: skip
        self.model.asked = {(cell.student_id, cell.field) for cell in cells if cell.why}
        self.model.put(sorted(cells, key=lambda cell: not cell.why))
        self.model.edited.connect(self._put_right)
        self.table = ReviewTable(self.model, "block", desk, say("students.paste"), "new")
        self.changes, self.bad = text("", wrap=True), text("", wrap=True)
        self.go = button("", "check", "primary", self.accept)
        self.go.setDefault(True)
        layout = column(self.changes, self.bad, gap=look.S8)
        if beyond:
            layout.addWidget(text(say("students.block_beyond", n=beyond), wrap=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(row(None, button(say("window.cancel"), then=self.reject), self.go))
        layout.setContentsMargins(look.S24, look.S16, look.S24, look.S16)
        self.setLayout(layout)
        self._tell()
        self.go.setFocus()  # in the table, Enter would be the table's

    @property
    def cells(self) -> list[Cell]:
        """What would be written."""
        return [cell for cell in self.model.rows.rows if not cell.why and cell.new != cell.old]

    def _tell(self) -> None:
        say, good = self._desk.say, len({cell.student_id for cell in self.cells})
        bad = sum(bool(cell.why) for cell in self.model.rows.rows)
        self.changes.setText(say("students.block_changes", n=good))
        self.bad.setText(say("students.block_bad", n=bad) if bad else "")
        self.bad.setVisible(bool(bad))
        self.go.setText(" " + say("students.block_do", n=good))
        self.go.setEnabled(bool(good))

    def _put_right(self, cell: Cell, _column: str, typed: str) -> None:
        self.model.replace(_read(cell, typed, self._desk))
        self._tell()


class Block(QObject):
    """Takes what is pasted on the list.

    Emits `import_it(workbook)` for a list: what was pasted is never in a file.
    """

    import_it = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, listing: Listing) -> None:
        super().__init__(parent)
        self._desk, self._page, self._listing = desk, parent, listing

    def pasted(self, lines: Sequence[Sequence[str]], line: StudentLine | None, name: str) -> None:
        """A block was pasted on a cell of the list, or on an empty list."""
        from lut_admin.papers.roster_sheet.headers import recognise

        if sum(1 for cell in lines[0] if recognise(cell)) >= HEADERS:
            self._as_list(lines)
        elif line is None:
            self._desk.toast(self._desk.say("students.block_nowhere"))
        else:
            self._desk.read(lambda _progress: self.compare(lines, name), self._ask)

    def compare(self, lines: Sequence[Sequence[str]], name: str) -> tuple[list[Cell], int]:
        """The cells that differ from what is known, from the current row and a column on; how many lines find no student."""
        shown, rows = self._listing.columns.names(), self._listing.model.rows
        begin = self._listing.table.currentIndex().row()
        columns = shown[shown.index(name) if name in shown else 0 :]
        cells = []
        for down, line in enumerate(lines[: len(rows.shown) - begin]):
            student = rows.at(begin + down)
            for column_, cell in zip(columns, line, strict=False):
                for field, value in _fields(column_, cell):
                    read = _cell(student, field, value, self._desk)
                    if read is not None:
                        cells.append(read)
        return cells, max(len(lines) - (len(rows.shown) - begin), 0)

    def _ask(self, compared: tuple[list[Cell], int]) -> None:
        from lut_admin.office import roster

        cells, beyond = compared
        if not cells:
            self._desk.toast(self._desk.say("students.block_same"))
            return
        dialog = BlockDialog(self._desk, self._page, cells, beyond)
        if not self._desk.ask.dialog(dialog):
            return
        changes: dict[int, dict[str, str]] = {}
        for cell in dialog.cells:
            changes.setdefault(cell.student_id, {})[cell.field] = cell.new
        office = self._desk.office
        self._desk.act(lambda _progress: roster.edit_many(office, changes))

    def _as_list(self, lines: Sequence[Sequence[str]]) -> None:
        from lut_admin.papers import sheets

        self.import_it.emit(sheets.pasted(lines, self._desk.say("students.pasted")))


def _fields(column_: str, cell: str) -> list[tuple[str, str]]:
    """The fields that a pasted cell belongs to: on the column of names, the Latin and the Chinese half."""
    if column_ != NAME:
        return [(column_, cell)]
    latin, chinese = names.split(cell)
    return [(field, value) for field, value in (("english_name", latin), ("chinese_name", chinese)) if value]


def _cell(student: StudentLine, field: str, value: str, desk: Desk) -> Cell | None:
    read = _read(Cell(student.id, student.name, field, getattr(student, field), value), value, desk)
    return read if read.why or read.new != read.old else None


def _read(cell: Cell, typed: str, desk: Desk) -> Cell:
    """The cell with what was pasted or typed, as it is kept, or why it cannot be."""
    from lut_admin.office import roster

    try:
        return replace(cell, new=roster.clean({cell.field: typed})[cell.field] or "", why="")
    except Refusal as refusal:
        why: Word = refusal.facts["reason"]
        return replace(cell, new=typed, why=desk.say(why.key, **why.facts))
