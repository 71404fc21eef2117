"""What is kept no longer than it is needed (PIPL Art. 19): the yearly review list, and erasing what was exported.

The originals of a sanction are in the school's and the student's own files (Order 41, Art. 58); what is here is a working copy.
A case is erased only after it was exported: its words and people go, from the journal too, and its number, day, articles and
stage stay for the figures. The chain holds: of what went the journal keeps the digests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention.supervision import Stage
from lut_admin.convention.supervision.counting import add_months
from lut_admin.office.cases.file import CaseFile
from lut_admin.office.cases.reading import files
from lut_admin.office.cases.rules import Terms, terms
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records import evidence
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen
from lut_admin.records.tables import KINDS, Case, CaseEntry, EvidenceBody, Exhibit, Respondent, Table
from lut_admin.refusals import Refusal

ACT = "erase_cases"
# What belongs to a case and goes with it; corrections and redacted copies go before what they point to.
BELONGING: tuple[type[Table], ...] = (CaseEntry, Respondent, Exhibit)
# What stays of a case for the figures: everything else that somebody wrote goes.
_BLANK: Mapping[str, Any] = {
    "occurred_at": None, "place": None, "facts_zh": "", "facts_en": "", "influence_zh": "", "influence_en": "", "reporter": None,
    "evidence": [], "owner_acts": None, "clauses": None, "referred_to": None, "source": None, "entries": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToClear:
    """A case whose time is over: since when it has rested, how long it is kept (years), and the day that ended (ISO)."""

    number: str
    stage: Stage
    rested: str
    years: int
    until: str


def review_list(office: Office) -> list[ToClear]:
    """The cases whose time is over, the oldest first: to be exported, and then erased."""
    with office.read() as connection:
        return review_in(connection, office.today())


def review_in(connection: Connection, today: date) -> list[ToClear]:
    """`review_list`, within a transaction that is open; looks no further where no case is a year old."""
    old = select(Case.id).where(Case.erased_at.is_(None), Case.opened_on <= add_months(today, -12).isoformat()).limit(1)
    if connection.scalar(old) is None:
        return []
    known = terms(connection)
    found = [one for file in files(connection, binned=True) if (one := _over(file, known, today)) is not None]
    return sorted(found, key=lambda one: (one.until, one.number))


def _over(file: CaseFile, known: Terms, today: date) -> ToClear | None:
    rested = _rested(file)
    if rested is None:
        return None
    sanctioned = any(file.course(person).decision is not None for person in file.people)
    years = known.profile.sanctioned_years if sanctioned else known.profile.unsanctioned_years
    until = add_months(rested, 12 * years)
    if today <= until:
        return None
    return ToClear(file.number, file.stage, rested.isoformat(), years, until.isoformat())


def _rested(file: CaseFile) -> date | None:
    """Since when a case has been over; None while it is not. What lies in the bin rests since its last entry."""
    over = file.stage in (Stage.ARCHIVED, Stage.DROPPED, Stage.MERGED) or file.binned
    if not over:
        return None
    return date.fromisoformat(file.archived_on) if file.archived_on else max(entry.on for entry in file.entries)


def erase_cases(office: Office, exported: Mapping[str, str]) -> Result:
    """Erase cases that were exported (the SHA-256 of each one's dossier, by number); it is no step that undo takes back.

    Refuses (``cases.not_exported``) a case without the digest of its dossier, and (``cases.kept``) one whose time is not over.
    """
    due = {one.number for one in review_list(office)}
    for number, digest in exported.items():
        if number not in due:
            raise Refusal("cases.kept", article=8, number=number)
        if len(digest) != 64:
            raise Refusal("cases.not_exported", article=8, number=number)
    if not exported:
        return Result(name=ACT)
    facts = {"n": len(exported), "dossiers": dict(exported)}
    with office.write(Act(ACT, facts, reversible=False)) as pen:
        query = select(Case.id).where(Case.number.in_(exported))
        _erase(pen, list(pen.connection.scalars(query)))
        return Result(Changes.CASES, pen.act_id, ACT, facts)


def _erase(pen: Pen, cases: Sequence[int]) -> None:
    for table in BELONGING:
        sql = KINDS[table.__tablename__]
        # An entry that others point to goes after them: the later first.
        ids = list(pen.connection.scalars(select(sql.c.id).where(sql.c.case_id.in_(cases)).order_by(sql.c.id.desc())))
        for one in ids:
            pen.delete(table, [one])
        pen.erase(table, ids)
    pen.update(Case, {case: {**_BLANK, "erased_at": pen.at} for case in cases})
    pen.erase(Case, cases)
    pen.let_go(EvidenceBody, evidence.unneeded(pen.connection))
