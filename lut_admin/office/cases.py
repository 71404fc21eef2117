"""Cases (Art. 10): recorded with articles, students and facts, taken step by step, printed as a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import supervision
from lut_admin.convention.hours import CHINA
from lut_admin.office import settings
from lut_admin.office.office import Office, the_convention
from lut_admin.office.results import Changes, Result
from lut_admin.papers import case_form
from lut_admin.papers.case_form import CaseForm, Exhibit
from lut_admin.records import journal
from lut_admin.records.journal import Act
from lut_admin.records.pen import moment
from lut_admin.records.tables import Case, CaseStep, Respondent, Student
from lut_admin.refusals import Refusal

# What is kept of a respondent as it was when the case was recorded: the form prints these, whatever changes later.
PARTICULARS = (
    "passport_name",
    "english_name",
    "chinese_name",
    "student_no",
    "nationality",
    "class_name",
    "major",
    "dormitory",
    "phone",
    "passport_no",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: what it is, how many copies, the day it was obtained (ISO)."""

    description: str
    copies: int = 1
    obtained: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What is recorded of a breach: when (aware) and where, what happened in both languages, articles, people, evidence."""

    articles: tuple[int, ...]
    respondents: tuple[int, ...]
    facts_zh: str
    facts_en: str = ""
    occurred_at: datetime | None = None
    place: str = ""
    evidence: tuple[Evidence, ...] = ()
    nicknames: Mapping[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A respondent: the roster's id and the particulars as they were."""

    student_id: int
    nickname: str | None
    particulars: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One step taken: the stage it led to, its day and note."""

    stage: str
    on: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case, whole; `occurred_at` is UTC text, days are ISO text."""

    id: int
    number: str
    opened_on: str
    occurred_at: str | None
    place: str | None
    facts_zh: str
    facts_en: str
    stage: str
    articles: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    people: tuple[Person, ...]
    steps: tuple[Step, ...]


def cases(office: Office) -> list[CaseFile]:
    """Every case that is not in the bin, newest first."""
    with office.read() as connection:
        return _files(connection)


def case(office: Office, number: str) -> CaseFile:
    """One case by its number; refuses (``cases.unknown``) where there is none."""
    with office.read() as connection:
        found = _files(connection, number)
    if not found:
        raise Refusal("cases.unknown", number=number)
    return found[0]


def record(office: Office, account: Account) -> Result:
    """Open a case: its number is the next of the year, its stage the first; refuses what is not a case."""
    _refuse_incomplete(account)
    today = office.today()
    with office.read() as connection:
        number = _next_number(connection, settings.get(office, "case_prefix"), today.year)
    with office.write(Act("record_case", {"number": number})) as pen:
        first = supervision.FIRST.value
        row = {
            "number": number,
            "opened_on": today.isoformat(),
            "occurred_at": moment(account.occurred_at) if account.occurred_at else None,
            "place": account.place or None,
            "facts_zh": account.facts_zh,
            "facts_en": account.facts_en,
            "stage": first,
            "articles": sorted(set(account.articles)),
            "evidence": [_kept(evidence) for evidence in account.evidence],
        }
        [made] = pen.insert(Case, [row])
        people = _particulars(pen.connection, account.respondents)
        nicknames = account.nicknames or {}
        pen.insert(
            Respondent,
            [
                {"case_id": made, "student_id": i, "nickname": nicknames.get(i), "particulars": people[i]}
                for i in dict.fromkeys(account.respondents)
            ],
        )
        pen.insert(CaseStep, [{"case_id": made, "stage": first, "on": today.isoformat(), "note": None}])
        return Result(Changes.CASES, pen.act_id, "record_case", {"number": number}, made)


def amend(office: Office, number: str, facts_zh: str, facts_en: str, place: str, evidence: Sequence[Evidence]) -> Result:
    """Correct the account of a case that is not yet decided; what it said before stays in its history."""
    old = case(office, number)
    if not supervision.may_amend(old.stage):
        raise Refusal("cases.decided", number=number)
    change = {"facts_zh": facts_zh, "facts_en": facts_en, "place": place or None}
    with office.write(Act("amend_case", {"number": number})) as pen:
        pen.update(Case, {old.id: {**change, "evidence": [_kept(e) for e in evidence]}})
        return Result(Changes.CASES, pen.act_id, "amend_case", {"number": number}, old.id)


