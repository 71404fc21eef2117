"""A template's sentences told again with other facts are what the template itself says of those facts."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lut_admin.convention import twins
from lut_admin.convention.memory.adapting import adapt
from lut_admin.convention.memory.nearest import Memory
from lut_admin.convention.memory.pairing import pairs
from lut_admin.papers.notice_templates import Template, render, samples, shipped

WRITTEN = date(2026, 8, 20)


def other(value: Any) -> Any:
    """Another fact of the same kind: other days, hours and figures."""
    match value:
        case bool() | str() | None:
            return value
        case datetime():
            return value + timedelta(days=37, hours=1, minutes=15)
        case date():
            return value + timedelta(days=37)
        case time():
            return time(min(value.hour + 2, 23), 45)
        case int():
            return value + 3 if value > 1 else value
        case Decimal():
            return value + 35
        case tuple():
            made = [other(one) for one in value]
            return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: other(getattr(value, one.name)) for one in fields(value)})
    return value


@pytest.mark.parametrize("template", shipped(), ids=lambda one: one.id)
def test_the_sentences_are_told_as_the_template_would(template: Template) -> None:
    facts = samples(template)
    before = render(template, facts, WRITTEN)
    after = render(template, {name: other(value) for name, value in facts.items()}, WRITTEN)
    known = pairs(before.zh, before.en)
    memory = Memory(known)
    for pair in pairs(after.zh, after.en):
        found = memory.nearest(pair.zh)
        if pair in known or not found:
            continue
        told = adapt(pair.zh, found[0].pair, WRITTEN)
        assert told.text == pair.en and not told.left
        assert not [one for one in twins.compare(pair.zh, told.text, WRITTEN) if one.code != "twin.deadline"]
