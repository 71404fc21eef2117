"""Calendar days: 8月25日-27日, 25–27 August 2025, 2025-08-25, the 24th, tomorrow; what a range leaves out is inherited."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from lut_admin.convention.twins.facts import TAKEN, Day, Fact, Firm, Half, Key, Kind
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.when import day_facts, english_days, relative

_HAN = "〇零一二三四五六七八九十廿"
_YEAR = r"(?:(?P<y>(?:1\d|20)\d{2}|\d{2}|[〇零一二三四五六七八九]{4}|[〇零一二三四五六七八九]{2})\s?年\s?)"
_YEAR2 = _YEAR.replace("<y>", "<y2>")
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_SEP = r"\s?(?:-{1,2}|~|至|到|、|/|,|，|和|及|以?及|与|或)\s?"
_WEEK = r"(?:\s?[(\[（]?\s?(?:周|星期|礼拜)[一二三四五六日天]\s?[)\]）]?)?"
_TAIL = r"(?![楼馆门院码线栋座机])"
_ZH_MORE = rf"{_WEEK}{_SEP}(?:(?:(?:19|20)\d{{2}}|\d{{2}})\s?年\s?)?(?:{_NUMBER}\s?月\s?)?{_NUMBER}\s?[日号]{_TAIL}"
_ZH = re.compile(
    rf"(?=[\d{_HAN}])(?<![\d.])(?<![\d〇零一二三四五六七八九]年){_YEAR}?(?<!\d)(?P<m>{_NUMBER})\s?月\s?(?:份\s?)?(?P<d>{_NUMBER})"
    rf"(?:\s?[日号]{_TAIL}|(?={_SEP}{_NUMBER}\s?(?:月|[日号]))|(?=\s?(?:[(（]?(?:周|星期)|上午|下午|晚|前))"
    rf"|(?![\d个月年{_HAN}:.]|(?<=一)[并起律般直定共同次些]))"
    rf"(?P<more>(?:{_ZH_MORE}){{0,9}})"
)
_ZH_PART = re.compile(
    rf"(?:(?P<y>(?:19|20)\d{{2}}|\d{{2}})\s?年\s?)?(?:(?P<m>{_NUMBER})\s?月\s?)?(?<![周期拜])(?P<d>{_NUMBER})\s?[日号]"
)
# A whole date may follow the stroke of a range: 2026/1/10-2026/7/10.
_FROM = r"(?:(?<![\d./-])|(?<![\d./-].)(?<=-)|\A-|(?<=[-/.]\d[-~])|(?<=[-/.]\d\d[-~]))"
_ISO = re.compile(
    rf"(?=[12]){_FROM}(?P<y>1\d{{3}}|20\d{{2}})(?:\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<d>\d{{1,2}})(?!\d"
    rf"|\.\d|-\d(?!\d{{3}}[-/.]))"
    r"|\s(?P<m2>0[1-9]|1[0-2])\s(?P<d2>[0-3]\d)(?!\d|\s\d))"
)
_DAY_FIRST = re.compile(
    r"(?=\d)(?:(?<![\d./-])|(?<=[-/.]\d{4}-)|(?<=/\d[-~])"
    r"|(?<=/\d\d[-~]))(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d{2})"
    r"(?![\d/]|\.\d|-\d(?!\d?[-/.]\d{1,2}[-/.]\d{4}))"
)
_YEAR_MONTH = re.compile(
    r"(?<![\d./-])(?P<y>20\d{2})\s?[-/.]\s?(?P<m>0?[1-9]|1[0-2])(?![\d/]|[.:-]\d)"
    r"|(?<![\d./-])(?P<m2>0?[1-9]|1[0-2])\s?[-/]\s?(?P<y2>20\d{2})(?![\d/]|-\d)"
)
_LUNAR = re.compile(
    r"(?:农历|阴历)[^，。；,;\n]{0,8}?(?:[正腊一二三四五六七八九十冬]{1,2}月)?(?:初[一二三四五六七八九十]"
    r"|[十廿][一二三四五六七八九]|三十|二十|十[一二三四五]|[一二三四五六七八九十]{1,3}月)|正月|腊月"
    r"|大年(?:初[一二三四五六]|三十)|初[一二三四五六七八九十](?![中级次步期来一二三]|年级)"
    r"|(?<![\d十])(?:二月二|三月三|六月六|九月九)(?![\d日号十])"
)
_MOON = (*"初农历阴正腊", "大年", "二月二", "三月三", "六月六", "九月九")
_COMPACT = re.compile(r"(?<![\dA-Za-z])(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\dA-Za-z])")
_AFTER = r"(?=\s?(?:[(（][一二三四五六日][)）]|[(（\[]?(?:周|星期|礼拜)|前|起|止|截止|上午|下午|晚|早|中午|当天))"
_STROKES = r"(?=\d)(?<![\d./-])(?<!\d:)(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})"
_SLASHED = re.compile(
    rf"{_STROKES}(?:(?![\d/.%]|:\d)(?=(?P<more>\s?(?:-|~|至|到"
    rf"|to)\s?)(?P<c>\d{{1,2}})(?P=s)(?P<e>\d{{1,2}})(?![\d/.:%]|\s?[ap]\.?m\b|\s(?:in\sthe|at\snight)))"
    rf"|(?![\d./%]){_AFTER}|(?=\s?[-~]\s?{TAKEN})|(?![\d./:%])(?<=/\d"
    rf"|\d\d)(?<![.]\d)(?<![.]\d\d)(?=\s?(?:[(]?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|$|[,.;，。；)]"
    rf"|(?:at|from|before|or|and|until|between|by)\b)))"
    r"|(?i:(?<=day\s)|(?<=day,\s)|(?<=\bon\s)|(?<=\b(?:mon|tue|wed|thu|fri|sat"
    r"|sun)\s))(?P<a2>\d{1,2})[/.](?P<b2>\d{1,2})(?![\d:%]|[-/.]\d|\s?[ap]\.?m\b)"
)
_DOTTED = re.compile(r"(?<![\d.])(?P<a>\d{1,2})·(?P<b>\d{1,2})(?!\d)")  # 11·9, the fire brigade's day
_BARE = re.compile(
    rf"(?<![\d.第年共{_HAN}])(?<!\d:)(?<![\d{_HAN}]月)(?<![周期拜](?=六日))(?P<d>{_NUMBER})(?P<more>(?:\s?(?:-|~|至"
    rf"|到|、|/|和|及)\s?{_NUMBER}(?:日|号(?=[\s前至到起上下晚早(,，。；]))?){{0,6}})"
    rf"(?:日(?![语元常报程均志历用内后间游以之])|号(?=[\s前至到起上下晚早(),，。；的发交考走回来去见]|之前|中午|周"
    rf"|开[始学会课放]|结束|截止|放假|报[到名]|举行|出发|办[理完]|$))"
)
_MONTH_ONLY = re.compile(
    rf"{_YEAR}的?第(?P<nth>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})个月"
    rf"|(?<=年)的?第(?P<nth2>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})个月"
    rf"|(?<![\d第个{_HAN}]){_YEAR2}?(?<![\d])(?P<m>\d{{1,2}}"
    rf"|[一二三四五六七八九十]{{1,2}})\s?月(?:份)?(?![\d饼季{_HAN}]|(?<=一月)(?:之?内|以内|后|余))"
)
_ZH_LAST = re.compile(rf"(?<![\d第{_HAN}]){_YEAR2}?(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?月(?:份)?的?最后一[天日]")
# What the patterns of strokes cannot do without, each tried first.
_HAS_YEAR = re.compile(r"[-/.12](?:(?<=[12])\d{3}\s?[-/. ]|(?<=[-/.])\s?(?:19|20)\d\d)")
_HAS_EIGHT = re.compile(r"20\d{6}")
_HAS_STROKE = re.compile(r"\d[/.]\d")
_ROW = re.compile(r"\s?(?:、|,|，|和|及|与|&|,?\sand)\s?(?:the\s)?", re.IGNORECASE)
RANGE = re.compile(
    r"[\s()（）,，]{0,3}(?:(?:周|星期)[一二三四五六日天][\s)）]?\s?)?(?:-{1,2}|~|至|到|to|through|thru|until"
    r"|till)[\s()（）]{0,3}(?:the\s)?",
    re.IGNORECASE,
)


def take(half: Half, ref: date | None) -> None:
    """Take every calendar day out of what is left of a half; `ref`, the day of writing, says what "tomorrow" is."""
    dated = _HAS_YEAR.search(half.left) is not None
    if dated:
        half.take(_ISO, _whole)
    half.take_where(_HAS_EIGHT, _COMPACT, _whole)
    if dated:
        half.take(_DAY_FIRST, _day_first)
    half.take(_DOTTED, _dotted, "·")
    if half.language == "zh":
        half.clear(_LUNAR, *_MOON)  # the moon's days have no like in the other half
        half.take(_ZH_LAST, _zh_last, "最后一")
        half.take(_ZH, _zh, "月")
        half.take_where(_HAS_STROKE, _SLASHED, _slashed)
        half.take(_BARE, lambda found: _bare(found, ref), "日", "号")
        half.take(_MONTH_ONLY, _zh_month, "月")
    else:
        english_days.take(half)
        half.take_where(_HAS_STROKE, _SLASHED, _slashed)
        english_days.take_loose(half, ref)
    if dated:
        half.take(_YEAR_MONTH, _year_month)
    if half.language == "en":
        english_days.take_months(half)
    relative.take_next(half)
    relative.take_feasts(half)


def _zh_last(found: re.Match[str]) -> Iterator[Fact]:
    """1月的最后一天; a leap day is told by its date."""
    month = _int(found["m"])
    if 1 <= month <= 12:
        yield day_facts.of_month(Day(_year(found["y2"]), month, monthrange(2001, month)[1]), found.span())


def lengths(half: Half) -> list[Fact]:
    """How many days each range of days makes, for a half that counts them where the other does not."""
    dated = sorted((fact for fact in half.facts if fact.day is not None and fact.day.day), key=lambda fact: fact.start)
    found = []
    row = 1
    for first, last in pairwise(dated):
        gap = (first.end, last.start)
        count = _count(first.day, last.day) if RANGE.fullmatch(half.text, *gap) else 0
        row = row + 1 if _ROW.fullmatch(half.text, *gap) else 1
        for days in {days for days in (count, row) if days > 1}:  # 12月10日、11日两天
            offers: frozenset[Key] = frozenset((("minutes", days * 1440), ("length", "day", days)))
            found.append(Fact(Kind.DURATION, first.start, last.end, offers, offers, Firm.MUTE))
    return found


def _count(first: Day | None, last: Day | None) -> int:
    if first is None or last is None or first.day is None or last.day is None:
        return 0
    year = first.year or last.year or 2001
    start, end = Day(year, first.month or last.month, first.day).on(year), last.on(last.year or year)
    return (end - start).days + 1 if start and end else 0


def _whole(found: re.Match[str]) -> Iterator[Fact]:
    groups = found.groupdict()
    year, month, day = int(groups["y"]), int(groups["m"] or groups["m2"]), int(groups["d"] or groups["d2"])
    if day_facts.real(month, day):
        yield day_facts.of_month(Day(year, month, day), found.span())


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    value = numerals.han(text)
    return None if value is None else int(value) + (2000 if value < 100 else 0)


def _int(text: str) -> int:
    return int(numerals.han(text) or 0)


def _zh(found: re.Match[str]) -> Iterator[Fact]:
    year, month, day = _year(found["y"]), _int(found["m"]), _int(found["d"])
    more = found["more"]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return
    end = found.start("more")
    yield day_facts.of_month(Day(year, month, day, bool(more)), (found.start(), end))
    for part in _ZH_PART.finditer(more):
        year = _year(part["y"]) or year
        later = _int(part["m"]) if part["m"] else month
        if later < month and not part["y"] and year is not None:
            year += 1
        month, day = later, _int(part["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield day_facts.of_month(Day(year, month, day, True), (end + part.start(), end + part.end()))


def _day_first(found: re.Match[str]) -> Iterator[Fact]:
    for fact in day_facts.either_way(int(found["a"]), int(found["b"]), found.span()):
        day = fact.day
        assert day is not None
        told: frozenset[Key] = frozenset((("n", int(found["y"])), ("year", int(found["y"]))))
        # With two readings the year is not told of either, or both days would seem to be meant.
        year = int(found["y"]) if len(fact.seeks) == 1 else None
        yield replace(fact, offers=fact.offers | told, firm=Firm.SURE, day=Day(year, day.month, day.day))


def _year_month(found: re.Match[str]) -> Iterator[Fact]:
    yield from day_facts.month(int(found["m"] or found["m2"]), int(found["y"] or found["y2"]), found.span(), Firm.SOFT)


def _slashed(found: re.Match[str]) -> Iterator[Fact]:
    if found["a2"]:  # Friday 7/6
        yield from day_facts.either_way(int(found["a2"]), int(found["b2"]), found.span())
        return
    yield from day_facts.either_way(int(found["a"]), int(found["b"]), (found.start("a"), found.end("b")))
    if found["c"]:
        yield from day_facts.either_way(int(found["c"]), int(found["e"]), (found.start("c"), found.end("e")))


def _dotted(found: re.Match[str]) -> Iterator[Fact]:
    yield from day_facts.either_way(int(found["a"]), int(found["b"]), found.span())


def _bare(found: re.Match[str], ref: date | None) -> Iterator[Fact]:
    start = found.start()
    spans = [(start, found.end("d"))]
    days = [_int(found["d"])]
    for part in re.finditer(_NUMBER, found["more"]):
        at = found.start("more")
        days.append(_int(part[0]))
        spans.append((at + part.start(), at + part.end()))
    spans[-1] = (spans[-1][0], found.end())
    if start and found.string[start - 1] in "路街巷弄" and found.string[found.end() - 1] == "号":
        return  # the number of a house
    month = relative.month_before(found.string, start, ref)
    if all(1 <= day <= 31 for day in days):
        counted = len(days) == 1 and found.string.startswith(("前", "之前"), found.end())
        for day, span in zip(days, spans, strict=True):
            fact = day_facts.alone(day, span, Firm.SURE)
            # 到期30日前 is "30 days before", 30日前 perhaps "before the 30th": it agrees with either.
            length: frozenset[Key] = frozenset((("length", "day", day), ("minutes", day * 1440)) if counted else ())
            told: frozenset[Key] = frozenset(() if month is None else (("md", month, day),))
            yield replace(fact, seeks=fact.seeks | length | told, offers=fact.offers | length | told)


def _zh_month(found: re.Match[str]) -> Iterator[Fact]:
    written = found["nth"] or found["nth2"] or found["m"]
    yield from day_facts.month(_int(written), _year(found["y"] or found["y2"]), found.span(), Firm.SURE)
