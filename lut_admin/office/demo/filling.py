"""Filling an office with a demonstration in one act, and taking it away again in one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, func, select

from lut_admin.convention.groups import GroupKind, may_be_in, should_be_in
from lut_admin.convention.recognition import Recogniser
from lut_admin.convention.roster import Person
from lut_admin.office import settings
from lut_admin.office.demo import nicknames, papers
from lut_admin.office.demo.cases import write_cases
from lut_admin.office.demo.people import invent, lists
from lut_admin.office.demo.work import write_work
from lut_admin.office.groups import auditing, keeping, saving
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.roster import changing
from lut_admin.office.roster.people import colleagues, people
from lut_admin.office.roster.staff import row_of
from lut_admin.office.shelf import uninterrupted
from lut_admin.records import journal, tables
from lut_admin.records.journal import Act
from lut_admin.records.pen import CHUNK, Pen, moment
from lut_admin.records.tables import KINDS, Table
from lut_admin.refusals import Progress, Refusal, unwatched

FILL, REMOVE = "fill_demo", "remove_demo"
STUDENTS = 1286
_GONE_IN_GROUP = 4
# The days before today on which the main group and a class were checked, and how well they were kept then.
_CHECKS = ((56, 0.1), (28, 0.5), (7, 0.9))

# Whatever refers to a student, a group, a notice or a case goes before it.
_CHILDREN: tuple[tuple[type[Table], str, str], ...] = (
    (tables.Reminder, "student_id", "student"),
    (tables.Reminder, "group_id", "wechat_group"),
    (tables.Departure, "student_id", "student"),
    (tables.GroupEvent, "student_id", "student"),
    (tables.GroupEvent, "group_id", "wechat_group"),
    (tables.GroupEvent, "audit_id", "audit"),
    (tables.KnownNickname, "student_id", "student"),
    (tables.KnownNickname, "staff_id", "staff"),
    (tables.KnownNickname, "group_id", "wechat_group"),
    (tables.GroupOwner, "group_id", "wechat_group"),
    (tables.GroupOwner, "staff_id", "staff"),
    (tables.AuditLine, "student_id", "student"),
    (tables.AuditLine, "staff_id", "staff"),
    (tables.AuditLine, "audit_id", "audit"),
    (tables.Audit, "group_id", "wechat_group"),
    (tables.Posting, "notice_id", "notice"),
    (tables.Confirmation, "notice_id", "notice"),
    (tables.Confirmation, "group_id", "wechat_group"),
    (tables.Confirmation, "student_id", "student"),
    (tables.Notice, "corrects", "notice"),
    (tables.Notice, "reminds", "notice"),
    (tables.Respondent, "student_id", "student"),
    (tables.Respondent, "case_id", "case_file"),
    (tables.CaseEntry, "case_id", "case_file"),
    (tables.CaseNote, "student_id", "student"),
    (tables.StatusChange, "student_id", "student"),
    (tables.FormerValue, "student_id", "student"),
)
_IN_ORDER: tuple[type[Table], ...] = (
    tables.Reminder, tables.Departure, tables.GroupEvent, tables.KnownNickname, tables.GroupOwner,
    tables.AuditLine, tables.Audit, tables.Confirmation, tables.Posting, tables.Notice, tables.CaseNote,
    tables.CaseEntry, tables.Respondent,
    tables.Case, tables.StatusChange, tables.FormerValue, tables.Group, tables.Staff, tables.Student,
)  # fmt: skip


def is_demo(office: Office) -> bool:
    """Whether the office holds the demonstration."""
    return bool(settings.get(office, "demo"))


def fill(office: Office, students: int = STUDENTS, seed: int = 1, progress: Progress = unwatched) -> Result:
    """Fill an office that has no students yet with invented people, groups, checks, notices and cases, in one act.

    `facts` of the result count what was made: ``students groups notices cases``. Refuses (``demo.not_empty``) to mix with
    real records. It is no step that undo takes back: `remove` does.
    """
    with office.read() as connection:
        if connection.scalar(select(func.count()).select_from(tables.Student)):
            raise Refusal("demo.not_empty")
    limit = settings.capacity(office).limit
    with uninterrupted(), office.write(Act(FILL, {"students": students}, reversible=False)) as pen:
        progress(0, 100)
        ids = _students(pen, office, students, seed)
        progress(40, 100)
        pen.insert(tables.Staff, [row_of(one) for one in lists()["staff"]])
        groups = keeping.needed(pen.connection, limit)
        group_ids = pen.insert(tables.Group, groups)
        _checks(pen, office, list(zip(group_ids, groups, strict=True)), seed, progress)
        write_work(pen, office)
        active = [(i, one.values) for i, one in ids if one.values["status"] == "active"] or [
            (i, o.values) for i, o in ids
        ]
        notices = papers.write_notices(pen, office.now(), str(groups[0]["name"]))
        opened = write_cases(pen, office.today(), active[:: max(len(active) // 18, 1)]) if active else 0
        settings.write(pen, {"demo": True})
        progress(100, 100)
        facts = {"students": len(ids), "groups": len(groups), "notices": notices, "cases": opened}
        return Result(Changes.EVERYTHING, pen.act_id, FILL, facts)


def _students(pen: Pen, office: Office, count: int, seed: int) -> list[tuple[int, Any]]:
    today = office.today()
    invented = invent(count, today, seed)
    made = changing.enter(pen, [(one.values, one.extra, one.former) for one in invented], today.isoformat())
    standings = [
        {"student_id": student_id, "status": status, "since": since, "noted_at": pen.at}
        for student_id, one in zip(made, invented, strict=True)
        for status, since in one.earlier
    ]
    pen.insert(tables.StatusChange, standings)
    return list(zip(made, invented, strict=True))


def _checks(
    pen: Pen, office: Office, groups: Sequence[tuple[int, dict[str, Any]]], seed: int, progress: Progress
) -> None:
    """One check of each group, several of the main group and of a class, with nicknames as they really are."""
    random = Random(seed)
    everybody = people(pen.connection)
    staff = colleagues(pen.connection)
    recogniser = Recogniser(everybody)
    audits: list[dict[str, Any]] = []
    lines: list[list[dict[str, Any]]] = []
    for at, (group_id, group) in enumerate(groups):
        progress(40 + 50 * at // len(groups), 100)
        one = keeping.rule_of(group["kind"], group["class_name"] or "")
        theirs = [person for person in everybody if should_be_in(person, one)]
        if one.kind is GroupKind.ALUMNI or not theirs:
            continue
        gone = _gone(random, everybody, theirs, one)
        colleague = [member.chinese_name for member in random.sample(staff, min(2, len(staff)))]
        once = ((random.randint(2, 12), random.random()),)
        for days, care in _CHECKS if at <= 1 else once:
            named = nicknames.members(random, theirs, gone if care < 0.8 else gone[:2], colleague, care)
            audit = auditing.judge(office, named, recogniser, staff, one)
            kept = [saving.kept(line) for line in audit.lines]
            counts = saving.counts(audit, kept, "demo")
            day = moment(office.now() - timedelta(days=days))
            audits.append({"group_id": group_id, "at": day, "complete": True, "counts": counts})
            lines.append(kept)
    made = pen.insert(tables.Audit, audits)
    pen.insert(
        tables.AuditLine,
        [{"audit_id": audit_id, **line} for audit_id, kept in zip(made, lines, strict=True) for line in kept],
    )


def _gone(random: Random, everybody: Sequence[Person], theirs: Sequence[Person], one: Any) -> list[Person]:
    """Some who ought to have left the group long since."""
    left = [p for p in everybody if not may_be_in(p, one) and (not one.class_name or p.class_name == one.class_name)]
    return random.sample(left, min(len(left), _GONE_IN_GROUP, 1 + len(theirs) // 20))


def remove(office: Office) -> Result:
    """Take the demonstration away in one act, with whatever was since recorded about its people and groups.

    What was entered about real people stays. Refuses (``demo.none``) where there is no demonstration.
    """
    with office.read() as connection:
        fills = [done.id for done in journal.acts(connection) if done.name == FILL and done.undone_by is None]
        doomed = _made_by(connection, fills)
    if not fills or not is_demo(office):
        raise Refusal("demo.none")
    with uninterrupted(), office.write(Act(REMOVE)) as pen:
        _add_dependants(pen.connection, doomed)
        for table in _IN_ORDER:
            ids = sorted(doomed.get(table.__tablename__, ()))
            if ids:
                pen.delete(table, ids)
        settings.write(pen, {"demo": False})
        return Result(Changes.EVERYTHING, pen.act_id, REMOVE)


def _made_by(connection: Connection, acts: Sequence[int]) -> dict[str, set[int]]:
    made: dict[str, set[int]] = {}
    for act_id in acts:
        for change in journal.backwards(connection, act_id):
            if change.was == "insert":
                made.setdefault(change.kind, set()).add(change.record_id)
    return {kind: _there(connection, kind, ids) for kind, ids in made.items()}


def _there(connection: Connection, kind: str, ids: set[int]) -> set[int]:
    known = KINDS[kind].c.id
    return {row.id for row in connection.execute(select(known)) if row.id in ids}


def _add_dependants(connection: Connection, doomed: dict[str, set[int]]) -> None:
    # A case about somebody who goes, goes as a whole: a case without its respondent is none.
    case_of = select(tables.Respondent.case_id, tables.Respondent.student_id)
    students = doomed.get("student", set())
    doomed.setdefault("case_file", set()).update(
        r.case_id for r in connection.execute(case_of) if r.student_id in students
    )
    for table, column, parent in (*reversed(_CHILDREN), *_CHILDREN):
        parents = sorted(doomed.get(parent, ()))
        sql = KINDS[table.__tablename__]
        for start in range(0, len(parents), CHUNK):
            query = select(sql.c.id).where(sql.c[column].in_(parents[start : start + CHUNK]))
            doomed.setdefault(sql.name, set()).update(row.id for row in connection.execute(query))
