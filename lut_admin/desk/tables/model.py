"""The model under the one table of the house: columns over rows in memory.

No QSortFilterProxyModel: with 100,000 rows it takes a second a keystroke and half a minute to sort.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from lut_admin.desk.pieces import Tone
from lut_admin.desk.tables.delegates import CHOICES, SECOND, TONE
from lut_admin.desk.tables.rows import Rows

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
# Sorts after every text: a tuple (empty, text) would take three times as long.
LAST = "\U0010ffff"
# From so many rows on a search comes in slices: a screenful at once, the rest while one types on.
SLICED_FROM, SCREENFUL, TURN = 10_000, 60, 0.002
PAINTING = 5  # milliseconds: the first slice is painted before the next turn
SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
EDITABLE = SEEN | Qt.ItemFlag.ItemIsEditable


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it shows, how it is painted, how it sorts, whether it may be edited.

    `kind` is ``text``, ``muted``, ``number`` (right-aligned), ``name`` (`text` plain, `second` muted after it) or ``pill``
    (`tone` colours it). `sort` defaults to the text; empty texts come last. `choices` gives (value, words) pairs: the cell
    then edits with a list, and the value is what is handed over. `raw` is what an editor starts from, by default the text.
    """

    name: str
    title: str
    text: Callable[[Row], str]
    kind: str = "text"
    width: int = 140
    second: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone] | None = None
    sort: Callable[[Row], Any] | None = None
    editable: bool = False
    choices: Sequence[tuple[str, str]] = ()
    raw: Callable[[Row], str] | None = None
    hidden: bool = False

    def sort_key(self) -> Callable[[Row], Any]:
        """The key rows are ordered by."""
        if self.sort is not None:
            return self.sort
        shown = self.text
        return lambda row: shown(row).casefold() or LAST

    def copied(self, row: Row) -> str:
        """What goes to the clipboard."""
        words = self.text(row)
        other = self.second(row) if self.second is not None else ""
        return f"{words} {other}".strip() if other else words


