"""Keeping a check as a dated snapshot of its group, with what was decided in it and what notices told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from lut_admin.convention import decisions, membership
from lut_admin.convention.membership import Answer, Line
from lut_admin.convention.sources import Source
from lut_admin.office.groups.auditing import AuditView, Told, settle
from lut_admin.office.groups.remembering import Choice, remember
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records import tables
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen

ACT = "save_audit"
# Evidence that a person said so, now or in an earlier check.
BY_PERSON = frozenset({"by_hand", "decided_on"})


def save_audit(office: Office, view: AuditView, choices: Mapping[int, Choice] | None = None) -> Result:
    """Keep a check as a dated snapshot of the group; undone like any act.

    `choices` are a person's answers (row → student id, `AsStaff`, None for nobody), which stand above what was recognised and
    are remembered for the group.
    """
    original = view.members.nicknames
    if choices:
        view = settle(office, view, choices)
    remarks = view.members.source is Source.REMARKS
    lines = [kept(line, remarks) for line in view.audit.lines]
    facts = {"group": view.group}
    with office.write(Act(ACT, facts)) as pen:
        row = {
            "group_id": view.group_id,
            "at": pen.at,
            "complete": view.complete,
            "names_from": view.members.source.value,
            "counts": counts(view.audit, lines, view.source, view.members.counted),
        }
        made = pen.insert(tables.Audit, [row])
        pen.insert(tables.AuditLine, [{"audit_id": made[0], **line} for line in lines])
        if choices:
            remember(pen, view.group_id, original, choices)
        _note_events(pen, view.group_id, made[0], view.told)
        return Result(Changes.AUDITS, pen.act_id, ACT, facts, made[0])


def counts(
    audit: membership.Audit, lines: Sequence[Mapping[str, Any]], source: str, counted: int | None = None
) -> dict[str, Any]:
    """The figures of a check (`keeping.Checked`)."""
    summary = audit.summary
    answers = [line["answer"] for line in lines]
    strangers = sum(line["decided"] and line["answer"] == Answer.OUTSIDER.value for line in lines)
    return {
        "members": len(lines),
        "matched": answers.count(Answer.STUDENT.value),
        "staff": summary.staff,
        "teachers_to_check": summary.teachers_to_check,
        "outsiders": answers.count(Answer.OUTSIDER.value),
        "strangers": strangers,
        "ambiguous": answers.count(Answer.AMBIGUOUS.value),
        "to_rename": summary.to_rename,
        "compliant": sum(bool(line["compliant"]) for line in lines),
        "must_leave": len(summary.must_leave),
        "missing": None if summary.missing is None else len(summary.missing),
        "counted": counted,
        "source": source,
    }


def kept(line: Line, remarks: bool = False) -> dict[str, Any]:
    """A line as it is kept; of a list of remarks no nickname is on record as right or wrong."""
    return {
        "row": line.row,
        "nickname": line.nickname,
        "answer": line.answer.value,
        "student_id": line.person.id if line.person else None,
        "staff_id": line.staff.id if line.staff else None,
        "compliant": line.compliant and not remarks,
        "findings": list(line.codes),
        "suggestion": line.suggestion,
        "decided": any(evidence.code in BY_PERSON for evidence in line.why),
    }


def _note_events(pen: Pen, group_id: int, audit_id: int, told: Sequence[Told]) -> None:
    """Put on record what notices told, each once: texts copied twice overlap."""
    event = tables.GroupEvent
    query = select(event.moved, event.nickname, event.at).where(event.group_id == group_id)
    known = {(row.moved, decisions.key(row.nickname), row.at) for row in pen.connection.execute(query)}
    rows: list[dict[str, Any]] = []
    for one in told:
        name = (one.moved.value, decisions.key(one.nickname), one.at or None)
        if name in known:
            continue
        known.add(name)
        row: dict[str, Any] = {
            "group_id": group_id,
            "audit_id": audit_id,
            "moved": one.moved.value,
            "nickname": one.nickname,
        }
        row |= {"by": one.by or None, "method": one.method or None, "at": one.at or None, "student_id": one.student_id}
        rows.append(row)
    pen.insert(event, rows)
