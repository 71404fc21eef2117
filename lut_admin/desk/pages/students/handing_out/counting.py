"""How many, by one or two fields, as of a day: a leader's question answered, and copied to a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTableWidget, QTableWidgetItem, QWidget

from lut_admin.convention.roster import BELONGS, Status
from lut_admin.desk.forms import Field, choice, day, day_of
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.style import look
from lut_admin.desk.tables import clipboard
from lut_admin.desk.tables.delegates import TextDelegate

if TYPE_CHECKING:
    from lut_admin.office.counting import CountTable

EVERYBODY, PRESENT = "all", "present"
WIDEST = 240


class CountDialog(QDialog):
    """Asks for the fields and the day; shows the counts at once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        from lut_admin.office.counting import COUNTABLE

        say = desk.say
        self._desk = desk
        self.counted: CountTable | None = None
        self.setWindowTitle(say("students.count_by"))
        self.resize(820, 520)
        fields = [(name, say(f"field.{name}")) for name in COUNTABLE]
        kept = desk.preferences.get("students.count_by", ["nationality", "level"])
        first, second = [*kept, "", ""][:2]
        self.rows = choice(fields, first)
        self.columns = choice([("", say("students.count_nothing")), *fields], second)
        present = [(PRESENT, say("students.count_present")), (EVERYBODY, say("students.count_everybody"))]
        self.who = choice([*present, *((status.value, say(f"status.{status.value}")) for status in Status)])
        self.day = day(desk.office.today())
        self.table = QTableWidget()
        self.table.setAccessibleName(say("students.count_by"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setItemDelegate(TextDelegate(self.table))
        # What a row counts stands in its header: it stays where it is while many columns are scrolled.
        self.table.verticalHeader().setDefaultSectionSize(look.ROW_COMPACT)
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setMaximumWidth(WIDEST)
        self.table.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.verticalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setMinimumSectionSize(64)
        self.told = text("", "muted", wrap=True)
        asked = row(gap=look.S12)
        parts = {"count_rows": self.rows, "count_columns": self.columns, "count_who": self.who, "count_day": self.day}
        for words, field in parts.items():
            asked.addWidget(Field(say(f"students.{words}"), field), 1)
        self.copy_button = button(say("students.count_copy"), "copy", "primary", self.copy)
        layout = column(asked, gap=look.S12)
        layout.addWidget(self.table, 1)
        layout.addLayout(row(self.told, None, button(say("window.close"), then=self.accept), self.copy_button))
        layout.setContentsMargins(look.S24, look.S16, look.S24, look.S16)
        self.setLayout(layout)
        for box in (self.rows, self.columns, self.who):
            box.currentIndexChanged.connect(lambda _: self.count())
        self.day.dateChanged.connect(lambda _: self.count())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table, self.copy)
        self.count()

    def count(self) -> None:
        """Count anew."""
        from lut_admin.office import counting

        office, rows, columns = self._desk.office, str(self.rows.currentData()), str(self.columns.currentData()) or None
        self._desk.preferences.put("students.count_by", [rows, columns or ""])
        columns = None if columns == rows else columns
        wanted = str(self.who.currentData())
        statuses = set(Status) if wanted == EVERYBODY else BELONGS if wanted == PRESENT else {Status(wanted)}
        on = day_of(self.day)
        self._desk.read(lambda _progress: counting.count_by(office, rows, columns, on, statuses), self._put)

    def _put(self, counted: CountTable) -> None:
        from lut_admin.office.counting import say_value

        say, language = self._desk.say, self._desk.language
        self.counted = counted
        heads: list[str] = []
        if counted.column_field is not None:
            heads += [say_value(counted.column_field, value, language) for value in counted.columns]
        heads.append(say("count.total" if counted.column_field else "count.students"))
        lines = [
            [say_value(counted.row_field, value, language), *map(_number, cells), _number(total)]
            for value, cells, total in zip(counted.rows, counted.cells, counted.row_totals, strict=True)
        ]
        lines.append([say("count.total"), *map(_number, counted.column_totals), _number(counted.total)])
        self._fill(heads, lines)
        self.told.setText(say("students.count_told", n=counted.total, day=counted.as_of.isoformat()))

    def _fill(self, heads: list[str], lines: list[list[str]]) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.table.clear()
        self.table.setColumnCount(len(heads))
        self.table.setRowCount(len(lines))
        for at, head in enumerate(heads):
            item = QTableWidgetItem(head)
            item.setTextAlignment(right)
            self.table.setHorizontalHeaderItem(at, item)
        for down, (name, *cells) in enumerate(lines):
            label = QTableWidgetItem(name)
            label.setToolTip(name)
            self.table.setVerticalHeaderItem(down, label)
            for across, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                item.setTextAlignment(right)
                self.table.setItem(down, across, item)
        # A few hundred cells at most are measured: this is no list of students.
        self.table.resizeColumnsToContents()
        for at in range(len(heads)):
            self.table.setColumnWidth(at, min(self.table.columnWidth(at) + look.S24, WIDEST))

    def copy(self) -> None:
        """The table with its totals, as Excel takes it."""
        from lut_admin.office import counting

        if self.counted is not None:
            cells = clipboard.cells(counting.as_text(self.counted, self._desk.language))
            QGuiApplication.clipboard().setMimeData(clipboard.table(cells))
            self._desk.toast(self._desk.say("window.copied"))


def _number(count: int) -> str:
    return f"{count:,}" if count else "·"
