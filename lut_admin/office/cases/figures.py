"""The year's cases in figures: by article, month, class and outcome; nobody is named, and small figures are hidden."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from lut_admin.convention.supervision import Sanction, Stage
from lut_admin.convention.supervision.clocks import shown_sanction
from lut_admin.convention.supervision.figures import FEW, Figures, tally, together
from lut_admin.office.cases.file import CaseFile, Kind, Person
from lut_admin.office.cases.reading import files
from lut_admin.office.office import Office, the_convention
from lut_admin.papers import figures_workbook
from lut_admin.papers.words import Language
from lut_admin.records.tables import Case
from lut_admin.refusals import Progress, unwatched

# What became of it, for one respondent: a sanction, an end without one, or that it is still open.
OPEN = "open"
# Ends that are no sanction, by the stage they leave a course at.
_ENDS = {Stage.EDUCATION: "education", Stage.DROPPED: "dropped", Stage.MERGED: "merged", Stage.REVOKED: "revoked"}


def figures(office: Office, year: int, few: int = FEW) -> Figures:
    """The figures of a year; what lies in the bin is left out, what was erased counts as far as it is known.

    There are none of all years together: whoever takes the other years from them would learn what a year hides.
    """
    with office.read() as connection:
        rows = _rows(connection, year)
        found = [file for file in files(connection) if file.opened_on.startswith(f"{year}-")]
    people = [(file, person) for file in found if file.kind is Kind.STUDENTS for person in file.people]
    # A case may count under several articles: their sum is not told, but it is no less than the number of cases.
    months, articles = together(
        tally((row.opened_on[:7] for row in rows), few),
        tally(sorted(article for row in rows for article in row.articles), few),
    )
    classes, outcomes = together(
        tally(sorted(person.particulars.get("class_name", "") for _, person in people), few),
        tally(sorted((outcome(file, person) for file, person in people), key=_grave), few),
    )
    return Figures(year, months.total, outcomes.total, replace(articles, total=None), months, classes, outcomes)


def figure_years(office: Office) -> list[int]:
    """The years in which cases were opened, the latest first."""
    with office.read() as connection:
        query = select(func.substr(Case.opened_on, 1, 4)).where(Case.binned_at.is_(None)).distinct()
        return sorted((int(year) for year in connection.scalars(query)), reverse=True)


def export_figures(
    office: Office, year: int, target: Path, language: Language = "zh", progress: Progress = unwatched
) -> Path:
    """Write a year's figures as a workbook, with the same ones hidden; raises Refusal as `sheets.write_xlsx` does."""
    figures_workbook.write(target, figures(office, year), the_convention(), language, progress)
    return target


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


def _rows(connection: Connection, year: int) -> list[Any]:
    query = select(Case.opened_on, Case.articles).where(Case.binned_at.is_(None), Case.opened_on.startswith(f"{year}-"))
    return list(connection.execute(query.order_by(Case.opened_on)))
