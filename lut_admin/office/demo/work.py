"""What the demonstration's owners did: handovers, reminders with their answers, leavers ticked off, a QR code, a stranger told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from lut_admin.convention import decisions, leaving
from lut_admin.convention.decisions import Decided
from lut_admin.convention.groups import OWNERS, GroupKind, Owner
from lut_admin.convention.membership import Answer
from lut_admin.convention.reminders import About, Channel, Reply
from lut_admin.convention.roster import Status
from lut_admin.office.demo.people import lists
from lut_admin.office.groups.matters import day_of
from lut_admin.office.office import Office
from lut_admin.records.pen import Pen, moment
from lut_admin.records.tables import (
    Audit,
    AuditLine,
    Departure,
    Group,
    GroupEvent,
    GroupOwner,
    KnownNickname,
    Reminder,
    Staff,
    Student,
)

_REMINDED = 14
_TICKED_AFTER = timedelta(days=120)
_TERM, _LAST_TERM = "09-01", "03-01"
_ROLES = {Owner.COUNSELOR: "辅导员", Owner.ADVISER: "班主任"}


def write_work(pen: Pen, office: Office) -> None:
    """Write it all for the groups, checks and students that are there, within the open act."""
    groups = pen.connection.execute(select(Group.id, Group.kind, Group.name).order_by(Group.id)).all()
    _owners(pen, office.today(), groups)
    _departures(pen, office.today())
    main = next((row.id for row in groups if row.kind == GroupKind.MAIN), None)
    if main is not None:
        pen.update(Group, {main: {"code_expiry": (office.today() + timedelta(days=1)).isoformat()}})
        _latest_of(pen, office, main)


def _owners(pen: Pen, today: date, groups: Sequence[Any]) -> None:
    """Each group has its owner; the main group was handed over in spring."""
    staff = pen.connection.execute(select(Staff.id, Staff.chinese_name, Staff.role).order_by(Staff.id)).all()
    rows: list[dict[str, Any]] = []
    year = today.year if today.isoformat()[5:] >= _TERM else today.year - 1
    for place, group in enumerate(groups):
        role = OWNERS[GroupKind(group.kind)]
        fitting = [one for one in staff if one.role == _ROLES[role]] or list(staff)
        if not fitting:
            return
        one, since = fitting[place % len(fitting)], f"{year}-{_TERM}"
        row = {"group_id": group.id, "role": role.value, "staff_id": one.id, "name": one.chinese_name, "since": since}
        if group.kind == GroupKind.MAIN:
            before = {"staff_id": None, "name": lists()["handover"]["before"]}
            rows.append({**row, **before, "since": f"{year - 1}-{_TERM}", "until": f"{year}-{_LAST_TERM}"})
            row["since"] = f"{year}-{_LAST_TERM}"
        rows.append(row)
    pen.insert(GroupOwner, rows)


def _departures(pen: Pen, today: date) -> None:
    """Whoever left long ago is done with; the last ones are still to be seen to."""
    query = select(Student.id, Student.status, Student.status_since, Student.left_on).where(Student.status.is_not(None))
    rows: list[dict[str, Any]] = []
    for row in pen.connection.execute(query):
        since = row.status_since or row.left_on or ""
        status, left = Status(row.status), leaving.last_day(since)
        if leaving.has_left(status) and (left is None or today - left > _TICKED_AFTER):
            done = (left or today).isoformat()
            alumni = done if leaving.owes_alumni(status) else None
            rows.append({"student_id": row.id, "left_groups_on": done, "alumni_on": alumni})
    pen.insert(Departure, rows)


def _latest_of(pen: Pen, office: Office, group_id: int) -> None:
    """Reminders after the last check of the main group, and one stranger a person has decided about."""
    audit = pen.connection.execute(
        select(Audit.id, Audit.at).where(Audit.group_id == group_id).order_by(Audit.at.desc()).limit(1)
    ).first()
    if audit is None:
        return
    lines = pen.connection.execute(
        select(AuditLine.id, AuditLine.nickname, AuditLine.answer, AuditLine.student_id, AuditLine.suggestion)
        .where(AuditLine.audit_id == audit.id)
        .order_by(AuditLine.row)
    ).all()
    wrong = [line.student_id for line in lines if line.suggestion is not None][:_REMINDED]
    pen.insert(Reminder, _reminders(office, group_id, wrong, audit.at))
    stranger = next((line for line in lines if line.answer == Answer.OUTSIDER), None)
    if stranger is None:
        return
    pen.update(AuditLine, {stranger.id: {"decided": True}})
    counts = dict(pen.connection.scalar(select(Audit.counts).where(Audit.id == audit.id)) or {})
    pen.update(Audit, {audit.id: {"counts": {**counts, "strangers": 1}}})
    name = {"group_id": group_id, "nickname": stranger.nickname}
    pen.insert(
        KnownNickname,
        [{**name, "key": decisions.key(stranger.nickname), "answer": Decided.NOBODY.value, "at": audit.at}],
    )
    told = {"moved": "joined", "method": "qr", "at": day_of(audit.at).isoformat()}
    pen.insert(GroupEvent, [{**name, **told, "audit_id": audit.id}])


def _reminders(office: Office, group_id: int, students: Sequence[int], checked_at: str) -> list[dict[str, Any]]:
    """One reminder for most, two for every third, answers for some; all since the check."""
    rows: list[dict[str, Any]] = []
    days = max((office.today() - day_of(checked_at)).days, 1)
    for place, student_id in enumerate(students):
        for step in range(1, 2 + (place % 3 == 0)):
            at = office.now() - timedelta(days=max(days - 1 - 3 * (step - 1), 0), minutes=1 + place)
            reply = Reply.AGREED if place % 4 == 1 else Reply.DONE if place % 4 == 2 else Reply.NONE
            channel = Channel.GROUP if step == 1 else Channel.PRIVATE
            rows.append(
                {"group_id": group_id, "student_id": student_id, "about": About.RENAME.value, "at": moment(at),
                 "channel": channel.value, "step": step, "answer": reply.value,
                 "answered_at": None if reply is Reply.NONE else moment(at + timedelta(minutes=30))}
            )  # fmt: skip
    return rows
