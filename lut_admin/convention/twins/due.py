"""When what a notice speaks of happens, and by when it asks for something: days with the time that stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from lut_admin.convention.moments import Moment
from lut_admin.convention.twins import consistency
from lut_admin.convention.twins.consistency import Calendar, Marked
from lut_admin.convention.twins.facts import Day, Fact, Kind, Language, fold
from lut_admin.convention.twins.marking import mark

# A time belongs to a day that stands so near in the same sentence: 11月30日（星期日）17:00, by 17:00 on Sunday 30 November.
_AFTER, _BEFORE = 14, 24
_STOPS = frozenset("。；;\n")
_MORNING = 7 * 60


def deadlines(zh: str, en: str, ref: date) -> tuple[Moment, ...]:
    """By when a notice written on `ref` asks for something, as its Chinese half says it, else the English; the first first."""
    for text, language in _halves(zh, en):
        half, calendar = _marked(text, language, ref)
        told = [(fact, dates[0]) for fact, dates in consistency.due(half, calendar, language == "zh")]
        if told:
            return _in_order(Moment(on, _time_beside(half, fact)) for fact, on in told)
    return ()


def moments(zh: str, en: str, ref: date) -> tuple[Moment, ...]:
    """Every day that a notice written on `ref` names, as its Chinese half says it, else the English; the first first."""
    for text, language in _halves(zh, en):
        half, calendar = _marked(text, language, ref)
        told = [
            (fact, dates[0]) for fact in half.facts if fact.day is not None and (dates := calendar.may_be(fact.day))
        ]
        if told:
            return _in_order(Moment(on, _time_beside(half, fact)) for fact, on in told)
    return ()


def _halves(zh: str, en: str) -> Iterator[tuple[str, Language]]:
    yield zh, "zh"
    yield en, "en"


def _in_order(found: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(set(found), key=lambda moment: (moment.on, moment.at or time.max)))


def _marked(text: str, language: Language, ref: date) -> tuple[Marked, Calendar]:
    half = Marked(fold(text), tuple(_dated(fact, text, ref) for fact in mark(text, language, ref)))
    return half, Calendar((half,), ref)


def _dated(fact: Fact, text: str, ref: date) -> Fact:
    """A fact that says tomorrow, with the day that it means."""
    away = next((key[1] for key in fact.offers if key[0] == "relative"), None) if fact.kind is Kind.DATE else None
    if not isinstance(away, int) or not date.min.toordinal() <= ref.toordinal() + away <= date.max.toordinal():
        return fact
    on = ref + timedelta(days=away)
    end = fact.end + (text[fact.end : fact.end + 1] in ("天", "日"))  # 明天: only the first sign of it is the fact
    return replace(fact, end=end, day=Day(on.year, on.month, on.day))


def _time_beside(half: Marked, day: Fact) -> time | None:
    """The time that stands nearest behind the day, else before it, without a sentence's end or another day between."""
    near: list[tuple[int, list[int]]] = []
    for fact in half.facts:
        if fact.kind is not Kind.TIME or not isinstance(fact.number, tuple):
            continue
        behind = fact.start >= day.end
        gap = (day.end, fact.start) if behind else (fact.end, day.start)
        apart = gap[1] - gap[0]
        parted = _STOPS & set(half.text[slice(*gap)]) or any(
            gap[0] <= one.start < gap[1] for one in half.facts if one.day
        )
        if 0 <= apart <= (_AFTER if behind else _BEFORE) and not parted:
            near.append((apart + (0 if behind else _AFTER), sorted(fact.number)))
    if not near:
        return None
    readings = min(near)[1]
    # 3 o'clock without more is the one by day.
    minutes = next((one for one in readings if one >= _MORNING), readings[0])
    return time(minutes // 60 % 24, minutes % 60)
