"""Days of the week: 周一, 星期三、四, Monday to Friday, weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind, one

_HAN = dict(zip("一二三四五六日天", (1, 2, 3, 4, 5, 6, 7, 7), strict=True))
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# 每周三次 is three times a week; 两周一次 once in two weeks; 第16-18周日程 no Sunday.
_ZH = re.compile(
    r"(?:(?<![一二两三四五六七八九十\d\s第])|(?<=[^一二两三四五六七八九十\d第]\s)|^)(?:周|星期|礼拜)(?P<first>[一二三四五六日天])(?![次回程刊报记期年岁个天]|节课|小时|课时)"
    r"(?P<more>(?:\s?(?:[、,，/和及与或~-]|至|到)?\s?(?:周|星期|礼拜)?[一二三四五六日](?![\u4e00-\u9fff\d])"
    r"|\s?(?:[、/和及与或~-]|至|到)\s?[一二三四五六日](?=上午|下午|晚|早|中午|的|全天|每|[)）]|$)){0,6})"
)
_SPAN = re.compile(r"^\s?(?:至|到|~|-)")
_EN = re.compile(
    r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|\b(?P<short>(?-i:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun))\b(?!\s(?-i:Yat))\.?",
    re.IGNORECASE,
)
_EN_SPAN = re.compile(r"\s?(?:-|~|to|through|thru|until|till)\s?", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?P<work>(?<![个\d一二两三四五六七八九十]\s)(?<![个\d一二两三四五六七八九十])(?:工作日|平日)|\bweekdays?\b|(?<![\d-]\s)(?<!\w\s)\b(?:working|business)\sdays?\b)"
    r"|(?P<rest>双休日|周末|周六日|\bweekends?\b)|(?P<all>每天|每日|全周|\bdaily\b|\bevery\s?day\b)",
    re.IGNORECASE,
)


def take(half: Half) -> None:
    """Take the days of the week out of what is left of a half; a range also offers the days between its ends."""
    if half.language == "zh":
        half.take(_ZH, _zh)
    else:
        _take_english(half)
    half.take(_LOOSE, _loose)


def number(fact: Fact) -> int | None:
    """Which day of the week a fact tells, Monday 1; None for weekdays and weekends as such."""
    return fact.number if isinstance(fact.number, int) else None


def _zh(found: re.Match[str]) -> Iterator[Fact]:
    day = _HAN[found["first"]]
    yield one(Kind.WEEKDAY, (found.start(), found.end("first")), ("weekday", day), number=day)
    at, more = found.start("more"), found["more"]
    previous = day
    for part in re.finditer(r"[^一二三四五六日]{0,6}([一二三四五六日])", more):
        day = _HAN[part[1]]
        yield _later(previous, day, (at + part.start(1), at + part.end(1)), ranged=bool(_SPAN.match(part[0])))
        previous = day


def _later(previous: int, day: int, span: tuple[int, int], *, ranged: bool) -> Fact:
    key: Key = ("weekday", day)
    between = range(previous + 1, day) if ranged else ()
    return Fact(
        Kind.WEEKDAY, *span, frozenset((key,)), frozenset((key, *(("weekday", n) for n in between))), Firm.SURE, None, day
    )


def _take_english(half: Half) -> None:
    facts: list[Fact] = []
    previous: tuple[int, int] | None = None
    for found in _EN.finditer(half.left):
        word = (found["day"] or found["short"]).lower().rstrip("s")
        day = next(n for n, name in enumerate(_NAMES, start=1) if name.startswith(word[:3]))
        ranged = previous is not None and _EN_SPAN.fullmatch(half.left, previous[1], found.start()) is not None
        facts.append(_later(previous[0] if previous else day, day, found.span(), ranged=ranged))
        previous = (day, found.end())
    half.add(facts)


def _loose(found: re.Match[str]) -> Iterator[Fact]:
    days = range(1, 6) if found["work"] else (6, 7) if found["rest"] else range(1, 8)
    keys: frozenset[Key] = frozenset(("weekday", day) for day in days)
    yield Fact(Kind.WEEKDAY, *found.span(), keys, keys, Firm.MUTE)
