"""The year's cases in figures: by article, month, class and outcome; nobody is named, and small figures are hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention.supervision import Sanction, Stage
from lut_admin.convention.supervision.clocks import shown_sanction
from lut_admin.convention.supervision.figures import FEW, Tally, tally
from lut_admin.office.cases.file import CaseFile, Kind, Person
from lut_admin.office.cases.reading import files
from lut_admin.office.office import Office
from lut_admin.records.tables import Case

# What became of it, for one respondent: a sanction, an end without one, or that it is still open.
OPEN = "open"
# Ends that are no sanction, by the stage they leave a course at.
_ENDS = {Stage.EDUCATION: "education", Stage.DROPPED: "dropped", Stage.MERGED: "merged", Stage.REVOKED: "revoked"}


@dataclass(frozen=True, slots=True)
class Figures:
    """A year's cases: how many, and by article (1-10), month (``2026-03``), class, and outcome (a sanction's value or an end).

    Articles and months count cases, classes and outcomes respondents; a case under two articles is counted under both, so that
    the articles' sum is not the number of cases. ``""`` is a class that was not known.
    """

    cases: int | None
    articles: Tally[int]
    months: Tally[str]
    classes: Tally[str]
    outcomes: Tally[str]


def figures(office: Office, year: int | None = None, few: int = FEW) -> Figures:
    """The figures of a year, or of all years; what lies in the bin is left out, what was erased counts as far as it is known."""
    with office.read() as connection:
        rows = _rows(connection, year)
        found = [file for file in files(connection) if year is None or file.opened_on.startswith(f"{year}-")]
    people = [(file, person) for file in found if file.kind is Kind.STUDENTS for person in file.people]
    return Figures(
        tally((0 for _ in rows), few).total,
        tally(sorted(article for row in rows for article in row.articles), few),
        tally(sorted(row.opened_on[:7] for row in rows), few),
        tally(sorted(person.particulars.get("class_name", "") for _, person in people), few),
        tally(sorted((outcome(file, person) for file, person in people), key=_grave), few),
    )


def outcome(file: CaseFile, person: Person) -> str:
    """What became of a case for a respondent: the value of a sanction, an end without one, or ``open``."""
    found = file.course(person)
    if found.revocation is not None:
        return "revoked"
    if found.ended is not None and found.decision is None:
        return found.ended.step.value
    sanction = shown_sanction(found) if found.decision is not None else None
    return sanction.value if sanction is not None else _ENDS.get(found.stage, OPEN)


def _grave(what: str) -> tuple[int, str]:
    """Sanctions by their weight, then the other ends."""
    order = [sanction.value for sanction in Sanction]
    return (order.index(what) if what in order else len(order), what)


def _rows(connection: Connection, year: int | None) -> list[Any]:
    query = select(Case.opened_on, Case.articles).where(Case.binned_at.is_(None)).order_by(Case.opened_on)
    if year is not None:
        query = query.where(Case.opened_on.startswith(f"{year}-"))
    return list(connection.execute(query))
