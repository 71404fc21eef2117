"""Cases (Art. 10): recorded with articles, students and facts, corrected until decided, taken step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import supervision
from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import ON_FILE
from lut_admin.office import settings
from lut_admin.office.numbering import next_number
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen, moment
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
    """One step taken: the stage it led to, its day and note; a correction is a note that leaves the case at its stage."""

    stage: str
    on: str
    note: str | None
    correction: bool = False


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
    _refuse_incomplete(account, office.now())
    year, prefix = office.today().year, settings.get(office, "case_prefix")
    while True:
        with office.read() as connection:
            number = next_number(connection, prefix, year)
        try:
            return _open(office, account, number)
        except _Taken:  # another record was quicker: the next number, then
            continue


def _open(office: Office, account: Account, number: str) -> Result:
    today, first = office.today().isoformat(), supervision.FIRST.value
    with office.write(Act("record_case", {"number": number})) as pen:
        if pen.connection.scalar(select(Case.id).where(Case.number == number)) is not None:
            raise _Taken
        row = {"number": number, "opened_on": today, "stage": first, **_told(account)}
        [made] = pen.insert(Case, [row])
        _add_people(pen, made, account, account.respondents)
        pen.insert(CaseStep, [{"case_id": made, "stage": first, "on": today, "note": None}])
        return Result(Changes.CASES, pen.act_id, "record_case", {"number": number}, made)


def amend(office: Office, number: str, account: Account) -> Result:
    """Correct the account of a case that is not yet decided; what it said before stays in its history.

    Who stays on it keeps the particulars that were recorded. Refuses (``cases.decided``) a case whose account is closed.
    """
    old = case(office, number)
    if not supervision.may_amend(old.stage):
        raise Refusal("cases.decided", number=number)
    _refuse_incomplete(account, office.now())
    known = {person.student_id for person in old.people}
    with office.write(Act("amend_case", {"number": number})) as pen:
        pen.update(Case, {old.id: _told(account)})
        of_case = select(Respondent.id, Respondent.student_id).where(Respondent.case_id == old.id)
        gone = [row.id for row in pen.connection.execute(of_case) if row.student_id not in account.respondents]
        if gone:
            pen.delete(Respondent, gone)
        _add_people(pen, old.id, account, [i for i in account.respondents if i not in known])
        return Result(Changes.CASES, pen.act_id, "amend_case", {"number": number}, old.id)


def step(office: Office, number: str, stage: str, on: date, note: str = "") -> Result:
    """Take a case to its next stage; refuses (``cases.step_not_allowed``) a step that due process does not allow.

    Refuses (``cases.step_day``) a day before the last step or after today: nothing is on record before it happened. From the
    decision on a step is on file for good (Order 41, Art. 58): it is not undone, and a mistake in it is noted (`correct`).
    """
    old = case(office, number)
    if stage not in {allowed.value for allowed in supervision.next_stages(old.stage)}:
        raise _not_allowed(old, stage)
    last = next((taken.on for taken in reversed(old.steps) if not taken.correction), old.opened_on)
    if not last <= on.isoformat() <= office.today().isoformat():
        raise Refusal("cases.step_day", day=on.isoformat(), last=last)
    return _note_step(office, old, "step_case", stage, on, note)


def correct(office: Office, number: str, note: str) -> Result:
    """Note a correction on a case, dated today: what was done wrong and how it is; its stage stays as it is.

    So is mended what can no longer be amended or undone. Refuses (``cases.no_note``) an empty note.
    """
    if not note.strip():
        raise Refusal("cases.no_note", article=10)
    old = case(office, number)
    return _note_step(office, old, "correct_case", old.stage, office.today(), note)


def _note_step(office: Office, old: CaseFile, name: str, stage: str, on: date, note: str) -> Result:
    facts, reversible = {"number": old.number}, stage not in ON_FILE
    with office.write(Act(name, facts, reversible=reversible)) as pen:
        pen.update(Case, {old.id: {"stage": stage}})
        pen.insert(CaseStep, [{"case_id": old.id, "stage": stage, "on": on.isoformat(), "note": note.strip() or None}])
        return Result(Changes.CASES, pen.act_id if reversible else None, name, facts, old.id)


def _not_allowed(file: CaseFile, stage: str) -> Refusal:
    """Why a step cannot follow: the stages that come before it, with the articles that ask for them, or that none does."""
    facts = {"number": file.number, "stage": _stage(stage)}
    duties = supervision.duties_between(file.stage, stage)
    if not duties:
        return Refusal("cases.step_never", article=10, now=_stage(file.stage), **facts)
    law = sorted({number for rule in duties for number in rule.order})
    return Refusal(
        "cases.step_not_allowed", article=10, before=[Word(f"cases.do_{r.stage}") for r in duties], law=law, **facts
    )


def discard(office: Office, number: str) -> Result:
    """Put a case in the bin, its number stays taken; refuses (``cases.on_file``) one that was decided (Order 41, Art. 58)."""
    old = case(office, number)
    if old.stage in ON_FILE:
        raise Refusal("cases.on_file", number=number)
    with office.write(Act("bin_case", {"number": number})) as pen:
        pen.update(Case, {old.id: {"binned_at": pen.at}})
        return Result(Changes.CASES, pen.act_id, "bin_case", {"number": number}, old.id)


def _refuse_incomplete(account: Account, now: datetime) -> None:
    if not account.respondents:
        raise Refusal("cases.nobody", article=10)
    if not account.articles or not set(account.articles) <= set(range(1, 11)):
        raise Refusal("cases.no_article", article=10)
    if not account.facts_zh.strip():
        raise Refusal("cases.no_facts", article=10)
    if account.occurred_at is not None and account.occurred_at > now:
        raise Refusal("cases.not_yet", at=f"{account.occurred_at.astimezone(CHINA):%Y-%m-%d %H:%M}")


class _Taken(Exception):
    """The number that was meant for this case is another's by now."""


def _told(account: Account) -> dict[str, Any]:
    """The columns that hold an account."""
    return {
        "occurred_at": moment(account.occurred_at) if account.occurred_at else None,
        "place": account.place.strip() or None,
        "facts_zh": account.facts_zh.strip(),
        "facts_en": account.facts_en.strip(),
        "articles": sorted(set(account.articles)),
        "evidence": [_kept(evidence) for evidence in account.evidence],
    }


def _add_people(pen: Pen, case_id: int, account: Account, ids: Sequence[int]) -> None:
    known = _particulars(pen.connection, ids)
    nicknames = account.nicknames or {}
    rows = [
        {"case_id": case_id, "student_id": i, "nickname": nicknames.get(i), "particulars": known[i]}
        for i in dict.fromkeys(ids)
    ]
    pen.insert(Respondent, rows)


def _stage(name: str) -> Word | str:
    """A stage in words; what is no stage stays as it was given."""
    return Word(f"supervision.{name}") if name in set(supervision.Stage) else name


def _particulars(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    columns = [Student.__table__.c[name] for name in PARTICULARS]
    rows = connection.execute(select(Student.id, *columns).where(Student.id.in_(set(ids))))
    found = {row.id: {name: row._mapping[name] for name in PARTICULARS if row._mapping[name]} for row in rows}
    missing = [i for i in ids if i not in found]
    if missing:
        raise Refusal("cases.student_unknown", id=missing[0])
    return found


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
        taken = steps.setdefault(row.case_id, [])
        taken.append(Step(row.stage, row.on, row.note, bool(taken) and taken[-1].stage == row.stage))
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
