"""Binary workbooks (.xlsb) made by hand for the tests, by the record layouts of [MS-XLSB] §2.1.4, §2.4 and §2.5."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.papers.sheet_files import OFFICE, zipped

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# The cell formats of `STYLES`, by index: plain, a day (number format 14), a day of the file's own.
PLAIN, DAY, OWN_DAY = 0, 1, 2


@dataclass(frozen=True)
class Styled:
    """A number in one of the cell formats."""

    number: float
    style: int


@dataclass(frozen=True)
class Shared:
    """A text that stands in the table of shared strings."""

    index: int


@dataclass(frozen=True)
class Failed:
    """An error value: 42 is #N/A."""

    code: int = 42


Value = str | float | bool | Styled | Shared | Failed
Cells = Mapping[tuple[int, int], Value]


def record(kind: int, body: bytes = b"") -> bytes:
    """One record: its type in one or two bytes, its length in up to four, seven bits in each (§2.1.4)."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(body)
    while left > 0x7F:
        size, left = size + bytes([left & 0x7F | 0x80]), left >> 7
    return head + size + bytes([left]) + body


def wide(text: str) -> bytes:
    """A text with its length in UTF-16 units before it (XLWideString)."""
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def cell(column: int, value: Value) -> bytes:
    """One cell (BrtCellBool 4, BrtCellReal 5, BrtCellSt 6, BrtCellIsst 7, BrtCellError 3)."""
    place = struct.pack("<II", column, value.style if isinstance(value, Styled) else PLAIN)
    match value:
        case bool():
            return record(4, place + bytes([value]))
        case str():
            return record(6, place + wide(value))
        case Shared(index):
            return record(7, place + struct.pack("<I", index))
        case Failed(code):
            return record(3, place + bytes([code]))
        case Styled(number, _) | (int() | float() as number):
            return record(5, place + struct.pack("<d", number))


def row(number: int, cells: Mapping[int, Value]) -> bytes:
    """A row's head (BrtRowHdr 0) and its cells."""
    head = struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)
    return record(0, head) + b"".join(cell(column, cells[column]) for column in sorted(cells))


def sheet(cells: Cells) -> bytes:
    """A worksheet part (BrtBeginSheet 129, BrtWsDim 148, BrtBeginSheetData 145 …)."""
    rows: dict[int, dict[int, Value]] = {}
    for (at, column), value in cells.items():
        rows.setdefault(at, {})[column] = value
    bounds = (min(rows), max(rows), min(c for _, c in cells), max(c for _, c in cells)) if cells else (0, 0, 0, 0)
    data = b"".join(row(at, rows[at]) for at in sorted(rows))
    return record(129) + record(148, struct.pack("<4I", *bounds)) + record(145) + data + record(146) + record(130)


def styles() -> bytes:
    """The three cell formats (BrtFmt 44, BrtXF 47)."""
    own = record(615, struct.pack("<I", 1)) + record(44, struct.pack("<H", 170) + wide('yyyy"年"m"月"d"日"')) + record(616)
    formats = b"".join(record(47, struct.pack("<8H", 0, number, 0, 0, 0, 0, 0, 0)) for number in (0, 14, 170))
    return record(278) + own + record(617, struct.pack("<I", 3)) + formats + record(618) + record(279)


def strings(texts: Sequence[str]) -> bytes:
    """The table of shared strings (BrtBeginSst 159, BrtSSTItem 19)."""
    items = b"".join(record(19, b"\x00" + wide(text)) for text in texts)
    return record(159, struct.pack("<II", len(texts), len(texts))) + items + record(160)


def xlsb_parts(sheets: Mapping[str, bytes], shared: Sequence[str] = (), hidden: Sequence[str] = ()) -> dict[str, str | bytes]:
    """The parts of a workbook of these worksheets, by name (BrtBundleSh 156)."""
    bundle = b"".join(
        record(156, struct.pack("<II", int(name in hidden), at) + wide(f"rId{at}") + wide(name))
        for at, name in enumerate(sheets, start=1)
    )
    workbook = record(131) + record(153, struct.pack("<II", 0, 0) + wide("")) + record(143) + bundle + record(144) + record(132)
    links = [(f"rId{at}", "worksheet", f"worksheets/sheet{at}.bin") for at in range(1, len(sheets) + 1)]
    links += [("rIdStyles", "styles", "styles.bin"), ("rIdStrings", "sharedStrings", "sharedStrings.bin")]
    relations = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in links)
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/workbook.bin": workbook,
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "xl/styles.bin": styles(),
        "xl/sharedStrings.bin": strings(shared),
        **{f"xl/worksheets/sheet{at}.bin": part for at, part in enumerate(sheets.values(), start=1)},
    }


def xlsb(path: Path, cells: Cells, shared: Sequence[str] = ()) -> Path:
    """Write a binary workbook of one sheet called 名单."""
    path.write_bytes(zipped(xlsb_parts({"名单": sheet(cells)}, shared)))
    return path