class TableModel(QAbstractTableModel, Generic[Row]):
    """The model: `rows` holds what is shown; this tells the view of it."""

    edited = Signal(object, str, str)  # the row, the column's name, the new text
    searched = Signal()  # a search that came in slices has reached the last row

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identify: Callable[[Row], Hashable],
        key: Callable[[Row], str],
        marks: Callable[[Row], Iterable[str]] | None = None,
    ) -> None:
        super().__init__()
        self.columns = list(columns)
        self.rows: Rows[Row] = Rows(identify, key, marks)
        self._pending: dict[tuple[Hashable, str], str] = {}
        self.identify, self._key, self._marks = identify, key, marks
        self._slices: Iterator[list[int]] | None = None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)

    # --- what the page calls ---

    def put(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.finish()
        self.beginResetModel()
        self._pending = {}
        self.rows.put(rows)
        self.endResetModel()

    def prepared(
        self, rows: Sequence[Row], warm: Iterable[str] = (), marks: Callable[[Row], Iterable[str]] | None = None
    ) -> Rows[Row]:
        """Rows made ready in the worker, the orders of the columns `warm` too; `take` shows them."""
        made: Rows[Row] = Rows(self.identify, self._key, marks or self._marks)
        made.put(rows)
        wanted = set(warm)
        made.warm((column.name, column.sort_key()) for column in self.columns if column.name in wanted)
        return made

    def take(self, rows: Rows[Row]) -> None:
        """Show prepared rows instead; query, chip and sorting stay."""
        self.finish()
        self.beginResetModel()
        self._pending = {}
        rows.like(self.rows)
        self.rows = rows
        self.endResetModel()

    @property
    def searching(self) -> bool:
        """Whether a search has not reached the last row yet."""
        return self._slices is not None

    def finish(self) -> None:
        """Let a search that comes in slices reach its end now."""
        while self._slices is not None:
            self._go_on()

    def replace(self, row: Row) -> None:
        """Show a changed row where it stands."""
        for column in self.columns:
            self._pending.pop((self.identify(row), column.name), None)
        if self.rows.replace(row) is not None:
            self._tell_of(row)

    def search(self, query: str) -> None:
        """Show the rows that hold every word of the query; of very many rows the first at once, the rest in turns."""
        if len(self.rows.rows) < SLICED_FROM:
            self._change(lambda: self.rows.search(query))
            return
        if self._slices is not None:  # what was not looked at yet cannot be narrowed
            self._slices = None
            self.rows.search("")
        self.beginResetModel()
        self._slices = self.rows.search_in_slices(query)
        self.rows.shown = self._next_turn()
        self.endResetModel()
        if self.searching:
            self._turn.start(PAINTING)
        else:
            self.searched.emit()

    def _next_turn(self) -> list[int]:
        """What the next slices find, for as long as a turn lasts; a screenful ends it too."""
        found: list[int] = []
        until = time.perf_counter() + TURN
        while self._slices is not None and len(found) < SCREENFUL and time.perf_counter() < until:
            part = next(self._slices, None)
            if part is None:
                self._slices = None
            else:
                found += part
        return found

    def _go_on(self) -> None:
        found: list[int] = []
        until = time.perf_counter() + TURN
        while self._slices is not None and time.perf_counter() < until:
            found += self._next_turn()
        if found:
            shown = self.rows.shown
            self.beginInsertRows(QModelIndex(), len(shown), len(shown) + len(found) - 1)
            shown += found
            self.endInsertRows()
        if self._slices is None:
            self._turn.stop()
            self.searched.emit()
        elif self._turn.interval():
            self._turn.setInterval(0)

    def filter(self, mark: str) -> None:
        """Show the rows of one chip."""
        self._change(lambda: self.rows.filter(mark))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """As in Qt; -1 for as they came."""
        if 0 <= column < len(self.columns):
            chosen = self.columns[column]
            self._change(
                lambda: self.rows.sort(chosen.name, chosen.sort_key(), order == Qt.SortOrder.DescendingOrder)
            )
        else:
            self._change(lambda: self.rows.sort(None, None))

    def keep(self, row: Row, name: str, typed: str) -> None:
        """What was typed in a cell and refused stands there until it is typed otherwise or let go of."""
        self._pending[self.identify(row), name] = typed
        self._tell_of(row)

    def forget(self, row: Row, name: str) -> None:
        """Show what is stored in one cell again."""
        if self._pending.pop((self.identify(row), name), None) is not None:
            self._tell_of(row)

    def _tell_of(self, row: Row) -> None:
        place = self.rows.index_of(self.identify(row))
        if place is not None:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def forget_edits(self) -> None:
        """Show what is stored again, after an edit was refused."""
        self._pending = {}
        if self.rows.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows.shown) - 1, len(self.columns) - 1))

    def _change(self, change: Callable[[], None]) -> None:
        self.finish()
        self.beginResetModel()
        change()
        self.endResetModel()

    # --- what the view asks ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """As in Qt."""
        return 0 if parent.isValid() else len(self.rows.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """As in Qt."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As in Qt."""
        column = self.columns[index.column()]
        row = self.rows.at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            typed = self._pending.get((self.identify(row), column.name)) if self._pending else None
            return _raw(column, row) if typed is None else typed
        if role == SECOND:
            return column.second(row) if column.second is not None else ""
        if role == TONE:
            return column.tone(row) if column.tone is not None else ""
        if role == CHOICES:
            return column.choices
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.copied(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.copied(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind == "number":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _shown(self, row: Row, column: Column[Row]) -> str:
        if self._pending:
            pending = self._pending.get((self.identify(row), column.name))
            if pending is not None:
                return dict(column.choices).get(pending, pending)
        return column.text(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As in Qt."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if self.columns[section].kind == "number" else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """As in Qt."""
        return EDITABLE if index.isValid() and self.columns[index.column()].editable else SEEN

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """An edit: shown at once, and handed to the page, which does the act and replaces the row."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        column, row = self.columns[index.column()], self.rows.at(index.row())
        if str(value) == _raw(column, row):
            self.forget(row, column.name)
            return False
        self._pending[self.identify(row), column.name] = str(value)
        self.dataChanged.emit(index, index)
        self.edited.emit(row, column.name, str(value))
        return True


def _raw(column: Column[Row], row: Row) -> str:
    """What an editor starts from."""
    return column.raw(row) if column.raw is not None else column.text(row)
