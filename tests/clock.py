"""The time that an office under test believes it is: it stands still until moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from lut_admin.convention.hours import CHINA


@dataclass
class Clock:
    """Thursday 20 November 2025, 10:00 in Shanghai, until moved."""

    at: datetime = datetime(2025, 11, 20, 10, 0, tzinfo=CHINA)

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **span: float) -> None:
        self.at += timedelta(**span)
