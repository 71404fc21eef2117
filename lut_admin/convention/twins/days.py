"""Calendar days: 8月25日-27日, 25–27 August 2025, 2025-08-25, the 24th, tomorrow; what a range leaves out is inherited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from lut_admin.convention.twins import numerals
from lut_admin.convention.twins.facts import Day, Fact, Firm, Half, Key, Kind

_HAN = "〇零一二三四五六七八九十廿"
_YEAR = r"(?:(?P<y>(?:19|20)\d{2}|\d{2}|[〇零一二三四五六七八九]{4}|[〇零一二三四五六七八九]{2})\s?年\s?)"
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_SEP = r"\s?(?:-{1,2}|~|至|到|、|/|,|，|和|及|以?及|与|或)\s?"
_WEEK = r"(?:\s?[(\[（]?\s?(?:周|星期|礼拜)[一二三四五六日天]\s?[)\]）]?)?"
_TAIL = r"(?![楼馆门院码线栋座机])"
_ZH_MORE = rf"{_WEEK}{_SEP}(?:(?:(?:19|20)\d{{2}}|\d{{2}})\s?年\s?)?(?:{_NUMBER}\s?月\s?)?{_NUMBER}\s?[日号]{_TAIL}"
_ZH = re.compile(
    rf"(?<![\d.年]){_YEAR}?(?<!\d)(?P<m>{_NUMBER})\s?月\s?(?:份\s?)?(?P<d>{_NUMBER})"
    rf"(?:\s?[日号]{_TAIL}|(?={_SEP}{_NUMBER}\s?(?:月|[日号]))|(?=\s?(?:[(（]?(?:周|星期)|上午|下午|晚|前))|(?![\d个月年{_HAN}:.]))"
    rf"(?P<more>(?:{_ZH_MORE}){{0,9}})"
)
_ZH_PART = re.compile(
    rf"(?:(?P<y>(?:19|20)\d{{2}}|\d{{2}})\s?年\s?)?(?:(?P<m>{_NUMBER})\s?月\s?)?(?<![周期拜])(?P<d>{_NUMBER})\s?[日号]"
)
_ISO = re.compile(
    r"(?<![\d.-])(?P<y>(?:19|20)\d{2})\s?(?P<s>[-/.])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})(?!\d|\.\d|-\d)"
)
_DAY_FIRST = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d{2})(?![\d/]|[.-]\d)"
)
_YEAR_MONTH = re.compile(
    r"(?<![\d./-])(?P<y>20\d{2})\s?[-/.]\s?(?P<m>0?[1-9]|1[0-2])(?![\d/]|[.:-]\d)|(?<![\d./-])(?P<m2>0?[1-9]|1[0-2])/(?P<y2>20\d{2})(?![\d/])"
)
_LUNAR = re.compile(
    r"(?:农历|阴历)[^，。；,;\n]{0,8}?(?:[正腊一二三四五六七八九十冬]{1,2}月)?(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|三十|二十|十[一二三四五]|[一二三四五六七八九十]{1,3}月)|正月|腊月|大年(?:初[一二三四五六]|三十)|初[一二三四五六七八九十](?![中级次步期来一二三]|年级)"
)
_COMPACT = re.compile(r"(?<![\dA-Za-z])(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\dA-Za-z])")
_AFTER = r"(?=\s?(?:[(（\[]?(?:周|星期|礼拜)|前|起|止|截止|上午|下午|晚|早|中午|当天))"
_SLASHED = re.compile(
    rf"(?<![\d./-])(?<!\d:)(?P<a>\d{{1,2}})(?P<s>[/.])(?P<b>\d{{1,2}})(?:(?![\d/.%]|:\d)(?=(?P<more>\s?(?:-|~|至|到|to)\s?)(?P<c>\d{{1,2}})(?P=s)(?P<e>\d{{1,2}})(?![\d/.:%]))"
    rf"|(?![\d./%]){_AFTER}|(?![\d./:%])(?<=/\d|\d\d)(?<![.]\d)(?<![.]\d\d)(?=\s?(?:[(]?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|$|[,.;，。；)]|at\b|from\b|before\b)))"
)
_BARE = re.compile(
    rf"(?<![\d第年共{_HAN}])(?<![\d{_HAN}]月)(?P<d>{_NUMBER})(?P<more>(?:\s?(?:-|~|至|到|、|/|和|及)\s?{_NUMBER}(?:日|号(?=[\s前至到起上下晚早(,，。；]))){{0,6}})"
    rf"(?:日(?![语本元常报程均志历用内后间游以之])|号(?=[\s前至到起上下晚早(,，。；的]|之前|中午|周|开始|结束|截止|$))"
)
_MONTH_ONLY = re.compile(
    rf"(?<![\d第个{_HAN}]){_YEAR}?(?<![\d])(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?月(?:份)?(?![\d饼季{_HAN}])"
)
_FEAST = re.compile(
    r"双十一|双十二|五一|十一(?=[假长黄国放期前后])|六一|三八(?=[妇节])|五四(?=[青运])|八一(?=[建节])|七一(?=建)|双11|12·9|一二·?九"
)
_FEASTS = {
    "五一": (5, 1),
    "十一": (10, 1),
    "六一": (6, 1),
    "三八": (3, 8),
    "五四": (5, 4),
    "八一": (8, 1),
    "七一": (7, 1),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
}
_ZH_RELATIVE = re.compile(r"大后天|后天|明(?=[天日晚早])|今(?=[天日晚早])|昨(?=[天日晚])|前天")
_EN_RELATIVE = re.compile(
    r"\b(?:the\s)?day\safter\stomorrow\b|\bthis\s(?=(?:morning|afternoon|evening)\b)|\b(?:the\s)?day\sbefore\syesterday\b|\btomorrow\b|\btoday\b|\btonight\b|\byesterday\b",
    re.IGNORECASE,
)
_RELATIVE = {"大后": 3, "后天": 2, "明": 1, "今": 0, "昨": -1, "前天": -2}

_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_MONTH_HEAD = _MONTH.replace(r"\b", r"(?![a-z])")  # Oct2 is read, too
_D = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|{numerals.ORDINAL})"
_JOIN = r"\s?(?:-{1,2}|~|&|/|,\sand|\band\b|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\bor\b)\s?(?:the\s)?"
_STOP = r"(?!\s?[ap]\.?m\b|:\d|\.\d|\s?%|/\d)"
_EN_YEAR = r"(?:,?\s{0,2}(?:of\s)?(?P<y>(?:19|20)\d{2})(?!\d|\s?(?:students|RMB|yuan|undergrad)))?"
_WORD_AHEAD = r"(?=\s?(?:$|[.,;:()\[\]!?\n-]|(?:at|in|from|on|for|between|before|until|and|of|inclusive|\d{4})\b))"
_EN_MD = re.compile(
    rf"\b(?:(?P<y0>(?:19|20)\d{{2}})\s)?(?P<m>{_MONTH_HEAD})[\s/-]{{0,2}}(?:the\s)?(?P<d>{_D}){_STOP}"
    rf"(?P<more>(?:(?:{_JOIN}|,\s(?=\d{{1,2}}(?:st|nd|rd|th)?(?:,\s|\s?and\b|,\sand\b))){_D}(?!\s?{_MONTH}){_STOP}{_WORD_AHEAD}){{0,9}}){_EN_YEAR}",
    re.IGNORECASE,
)
_EN_DM = re.compile(
    rf"(?<![\d/])(?<!\d[,.:-])(?P<d>{_D})(?P<more>(?:(?:,\s(?=\d{{1,2}}(?:st|nd|rd|th)?(?:,\s|\s?and\b))|{_JOIN}){_D}){{0,9}})"
    rf"\s?(?:-\s?)?(?:day\s)?(?:of\s)?(?P<m>{_MONTH}){_EN_YEAR}",
    re.IGNORECASE,
)
RANGE = re.compile(
    r"[\s()（）,，]{0,3}(?:(?:周|星期)[一二三四五六日天][\s)）]?\s?)?(?:-{1,2}|~|至|到|to|through|thru|until|till)[\s()（）]{0,3}(?:the\s)?",
    re.IGNORECASE,
)
_EN_PART = re.compile(_D, re.IGNORECASE)
_EN_MONTH = re.compile(
    r"\b(?P<early>(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?)\s(?P<ey>(?:19|20)\d{2})(?!\d)"
    r"|\b(?P<m>(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
    r"(?:,?\s(?P<y>(?:19|20)\d{2})(?!\d))?(?!\s(?:I|we|you|he|the|all|this|it)\b)"
)
_EN_BARE = re.compile(
    r"(?:\b(?P<lead>(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|on|by|before|from|until|till|to|and|between|of|since|after)\s)?(?P<the>\bthe\s)?\b(?P<d>[12]?\dth|[23]?1st|2?2nd|2?3rd|1[123]th|30th)\b"
    r"(?=\s?(?:$|[.,;:()!?\n-]|(?:at|in|from|on|to|and|or|before|until|inclusive|of\s(?:this|each|every|the)\s(?:month|next))\b))",
    re.IGNORECASE,
)


def take(half: Half, ref: date | None) -> None:
    """Take every calendar day out of what is left of a half; `ref`, the day of writing, says what "tomorrow" is."""
    half.take(_ISO, _whole)
    half.take(_COMPACT, _whole)
    half.take(_DAY_FIRST, _day_first)
    if half.language == "zh":
        half.cover(
            found.span() for found in _LUNAR.finditer(half.left)
        )  # the moon's days have no like in the other half
        half.take(_ZH, _zh)
        half.take(_FEAST, _feast)
        half.take(_SLASHED, _slashed)
        half.take(_BARE, _bare)
        half.take(_MONTH_ONLY, _zh_month)
        half.take(_YEAR_MONTH, _year_month)
        half.take(_ZH_RELATIVE, lambda found: _relative(found, ref))
    else:
        half.take(_EN_MD, _en)
        half.take(_EN_DM, _en)
        half.take(_SLASHED, _slashed)
        half.take(_EN_BARE, _en_bare)
        half.take(_YEAR_MONTH, _year_month)
        half.take(_EN_MONTH, _en_month)
        half.take(_EN_RELATIVE, lambda found: _relative(found, ref))


def lengths(half: Half) -> list[Fact]:
    """How many days each range of days makes, for a half that counts them where the other does not."""
    dated = sorted((fact for fact in half.facts if fact.day is not None and fact.day.day), key=lambda fact: fact.start)
    found = []
    for first, last in pairwise(dated):
        count = _count(first.day, last.day) if RANGE.fullmatch(half.text, first.end, last.start) else 0
        if count > 0:
            offers: frozenset[Key] = frozenset((("minutes", count * 1440), ("length", "day", count)))
            found.append(Fact(Kind.DURATION, first.start, last.end, offers, offers, Firm.MUTE))
    return found


def _count(first: Day | None, last: Day | None) -> int:
    if first is None or last is None or first.day is None or last.day is None:
        return 0
    year = first.year or last.year or 2001
    start, end = Day(year, first.month or last.month, first.day).on(year), last.on(last.year or year)
    return (end - start).days + 1 if start and end else 0


def _fact(day: Day, span: tuple[int, int], firm: Firm = Firm.SURE) -> Fact:
    assert day.month is not None and day.day is not None
    key: Key = ("md", day.month, day.day)
    offers: list[Key] = [key, ("day", day.day), ("month", day.month)]
    if day.year is not None:
        offers += [("year", day.year), ("n", day.year)]
    return Fact(Kind.DATE, *span, frozenset((key, ("bare", day.day))), frozenset(offers), firm, day)


def _real(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _whole(found: re.Match[str]) -> Iterator[Fact]:
    year, month, day = (int(found[name]) for name in "ymd")
    if _real(month, day):
        yield _fact(Day(year, month, day), found.span())


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
    if not _real(month, day):
        return
    end = found.start("more")
    yield _fact(Day(year, month, day, bool(more)), (found.start(), end))
    for part in _ZH_PART.finditer(more):
        year = _year(part["y"]) or year
        later = _int(part["m"]) if part["m"] else month
        if later < month and not part["y"] and year is not None:
            year += 1
        month, day = later, _int(part["d"])
        if _real(month, day):
            yield _fact(Day(year, month, day, True), (end + part.start(), end + part.end()))


def _en(found: re.Match[str]) -> Iterator[Fact]:
    month = _MONTHS[found["m"][:3].lower()]
    groups = found.groupdict()
    told = groups["y"] or groups.get("y0")
    year = int(told) if told else None
    parts = list(_EN_PART.finditer(found["more"]))
    spans = [found.span("d"), *((found.start("more") + p.start(), found.start("more") + p.end()) for p in parts)]
    days = [numerals.ordinal(found["d"]), *(numerals.ordinal(part[0]) for part in parts)]
    if not all(day and _real(month, day) for day in days):
        return
    if found.start("m") < found.start("d"):  # the month belongs to the first day, else to the last; so does the year
        spans[0] = (found.start(), spans[0][1])
        spans[-1] = (spans[-1][0], found.end())
    else:
        spans[-1] = (spans[-1][0], found.end())
    for day, span in zip(days, spans, strict=True):
        assert day is not None
        yield _fact(Day(year, month, day, len(days) > 1), span)


def _day_first(found: re.Match[str]) -> Iterator[Fact]:
    for fact in _month_and_day(int(found["a"]), int(found["b"]), found.span()):
        day = fact.day
        assert day is not None
        told: frozenset[Key] = frozenset((("n", int(found["y"])), ("year", int(found["y"]))))
        # With two readings the year is not told of either, or both days would seem to be meant.
        year = int(found["y"]) if len(fact.seeks) == 1 else None
        yield replace(fact, offers=fact.offers | told, firm=Firm.SURE, day=Day(year, day.month, day.day))


def _year_month(found: re.Match[str]) -> Iterator[Fact]:
    yield from _month(int(found["m"] or found["m2"]), int(found["y"] or found["y2"]), found.span(), Firm.SOFT)


def _slashed(found: re.Match[str]) -> Iterator[Fact]:
    yield from _month_and_day(int(found["a"]), int(found["b"]), (found.start("a"), found.end("b")))
    if found["c"]:
        yield from _month_and_day(int(found["c"]), int(found["e"]), (found.start("c"), found.end("e")))


def _month_and_day(first: int, second: int, span: tuple[int, int]) -> Iterator[Fact]:
    """A day as 9/3 or 9.3: month first, or day first where only that can be, or may be."""
    readings = [(m, d) for m, d in ((first, second), (second, first)) if _real(m, d)]
    if not readings:
        return
    month, day = readings[0]
    keys: frozenset[Key] = frozenset(("md", m, d) for m, d in readings)
    more: frozenset[Key] = frozenset((("day", day), ("month", month), ("nu", first), ("nu", second)))
    yield Fact(Kind.DATE, *span, keys, keys | more, Firm.SOFT, Day(None, month, day, True))


def _bare(found: re.Match[str]) -> Iterator[Fact]:
    start = found.start()
    spans = [(start, found.end("d"))]
    days = [_int(found["d"])]
    for part in re.finditer(_NUMBER, found["more"]):
        at = found.start("more")
        days.append(_int(part[0]))
        spans.append((at + part.start(), at + part.end()))
    spans[-1] = (spans[-1][0], found.end())
    if all(1 <= day <= 31 for day in days):
        counted = len(days) == 1 and found.string.startswith(("前", "之前"), found.end())
        for day, span in zip(days, spans, strict=True):
            fact = _day_alone(day, span, Firm.SURE)
            # 到期30日前 is "30 days before", 30日前 perhaps "before the 30th": it agrees with either.
            length: frozenset[Key] = frozenset((("length", "day", day), ("minutes", day * 1440)) if counted else ())
            yield replace(fact, seeks=fact.seeks | length, offers=fact.offers | length)


def _day_alone(day: int, span: tuple[int, int], firm: Firm) -> Fact:
    """A day without its month: 24日, the 24th. It agrees with that day of any month."""
    offers: frozenset[Key] = frozenset((("day", day), ("bare", day), ("ordinal", day), ("n", day)))
    return Fact(Kind.DATE, *span, frozenset((("day", day), ("ordinal", day))), offers, firm, Day(None, None, day))


def _en_bare(found: re.Match[str]) -> Iterator[Fact]:
    day = numerals.ordinal(found["d"])
    if day and (found["the"] or found["lead"]):
        yield _day_alone(day, found.span("d"), Firm.SOFT)


def _zh_month(found: re.Match[str]) -> Iterator[Fact]:
    yield from _month(_int(found["m"]), _year(found["y"]), found.span(), Firm.SURE)


def _en_month(found: re.Match[str]) -> Iterator[Fact]:
    name, year = found["m"] or found["early"], found["y"] or found["ey"]
    firm = Firm.MUTE if name in ("May", "March") and not year else Firm.SURE
    yield from _month(_MONTHS[name[:3].lower()], int(year) if year else None, found.span(), firm)


def _month(month: int, year: int | None, span: tuple[int, int], firm: Firm) -> Iterator[Fact]:
    if 1 <= month <= 12:
        keys: frozenset[Key] = frozenset((("month", month),))
        years: Sequence[Key] = () if year is None else (("year", year), ("n", year))
        yield Fact(Kind.DATE, *span, keys, keys | frozenset(years), firm, Day(year, month, None))


def _feast(found: re.Match[str]) -> Iterator[Fact]:
    month, day = _FEASTS.get(found[0], (12, 9))
    yield _fact(Day(None, month, day), found.span(), Firm.MUTE)


def _relative(found: re.Match[str], ref: date | None) -> Iterator[Fact]:
    word = re.sub(r"^the\s", "", found[0].lower())
    known = {"today": 0, "tonight": 0, "this ": 0, "tomorrow": 1, "yesterday": -1}
    away = known.get(word)
    if away is None:
        away = (
            (2 if "after" in word else -2)
            if "day" in word
            else next(n for w, n in _RELATIVE.items() if word.startswith(w))
        )
    keys: list[Key] = [("relative", away)]
    try:
        on = ref + timedelta(days=away) if ref else None
    except OverflowError:
        on = None
    if on:
        keys += [("md", on.month, on.day), ("day", on.day)]
    yield Fact(Kind.DATE, *found.span(), frozenset(keys), frozenset(keys), Firm.SOFT)
