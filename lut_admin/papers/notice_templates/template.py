"""A template: its fields, and its lines in both languages; what cannot be filled is refused before anybody fills it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lut_admin.convention import language
from lut_admin.convention.hours import Ground
from lut_admin.convention.purpose import Category
from lut_admin.papers.notice_templates.kinds import LONGEST, MOST, PARTS, Kind, fits
from lut_admin.papers.notice_templates.values import Twin, Value
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
# {seats}, {dates.count}, and in English {seats|seat|seats}: the word that goes with so many.
PLACEHOLDER = re.compile(r"\{(?P<name>[^{}.|]*)(?:\.(?P<part>[^{}|]*))?(?:\|(?P<one>[^{}|]*)\|(?P<many>[^{}|]*))?\}")
_COUNTED = (Kind.NUMBER,)
_CHOSEN = (Kind.TEXT, Kind.LIST)
# A purpose that is chosen for each notice.
ANY = "any"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact that a template asks for; `example` is how it may be typed, one text a thing for a list; `most` bounds a number.

    `choices` are what a text often is, to be taken instead of written; of a day that is `past` it is no slip to lie behind.
    """

    name: str
    kind: Kind
    optional: bool
    label: Twin
    example: tuple[str, ...]
    most: int = MOST
    choices: tuple[Twin, ...] = ()
    past: bool = False

    @property
    def asks(self) -> Word:
        """What it asks for, and how that is written."""
        if self.kind is Kind.NUMBER and self.most < MOST:
            return Word("templates.kind_up_to", {"most": self.most})
        return Word(self.kind.key)

    def takes(self, value: Value) -> bool:
        """Whether a value is what it asks for."""
        return fits(self.kind, value) and (self.kind is not Kind.NUMBER or int(str(value)) <= self.most)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a notice in both languages; it is left out where a fact that it tells is, or where `unless` is there."""

    said: Twin
    tells: frozenset[str]
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of notice: its purpose (Art. 2), title, fields and lines.

    A purpose of None is chosen for each notice: a correction has that of what it corrects. `ground` is the exception under which
    it may be posted out of hours, where it is of that nature (Art. 5). `called` is its name in a list of templates.
    """

    id: str
    order: int
    category: Category | None
    title: Twin
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    called: Twin
    ground: Ground | None = None

    def field(self, name: str) -> Field:
        """One field by name; refuses (``templates.no_field``) a name it has not."""
        for field in self.fields:
            if field.name == name:
                return field
        raise Refusal("templates.no_field", template=self.id, field=name, fields=self.names)

    @property
    def names(self) -> str:
        """Its fields' names in one line."""
        return " ".join(field.name for field in self.fields)


def read_template(data: Mapping[str, Any], name: str, frame: Mapping[str, Any] | None = None) -> Template:
    """A template from parsed TOML: ``category``, ``title``, ``[[field]]`` and ``[[line]]``; `frame` adds fields and lines around.

    Refuses what is no template, naming it and what is wrong: ``templates.shape`` (a part is lacking or of the wrong form),
    ``templates.undeclared`` (a line tells a field that is not there), ``templates.unused`` (a field that no line tells),
    ``templates.uneven`` (the two languages tell different facts).
    """
    around = frame or {}
    told = [*_tables(data, "field", name), *_tables(around, "field", name)]
    fields = tuple(_field(one, name) for one in told)
    if len({field.name for field in fields}) < len(fields) or not NAME.fullmatch(name):
        raise Refusal("templates.shape", template=name, part="name")
    known = {field.name: field for field in fields}
    title = _twin(data.get("title"), name, "title")
    order = data.get("order", 0)
    if not isinstance(order, int):
        raise Refusal("templates.shape", template=name, part="order")
    rows = [*_tables(around, "before", name), *_tables(data, "line", name), *_tables(around, "after", name)]
    made = Template(
        name,
        order,
        None if data.get("category") == ANY else _choice(Category, data.get("category"), name, "category"),
        title,
        fields,
        tuple(_line(row, known, name) for row in rows),
        _twin(data["called"], name, "called") if "called" in data else Twin(_bare(title.zh), _bare(title.en)),
        _choice(Ground, data["ground"], name, "ground") if "ground" in data else None,
    )
    _check_whole(made, known)
    return made


def _bare(title: str) -> str:
    """A title without its facts, the signs around them, and the word that every notice has."""
    plain = PLACEHOLDER.sub("", title).removeprefix("Notice:").strip(" ：:，,") or title
    return plain[:1].upper() + plain[1:]


