"""What a half says of itself: does the weekday fit the date, the number of days its range, is the deadline past?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest

from lut_admin.convention.twins.facts import Day, Fact, Kind, Marked
from lut_admin.convention.twins.when.days import RANGE
from lut_admin.convention.twins.when.weekdays import ROW, number

# What may stand between a day and its weekday.
_BESIDE = re.compile(r"[\s,，(\[（【]{0,3}(?:(?:on|即|为|this|the)\s?)?[\s(（]?", re.IGNORECASE)
_LEADS = re.compile(r"\son\s(?:the\s)?", re.IGNORECASE)
# The weekdays that stand beside the days of a range: 1月1日（周五）至3日（周日）.
_WEEKDAY = re.compile(
    r"[(（]?\s?(?:(?:周|星期|礼拜)[一二三四五六日天]"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?)\s?[)）]?",
    re.IGNORECASE,
)
# What may stand between a range and its number of days: 1月1日至3日放假，共3天.
_IN_ALL = re.compile(
    r"[\s,，;；(（]{0,3}(?:(?:放假|休息|调休|休|停课|开放|展出|假期)?[\s,，;；]{0,2}(?:一?共计?|总共|合计|为期|历时)"
    r"|放假|连休|a\stotal\sof|in\stotal|totall?ing|for\sa\stotal\sof|for|lasting|\()?\s?"
    r"[(（]?",
    re.IGNORECASE,
)
# By when, after a day in Chinese; before it in either language.
_ZH_BY = re.compile(
    r"[\s,，)）]{0,2}(?:(?:周|星期)[一二三四五六日天][)）]?\s?)?(?:[上下中]午|晚上?|凌晨)?\s?(?:\d{1,2}[:：]\d{2}"
    r"|\d{1,2}[时点])?\s?(?:之前|以前|前|截止|止|为止)(?![往来后])"
)
_ZH_UNTIL = re.compile(
    r"(?:截止|(?:报名|申请|提交|缴费|登记|投稿|预约)[^。；\n]{0,4}截至|最晚|最迟|不晚于|不得晚于|期限)[^。；\n]{0,10}$"
)
_EN_BY = re.compile(
    r"\b(?:by|before|until|till|deadline|no\slater\sthan|due|closes?|ends?)\b[^.;\n]{0,24}$", re.IGNORECASE
)
# Who entered before a day, or was born by then, is told who is meant, not what is to be done.
_ZH_WHO = re.compile(r"[^，,。；;\n]{0,40}(?:的(?:国际|留|老|新)?(?:学生|同学|新生|生|人员|人)|者)")
_ZH_ASKED = re.compile(r"[请须应需][^，,。；;\n]*$|务必[^，,。；;\n]*$")
_EN_WHO = re.compile(r"\b(?:who|whose|that|those|if|born|entered|opened|issued|received|enrolled)\b[^.,;:\n]*$", re.IGNORECASE)
_BACK, _AHEAD = 60, 305


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that cannot be: two facts of one half that contradict each other, or a day that is past."""

    code: str
    fact: Fact
    other: Fact | None
    on: date | None = None
    length: int = 0


class Calendar:
    """Which year a day without one is in: the year told beside it, else the one nearest to the day of writing."""

    def __init__(self, halves: Sequence[Marked], ref: date | None) -> None:
        self._ref = ref
        days = [fact.day for half in halves for fact in half.facts if fact.day is not None]
        self._years = sorted({day.year for day in days if day.year is not None})
        self._told: dict[tuple[int | None, int | None], set[int]] = {}
        for day in days:
            if day.year is not None:
                self._told.setdefault((day.month, day.day), set()).add(day.year)

    def may_be(self, day: Day) -> list[date]:
        """The dates a day may be, the likeliest first; none where nothing tells its year."""
        if day.year is not None:
            years = [day.year]
        elif (day.month, day.day) in self._told:
            years = sorted(self._told[day.month, day.day])
        elif self._years:
            years = [*self._years, self._years[-1] + 1]
            near = [] if self._ref is None else self._near(day, self._ref)
            years += [on.year for on in near if on.year not in years]  # in December, next March may be told with its year
        elif self._ref is not None:
            return self._near(day, self._ref)
        else:
            return []
        return [on for year in years if 0 < year < 9999 and (on := day.on(year))]

    @staticmethod
    def _near(day: Day, ref: date) -> list[date]:
        found = [on for year in (ref.year - 1, ref.year, ref.year + 1) if 0 < year < 9999 and (on := day.on(year))]
        return [on for on in found if -_BACK <= (on - ref).days <= _AHEAD]


