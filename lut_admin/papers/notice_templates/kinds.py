"""The kinds of fact that a template's field may ask for, and which values are of a kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from lut_admin.papers.notice_templates.values import Contact, Days, Entry, Hours, Span, Spot, Twin, Value, When

LONGEST = 500
MOST = 9_999
# Beyond these years no notice reaches, and two digits more or less are a slip of the hand.
YEARS = range(2000, 2100)
PHONE = re.compile(r"\+?[(（]?\d[\d\s()-]{1,22}\d")
_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\[\]]{2,500}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,12}")
_ROOM = re.compile(r"[A-Za-z]{0,2}-?\d{1,4}[A-Za-z]?(?:-\d{1,4})?")
_ORDERLY = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029]+")


class Kind(StrEnum):
    """What a field asks for; how it is written on one line is the message ``templates.kind_<kind>``."""

    DATE = "date"
    DAYS = "days"
    TIME = "time"
    HOURS = "hours"
    MOMENT = "moment"
    SPAN = "span"
    DEADLINE = "deadline"
    MONTH_DAY = "month_day"
    PLACE = "place"
    AMOUNT = "amount"
    NUMBER = "number"
    NUMBERS = "numbers"
    TEXT = "text"
    CONTACT = "contact"
    PHONE = "phone"
    URL = "url"
    EMAIL = "email"
    FILE = "file"
    LIST = "list"
    SCHEDULE = "schedule"

    @property
    def key(self) -> str:
        """The message that says what it is and how it is written."""
        return f"templates.kind_{self.value}"

    @property
    def many(self) -> bool:
        """Whether a fact of the kind is a row of things that are named one by one."""
        return self in (Kind.LIST, Kind.SCHEDULE)


# What a placeholder may ask of a fact beside the fact itself: {dates.count}.
PARTS = {
    Kind.DATE: ("weekday",),
    Kind.MOMENT: ("weekday",),
    Kind.DEADLINE: ("weekday",),
    Kind.DAYS: ("count",),
    Kind.LIST: ("count",),
    Kind.SCHEDULE: ("count",),
    Kind.NUMBERS: ("count",),
}


def fits(kind: Kind, value: Value) -> bool:
    """Whether a value is a fact of that kind and says something that can be."""
    return _FITS[kind](value)


def _line(value: Value) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST and bool(_ORDERLY.fullmatch(value))


def _day(value: Value) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime) and value.year in YEARS


def _moment(value: Value) -> bool:
    return isinstance(value, datetime) and value.tzinfo is None and value.year in YEARS and _minute(value.time())


def _minute(value: Value) -> bool:
    return isinstance(value, time) and value.tzinfo is None and not value.second and not value.microsecond


def _days(value: Value) -> bool:
    return isinstance(value, Days) and _day(value.first) and _day(value.last) and value.first <= value.last


def _hours(value: Value) -> bool:
    return isinstance(value, Hours) and _minute(value.start) and _minute(value.end) and value.start < value.end


def _span(value: Value) -> bool:
    return isinstance(value, Span) and _moment(value.start) and _moment(value.end) and value.start < value.end


def _twin(value: Value) -> bool:
    return isinstance(value, Twin) and _line(value.zh) and _line(value.en)


def _spot(value: Value) -> bool:
    if not isinstance(value, Spot) or not _line(value.zh) or not _line(value.en):
        return False
    return not value.room or bool(_ROOM.fullmatch(value.room))


def _phone(value: Value) -> bool:
    return isinstance(value, str) and bool(PHONE.fullmatch(value))


def _contact(value: Value) -> bool:
    if not isinstance(value, Contact) or not _line(value.zh) or not _line(value.en):
        return False
    return not value.phone or _phone(value.phone)


def _count(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST


def _when(value: When) -> bool:
    return any(fit(value) for fit in (_day, _moment, _days, _span))


def _entry(value: object) -> bool:
    if not isinstance(value, Entry):
        return False
    return _when(value.when) and _twin(value.what) and (value.where is None or _spot(value.where))


def _row(fit: Callable[..., bool]) -> Callable[[Value], bool]:
    return lambda value: isinstance(value, tuple) and 0 < len(value) <= 60 and all(fit(one) for one in value)


def _sum(value: Value) -> bool:
    return isinstance(value, Decimal) and value.is_finite() and 0 < value < 10**9 and value == round(value, 2)


_FITS: dict[Kind, Callable[[Value], bool]] = {
    Kind.DATE: _day,
    Kind.DAYS: _days,
    Kind.TIME: _minute,
    Kind.HOURS: _hours,
    Kind.MOMENT: _moment,
    Kind.SPAN: _span,
    Kind.DEADLINE: lambda value: _day(value) or _moment(value),
    Kind.MONTH_DAY: lambda value: _count(value) and isinstance(value, int) and 1 <= value <= 31,
    Kind.PLACE: _spot,
    Kind.AMOUNT: _sum,
    Kind.NUMBER: _count,
    Kind.NUMBERS: _row(_count),
    Kind.TEXT: _twin,
    Kind.CONTACT: _contact,
    Kind.PHONE: _phone,
    Kind.URL: lambda value: isinstance(value, str) and bool(_URL.fullmatch(value)),
    Kind.EMAIL: lambda value: isinstance(value, str) and bool(_EMAIL.fullmatch(value)),
    Kind.FILE: _line,
    Kind.LIST: _row(_twin),
    Kind.SCHEDULE: _row(_entry),
}