def _check_whole(made: Template, known: Mapping[str, Field]) -> None:
    if not made.lines or not language.reads_as_chinese(made.title.zh):
        raise Refusal("templates.shape", template=made.id, part="line" if not made.lines else "title")
    titled = _told(made.title, known, made.id)
    if any(known[name].optional for name in titled):
        raise Refusal("templates.shape", template=made.id, part="title")
    told = titled.union(*(line.tells for line in made.lines))
    for field in made.fields:
        if field.name not in told:
            raise Refusal("templates.unused", template=made.id, field=field.name)


def _tables(data: Mapping[str, Any], part: str, template: str) -> Sequence[Mapping[str, Any]]:
    found = data.get(part, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Refusal("templates.shape", template=template, part=part)
    return found


def _choice(choices: Any, value: object, template: str, part: str) -> Any:
    try:
        return choices(value)
    except ValueError:
        raise Refusal("templates.shape", template=template, part=part) from None


def _twin(told: object, template: str, part: str) -> Twin:
    texts = (told.get("zh"), told.get("en")) if isinstance(told, dict) else ("", "")
    zh, en = (text.strip() if isinstance(text, str) and len(text) <= LONGEST else "" for text in texts)
    if not zh or not en:
        raise Refusal("templates.shape", template=template, part=part)
    return Twin(zh, en)


def _field(told: Mapping[str, Any], template: str) -> Field:
    name, optional, example = told.get("name"), told.get("optional", False), told.get("example", [])
    if not isinstance(name, str) or not NAME.fullmatch(name) or not isinstance(optional, bool):
        raise Refusal("templates.shape", template=template, part="field")
    examples = [example] if isinstance(example, str) else example
    if not isinstance(examples, list) or not all(isinstance(text, str) for text in examples):
        raise Refusal("templates.shape", template=template, part=name)
    kind = _choice(Kind, told.get("kind"), template, name)
    most = told.get("most", MOST)
    if not isinstance(most, int) or not 0 < most <= MOST:
        raise Refusal("templates.shape", template=template, part=name)
    past = told.get("past", False)
    if not isinstance(past, bool):
        raise Refusal("templates.shape", template=template, part=name)
    label, choices = _twin(told, template, name), _choices(told, kind, template, name)
    return Field(name, kind, optional, label, tuple(examples), most, choices, past)


def _choices(told: Mapping[str, Any], kind: Kind, template: str, name: str) -> tuple[Twin, ...]:
    """Its choices, each written as a fact is: 停水 | water cut."""
    found = told.get("choices", [])
    if not isinstance(found, list) or (found and kind not in _CHOSEN):
        raise Refusal("templates.shape", template=template, part=name)
    made = []
    for one in found:
        halves = [part.strip() for part in one.split("|")] if isinstance(one, str) else []
        if len(halves) != 2 or not all(halves):
            raise Refusal("templates.shape", template=template, part=name)
        made.append(Twin(*halves))
    return tuple(made)


def _line(told: Mapping[str, Any], known: Mapping[str, Field], template: str) -> Line:
    said = _twin(told, template, "line")
    unless = told.get("unless", "")
    if not isinstance(unless, str):
        raise Refusal("templates.shape", template=template, part="unless")
    if unless and unless not in known:
        raise Refusal("templates.undeclared", template=template, field=str(unless))
    return Line(said, _told(said, known, template), unless)


def _told(said: Twin, known: Mapping[str, Field], template: str) -> frozenset[str]:
    """Which facts a line tells; it tells the same ones in either language."""
    zh, en = (_placeholders(text, known, template) for text in (said.zh, said.en))
    for name in zh ^ en:
        raise Refusal("templates.uneven", template=template, field=name)
    return frozenset(name.partition(".")[0] for name in zh)


def _placeholders(text: str, known: Mapping[str, Field], template: str) -> set[str]:
    """The facts and parts of facts that a text tells; a word chosen by a number tells nothing of its own."""
    if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
        raise Refusal("templates.shape", template=template, part=text)
    told = set()
    for found in PLACEHOLDER.finditer(text):
        name, part = found["name"], found["part"]
        if name not in known or (part is not None and part not in PARTS.get(known[name].kind, ())):
            raise Refusal("templates.undeclared", template=template, field=found[0].strip("{}"))
        if found["one"] is None:
            told.add(name if part is None else f"{name}.{part}")
        elif known[name].kind not in _COUNTED and part != "count":
            raise Refusal("templates.undeclared", template=template, field=found[0].strip("{}"))
    return told
