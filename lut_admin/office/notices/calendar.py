"""A month of notices: what was posted and copied, what is held, and what falls due on each day in China (Art. 2 and 5)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from lut_admin.convention import hours
from lut_admin.convention.hours import Window, recorded
from lut_admin.office import settings
from lut_admin.office.notices.reading import NoticeLine, State, notices
from lut_admin.office.office import Office

WEEK = 7


class Kind(StrEnum):
    """What happens with a notice on a day."""

    POSTED = "posted"
    COPIED = "copied"
    HELD = "held"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a day: `at` is its time (None: of the whole day), `category` one of Art. 2 or None."""

    kind: Kind
    notice_id: int
    title: str
    category: str | None
    at: time | None = None
    out_of_hours: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid, with its entries in the order of their times."""

    on: date
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A month as whole weeks, Monday first; days of the months beside it fill the first and the last week."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """Every day of the grid."""
        return tuple(day for week in self.weeks for day in week)


def month(office: Office, any_day: date) -> Month:
    """The month in which a day lies."""
    first = any_day.replace(day=1)
    start = first - timedelta(days=first.weekday())
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    count = ((last - start).days // WEEK + 1) * WEEK
    window, found = settings.window(office), dict[date, list[Entry]]()
    for line in notices(office):
        for on, entry in _entries(line, window):
            if 0 <= (on - start).days < count:
                found.setdefault(on, []).append(entry)
    days = [start + timedelta(days=place) for place in range(count)]
    grid = [Day(on, tuple(sorted(found.get(on, ()), key=_order))) for on in days]
    return Month(first, tuple(tuple(grid[place : place + WEEK]) for place in range(0, count, WEEK)))


def _order(entry: Entry) -> tuple[time, int, int]:
    return entry.at or time.max, list(Kind).index(entry.kind), entry.notice_id


def _entries(line: NoticeLine, window: Window) -> Iterator[tuple[date, Entry]]:
    for step in line.postings:
        if step.step == State.POSTED or (step.step == State.COPIED and line.unconfirmed and step is line.postings[-1]):
            at = recorded(step.at)
            kind = Kind(step.step)
            outside = not hours.is_open(at, window)
            yield at.date(), Entry(kind, line.id, line.title, line.category, at.time().replace(microsecond=0), outside)
    if line.state is State.HELD:
        opens = hours.next_opening(datetime.fromisoformat(line.postings[-1].at), window)
        yield opens.date(), Entry(Kind.HELD, line.id, line.title, line.category, opens.time())
    for due in line.deadlines if line.reminds is None else ():
        yield due.on, Entry(Kind.DEADLINE, line.id, line.title, line.category, due.at)
