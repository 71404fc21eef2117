"""The papers of a case, filled from the record: what is not on record yet is left to be filled in by hand, never guessed.

A paper is printed for each respondent, with nobody else's particulars on it; cover, index and list of evidence are the case's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from lut_admin.convention.supervision import Course, Step
from lut_admin.office import cases, settings
from lut_admin.office.cases import CaseFile, evidence
from lut_admin.office.office import Office, the_convention
from lut_admin.office.papers.matter import (
    One,
    Record,
    appeal_until,
    day_of,
    filed_of,
    held_of,
    items_of,
    lifted_of,
    matter_of,
    one_of,
    outcome_of,
    record_of,
    respondent_of,
    school_of,
    served_of,
    talked_on,
    what_of,
)
from lut_admin.papers import words
from lut_admin.papers.case_form import Anchor, Respondent
from lut_admin.papers.case_papers import convention, ending, file, light, paper, proceeding
from lut_admin.papers.case_papers.paper import Paper
from lut_admin.records import journal
from lut_admin.refusals import Refusal


class Form(StrEnum):
    """What is printed block by block; the registration form and the poster are set in their own way."""

    PROPOSAL = "proposal"  # 拟处分告知书
    STATEMENT = "statement"  # 陈述申辩笔录
    DECISION = "decision"  # 处分决定书
    SERVICE = "service"  # 送达回证
    APPEAL = "appeal"  # 申诉告知
    LIFTING = "lifting"  # 解除处分: application and decision
    EVIDENCE = "evidence"  # 证据目录
    DOSSIER = "dossier"  # cover and index
    REMINDER = "reminder"  # 提醒函
    TALK = "talk"  # 谈话记录
    ACKNOWLEDGMENT = "acknowledgment"  # 公约知悉书

    @property
    def key(self) -> str:
        """Its message."""
        return f"paper.{self.value}_title"


# What is printed once for a case, not for each respondent.
OF_CASE = frozenset({Form.EVIDENCE, Form.DOSSIER})


def papers_of(office: Office, number: str, form: Form, student_id: int | None = None) -> tuple[Paper, ...]:
    """The papers of one form, one for each respondent or for the one asked for.

    Refuses an unknown case (``cases.unknown``) and a form that needs a respondent where there is none (``forms.nobody_here``).
    """
    record = record_of(office, number)
    people = [one for one in record.file.people if student_id is None or one.student_id == student_id]
    if form in OF_CASE:
        return (_OF_CASE[form](record),)
    if not people:
        raise Refusal("forms.nobody_here", article=10, number=number, form=words.Word(form.key))
    return tuple(made for person in people for made in _OF_ONE[form](one_of(record, person)))


def of_one(one: One, form: Form) -> tuple[Paper, ...]:
    """The papers of one form for one respondent."""
    return _OF_ONE[form](one)


def on_file(
    office: Office, found: CaseFile, exhibits: tuple[evidence.Exhibit, ...], end: journal.Anchor, key: str
) -> Iterator[tuple[Form, bytes]]:
    """The papers that lie in the file of a case as it is given, as PDF: each respondent's as far as her course has come.

    `key` is the fingerprint that the cover prints.
    """
    with office.read() as connection:
        known, values = cases.terms(connection), settings.read(connection)
    school = school_of(values, known.profile)
    record = Record(found, exhibits, school, known, Anchor(end.seq, end.head), office.today(), key)
    for form in (Form.DOSSIER, *((Form.EVIDENCE,) if exhibits or found.evidence else ())):
        yield form, pdf((_OF_CASE[form](record),))
    every = [one_of(record, person) for person in found.people]
    for form, is_there in _FILED.items():
        made = tuple(made for one in every if is_there(one.course) for made in _OF_ONE[form](one))
        if made:
            yield form, pdf(made)


def acknowledgments(office: Office, students: tuple[Respondent, ...] = ()) -> tuple[Paper, ...]:
    """The convention to sign, for each of these students, or one blank sheet."""
    articles, school = the_convention().articles, school_of(settings.values(office), cases.profile(office))
    return tuple(convention.acknowledgment(articles, school, student) for student in students or (None,))


def poster(office: Office, size: convention.Format = "a3") -> bytes:
    """The convention to hang up, as PDF."""
    school = school_of(settings.values(office), cases.profile(office))
    return convention.poster_pdf(the_convention().articles, school, size)


def pdf(papers: tuple[Paper, ...]) -> bytes:
    """Papers as one PDF."""
    return paper.pdf(*papers)


def pages(papers: tuple[Paper, ...], ppi: float = 300) -> list[bytes]:
    """Papers as PNG pages, for preview and printer."""
    return paper.pages(*papers, ppi=ppi)


def _proposal(one: One) -> tuple[Paper, ...]:
    return (proceeding.proposal(one.matter, one.measure),)


def _statement(one: One) -> tuple[Paper, ...]:
    return (proceeding.statement(one.matter, held_of(one)),)


def _decision(one: One) -> tuple[Paper, ...]:
    return (proceeding.decision(one.matter, one.measure),)


def _service(one: One) -> tuple[Paper, ...]:
    """The proof for what was served last, or for what is to be served next."""
    return (proceeding.service(one.matter, served_of(one)),)


def _appeal(one: One) -> tuple[Paper, ...]:
    return (proceeding.appeal_guide(one.matter, one.measure, appeal_until(one)),)


def _lifting(one: One) -> tuple[Paper, ...]:
    return ending.application(one.matter, one.measure), ending.lifting(one.matter, one.measure, lifted_of(one))


def _reminder(one: One) -> tuple[Paper, ...]:
    return (light.reminder(one.matter.student, one.matter.school, one.matter.articles, what_of(one)),)


def _talk(one: One) -> tuple[Paper, ...]:
    told = light.talk(one.matter.student, one.matter.school, one.matter.articles, what_of(one), talked_on(one))
    return (told,)


def _acknowledgment(one: One) -> tuple[Paper, ...]:
    return (convention.acknowledgment(the_convention().articles, one.matter.school, one.matter.student),)


def _evidence(record: Record) -> Paper:
    return file.evidence_list(matter_of(record, None), items_of(record))


def _dossier(record: Record) -> Paper:
    found = record.file
    people = [respondent_of(person) for person in found.people]
    names = [(" ".join(filter(None, (one.passport_name, one.chinese_name))), one.student_no) for one in people]
    cover = file.Cover(
        date.fromisoformat(found.opened_on), day_of(found.archived_on), outcome_of(record), key=record.key
    )
    return file.dossier(matter_of(record, None), names, cover, filed_of(record))


_OF_ONE: Mapping[Form, Callable[[One], tuple[Paper, ...]]] = {
    Form.PROPOSAL: _proposal,
    Form.STATEMENT: _statement,
    Form.DECISION: _decision,
    Form.SERVICE: _service,
    Form.APPEAL: _appeal,
    Form.LIFTING: _lifting,
    Form.REMINDER: _reminder,
    Form.TALK: _talk,
    Form.ACKNOWLEDGMENT: _acknowledgment,
}
_OF_CASE: Mapping[Form, Callable[[Record], Paper]] = {Form.EVIDENCE: _evidence, Form.DOSSIER: _dossier}
# What lies in the file once a course has come so far.
_FILED: Mapping[Form, Callable[[Course], bool]] = {
    Form.PROPOSAL: lambda course: course.proposal is not None,
    Form.STATEMENT: lambda course: course.heard is not None and course.heard.step is not Step.EXPIRY,
    Form.DECISION: lambda course: course.decision is not None,
    Form.SERVICE: lambda course: (course.service if course.decision else course.notification) is not None,
    Form.APPEAL: lambda course: course.decision is not None,
    Form.LIFTING: lambda course: course.lifting is not None,
    Form.TALK: lambda course: course.ended is not None and course.ended.step is Step.EDUCATION,
}
