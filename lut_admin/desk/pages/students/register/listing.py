"""The list of students: search, chips, columns, selection, and the keys of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton

from lut_admin.convention.roster import Status
from lut_admin.desk.forms import SearchLine
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.register.column_choice import ColumnChoice
from lut_admin.desk.pages.students.register.columns import ATTENTION, GONE, LEFT, NO_STATUS, YIELDS, Marks, columns
from lut_admin.desk.pages.students.register.tools import in_words, tool
from lut_admin.desk.pieces import Card, EmptyState, button, row, text
from lut_admin.desk.pieces.chips import Chips, ChipSpec
from lut_admin.desk.pieces.findings import Messages
from lut_admin.desk.style import icons, look
from lut_admin.desk.tables import Table, TableModel
from lut_admin.desk.tables.rows import ALL, Rows

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

# Below this width the buttons for the chosen students show their icons alone.
WORDS_FROM = 900


class Listing(Card):
    """The card with the list.

    Signals: `edited(line, field, value)`, `opened(line)`, `chosen(line or None)`, `pasted(lines, line, column)`,
    `wished(deed, lines)` for one of ``card``, ``note``, ``record_case``, ``to_sign``, ``set_status``,
    ``export``, ``to_bin``.
    """

    edited = Signal(object, str, str)
    opened = Signal(object)
    chosen = Signal(object)
    pasted = Signal(list, object, str)
    wished = Signal(str, list)
    told = Signal()

    def __init__(self, desk: Desk, importing: Callable[[], object], adding: Callable[[], object]) -> None:
        super().__init__(padding=look.S12)
        self.desk = desk
        self.coming = 0  # how many students there are, while only the first of them are here
        say = desk.say
        self.model: TableModel[StudentLine] = TableModel(
            columns(say), lambda line: line.id, lambda line: line.search_key, Marks(date.max, 0)
        )
        self.table: Table[StudentLine] = Table(self.model, "students", desk.preferences, say("window.page.students"), YIELDS)
        self.search = self._searching()
        self.chips = Chips(say("students.filter"))
        self.messages = Messages()
        self.count = text("", "muted")
        self.deeds = {name: self._deed(name, icon, keys) for name, icon, keys in DEEDS}
        self.columns = ColumnChoice(desk, self.table)
        self.nothing = EmptyState(
            "users",
            say("students.empty"),
            say("students.empty_why"),
            button(say("students.import"), "upload", "primary", importing),
            button(say("students.add"), "plus", "", adding),
        )
        self.unfound = EmptyState(
            "search",
            say("students.nothing_found"),
            say("students.nothing_found_why"),
            button(say("students.show_all"), then=self.show_all),
        )
        self.lists = QStackedWidget()
        for page in (self.table, self.nothing, self.unfound):
            self.lists.addWidget(page)
        self.bar = self._bar()
        self.body.addLayout(self.bar)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.messages)
        self.body.addWidget(self.lists, 1)
        self._wire()

    def _searching(self) -> SearchLine:
        made = SearchLine()
        made.setPlaceholderText(self.desk.say("students.search"))
        made.setAccessibleName(self.desk.say("students.search"))
        made.setClearButtonEnabled(True)
        made.setMinimumWidth(180)
        made.setMaximumWidth(380)
        icons.put(find := QAction(made), "search", "muted")
        made.addAction(find, SearchLine.ActionPosition.LeadingPosition)
        return made

    def _bar(self) -> QHBoxLayout:
        """Above the list: the search, how many are shown, and what can be done with those that are chosen."""
        made = row(gap=look.S4)
        made.addWidget(self.search, 4)
        made.addSpacing(look.S4)
        made.addWidget(self.count)
        made.addStretch(1)
        for deed in self.deeds.values():
            made.addWidget(deed)
        made.addWidget(self.columns.button)
        return made

    def _wire(self) -> None:
        self.search.textChanged.connect(self._searched)
        self.search.returnPressed.connect(self._into_table)
        self.search.left.connect(self._into_table)
        self.chips.chosen.connect(self._filtered)
        self.model.edited.connect(self.edited)
        self.model.searched.connect(self.tell)
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.chosen)
        self.table.pasted.connect(self.pasted)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell_selection())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        within = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._focus_search)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self.table, lambda: self.copy(True), context=within)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, lambda: self._wish("to_bin"), context=within)
        QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, self._into_table, context=within)

    # --- filling ---

    def prepare(self, lines: Sequence[StudentLine], marks: Marks) -> Rows[StudentLine]:
        """Students made ready to be shown, with the orders of the columns that are seen: done in the worker."""
        return self.model.prepared(lines, self.columns.names(), marks)

    def put(self, rows: Rows[StudentLine], coming: int = 0) -> None:
        """Show these students; with `coming` they are the first of so many."""
        self.coming = coming
        scrolled = self.table.verticalScrollBar().value()
        self.model.take(rows)
        if not self.model.rows.counts.get(self.model.rows.mark):
            self.model.filter(ALL)
        self.table.verticalScrollBar().setValue(scrolled)
        self.tell()

    def replace(self, line: StudentLine) -> None:
        """Show a changed student where it stands."""
        self.model.replace(line)
        self.tell()

    def tell(self) -> None:
        """Say anew how many there are and which chips there are."""
        say, counts = self.desk.say, self.model.rows.counts
        if self.coming:
            counts = {ALL: self.coming}
        chips = [ChipSpec(ALL, say("students.all"), counts.get(ALL, 0))]
        present, mark_held = [s.value for s in Status if counts.get(s.value)], self.model.rows.mark
        if self.width() < WORDS_FROM:  # in a narrow window those who have left share one chip
            present = [s for s in present if s not in GONE or s == mark_held]
        chips += [ChipSpec(s, say(f"status.{s}"), counts[s]) for s in present]
        together = self.width() < WORDS_FROM or mark_held == LEFT
        marks = (*([LEFT] if together else []), NO_STATUS, *ATTENTION)
        chips += [ChipSpec(mark, say(f"students.mark_{mark}"), n) for mark in marks if (n := counts.get(mark))]
        self.chips.put(chips, mark_held)
        everybody, shown = len(self.model.rows.rows), len(self.model.rows.shown)
        for piece in (self.search, self.chips, self.columns.button, self.count, *self.deeds.values()):
            piece.setVisible(everybody > 0)
        page = self.table if shown else self.unfound if everybody else self.nothing
        self.lists.setCurrentWidget(page)
        self._tell_selection()
        self.told.emit()

    def show_all(self) -> None:
        """No search, no chip."""
        self.model.filter(ALL)
        self.search.clear()
        self._searched("")

    def show_student(self, student_id: int) -> bool:
        """Select one student, letting go of search and chip where they hide it; False where there is no such student."""
        if self.model.rows.find(student_id) is None:
            return False
        if not self.table.show_row(student_id):
            self.show_all()
            self.table.show_row(student_id)
        self.table.setFocus()
        return True

    def show_mark(self, mark: str) -> None:
        """Show the students of one chip."""
        self.search.clear()
        self._filtered(mark)

    def _searched(self, typed: str) -> None:
        self.model.search(typed)
        if self.model.searching:
            self.lists.setCurrentWidget(self.table)
            self._tell_selection()
        else:
            self.tell()

    def _filtered(self, mark: str) -> None:
        self.model.filter(mark)
        self.tell()

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _into_table(self) -> None:
        if self.model.rows.shown:
            if self.table.current is None:
                self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()

    # --- the chosen ---

    def _deed(self, name: str, icon: str, keys: str) -> QToolButton:
        made = tool(icon, self.desk.say(f"students.{name}"), keys, lambda: self._wish(name))
        if keys != "Del":  # Delete is a key of the table alone: in the search it takes away a letter
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, lambda: self._wish(name), context=within)
        return made

    def _wish(self, deed: str) -> None:
        lines = self.table.selected
        if lines:
            self.wished.emit(deed, lines)

    def _tell_selection(self) -> None:
        say, chosen = self.desk.say, len(self.table.selectionModel().selectedRows())
        shown, everybody = len(self.model.rows.shown), len(self.model.rows.rows)
        if chosen > 1:
            self.count.setText(say("students.chosen", n=chosen))
        else:
            partly = shown != everybody and not self.model.searching and not self.coming
            self.count.setText(say("students.found", n=shown, total=everybody) if partly else "")
        for name, made in self.deeds.items():
            made.setEnabled(chosen == 1 if name == "card" else chosen > 0)

    def copy(self, with_header: bool = False) -> None:
        """Copy the chosen students for Excel."""
        if self.table.copy(with_header):
            self.desk.toast(self.desk.say("window.copied"))

    def _menu(self, at: QPoint) -> None:
        if self.table.current is None:
            return
        say, menu = self.desk.say, QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = len(self.table.selected) == 1

        def add(words: str, icon: str, then: Callable[[], object], shortcut: str = "", enabled: bool = True) -> None:
            action = menu.addAction(icons.icon(icon, "muted"), words)
            action.setShortcut(QKeySequence(shortcut))
            action.setEnabled(enabled)
            action.triggered.connect(lambda: then())

        add(say("students.card"), "id-card", lambda: self._wish("card"), "Ctrl+P", enabled=one)
        add(say("students.note"), "message-circle", lambda: self._wish("note"), enabled=one)
        add(say("students.record_case"), "gavel", lambda: self._wish("record_case"), enabled=one)
        add(say("students.to_sign"), "clipboard-check", lambda: self._wish("to_sign"))
        add(say("students.set_status"), "tag", lambda: self._wish("set_status"), "Ctrl+D")
        menu.addSeparator()
        add(say("students.copy"), "copy", self.copy, "Ctrl+C")
        add(say("students.copy_with_header"), "table", lambda: self.copy(True), "Ctrl+Shift+C")
        add(say("students.export"), "download", lambda: self._wish("export"), "Ctrl+E")
        menu.addSeparator()
        add(say("students.to_bin"), "trash-2", lambda: self._wish("to_bin"), "Del")
        menu.popup(self.table.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words beside the icons where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= WORDS_FROM
        if wide != (event.oldSize().width() >= WORDS_FROM):
            self.tell()
        for made in self.deeds.values():
            in_words(made, wide)


DEEDS = (
    ("card", "id-card", "Ctrl+P"), ("set_status", "tag", "Ctrl+D"), ("export", "download", "Ctrl+E"), ("to_bin", "trash-2", "Del")
)  # fmt: skip