def step(office: Office, number: str, stage: str, on: date, note: str = "") -> Result:
    """Take a case to its next stage; refuses (``cases.step_not_allowed``) a step that due process does not allow."""
    old = case(office, number)
    if stage not in {allowed.value for allowed in supervision.next_stages(old.stage)}:
        raise Refusal("cases.step_not_allowed", article=10, number=number, stage=stage)
    facts = {"number": number}
    with office.write(Act("step_case", facts)) as pen:
        pen.update(Case, {old.id: {"stage": stage}})
        pen.insert(CaseStep, [{"case_id": old.id, "stage": stage, "on": on.isoformat(), "note": note or None}])
        return Result(Changes.CASES, pen.act_id, "step_case", facts, old.id)


def form(office: Office, number: str) -> CaseForm:
    """The registration form of a case, with the journal's end as its anchor."""
    file = case(office, number)
    with office.read() as connection:
        end = journal.anchor(connection)
    return CaseForm(
        number=file.number,
        filed=date.fromisoformat(file.opened_on),
        occurred=datetime.fromisoformat(file.occurred_at).astimezone(CHINA) if file.occurred_at else None,
        place=file.place or "",
        respondents=tuple(_respondent(person) for person in file.people),
        facts_zh=file.facts_zh,
        facts_en=file.facts_en,
        articles=tuple(the_convention().article(number) for number in file.articles),
        evidence=tuple(
            Exhibit(e.description, copies=e.copies, obtained=date.fromisoformat(e.obtained) if e.obtained else None)
            for e in file.evidence
        ),
        school_zh=settings.get(office, "school_zh"),
        school_en=settings.get(office, "school_en"),
        anchor=case_form.Anchor(end.seq, end.head),
    )


def _refuse_incomplete(account: Account) -> None:
    if not account.respondents:
        raise Refusal("cases.nobody", article=10)
    if not account.articles or not set(account.articles) <= set(range(1, 11)):
        raise Refusal("cases.no_article", article=10)
    if not account.facts_zh.strip():
        raise Refusal("cases.no_facts", article=10)


def _next_number(connection: Connection, prefix: str, year: int) -> str:
    """The number after the last of the year, bin included: a number is never given twice."""
    start = f"{prefix}-{year}-"
    taken = connection.scalars(select(Case.number).where(Case.number.startswith(start, autoescape=True)))
    tails = [int(number.removeprefix(start)) for number in taken if number.removeprefix(start).isdigit()]
    return f"{start}{max(tails, default=0) + 1:04d}"


def _particulars(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    columns = [Student.__table__.c[name] for name in PARTICULARS]
    rows = connection.execute(select(Student.id, *columns).where(Student.id.in_(set(ids))))
    found = {row.id: {name: row._mapping[name] for name in PARTICULARS if row._mapping[name]} for row in rows}
    missing = [i for i in ids if i not in found]
    if missing:
        raise Refusal("cases.student_unknown", id=missing[0])
    return found


def _respondent(person: Person) -> case_form.Respondent:
    known = {name: value for name, value in person.particulars.items() if name != "english_name"}
    if "passport_name" not in known and "english_name" in person.particulars:
        known["passport_name"] = person.particulars["english_name"]
    return case_form.Respondent(**known, nickname=person.nickname or "")


def _kept(evidence: Evidence) -> dict[str, Any]:
    return {"description": evidence.description, "copies": evidence.copies, "obtained": evidence.obtained}


def _files(connection: Connection, number: str | None = None) -> list[CaseFile]:
    query = select(*Case.__table__.columns).where(Case.binned_at.is_(None))
    if number is not None:
        query = query.where(Case.number == number)
    people: dict[int, list[Person]] = {}
    for row in connection.execute(select(*Respondent.__table__.columns).order_by(Respondent.id)):
        people.setdefault(row.case_id, []).append(Person(row.student_id, row.nickname, row.particulars))
    steps: dict[int, list[Step]] = {}
    for row in connection.execute(select(*CaseStep.__table__.columns).order_by(CaseStep.id)):
        steps.setdefault(row.case_id, []).append(Step(row.stage, row.on, row.note))
    return [
        CaseFile(
            row.id,
            row.number,
            row.opened_on,
            row.occurred_at,
            row.place,
            row.facts_zh,
            row.facts_en,
            row.stage,
            tuple(row.articles),
            tuple(Evidence(**evidence) for evidence in row.evidence),
            tuple(people.get(row.id, ())),
            tuple(steps.get(row.id, ())),
        )
        for row in connection.execute(query.order_by(Case.opened_on.desc(), Case.id.desc()))
    ]