def beside(half: Marked) -> list[tuple[Fact, Fact]]:
    """The dates of a half that a weekday stands beside, with it: 6月15日(周一), Monday, June 15."""
    pairs = []
    facts = [fact for fact in half.facts if fact.kind in (Kind.DATE, Kind.WEEKDAY)]
    for place, (one, other) in enumerate(pairwise(facts)):
        day, week = (one, other) if one.kind is Kind.DATE else (other, one)
        if day.kind is not Kind.DATE or week.kind is not Kind.WEEKDAY or number(week) is None:
            continue
        if day.day is None or day.day.month is None or day.day.day is None:
            continue
        if not _BESIDE.fullmatch(half.text, one.end, other.start) or _in_row(half, facts, place, week):
            continue
        if one is day and "the" in half.text[one.end : other.start].lower():
            continue  # on 10 October the Friday timetable holds
        pairs.append((day, week))
    return pairs


def _in_row(half: Marked, facts: Sequence[Fact], place: int, week: Fact) -> bool:
    """Whether the weekday is one of a row (Monday to Friday, 1-5 June), or the second date's own weekday follows."""
    first = facts[place] is week
    neighbours = [facts[place - 1]] if first and place else []
    if not first and place + 2 < len(facts):
        neighbours.append(facts[place + 2])
    for near in neighbours:
        gap = (near.end, week.start) if first else (week.end, near.start)
        if near.kind is Kind.WEEKDAY and ROW.fullmatch(half.text, *gap):
            return True
        if first and near.kind is Kind.DATE and _BESIDE.fullmatch(half.text, *gap):
            return True  # June 15 (Monday), June 16: the weekday is the one before's
        led = not first and _LEADS.fullmatch(half.text, facts[place].end, week.start)
        if led and near.kind is Kind.DATE and _BESIDE.fullmatch(half.text, *gap):
            return True  # classes of October 7 on Saturday, October 10: the weekday is the one behind's
    return False


def weekday_slips(half: Marked, calendar: Calendar) -> Iterator[Slip]:
    """Weekdays that do not fit the date they stand beside."""
    for day, week in beside(half):
        assert day.day is not None
        dates = calendar.may_be(day.day)
        if dates and all(on.isoweekday() != number(week) for on in dates):
            yield Slip("weekday_date", day, week, dates[0])


def range_slips(half: Marked, calendar: Calendar) -> Iterator[Slip]:
    """Ranges of days that are said to be longer or shorter than they are: 10月1日至7日，共8天."""
    facts = half.facts
    solid = [
        fact for fact in facts if fact.day is not None or (fact.number is not None and fact.kind is not Kind.WEEKDAY)
    ]
    for first, last, length in zip(solid, solid[1:], solid[2:], strict=False):
        if (
            first.day is None
            or last.day is None
            or length.kind is not Kind.DURATION
            or not isinstance(length.number, tuple)
        ):
            continue
        if length.number[0] != "day" or not RANGE.fullmatch(_WEEKDAY.sub("", half.text[first.end : last.start])):
            continue
        if not _IN_ALL.fullmatch(_WEEKDAY.sub("", half.text[last.end : length.start])):
            continue
        count = _days_between(first.day, last.day, calendar)
        if count and length.number[1] != count:
            yield Slip("duration", length, last, None, count)


def _days_between(first: Day, last: Day, calendar: Calendar) -> int | None:
    start = Day(first.year or last.year, first.month or last.month, first.day)
    end = Day(last.year or first.year, last.month, last.day)
    begins, ends = calendar.may_be(start), calendar.may_be(end)
    if not begins or not ends:
        return None
    count = (ends[0] - begins[0]).days + 1
    return count if 1 < count < 200 else None


def past_deadlines(half: Marked, calendar: Calendar, ref: date | None, chinese: bool) -> Iterator[Slip]:
    """Deadlines that were over before the day of writing."""
    if ref is None:
        return
    for fact, dates in due(half, calendar, chinese):
        if all(on < ref for on in dates):
            yield Slip("deadline", fact, None, dates[-1])


def due(half: Marked, calendar: Calendar, chinese: bool) -> Iterator[tuple[Fact, list[date]]]:
    """The days of a half by which something is to be done, with the dates they may be, the likeliest first."""
    days = [fact for fact in half.facts if fact.day is not None]
    for fact, following in zip_longest(days, days[1:]):
        if fact.day is None or fact.day.day is None or fact.day.month is None:
            continue
        if following is not None and RANGE.fullmatch(half.text, fact.end, following.start):
            continue  # a period begins
        before = half.text[max(0, fact.start - 30) : fact.start]
        if chinese:
            behind = _ZH_BY.match(half.text, fact.end)
            who = behind and _ZH_WHO.match(half.text, behind.end()) and not _ZH_ASKED.search(before)
            told = bool((behind and not who) or _ZH_UNTIL.search(before))
        else:
            told = bool(_EN_BY.search(before) and not _EN_WHO.search(before))
        dates = calendar.may_be(fact.day) if told else []
        if dates:
            yield fact, dates
