"""Drafts made from templates: the facts of a notice become both halves and are kept beside them (Art. 2, 6)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from lut_admin.office import templates
from lut_admin.office.notices import drafting
from lut_admin.office.notices.audiences import Groups
from lut_admin.office.notices.reading import NoticeLine, notice
from lut_admin.office.office import Office
from lut_admin.office.results import Result
from lut_admin.papers.notice_templates import Rendered, frame, read_facts
from lut_admin.records.tables import Notice

Typed = Iterable[tuple[str, str]]
REMEMBERED, OF_A_FIELD = 300, 12


@dataclass(frozen=True, slots=True)
class Filled:
    """The template and the facts that a notice was made from, as they were typed; a list has a text for each thing.

    It is `untouched` while its halves are as the template made them: then they may be made anew from other facts.
    """

    template: str
    fields: Mapping[str, tuple[str, ...]]
    untouched: bool

    @property
    def typed(self) -> list[tuple[str, str]]:
        """The facts as `read_facts` takes them."""
        return [(name, text) for name, texts in self.fields.items() for text in texts]


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier notices were made of: the templates, newest first, and what was typed in a field, newest first."""

    used: tuple[str, ...]
    told: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]

    def of(self, template_id: str, field: str) -> tuple[tuple[str, ...], ...]:
        """What was typed in a field of a template; what stands around every notice is remembered across all of them."""
        return self.told.get(("", field)) or self.told.get((template_id, field)) or ()


def draft(
    office: Office,
    name: str,
    typed: Typed,
    *,
    category: str | None = None,
    title: str = "",
    groups: Groups = (),
) -> Result:
    """Keep a draft made from a template, under its own purpose and title unless others are given; `typed` as `read_facts`."""
    told = list(typed)
    made = _made(office, name, told)
    purpose = category or (made.category.value if made.category is not None else None)
    facts = _kept(name, told, made)
    return drafting.draft(office, purpose, made.zh, made.en, title or made.title.zh, groups, facts=facts)


def redraft(office: Office, notice_id: int, typed: Typed, *, category: str | None = None) -> Result:
    """Make a draft's halves anew from other facts of its template; its title follows where it was the template's.

    What was written by hand meanwhile is gone (undo brings it back). Refusals: as `draft`; what is out stays as it is.
    """
    old = notice(office, notice_id)
    was = filled(old)
    if was is None:
        return Result(made=notice_id)
    told = list(typed)
    made = _made(office, was.template, told)
    first = old.zh.split("\n", 1)[0]
    title = made.title.zh if old.title in (first, "") else old.title
    facts = _kept(was.template, told, made)
    return drafting.revise(office, notice_id, category or old.category, made.zh, made.en, title, facts=facts)


def filled(line: NoticeLine) -> Filled | None:
    """What a notice was made from; None where it was written by hand."""
    if line.facts is None:
        return None
    fields = {name: tuple(texts) for name, texts in line.facts["fields"].items()}
    return Filled(line.facts["template"], fields, line.facts["digest"] == _digest(line.zh, line.en))


def memory(office: Office) -> Memory:
    """What the last notices were made of; what was written to one person is nobody's model."""
    public = Notice.facts.is_not(None), Notice.private.is_(False)
    query = select(Notice.facts).where(*public).order_by(Notice.id.desc()).limit(REMEMBERED)
    with office.read() as connection:
        kept: list[Mapping[str, Any]] = [row.facts for row in connection.execute(query)]
    around = {one["name"] for one in frame()["field"]}
    told: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for one in kept:
        for name, texts in one["fields"].items():
            before = told.setdefault(("" if name in around else one["template"], name), [])
            if tuple(texts) not in before and len(before) < OF_A_FIELD:
                before.append(tuple(texts))
    used = dict.fromkeys(one["template"] for one in kept)
    return Memory(tuple(used), {key: tuple(texts) for key, texts in told.items()})


def _made(office: Office, name: str, told: list[tuple[str, str]]) -> Rendered:
    return templates.preview(office, name, read_facts(templates.template(office, name), told))


def _kept(name: str, told: list[tuple[str, str]], made: Rendered) -> dict[str, Any]:
    fields: dict[str, list[str]] = {}
    for field, text in told:
        fields.setdefault(field, []).append(text)
    return {"template": name, "fields": fields, "digest": _digest(made.zh, made.en)}


def _digest(zh: str, en: str) -> str:
    return hashlib.sha256(f"{zh}\0{en}".encode()).hexdigest()
