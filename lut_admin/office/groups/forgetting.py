"""Names of people who are not on the register expire: kept no longer than they are needed (PIPL Art. 19); the figures stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import decisions, membership
from lut_admin.convention.decisions import Decided
from lut_admin.convention.known_names import KnownNames
from lut_admin.office import settings
from lut_admin.office.groups.auditing import everybody_in
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import ERASED, Act
from lut_admin.records.pen import moment
from lut_admin.records.tables import (
    KINDS,
    Audit,
    AuditLine,
    Confirmation,
    GroupEvent,
    Journal,
    KnownNickname,
    Reminder,
    Table,
)

ACT = "forget_strangers"
# The tables that may name somebody who is nobody of the register.
NAMING: tuple[type[Table], ...] = (AuditLine, GroupEvent, Reminder, KnownNickname, Confirmation)
# How a notice calls whoever copied it.
ONESELF = ("你", "您", "我", "You", "you", "I")
# A group, and the key of a nickname in it.
Name = tuple[int | None, str]


def forget_strangers(office: Office) -> Result:
    """Blank the nicknames of people who are nobody of the register, `outsider_days` after a check last showed them.

    In lines of checks, what notices told (also of whom they invited), reminders, decisions that they are nobody, and entries of
    chains; in the journal only digests stay. It is no step that undo takes back. With the daily chores; where nothing is due,
    nothing is written.
    """
    with office.read() as connection:
        before = moment(office.now() - timedelta(days=settings.read(connection)["outsider_days"]))
        old = _lines(connection, before)
        events, reminders, known = _others(connection, before)
        inviters = _inviters(connection, before)
        strange = _confirmed_by_nobody(connection, before)
        taken_back = {table: _taken_back(connection, table, before) for table in NAMING}
        if not (old or events or inviters or reminders or known or strange or any(taken_back.values())):
            return Result(name=ACT)
        seen = _seen_since(connection, before)
    lines = [row for row, name in old.items() if name not in seen]
    gone_events = {row: None for row, name in events.items() if name not in seen}
    gone_inviters = [row for row, name in inviters.items() if name not in seen and row not in gone_events]
    gone_reminders = [row for row, name in reminders.items() if name not in seen]
    gone_known = [row for row, name in known.items() if name not in seen]
    facts = {
        "n": sum(
            map(len, (lines, gone_events, gone_inviters, gone_reminders, gone_known, strange, *taken_back.values()))
        )
    }
    if not facts["n"]:
        return Result(name=ACT)
    with office.write(Act(ACT, facts, reversible=False)) as pen:
        blank: tuple[tuple[type[Table], list[int], Mapping[str, Any]], ...] = (
            (AuditLine, lines, {"nickname": ""}),
            (GroupEvent, [*gone_events], {"nickname": "", "was": None, "by": None}),
            (GroupEvent, gone_inviters, {"by": None}),
            (Reminder, gone_reminders, {"nickname": ""}),
        )
        for table, ids, values in blank:
            if ids:
                pen.update(table, dict.fromkeys(ids, values))
                pen.erase(table, ids)
        for table, ids in ((KnownNickname, gone_known), (Confirmation, strange)):
            if ids:
                pen.delete(table, ids)
                pen.erase(table, ids)
        for table, ids in taken_back.items():
            pen.erase(table, ids)
        return Result(Changes.AUDITS, pen.act_id, ACT, facts)


def _lines(connection: Connection, before: str) -> dict[int, Name]:
    """The lines of old checks that still name nobody of the register, by id."""
    query = (
        select(AuditLine.id, Audit.group_id, AuditLine.nickname)
        .join_from(AuditLine, Audit, Audit.id == AuditLine.audit_id)
        .where(
            Audit.at < before, AuditLine.student_id.is_(None), AuditLine.staff_id.is_(None), AuditLine.nickname != ""
        )
    )
    return _named(connection.execute(query))


def _others(connection: Connection, before: str) -> tuple[dict[int, Name], dict[int, Name], dict[int, Name]]:
    """Old events, reminders and decisions that still name nobody of the register, by id."""
    events = (
        select(GroupEvent.id, GroupEvent.group_id, GroupEvent.nickname)
        .join_from(GroupEvent, Audit, Audit.id == GroupEvent.audit_id)
        .where(Audit.at < before, GroupEvent.student_id.is_(None), GroupEvent.nickname != "")
    )
    reminders = select(Reminder.id, Reminder.group_id, Reminder.nickname).where(
        Reminder.at < before, Reminder.student_id.is_(None), Reminder.nickname.is_not(None), Reminder.nickname != ""
    )
    known = select(KnownNickname.id, KnownNickname.group_id, KnownNickname.nickname).where(
        KnownNickname.at < before, KnownNickname.answer == Decided.NOBODY.value
    )
    return (
        _named(connection.execute(events)), _named(connection.execute(reminders)), _named(connection.execute(known))
    )  # fmt: skip


def _confirmed_by_nobody(connection: Connection, before: str) -> list[int]:
    """Entries of chains, so old, whose writers nobody has recognised."""
    query = select(Confirmation.id).where(Confirmation.at < before, Confirmation.student_id.is_(None))
    return sorted(connection.scalars(query))


def _inviters(connection: Connection, before: str) -> dict[int, Name]:
    """Old events that name as inviter somebody who is nobody of the register, by id: also those about a student."""
    query = (
        select(GroupEvent.id, GroupEvent.group_id, GroupEvent.by.label("nickname"))
        .join_from(GroupEvent, Audit, Audit.id == GroupEvent.audit_id)
        .where(Audit.at < before, GroupEvent.by != "", GroupEvent.by.not_in(ONESELF))
    )
    rows = connection.execute(query).all()
    if not rows:
        return {}
    students, staff = everybody_in(connection)
    known = KnownNames(lambda: (*students, *staff))
    doubtful = sorted({row.nickname for row in rows if not known(row.nickname)})
    lines = membership.audit(doubtful, students, staff, complete=False).lines if doubtful else ()
    nobody = {line.nickname for line in lines if line.person is None and line.staff is None}
    return _named(row for row in rows if row.nickname in nobody)


def _taken_back(connection: Connection, table: type[Table], before: str) -> list[int]:
    """The records that were taken back or deleted so long ago: the journal alone still names whom they were about."""
    ids = KINDS[table.__tablename__].c.id
    query = (
        select(Journal.record_id)
        .distinct()
        .where(Journal.kind == table.__tablename__, Journal.after.is_(None), Journal.at < before)
        .where(Journal.before.not_like(f"{ERASED}%"), Journal.record_id.not_in(select(ids)))
    )
    return sorted(connection.scalars(query))


def _seen_since(connection: Connection, before: str) -> set[Name]:
    """Who was still seen since: whoever is in a group now is still needed."""
    query = (
        select(AuditLine.id, Audit.group_id, AuditLine.nickname)
        .join_from(AuditLine, Audit, Audit.id == AuditLine.audit_id)
        .where(Audit.at >= before, AuditLine.student_id.is_(None))
    )
    return set(_named(connection.execute(query)).values())


def _named(rows: Iterable[Any]) -> dict[int, Name]:
    return {row.id: (row.group_id, decisions.key(row.nickname)) for row in rows}
