"""Workbooks to sheets: calamine where it can, the careful reader where it cannot."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import time
from typing import Any

from lut_admin.papers.sheets import biff12, limits, ooxml
from lut_admin.papers.sheets.careful import CarefulReader
from lut_admin.papers.sheets.package import Package
from lut_admin.papers.sheets.shapes import Cell, Note, Sheet
from lut_admin.refusals import Refusal

Counted = Callable[[int], None]


def read_xlsx(data: bytes, package: Package, counted: Counted) -> Iterator[Sheet]:
    """The sheets of an .xlsx. `counted` is told how many cells there are before any is read.

    Raises the refusals of `Package`, ``sheets.too_many_cells`` and ``sheets.no_sheets``.
    """
    plan = ooxml.plan(package)
    if not plan.sheets:
        raise Refusal("sheets.no_sheets")
    for part in (plan.strings, plan.styles):
        if part:
            package.read(part)
    scans = [ooxml.scan(package.read(sheet.part)) for sheet in plan.sheets]
    cells = sum(scan.cells for scan in scans)
    if cells > limits.CELLS:
        raise Refusal("sheets.too_many_cells", n=cells)
    counted(cells)
    book = None if all(scan.far for scan in scans) else _open(data)
    careful: CarefulReader | None = None
    for sheet, scan in zip(plan.sheets, scans, strict=True):
        read = None if scan.far or book is None else _fast(book, sheet, plan.date1904)
        if read is None:
            careful = careful or CarefulReader(package, plan)
            yield careful.sheet(sheet)
        else:
            yield _noted(read, scan)


def read_xlsb(data: bytes, package: Package, counted: Counted) -> Iterator[Sheet]:
    """The sheets of an .xlsb: as `read_xlsx`, but a lone cell far from the table is refused (``sheets.far_in_binary``)."""
    plan = biff12.plan(package)
    if not plan.sheets:
        raise Refusal("sheets.no_sheets")
    for part in (plan.strings, plan.styles):
        if part:
            package.raw(part)
    scans = {sheet.name: biff12.scan(package.raw(sheet.part), sheet.part) for sheet in plan.sheets}
    cells = sum(scan.cells for scan in scans.values())
    if cells > limits.CELLS:
        raise Refusal("sheets.too_many_cells", n=cells)
    if any(scan.far for scan in scans.values()):
        raise Refusal("sheets.far_in_binary")
    counted(cells)
    for sheet in _all(data, plan.date1904):
        yield _noted(sheet, scans[sheet.name]) if sheet.name in scans else sheet


def read_other(data: bytes, counted: Counted) -> Iterator[Sheet]:
    """The sheets of an .xls or .ods. Raises Refusal ``sheets.encrypted`` or ``sheets.unreadable``."""
    counted(len(data) // 8)  # a cell of these takes eight bytes and more
    yield from _all(data)


def _all(data: bytes, date1904: bool = False) -> Iterator[Sheet]:
    """Every worksheet as calamine reads it."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for meta in book.sheets_metadata:
            if meta.typ == calamine.SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(meta.name)
                yield _sheet(sheet, meta.name, meta.visible != calamine.SheetVisibleEnum.Visible, date1904)
    except calamine.PasswordError as error:
        raise Refusal("sheets.encrypted") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refusal("sheets.unreadable") from error


def _open(data: bytes) -> Any:
    import python_calamine as calamine

    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except MemoryError:
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        _unless_stopped(error)
        return None


def _fast(book: Any, part: ooxml.SheetPart, date1904: bool) -> Sheet | None:
    """The sheet by calamine; None where the careful reader must do it."""
    try:
        sheet = _sheet(book.get_sheet_by_name(part.name), part.name, part.hidden, date1904)
    except MemoryError:
        raise
    except BaseException as error:
        _unless_stopped(error)
        return None
    # calamine turns a negative day number into midnight, silently: such a sheet is read again with care
    return None if any(time in set(map(type, row)) for row in sheet.rows) else sheet


def _unless_stopped(error: BaseException) -> None:
    if isinstance(error, (KeyboardInterrupt, SystemExit)):
        raise error


def _sheet(sheet: Any, name: str, hidden: bool, date1904: bool) -> Sheet:
    start = sheet.start or (0, 0)
    rows: list[list[Cell]] = [[None if value == "" else value for value in row] for row in sheet.to_python()]
    merges = tuple((a[0] + 1, a[1] + 1, b[0] + 1, b[1] + 1) for a, b in sheet.merged_cell_ranges or ())
    return Sheet(name, rows, start[0] + 1, start[1] + 1, hidden=hidden, date1904=date1904, merges=merges)


def _noted(sheet: Sheet, scan: ooxml.Scan) -> Sheet:
    notes: list[Note] = []
    for code, (n, cell) in (("sheets.formula_uncached", scan.uncached), ("sheets.error_cells", scan.errors)):
        if n:
            notes.append((code, {"n": n, "cell": cell}))
    if not notes:
        return sheet
    return Sheet(
        sheet.name, sheet.rows, sheet.first_row, sheet.first_column, sheet.truncated, sheet.hidden, sheet.date1904,
        (*sheet.notes, *notes), sheet.merges,
    )
