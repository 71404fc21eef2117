"""Papers besides cases: what a note prints (提醒函, 谈话记录), and the convention to sign for students of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date

from lut_admin.office import cases, roster, settings
from lut_admin.office.case_matter import school_of
from lut_admin.office.case_papers import Form, acknowledgments
from lut_admin.office.cases import How
from lut_admin.office.office import Office, the_convention
from lut_admin.papers.case_form import Respondent
from lut_admin.papers.case_papers import light
from lut_admin.papers.case_papers.paper import Paper
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


def to_sign(office: Office, students: Sequence[int]) -> tuple[Paper, ...]:
    """The convention to sign, a sheet for each of these students, in their order; one blank sheet for none."""
    return acknowledgments(office, tuple(respondent(roster.student(office, one).values) for one in students))


def respondent(values: Mapping[str, str]) -> Respondent:
    """A student as papers print her, by what the register holds."""
    printed = {one.name for one in fields(Respondent)} - {"nickname"}
    known = {name: value for name, value in values.items() if name in printed}
    if "passport_name" not in known and "english_name" in values:
        known["passport_name"] = values["english_name"]
    return Respondent(**known)
