"""Rows in memory: searched as one types, filtered and sorted at once, 100,000 of them (no Qt in here).

Every row has a key: its searchable text as `names.search_key` or `names.query` writes it, made once. A query's words must all
be in it. The index list holds which rows are shown, in which order; typing on narrows the last answer instead of starting again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from lut_admin.convention import names

Row = TypeVar("Row")
ALL = ""


class Rows(Generic[Row]):
    """Rows with their keys, and what of them is shown.

    `identify` gives a row's lasting identity (a record id), `key` its searchable text, `marks` the names of the
    chips it belongs to.
    """

    def __init__(
        self,
        identify: Callable[[Row], Hashable],
        key: Callable[[Row], str],
        marks: Callable[[Row], Iterable[str]] | None = None,
    ) -> None:
        self._identify, self._key, self._marks = identify, key, marks
        self.rows: list[Row] = []
        self.shown: list[int] = []
        self.counts: dict[str, int] = {}
        self._keys: list[str] = []
        self._places: dict[Hashable, int] = {}
        self._of_mark: dict[str, bytearray] = {}
        self._orders: dict[Hashable, list[int]] = {}
        self._order: list[int] = []
        self._base: list[int] = []
        self._sort_name: Hashable | None = None
        self._sort_key: Callable[[Row], Any] | None = None
        self._descending = False
        self._words: tuple[str, ...] = ()
        self._mark = ALL

    # --- filling ---

    def put(self, rows: Sequence[Row]) -> None:
        """Show these rows instead; query, chip and sorting stay."""
        self.rows = list(rows)
        self._keys = [self._key(row) for row in self.rows]
        self._places = {self._identify(row): place for place, row in enumerate(self.rows)}
        self._orders = {}
        self._count()
        self._arrange()
        self._narrow(from_all=True)

    def replace(self, row: Row) -> int | None:
        """Put a changed row in the place of the old one with its identity; its place, or None where there is none."""
        place = self._places.get(self._identify(row))
        if place is None:
            return None
        self._unmark(place)
        self.rows[place] = row
        self._keys[place] = self._key(row)
        self._mark_row(place)
        # Where the row belongs now shows with the next sort or search: a row must not jump away under the hand.
        self._orders = {}
        return place

    # --- asking ---

    def search(self, query: str) -> None:
        """Show the rows whose key holds every word of the query."""
        words = tuple(names.query(query).split())
        narrower = bool(self._words) and len(words) >= len(self._words) and all(
            any(old in new for new in words) for old in self._words
        )
        self._words = words
        self._narrow(from_all=not narrower)

    def filter(self, mark: str) -> None:
        """Show only the rows of one chip; `ALL` for every row."""
        self._mark = mark
        self._choose()
        self._narrow(from_all=True)

    def sort(self, name: Hashable | None, key: Callable[[Row], Any] | None, descending: bool = False) -> None:
        """Order by a key, equal ones as they came; `name` is what the order is remembered by, None for as they came."""
        self._sort_name, self._sort_key, self._descending = name, key, descending
        self._arrange()
        self._narrow(from_all=True)

    @property
    def mark(self) -> str:
        """The chip that holds."""
        return self._mark

    def at(self, index: int) -> Row:
        """The row shown at an index."""
        return self.rows[self.shown[index]]

    def identity(self, index: int) -> Hashable:
        """The identity of the row shown at an index."""
        return self._identify(self.rows[self.shown[index]])

    def index_of(self, identity: Hashable) -> int | None:
        """Where a row is shown; None when it is not."""
        place = self._places.get(identity)
        if place is None:
            return None
        try:
            return self.shown.index(place)
        except ValueError:
            return None

    def find(self, identity: Hashable) -> Row | None:
        """A row, shown or not."""
        place = self._places.get(identity)
        return None if place is None else self.rows[place]

    # --- how ---

    def _count(self) -> None:
        self._of_mark = {}
        self.counts = {ALL: len(self.rows)}
        if self._marks is not None:
            for place in range(len(self.rows)):
                self._mark_row(place)

    def _mark_row(self, place: int) -> None:
        for mark in self._marks(self.rows[place]) if self._marks is not None else ():
            flags = self._of_mark.get(mark)
            if flags is None:
                flags = self._of_mark[mark] = bytearray(len(self.rows))
            if not flags[place]:
                flags[place] = 1
                self.counts[mark] = self.counts.get(mark, 0) + 1

    def _unmark(self, place: int) -> None:
        for mark, flags in self._of_mark.items():
            if flags[place]:
                flags[place] = 0
                self.counts[mark] -= 1

    def _arrange(self) -> None:
        """The order of all rows; made once per column, so that turning a column round costs nothing."""
        if self._sort_key is None:
            self._order = list(range(len(self.rows)))
        else:
            kept = self._orders.get(self._sort_name)
            if kept is None:
                keys = [self._sort_key(row) for row in self.rows]
                kept = self._orders[self._sort_name] = sorted(range(len(self.rows)), key=keys.__getitem__)
            self._order = kept[::-1] if self._descending else kept
        self._choose()

    def _choose(self) -> None:
        """The rows of the chip that holds, in order: what a search starts from."""
        if self._mark == ALL:
            self._base = self._order
            return
        flags = self._of_mark.get(self._mark)
        self._base = [place for place in self._order if flags[place]] if flags is not None else []

    def _narrow(self, *, from_all: bool) -> None:
        found = self._base if from_all else self.shown
        keys = self._keys
        for word in self._words:
            found = [place for place in found if word in keys[place]]
        self.shown = found
