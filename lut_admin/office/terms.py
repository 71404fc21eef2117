"""The glossary of the office: what ships with the app, and the entries that the counselor added (Art. 6)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from lut_admin import places
from lut_admin.convention import language, names
from lut_admin.convention.terms import LONGEST, Term, TermKind, read_terms
from lut_admin.convention.terms import places as as_places
from lut_admin.office.office import Office, the_glossary
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.tables import OwnTerm
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.convention.twins import Place


@cache
def shipped() -> tuple[Term, ...]:
    """The entries that come with the app."""
    return read_terms(places.resource_toml("lists/terms.toml"))


def own(office: Office) -> list[Term]:
    """The entries of the office that are not in the bin, newest first."""
    with office.read() as connection:
        return _own(connection)


def terms(office: Office) -> list[Term]:
    """The whole glossary: the office's own entries first; a shipped one of the same Chinese name gives way."""
    mine = own(office)
    taken = {names.fold(term.zh) for term in mine}
    return [*mine, *(term for term in shipped() if names.fold(term.zh) not in taken)]


def glossary(office: Office | None) -> tuple[Place, ...]:
    """What places are called, for the comparison of a notice's halves: the shipped list and the office's own places."""
    return the_glossary() if office is None else (*the_glossary(), *as_places(own(office)))


def add(office: Office, kind: str, zh: str, en: str, note: str = "") -> Result:
    """Add an entry. Refusals: ``glossary.empty``, ``glossary.not_chinese``, ``glossary.long``, ``glossary.twice``."""
    row = _checked(office, 0, kind, zh, en, note)
    facts = {"zh": row["zh"]}
    with office.write(Act("add_term", facts)) as pen:
        [made] = pen.insert(OwnTerm, [row])
        return Result(Changes.NOTICES, pen.act_id, "add_term", facts, made)


def change(office: Office, term_id: int, kind: str, zh: str, en: str, note: str = "") -> Result:
    """Change an entry of the office's own; refusals as for `add`, and ``glossary.gone``."""
    old = _one(office, term_id)
    row = _checked(office, term_id, kind, zh, en, note)
    facts = {"zh": row["zh"]}
    if (old.kind.value, old.zh, old.en, old.note) == (row["kind"], row["zh"], row["en"], row["note"] or ""):
        return Result(name="change_term", made=term_id)
    with office.write(Act("change_term", facts)) as pen:
        pen.update(OwnTerm, {term_id: row})
        return Result(Changes.NOTICES, pen.act_id, "change_term", facts, term_id)


def discard(office: Office, *term_ids: int) -> Result:
    """Put entries of the office's own in the bin, in one act."""
    gone = [_one(office, number) for number in term_ids]
    name, facts = ("bin_term", {"zh": gone[0].zh}) if len(gone) == 1 else ("bin_terms", {"n": len(gone)})
    with office.write(Act(name, facts)) as pen:
        pen.update(OwnTerm, {one.id: {"binned_at": pen.at} for one in gone})
        return Result(Changes.NOTICES, pen.act_id, name, facts)


def _own(connection: Connection) -> list[Term]:
    query = select(OwnTerm.id, OwnTerm.kind, OwnTerm.zh, OwnTerm.en, OwnTerm.note).where(OwnTerm.binned_at.is_(None))
    return [
        Term(TermKind(row.kind), row.zh, row.en, row.note or "", row.id)
        for row in connection.execute(query.order_by(OwnTerm.id.desc()))
    ]


def _one(office: Office, term_id: int) -> Term:
    for term in own(office):
        if term.id == term_id:
            return term
    raise Refusal("glossary.gone")


def _checked(office: Office, term_id: int, kind: str, zh: str, en: str, note: str) -> dict[str, str | None]:
    zh, en, note = (" ".join(text.split()) for text in (zh, en, note))
    if not zh or not en:
        raise Refusal("glossary.empty")
    if not language.reads_as_chinese(zh):
        raise Refusal("glossary.not_chinese", text=zh[:LONGEST])
    if max(len(zh), len(en), len(note)) > LONGEST:
        raise Refusal("glossary.long", most=LONGEST)
    for term in own(office):
        if term.id != term_id and names.fold(term.zh) == names.fold(zh):
            raise Refusal("glossary.twice", zh=term.zh, en=term.en)
    return {"kind": TermKind(kind).value, "zh": zh, "en": en, "note": note or None}
