"""What is kept no longer than it is needed (PIPL Art. 19): the yearly review list, and erasing what was exported.

The originals of a sanction are in the school's and the student's own files (Order 41, Art. 58); what is here is a working copy.
A case is erased only after it was exported: its words and people go, from the journal too, and its number, day, articles and
stage stay for the figures. The chain holds: of what went the journal keeps the digests.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from lut_admin.convention.supervision import Stage
from lut_admin.convention.supervision.counting import add_months
from lut_admin.office.cases.file import CaseFile
from lut_admin.office.cases.reading import files
from lut_admin.office.cases.rules import Terms, terms
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records import evidence
from lut_admin.records.journal import ACT as JOURNAL_ACT
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen
from lut_admin.records.tables import KINDS, Case, CaseEntry, EvidenceBody, Exhibit, Journal, Respondent, Table
from lut_admin.refusals import Refusal

ACT, EXPORT = "erase_cases", "export_case"
# What belongs to a case and goes with it; corrections and redacted copies go before what they point to.
BELONGING: tuple[type[Table], ...] = (CaseEntry, Respondent, Exhibit)
# What stays of a case for the figures: everything else that somebody wrote goes.
_BLANK: Mapping[str, Any] = {
    "occurred_at": None, "place": None, "facts_zh": "", "facts_en": "", "influence_zh": "", "influence_en": "", "reporter": None,
    "evidence": [], "owner_acts": None, "clauses": None, "referred_to": None, "source": None, "entries": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToClear:
    """A case whose time is over: since when it has rested, how long it is kept (years), and the day that ended (ISO).

    `sanctioned` says which of the profile's two periods it is; `exported` is the SHA-256 of its dossier, None while there is
    none that holds all of the case as it is now.
    """

    number: str
    stage: Stage
    rested: str
    years: int
    until: str
    sanctioned: bool = False
    exported: str | None = None


def review_list(office: Office) -> list[ToClear]:
    """The cases whose time is over, the oldest first: to be exported, and then erased."""
    with office.read() as connection:
        return review_in(connection, office.today())


def review_in(connection: Connection, today: date) -> list[ToClear]:
    """`review_list`, within a transaction that is open; looks no further where no case is a year old."""
    old = select(Case.id).where(Case.erased_at.is_(None), Case.opened_on <= add_months(today, -12).isoformat()).limit(1)
    if connection.scalar(old) is None:
        return []
    known, dossiers = terms(connection), _dossiers(connection)
    found = [one for file in files(connection, binned=True) if (one := _over(file, known, today, dossiers)) is not None]
    return sorted(found, key=lambda one: (one.until, one.number))


def _dossiers(connection: Connection) -> dict[str, tuple[str, str]]:
    """Of each case the last dossier that held all of it: when it was written (UTC text) and its SHA-256, by the case's number."""
    heading = Journal.after.op("->>")("$.name")
    query = select(Journal.at, Journal.after).where(Journal.kind == JOURNAL_ACT, heading == EXPORT).order_by(Journal.seq)
    told = ((row.at, json.loads(row.after)["facts"]) for row in connection.execute(query))
    found = {facts["number"]: (at, facts["sha256"]) for at, facts in told if facts.get("whole")}
    added = select(Case.number, func.max(Exhibit.at)).join(Exhibit, Exhibit.case_id == Case.id).group_by(Case.number)
    later = {number for number, at in connection.execute(added) if at > found.get(number, (at, ""))[0]}
    return {number: one for number, one in found.items() if number not in later}


def _over(file: CaseFile, known: Terms, today: date, dossiers: Mapping[str, tuple[str, str]]) -> ToClear | None:
    rested = _rested(file)
    if rested is None:
        return None
    sanctioned = any(file.course(person).decision is not None for person in file.people)
    years = known.profile.sanctioned_years if sanctioned else known.profile.unsanctioned_years
    until = add_months(rested, 12 * years)
    if today <= until:
        return None
    at, digest = dossiers.get(file.number, ("", None))
    whole = digest if all(entry.at <= at for entry in file.entries) else None
    return ToClear(file.number, file.stage, rested.isoformat(), years, until.isoformat(), sanctioned, whole)


def _rested(file: CaseFile) -> date | None:
    """Since when a case has been over; None while it is not. What lies in the bin rests since its last entry."""
    over = file.stage in (Stage.ARCHIVED, Stage.DROPPED, Stage.MERGED) or file.binned
    if not over:
        return None
    return date.fromisoformat(file.archived_on) if file.archived_on else max(entry.on for entry in file.entries)


def erase_cases(office: Office, numbers: Sequence[str]) -> Result:
    """Erase cases that were exported; it is no step that undo takes back. The digests of their dossiers stay in the journal.

    Refuses (``cases.kept``) a case whose time is not over, and (``cases.not_exported``) one of which no dossier holds all of it
    as it is now.
    """
    due = {one.number: one for one in review_list(office)}
    dossiers = {}
    for number in numbers:
        if number not in due:
            raise Refusal("cases.kept", article=8, number=number)
        digest = due[number].exported
        if digest is None:
            raise Refusal("cases.not_exported", article=8, number=number)
        dossiers[number] = digest
    if not dossiers:
        return Result(name=ACT)
    facts = {"n": len(dossiers), "dossiers": dossiers}
    with office.write(Act(ACT, facts, reversible=False)) as pen:
        query = select(Case.id).where(Case.number.in_(dossiers))
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
