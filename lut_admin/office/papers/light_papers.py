"""Papers besides cases: what a note prints (提醒函, 谈话记录), and the convention to sign for students of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import select

from lut_admin.convention.roster import MUST_LEAVE
from lut_admin.office import cases, roster, settings
from lut_admin.office.cases import How
from lut_admin.office.office import Office, the_convention
from lut_admin.office.papers.case_papers import Form, acknowledgments
from lut_admin.office.papers.matter import school_of
from lut_admin.papers.case_form import Respondent
from lut_admin.papers.case_papers import convention, light, paper
from lut_admin.papers.case_papers.paper import Paper
from lut_admin.records.tables import Student
from lut_admin.refusals import Refusal

FORM_OF: Mapping[How, Form] = {How.REMINDER: Form.REMINDER, How.TALK: Form.TALK}


def of_note(office: Office, note_id: int) -> Paper:
    """The paper of a note, with the student as the register knows her now; it lies in no file and has no number.

    Refuses (``cases.no_note_there``) a note that is there no more.
    """
    note = next((one for one in cases.notes(office) if one.id == note_id), None)
    if note is None:
        raise Refusal("cases.no_note_there")
    student = respondent(roster.student(office, note.student_id).values)
    articles = tuple(the_convention().article(number) for number in note.articles)
    made = light.reminder if note.how is How.REMINDER else light.talk
    school = school_of(settings.values(office), cases.profile(office))
    return made(student, school, articles, {"zh": note.said, "en": note.said_en}, date.fromisoformat(note.on))


def unprintable(office: Office, note_id: int) -> tuple[str, ...]:
    """The signs of a note's paper that no font of ours can draw."""
    return paper.unprintable(of_note(office, note_id))


def to_sign(office: Office, students: Sequence[int]) -> tuple[Paper, ...]:
    """The convention to sign, a sheet for each of these students, in their order; one blank sheet for none."""
    return acknowledgments(office, tuple(respondent(roster.student(office, one).values) for one in students))


def poster_pages(office: Office, size: convention.Format = "a3", ppi: float = 300) -> list[bytes]:
    """The convention to hang up as a PNG page, for preview and printer; as PDF it is `case_papers.poster`."""
    school = school_of(settings.values(office), cases.profile(office))
    return convention.poster_pages(the_convention().articles, school, size, ppi)


def respondent(values: Mapping[str, str]) -> Respondent:
    """A student as papers print her, by what the register holds."""
    printed = {one.name for one in fields(Respondent)} - {"nickname"}
    known = {name: value for name, value in values.items() if name in printed}
    if "passport_name" not in known and "english_name" in values:
        known["passport_name"] = values["english_name"]
    return Respondent(**known)


def classes(office: Office) -> dict[str, tuple[int, ...]]:
    """The students of each class who are not to leave (id), by student number; classes by name."""
    table = Student.__table__
    query = select(table.c.id, table.c.class_name, table.c.status).where(table.c.binned_at.is_(None))
    found: dict[str, list[int]] = {}
    with office.read() as connection:
        for row in connection.execute(query.order_by(table.c.student_no, table.c.id)):
            if row.class_name and row.status not in MUST_LEAVE:
                found.setdefault(row.class_name, []).append(row.id)
    return {name: tuple(found[name]) for name in sorted(found)}
