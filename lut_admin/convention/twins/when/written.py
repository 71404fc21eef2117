"""A time of day as it is written, and the minutes of the day that it may mean: a range or a part of the day decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from lut_admin.convention.twins.facts import Fact, Firm, Key, Kind
from lut_admin.convention.twins.when import parts

DAY = 24 * 60  # minutes
RANGE = re.compile(
    r"[\s(（]{0,2}(?:-{1,2}|~|至|到|to|until|till|and|through|、|,|/|和|及|或|or|次日){1,2}[\s)）]{0,2}", re.IGNORECASE
)


@dataclass
class Time:
    """A time as written: its hour and minute, the part of the day it tells, and the minutes of the day it may mean."""

    start: int
    end: int
    hour: int
    minute: int
    part: str | None
    colon: bool = False
    padded: bool = False
    sure: bool = True
    may: tuple[int, ...] = ()


def settle(times: list[Time], left: str) -> None:
    """Which minutes of the day each time may mean, from its own words, its range, and how the half writes its hours."""
    whole_day = any(time.colon and (time.hour >= 13 or time.padded) for time in times)
    for time in times:
        if not time.may:
            time.may = readings(time, whole_day=whole_day)
    for before, after in zip(reversed(times[:-1]), reversed(times), strict=False):
        if len(before.may) == 2 and len(after.may) == 1 and RANGE.fullmatch(left, before.end, after.start):
            earlier = [minutes for minutes in before.may if minutes < (after.may[0] or DAY)]
            if after.part or not after.colon:
                before.may = (max(earlier),) if earlier else before.may
    for before, after in pairwise(times):
        morning = after.may == (0,) and after.part == before.part == "early" and before.may[0]
        if morning and RANGE.fullmatch(left, before.end, after.start):
            after.may = (DAY // 2,)  # 10 to 12 a.m. is to noon
        if len(after.may) == 2 and before.part and RANGE.fullmatch(left, before.end, after.start):
            _later_than(before.may[0], after)
            after.part = before.part


def _later_than(minutes: int, time: Time) -> None:
    later = [may for may in time.may if may > minutes]
    time.may = (min(later),) if later else (min(time.may),)


def readings(time: Time, *, whole_day: bool) -> tuple[int, ...]:
    """The minutes of the day it may mean by itself: one, or two where nothing says which half of the day."""
    hour, part = time.hour, time.part
    if part == "early":
        hour %= 12
    elif part == "pm":
        hour += 12 if hour < 12 else 0
    elif part == "noon":
        hour += 12 if hour < 6 else 0
    elif part == "night":
        hour = 24 if hour == 12 else hour + 12 if 5 <= hour < 12 else hour
    minutes = (hour * 60 + time.minute) % DAY
    if part or hour >= 13 or hour == 0 or time.padded or (time.colon and (whole_day or hour == 12)):
        return (minutes,)
    return tuple(sorted({minutes, (minutes + DAY // 2) % DAY}))


def checked(time: Time) -> Time | None:
    """The time, if a clock can show it."""
    return time if time.hour <= 24 and time.minute < 60 else None


def as_fact(time: Time) -> Fact:
    """The time as a fact: it agrees with any of its minutes, and answers a part of the day that holds one."""
    keys: frozenset[Key] = frozenset(("time", minutes) for minutes in time.may)
    if time.may in ((0,), (DAY - 1,)):
        keys |= {("midnight",)}  # "by 11:59 p.m." is by midnight
    return Fact(
        Kind.TIME,
        time.start,
        time.end,
        keys,
        keys | parts.of(time.may),
        Firm.SURE if time.sure else Firm.MUTE,
        None,
        time.may,
    )
