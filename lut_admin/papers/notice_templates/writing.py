"""A template as a file: written as TOML as the shipped ones are, read again where it is brought in."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lut_admin.refusals import Refusal

LARGEST = 30_000  # bytes; the longest shipped one has 2,000, and names of 60,000 parts take a minute to read
_HEAD = ("order", "category", "ground", "called", "title")
_TABLES = {
    "field": ("name", "kind", "optional", "past", "most", "zh", "en", "choices", "example"),
    "line": ("unless", "zh", "en"),
}


def plain(body: Mapping[str, Any]) -> dict[str, Any]:
    """A template's parsed form without whatever else its file held: for one that `read_template` has found right."""
    made: dict[str, Any] = {name: body[name] for name in _HEAD if name in body}
    for name in ("called", "title"):
        if name in made:
            made[name] = {half: body[name][half] for half in ("zh", "en")}
    for table, names in _TABLES.items():
        made[table] = [{name: one[name] for name in names if name in one} for one in body.get(table, ())]
    return made


def write_template(body: Mapping[str, Any]) -> str:
    """A template's parsed form as the text of a TOML file."""
    told = plain(body)
    parts = ["\n".join(f"{name} = {_value(told[name])}" for name in _HEAD if name in told)]
    for table in _TABLES:
        for one in told[table]:
            parts.append("\n".join([f"[[{table}]]", *(f"{name} = {_value(value)}" for name, value in one.items())]))
    return "\n\n".join(parts) + "\n"


def read_file(path: Path) -> dict[str, Any]:
    """The parsed form of a template's file; refuses (``templates.no_file``) what is no TOML."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal("templates.no_file", file=path.name)
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number of thousands of digits
        raise Refusal("templates.no_file", file=path.name) from error


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # Of JSON's escapes TOML knows all but the slash's, which Python does not write; DEL it wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
