"""What a table file holds once read, and what a table to be written looks like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

Cell = str | int | float | bool | date | datetime | time | None
Kind = Literal["xlsx", "xls", "xlsb", "ods", "csv", "tsv", "html"]
Note = tuple[str, Mapping[str, Any]]
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as the file holds it: nothing parsed, nothing guessed.

    `rows` is a rectangle: every row has the same number of cells, an empty cell is None. ``rows[0][0]`` stands at row
    `first_row`, column `first_column` (both 1-based, so A1 is 1, 1). `merges` are (row, column, last row, last column),
    1-based and absolute, clipped to the rectangle; the value stands in the first cell. `hidden` sheets are read as well.
    `notes` are message keys with their facts (``sheets.formula_uncached``): what a person must know of this reading.
    `truncated` says that cells were left out; a note says which.
    """

    name: str
    rows: list[list[Cell]]
    first_row: int = 1
    first_column: int = 1
    truncated: bool = False
    hidden: bool = False
    date1904: bool = False
    notes: tuple[Note, ...] = ()
    merges: tuple[Merge, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """The A1 name of ``rows[row][column]`` (both counted from 0), for instance ``C17``."""
        return f"{column_letter(self.first_column - 1 + column)}{self.first_row + row}"


@dataclass(frozen=True, slots=True)
class Workbook:
    """A table file as read: its sheets in their order. `sha256` is of the very bytes that were read.

    `encoding` is that of a text file (``utf-8``, ``gb18030``, ``utf-16-le``, ``big5`` …), None for a workbook.
    """

    path: Path
    kind: Kind
    encoding: str | None
    sheets: list[Sheet]
    sha256: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column to be written. An ``id`` stays text whatever it looks like; a ``date`` column takes dates, or text where
    only the month is known. `width` is in characters; None measures the content.
    """

    header: str
    kind: Literal["text", "id", "date", "number"] = "text"
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be written: one sheet of a workbook, or a CSV file. Each row has one value per column."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str | int | float | date | None]]


def column_letter(index0: int) -> str:
    """The letter of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index = index0 + 1
    while index > 0:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column of an A1 letter counted from 0: A is 0, AA is 26. Letters only."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
