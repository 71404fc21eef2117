"""Days of the week: 周一, 星期三、四, Monday to Friday, weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from lut_admin.convention.twins.facts import TAKEN, Fact, Firm, Half, Key, Kind, one
from lut_admin.convention.twins.when import relative

_HAN = dict(zip("一二三四五六日天", (1, 2, 3, 4, 5, 6, 7, 7), strict=True))
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# 每周三次 is three times a week; 两周一次 once in two weeks; 第16-18周日程 no Sunday.
_ZH = re.compile(
    r"(?:(?<![一二两三四五六七八九十\d\s第])|(?<=[^一二两三四五六七八九十\d第]\s)|^)(?:周|星期|礼拜)(?P<first>[一二三四五六日天])"
    r"(?![次回程刊报记期年岁个天]|节课|小时|课时)"
    r"(?P<more>(?:\s?(?:[、,，/和及与或~-]|至|到)?\s?(?:周|星期|礼拜)?[一二三四五六日](?![\u4e00-\u9fff])"
    r"|(?<=六)日(?![程期常志子记本语元])|\s?(?:[、/和及与或~-]|至|到)\s?(?:周|星期"
    r"|礼拜)?[一二三四五六日](?![份张名位人个次件项种本页套天周月年点时小号楼层级门节是期千百十万])){0,6})"
)
_ZH_BRACKETED = re.compile(rf"(?<={TAKEN})\((?P<day>[一二三四五六日])\)")
_SPAN = re.compile(r"至|到|~|-|to|through|thru|until|till", re.IGNORECASE)
ROW = re.compile(
    r"[\s()（）]{0,2}(?:-{1,2}|~|至|到|to|through|thru|until|till|,\s?and|,\s?or|and|or|&|、|,|，|/|和|及|与|或)?[\s()（）]{0,2}",
    re.IGNORECASE,
)
_EN = re.compile(
    r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
    r"|\b(?P<short>(?-i:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun))\b(?!\s(?-i:Yat))\.?",
    re.IGNORECASE,
)
_ZH_LOOSE = re.compile(
    r"(?P<work>(?<![个\d一二两三四五六七八九十]\s)(?<![个\d一二两三四五六七八九十])(?:工作日|平日))"
    r"|(?P<rest>双休日|周末|周六日)|(?P<all>每天|每日|全周)"
)
_EN_LOOSE = re.compile(
    r"\b(?=[wbed])(?:(?P<work>weekdays?\b|(?<![\d-]\s)(?<!\w\s)(?:working|business)\sdays?\b)|(?P<rest>weekends?\b)"
    r"|(?P<all>daily\b|every\s?day\b))"
)


def take(half: Half, ref: date | None) -> None:
    """Take the days of the week out of what is left of a half; a row of them may be told as a range in the other half.

    By `ref`, the day of writing, 下周一 is also a date.
    """
    before = len(half.facts)
    if half.language == "zh":
        half.take(_ZH, _zh, *"周期拜")
        half.take(_ZH_BRACKETED, _bracketed, f"{TAKEN}(")
    else:
        half.take(_EN, _en, *_SHORT)
    found = half.facts[before:]
    half.facts[before:] = list(_in_rows(found, half, ref))
    if half.language == "zh":
        half.take(_ZH_LOOSE, _loose, "工作日", "平日", "双休", "周末", "周六日", "每天", "每日", "全周")
    else:
        half.take_lower(_EN_LOOSE, _loose, "weekday", "working", "business", "weekend", "daily", "every")


def _bracketed(found: re.Match[str]) -> Iterator[Fact]:
    """9月16日（三）: beside a day the weekday's own numeral is enough."""
    day = _HAN[found["day"]]
    yield one(Kind.WEEKDAY, found.span("day"), ("weekday", day), number=day)


def number(fact: Fact) -> int | None:
    """Which day of the week a fact tells, Monday 1; None for weekdays and weekends as such."""
    return fact.number if isinstance(fact.number, int) else None


def _zh(found: re.Match[str]) -> Iterator[Fact]:
    yield one(
        Kind.WEEKDAY,
        (found.start(), found.end("first")),
        ("weekday", _HAN[found["first"]]),
        number=_HAN[found["first"]],
    )
    at = found.start("more")
    for part in re.finditer("(?:周|星期|礼拜)?([一二三四五六日])", found["more"]):
        day = _HAN[part[1]]
        yield one(Kind.WEEKDAY, (at + part.start(), at + part.end()), ("weekday", day), number=day)


def _en(found: re.Match[str]) -> Iterator[Fact]:
    word = (found["day"] or found["short"]).lower()
    day = next(n for n, name in enumerate(_NAMES, start=1) if name.startswith(word[:3]))
    yield one(Kind.WEEKDAY, found.span(), ("weekday", day), number=day)


def _in_rows(facts: list[Fact], half: Half, ref: date | None) -> Iterator[Fact]:
    """The facts, those of a row ready to agree with a range, and the end of a range with the days it spans."""
    text, left = half.text, half.left
    begun: Fact | None = None
    for place, fact in enumerate(facts):
        before = facts[place - 1] if place and ROW.fullmatch(text, facts[place - 1].end, fact.start) else None
        after = (
            facts[place + 1]
            if place + 1 < len(facts) and ROW.fullmatch(text, fact.end, facts[place + 1].start)
            else None
        )
        inner: frozenset[Key] = frozenset()
        if before is not None and _SPAN.search(text[before.end : fact.start]):
            first, last = number(before) or 0, number(fact) or 0
            inner = frozenset(("inner", day) for day in range(first, last + 1))
        row = any(near is not None and _running(near, fact, text) for near in (before, after))
        seeks = frozenset((("inner", number(fact)),)) if row else frozenset()
        dates = relative.weekday(text, left, fact.start, fact.end, number(fact) or 0, ref)
        if before is not None and begun is not None and ("week",) not in dates:
            dates = _same_week(begun, fact) if _SPAN.search(text[before.end : fact.start]) else dates
        begun = replace(fact, seeks=fact.seeks | seeks | (dates - {("week",)}), offers=fact.offers | inner | dates)
        yield begun


def _running(one: Fact, other: Fact, text: str) -> bool:
    """Whether two days of a row may be told as a range: from one to the other, or one the day after the other."""
    first, last = sorted((one, other), key=lambda fact: fact.start)
    apart = (number(last) or 0) - (number(first) or 0)
    return apart == 1 or bool(_SPAN.search(text[first.end : last.start]))


def _same_week(first: Fact, last: Fact) -> frozenset[Key]:
    """The days that the end of a range means: 下周一至周五 are of one week."""
    days = [(int(str(key[1])), int(str(key[2]))) for key in first.offers if key[0] == "md"]
    between = (number(last) or 0) - (number(first) or 0)
    if ("week",) not in first.offers or between < 0:
        return frozenset()
    shifted = [date(2001, month, day) + timedelta(days=between) for month, day in days if (month, day) != (2, 29)]
    return frozenset(("md", on.month, on.day) for on in shifted) | {("week",)}


def _loose(found: re.Match[str]) -> Iterator[Fact]:
    days = range(1, 6) if found["work"] else (6, 7) if found["rest"] else range(1, 8)
    keys: frozenset[Key] = frozenset(("inner", day) for day in days)
    yield Fact(Kind.WEEKDAY, *found.span(), keys, keys, Firm.MUTE)
