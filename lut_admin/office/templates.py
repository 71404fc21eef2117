"""The shelf of templates: those that come with the app, and the office's own, which may take the place of one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.papers import notice_templates as papers
from lut_admin.papers.notice_templates import (
    Rendered,
    Template,
    Value,
    frame,
    plain,
    read_file,
    read_template,
    render,
    shipped,
    write_template,
)
from lut_admin.records.journal import Act
from lut_admin.records.tables import OwnTemplate
from lut_admin.refusals import Refusal

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Shelved:
    """One template of the shelf: its own record (None: as shipped), and whether it is, or takes the place of, a shipped one.

    `fault` says why an own one cannot be used any more; `template` is then what is used in its place, or None.
    """

    name: str
    body: Mapping[str, Any]
    template: Template | None
    own_id: int | None
    shipped: bool
    fault: Refusal | None = None


def shelf(office: Office | None) -> list[Shelved]:
    """Every template: the shipped ones in the order of the school year, each as the office changed it, then its own."""
    mine = {name: (number, body) for number, name, body in _rows(office)} if office is not None else {}
    lines = []
    for one in shipped():
        changed = mine.pop(one.id, None)
        lines.append(
            Shelved(one.id, papers.body(one.id), one, None, True)
            if changed is None
            else _own(one.id, *changed, instead=one)
        )
    return [*lines, *(_own(name, number, body) for name, (number, body) in mine.items())]


def templates(office: Office | None = None) -> tuple[Template, ...]:
    """Every template that a notice may be made from, in the order of the list; without an office, the shipped ones."""
    return tuple(one.template for one in shelf(office) if one.template is not None)


def template(office: Office | None, name: str) -> Template:
    """One template by its id; refuses (``templates.unknown``) an id that none has."""
    for one in templates(office):
        if one.id == name:
            return one
    raise Refusal("templates.unknown", template=name)


def preview(office: Office, name: str, facts: Mapping[str, Value]) -> Rendered:
    """The notice that a template makes of its facts, written today; nothing is kept. Refusals: ``templates.…``."""
    return render(template(office, name), facts, office.today())


def shelved(office: Office, name: str) -> Shelved:
    """One of the shelf; refuses (``templates.unknown``) a name that none has."""
    for one in shelf(office):
        if one.name == name:
            return one
    raise Refusal("templates.unknown", template=name)


def keep(office: Office, body: Mapping[str, Any], name: str = "") -> Result:
    """Keep a template of the office's own; under a shipped one's name it takes its place, without a name it gets one.

    `body` is what a template's file holds. Refuses what cannot be filled, as `read_template` does: ``templates.…``.
    """
    taken = {row_name: (number, binned) for number, row_name, binned in _names(office)}
    read_template(body, name or _slug(body), frame())
    chosen = name or _free(_slug(body), {*taken, *(one.id for one in shipped())})
    facts = {"title": body["title"]["zh"]}
    with office.write(Act("keep_template", facts)) as pen:
        made = {"name": chosen, "body": plain(body), "binned_at": None}
        if chosen in taken:
            number = taken[chosen][0]
            pen.update(OwnTemplate, {number: made})
        else:
            [number] = pen.insert(OwnTemplate, [made])
        return Result(Changes.NOTICES, pen.act_id, "keep_template", facts, number)


def discard(office: Office, name: str) -> Result:
    """Put a template of the office's own in the bin; a shipped one then is as it was shipped."""
    one = shelved(office, name)
    if one.own_id is None:
        raise Refusal("templates.shipped", template=name)
    facts = {"title": str(one.body["title"]["zh"])}
    with office.write(Act("bin_template", facts)) as pen:
        pen.update(OwnTemplate, {one.own_id: {"binned_at": pen.at}})
        return Result(Changes.NOTICES, pen.act_id, "bin_template", facts, one.own_id)


def send(office: Office, name: str, path: Path) -> Path:
    """Write a template as a file, for a colleague to take in; nothing in it is about a student."""
    path.write_text(write_template(shelved(office, name).body), "utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Arrived:
    """A template's file, read and found right; `name` is that of the shipped one whose place it takes, if it does.

    `becomes` says what taking it in does: ``known`` (it is there already, to the letter), ``instead`` of a shipped one,
    ``again`` (in place of what the office made of that one), ``own`` (added beside what is there).
    """

    body: Mapping[str, Any]
    template: Template
    name: str
    becomes: str


def arrived(office: Office, path: Path) -> Arrived:
    """Look at a template's file without taking it in; refuses what is none or cannot be filled: ``templates.…``."""
    body = read_file(path)
    name = path.stem if path.stem in {one.id for one in shipped()} else ""
    template = read_template(body, name or _slug(body), frame())
    there = shelf(office)
    becomes = "own"
    if any(plain(one.body) == plain(body) for one in there):
        becomes = "known"
    elif name:
        becomes = "again" if any(one.name == name and one.own_id is not None for one in there) else "instead"
    return Arrived(body, template, name, becomes)


def bring(office: Office, path: Path) -> Result:
    """Take in a template's file: a shipped one's changes take its place, another one is added beside what is there."""
    found = arrived(office, path)
    return keep(office, found.body, found.name)


def _own(name: str, number: int, body: Mapping[str, Any], instead: Template | None = None) -> Shelved:
    try:
        made = read_template(body, name, frame())
    except Refusal as refusal:
        return Shelved(name, body, instead, number, instead is not None, refusal)
    return Shelved(name, body, made, number, instead is not None)


def _rows(office: Office) -> list[tuple[int, str, Mapping[str, Any]]]:
    query = select(OwnTemplate.id, OwnTemplate.name, OwnTemplate.body).where(OwnTemplate.binned_at.is_(None))
    with office.read() as connection:
        return [(row.id, row.name, row.body) for row in connection.execute(query.order_by(OwnTemplate.id))]


def _names(office: Office) -> list[tuple[int, str, bool]]:
    with office.read() as connection:
        rows = connection.execute(select(OwnTemplate.id, OwnTemplate.name, OwnTemplate.binned_at)).all()
    return [(row.id, row.name, row.binned_at is not None) for row in rows]


def _slug(body: Mapping[str, Any]) -> str:
    """A name from the English title: Notice: water cut is water_cut."""
    title = body.get("title")
    said = str(title.get("en", "")) if isinstance(title, Mapping) else ""
    plain = re.sub(r"\{[^}]*\}|^(?:notice|urgent)\b", " ", said.lower())
    words = re.findall(r"[a-z0-9]+", plain)
    while words and not words[0][0].isalpha():
        words.pop(0)
    return "_".join(words)[: LONGEST_NAME - 4].strip("_") or "own"


def _free(name: str, taken: set[str]) -> str:
    number, made = 1, name
    while made in taken:
        number += 1
        made = f"{name}_{number}"
    return made
