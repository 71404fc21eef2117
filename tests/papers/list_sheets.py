"""Student lists made by hand for tests: sheets from rows, and what was read of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lut_admin.papers import words
from lut_admin.papers.roster_sheet import Reading, read_students
from lut_admin.papers.sheets.shapes import Cell, Sheet, Workbook

TODAY = date(2024, 6, 1)


def sheet(*rows: Sequence[Cell], name: str = "名单", **more: Any) -> Sheet:
    """A sheet of these rows, made as wide as the widest."""
    width = max((len(row) for row in rows), default=0)
    return Sheet(name, [[*row, *[None] * (width - len(row))] for row in rows], **more)


def read(*sheets: Sheet, kind: Any = "xlsx", **more: Any) -> Reading:
    """What is read of a workbook of these sheets; every problem says itself in both languages."""
    reading = read_students(Workbook(Path("list.xlsx"), kind, None, list(sheets), "0" * 64), **{"today": TODAY, **more})
    for problem in reading.problems:
        assert all(words.both(problem.code, **problem.facts).values())
    for one in reading.sheets:
        for header, why in one.dropped:
            assert all(words.both(why, header=header).values())
    return reading


def told(reading: Reading) -> set[tuple[str, str, str]]:
    """The problems as (cell, what, how heavy)."""
    return {(p.cell, p.code.removeprefix("list."), p.severity) for p in reading.problems}


def values(reading: Reading) -> list[dict[str, str]]:
    """The values of the rows that go in."""
    return [student.values for student in reading.students if not student.stays_out]
