"""Checking who is in a group (Art. 3 and 4): looked at first, then kept as a dated snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sqlalchemy import select

from lut_admin.convention import groups as rules
from lut_admin.convention import membership
from lut_admin.convention.known_names import KnownNames
from lut_admin.convention.membership import Answer, Line
from lut_admin.convention.nickname.rule import NicknameRule
from lut_admin.convention.recognition import Recogniser
from lut_admin.convention.roster import Person, StaffMember
from lut_admin.office import settings
from lut_admin.office.groups.keeping import Checked, group
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.roster.people import colleagues, people
from lut_admin.papers import member_list
from lut_admin.papers.member_list import MemberList
from lut_admin.records import tables
from lut_admin.records.journal import Act
from lut_admin.refusals import Refusal

ACT = "save_audit"


@dataclass(frozen=True, slots=True)
class AuditView:
    """A check of a group's members, not yet kept: the text as understood, and what the convention says of each line.

    `source` says where the list came from, for the record. What is shown of a line is `audit.lines[i]`; students stand there
    with their ids.
    """

    group_id: int
    group: str
    source: str
    members: MemberList
    complete: bool
    audit: membership.Audit


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One line of a check that was kept: the nickname, whose it was taken to be, and the codes of what was found."""

    row: int
    nickname: str
    answer: str
    student_id: int | None
    staff_id: int | None
    compliant: bool
    findings: tuple[str, ...]


def audit_group(
    office: Office,
    group_id: int,
    text: str | Sequence[str] | MemberList,
    source: str = "",
    complete: bool | None = None,
) -> AuditView:
    """Who is in a group and what is wrong (Art. 3 and 4); writes nothing.

    `text` is a pasted list, as pasted or as it was read, or nicknames that are already apart. `complete` says whether the
    list holds every member; None takes what the text itself shows, and otherwise everybody to be there. Raises
    Refusal("group.gone") or, where no member can be read, Refusal("group.no_members").
    """
    found = group(office, group_id)
    students, staff = everybody(office)
    members = read_members(text, KnownNames(lambda: (*students, *staff)))
    if not members.nicknames:
        raise Refusal("group.no_members")
    whole = complete if complete is not None else members.complete is not False
    audit = judge(office, members, students, staff, found.rule, whole)
    return AuditView(group_id, found.name, source, members, audit.summary.complete, audit)


def everybody(office: Office) -> tuple[list[Person], list[StaffMember]]:
    """The students and the staff of the register, as the rules see them."""
    with office.read() as connection:
        return people(connection), colleagues(connection)


def known_names(office: Office) -> KnownNames:
    """Whether a text is exactly one person's name on the register; read from it when the first question comes."""
    return KnownNames(lambda: chain.from_iterable(everybody(office)))


def read_members(text: str | Sequence[str] | MemberList, known: KnownNames | None = None) -> MemberList:
    """Members from pasted text, or from nicknames that are already apart; what was read already stays as it is.

    `known` decides in a pasted text where a comma stands inside a nickname.
    """
    if isinstance(text, MemberList):
        return text
    if isinstance(text, str):
        return member_list.read_members(text, known)
    return MemberList(member_list.Shape.NAMES, tuple(name for name in text if name.strip()))


def judge(
    office: Office | None,
    members: Sequence[str] | MemberList,
    students: Sequence[Person] | Recogniser,
    staff: Sequence[StaffMember] = (),
    one: rules.Group = rules.MAIN,
    complete: bool = True,
) -> membership.Audit:
    """What the convention says of these nicknames in such a group, with the separator of the settings in suggestions.

    Entries of a chain (接龙) may end in a message: so they are judged where `members` was read from one.
    """
    rule = _written(office, one)
    if not isinstance(members, MemberList):
        return membership.audit(members, students, staff, rule, complete)
    open_end, cut = members.shape is member_list.Shape.CHAIN, frozenset(members.cut)
    return membership.audit(members.nicknames, students, staff, rule, complete, open_end=open_end, cut=cut)


