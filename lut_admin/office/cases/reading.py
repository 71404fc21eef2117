"""Reading cases: the files, and of each where it stands, what comes next and which dates run."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention.supervision import (
    DONE,
    ON_FILE,
    CheckLine,
    Course,
    Deadline,
    Entry,
    Next,
    Setting,
    Stage,
    Step,
    checklist,
    course,
    deadlines,
    following,
    read,
    steps,
)
from lut_admin.office.cases.file import PARTICULARS, CaseFile, Evidence, Kind, Nobody, OwnerAct, Person
from lut_admin.office.cases.rules import Terms, terms
from lut_admin.office.office import Office
from lut_admin.records.pen import CHUNK
from lut_admin.records.tables import Case, CaseEntry, Respondent, Student
from lut_admin.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one respondent's course stands: the next duty, every date that runs or ran, the steps that may follow, the checklist.

    `person` is None for a matter without respondent.
    """

    person: Person | None
    course: Course
    next: Next | None
    deadlines: tuple[Deadline, ...]
    steps: tuple[Step, ...]
    checklist: tuple[CheckLine, ...] = ()


def cases(office: Office, settled: bool = True) -> list[CaseFile]:
    """Every case that is not in the bin, newest first; without the `settled` ones (lifted, archived) where these stay hidden."""
    with office.read() as connection:
        found = files(connection)
    return found if settled else [file for file in found if file.stage not in HIDDEN]


# What is over and without effect (Order 41, Art. 57) is kept, and shown only when it is asked for.
HIDDEN = frozenset({Stage.LIFTED, Stage.ARCHIVED})


def case(office: Office, number: str) -> CaseFile:
    """One case by its number; refuses (``cases.unknown``) where there is none."""
    with office.read() as connection:
        return file_of(connection, number)


def file_of(connection: Connection, number: str, binned: bool = False) -> CaseFile:
    """`case`, within a transaction that is open; one in the bin only where asked for."""
    found = files(connection, number, binned)
    if not found:
        raise Refusal("cases.unknown", number=number)
    return found[0]


def standings(office: Office, file: CaseFile) -> tuple[Standing, ...]:
    """Where a case stands, for each respondent, or once for a matter without one."""
    with office.read() as connection:
        known = terms(connection)
    return standings_by(file, known, office.today())


def overview(office: Office) -> list[tuple[CaseFile, tuple[Standing, ...]]]:
    """Every case that is not in the bin with where it stands, newest first."""
    with office.read() as connection:
        found, known = files(connection), terms(connection)
    today = office.today()
    return [(file, standings_by(file, known, today)) for file in found]


def standings_by(file: CaseFile, known: Terms, today: date) -> tuple[Standing, ...]:
    """`standings`, by rules and calendar that are at hand."""
    people: Sequence[Person | None] = file.people or (None,)
    return tuple(_standing(file, person, known, today) for person in people)


def _standing(file: CaseFile, person: Person | None, known: Terms, today: date) -> Standing:
    found = course(file.entries, person.id if person else None)
    coming = following(found, known.profile, known.calendar, today)
    if person is None and coming is not None and coming.step is Step.PROPOSAL:
        coming = None  # nobody can be told of a sanction: the matter is ended when it is cleared up
    dates = deadlines(found, known.profile, known.calendar)
    listed = checklist(found, known.profile)
    return Standing(person, found, coming, dates, steps(found, person is not None), listed)


def next_of(found: Sequence[Standing]) -> Next | None:
    """The most urgent of the next duties: owed before waited for, dated before undated, early before late."""
    coming = [one.next for one in found if one.next is not None]
    return min(coming, key=lambda one: (one.waiting, one.due is None, one.due or date.max), default=None)


def setting_of(file: CaseFile, person: Person | None, known: Terms) -> Setting:
    """What a respondent's course is judged by."""
    return Setting(
        known.profile, known.calendar, person is not None, person.birth if person else None, bool(file.clauses)
    )


