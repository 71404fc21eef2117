"""The papers of a case, filled from the record: what is not on record yet is left to be filled in by hand, never guessed.

A paper is printed for each respondent, with nobody else's particulars on it; cover, index and list of evidence are the case's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum

from lut_admin.convention.articles import Article
from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import Course, Entry, Profile, Step, Term, deadlines, facts_of, minor, period
from lut_admin.convention.supervision.facts import Decision, Education, Proposal, Service
from lut_admin.convention.supervision.facts import Lifting as LiftingFacts
from lut_admin.office import cases, evidence, settings
from lut_admin.office.cases import CaseFile, Person, Terms
from lut_admin.office.cases.reading import file_of
from lut_admin.office.office import Office, the_convention
from lut_admin.papers import words
from lut_admin.papers.case_form import Anchor, Exhibit, Respondent
from lut_admin.papers.case_papers import convention, ending, file, light, paper, proceeding
from lut_admin.papers.case_papers.matter import Matter, Measure, Rules
from lut_admin.papers.case_papers.paper import Paper, Said, School
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


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every paper of this printing is filled with."""

    file: CaseFile
    exhibits: tuple[evidence.Exhibit, ...]
    school: School
    known: Terms
    anchor: Anchor
    today: date
    key: str = ""


@dataclass(frozen=True, slots=True)
class _One:
    """One respondent's part of it."""

    desk: _Desk
    matter: Matter
    course: Course
    measure: Measure


def papers_of(office: Office, number: str, form: Form, student_id: int | None = None) -> tuple[Paper, ...]:
    """The papers of one form, one for each respondent or for the one asked for.

    Refuses an unknown case (``cases.unknown``) and a form that needs a respondent where there is none (``forms.nobody_here``).
    """
    desk = _desk(office, number)
    people = [one for one in desk.file.people if student_id is None or one.student_id == student_id]
    if form in OF_CASE:
        return (_OF_CASE[form](desk),)
    if not people:
        raise Refusal("forms.nobody_here", article=10, number=number, form=words.Word(form.key))
    return tuple(made for person in people for made in _OF_ONE[form](_one(desk, person)))


def on_file(
    office: Office, found: CaseFile, exhibits: tuple[evidence.Exhibit, ...], end: journal.Anchor, key: str
) -> Iterator[tuple[Form, bytes]]:
    """The papers that lie in the file of a case as it is given, as PDF: each respondent's as far as her course has come.

    `key` is the fingerprint that the cover prints.
    """
    with office.read() as connection:
        known, values = cases.terms(connection), settings.read(connection)
    school = school_of(values, known.profile)
    desk = _Desk(found, exhibits, school, known, Anchor(end.seq, end.head), office.today(), key)
    for form in (Form.DOSSIER, *((Form.EVIDENCE,) if exhibits or found.evidence else ())):
        yield form, pdf((_OF_CASE[form](desk),))
    every = [_one(desk, person) for person in found.people]
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


def school_of(known: Mapping[str, str], profile: Profile) -> School:
    """Who issues papers, by the settings and the profile."""
    zh, en = profile.seal_zh, profile.seal_en
    if not zh:  # the college that keeps the groups signs, in the school's name
        zh, en = f"{known['school_zh']}{known['college_zh']}", known["college_en"]
    return School(known["school_zh"], known["school_en"], zh, en)


def respondent_of(person: Person) -> Respondent:
    """A respondent with the particulars as they were when the case was recorded."""
    printed = {one.name for one in fields(Respondent)}
    known = {name: value for name, value in person.particulars.items() if name in printed}
    if "passport_name" not in known and "english_name" in person.particulars:
        known["passport_name"] = person.particulars["english_name"]
    return Respondent(**known | {"nickname": person.nickname or ""})


def _desk(office: Office, number: str) -> _Desk:
    with office.read() as connection:
        found, known, end = file_of(connection, number), cases.terms(connection), journal.anchor(connection)
        values, exhibits = settings.read(connection), evidence.exhibits_of(connection, found.id)
    school = school_of(values, known.profile)
    return _Desk(found, exhibits, school, known, Anchor(end.seq, end.head), office.today())


def _one(desk: _Desk, person: Person) -> _One:
    course = desk.file.course(person)
    return _One(desk, _matter(desk, person), course, _measure(course, desk))


def _matter(desk: _Desk, person: Person | None) -> Matter:
    found = desk.file
    happened = datetime.fromisoformat(found.occurred_at).astimezone(CHINA) if found.occurred_at else None
    birth = person.birth if person else None
    return Matter(
        found.number,
        respondent_of(person) if person else Respondent(),
        desk.school,
        _rules(desk.known.profile),
        happened,
        found.place or "",
        "\n".join(part for part in (found.facts_zh, found.influence_zh) if part),
        "\n".join(part for part in (found.facts_en, found.influence_en) if part),
        _articles(found),
        tuple(Exhibit(one.description, copies=one.copies, obtained=_day(one.obtained)) for one in found.evidence),
        minor(birth, desk.today) if birth else False,
        desk.anchor,
    )


def _rules(profile: Profile) -> Rules:
    return Rules(**{one.name: getattr(profile, one.name) for one in fields(Rules)})


def _articles(found: CaseFile) -> tuple[Article, ...]:
    return tuple(the_convention().article(number) for number in found.articles)


