"""Drafts made from templates: the facts of a notice become both halves and wait as a draft (Art. 2, 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lut_admin.office import notices
from lut_admin.office.office import Office
from lut_admin.office.results import Result
from lut_admin.papers.notice_templates import Rendered, Template, Value, render, shipped, template

__all__ = ["draft", "preview", "template", "templates"]


def templates() -> tuple[Template, ...]:
    """Every template that a notice may be made from, in the order of the list."""
    return shipped()


def preview(office: Office, name: str, facts: Mapping[str, Value]) -> Rendered:
    """The notice that a template makes of its facts, written today; nothing is kept. Refusals: ``templates.…``."""
    return render(template(name), facts, office.today())


def draft(
    office: Office,
    name: str,
    facts: Mapping[str, Value],
    *,
    category: str | None = None,
    title: str = "",
    groups: Sequence[str] = (),
) -> Result:
    """Keep a draft made from a template, under its own purpose and title unless others are given."""
    made = preview(office, name, facts)
    return notices.draft(office, category or made.category.value, made.zh, made.en, title or made.title.zh, groups)
