"""Tables to .xlsx and .csv: ids stay text, dates are dates, and nothing a person typed becomes a formula."""

from __future__ import annotations

import csv
import io
import math
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

from lut_admin.papers.sheets import limits
from lut_admin.papers.sheets.shapes import Column, Table, column_letter
from lut_admin.refusals import Progress, Refusal, unwatched

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n?")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile("'*[=+\\-@\t\r]")
_ISO = "yyyy-mm-dd"
_MEASURED, _NARROWEST, _WIDEST = 200, 6.0, 40.0
_STEP = 500
_FIRST_DAY = date(1900, 3, 1)  # before it the day numbers of spreadsheet programs disagree

Value = str | int | float | date | None


def cleaned(text: str) -> str:
    """What of a text a table can hold: control characters, lone surrogates and non-characters go, line ends become \\n."""
    return _FORBIDDEN.sub("", _NEWLINES.sub("\n", text))


def guarded(text: str) -> str:
    """The text for a CSV cell: an apostrophe before what a spreadsheet program would run as a formula (= + - @ TAB CR)."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text of a CSV cell without the apostrophe that `guarded` put before it; any other apostrophe stays."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def write_xlsx(path: Path | str, sheets: Sequence[Table], progress: Progress = unwatched) -> None:
    """Write each table as a sheet: bold frozen header with filters, ids in text format, dates as dates (ISO).

    A text is always a text, never a formula. What `read` gives back is `cleaned`. The file appears whole or not at all. Raises
    Refusal ``sheets.locked`` (open elsewhere), ``sheets.cannot_write`` or ``sheets.value_too_long``.
    """

    def write(stream: IO[bytes]) -> None:
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        taken: set[str] = set()
        for table in sheets:
            _write_sheet(book.create_sheet(_sheet_name(table.name, taken)), table, progress)
        book.save(stream)

    _replace(Path(path), write)


def write_csv(path: Path | str, table: Table, encoding: str = "utf-8-sig", progress: Progress = unwatched) -> None:
    """Write a table as comma-separated text, with the byte-order mark by which Excel knows UTF-8.

    Texts are `cleaned` and `guarded`. Raises Refusal ``sheets.locked`` or ``sheets.cannot_write``.
    """

    def write(stream: IO[bytes]) -> None:
        text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        writer = csv.writer(text)
        writer.writerow([guarded(cleaned(column.header)) for column in table.columns])
        for row in _counted(table.rows, progress):
            writer.writerow([_plain(value) for value in row])
        text.flush()
        text.detach()

    _replace(Path(path), write)


def _plain(value: Value) -> str | int | float:
    if isinstance(value, str):
        return guarded(cleaned(value))
    return "" if value is None else value.isoformat() if isinstance(value, date) else value


def _write_sheet(sheet: Any, table: Table, progress: Progress) -> None:
    rows = iter(_counted(table.rows, progress))
    measured = list(islice(rows, _MEASURED))
    for index, column in enumerate(table.columns):
        letter = column_letter(index)
        sheet.column_dimensions[letter].width = column.width or _width(column, [row[index] for row in measured])
        if column.kind == "id":  # what is typed below the list later stays text as well
            sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "A2"
    writers = [_CellWriter(sheet, column) for column in table.columns]
    sheet.append(list(_header(sheet, table.columns)))
    n = 1
    for row in chain(measured, rows):
        sheet.append([writer.cell(value) for writer, value in zip(writers, row, strict=True)])
        n += 1
    if table.columns:
        sheet.auto_filter.ref = f"A1:{column_letter(len(table.columns) - 1)}{n}"


def _header(sheet: Any, columns: Sequence[Column]) -> Iterator[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    font, fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F1")
    alignment = Alignment(vertical="center", wrap_text=True)
    for column in columns:
        cell = WriteOnlyCell(sheet, None)
        cell.font, cell.fill, cell.alignment = font, fill, alignment
        _set_text(cell, cleaned(column.header))
        yield cell


class _CellWriter:
    """Writes the cells of one column; the cell objects are kept, since a row is written as soon as it is given."""

    def __init__(self, sheet: Any, column: Column) -> None:
        from openpyxl.cell import WriteOnlyCell

        def made(number_format: str, *, quoted: bool = False) -> Any:
            cell = WriteOnlyCell(sheet, None)
            cell.number_format = number_format
            if quoted:
                cell.quotePrefix = True
            return cell

        shown = "@" if column.kind == "id" else "General"
        self._kind, self._header = column.kind, column.header
        self._text, self._guarded = made(shown), made(shown, quoted=True)
        self._date, self._number = made(_ISO), made("General")

    def cell(self, value: Value) -> Any:
        """The cell of a value, None where it is empty."""
        if value is None or value == "":
            return None
        if isinstance(value, date):
            if value < _FIRST_DAY:
                return self._as_text(value.isoformat())
            self._date.value = value
            return self._date
        if not isinstance(value, str):
            # past fifteen digits a number in a workbook loses its last ones
            if self._kind == "id" or not math.isfinite(value) or abs(value) >= 1e15:
                return self._as_text(str(value))
            self._number.value = value
            return self._number
        return self._as_text(cleaned(value))

    def _as_text(self, text: str) -> Any:
        if not text:
            return None
        if len(text) > limits.CELL_CHARACTERS:
            raise Refusal("sheets.value_too_long", column=self._header, n=len(text), most=limits.CELL_CHARACTERS)
        cell = self._guarded if _FORMULA.match(text) else self._text
        _set_text(cell, text)
        return cell


def _set_text(cell: Any, text: str) -> None:
    # "_x0041_" in a workbook means the letter A: its underscore is written as an escape of its own (ECMA-376 §22.4.2.4)
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"


def _width(column: Column, values: Sequence[Value]) -> float:
    """Characters across, a Chinese one counting two."""
    longest = max((_across(str(value)) for value in values if value is not None), default=0)
    return min(max(longest, _across(column.header) + 3, _NARROWEST) + 2, _WIDEST)


def _across(text: str) -> int:
    return max((sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in text.split("\n")), default=0)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A legal name (no []:*?/\\, no outer apostrophe, at most 31 UTF-16 units, not History), used once."""
    base = re.sub(r"[\[\]:*?/\\]", " ", cleaned(name).replace("\n", " ").replace("\t", " ")).strip(" '") or "Sheet"
    base = "History_" if base.casefold() == "history" else base
    n = 1
    while True:
        tail = f" {n}" if n > 1 else ""
        head = base.encode("utf-16-le")[: (31 - len(tail)) * 2].decode("utf-16-le", "ignore").strip(" '")
        if (head + tail).casefold() not in taken:
            taken.add((head + tail).casefold())
            return head + tail
        n += 1


def _counted(rows: Iterable[Sequence[Value]], progress: Progress) -> Iterator[Sequence[Value]]:
    total = len(rows) if isinstance(rows, Sequence) else 0
    for done, row in enumerate(rows):
        if done % _STEP == 0:
            progress(done, max(total, done))
        yield row


def _replace(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write beside the file and put the new one in its place, so that no half file is ever seen."""
    partial: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        partial = Path(name)
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, path)
        partial = None
    except PermissionError as error:
        raise Refusal("sheets.locked" if path.exists() else "sheets.cannot_write", file=path.name) from error
    except OSError as error:
        raise Refusal("sheets.cannot_write", file=path.name) from error
    finally:
        if partial is not None:
            with suppress(OSError):
                partial.unlink()
