"""How long something takes: 半小时, 三个工作日, 2-3 hours, a one-week trip; the same length in other units agrees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.quantities.numerals import Number

_MINUTES: dict[str, Number] = {
    "second": Fraction(1, 60),
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "week": 10080,
}
_MONTHS = {"month": 1, "year": 12}
_ZH_UNITS = {
    "秒钟": "second", "秒": "second", "分钟": "minute", "小时": "hour", "钟头": "hour", "个工作日": "workday", "工作日": "workday",
    "天": "day", "日": "day", "昼夜": "day", "个昼夜": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month",
    "年": "year", "学期": "semester", "学年": "schoolyear", "课时": "lesson", "学时": "lesson", "晚": "night", "夜": "night",
    "刻钟": "quarter",
}  # fmt: skip
_EN_UNITS = {
    "sec": "second", "min": "minute", "hr": "hour", "h": "hour", "fortnight": "fortnight", "term": "semester",
    "class hour": "lesson", "academic year": "schoolyear", "school year": "schoolyear", "credit hour": "lesson",
}  # fmt: skip
_ZH_UNIT = (
    r"(?:秒钟?|分钟|小时|钟头|刻钟|个?(?:工作日|昼夜)|天(?![河津气])|日(?=[内后间游以之]|期限)"
    r"|周(?![年岁边围末一二三四五六日天])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|(?<=个)月|学期|学年"
    r"|年(?![级龄度代终底初会轻审月级纪第])|课时|学时|晚(?![上间点])|夜(?![间里晚]))"
)
_N = rf"(?:\d{{1,4}}(?:\.\d{{1,2}})?|[{numerals.HAN}]{{1,8}})"
_ZH = re.compile(
    rf"(?=[\d{numerals.HAN}半])(?<![第\d.{numerals.HAN}])(?!(?<=每)[一半])(?<!\d\d/)(?:(?<!月)"
    rf"|(?<=个月))(?P<list>(?:{_N}\s?(?:-|~|至|到|、|或)\s?){{0,4}})(?P<last>{_N})\s?[多余]?\s?(?P<ge>个)?(?P<half>半"
    rf")?(?:多)?\s?(?P<unit>{_ZH_UNIT})(?P<after>半(?![年天月小夜日]))?"
    rf"|(?<=小时)(?P<minutes>{_N})分(?!之)|(?<=\d天)(?P<hours>\d{{1,2}})时"
    rf"|(?P<only>半)个?(?P<of>小时|钟头|天|月|学期|学年|年(?!级))"
)
_SPAN = re.compile(_N)
_MANY = r"(?:one|a|{words})\sand\s(?:a\s)?half|\d{{0,3}}[½¼¾]|half\san?|half|(?:a\s)?couple\sof|another|an?|{digits}|{words}"
_NUMBER = _MANY.format(words=numerals.WORDS, digits=numerals.DIGITS)
_EN_UNIT = (
    r"(?:(?P<work>working|business|work)[\s-])?(?:(?:full|whole|consecutive|calendar|natural|teaching|next|coming"
    r"|upcoming|following|past|previous|last)\s)?"
    r"(?P<unit>seconds|(?<=-)second|(?<=\bone\s)second|(?<=\.\d\s)second|secs?|minutes?|mins?|class\shours?"
    r"|credit\shours?|hours?|hrs?|h|days?|weeks?|months?|academic\syears?|school\syears?|years?|semesters?|terms?"
    r"|nights?|fortnights?)\b(?![\s-](?:old|of\sage)\b)"
)
_EN = re.compile(
    rf"\b(?=[\d½¼¾]|an?|half|couple|{numerals.BEGIN})(?<!\d[.,:/])(?:(?P<from>{numerals.DIGITS}"
    rf"|{numerals.WORDS})\s?(?:(?<!ty)-|~|to|or)\s?)?(?<![\w])(?P<number>{_NUMBER})[\s-]{{0,2}}{_EN_UNIT}(?P<after"
    rf">\sand\s(?:a\s)?half\b)?",
)
_EN_WORDS = (
    "day", "min", "hour", " h", "week", "month", "year", "term", "semester", "night", "sec", "hr",
    *(f"{digit}h" for digit in range(10)),
)  # fmt: skip
# Two and more of a length in plain words; a "five-year plan" is what it is called, "the first three days" a part of one.
_SPELLED = re.compile(
    r"(?<!first\s)(?<!last\s)(?<!next\s)(?<!past\s)(?<!other\s)(?<!these\s)(?<!those\s)(?!one\b|zero\b)"
    rf"{numerals.WORDS}\s(?:hours|minutes|days|weeks|months)\b"
)
_WEEKDAYS = frozenset(week + day for week in "周期拜" for day in "一二三四五六日天")
_WITHIN = re.compile(r"\s?[内后前之以未的连]")
_YEARS = range(1900, 2200)


# A whole day and night, as idioms tell it.
_IDIOM = re.compile(
    r"\b(?:a?round[\s-]the[\s-]clock|day\sand\snight)\b|(?<!\d)24/7(?!\d)|\b(?:a|one)\squarter\sof\san\shour\b"
    r"|\bevery\s(?:other|second)\s(?P<other>day|week|month|year)\b"
)


def take_idioms(half: Half) -> None:
    """Take "24/7" and "around the clock" before they are read as a day in July."""
    if half.language == "en":
        half.take_lower(_IDIOM, _idiom, "round", " day and", "24/7", "quarter of", "every other", "every second")


def take(half: Half) -> None:
    """Take the lengths of time out of what is left; number words in English only match."""
    if half.language == "zh":
        half.take(_ZH, lambda found: _zh(found, half.text), *"秒分小时钟天日昼周星期礼月学年课晚夜")
    else:
        half.take_lower(_EN, _en, *_EN_WORDS)


def _idiom(found: re.Match[str]) -> Iterator[Fact]:
    if found["other"]:
        yield from _fact(2, found["other"], found.span(), Firm.MUTE)
        return
    value, unit = (15, "minute") if "quarter" in found[0] else (24, "hour")
    yield from _fact(value, unit, found.span(), Firm.MUTE)


def _fact(value: Number | None, unit: str, span: tuple[int, int], firm: Firm) -> Iterator[Fact]:
    if value is None:
        return
    if unit == "fortnight":
        value, unit = value * 2, "week"
    if unit == "quarter":
        value, unit = value * 15, "minute"
    value = numerals.plain(value)
    keys: list[Key] = [("length", unit, value)]
    if unit in _MINUTES:
        keys.append(("minutes", numerals.plain(value * _MINUTES[unit])))
    elif unit in _MONTHS:
        keys.append(("months", value * _MONTHS[unit]))
    seeks: list[Key] = [*keys, ("nu", value)]
    offers: list[Key] = [*keys, ("n", value)]
    if unit == "workday":
        seeks.append(("length", "day", value))
    elif unit == "day":
        seeks += [("length", "workday", value), ("length", "night", value)]
    elif unit == "week":
        seeks.append(("ordinal", value))  # 十六周结束 is the end of week 16
    elif unit == "night":
        seeks.append(("n", value))
        offers.append(("length", "day", value))
    elif unit in ("semester", "lesson"):  # these are called otherwise in the other half: 一晚 is a day's stay
        seeks.append(("n", value))
        if unit == "lesson":
            offers.append(("length", "hour", value))
    yield Fact(Kind.DURATION, *span, frozenset(seeks), frozenset(offers), firm, None, (unit, value))


def _zh(found: re.Match[str], text: str) -> Iterator[Fact]:
    if found["only"]:
        firm = Firm.SOFT if found["of"] == "天" else Firm.SURE  # 半天 is a while
        yield from _fact(Fraction(1, 2), _ZH_UNITS[found["of"]], found.span(), firm)
        return
    if found["hours"]:  # 8天20时
        yield from _fact(numerals.han(found["hours"]), "hour", found.span(), Firm.SURE)
        return
    if found["minutes"]:  # 1小时20分
        yield from _fact(numerals.han(found["minutes"]), "minute", found.span(), Firm.SURE)
        return
    unit = _ZH_UNITS[found["unit"]]
    value = numerals.han(found["last"])
    if value is None or (unit == "year" and (value in _YEARS or _short_year(found))):
        return
    if unit == "day" and text[max(0, found.start() - 2) : found.start()] in _WEEKDAYS:
        return  # 周二、周六两天: they are counted
    if found["half"] or found["after"]:
        value += Fraction(1, 2)
    for number in _SPAN.finditer(found["list"]):
        at = found.start("list") + number.start()
        yield from _fact(numerals.han(number[0]), unit, (at, at + len(number[0])), Firm.SURE)
    firm = Firm.SOFT if found["last"] in ("一", "十") and not found["half"] else Firm.SURE
    if unit == "hour" and value == 24 and not _WITHIN.match(found.string, found.end()):
        firm = Firm.SOFT  # 24小时热线 may be told as "at any hour"
    if unit == "night" and found.string.endswith("天", 0, found.start()):
        firm = Firm.SOFT  # 三天两晚 is "a three-day trip"
    if either := numerals.between(found["last"]):  # 两三天
        for one in either:
            yield from _fact(one, unit, (found.start("last"), found.end()), Firm.MUTE)
        return
    yield from _fact(value, unit, (found.start("last"), found.end()), firm)


def _short_year(found: re.Match[str]) -> bool:
    """Whether a number before 年 is a year in two digits (08年) or written out (二〇二五年)."""
    return len(found["last"]) >= 4 or (len(found["last"]) == 2 and found["last"][0] in "0零〇")


def _en(found: re.Match[str]) -> Iterator[Fact]:
    unit = re.sub(r"\s+", " ", found["unit"].lower())
    unit = _EN_UNITS.get(unit.removesuffix("s"), unit.removesuffix("s"))
    if found["work"]:
        unit = "workday" if unit == "day" else unit
    firm = Firm.SURE if found["number"][0].isdecimal() else Firm.MUTE
    value = _value(found["number"].lower())
    if value is not None and found["after"]:
        value += Fraction(1, 2)
    if unit == "year" and value in _YEARS:
        return
    if found["from"]:
        first = numerals.words(found["from"])
        yield from _fact(first, unit, found.span("from"), Firm.SURE if found["from"][0].isdecimal() else Firm.MUTE)
    for fact in _fact(value, unit, (found.start("number"), found.end()), firm):
        yield replace(fact, spelled=firm is Firm.MUTE and bool(_SPELLED.match(found.string, found.start("number"))))


def _value(text: str) -> Number | None:
    if text in ("a", "an", "another"):
        return 1
    if text.endswith("couple of"):
        return 2
    if text.startswith("half"):
        return Fraction(1, 2)
    if text[-1] in "½¼¾":
        return Fraction(unicodedata.numeric(text[-1])) + int(text[:-1] or 0)
    if re.search(r"and\s(?:a\s)?half$", text):
        whole = re.sub(r"\sand\s(?:a\s)?half$", "", text)
        base = 1 if whole in ("a", "one") else numerals.words(whole)
        return None if base is None else base + Fraction(1, 2)
    return numerals.words(text)
