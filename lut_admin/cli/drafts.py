"""``review`` and ``notice templates``: drafts judged, and what notices may be made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from math import isfinite
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.convention.articles import Finding
from lut_admin.convention.review import Draft
from lut_admin.office import templates
from lut_admin.office.reviewing import Reviewer
from lut_admin.papers import words
from lut_admin.papers.notice_templates import Field, Template, Twin
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal


def judge(context: Context, chosen: SimpleNamespace) -> bool:
    """Review every draft of a file, in its order; True where one has findings."""
    drafts = [(line.get("id"), *_draft(line, chosen.file, number)) for number, line in _lines(chosen.file)]
    reviewer = Reviewer(context.office_if_any, chosen.roster, chosen.at)
    found_any = False
    for name, written, at in drafts:
        found = reviewer.review(written, at)
        found_any = found_any or bool(found)
        _tell(context, name, found)
    return found_any


def _lines(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    # Only a line feed ends a line here: a draft may hold U+2028 and its like.
    for number, raw in enumerate(parsing.content(file).split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            line = json.loads(raw, parse_constant=_refused, parse_float=_finite)
        except (ValueError, RecursionError) as error:
            raise Refusal("cli.not_json", file=file.name, line=number) from error
        if not isinstance(line, dict):
            raise Refusal("cli.not_json", file=file.name, line=number)
        yield number, line


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _refused(text)


def _draft(line: dict[str, Any], file: Path, number: int) -> tuple[Draft, datetime | None]:
    texts = {name: line.get(name) for name in ("zh", "en", "text", "category", "at", "ref_date")}
    if any(value is not None and not isinstance(value, str) for value in texts.values()):
        raise Refusal("cli.not_a_draft", file=file.name, line=number)
    if texts["text"] is None and texts["zh"] is None and texts["en"] is None:
        raise Refusal("cli.not_a_draft", file=file.name, line=number)
    try:
        at = parsing.moment(texts["at"]) if texts["at"] else None
        written = parsing.day(texts["ref_date"]) if texts["ref_date"] else None
    except Refusal as refusal:
        raise Refusal("cli.in_line", file=file.name, line=number, what=Word(refusal.code, refusal.facts)) from refusal
    return Draft(texts["zh"] or "", texts["en"] or "", texts["category"], texts["text"], written), at


def _tell(context: Context, name: Any, found: tuple[Finding, ...]) -> None:
    if context.teller.json:
        context.teller.give({"id": name, "findings": [_as_json(finding) for finding in found]})
        return
    context.teller.say("cli.reviewed", id=name, n=len(found))
    for finding in found:
        context.teller.tell(f"  {words.of_finding(finding, context.teller.language)}")


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "article": finding.article,
        "code": finding.code,
        "severity": finding.weight.value,
        "zh": list(finding.zh) if finding.zh else None,
        "en": list(finding.en) if finding.en else None,
        "text": list(finding.text) if finding.text else None,
        "message": words.both(finding.said, **finding.facts),
    }


def patterns(context: Context, chosen: SimpleNamespace) -> bool:
    """Every template with its fields, or one."""
    office = context.office_if_any
    found = templates.templates(office) if chosen.template is None else (templates.template(office, chosen.template),)
    if context.teller.json:
        context.teller.give({"templates": [_pattern(template) for template in found]})
        return False
    for template in found:
        title = _said(template.title, context)
        purpose = Word(template.category.key if template.category else "templates.any_purpose")
        context.teller.say("templates.line", id=template.id, purpose=purpose, title=title)
        for field in template.fields:
            key = "templates.field_optional" if field.optional else "templates.field"
            label = _said(field.label, context)
            kind = words.of_word(field.asks, context.teller.language)
            context.teller.tell(f"  {words.say(key, context.teller.language, name=field.name, label=label, kind=kind)}")
    return False


def _said(twin: Twin, context: Context) -> str:
    return twin.zh if context.teller.language == "zh" else twin.en


def _pattern(template: Template) -> dict[str, Any]:
    return {
        "id": template.id,
        "category": template.category.value if template.category else None,
        "exception": template.ground.value if template.ground else None,
        "title": {"zh": template.title.zh, "en": template.title.en},
        "fields": [_field(field) for field in template.fields],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "kind": field.kind.value,
        "optional": field.optional,
        "label": {"zh": field.label.zh, "en": field.label.en},
        "example": list(field.example),
        "choices": [{"zh": one.zh, "en": one.en} for one in field.choices],
    }


VERBS = (
    Verb(
        ("review",),
        judge,
        (Operand("FILE"),),
        (Option("--at", parsing.moment, "TIME"), Option("--roster", parsing.path, "FILE")),
    ),
    Verb(("notice", "templates"), patterns, (Operand("TEMPLATE", parsing.text, needed=False),)),
)