def settle(office: Office, view: AuditView, choices: Mapping[int, int | None]) -> AuditView:
    """A check with a person's answers in it (row → student id, None for nobody of the roster), judged like the others.

    `view` is the check as it was recognised, whatever was settled before. An id that is on no roster is left out.
    """
    students, _ = everybody(office)
    known = {person.id: person for person in students}
    answers = {row: None if i is None else known[i] for row, i in choices.items() if i is None or i in known}
    one = _written(office, group(office, view.group_id).rule)
    return replace(view, audit=membership.settle(view.audit, answers, students, one))


def _written(office: Office | None, one: rules.Group) -> rules.Group:
    """The group with the separator of the settings in its rule."""
    rule = NicknameRule(one.nicknames.form, settings.get(office, "nickname_separator"))
    return rules.Group(one.kind, one.class_name, rule)


def save_audit(office: Office, view: AuditView, choices: Mapping[int, int | None] | None = None) -> Result:
    """Keep a check as a dated snapshot of the group; undone like any act.

    `choices` are a person's answers (row → student id, None for an outsider), which stand above what was recognised.
    """
    if choices:
        view = settle(office, view, choices)
    lines = [kept(line) for line in view.audit.lines]
    facts = {"group": view.group}
    with office.write(Act(ACT, facts)) as pen:
        row = {
            "group_id": view.group_id,
            "at": pen.at,
            "complete": view.complete,
            "counts": counts(view.audit, lines, view.source),
        }
        made = pen.insert(tables.Audit, [row])
        pen.insert(tables.AuditLine, [{"audit_id": made[0], **line} for line in lines])
        return Result(Changes.AUDITS, pen.act_id, ACT, facts, made[0])


def counts(audit: membership.Audit, lines: Sequence[Mapping[str, Any]], source: str) -> dict[str, Any]:
    """The figures of a check (`keeping.Checked`)."""
    summary = audit.summary
    answers = [line["answer"] for line in lines]
    return {
        "members": len(lines),
        "matched": answers.count(Answer.STUDENT.value),
        "staff": summary.staff,
        "teachers_to_check": summary.teachers_to_check,
        "outsiders": answers.count(Answer.OUTSIDER.value),
        "strangers": sum(
            line.answer is Answer.OUTSIDER and any(evidence.code == "by_hand" for evidence in line.why)
            for line in audit.lines
        ),
        "ambiguous": answers.count(Answer.AMBIGUOUS.value),
        "to_rename": summary.to_rename,
        "compliant": sum(bool(line["compliant"]) for line in lines),
        "must_leave": len(summary.must_leave),
        "missing": None if summary.missing is None else len(summary.missing),
        "source": source,
    }


def kept(line: Line) -> dict[str, Any]:
    """A line as it is kept."""
    return {
        "row": line.row,
        "nickname": line.nickname,
        "answer": line.answer.value,
        "student_id": line.person.id if line.person else None,
        "staff_id": line.staff.id if line.staff else None,
        "compliant": line.compliant,
        "findings": list(line.codes),
    }


def checks(office: Office, group_id: int) -> list[Checked]:
    """Every kept check of a group, oldest first: compliance over time."""
    query = select(tables.Audit.id, tables.Audit.at, tables.Audit.complete, tables.Audit.counts)
    query = query.where(tables.Audit.group_id == group_id).order_by(tables.Audit.at, tables.Audit.id)
    with office.read() as connection:
        return [Checked(row.id, row.at, row.complete, dict(row.counts)) for row in connection.execute(query)]


def kept_lines(office: Office, audit_id: int) -> list[KeptLine]:
    """The lines of one kept check, in their order."""
    line = tables.AuditLine
    query = select(
        line.row, line.nickname, line.answer, line.student_id, line.staff_id, line.compliant, line.findings
    ).where(line.audit_id == audit_id)
    with office.read() as connection:
        rows = connection.execute(query.order_by(line.row)).all()
    return [
        KeptLine(r.row, r.nickname, r.answer, r.student_id, r.staff_id, r.compliant, tuple(r.findings)) for r in rows
    ]
