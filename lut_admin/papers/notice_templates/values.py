"""What a fact of a notice may be: days, hours, places and sums, each held once for both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Twin:
    """A text that only a person can put into the other language: one line in Chinese, one in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days, both included."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days it makes."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Hours:
    """From one time of the day to a later one."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to a later one, in China time without a zone."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by its name in either language, and the number of the room there, if it has one."""

    zh: str
    en: str
    room: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask, in either language, and the telephone number of the office, if it is told."""

    zh: str
    en: str
    phone: str = ""


When = date | datetime | Days | Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a schedule: when, what, and perhaps where."""

    when: When
    what: Twin
    where: Spot | None = None


Value = (
    date | datetime | time | Days | Hours | Span | Spot | Contact | Twin | Decimal | int | str
    | tuple[int, ...] | tuple[Twin, ...] | tuple[Entry, ...]
)  # fmt: skip


def ended(value: Value, now: datetime) -> bool:
    """Whether what a value names of time is over, at a moment in China without a zone; False where it names no day.

    Of a schedule, whether one of its things is: each of them is to come.
    """
    if isinstance(value, tuple):
        return any(ended(entry.when, now) for entry in value if isinstance(entry, Entry))
    days = days_of(value)
    if not days:
        return False
    if isinstance(value, Span):
        return value.end < now
    return value < now if isinstance(value, datetime) else max(days) < now.date()


def days_of(value: Value) -> tuple[date, ...]:
    """Every calendar day that a value names."""
    if isinstance(value, datetime):
        return (value.date(),)
    if isinstance(value, date):
        return (value,)
    if isinstance(value, Days):
        return (value.first, value.last)
    if isinstance(value, Span):
        return (value.start.date(), value.end.date())
    if isinstance(value, tuple):
        return tuple(day for entry in value if isinstance(entry, Entry) for day in days_of(entry.when))
    return ()
