"""The facts of a step, asked for, read and written: one declaration (`facts`) for the form, the command line and the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from lut_admin.convention.supervision.facts import OF_STEP, FactKind, Facts
from lut_admin.convention.supervision.stages import Step


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact as it is asked for; its label is the message ``fact.<name>``, a choice's ``<words>.<choice>``."""

    name: str
    kind: FactKind
    needed: bool
    choices: tuple[str, ...] = ()
    words: str = ""


def asked(step: Step) -> tuple[Asked, ...]:
    """What a step asks for, in order."""
    return tuple(
        Asked(
            one.name,
            one.metadata["kind"],
            one.metadata["needed"],
            tuple(choice.value for choice in one.metadata["of"] or ()),
            one.metadata["words"],
        )
        for one in fields(OF_STEP[step])
        if one.metadata["kind"] is not None
    )


class BadFact(ValueError):
    """A fact of a step that is lacking (`value` None) or cannot be so; `name` is the fact's."""

    def __init__(self, step: Step, name: str, value: str | None) -> None:
        super().__init__(f"{step}.{name}: {value}")
        self.step = step
        self.name = name
        self.value = value


def read(step: Step, given: Mapping[str, Any]) -> Facts:
    """The facts of a step from plain values (JSON, a form, a command line); what is empty is as if it were not given.

    Raises BadFact where a needed one is lacking, where one cannot be so, and for a name that the step does not know.
    """
    of = OF_STEP[step]
    values: dict[str, Any] = {}
    for one in fields(of):
        value = given.get(one.name)
        value = value.strip() if isinstance(value, str) else value
        if value is None or value == "" or value == () or value == [] or value == {}:
            if one.metadata.get("needed"):
                raise BadFact(step, one.name, None)
            continue
        try:
            values[one.name] = _READ[one.metadata["kind"]](value, one.metadata.get("of"))
        except (ValueError, TypeError):
            raise BadFact(step, one.name, str(value)[:80]) from None
    unknown = sorted(given.keys() - {one.name for one in fields(of)})
    if unknown:
        raise BadFact(step, unknown[0], str(given[unknown[0]])[:80])
    return of(**values)


def plain(facts: Facts) -> dict[str, Any]:
    """Facts as JSON keeps them; what is empty is left out."""
    found: dict[str, Any] = {}
    for one in fields(facts):
        value = getattr(facts, one.name)
        if value is None or value == "" or value == () or value == {}:
            continue
        found[one.name] = value.isoformat() if isinstance(value, date) else _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value


def _months(value: Any) -> int:
    if isinstance(value, bool):
        raise TypeError
    number = int(value)
    if not 1 <= number <= MOST_MONTHS:
        raise ValueError
    return number


def _yes(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _several(value: Any) -> tuple[str, ...]:
    parts = value.replace("，", "、").replace(",", "、").split("、") if isinstance(value, str) else value
    return tuple(name for part in parts if (name := str(part).strip()))


# No sanction runs longer, whatever a school's rules say: a slip of the hand is found here.
MOST_MONTHS = 60
_READ: Mapping[FactKind | None, Any] = {
    FactKind.LINE: lambda value, _: _text(value),
    FactKind.PARAGRAPH: lambda value, _: _text(value),
    FactKind.DAY: lambda value, _: value if isinstance(value, date) else date.fromisoformat(value),
    FactKind.CHOICE: lambda value, of: of(value),
    FactKind.NUMBER: lambda value, _: _months(value),
    FactKind.FLAG: lambda value, _: _yes(value),
    FactKind.NAMES: lambda value, _: _several(value),
    None: lambda value, _: dict(value),
}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
