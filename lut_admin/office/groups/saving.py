"""Keeping a check as a dated snapshot of its group, with what was decided in it and what notices told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import decisions, membership
from lut_admin.convention.membership import Answer, Line
from lut_admin.convention.sources import Source
from lut_admin.office.groups.auditing import AuditView, Told, settle
from lut_admin.office.groups.keeping import NOTICES_ONLY, group
from lut_admin.office.groups.remembering import Choice, remember
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.papers.member_list import Shape, name_in
from lut_admin.records import tables
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen

ACT, EVENTS = "save_audit", "save_events"


def save_audit(office: Office, view: AuditView, choices: Mapping[int, Choice] | None = None) -> Result:
    """Keep a check as a dated snapshot of the group; undone like any act.

    `choices` are a person's answers (row → student id, `AsStaff`, None for nobody), which stand above what was recognised and
    are remembered for the group; not of a nickname that the screen cut off, or that may end in a message. Of an entry of a
    chain (接龙) that is nobody's name exactly, only what can be a name is kept: messages are not.
    """
    nicknames = [line.nickname for line in view.audit.lines]
    unsure = {*view.members.cut, *(line.row for line in view.audit.lines if line.open_end)}
    if choices:
        view = settle(office, view, choices)
    remarks = view.members.source is Source.REMARKS
    lines = [kept(line, remarks) for line in view.audit.lines]
    if view.members.shape is Shape.CHAIN:
        lines = [line if line["compliant"] else {**line, "nickname": name_in(line["nickname"])} for line in lines]
        unsure |= {line["row"] for line, whole in zip(lines, nicknames, strict=True) if line["nickname"] != whole}
    facts = {"group": view.group}
    with office.write(Act(ACT, facts)) as pen:
        row = {
            "group_id": view.group_id,
            "at": pen.at,
            "complete": view.complete,
            "names_from": view.members.source.value,
            "counts": counts(view.audit, lines, view.source, view.members.counted, view.members.shape),
        }
        made = pen.insert(tables.Audit, [row])
        pen.insert(tables.AuditLine, [{"audit_id": made[0], **line} for line in lines])
        if choices:
            remember(pen, view.group_id, nicknames, {row: one for row, one in choices.items() if row not in unsure})
        _note_events(pen, view.group_id, made[0], view.told)
        return Result(Changes.AUDITS, pen.act_id, ACT, facts, made[0])


def counts(
    audit: membership.Audit,
    lines: Sequence[Mapping[str, Any]],
    source: str,
    counted: int | None = None,
    shape: Shape = Shape.NAMES,
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
        "shape": shape.value,
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
        "decided": line.by_person,
    }


def save_events(office: Office, group_id: int, told: Sequence[Told]) -> Result:
    """Keep what notices told where the text held nothing else (`told_in`); no check of who is there is kept with it.

    Facts of the result: ``n`` noted. What is on record already is not noted again; where all of it is, nothing is written.
    """
    name = group(office, group_id).name
    with office.read() as connection:
        fresh = _fresh(connection, group_id, told)
    facts = {"group": name, "n": len(fresh)}
    if not fresh:
        return Result(name=EVENTS, facts=facts)
    with office.write(Act(EVENTS, facts)) as pen:
        row = {
            "group_id": group_id,
            "at": pen.at,
            "complete": False,
            "names_from": NOTICES_ONLY,
            "counts": {"members": 0},
        }
        made = pen.insert(tables.Audit, [row])
        _note_events(pen, group_id, made[0], fresh)
        return Result(Changes.AUDITS, pen.act_id, EVENTS, facts, made[0])


def _fresh(connection: Connection, group_id: int, told: Sequence[Told]) -> list[Told]:
    """What is not on record yet, each once: texts copied twice overlap."""
    event = tables.GroupEvent
    query = select(event.moved, event.nickname, event.at).where(event.group_id == group_id)
    known = {(row.moved, decisions.key(row.nickname), row.at) for row in connection.execute(query)}
    fresh: list[Told] = []
    for one in told:
        name = (one.moved.value, decisions.key(one.nickname), one.at or None)
        if name not in known:
            known.add(name)
            fresh.append(one)
    return fresh


def _note_events(pen: Pen, group_id: int, audit_id: int, told: Sequence[Told]) -> None:
    """Put on record what notices told."""
    rows: list[dict[str, Any]] = []
    for one in _fresh(pen.connection, group_id, told):
        row: dict[str, Any] = {
            "group_id": group_id,
            "audit_id": audit_id,
            "moved": one.moved.value,
            "nickname": one.nickname,
        }
        row |= {"by": one.by or None, "method": one.method or None, "at": one.at or None, "student_id": one.student_id}
        rows.append(row)
    pen.insert(tables.GroupEvent, rows)
