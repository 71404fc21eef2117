"""The inside of an .xlsx that we write: openpyxl makes the workbook and its styles, the rows are streamed into it.

Row by row through openpyxl a large list takes ten times as long, and lies unencrypted in a temporary file meanwhile.
"""

from __future__ import annotations

import io
import math
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any
from xml.sax.saxutils import escape

from lut_admin.papers.sheets import limits
from lut_admin.papers.sheets.cell_text import Value, cleaned, runs
from lut_admin.papers.sheets.shapes import Column, Table, column_letter
from lut_admin.refusals import Progress, Refusal

_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MEASURED, _NARROWEST, _WIDEST = 200, 6.0, 40.0
_STEP = 500
_DAY_ZERO = date(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)  # before it the day numbers of spreadsheet programs disagree


@dataclass(frozen=True, slots=True)
class _Styles:
    """Numbers of the cell styles in the workbook."""

    header: int
    text: int
    guarded: int
    id: int
    guarded_id: int
    day: int


def write_workbook(stream: IO[bytes], tables: Sequence[Table], progress: Progress) -> None:
    """Write the tables as a workbook. Raises Refusal ``sheets.value_too_long``."""
    rows = [list(table.rows) for table in tables]
    frame, styles = _frame(tables, rows)
    total, done = sum(map(len, rows)), 0
    with zipfile.ZipFile(frame) as empty, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {f"xl/worksheets/sheet{n}.xml": n - 1 for n in range(1, len(tables) + 1)}
        for entry in empty.infolist():
            content = empty.read(entry)
            if entry.filename not in parts:
                archive.writestr(entry.filename, content)
                continue
            index = parts[entry.filename]
            table = tables[index]
            dimension = f'<dimension ref="{_area(table, len(rows[index]))}"'.encode()
            head, tail = _NO_ROWS.split(_DIMENSION.sub(dimension, content), maxsplit=1)
            with archive.open(entry.filename, "w") as part:
                part.write(head + b"<sheetData>")
                part.write(_header(table.columns, styles))
                for start in range(0, len(rows[index]), _STEP):
                    progress(done + start, total)
                    part.write(_rows(table.columns, rows[index][start : start + _STEP], start + 2, styles))
                part.write(b"</sheetData>" + tail)
            done += len(rows[index])
    progress(total, total)


def _frame(tables: Sequence[Table], rows: Sequence[Sequence[Sequence[Value]]]) -> tuple[io.BytesIO, _Styles]:
    """The workbook without its rows."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    scratch: Any = book.active

    def style(place: str, number_format: str, *, quoted: bool = False) -> int:
        scratch[place].number_format, scratch[place].quotePrefix = number_format, quoted
        return int(scratch[place].style_id)

    scratch["A1"].font, scratch["A1"].fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F1")
    scratch["A1"].alignment = Alignment(vertical="center", wrap_text=True)
    styles = _Styles(
        header=style("A1", "@"),
        text=style("B1", "General"),
        guarded=style("C1", "General", quoted=True),
        id=style("D1", "@"),
        guarded_id=style("E1", "@", quoted=True),
        day=style("F1", "yyyy-mm-dd"),
    )
    taken: set[str] = set()
    for table, content in zip(tables, rows, strict=True):
        sheet = book.create_sheet(_sheet_name(table.name, taken))
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = _area(table, len(content))
        for index, column in enumerate(table.columns):
            dimension = sheet.column_dimensions[column_letter(index)]
            dimension.width = column.width or _width(column, [row[index] for row in content[:_MEASURED]])
            if column.kind == "id":  # what is typed below the list later stays text as well
                dimension.number_format = "@"
    book.remove(scratch)
    frame = io.BytesIO()
    book.save(frame)
    return frame, styles


def _area(table: Table, rows: int) -> str:
    return f"A1:{column_letter(max(len(table.columns), 1) - 1)}{rows + 1}"


def _header(columns: Sequence[Column], styles: _Styles) -> bytes:
    cells = (_text(f"{column_letter(i)}1", cleaned(column.header), styles.header) for i, column in enumerate(columns))
    return f'<row r="1">{"".join(cells)}</row>'.encode()


def _rows(columns: Sequence[Column], rows: Sequence[Sequence[Value]], first: int, styles: _Styles) -> bytes:
    places = [(column_letter(index), column) for index, column in enumerate(columns)]
    written: list[str] = []
    for number, row in enumerate(rows, first):
        written.append(f'<row r="{number}">')
        for (letter, column), value in zip(places, row, strict=True):
            if value is not None and value != "":
                written.append(_cell(f"{letter}{number}", column, value, styles))
        written.append("</row>")
    return "".join(written).encode()


def _cell(place: str, column: Column, value: str | float | date, styles: _Styles) -> str:
    if isinstance(value, date):
        if isinstance(value, datetime) or value < _FIRST_DAY:
            value = value.isoformat()
        else:
            return f'<c r="{place}" s="{styles.day}"><v>{(value - _DAY_ZERO).days}</v></c>'
    if not isinstance(value, str):
        # past fifteen digits a number in a workbook loses its last ones
        if column.kind != "id" and math.isfinite(value) and abs(value) < 1e15:
            return f'<c r="{place}"><v>{value!r}</v></c>'
        value = str(value)
    text = cleaned(value)
    if len(text) > limits.CELL_CHARACTERS:
        raise Refusal("sheets.value_too_long", column=column.header, n=len(text), most=limits.CELL_CHARACTERS)
    if column.kind == "id":
        return _text(place, text, styles.guarded_id if runs(text) else styles.id)
    return _text(place, text, styles.guarded if runs(text) else styles.text)


def _text(place: str, text: str, style: int) -> str:
    if not text:
        return ""
    # "_x0041_" in a workbook means the letter A: its underscore is written as an escape of its own (ECMA-376 §22.4.2.4)
    text = escape(_LOOKS_ESCAPED.sub("_x005F_", text))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


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
