"""Dates as schools write them, read without guessing: what has two readings is not read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

EARLIEST, LATEST = 1920, 2100
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1
    )
    for name in names.split()
}  # fmt: skip
_HAN_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")

_WEEKDAY = re.compile(
    r"[(\[]?(?:星期|周|礼拜)[一二三四五六日天][)\]]?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<=[\d日号])(?:[ t]+|(?<=[日号]))(?:[上下]午 ?)?\d{1,2}[:：时]\d{2}(?:[:：分]\d{2}(?:\.\d+)?秒?)?分?"
    r"(?: ?[ap]m)?(?:z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)?")
_YEAR_FIRST = re.compile(r"(\d{4}) ?[-./,年、 ] ?(\d{1,2}) ?(?:[-./,月、 ] ?(\d{1,2}))? ?[日号月.]?")
_YEAR_LAST = re.compile(r"(\d{1,2}) ?[-./, ] ?(\d{1,2}) ?[-./, ] ?(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[-./] ?(\d{4})")
_DAY_WORD_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-./, ]*([a-z]{3,9})[-./, ]*(\d{4})")
_WORD_DAY_YEAR = re.compile(r"([a-z]{3,9})[-./, ]*(\d{1,2})(?:st|nd|rd|th)?[-./, ]+(\d{4})")
_WORD_YEAR = re.compile(r"([a-z]{3,9})[-./, ]*(\d{4})")
_YEAR_WORD = re.compile(r"(\d{4})[-./, ]*([a-z]{3,9})(?:[-./, ]*(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Read:
    """A date read, ``2023-09-01`` or ``2023-09``; or why not: a message key and the readings a person may choose from."""

    value: str = ""
    why: str = ""
    readings: tuple[str, ...] = ()


_UNREADABLE = Read(why="list.date_unreadable")
_NO_SUCH_DAY = Read(why="list.no_such_day")
_UNLIKELY = Read(why="list.date_unlikely")


def of_cell(cell: object, *, date1904: bool = False) -> Read:
    """The date a cell of a date column holds; text, a real date, or a number.

    A number is a serial day (`date1904` tells from when), ``20230901``, or a month written 2023.9; 2023.1 may have been
    2023.10 and is asked about.
    """
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, bool):
        return _UNREADABLE
    if isinstance(cell, int | float):
        return _of_number(cell, date1904)
    return of_text(cell, date1904=date1904) if isinstance(cell, str) else _UNREADABLE


@lru_cache(20_000)
def of_text(text: str, *, date1904: bool = False) -> Read:
    """The date that text says, in any of the spellings schools use."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold().lstrip("'").strip()
    plain = _WEEKDAY.sub(" ", plain).strip(" ,.;至")
    plain = re.sub(r"\s+", " ", _CLOCK.sub("", plain)).strip(" ,.;")
    if "年" in plain:
        plain = _han_numbers(plain)
    if not plain or len(plain) > 40:
        return _UNREADABLE
    if re.fullmatch(r"\d{1,5}(?:\.\d+)?|\d{8}\.0+", plain) and not plain.startswith("0"):
        return _of_number(float(plain), date1904, text=plain)
    return _of_digits(plain) or _of_words(plain) or _UNREADABLE


def _of_digits(plain: str) -> Read | None:
    if match := _COMPACT.fullmatch(plain):
        return _on(match[1], match[2], match[3])
    if match := _YEAR_FIRST.fullmatch(plain):
        return _on(*match.groups())
    if match := _YEAR_LAST.fullmatch(plain):
        return _day_and_month(int(match[1]), int(match[2]), match[3])
    if match := _MONTH_YEAR.fullmatch(plain):
        return _on(match[2], match[1])
    if re.fullmatch(r"(?:19|20)\d\d ?年?", plain):
        return Read(why="list.year_only")
    if re.fullmatch(r"\d{1,2}([-./])\d{1,2}\1\d{1,2}", plain):
        return Read(why="list.short_year")
    return None


def _of_words(plain: str) -> Read | None:
    for pattern, year, month, day in (
        (_DAY_WORD_YEAR, 3, 2, 1),
        (_WORD_DAY_YEAR, 3, 1, 2),
        (_WORD_YEAR, 2, 1, 0),
        (_YEAR_WORD, 1, 2, 3),
    ):
        match = pattern.fullmatch(plain)
        if match and match[month] in _MONTHS:
            return _on(match[year], _MONTHS[match[month]], match[day] if day else None)
    if re.fullmatch(r"\d{1,2}[-./ ]?[a-z]{3,9}[-./ ]?\d{2}|[a-z]{3,9}[-./ ]\d{2}", plain):
        return Read(why="list.short_year")
    return None


def _of_number(number: float, date1904: bool, text: str | None = None) -> Read:
    if number != number or abs(number) > 1e9:
        return _UNREADABLE
    if 19000101 <= number <= 21001231 and number == int(number):
        return _of_digits(str(int(number))) or _NO_SUCH_DAY
    if 190001 <= number <= 210012 and number == int(number):
        return _of_digits(str(int(number))) or _NO_SUCH_DAY
    if 1900 <= number < 2101:
        return _of_month_number(number, text)
    try:
        return _plausible(_EPOCHS[date1904] + timedelta(days=int(number)))
    except OverflowError:
        return _UNLIKELY


def _of_month_number(number: float, text: str | None) -> Read:
    written = text if text is not None else repr(number)
    year, _, month = written.partition(".")
    if not month.strip("0"):
        return Read(why="list.year_only")
    if month == "1" and text is None:
        return Read(why="list.lost_october", readings=(f"{year}-01", f"{year}-10"))
    return _on(year, month) if len(month) <= 2 else _UNREADABLE


def _day_and_month(first: int, second: int, year: str) -> Read:
    if first <= 12 and second <= 12 and first != second:
        day_first, month_first = _on(year, second, first), _on(year, first, second)
        if day_first.value and month_first.value:
            return Read(why="list.day_or_month", readings=(day_first.value, month_first.value))
        return day_first
    return _on(year, second, first) if second <= 12 else _on(year, first, second)


def _on(year: str | int, month: str | int, day: str | int | None = None) -> Read:
    try:
        there = date(int(year), int(month), int(day) if day else 1)
    except ValueError:
        return _NO_SUCH_DAY
    return _plausible(there, month_only=not day)


def _plausible(there: date, *, month_only: bool = False) -> Read:
    if not EARLIEST <= there.year <= LATEST:
        return _UNLIKELY
    return Read(there.isoformat()[:7] if month_only else there.isoformat())


def _han_numbers(plain: str) -> str:
    def number(match: re.Match[str]) -> str:
        written = match.group()
        if "十" not in written:
            return written.translate(_HAN_DIGITS)
        tens, _, ones = written.translate(_HAN_DIGITS).partition("十")
        return str(int(tens or 1) * 10 + int(ones or 0)) if len(tens) <= 1 and len(ones) <= 1 else written

    return re.sub(r"[〇零○一二三四五六七八九十]+", number, plain)
