"""A block of cells from the clipboard as a workbook: nothing of it is ever put in a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from lut_admin.papers.sheets import limits
from lut_admin.papers.sheets.shapes import Cell, Sheet, Workbook
from lut_admin.refusals import Refusal


def pasted(lines: Sequence[Sequence[str]], name: str) -> Workbook:
    """The lines as the one sheet of a workbook called `name`, which stands nowhere.

    Raises Refusal: ``sheets.too_many_cells``.
    """
    width = max(map(len, lines), default=0)
    if width * len(lines) > limits.CELLS:
        raise Refusal("sheets.too_many_cells", file=name, n=width * len(lines))
    rows: list[list[Cell]] = [[*(cell or None for cell in line), *[None] * (width - len(line))] for line in lines]
    told = json.dumps([list(line) for line in lines], ensure_ascii=False)
    return Workbook(Path(name), "tsv", None, [Sheet(name, rows)], hashlib.sha256(told.encode("utf-8", "replace")).hexdigest())
