"""The careful reader of .xlsx: slower than the fast one, at home in files the fast one refuses, misreads or dies of.

Cells are kept sparse until their bounds are known, so a lone cell at XFD1048576 costs nothing (ECMA-376 part 1 §18.3.1).
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise

from lut_admin.papers.sheets import limits
from lut_admin.papers.sheets.ooxml import Plan, SheetPart, elements, local, parse
from lut_admin.papers.sheets.package import Package
from lut_admin.papers.sheets.serials import day_or_moment, from_serial, shows_date
from lut_admin.papers.sheets.shapes import Cell, Note, Sheet, column_index, column_letter

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,12})$")
_ROW_GAP, _COLUMN_GAP = 1_000, 50


class CarefulReader:
    """Reads the sheets of one package. Raises Refusal ``sheets.damaged`` where the XML is broken."""

    def __init__(self, package: Package, plan: Plan) -> None:
        self._package = package
        self._plan = plan
        self._strings = _strings(package.read(plan.strings), plan.strings) if plan.strings else []
        self._date_styles = _date_styles(package.read(plan.styles), plan.styles) if plan.styles else frozenset()

    def sheet(self, part: SheetPart) -> Sheet:
        """One sheet, cell by cell."""
        cells = _Cells(self._strings, self._date_styles, self._plan.date1904)
        parse(self._package.read(part.part), part.part, start=cells.start, end=cells.end, text=cells.text)
        return cells.sheet(part)


class _Cells:
    """Takes expat's events of one sheet and keeps what is in its cells."""

    def __init__(self, strings: list[str], date_styles: frozenset[int], date1904: bool) -> None:
        self._strings, self._date_styles, self._date1904 = strings, date_styles, date1904
        self._rows: dict[int, dict[int, Cell]] = {}
        self._row = self._column = -1
        self._attributes: dict[str, str] = {}
        self._value: list[str] = []
        self._text: list[str] = []
        self._reading: list[str] | None = None
        self._phonetic = 0
        self._formula = False
        self._merges: list[tuple[int, int, int, int]] = []
        self._far: list[str] = []
        self._told: dict[str, list[str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if name == "c":
            self._attributes, self._formula = attributes, False
            self._value, self._text = [], []
            self._place(attributes.get("r"))
        elif name == "v":
            self._reading = self._value
        elif name == "t" and not self._phonetic:
            self._reading = self._text
        elif name == "f":
            self._formula = True
        elif name == "row":
            row = attributes.get("r", "")
            self._row = int(row) - 1 if row.isascii() and row.isdigit() and 0 < len(row) < 13 else self._row + 1
            self._column = -1
        elif name == "rPh":
            self._phonetic += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name in ("v", "t"):
            self._reading = None
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "c":
            value = self._cell()
            if value is None:
                return
            if self._row >= limits.LAST_ROW or self._column >= limits.LAST_COLUMN:
                self._far.append(self._name())
            else:
                self._rows.setdefault(self._row, {})[self._column] = value

    def text(self, text: str) -> None:
        """Characters."""
        if self._reading is not None:
            self._reading.append(text)

    def _place(self, reference: str | None) -> None:
        match = _REFERENCE.match(reference) if reference else None
        if match and int(match[2]) > 0:
            self._row, self._column = int(match[2]) - 1, column_index(match[1])
        else:  # a cell without a sound reference stands after the one before it
            self._column += 1
            self._row = max(self._row, 0)

    def _name(self) -> str:
        return f"{column_letter(self._column)}{self._row + 1}"

    def _tell(self, code: str) -> None:
        self._told.setdefault(code, []).append(self._name())

    def _cell(self) -> Cell:
        kind = self._attributes.get("t", "n")
        if kind == "inlineStr":
            return _unescape("".join(self._text)) or None
        raw = "".join(self._value)
        if not raw.strip():
            if self._formula:
                self._tell("sheets.formula_uncached")
            return None
        if kind == "s":
            return self._shared(raw.strip())
        if kind == "e":
            self._tell("sheets.error_cells")
            return None
        if kind == "str":
            return _unescape(raw)
        if kind == "b":
            return raw.strip() in ("1", "true")
        if kind == "d":
            return _iso(raw.strip())
        return self._number(raw.strip())

    def _shared(self, raw: str) -> Cell:
        index = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else -1
        if not 0 <= index < len(self._strings):
            self._tell("sheets.broken_cells")
            return None
        return self._strings[index] or None

    def _number(self, raw: str) -> Cell:
        try:
            number = float(raw)
        except ValueError:
            return raw
        style = self._attributes.get("s", "")
        if style.isascii() and style.isdigit() and int(style[:9]) in self._date_styles:
            moment = from_serial(number, self._date1904)
            if moment is not None:
                return moment
            self._tell("sheets.date_out_of_range")
        return number

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        a, b = _REFERENCE.match(first), _REFERENCE.match(last or first)
        if a and b:
            self._merges.append((int(a[2]), column_index(a[1]) + 1, int(b[2]), column_index(b[1]) + 1))

    def sheet(self, part: SheetPart) -> Sheet:
        """The rectangle of what was kept, without lone cells far from the table."""
        self._drop_far()
        found = {"sheets.far_cells": self._far, **self._told} if self._far else self._told
        notes: tuple[Note, ...] = tuple((code, {"n": len(cells), "cell": cells[0]}) for code, cells in found.items())
        truncated = bool(self._far)
        if not self._rows:
            return Sheet(part.name, [], hidden=part.hidden, date1904=self._date1904, notes=notes, truncated=truncated)
        top, bottom = min(self._rows), max(self._rows)
        left = min(min(row) for row in self._rows.values())
        right = max(max(row) for row in self._rows.values())
        blank: dict[int, Cell] = {}
        columns = range(left, right + 1)
        rows: list[list[Cell]] = []
        for number in range(top, bottom + 1):
            get = self._rows.get(number, blank).get
            rows.append([get(column) for column in columns])
        merges = tuple(self._merges)
        return Sheet(part.name, rows, top + 1, left + 1, truncated, part.hidden, self._date1904, notes, merges)

    def _drop_far(self) -> None:
        if not self._rows:
            return
        used = sorted({column for row in self._rows.values() for column in row})
        area = (max(self._rows) - min(self._rows) + 1) * (used[-1] - used[0] + 1)
        if not limits.is_sparse(area, sum(map(len, self._rows.values()))):
            return
        last_column = _before_gap(used, _COLUMN_GAP)
        last_row = _before_gap(sorted(self._rows), _ROW_GAP)
        for number in list(self._rows):
            row = self._rows[number]
            keep = {column: value for column, value in row.items() if number <= last_row and column <= last_column}
            self._far += [f"{column_letter(column)}{number + 1}" for column in row if column not in keep]
            if keep:
                self._rows[number] = keep
            else:
                del self._rows[number]


def _before_gap(used: list[int], gap: int) -> int:
    """The last used place before the first gap: what comes after it is no part of the table."""
    return next((a for a, b in pairwise(used) if b - a > gap), used[-1])


def _iso(raw: str) -> Cell:
    try:
        return day_or_moment(datetime.fromisoformat(raw).replace(tzinfo=None))
    except ValueError:
        return raw


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _strings(content: bytes, part: str) -> list[str]:
    strings: list[str] = []
    pieces: list[str] = []
    depth = {"t": 0, "rPh": 0}

    def start(tag: str, _: dict[str, str]) -> None:
        name = local(tag)
        if name == "si":
            pieces.clear()
        elif name in depth:
            depth[name] += 1

    def end(tag: str) -> None:
        name = local(tag)
        if name == "si":
            strings.append(_unescape("".join(pieces)))
        elif name in depth:
            depth[name] -= 1

    def text(piece: str) -> None:
        if depth["t"] and not depth["rPh"]:
            pieces.append(piece)

    parse(content, part, start=start, end=end, text=text)
    return strings


def _date_styles(content: bytes, part: str) -> frozenset[int]:
    """The cell styles (by index) whose number format shows a date or a time."""
    formats: dict[str, str] = {}
    styles: list[int] = []
    inside = False
    index = 0
    for tag, attributes in elements(content, part):
        if tag == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag in ("cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            if shows_date(attributes.get("numFmtId", "0"), formats):
                styles.append(index)
            index += 1
    return frozenset(styles)
