"""What of the groups goes out as files: a check as a workbook, the handover sheet, the owner's month."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import select

from lut_admin.convention.reminders import State
from lut_admin.office import settings
from lut_admin.office.groups.auditing import AuditView, audit_group, settle
from lut_admin.office.groups.diligence import diligence
from lut_admin.office.groups.keeping import Checked, group
from lut_admin.office.groups.kept import KeptLine, checks_in, lines_of
from lut_admin.office.groups.matters import day_of
from lut_admin.office.groups.owning import owners
from lut_admin.office.groups.remembering import AsStaff, Choice
from lut_admin.office.groups.reminding import ladder
from lut_admin.office.office import Office, the_convention
from lut_admin.papers import audit_workbook, diligence_report, handover_sheet
from lut_admin.papers.audit_workbook import Heading
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.handover_sheet import HandoverSheet, OpenMatters
from lut_admin.papers.member_list import MemberList, Shape, made
from lut_admin.papers.words import Language
from lut_admin.records import journal
from lut_admin.records.tables import Audit
from lut_admin.refusals import Progress, Refusal, unwatched

# The article that holds an owner to account.
_OWNERS_DUTY = 10


def export_audit(
    office: Office, view: AuditView, target: Path, language: Language = "zh", progress: Progress = unwatched
) -> Path:
    """Write a check (as `audit_group` or `settle` gave it) as a workbook; raises Refusal as `sheets.write_xlsx` does."""
    found, members = group(office, view.group_id), view.members
    heading = Heading(
        found.name,
        found.kind,
        office.now(),
        found.class_name,
        view.source,
        members.counted,
        len(members.not_understood),
    )
    audit_workbook.write(target, view.audit, heading, language, progress)
    return target


def kept_again(office: Office, audit_id: int) -> AuditView:
    """A kept check as a view, so that it can be looked at and exported: who was taken for whom stands.

    Nicknames are judged by the register and the rule of today; nicknames that were forgotten are left out. Raises
    Refusal("group.no_check").
    """
    group_id, check, lines, members = _kept(office, audit_id)
    view = audit_group(office, group_id, members, str(check.counts["source"]), check.complete)
    decided: dict[int, Choice] = {}
    for row, line in enumerate(lines):
        if line.staff_id is not None:
            decided[row] = AsStaff(line.staff_id)
        elif line.student_id is not None or line.decided:
            decided[row] = line.student_id
    there = {row: choice for row, choice in decided.items() if not _already(view, row, choice)}
    return settle(office, view, there)


def kept_members(office: Office, audit_id: int) -> MemberList:
    """The members of a kept check, to be checked once more; nicknames that were forgotten are left out.

    Raises Refusal("group.no_check").
    """
    return _kept(office, audit_id)[3]


def _kept(office: Office, audit_id: int) -> tuple[int, Checked, list[KeptLine], MemberList]:
    """A kept check: its group's id, itself, its lines, and its members as they were read."""
    with office.read() as connection:
        group_id = connection.scalar(select(Audit.group_id).where(Audit.id == audit_id))
        if group_id is None:
            raise Refusal("group.no_check")
        check = next((one for one in checks_in(connection, [group_id]).get(group_id, ()) if one.id == audit_id), None)
        if check is None:
            raise Refusal("group.no_check")  # a text that held notices alone
        lines = [line for line in lines_of(connection, [audit_id])[audit_id] if line.nickname]
    names, shape = [line.nickname for line in lines], Shape(check.counts.get("shape", Shape.NAMES))
    # What was cut off, or may end in a message, accuses nobody later either.
    members = made(shape, names, counted=check.counts.get("counted"), whole=check.complete).of(check.names_from)
    return group_id, check, lines, members


def handover(office: Office, group_id: int) -> HandoverSheet:
    """The handover sheet of a group's last handover: both owners, and what is still open, in figures.

    Refuses (``group.no_handover``) a group that nobody was ever handed.
    """
    found, known = group(office, group_id), settings.values(office)
    past = owners(office, group_id)
    if not past:
        raise Refusal("group.no_handover")
    new, old = past[0], past[1] if len(past) > 1 else None
    waiting = (State.WAITING, State.CLAIMED, State.WITH_ADVISER)
    with office.read() as connection:
        end = journal.anchor(connection)
    check, matters = found.checked, None
    if check is not None:
        parts = check.parts
        open_reminders = sum(bool(one.given) and one.rung.state in waiting for one in ladder(office, group_id))
        matters = OpenMatters(
            parts["to_rename"],
            parts["must_leave"],
            parts["strangers"],
            parts["to_check"],
            check.counts["missing"],
            open_reminders,
        )
    return HandoverSheet(
        group=found.name,
        kind=found.kind,
        old_owner=old.name if old else "",
        new_owner=new.name,
        on=date.fromisoformat(new.since) if new.since else office.today(),
        class_name=found.class_name,
        old_role=old.role if old else None,
        new_role=new.role,
        members=int(check.counts["members"]) if check else None,
        capacity=found.capacity,
        checked=day_of(check.at) if check else None,
        matters=matters,
        qr_note=found.code_note,
        qr_expires=date.fromisoformat(found.code_expiry) if found.code_expiry else None,
        note=new.note,
        articles=(the_convention().article(_OWNERS_DUTY),),
        school_zh=known["school_zh"],
        school_en=known["school_en"],
        anchor=Anchor(end.seq, end.head),
    )


def handover_pdf(office: Office, group_id: int) -> bytes:
    """The handover sheet of a group as PDF."""
    return handover_sheet.pdf(handover(office, group_id))


def handover_pages(office: Office, group_id: int, ppi: int = 300) -> list[bytes]:
    """The handover sheet as PNG pages, for preview and printer."""
    return handover_sheet.pages(handover(office, group_id), ppi)


def diligence_pdf(office: Office, month: date, owner: str = "") -> bytes:
    """What an owner did in a month as PDF, one page."""
    return diligence_report.pdf(diligence(office, month, owner))


def diligence_pages(office: Office, month: date, owner: str = "", ppi: int = 300) -> list[bytes]:
    """What an owner did in a month as PNG pages, for preview and printer."""
    return diligence_report.pages(diligence(office, month, owner), ppi)


def _already(view: AuditView, row: int, choice: Choice) -> bool:
    """Whether a line says so by itself: then its own evidence stays."""
    line = view.audit.lines[row]
    if isinstance(choice, AsStaff):
        return line.staff is not None and line.staff.id == choice.staff_id
    if choice is None:
        return row in view.decided and line.person is None and line.staff is None
    return line.person is not None and line.person.id == choice
