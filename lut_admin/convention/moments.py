"""A day in China, and perhaps its time: when something in a notice happens or is due (Art. 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from lut_admin.convention.hours import CHINA


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that a text names, in China, and the time of it where one stands beside it (None: the whole day)."""

    on: date
    at: time | None = None

    @property
    def value(self) -> date | datetime:
        """As the hours judge it: a moment in China, or a whole day."""
        return self.on if self.at is None else datetime.combine(self.on, self.at, CHINA)

    @property
    def iso(self) -> str:
        """As it is kept: ``2025-11-30`` or ``2025-11-30T17:00``."""
        return self.on.isoformat() if self.at is None else f"{self.on.isoformat()}T{self.at:%H:%M}"

    @classmethod
    def of(cls, iso: str) -> Moment:
        """The moment that was kept as `iso`."""
        day, _, clock = iso.partition("T")
        return cls(date.fromisoformat(day), time.fromisoformat(clock) if clock else None)
