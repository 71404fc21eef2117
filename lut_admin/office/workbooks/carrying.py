"""Carrying an import out: one transaction, undone as one act, and nothing twice."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import select

from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.roster import changing
from lut_admin.office.shelf import uninterrupted
from lut_admin.office.workbooks.plan import ImportPlan
from lut_admin.office.workbooks.planning import decide
from lut_admin.records import journal, tables
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen
from lut_admin.refusals import Progress, unwatched

ACT = "import_list"
_BATCH = 2000


def carry_out(office: Office, plan: ImportPlan, progress: Progress = unwatched) -> Result:
    """Write a reviewed plan: all of it in one act, or nothing where it is cancelled or fails.

    A register that has changed since the plan was made is planned against again, so that the second carrying out of a plan
    finds everything the same and writes nothing (a Result without an act).
    """
    with uninterrupted():
        while True:
            plan = _fresh(office, plan)
            facts = {"file": plan.file, "new": len(plan.new), "changed": plan.changed_students}
            if not plan.writes:
                return Result(name=ACT, facts=facts)
            try:
                return _write(office, plan, facts, progress)
            except _Overtaken:
                continue


class _Overtaken(Exception):
    """Something else was written between the plan and the pen; the plan is made again."""


def _fresh(office: Office, plan: ImportPlan) -> ImportPlan:
    with office.read() as connection:
        seq = journal.anchor(connection).seq
    return plan if seq == plan.seq else decide(office, plan)


def _write(office: Office, plan: ImportPlan, facts: Mapping[str, Any], progress: Progress) -> Result:
    today = office.today().isoformat()
    changes = {k: list(g) for k, g in groupby(sorted(plan.changed, key=lambda c: c.student_id), lambda c: c.student_id)}
    total = len(plan.new) + len(changes) + 1
    with office.write(Act(ACT, facts)) as pen:
        if pen.act_id != plan.seq + 1:
            raise _Overtaken
        if plan.restored:
            pen.update(tables.Student, {student_id: {"binned_at": None} for student_id in plan.restored})
        for start in range(0, len(plan.new), _BATCH):
            progress(start, total)
            batch = plan.new[start : start + _BATCH]
            changing.enter(pen, [(one.values, one.extra, one.former) for one in batch], today)
        ids = list(changes)
        for start in range(0, len(ids), _BATCH):
            progress(len(plan.new) + start, total)
            fields: dict[int, dict[str, str | None]] = {}
            extras: dict[int, dict[str, str]] = {}
            former: dict[int, dict[str, str]] = {}
            for student_id in ids[start : start + _BATCH]:
                fields[student_id] = {c.field: c.new for c in changes[student_id] if not (c.further or c.former)}
                extras[student_id] = {c.field: c.new for c in changes[student_id] if c.further}
                former[student_id] = {c.field: c.new for c in changes[student_id] if c.former}
            changing.amend(pen, fields, extras, today, former, listed=True)
        _note(pen, plan, facts)
        progress(total, total)
        return Result(Changes.STUDENTS, pen.act_id, ACT, facts)


def _note(pen: Pen, plan: ImportPlan, facts: Mapping[str, Any]) -> None:
    counts = {
        "new": facts["new"],
        "changed": facts["changed"],
        "same": plan.same,
        "missing": None if plan.missing is None else len(plan.missing),
        "left_out": plan.left_out,
    }
    pen.insert(
        tables.ImportedFile,
        [{"sha256": plan.sha256, "name": plan.file, "at": pen.at, "complete": plan.complete, "counts": counts}],
    )
    _write_columns(pen, plan.mapping)


def _write_columns(pen: Pen, mapping: Mapping[str, Mapping[str, str | None]]) -> None:
    """Put corrections of columns on record, within an open act."""
    known = {
        row.header_key: row.id
        for row in pen.connection.execute(select(tables.HeaderMap.header_key, tables.HeaderMap.id))
        if row.header_key in mapping
    }
    pen.update(tables.HeaderMap, {known[key]: {"columns": dict(mapping[key])} for key in known})
    new = [{"header_key": key, "columns": dict(columns)} for key, columns in mapping.items() if key not in known]
    if new:
        pen.insert(tables.HeaderMap, new)
