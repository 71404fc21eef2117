"""The templates that come with the app, in the order of the school year."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from lut_admin import places
from lut_admin.papers.notice_templates.template import Template, read_template
from lut_admin.refusals import Refusal

# What stands around every notice: to whom it is, whom to ask, who issues it.
_FRAME = "frame"


@cache
def frame() -> Mapping[str, Any]:
    """What stands around every notice, parsed."""
    return places.resource_toml(f"notices/{_FRAME}.toml")


@cache
def body(name: str) -> Mapping[str, Any]:
    """The parsed file of a shipped template; refuses (``templates.unknown``) an id that none has."""
    return places.resource_toml(f"notices/{template(name).id}.toml")


@cache
def shipped() -> tuple[Template, ...]:
    """Every template that comes with the app."""
    names = sorted(path.stem for path in (places.resources() / "notices").glob("*.toml") if path.stem != _FRAME)
    made = [read_template(places.resource_toml(f"notices/{name}.toml"), name, frame()) for name in names]
    return tuple(sorted(made, key=lambda one: one.order))


def template(name: str) -> Template:
    """One template by its id; refuses (``templates.unknown``) an id that none has."""
    for one in shipped():
        if one.id == name:
            return one
    raise Refusal("templates.unknown", template=name)