def _measure(course: Course, desk: _Desk) -> Measure:
    """What was decided; before that what is proposed; before that a blank."""
    profile, clause = desk.known.profile, "；".join(desk.file.clauses)
    if course.decision is not None:
        said = facts_of(course.decision, Decision)
        runs = period(course, profile)
        return Measure(
            said.sanction, said.clause or clause, said.reasons_zh, said.reasons_en,
            said.months or profile.months(said.sanction), runs.start if runs else None, runs.due if runs else None,
            said.measure_zh, said.measure_en, said.body_zh, said.body_en, said.document, course.decision.on,
        )  # fmt: skip
    if course.proposal is not None:
        told = facts_of(course.proposal, Proposal)
        months = told.months or profile.months(told.sanction)
        return Measure(
            told.sanction, told.clause or clause, told.reasons_zh, told.reasons_en, months,
            named_zh=told.measure_zh, named_en=told.measure_en,
        )  # fmt: skip
    return Measure(clause=clause)


def _proposal(one: _One) -> tuple[Paper, ...]:
    return (proceeding.proposal(one.matter, one.measure),)


def _statement(one: _One) -> tuple[Paper, ...]:
    return (proceeding.statement(one.matter),)


def _decision(one: _One) -> tuple[Paper, ...]:
    return (proceeding.decision(one.matter, one.measure),)


def _service(one: _One) -> tuple[Paper, ...]:
    """The proof for what was served last, or for what is to be served next."""
    course = one.course
    what = paper.said("decision_title" if course.decision is not None else "proposal_title")
    entry = course.service if course.decision is not None else course.notification
    document = one.measure.document if course.decision is not None else ""
    if entry is None:
        return (proceeding.service(one.matter, proceeding.Served(what, document)),)
    said = facts_of(entry, Service)
    served = proceeding.Served(
        what, document, said.manner, entry.on, said.place, said.server, said.witnesses, said.reason
    )
    return (proceeding.service(one.matter, served),)


def _appeal(one: _One) -> tuple[Paper, ...]:
    known = one.desk.known
    until = [date for date in deadlines(one.course, known.profile, known.calendar) if date.term is Term.APPEAL]
    return (proceeding.appeal_guide(one.matter, one.measure, until[0].due if until else None),)


def _lifting(one: _One) -> tuple[Paper, ...]:
    entry, lifted = one.course.lifting, None
    if entry is not None:
        said = facts_of(entry, LiftingFacts)
        lifted = ending.Lifted(said.body_zh, said.body_en, said.document, entry.on)
    return ending.application(one.matter, one.measure), ending.lifting(one.matter, one.measure, lifted)


def _reminder(one: _One) -> tuple[Paper, ...]:
    return (light.reminder(one.matter.student, one.matter.school, one.matter.articles, _what(one)),)


def _talk(one: _One) -> tuple[Paper, ...]:
    entry = one.course.ended
    on = entry.on if entry is not None and entry.step is Step.EDUCATION else None
    return (light.talk(one.matter.student, one.matter.school, one.matter.articles, _what(one), on),)


def _what(one: _One) -> Said:
    """What a reminder or a talk is about: what was said, if that is on record, else what happened."""
    entry = one.course.ended
    if entry is not None and entry.step is Step.EDUCATION and facts_of(entry, Education).said:
        return {"zh": facts_of(entry, Education).said, "en": ""}
    return {"zh": one.desk.file.facts_zh, "en": one.desk.file.facts_en}


def _acknowledgment(one: _One) -> tuple[Paper, ...]:
    return (convention.acknowledgment(the_convention().articles, one.matter.school, one.matter.student),)


def _evidence(desk: _Desk) -> Paper:
    items = [
        file.Item(number, one.description, obtained=_day(one.obtained), copies=one.copies)
        for number, one in enumerate(desk.file.evidence, 1)
    ]
    # Files come after what is only described, in the order they were added.
    items += [
        file.Item(
            number, one.description_zh, one.description_en, one.file_name, one.source, _day(one.obtained), one.sha256,
            redacted=one.redacts is not None,
        )
        for number, one in enumerate(desk.exhibits, len(items) + 1)
    ]  # fmt: skip
    return file.evidence_list(_matter(desk, None), items)


def _dossier(desk: _Desk) -> Paper:
    found = desk.file
    people = [respondent_of(person) for person in found.people]
    names = [(" ".join(filter(None, (one.passport_name, one.chinese_name))), one.student_no) for one in people]
    stages = [words.both(stage.key) for stage in dict.fromkeys(one.stage for one in found.people)] or [
        words.both(found.stage.key)
    ]
    outcome = {"zh": "、".join(one["zh"] for one in stages), "en": ", ".join(one["en"] for one in stages)}
    cover = file.Cover(date.fromisoformat(found.opened_on), _day(found.archived_on), outcome, key=desk.key)
    return file.dossier(_matter(desk, None), names, cover, [_filed(entry) for entry in found.entries])


def _filed(entry: Entry) -> file.Filed:
    return file.Filed(words.both(entry.step.key), entry.on, str(getattr(entry.facts, "document", "") or ""))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_OF_ONE: Mapping[Form, Callable[[_One], tuple[Paper, ...]]] = {
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
_OF_CASE: Mapping[Form, Callable[[_Desk], Paper]] = {Form.EVIDENCE: _evidence, Form.DOSSIER: _dossier}
# What lies in the file once a course has come so far.
_FILED: Mapping[Form, Callable[[Course], bool]] = {
    Form.PROPOSAL: lambda course: course.proposal is not None,
    Form.DECISION: lambda course: course.decision is not None,
    Form.SERVICE: lambda course: (course.service if course.decision else course.notification) is not None,
    Form.APPEAL: lambda course: course.decision is not None,
    Form.LIFTING: lambda course: course.lifting is not None,
}
