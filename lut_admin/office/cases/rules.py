"""The school's own rules and the calendar as they are set in this office: first values are shipped, changes are settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from lut_admin import places
from lut_admin.convention.supervision import (
    Calendar,
    Profile,
    Rule,
    Year,
    calendar,
    profile_of,
    read_rules,
    read_spans,
    read_year,
    read_years,
)
from lut_admin.office import settings
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records.journal import Act
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from sqlalchemy import Connection

_RULE, _YEAR = "profile.", "holidays."


@dataclass(frozen=True, slots=True)
class Terms:
    """What dates are counted by: the school's rules and the calendar."""

    profile: Profile
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class SetRule:
    """One rule as it stands: what it is, its value, and whether the user has set it (then it is no longer a first value)."""

    rule: Rule
    value: str | int | bool
    confirmed: bool


@cache
def the_rules() -> tuple[Rule, ...]:
    """The rules of the profile as shipped."""
    return read_rules(places.resource_toml("lists/school_profile.toml"))


@cache
def the_years() -> tuple[Year, ...]:
    """The years whose holidays are shipped."""
    return read_years(places.resource_toml("lists/holidays.toml"))


def terms(connection: Connection) -> Terms:
    """The school's rules and the calendar, within a transaction that is open."""
    known = _known(connection)
    rules = {name.removeprefix(_RULE): value for name, value in known.items() if name.startswith(_RULE)}
    own = [read_year(value) for name, value in known.items() if name.startswith(_YEAR)]
    return Terms(profile_of(the_rules(), rules), calendar([*the_years(), *own]))


def profile(office: Office) -> Profile:
    """The school's rules in force."""
    with office.read() as connection:
        return terms(connection).profile


def rules(office: Office) -> list[SetRule]:
    """Every rule with its value, in the order they are shown."""
    with office.read() as connection:
        known = _known(connection)
    return [
        SetRule(rule, known.get(f"{_RULE}{rule.name}", rule.value), rule.settled or f"{_RULE}{rule.name}" in known)
        for rule in the_rules()
    ]


def change_rules(office: Office, new: Mapping[str, Any]) -> Result:
    """Set rules of the profile by name, in one act; a value set as it stands is confirmed by that.

    Refuses (``profile.settled``) what law settles, (``profile.bad_value``) a value the rule cannot have; KeyError for no rule.
    """
    by_name = {rule.name: rule for rule in the_rules()}
    checked = {f"{_RULE}{name}": {"value": _checked(by_name[name], value)} for name, value in new.items()}
    return _write(office, "set_profile", {"n": len(checked)}, checked)


def years(office: Office) -> list[Year]:
    """The years whose holidays are known, shipped or entered, in order."""
    with office.read() as connection:
        return sorted(terms(connection).calendar.years.values(), key=lambda year: year.year)


def change_year(office: Office, year: int, off: str, working: str = "") -> Result:
    """Enter the holidays of a year as they were announced: days off and weekend days worked, as one writes them.

    Both are texts such as ``2027-01-01, 2027-10-01 - 2027-10-07``. Refuses (``profile.bad_year``) what is no such thing, and days
    of another year (a holiday may begin in the last days of the year before).
    """
    try:
        spans, worked = read_spans(off), read_spans(working)
        if not spans or any(first != last for first, last in worked):
            raise ValueError(working or off)
        entry = {"year": year, "off": [list(span) for span in spans], "working": [first for first, _ in worked]}
        known = read_year(entry)
        _of_year(known)
    except (ValueError, TypeError) as error:
        raise Refusal("profile.bad_year", article=10, year=str(year), problem=str(error)[:80]) from None
    return _write(office, "set_holidays", {"year": str(year)}, {f"{_YEAR}{year}": {"value": entry}})


def _of_year(known: Year) -> None:
    first, last = date(known.year - 1, 12, 25), date(known.year, 12, 31)
    for day in (*known.off, *known.working):
        if not first <= day <= last:
            raise ValueError(day.isoformat())


def _checked(rule: Rule, value: Any) -> Any:
    if rule.settled:
        raise Refusal(
            "profile.settled", article=10, rule=Word(f"profile.{rule.name}"), law=Word(rule.law.key, rule.law.facts)
        )
    try:
        return rule.check(value)
    except (ValueError, TypeError):
        raise Refusal(
            "profile.bad_value", article=10, rule=Word(f"profile.{rule.name}"), value=str(value)[:80]
        ) from None


def _write(office: Office, name: str, facts: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]) -> Result:
    with office.write(Act(name, facts)) as pen:
        settings.write(pen, {key: value["value"] for key, value in values.items()})
        return Result(Changes.SETTINGS | Changes.CASES, pen.act_id, name, facts)


def _known(connection: Connection) -> dict[str, Any]:
    rows = connection.exec_driver_sql(
        "SELECT name, value FROM setting WHERE name LIKE 'profile.%' OR name LIKE 'holidays.%'"
    )
    return {name: json.loads(value).get("value") for name, value in rows}
