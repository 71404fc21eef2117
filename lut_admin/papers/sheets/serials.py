"""Day numbers and number formats: when a number in a workbook is a date, and which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


def from_serial(number: float, date1904: bool) -> date | datetime | time | None:
    """The moment of a day number; None where there is none (negative, 29 February 1900, past the year 9999).

    Below 1 it is a time of day. ECMA-376 part 1, §18.17.4: 1 is 1 January 1900, or 0 is 1 January 1904.
    """
    if not 0 <= number < 2_958_466:
        return None
    if number < 1 and not date1904:
        return (datetime.combine(date.min, time()) + timedelta(seconds=min(round(number * 86_400), 86_399))).time()
    if not date1904 and 60 <= number < 61:
        return None
    epoch = date(1904, 1, 1) if date1904 else date(1899, 12, 31 if number < 60 else 30)
    try:
        return day_or_moment(datetime.combine(epoch, time()) + timedelta(seconds=round(number * 86_400)))
    except OverflowError:
        return None


def day_or_moment(moment: datetime) -> date | datetime:
    """A midnight is a day."""
    return moment.date() if moment.time() == time() else moment


def shows_date(format_number: str, formats: Mapping[str, str]) -> bool:
    """Whether a number format shows a date or a time; `formats` are the workbook's own by their number (§18.8.30)."""
    code = formats.get(format_number)
    if code is None:
        return format_number.isascii() and format_number.isdigit() and int(format_number) in _DATE_FORMATS
    code = _NOT_CODE.sub("", code.split(";")[0]).lower()
    only_month = code.strip() in ("m", "mm", "mmm", "mmmm")
    return "general" not in code and (only_month or any(letter in code for letter in "ydhs"))
