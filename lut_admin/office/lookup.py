"""Everything that can be gone to by typing a few letters: students, groups, notices, cases, and templates to begin a notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from lut_admin.convention import letters, names
from lut_admin.office import shelf, templates
from lut_admin.office.office import Office
from lut_admin.papers.words import Word
from lut_admin.records.tables import Case, Group, Notice, Respondent

STUDENT, GROUP, NOTICE, CASE, TEMPLATE = "student", "group", "notice", "case", "template"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing: its kind, its id, what it is called, what stands beside it, and the forms it is found by, one a line.

    Of a template `id` is its name; it is called by its Chinese name, and the English one stands beside.
    """

    kind: str
    id: int | str
    name: str
    beside: str | Word
    key: str


def everything(office: Office) -> list[Found]:
    """All there is to find outside the bin, newest notices and cases first."""
    with office.read() as connection:
        found = [*_students(connection), *_groups(connection), *_notices(connection), *_cases(connection)]
    return [*found, *_templates(office)]


def _students(connection: Connection) -> Iterator[Found]:
    for line in shelf.lines(connection):
        beside = " · ".join(part for part in (line.student_no, line.class_name) if part)
        yield Found(STUDENT, line.id, line.name, beside, line.search_key)


def _groups(connection: Connection) -> Iterator[Found]:
    query = select(Group.id, Group.name, Group.class_name).where(Group.binned_at.is_(None)).order_by(Group.name)
    for row in connection.execute(query):
        yield Found(GROUP, row.id, row.name, row.class_name or "", letters.key(row.name, row.class_name or ""))


def _notices(connection: Connection) -> Iterator[Found]:
    query = select(Notice.id, Notice.title, Notice.changed_at).where(Notice.binned_at.is_(None))
    for row in connection.execute(query.order_by(Notice.changed_at.desc())):
        yield Found(NOTICE, row.id, row.title, row.changed_at[:10], letters.key(row.title))


def _cases(connection: Connection) -> Iterator[Found]:
    """A case is found by its number and its respondents' names, and shows no name: number and stage, whoever looks on."""
    known: dict[int, list[str]] = {}
    for row in connection.execute(select(Respondent.case_id, Respondent.particulars)):
        known.setdefault(row.case_id, []).append(names.search_key(row.particulars))
    there = Case.binned_at.is_(None) & Case.erased_at.is_(None)
    for row in connection.execute(select(Case.id, Case.number, Case.stage).where(there).order_by(Case.id.desc())):
        key = "\n".join((letters.key(row.number), *known.get(row.id, ())))
        yield Found(CASE, row.id, row.number, Word(f"supervision.{row.stage}"), key)


def _templates(office: Office) -> Iterator[Found]:
    for one in templates.templates(office):
        yield Found(TEMPLATE, one.id, one.called.zh, one.called.en, letters.key(one.called.zh, one.called.en))
