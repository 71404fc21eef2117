"""What the papers of a case are filled with, whichever way they are printed: what is on record, and a blank where it is silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from lut_admin.convention.articles import Article
from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import Course, Entry, Profile, Step, Term, deadlines, facts_of, minor, period
from lut_admin.convention.supervision.facts import Decision, Education, Hearing, Proposal, Service
from lut_admin.convention.supervision.facts import Lifting as LiftingFacts
from lut_admin.office import cases, settings
from lut_admin.office.cases import CaseFile, Person, Terms, evidence
from lut_admin.office.cases.reading import file_of
from lut_admin.office.office import Office, the_convention
from lut_admin.papers import words
from lut_admin.papers.case_form import Anchor, Exhibit, Respondent
from lut_admin.papers.case_papers import ending, file, paper, proceeding
from lut_admin.papers.case_papers.matter import Matter, Measure, Rules
from lut_admin.papers.case_papers.paper import Said, School
from lut_admin.records import journal


@dataclass(frozen=True, slots=True)
class Record:
    """A case as it stands on record, with what every paper of it takes from the school and the day."""

    file: CaseFile
    exhibits: tuple[evidence.Exhibit, ...]
    school: School
    known: Terms
    anchor: Anchor
    today: date
    key: str = ""


@dataclass(frozen=True, slots=True)
class One:
    """One respondent's part of it."""

    record: Record
    matter: Matter
    course: Course
    measure: Measure


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


def record_of(office: Office, number: str) -> Record:
    """A case as it stands, with all that its papers need; refuses (``cases.unknown``) an unknown number."""
    with office.read() as connection:
        found, known, end = file_of(connection, number), cases.terms(connection), journal.anchor(connection)
        values, exhibits = settings.read(connection), evidence.exhibits_of(connection, found.id)
    school = school_of(values, known.profile)
    return Record(found, exhibits, school, known, Anchor(end.seq, end.head), office.today())


def one_of(record: Record, person: Person) -> One:
    """One respondent of it."""
    course = record.file.course(person)
    return One(record, matter_of(record, person), course, measure_of(course, record))


def matter_of(record: Record, person: Person | None) -> Matter:
    """The case as the papers of one respondent tell it, or (None) as its own papers do."""
    found = record.file
    happened = datetime.fromisoformat(found.occurred_at).astimezone(CHINA) if found.occurred_at else None
    birth = person.birth if person else None
    return Matter(
        found.number,
        respondent_of(person) if person else Respondent(),
        record.school,
        _rules(record.known.profile),
        happened,
        found.place or "",
        "\n".join(part for part in (found.facts_zh, found.influence_zh) if part),
        "\n".join(part for part in (found.facts_en, found.influence_en) if part),
        _articles(found),
        evidence_of(found, record.exhibits),
        minor(birth, record.today) if birth else False,
        record.anchor,
    )


def evidence_of(found: CaseFile, files: Sequence[evidence.Exhibit]) -> tuple[Exhibit, ...]:
    """What a paper names as evidence: what is described, then the files, each once: a redacted copy shows what its picture does."""
    described = [Exhibit(one.description, copies=one.copies, obtained=day_of(one.obtained)) for one in found.evidence]
    there = {one.id for one in files}
    last = [one for one in files if one.redacts not in there and one.id not in evidence.superseded(files)]
    return (
        *described,
        *(Exhibit(one.description_zh, one.description_en, obtained=day_of(one.obtained)) for one in last),
    )


def _rules(profile: Profile) -> Rules:
    return Rules(**{one.name: getattr(profile, one.name) for one in fields(Rules)})


def _articles(found: CaseFile) -> tuple[Article, ...]:
    return tuple(the_convention().article(number) for number in found.articles)


def measure_of(course: Course, record: Record) -> Measure:
    """What was decided; before that what is proposed; before that a blank."""
    profile, clause = record.known.profile, "；".join(record.file.clauses)
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


def served_of(one: One) -> proceeding.Served:
    """How the last paper was served, or which one is to be served next."""
    course = one.course
    what = paper.said("decision_title" if course.decision is not None else "proposal_title")
    entry = course.service if course.decision is not None else course.notification
    document = one.measure.document if course.decision is not None else ""
    if entry is None:
        return proceeding.Served(what, document)
    said = facts_of(entry, Service)
    return proceeding.Served(
        what, document, said.manner, entry.on, said.place, said.server, said.witnesses, said.reason
    )


def held_of(one: One) -> proceeding.Held | None:
    """How she was heard, where she was or gave it up in writing; what she said stays hers to write."""
    entry = one.course.heard
    if entry is None or entry.step not in (Step.STATEMENT, Step.WAIVER):
        return None
    said = facts_of(entry, Hearing)
    waived = entry.step is Step.WAIVER
    return proceeding.Held(entry.on, said.recorder, said.interpreter, said.guardian, waived)


def appeal_until(one: One) -> date | None:
    """The last day of the appeal, where its time runs."""
    known = one.record.known
    found = deadlines(one.course, known.profile, known.calendar)
    return next((deadline.due for deadline in found if deadline.term is Term.APPEAL), None)


def lifted_of(one: One) -> ending.Lifted | None:
    """The decision that lifts the sanction, where there is one."""
    entry = one.course.lifting
    if entry is None:
        return None
    said = facts_of(entry, LiftingFacts)
    return ending.Lifted(said.body_zh, said.body_en, said.document, entry.on)


def talked_on(one: One) -> date | None:
    """The day of the talk that ended it without a sanction."""
    entry = one.course.ended
    return entry.on if entry is not None and entry.step is Step.EDUCATION else None


def what_of(one: One) -> Said:
    """What a reminder or a talk is about: what was said, if that is on record, else what happened."""
    entry = one.course.ended
    if entry is not None and entry.step is Step.EDUCATION and facts_of(entry, Education).said:
        return {"zh": facts_of(entry, Education).said, "en": ""}
    return {"zh": one.record.file.facts_zh, "en": one.record.file.facts_en}


def items_of(record: Record) -> list[file.Item]:
    """All that is evidence: what is only described, then the files in the order they were added."""
    items = [
        file.Item(number, one.description, obtained=day_of(one.obtained), copies=one.copies)
        for number, one in enumerate(record.file.evidence, 1)
    ]
    places = evidence.numbered(record.file, record.exhibits)
    return items + [
        file.Item(
            places[one.id], one.description_zh, one.description_en, one.file_name, one.source, day_of(one.obtained), one.sha256,
            redacted=one.redacts is not None, redacts=places.get(one.redacts or 0),
        )
        for one in record.exhibits
    ]  # fmt: skip


def filed_of(record: Record) -> list[file.Filed]:
    """The index of the file: its entries."""
    return [_filed(entry) for entry in record.file.entries]


def _filed(entry: Entry) -> file.Filed:
    return file.Filed(words.both(entry.step.key), entry.on, str(getattr(entry.facts, "document", "") or ""))


def outcome_of(record: Record) -> Said:
    """Where the case stands, for each of its respondents."""
    found = record.file
    stages = [words.both(stage.key) for stage in dict.fromkeys(one.stage for one in found.people)] or [
        words.both(found.stage.key)
    ]
    return {"zh": "、".join(one["zh"] for one in stages), "en": ", ".join(one["en"] for one in stages)}


def day_of(text: str | None) -> date | None:
    """A day on record."""
    return date.fromisoformat(text) if text else None
