"""Rows in memory: searched as one types, filtered and sorted at once, 100,000 of them (no Qt in here).

Every row has a key: its searchable text as `names.search_key` or `names.query` writes it, made once. A query's words must all
be in it. The index list holds which rows are shown, in which order; typing on narrows the last answer instead of starting again.
A search among very many rows may be made in slices, the first of them a screenful, so that no keystroke waits for the last row.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from lut_admin.convention import names

Row = TypeVar("Row")
ALL = ""
SLICE = 1000
"""How many rows a search looks at before it lets others have their turn."""


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
        self._orders: dict[Hashable, tuple[Callable[[Row], Any], list[int]]] = {}
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
        before, self.rows[place] = self.rows[place], row
        self._keys[place] = self._key(row)
        self._mark_row(place)
        # Where the row belongs now shows with the next sort or search: a row must not jump away under the hand.
        self._orders = {name: (key, order) for name, (key, order) in self._orders.items() if key(before) == key(row)}
        return place

    def warm(self, orders: Iterable[tuple[Hashable, Callable[[Row], Any]]]) -> None:
        """Work out orders (name and key, as for `sort`) before somebody waits for them."""
        for name, key in orders:
            self._ordered(name, key)

    def like(self, other: Rows[Row]) -> None:
        """Show of these rows what `other` shows of its own: its query, chip and order."""
        self._words, self._mark = other._words, other._mark
        self._sort_name, self._sort_key, self._descending = other._sort_name, other._sort_key, other._descending
        self._arrange()
        self._narrow(from_all=True)

    # --- asking ---

    def search(self, query: str) -> None:
        """Show the rows whose key holds every word of the query."""
        self._narrow(from_all=not self._take(query))

    def search_in_slices(self, query: str) -> Iterator[list[int]]:
        """`search`, a slice at a time: what each slice finds, which the caller adds to `shown`, empty at first."""
        source = self.shown if self._take(query) else self._base
        self.shown = []
        keys, words = self._keys, self._words
        for start in range(0, len(source), SLICE):
            found = source[start : start + SLICE]
            for word in words:
                found = [place for place in found if word in keys[place]]
            yield found

    def _take(self, query: str) -> bool:
        """Take up a query; whether it only narrows the one before."""
        words, before = tuple(names.query(query).split()), self._words
        self._words = words
        return bool(before) and len(words) >= len(before) and all(any(old in new for new in words) for old in before)

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
            kept = self._ordered(self._sort_name, self._sort_key)
            self._order = kept[::-1] if self._descending else kept
        self._choose()

    def _ordered(self, name: Hashable, key: Callable[[Row], Any]) -> list[int]:
        if name not in self._orders:
            keys = [key(row) for row in self.rows]
            self._orders[name] = key, sorted(range(len(self.rows)), key=keys.__getitem__)
        return self._orders[name][1]

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
