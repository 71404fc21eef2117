"""A day and time as WeChat shows it (昨天 12:10, 星期三, Oct 31, 9:30 PM), placed in the calendar by the day it was copied."""

from __future__ import annotations

import re
from datetime import date, timedelta

_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6,
             "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}  # fmt: skip
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_AGO = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_FIGURES = re.compile(r"(?<![\d:])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2,4}))?(?![\d:])")
_NAMED = re.compile(r"(?:\b(\d{1,2}) )?\b([A-Z][a-z]{2})[a-z]*\.?(?: (\d{1,2})(?![\d:]))?(?:,? (\d{4}))?")
_DAY = re.compile(
    r"今天|昨天|前天|(?i:\b(?:today|yesterday|mon|tue|wed|thu|fri|sat|sun))|(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]"
)
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?")
_AFTER_NOON = re.compile(r"下午|傍晚|晚上|中午|(?i:p\.?m)")
_BEFORE_NOON = re.compile(r"上午|凌晨|清晨|早上|早晨|(?i:a\.?m)")


def placed(moment: str, copied: date) -> str:
    """The moment as ISO text, ``2026-04-06 16:21`` or the day alone; unchanged where the text does not tell the day.

    `copied` is the day on which the text was copied: a weekday is the last such day before it, a day without a year the
    last one not after it.
    """
    try:
        day = _day(moment, copied)
    except ValueError:  # no such day: 31 February
        return moment
    if day is None:
        return moment
    clock = _clock(moment)
    return f"{day.isoformat()} {clock}" if clock else day.isoformat()


def _day(moment: str, copied: date) -> date | None:
    if found := _YEAR_FIRST.search(moment):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_DAY.search(moment):
        return _without_year(int(found[1]), int(found[2]), copied)
    if found := _FIGURES.search(moment):
        first, second = int(found[1]), int(found[2])
        month, day = (second, first) if first > 12 else (first, second)
        return _with_year(found[3], month, day, copied)
    for found in _NAMED.finditer(moment):
        named = _MONTHS.get(found[2].lower())
        if named and (found[1] or found[3]):
            return _with_year(found[4], named, int(found[3] or found[1]), copied)
    return _relative(moment, copied)


def _relative(moment: str, copied: date) -> date | None:
    found = _DAY.search(moment)
    if found is None:
        return None
    said = found[0].lower()
    if said in _AGO:
        return copied - timedelta(days=_AGO[said])
    weekday = _WEEKDAYS[said if said in _WEEKDAYS else said[-1]]
    return copied - timedelta(days=(copied.weekday() - weekday) % 7 or 7)


def _with_year(year: str | None, month: int, day: int, copied: date) -> date:
    if year is None:
        return _without_year(month, day, copied)
    return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)


def _without_year(month: int, day: int, copied: date) -> date:
    for year in range(copied.year, copied.year - 5, -1):
        if (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
            continue
        if date(year, month, day) <= copied:
            return date(year, month, day)
    raise ValueError(f"no such day: {month}-{day}")


def _clock(moment: str) -> str:
    found = _CLOCK.search(moment)
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        return ""
    hour = int(found[1])
    if _AFTER_NOON.search(moment) and hour < 12:
        hour += 12 if not ("中午" in moment and hour > 10) else 0
    elif hour == 12 and _BEFORE_NOON.search(moment):
        hour = 0
    return f"{hour % 24:02}:{found[2]}"
