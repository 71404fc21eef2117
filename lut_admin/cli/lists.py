"""``import`` and ``export``: student lists in and out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.convention.roster import Status
from lut_admin.office import workbooks
from lut_admin.office.workbooks import ImportPlan
from lut_admin.papers import words
from lut_admin.papers.roster_sheet import Problem

TOLD = 20


def import_list(context: Context, chosen: SimpleNamespace) -> bool:
    """Plan an import and, unless it is a dry run, carry it out; True where something needs a person."""
    office = context.office_if_any if chosen.dry_run else context.office
    plan = workbooks.plan_import(office, chosen.file, complete=not chosen.addition)
    if not chosen.dry_run:
        workbooks.carry_out(context.office, plan)
    if context.teller.json:
        context.teller.give(as_json(plan))
    else:
        _tell(context, plan, chosen.dry_run)
    return bool(plan.problems) or plan.left_out > 0


def export_list(context: Context, chosen: SimpleNamespace) -> bool:
    """Write the student list to .xlsx or .csv, by the file's name."""
    exported = workbooks.export_students(
        context.office,
        chosen.file,
        status=chosen.status,
        class_name=getattr(chosen, "class"),
        columns=chosen.columns,
        language=context.teller.language,
    )
    if context.teller.json:
        done = {"file": str(exported.path), "students": exported.students, "columns": list(exported.columns)}
        context.teller.give(done)
    else:
        context.teller.say("cli.exported", n=exported.students, file=exported.path.name)
    return False


def as_json(plan: ImportPlan) -> dict[str, Any]:
    """The plan in the shape of the public interface."""
    return {
        "file": plan.file,
        "kind": plan.kind,
        "encoding": plan.encoding,
        "sheets": [
            {
                "name": sheet.name,
                "header_rows": list(sheet.header_rows),
                "columns": dict(sheet.columns),
                "rows": sheet.rows,
                "truncated": sheet.truncated,
            }
            for sheet in plan.sheets
        ],
        "new": len(plan.new),
        "changed": plan.changed_students,
        "same": plan.same,
        "missing": None if plan.missing is None else len(plan.missing),
        "dropped_columns": [{"header": header, "why": why} for header, why in plan.dropped_columns],
        "students": [{"row": row.where, **row.values} for row in plan.students if not row.stays_out],
        "problems": [_problem(problem) for problem in plan.problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "cell": problem.where,
        "code": problem.code,
        "severity": problem.severity,
        "message": words.both(problem.code, **problem.facts),
    }


def _tell(context: Context, plan: ImportPlan, dry_run: bool) -> None:
    key = "cli.would_import" if dry_run else "cli.imported"
    context.teller.say(key, file=plan.file, new=len(plan.new), changed=plan.changed_students, same=plan.same)
    if plan.left_out:
        context.teller.say("cli.left_out", n=plan.left_out)
    if plan.missing:
        context.teller.say("cli.missing", n=len(plan.missing))
    told = {problem.code for problem in plan.problems}
    for header, why in plan.dropped_columns:
        if why in told:
            continue
        context.teller.tell(f"  {words.say(why, context.teller.language, header=header)}")
    for problem in plan.problems[:TOLD]:
        said = words.say(problem.code, context.teller.language, **problem.facts)
        context.teller.tell(f"  {problem.where}  {said}")
    if len(plan.problems) > TOLD:
        context.teller.say("cli.more_problems", n=len(plan.problems) - TOLD)


VERBS = (
    Verb(("import",), import_list, (Operand("FILE"),), (Option("--dry-run", None), Option("--addition", None))),
    Verb(
        ("export",),
        export_list,
        (Operand("FILE"),),
        (
            Option("--status", parsing.choice(*(status.value for status in Status))),
            Option("--class"),
            Option("--columns", parsing.names),
        ),
    ),
)
