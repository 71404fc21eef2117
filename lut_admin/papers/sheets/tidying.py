"""The last look at a sheet before it leaves the child: bounds kept, and what is odd in it told with its cell."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from lut_admin.papers.sheets import limits
from lut_admin.papers.sheets.shapes import Merge, Note, Sheet

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MERGES, _SHORT = 20_000, 60


def tidy(sheet: Sheet) -> Sheet:
    """The sheet with at most `limits.CELLS` cells of at most `limits.CELL_CHARACTERS`, and merges clipped to its cells.

    Notes: ``sheets.truncated`` (rows left out), ``sheets.long_cells`` (cut), ``sheets.private_characters`` (U+E000–F8FF,
    which every font shows otherwise: a rare character of an old system, or a wrong encoding).
    """
    notes: list[Note] = list(sheet.notes)
    rows, truncated = sheet.rows, sheet.truncated
    width = len(rows[0]) if rows else 0
    if width * len(rows) > limits.CELLS:
        keep = max(1, limits.CELLS // width)
        notes.append(("sheets.truncated", {"n": len(rows) - keep, "row": sheet.first_row + keep}))
        rows, truncated = rows[:keep], True
    long, private = [], []
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and (len(value) > _SHORT or not value.isascii()):
                if len(value) > limits.CELL_CHARACTERS:
                    long.append(sheet.cell(number, column))
                    row[column] = value[: limits.CELL_CHARACTERS]
                if _PRIVATE.search(value):
                    private.append(sheet.cell(number, column))
    for code, cells in (("sheets.long_cells", long), ("sheets.private_characters", private)):
        if cells:
            notes.append((code, {"n": len(cells), "cell": cells[0]}))
    changes: dict[str, Any] = {"rows": rows, "truncated": truncated or bool(long), "notes": tuple(notes)}
    return dataclasses.replace(sheet, merges=_clipped(sheet, len(rows), width), **changes)


def _clipped(sheet: Sheet, height: int, width: int) -> tuple[Merge, ...]:
    last_row, last_column = sheet.first_row + height - 1, sheet.first_column + width - 1
    clipped = []
    for top, left, bottom, right in sheet.merges[:_MERGES]:
        merge = (
            max(top, sheet.first_row), max(left, sheet.first_column), min(bottom, last_row), min(right, last_column)
        )
        if merge[0] <= merge[2] and merge[1] <= merge[3] and merge[:2] != merge[2:]:
            clipped.append(merge)
    return tuple(clipped)
