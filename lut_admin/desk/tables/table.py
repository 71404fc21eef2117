"""The one table of the house: its view with copy, paste, edit and sort (its model: `model`)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.style import look
from lut_admin.desk.tables import clipboard, fitting
from lut_admin.desk.tables.complaint import Complaint
from lut_admin.desk.tables.delegates import Index, NameDelegate, PillDelegate, TextDelegate
from lut_admin.desk.tables.model import TableModel

Row = TypeVar("Row")
LOW = 8 * look.ROW
"""A table that shows fewer rows than about seven is low."""


class Table(QTableView, Generic[Row]):
    """The view. Rows are selected; F2 or a double click edits a cell that may be edited; Enter goes on below after an edit.

    Tab goes along the row and on to what follows the table; F6 and Ctrl+Tab leave at once, with Shift to what comes before.

    Signals: `opened(row)` on Enter or a double click elsewhere, `chosen(row or None)` when the current row changes,
    `pasted(lines, row or None, column's name)` on Ctrl+V with the clipboard's cells.
    """

    opened = Signal(object)
    chosen = Signal(object)
    pasted = Signal(list, object, str)

    def __init__(
        self,
        model: TableModel[Row],
        name: str,
        preferences: Preferences,
        accessible_name: str = "",
        yields: Sequence[str] = (),
    ) -> None:
        """`yields` names the columns that go, in this order, where there is not room for all."""
        super().__init__()
        self.rows_model = model
        self._name, self._preferences, self._yields = name, preferences, yields
        self._away: set[int] = set()  # put away for want of room
        self._insisted: set[str] = set()
        self._leasts: dict[int, int] = {}
        self._current: Hashable | None = None
        self._current_column = 0
        self._sharing = False
        self.complaint = Complaint(self.viewport())
        self.setModel(model)
        self.setAccessibleName(accessible_name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Qt's own goes round and round the table and never out of it
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._dress_headers()
        self._dress_columns()
        self.set_compact(preferences.get("compact", False))
        model.modelAboutToBeReset.connect(self._remember_current)
        model.modelReset.connect(self._restore_current)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(self._double_clicked)

    # --- what the page calls ---

    @property
    def current(self) -> Row | None:
        """The row the keyboard is on."""
        index = self.currentIndex()
        return self.rows_model.rows.at(index.row()) if index.isValid() else None

    @property
    def selected(self) -> list[Row]:
        """The selected rows, from above."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows_model.rows.at(place) for place in places]

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """As in Qt; what the program chooses (no `event`) is chosen alone, whatever key is still held from Ctrl+K or Ctrl+Z."""
        if event is None:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        return super().selectionCommand(index, event)

    def show_row(self, identity: Hashable) -> bool:
        """Select a row and scroll to it; False when it is not among those shown."""
        place = self.rows_model.rows.index_of(identity)
        if place is None:
            return False
        index = self.rows_model.index(place, max(self.currentIndex().column(), 0))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def refuse(self, row: Row, name: str, typed: str, why: str) -> bool:
        """What was typed in a cell cannot be taken: its editor opens again with the text and says why, until the next
        change or Escape. False where the person is elsewhere meanwhile, or the cell is not shown: then it is forgotten.
        """
        focus, editor = self.window().focusWidget(), self._line()
        elsewhere = focus is not self and not self.isAncestorOf(focus)
        index = self._index_of(row, name)
        writing = editor is not None and editor.isModified() and index != self.currentIndex()
        if index is None or elsewhere or writing or self.rows_model.columns[index.column()].choices:
            self.rows_model.forget(row, name)
            return False
        # Later: whoever learns of the refusal while the editor is closing would see the keyboard go on to the next cell.
        QTimer.singleShot(0, self, lambda: self._reopen(row, name, typed, why))
        return True

    def _index_of(self, row: Row, name: str) -> QModelIndex | None:
        place = self.rows_model.rows.index_of(self.rows_model.identify(row))
        at = [column.name for column in self.rows_model.columns].index(name)
        return None if place is None or self.isColumnHidden(at) else self.rows_model.index(place, at)

    def _line(self) -> QLineEdit | None:
        lines = self.viewport().findChildren(QLineEdit)
        return next((line for line in lines if line.isVisibleTo(self.viewport())), None)

    def _reopen(self, row: Row, name: str, typed: str, why: str) -> None:
        index = self._index_of(row, name)
        if index is None:
            return
        other = self._line()
        if other is not None:  # Tab has gone on to the next cell, where nothing is written yet
            self.closeEditor(other, QAbstractItemDelegate.EndEditHint.NoHint)
        self.rows_model.keep(row, name, typed)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)
        editor = self._line()
        if editor is not None:
            editor.setFocus()
            editor.end(False)  # typing on must not wipe what is nearly right
            editor.textEdited.connect(self.complaint.hide)
            editor.setAccessibleDescription(why)
            self.complaint.say(why, self.visualRect(index))

    def set_compact(self, compact: bool) -> None:
        """Rows of 32 instead of 44; a low table has them by itself."""
        self._compact = compact
        low = self.height() < LOW
        self.verticalHeader().setDefaultSectionSize(look.ROW_COMPACT if compact or low else look.ROW)

    def copy(self, with_header: bool = False) -> int:
        """Copy the selected rows (all columns shown) for Excel; returns how many."""
        columns = [self.rows_model.columns[place] for place in self._shown_in_order()]
        rows = self.selected
        cells = [[column.copied(row) for column in columns] for row in rows]
        if with_header:
            cells.insert(0, [column.title for column in columns])
        if cells:
            QGuiApplication.clipboard().setMimeData(clipboard.table(cells))
        return len(rows)

    # --- how ---

    def _dress_headers(self) -> None:
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # never ResizeToContents: half a minute at 100,000 rows
        across = self.horizontalHeader()
        across.setSectionsMovable(True)
        across.setSectionsClickable(True)
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setMinimumSectionSize(48)
        across.setFixedHeight(look.CONTROL)
        across.setSortIndicatorShown(True)
        across.setSortIndicatorClearable(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        across.sortIndicatorChanged.connect(self.rows_model.sort)

    def _dress_columns(self) -> None:
        painters = {"name": NameDelegate(self), "pill": PillDelegate(self), "muted": TextDelegate(self, "muted")}
        plain = TextDelegate(self)
        self._wanted = [max(column.width, fitting.pill(column)) for column in self.rows_model.columns]
        kept: dict[str, Any] = self._preferences.get(f"columns.{self._name}", {})
        for place, column in enumerate(self.rows_model.columns):
            self.setItemDelegateForColumn(place, painters.get(column.kind, plain))
            width = kept.get(column.name)
            if not isinstance(width, int) or not 48 <= width <= 2000:
                width = self._wanted[place]
            self.setColumnWidth(place, max(width, fitting.pill(column)))
            self.setColumnHidden(place, column.hidden)
        self._own_widths = bool(kept)
        self.horizontalHeader().sectionResized.connect(self._resized)

    def _resized(self, place: int, old: int, new: int) -> None:
        """A column was dragged, hidden or shown; or it stretches with the window, which is not the counselor's doing."""
        if self._sharing:
            return
        if not old or not new:
            self._share_room()
        elif place != self._last_shown():
            self._own_widths = True
            widths = {column.name: self.columnWidth(at) for at, column in enumerate(self.rows_model.columns)}
            widths.pop(self.rows_model.columns[self._last_shown()].name)
            self._preferences.put(f"columns.{self._name}", {name: width for name, width in widths.items() if width})

    def _last_shown(self) -> int:
        return next(reversed(self._shown_in_order()), -1)

    def is_chosen(self, place: int) -> bool:
        """Whether a column is meant to be seen, be it put away for want of room now."""
        return place in self._away or not self.isColumnHidden(place)

    def setColumnHidden(self, place: int, hide: bool) -> None:
        """As in Qt: what the page or the person chooses."""
        self._away.discard(place)
        super().setColumnHidden(place, hide)

    def insist(self, place: int) -> None:
        """The person wants to see this column, whether or not there is room."""
        self._insisted.add(self.rows_model.columns[place].name)
        self.setColumnHidden(place, False)

    def forget_widths(self) -> None:
        """The columns share the room again, as if none had ever been dragged."""
        self._own_widths = False
        self._insisted.clear()
        self._preferences.put(f"columns.{self._name}", {})
        self._share_room()

    def _least(self, place: int) -> int:
        if place not in self._leasts:
            column = self.rows_model.columns[place]
            self._leasts[place] = max(fitting.pill(column), fitting.heading(column))
        return self._leasts[place]

    def _share_room(self) -> None:
        """The columns share what room there is; where it is too little those that may go are put away."""
        room = self.viewport().width()
        if room <= 0:
            return
        names = [column.name for column in self.rows_model.columns]
        asks = {at: self._ask(at) for at in range(len(names)) if self.is_chosen(at)}
        widths = fitting.fit(asks, room, fitting.order(names, self._yields, self._insisted))
        self._sharing = True
        self._away = set(asks) - set(widths)
        for at in asks:
            super().setColumnHidden(at, at in self._away)
        for at, width in widths.items():
            if not self._own_widths:
                self.setColumnWidth(at, width)
        self._sharing = False

    def _ask(self, place: int) -> fitting.Ask:
        """What a column asks for; one that was dragged is left as it is, and the last one takes what is left."""
        wanted = self._wanted[place]
        if not self._own_widths:
            named = self.rows_model.columns[place].kind == "name"  # whom a row is about is the last thing to be cut
            return fitting.ask(wanted, wanted if named else self._least(place))
        if place not in self._away and place != self._last_shown():
            wanted = self.columnWidth(place)
        return fitting.Ask(wanted, wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; the columns take the new room, and in a low table the rows stand closer."""
        super().resizeEvent(event)
        self.set_compact(self._compact)
        self._share_room()

    def _remember_current(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.row() < len(self.rows_model.rows.shown):
            self._current = self.rows_model.rows.identity(index.row())
            self._current_column = index.column()

    def _restore_current(self) -> None:
        place = None if self._current is None else self.rows_model.rows.index_of(self._current)
        if place is None:
            self.chosen.emit(None)
            return
        index = self.rows_model.index(place, self._current_column)
        self.selectionModel().select(
            QItemSelection(index.siblingAtColumn(0), self.rows_model.index(place, len(self.rows_model.columns) - 1)),
            QItemSelectionModel.SelectionFlag.ClearAndSelect,
        )
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _row_changed(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows_model.rows.at(index.row()) if index.isValid() else None)

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self.rows_model.columns[index.column()].editable:
            self.opened.emit(self.rows_model.rows.at(index.row()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """As in Qt; Enter ends an edit and goes on to the row below, as in Excel; Escape lets go of what was refused."""
        self.complaint.hide()
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache and self.current is not None:
            self.rows_model.forget(self.current, self.rows_model.columns[self.currentIndex().column()].name)
        super().closeEditor(editor, hint)
        index = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and index.row() + 1 < self.rows_model.rowCount():
            self.setCurrentIndex(index.siblingAtRow(index.row() + 1))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """As in Qt: Tab, here along the row and then out."""
        order = self._shown_in_order()
        index = self.currentIndex()
        at = order.index(index.column()) if index.isValid() and index.column() in order else -1
        to = at + (1 if forward else -1)
        if at >= 0 and 0 <= to < len(order):
            self.setCurrentIndex(index.siblingAtColumn(order[to]))
            return True
        return super().focusNextPrevChild(forward)

    def _shown_in_order(self) -> list[int]:
        shown = [place for place in range(len(self.rows_model.columns)) if not self.isColumnHidden(place)]
        return sorted(shown, key=self.horizontalHeader().visualIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Excel's keys: copy, paste, open; and those that leave."""
        held = event.modifiers()
        if event.key() == Qt.Key.Key_F6 or (
            event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and held & Qt.KeyboardModifier.ControlModifier
        ):
            super().focusNextPrevChild(not held & Qt.KeyboardModifier.ShiftModifier)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            if self.current is not None:
                self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _paste(self) -> None:
        lines = clipboard.cells(QGuiApplication.clipboard().text())
        if lines:
            index = self.currentIndex()
            name = self.rows_model.columns[index.column()].name if index.isValid() else ""
            self.pasted.emit(lines, self.current, name)
