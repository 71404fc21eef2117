"""Binary workbooks (.xlsb): which parts are their sheets, and what is in them before anyone tries to read it ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from lut_admin.papers.sheets import limits, ooxml
from lut_admin.papers.sheets.ooxml import Plan, Scan, SheetPart
from lut_admin.papers.sheets.package import Package
from lut_admin.papers.sheets.shapes import column_letter
from lut_admin.refusals import Refusal

BOOK = "xl/workbook.bin"
# Record types (§2.3.1): the head of a row, the cells (blank to rich text), errors among them, properties, a sheet's entry.
_ROW, _CELLS, _ERRORS, _PROPERTIES, _SHEET = 0, range(2, 12), (3, 11), 153, 156
_DATE1904 = 1


def plan(package: Package) -> Plan:
    """The plan of the workbook. Raises Refusal ``sheets.damaged`` or ``sheets.missing_part``."""
    relations = ooxml.relations(package, "xl/_rels/workbook.bin.rels", BOOK)
    sheets: list[SheetPart] = []
    date1904 = False
    book = package.raw(BOOK)
    for kind, start, end in _records(book, BOOK):
        if kind == _PROPERTIES and end - start >= 4:
            date1904 = bool(book[start] & _DATE1904)
        elif kind == _SHEET:
            state = int.from_bytes(book[start : start + 4], "little")
            link, at = _text(book, start + 8, end)
            name, _ = _text(book, at, end)
            part, what = relations.get(link, ("", ""))
            if what in ("chartsheet", "dialogsheet"):
                continue
            if part not in package:
                raise Refusal("sheets.missing_part", part=(part or name)[-80:])
            sheets.append(SheetPart(name, part, state != 0))
    others = {kind: part for part, kind in relations.values() if part in package}
    return Plan(tuple(sheets), others.get("sharedStrings"), others.get("styles"), date1904)


def scan(content: bytes, part: str) -> Scan:
    """Count and bound the cells of a sheet's part without reading them. Raises Refusal ``sheets.damaged``."""
    cells = row = errors = 0
    top = left = limits.LAST_ROW + limits.LAST_COLUMN
    bottom = right = -1
    first = ""
    number = struct.Struct("<I").unpack_from
    for kind, start, end in _records(content, part):
        if kind == _ROW and end - start >= 4:
            (row,) = number(content, start)
        elif kind in _CELLS and end - start >= 8:
            (column,) = number(content, start)
            cells += 1
            top, bottom = min(top, row), max(bottom, row)
            left, right = min(left, column), max(right, column)
            if kind in _ERRORS:
                errors += 1
                first = first or f"{column_letter(column)}{row + 1}"
    beyond = bottom >= limits.LAST_ROW or right >= limits.LAST_COLUMN
    area = (bottom - top + 1) * (right - left + 1) if cells else 0
    return Scan(cells, beyond or limits.is_sparse(area, cells), (0, ""), (errors, first))


def _records(content: bytes, part: str) -> Iterator[tuple[int, int, int]]:
    """Every record: its type, and where its body begins and ends (§2.1.4: seven bits a byte, the lowest first)."""
    position, length = 0, len(content)
    try:
        while position < length:
            kind = content[position]
            position += 1
            if kind & 0x80:
                kind = kind & 0x7F | (content[position] & 0x7F) << 7
                position += 1
            size = shift = 0
            while True:
                byte = content[position]
                position += 1
                size |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80 or shift == 28:
                    break
            if position + size > length:
                raise Refusal("sheets.damaged", place=part[-80:])
            yield kind, position, position + size
            position += size
    except IndexError as error:
        raise Refusal("sheets.damaged", place=part[-80:]) from error


def _text(content: bytes, start: int, end: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends; no text where there is none."""
    units = int.from_bytes(content[start : start + 4], "little")
    if start + 4 > end or units == 0xFFFFFFFF:
        return "", start + 4
    stop = min(start + 4 + 2 * units, end)
    return content[start + 4 : stop].decode("utf-16-le", "replace"), stop
