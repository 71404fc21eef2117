"""The bin: whatever was taken off a list waits there with all it had, and can be taken out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from sqlalchemy import select

from lut_admin.convention import names
from lut_admin.convention.groups import GroupKind
from lut_admin.convention.terms import TermKind
from lut_admin.office import roster
from lut_admin.office.office import Office
from lut_admin.office.results import OF_TABLE, Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records.journal import Act
from lut_admin.records.tables import Case, Group, Notice, OwnTemplate, OwnTerm, Staff, Student

_TABLES: Mapping[str, type[Group | Notice | Case | Staff | Student | OwnTemplate | OwnTerm]] = {
    "student": Student,
    "staff": Staff,
    "group": Group,
    "notice": Notice,
    "case": Case,
    "own_template": OwnTemplate,
    "term": OwnTerm,
}
KINDS = tuple(_TABLES)


@dataclass(frozen=True, slots=True)
class Binned:
    """One thing in the bin: its kind (of `KINDS`), what it is called, what tells it apart, and what a search looks in."""

    kind: str
    id: int
    name: str
    beside: tuple[str | Word, ...]
    key: str


def binned(office: Office, kinds: Sequence[str] = KINDS) -> list[Binned]:
    """What is in the bin, kind by kind."""
    return [one for kind in kinds for one in _READERS[kind](office)]


def restore(office: Office, chosen: Sequence[Binned]) -> Result:
    """Take things out of the bin, back onto their lists, in one act; what is no longer in the bin is passed over."""
    still = {(one.kind, one.id) for one in binned(office, tuple(dict.fromkeys(one.kind for one in chosen)))}
    moved = [one for one in chosen if (one.kind, one.id) in still]
    name, facts = "restore_binned", {"n": len(moved)}
    if not moved:
        return Result(name=name, facts=facts)
    act = Act(name, facts) if len(moved) > 1 else Act("restore_one", {"name": moved[0].name})
    with office.write(act) as pen:
        for kind, table in _TABLES.items():
            if ids := [one.id for one in moved if one.kind == kind]:
                pen.update(table, {number: {"binned_at": None} for number in ids})
        changes = reduce(or_, (OF_TABLE[_TABLES[one.kind].__tablename__] for one in moved), Changes.NOTHING)
        return Result(changes, pen.act_id, act.name, act.facts)


def _students(office: Office) -> list[Binned]:
    return [
        Binned("student", line.id, line.name, (line.student_no, line.class_name, line.nationality), line.search_key)
        for line in roster.students(office, binned=True)
    ]


def _staff(office: Office) -> list[Binned]:
    return [
        Binned("staff", one.id, one.name, (one.role, one.phone), one.search_key)
        for one in roster.staff(office, binned=True)
    ]


def _groups(office: Office) -> Iterator[Binned]:
    query = select(Group.id, Group.name, Group.kind, Group.class_name).where(Group.binned_at.is_not(None))
    with office.read() as connection:
        rows = connection.execute(query.order_by(Group.name)).all()
    for row in rows:
        beside = (Word(GroupKind(row.kind).key, {}), row.class_name or "")
        yield Binned("group", row.id, row.name, beside, names.query(f"{row.name}\n{row.class_name or ''}"))


def _notices(office: Office) -> Iterator[Binned]:
    query = select(Notice.id, Notice.title, Notice.category, Notice.zh, Notice.en).where(Notice.binned_at.is_not(None))
    with office.read() as connection:
        rows = connection.execute(query.order_by(Notice.changed_at.desc())).all()
    for row in rows:
        beside = (Word(f"purpose.{row.category}", {}),) if row.category else ()
        yield Binned("notice", row.id, row.title, beside, names.query(f"{row.title}\n{row.zh}\n{row.en}"))


def _cases(office: Office) -> Iterator[Binned]:
    query = select(Case.id, Case.number, Case.stage, Case.opened_on, Case.facts_zh).where(Case.binned_at.is_not(None))
    with office.read() as connection:
        rows = connection.execute(query.order_by(Case.id.desc())).all()
    for row in rows:
        beside = (Word(f"supervision.{row.stage}", {}), row.opened_on)
        yield Binned("case", row.id, row.number, beside, names.query(f"{row.number}\n{row.facts_zh}"))


def _templates(office: Office) -> Iterator[Binned]:
    query = select(OwnTemplate.id, OwnTemplate.name, OwnTemplate.body).where(OwnTemplate.binned_at.is_not(None))
    with office.read() as connection:
        rows = connection.execute(query.order_by(OwnTemplate.id.desc())).all()
    for row in rows:
        title = row.body["title"]
        yield Binned("own_template", row.id, title["zh"], (title["en"],), names.query(f"{title['zh']}\n{title['en']}"))


def _terms(office: Office) -> Iterator[Binned]:
    query = select(OwnTerm.id, OwnTerm.kind, OwnTerm.zh, OwnTerm.en).where(OwnTerm.binned_at.is_not(None))
    with office.read() as connection:
        rows = connection.execute(query.order_by(OwnTerm.id.desc())).all()
    for row in rows:
        beside = (row.en, Word(TermKind(row.kind).key, {}))
        yield Binned("term", row.id, row.zh, beside, names.query(f"{row.zh}\n{row.en}"))


_READERS: Mapping[str, Callable[[Office], Iterable[Binned]]] = {
    "student": _students,
    "staff": _staff,
    "group": _groups,
    "notice": _notices,
    "case": _cases,
    "own_template": _templates,
    "term": _terms,
}
