"""Which backups stay: one for each of the newest days, weeks and months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from lut_admin.convention.hours import CHINA

# How many of the newest days, weeks and months keep one backup each.
DAYS, WEEKS, MONTHS = 14, 8, 12
# And how many the newest day may have.
LATEST = 6


def needed(moments: Sequence[datetime]) -> list[bool]:
    """Which of these (oldest first) stay: the latest of the newest day, then the newest of each day, week and month kept."""
    if not moments:
        return []
    days = [moment.astimezone(CHINA).date() for moment in moments]
    newest = days[-1]
    first_day, first_week = newest - timedelta(days=DAYS - 1), newest - timedelta(weeks=WEEKS)
    first_month = newest.year * 12 + newest.month - (MONTHS - 1)
    seen: set[Any] = set()
    stays = []
    latest = LATEST
    for day in reversed(days):
        periods: list[Any] = []
        if day >= first_day:
            periods.append(day)
        if day > first_week:
            periods.append(day.isocalendar()[:2])
        if day.year * 12 + day.month >= first_month:
            periods.append((day.year, day.month, "month"))
        latest -= day == newest
        stays.append((day == newest and latest >= 0) or any(period not in seen for period in periods))
        seen.update(periods)
    return stays[::-1]
