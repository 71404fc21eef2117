"""Cells to and from Excel's clipboard."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence

from PySide6.QtCore import QMimeData


def table(cells: Sequence[Sequence[str]]) -> QMimeData:
    """Rows of cells as Excel takes them: tab-separated text, and a table whose cells are marked as text.

    Excel prefers the table: an 18-digit number keeps its digits and ``=…`` stays the text it is.
    """
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\r\n").writerows(cells)
    data = QMimeData()
    data.setText(out.getvalue())
    lines = "".join(
        "<tr>" + "".join(f"<td style=\"mso-number-format:'\\@'\">{html.escape(cell)}</td>" for cell in line) + "</tr>"
        for line in cells
    )
    data.setHtml(f'<html><head><meta charset="utf-8"></head><body><table>{lines}</table></body></html>')
    return data


def cells(text: str) -> list[list[str]]:
    """The rows of cells in pasted text; quoted cells may hold line ends. A last empty line is not a row."""
    if not text.strip("\r\n"):
        return []
    body = text.replace("\r\n", "\n").replace("\r", "\n")
    # A quote that is never closed is a character, not the start of a cell that swallows the rest.
    csv.field_size_limit(max(len(body) + 1, 131072))
    if body.count('"') % 2:
        return [line.split("\t") for line in body.rstrip("\n").split("\n")]
    return [line for line in csv.reader(io.StringIO(body, newline=""), dialect="excel-tab") if line]
