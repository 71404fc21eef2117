"""A list as pages show it: chips and a search field above the table, or what the list is for while it is empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.desk.forms import search_line
from lut_admin.desk.pieces import Card, EmptyState, row
from lut_admin.desk.pieces.chips import Chips, ChipSpec
from lut_admin.desk.tables.table import Table

Row = TypeVar("Row")
SEARCH_WIDTH = 240


class Listing(Card, Generic[Row]):
    """Puts together a table, its search field and chips, and its empty state.

    `search` and `chips` are what the two are called, `clear` what takes away what is typed; `nothing` is shown while there are
    no rows at all; `bar` is the row above the table.
    """

    def __init__(self, table: Table[Row], search: str, chips: str, nothing: EmptyState, clear: str) -> None:
        super().__init__()
        self.table, self.model, self.nothing = table, table.rows_model, nothing
        self.search = search_line(search, clear)
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.chips = Chips(chips)
        self.bar = row()
        self.bar.addWidget(self.chips, 1)
        self.bar.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self.bar)
        self._views = QStackedWidget()
        self._views.addWidget(table)
        self._views.addWidget(nothing)
        self.body.addWidget(self._views, 1)
        self._offered: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        self._wanted = ""
        self.search.textChanged.connect(self.model.search)
        self.search.left.connect(self.table.setFocus)
        self.chips.chosen.connect(self.model.filter)

    @property
    def home(self) -> str:
        """The mark of the first chip: that of every row."""
        return ""

    @property
    def filled(self) -> bool:
        """Whether there are rows at all, shown or not."""
        return bool(self.model.rows.rows)

    def put(self, rows: Sequence[Row], all_of_them: str, chips: Iterable[tuple[str, str]]) -> None:
        """Show these rows; `chips` are (mark, words), shown with their counts where there are any."""
        self.model.put(rows)
        self._offered = (all_of_them, tuple(chips))
        self.filter(self._wanted or self.model.rows.mark)

    def filter(self, mark: str) -> None:
        """Show the rows of one chip, or those of the first where it has none left."""
        self._wanted = "" if self.filled else mark  # asked for before the rows are there: kept until they come
        counts = self.model.rows.counts
        self.model.filter(mark if mark and counts.get(mark) else self.home)
        all_of_them, offered = self._offered
        shown = [ChipSpec(self.home, all_of_them, counts.get(self.home, 0))]
        shown += [ChipSpec(name, words, counts[name]) for name, words in offered if counts.get(name)]
        self.chips.put(shown, self.model.rows.mark)
        self._lead()
        self._views.setCurrentWidget(self.table if self.filled else self.nothing)
        for tool in (self.search, self.chips):
            tool.setVisible(self.filled)

    def _lead(self) -> None:
        """Tab goes from the chips to the search and the table: as one reads, though chips are made last and each time anew."""
        before: QWidget = self
        for one in (*self.chips.stops, self.search, self.table):
            QWidget.setTabOrder(before, one)
            before = one
