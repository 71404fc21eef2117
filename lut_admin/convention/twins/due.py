"""When what a notice speaks of happens, and by when it asks for something: days with the time that stands beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

from lut_admin.convention.moments import Moment
from lut_admin.convention.twins import consistency
from lut_admin.convention.twins.consistency import Calendar
from lut_admin.convention.twins.facts import Day, Fact, Kind, Language, Marked
from lut_admin.convention.twins.marking import marked
from lut_admin.convention.twins.when.days import RANGE

# A time belongs to a day that stands so near in the same sentence: 11月30日（星期日）17:00, by 17:00 on Sunday 30 November.
_AFTER, _BEFORE = 14, 24
_STOPS = frozenset("。；;\n")
_MORNING = 7 * 60
# What students are asked to do within a period: its last day is by when. An exam or a holiday has no such day.
_ZH_TASK = r"(?:报名|申请|申报|注册|登记|缴费|交费|提交|递交|预约|选课|投稿|报送|填报|办理|领取|网上确认)"
_ZH_TERM = re.compile(rf"{_ZH_TASK}(?:时间|日期|期间|期限|阶段|窗口)?\s?(?:为|是|在|于|自|从|:){{0,2}}\s?$")
_ZH_PLEASE = re.compile(r"请[^。；;\n]{0,12}[于在自]\s?$")
_ZH_DONE = re.compile(rf"[^。；;\n]{{0,40}}?{_ZH_TASK}")
_EN_TERM = re.compile(
    r"\b(?:regist(?:er|ration)|appl(?:y|ications?)|sign[\s-]?up|submi(?:t|ssions?)|pay(?:ments?)?|enrol(?:l|ment)?"
    r"|bookings?|(?:please|must|can|and|to)\sbook"
    r"|hand\sin|course\sselection|collect|pick\sup)\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_DETAIL = frozenset((Kind.TIME, Kind.WEEKDAY))
_BRACKETS = str.maketrans("", "", "()（）,，")
_NEAR = 70


def deadlines(zh: str, en: str, ref: date) -> tuple[Moment, ...]:
    """By when a notice written on `ref` asks for something, as its Chinese half says it, else the English; the first first."""
    for text, language in _halves(zh, en):
        half, calendar = _marked(text, language, ref)
        told = [
            Moment(dates[0], _time_beside(half, fact)) for fact, dates in consistency.due(half, calendar, language == "zh")
        ]
        told += [
            Moment(dates[0], _time_beside(half, fact, closing=True))
            for fact in _last_days(half, language)
            if (dates := _of(fact, calendar))
        ]
        if told:
            return _in_order(told)
    return ()


def moments(zh: str, en: str, ref: date) -> tuple[Moment, ...]:
    """Every day that a notice written on `ref` names, as its Chinese half says it, else the English; the first first."""
    for text, language in _halves(zh, en):
        half, calendar = _marked(text, language, ref)
        told = [
            (fact, dates[0]) for fact in half.facts if (dates := _of(fact, calendar))
        ]
        if told:
            return _in_order(Moment(on, _time_beside(half, fact)) for fact, on in told)
    return ()


def _of(fact: Fact, calendar: Calendar) -> list[date]:
    return [] if fact.day is None else calendar.may_be(fact.day)


def _last_days(half: Marked, language: Language) -> Iterator[Fact]:
    """The last day of each period in which something is to be done: 报名时间：9月1日至9月10日, "register from 1 to 10 September".

    It is no deadline that could be past: a notice may well tell when registration was.
    """
    days = [fact for fact in half.facts if fact.day is not None and fact.day.day is not None]
    for first, last in pairwise(days):
        gap = "".join(_between(half, first, last)).translate(_BRACKETS)
        if RANGE.fullmatch(gap.strip()) and _asked(half, first, last, language):
            yield last


def _between(half: Marked, first: Fact, last: Fact) -> Iterator[str]:
    """What stands between two days, but for the times and weekdays that belong to them."""
    at = first.end
    for fact in half.facts[bisect_left(half.facts, at, key=_start) : bisect_left(half.facts, last.start, key=_start)]:
        if fact.kind in _DETAIL and at <= fact.start:
            yield half.text[at : fact.start]
            at = fact.end
    yield re.sub(r"\bon$", "", half.text[at : last.start].rstrip())


def _start(fact: Fact) -> int:
    return fact.start


def _asked(half: Marked, first: Fact, last: Fact, language: Language) -> bool:
    before = half.text[max(0, first.start - _NEAR) : first.start]
    if language == "en":
        return bool(_EN_TERM.search(before))
    done = _ZH_PLEASE.search(before) and _ZH_DONE.match(half.text, last.end)
    return bool(done or _ZH_TERM.search(before))


def _halves(zh: str, en: str) -> Iterator[tuple[str, Language]]:
    yield zh, "zh"
    yield en, "en"


def _in_order(found: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(set(found), key=lambda moment: (moment.on, moment.at or time.max)))


def _marked(text: str, language: Language, ref: date) -> tuple[Marked, Calendar]:
    half = marked(text, language, ref, ())
    half = Marked(half.text, tuple(_dated(fact, text, ref) for fact in half.facts))
    return half, Calendar((half,), ref)


def _dated(fact: Fact, text: str, ref: date) -> Fact:
    """A fact that says tomorrow, with the day that it means."""
    away = next((key[1] for key in fact.offers if key[0] == "relative"), None) if fact.kind is Kind.DATE else None
    if not isinstance(away, int) or not date.min.toordinal() <= ref.toordinal() + away <= date.max.toordinal():
        return fact
    on = ref + timedelta(days=away)
    end = fact.end + (text[fact.end : fact.end + 1] in ("天", "日"))  # 明天: only the first sign of it is the fact
    return replace(fact, end=end, day=Day(on.year, on.month, on.day))


def _time_beside(half: Marked, day: Fact, *, closing: bool = False) -> time | None:
    """The time that stands nearest behind the day, else before it, without a sentence's end or another day between.

    Of hours from and to, `closing` takes the last.
    """
    # The facts stand in the order of the text.
    first = bisect_left(half.facts, day.start - 2 * _BEFORE, key=_start)
    around = half.facts[first : bisect_right(half.facts, day.end + 2 * _BEFORE, key=_start)]
    times = [fact for fact in around if fact.kind is Kind.TIME and isinstance(fact.number, tuple)]
    near: list[tuple[int, Fact]] = []
    for fact in times:
        behind = fact.start >= day.end
        gap = (day.end, fact.start) if behind else (fact.end, day.start)
        apart = gap[1] - gap[0]
        parted = _STOPS & set(half.text[slice(*gap)]) or any(
            gap[0] <= one.start < gap[1] for one in around if one.day
        )
        if 0 <= apart <= (_AFTER if behind else _BEFORE) and not parted:
            near.append((apart + (0 if behind else _AFTER), fact))
    if not near:
        return None
    told = min(near, key=lambda one: one[0])[1]
    if closing:
        until = (fact for fact in times if RANGE.fullmatch(half.text, told.end, fact.start))
        told = next(until, told)
    readings = sorted(told.number) if isinstance(told.number, tuple) else []
    # 3 o'clock without more is the one by day.
    minutes = next((one for one in readings if one >= _MORNING), readings[0])
    return time(minutes // 60 % 24, minutes % 60)
