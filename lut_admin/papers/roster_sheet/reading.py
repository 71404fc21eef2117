"""From a workbook to its students: every sheet read on its own, then all rows held against one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lut_admin.convention import names
from lut_admin.papers.roster_sheet import checks, headers, layout
from lut_admin.papers.roster_sheet.shapes import Problem, Reading
from lut_admin.papers.roster_sheet.sheet import Mappings, SheetReader
from lut_admin.papers.sheets.shapes import Workbook
from lut_admin.refusals import Progress, unwatched

_SAID_WHY = frozenset({"list.no_header", "list.no_people", "list.hidden_sheet"})


def read_students(
    workbook: Workbook, mappings: Mappings | None = None, progress: Progress = unwatched, *, today: date | None = None
) -> Reading:
    """Read the students of a table file, each with its values and its problems; nothing is guessed silently.

    `mappings` are corrections by hand, remembered under `headers.header_set_key`: letter to field, to ``""`` (keep the column
    as it is) or to None (leave it out). `today` lets dates be held against the status; without it they are not. Never raises
    for what a file holds.
    """
    result = Reading([], [], [])
    total = max(1, sum(len(sheet.rows) for sheet in workbook.sheets))
    done = 0
    textual = workbook.kind in {"csv", "tsv"}
    for sheet, beside in ((table, at) for whole in workbook.sheets for table, at in layout.abreast(whole)):
        part = SheetReader(sheet, mappings or {}, today, textual, beside)
        part.read(_share_of(progress, done, len(sheet.rows), total))
        done += len(sheet.rows)
        result.students.extend(part.students)
        result.problems.extend(part.problems)
        if part.reading is not None:
            result.sheets.append(part.reading)
    _class_from_sheet(result)
    _lists_nobody(result, workbook)
    checked = checks.across(result.students, {(one.name, one.beside): one.columns for one in result.sheets})
    result.students[:] = checked.students
    order = {sheet.name: at for at, sheet in enumerate(workbook.sheets)}
    everything = [*result.problems, *checked.problems]
    result.problems[:] = sorted(everything, key=lambda p: (order.get(p.sheet, 0), *checks.place(p.cell)))
    progress(total, total)
    return result


def _share_of(progress: Progress, done: int, size: int, total: int) -> Callable[[float], None]:
    def watched(share: float) -> None:
        progress(min(total, done + int(size * share)), total)

    watched(0)
    return watched


def _class_from_sheet(result: Reading) -> None:
    """Where no column names the class, a sheet named after one does, and says so."""
    for reading in result.sheets:
        name = names.clean(reading.name)
        if "class_name" in reading.columns or not headers.is_class(name):
            continue
        theirs = [
            student for student in result.students if (student.sheet, student.beside) == (reading.name, reading.beside)
        ]
        for student in theirs:
            student.values["class_name"] = name
        if theirs:
            cell = f"A{reading.header_rows[-1]}"
            told = Problem(reading.name, cell, "list.class_from_sheet", "warning", {"value": name, "n": len(theirs)})
            result.problems.append(told)


def _lists_nobody(result: Reading, workbook: Workbook) -> None:
    """A sheet of remarks beside a list is only told of; a file without students is asked about in any case."""
    if result.students:
        told = [replace(p, severity="warning") if p.code == "list.no_header" else p for p in result.problems]
        result.problems[:] = told
    elif not any(problem.code in _SAID_WHY for problem in result.problems):
        name = workbook.sheets[0].name if workbook.sheets else workbook.path.stem
        result.problems.append(Problem(name, "A1", "list.nobody", "question"))
