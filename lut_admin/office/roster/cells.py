"""A value typed or pasted by hand, read as a cell of a list would be."""

from __future__ import annotations

from typing import Any

from lut_admin.papers.roster_sheet import cells
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal


def read_value(field: str, value: Any) -> str | None:
    """The clean value of a field, None where nothing is left of it.

    Raises Refusal("roster.bad_value", field, value, reason) where a list's cell would become a question without a value.
    """
    read = cells.reader(field)(value)
    if read.text:
        return read.text
    if read.code:
        said = cells.as_text(value)[:80]
        label = Word(f"field.{field}")
        raise Refusal("roster.bad_value", field=label, value=said, reason=Word(read.code, {"field": label, **read.facts}))
    return None
