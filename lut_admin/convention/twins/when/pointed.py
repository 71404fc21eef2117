"""Hours of an English half that are written with a point: 8.40, 9.30 and 10.00 a.m.; 2.30 to 5."""

from __future__ import annotations

import re

from lut_admin.convention.twins.facts import Half
from lut_admin.convention.twins.when.written import Time, as_fact, checked, settle

_HOUR = r"1?\d\.[0-5]\d"
_TO = r"\s?(?:-|~|to\b|until\b|till\b)\s?"
_NO_HOUR = r"(?![\d:]|[.,]\d|\s?(?:%|yuan|rmb|km|cm|m\b|kg|points?|credits?|marks?|degrees?|°))"
# In a list whose last one says that it is an hour; or a full, half or quarter hour that begins or ends a range.
_POINTED = re.compile(
    rf"(?<![\d.,:$¥€£/-])(?P<h>1?\d)\.(?P<m>[0-5]\d)(?!\s?[ap]\.?\s?m\b|{_TO}\d){_NO_HOUR}"
    rf"(?=(?:[^.!?\n]|\.\d){{1,60}}?\b{_HOUR}\s?[ap]\.?\s?m\b)"
    rf"|(?<![\d.,:$¥€£/-])(?P<from>1?\d)\.(?P<fm>00|15|30|45)(?={_TO}1?\d(?:\.[0-5]\d)?(?!\s?[ap]\.?\s?m\b){_NO_HOUR})"
    rf"|(?<=\d\sto\s)(?P<to>1?\d)\.(?P<tm>00|15|30|45)(?!\s?[ap]\.?\s?m\b){_NO_HOUR}"
)
_HAS_POINT = re.compile(
    r"\d\.[0-5]\d\s?[ap]\.?\s?m\b|\d\.(?:00|15|30|45)\s?(?:-|~|to\b|until\b|till\b)|\d\sto\s1?\d\."
)


def take(half: Half) -> None:
    """Take them before they are read as days or numbers; nothing of a Chinese half."""
    if half.language == "en" and _HAS_POINT.search(half.lower):
        times = [_pointed(found) for found in _POINTED.finditer(half.lower)]
        times = [time for time in times if checked(time)]
        settle(times, half.left)
        half.add(as_fact(time) for time in times)


def _pointed(found: re.Match[str]) -> Time:
    hour, minute = (found["h"] or found["from"] or found["to"], found["m"] or found["fm"] or found["tm"])
    return Time(*found.span(), int(hour), int(minute), None)
