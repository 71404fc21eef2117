"""Which days are worked: weekends, statutory holidays and the weekends worked in exchange, year by year as they are announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Year:
    """One year as it was announced: the days off that are no plain weekends, and the weekend days that are worked."""

    year: int
    off: frozenset[date]
    working: frozenset[date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years that were announced. In any other year only weekends are known to be off: `knows` says so of a day."""

    years: Mapping[int, Year]
    off: frozenset[date]
    working: frozenset[date]

    def knows(self, day: date) -> bool:
        """Whether the holidays of that day's year have been announced."""
        return day.year in self.years

    def holiday(self, day: date) -> bool:
        """Whether the day is off as a statutory holiday, with the weekends that its announcement joins to it."""
        return day in self.off and day not in self.working

    def rest(self, day: date) -> bool:
        """Whether nobody works that day: a holiday, or a weekend that is not worked in exchange."""
        return self.holiday(day) or (day.weekday() >= 5 and day not in self.working)


def calendar(years: Iterable[Year]) -> Calendar:
    """A calendar of these years; a later entry of the same year replaces an earlier one."""
    by_year = {year.year: year for year in years}
    off = frozenset[date]().union(*(year.off for year in by_year.values()))
    return Calendar(by_year, off, frozenset[date]().union(*(year.working for year in by_year.values())))


def read_year(entry: Mapping[str, Any]) -> Year:
    """A year from its plain values: `year`, spans of days `off`, days `working`; ValueError or KeyError for what is none."""
    off: set[date] = set()
    for first, last in entry["off"]:
        day, end = date.fromisoformat(first), date.fromisoformat(last)
        if not day <= end <= day + 31 * DAY:
            raise ValueError(f"{first} to {last}")
        while day <= end:
            off.add(day)
            day += DAY
    working = frozenset(date.fromisoformat(day) for day in entry["working"])
    return Year(int(entry["year"]), frozenset(off), working)


def read_years(data: Mapping[str, Any]) -> tuple[Year, ...]:
    """The years from the parsed ``holidays.toml``."""
    return tuple(read_year(entry) for entry in data["year"])


def read_spans(text: str) -> list[tuple[str, str]]:
    """Days off as one writes them, ``2027-01-01, 2027-10-01 - 2027-10-07``: each with its first and last day (ISO).

    ValueError for what is no day; whether a span makes sense is for `read_year`.
    """
    spans = []
    for part in _PARTED.split(text):
        days = _DAYS.findall(part)
        if not part.strip():
            continue
        if len(days) not in (1, 2) or _DAYS.sub("", part).strip(_BETWEEN):
            raise ValueError(part.strip())
        spans.append((days[0], days[-1]))
    return spans


def written_spans(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days as spans of neighbours, in order."""
    spans: list[tuple[date, date]] = []
    for day in sorted(days):
        if spans and day - spans[-1][1] == DAY:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


_PARTED = re.compile(r"[,，、;；\n]")
_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}")
_BETWEEN = " -–—~～至到.…"