def files(connection: Connection, number: str | None = None, binned: bool = False) -> list[CaseFile]:
    """The files, newest first: all, or the one with this number; those in the bin only where asked for, erased ones never."""
    query = select(*Case.__table__.columns).where(Case.erased_at.is_(None))
    if not binned:
        query = query.where(Case.binned_at.is_(None))
    if number is not None:
        query = query.where(Case.number == number)
    rows = connection.execute(query.order_by(Case.opened_on.desc(), Case.id.desc())).all()
    ids = None if number is None else [row.id for row in rows]
    people, entries = _people(connection, ids), _entries(connection, ids)
    return [
        CaseFile(
            id=row.id,
            number=row.number,
            kind=Kind(row.kind),
            opened_on=row.opened_on,
            occurred_at=row.occurred_at,
            place=row.place,
            facts_zh=row.facts_zh,
            facts_en=row.facts_en,
            influence_zh=row.influence_zh,
            influence_en=row.influence_en,
            reporter=row.reporter,
            stage=Stage(row.stage),
            articles=tuple(row.articles),
            evidence=tuple(Evidence(**evidence) for evidence in row.evidence),
            owner_acts=tuple(OwnerAct(**act) for act in row.owner_acts or ()),
            clauses=tuple(row.clauses or ()),
            nobody=Nobody(row.nobody) if row.nobody else None,
            referred_to=row.referred_to,
            source=row.source,
            archived_on=row.archived_on,
            people=tuple(people.get(row.id, ())),
            entries=tuple(entries.get(row.id, ())),
            counted=row.entries,
            binned=row.binned_at is not None,
        )
        for row in rows
    ]


def _people(connection: Connection, cases: Sequence[int] | None) -> dict[int, list[Person]]:
    query = select(*Respondent.__table__.columns).order_by(Respondent.id)
    if cases is not None:
        query = query.where(Respondent.case_id.in_(cases))
    people: dict[int, list[Person]] = {}
    for row in connection.execute(query):
        one = Person(row.student_id, row.nickname, row.particulars, row.id, Stage(row.stage))
        people.setdefault(row.case_id, []).append(one)
    return people


def _entries(connection: Connection, cases: Sequence[int] | None) -> dict[int, list[Entry]]:
    query = select(*CaseEntry.__table__.columns).order_by(CaseEntry.id)
    if cases is not None:
        query = query.where(CaseEntry.case_id.in_(cases))
    entries: dict[int, list[Entry]] = {}
    for row in connection.execute(query):
        entries.setdefault(row.case_id, []).append(_entry(row))
    return entries


def _entry(row: Any) -> Entry:
    """One entry; refuses (``cases.unreadable``) one that is no longer as it was written."""
    try:
        step, on = Step(row.step), date.fromisoformat(row.on)
        facts = read(step, row.facts)
    except (ValueError, TypeError, AttributeError) as error:
        raise Refusal("cases.unreadable", entry=str(row.id)) from error
    return Entry(row.id, step, on, facts, row.note or "", row.respondent_id, row.corrects, row.at)


def particulars(connection: Connection, ids: Collection[int]) -> dict[int, dict[str, str]]:
    """What papers print of students of the register, by id; who is not on it is not in the answer."""
    columns = [Student.__table__.c[name] for name in PARTICULARS]
    found: dict[int, dict[str, str]] = {}
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), CHUNK):
        some = Student.id.in_(wanted[start : start + CHUNK])
        for row in connection.execute(select(Student.id, *columns).where(some)):
            found[row.id] = {name: row._mapping[name] for name in PARTICULARS if row._mapping[name]}
    return found


def particulars_of(office: Office, ids: Collection[int]) -> dict[int, dict[str, str]]:
    """`particulars`, in a transaction of its own."""
    with office.read() as connection:
        return particulars(connection, ids)


def is_open(file: CaseFile) -> bool:
    """Whether something is still to be done in a case."""
    return file.stage not in DONE


def on_file(file: CaseFile) -> bool:
    """Whether somebody in a case was decided on: then it belongs to the school's file (Order 41, Art. 58)."""
    return file.stage in ON_FILE or any(person.stage in ON_FILE for person in file.people)
