"""Which days are worked: weekends, statutory holidays and the weekends worked in exchange, year by year as they are announced."""

from __future__ import annotations

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
