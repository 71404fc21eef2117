"""Counting days and months in the open: each date with how it was counted, to be said in either language.

The first day is not counted (Civil Code, Art. 201), a period by months ends on the corresponding day or at the month's end
(Art. 202), and what would end on a day off ends on the next day that is none (Art. 203). That these hold for the deadlines of
Order 41, which says nothing of it, is by analogy, and is said so.
"""

from __future__ import annotations

import calendar as months_of
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lut_admin.convention.supervision.calendar import DAY, Calendar

# A message's key and its facts.
Said = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A date and how it was found: the day counted from, and the sentences (messages) that tell the counting."""

    start: date
    due: date
    said: tuple[Said, ...]


def days(start: date, number: int, known: Calendar, weekends_move: bool = True) -> Counted:
    """So many days (日) after a day; the last is moved off statutory holidays, and off weekends where these count as such."""
    last = start + number * DAY
    said: list[Said] = [("clock.days", _facts(start, last, number))]
    due = last
    while known.holiday(due) or (weekends_move and known.rest(due)):
        due += DAY
    if due != last:
        said.append(("clock.moved", {"last": last.isoformat(), "due": due.isoformat()}))
    return Counted(start, due, (*said, *_unknown(last, due, known)))


def working_days(start: date, number: int, known: Calendar) -> Counted:
    """So many working days (工作日) after a day: weekends and holidays are left out, weekends worked in exchange count."""
    due, left = start, number
    while left:
        due += DAY
        left -= not known.rest(due)
    return Counted(start, due, (("clock.working_days", _facts(start, due, number)), *_unknown(start, due, known)))


def months(start: date, number: int, day_before: bool) -> Counted:
    """So many months from a day on: its last day is the corresponding day (of a shorter month its end), or the day before it."""
    same = add_months(start, number)
    due = same - DAY if day_before else same
    key = "clock.months_day_before" if day_before else "clock.months_same_day"
    said: list[Said] = [(key, _facts(start, due, number))]
    if same.day != start.day:
        said.append(("clock.month_end", {"day": start.day, "last": same.isoformat()}))
    return Counted(start, due, tuple(said))


def add_months(day: date, number: int) -> date:
    """The corresponding day so many months later; the last of the month where it has no such day (Civil Code, Art. 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, months_of.monthrange(year, month + 1)[1]))


def _facts(start: date, last: date, number: int) -> dict[str, Any]:
    return {"start": start.isoformat(), "last": last.isoformat(), "n": number}


def _unknown(first: date, last: date, known: Calendar) -> tuple[Said, ...]:
    """That the holidays of a year are not known yet, where it could matter."""
    years = [year for year in range(first.year, last.year + 1) if not known.knows(date(year, 1, 1))]
    return tuple(("clock.unknown", {"year": str(year)}) for year in years)
