"""Days and times as a hand types them in a form: 9.3, 0903, 9月3日, 明天, Fri; 1430, 2:30pm, 下午2点半."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta

from lut_admin.papers.notice_templates.kinds import YEARS
from lut_admin.papers.notice_templates.rendering import BACK

_SPOKEN = {
    "今天": 0, "今日": 0, "today": 0, "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2,
    "昨天": -1, "昨日": -1, "yesterday": -1, "前天": -2,
}  # fmt: skip
_ZH_WEEKDAY = re.compile(r"(?P<next>下)?(?:个)?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])")
_EN_WEEKDAY = re.compile(
    r"(?P<next>next )?(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:day|s(?:day)?|nesday|rs(?:day)?|r|urday)?"
)
_WHOLE = re.compile(r"(\d{4})[-./年 ](\d{1,2})[-./月 ](\d{1,2})日?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})[-./月 ](\d{1,2})[日号]?")
_SHORT_PACKED = re.compile(r"(\d{2})(\d{2})")
_OF_MONTH = re.compile(r"(\d{1,2})[日号]?")
_TIME = re.compile(
    r"(?P<part>上午|早上|中午|下午|晚上|晚|am|pm)?(?P<hour>\d{1,2})(?:[:.点时h](?P<minute>\d{1,2}|半)?分?)?(?P<after>am|pm)?"
)
_TIME_PACKED = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})(?P<after>am|pm)?")
_LATER = {"下午", "晚上", "晚", "pm"}


def typed_day(text: str, today: date) -> date | None:
    """The day that is meant, or None; one without its year is the next such day, or one of the last weeks."""
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    if plain in _SPOKEN:
        return today + timedelta(days=_SPOKEN[plain])
    if found := _ZH_WEEKDAY.fullmatch(plain):
        return _weekday(min("一二三四五六日天".index(found["day"]), 6), bool(found["next"]), today)
    if found := _EN_WEEKDAY.fullmatch(plain):
        return _weekday("mon tue wed thu fri sat sun".split().index(found["day"]), bool(found["next"]), today)
    if found := _WHOLE.fullmatch(plain) or _PACKED.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _SHORT.fullmatch(plain) or _SHORT_PACKED.fullmatch(plain):
        return _nearest(int(found[1]), int(found[2]), today)
    if found := _OF_MONTH.fullmatch(plain):
        return _of_month(int(found[1]), today)
    return None


def typed_time(text: str) -> time | None:
    """The time that is meant, or None; an hour alone is the full hour."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split()).replace(".m.", "m")
    found = _TIME_PACKED.fullmatch(plain) if len(plain) > 2 else None
    found = found or _TIME.fullmatch(plain)
    if found is None:
        return None
    told = found.groupdict()
    hour, minute = int(told["hour"]), 30 if told["minute"] == "半" else int(told["minute"] or 0)
    part = told.get("part") or told["after"]
    if part in _LATER and hour < 12:
        hour += 12
    elif part == "am" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _weekday(day: int, next_week: bool, today: date) -> date:
    if next_week:
        return today + timedelta(days=7 - today.weekday() + day)
    return today + timedelta(days=(day - today.weekday()) % 7)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _nearest(month: int, day: int, today: date) -> date | None:
    """The first such day that is not longer ago than a notice tells of without its year."""
    since = today - timedelta(days=BACK)
    for year in range(since.year, since.year + 9):  # 29 February
        found = _day(year, month, day)
        if found is not None and found >= since:
            return found
    return None


def _of_month(day: int, today: date) -> date | None:
    """The next day of the month with that number."""
    for months in range(13):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        found = _day(year, month + 1, day)
        if found is not None and found >= today:
            return found
    return None
