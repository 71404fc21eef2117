"""A school's student list: from the cells of a table file to students and, with its cell, whatever a person must know."""

from lut_admin.papers.roster_sheet.checks import NUMBERS, OF_NUMBERS, recognisable
from lut_admin.papers.roster_sheet.headers import header_set_key
from lut_admin.papers.roster_sheet.reading import read_students
from lut_admin.papers.roster_sheet.shapes import Problem, Reading, Severity, SheetReading, StudentRow

__all__ = [
    "NUMBERS",
    "OF_NUMBERS",
    "Problem",
    "Reading",
    "Severity",
    "SheetReading",
    "StudentRow",
    "header_set_key",
    "read_students",
    "recognisable",
]
