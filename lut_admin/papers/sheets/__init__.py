"""Any table file to cells, read in a limited child process; and tables to .xlsx and .csv."""

from __future__ import annotations

from lut_admin.papers.sheets.cell_text import cleaned, unguarded
from lut_admin.papers.sheets.pasting import pasted
from lut_admin.papers.sheets.reading import read
from lut_admin.papers.sheets.shapes import (
    Cell,
    Column,
    Kind,
    Merge,
    Note,
    Sheet,
    Table,
    Workbook,
    column_index,
    column_letter,
)
from lut_admin.papers.sheets.writing import write_csv, write_xlsx

__all__ = [
    "Cell",
    "Column",
    "Kind",
    "Merge",
    "Note",
    "Sheet",
    "Table",
    "Workbook",
    "cleaned",
    "column_index",
    "column_letter",
    "pasted",
    "read",
    "unguarded",
    "write_csv",
    "write_xlsx",
]
