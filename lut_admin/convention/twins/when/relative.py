"""Days told from the day of writing, and feasts by name: 明天, the day after tomorrow, 下周一, next Monday, 元旦, Christmas Eve."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lut_admin.convention.twins.facts import TAKEN, Day, Fact, Firm, Half, Key, Kind
from lut_admin.convention.twins.quantities.numerals import ordinal

# Feasts of the sun's calendar. Those of the moon's, and those that move, have another day every year.
_ZH_FEAST = re.compile(
    r"双十一|双十二|五一|十一(?=[假长黄国放期前后])|六一|三八(?=[妇节])|五四(?=[青运])|八一(?=[建节])|七一(?=建)|双11|12·9|一二·?九"
    r"|元旦|国庆节?|(?:国际)?劳动节|妇女节|儿童节|教师节|平安夜|圣诞节?|情人节|愚人节|万圣节|植树节|青年节"
)
_EN_FEAST = re.compile(
    r"\bnew\syear'?s(?:\s(?P<eve>eve|day))?\b|\bchristmas(?:\s(?P<xmas>eve|day))?\b|\bnational\sday\b"
    r"|\b(?:international\s)?(?:workers?'?|labou?r|may)\sday\b"
    r"|\bwomen'?s\sday\b|\bchildren'?s\sday\b|\bteachers'?\sday\b|\bvalentine'?s\sday\b|\bhallowe'?en\b"
    r"|\bdouble\s(?:eleven|11)\b|\byouth\sday\b",
    re.IGNORECASE,
)
_FEASTS = {
    "五一": (5, 1), "十一": (10, 1), "六一": (6, 1), "三八": (3, 8), "五四": (5, 4), "八一": (8, 1), "七一": (7, 1),
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "元旦": (1, 1), "国庆": (10, 1), "劳动节": (5, 1), "妇女节": (3, 8),
    "儿童节": (6, 1), "教师节": (9, 10), "平安夜": (12, 24), "圣诞": (12, 25), "情人节": (2, 14), "愚人节": (4, 1),
    "万圣节": (10, 31), "植树节": (3, 12), "青年节": (5, 4), "12·9": (12, 9), "一二九": (12, 9),
    "new": (1, 1), "christmas": (12, 25), "national day": (10, 1), "women": (3, 8), "child": (6, 1), "teacher": (9, 10),
    "valentine": (2, 14), "hallow": (10, 31), "double": (11, 11), "youth": (5, 4),
}  # fmt: skip
_LONGEST = sorted(_FEASTS, key=len, reverse=True)
_ZH_RELATIVE = re.compile(
    r"大后天|后天|(?<=明)后(?=[两二]天)|明(?=[天日晚早晨]|后[天日两二])|(?<=今)明(?=[两二]天)|今(?=[天日晚早晨明])"
    r"|昨(?=[天日晚])|大?前天"
)
_EN_RELATIVE = re.compile(
    r"\b(?:the\s)?day\safter\stomorrow\b|\bthis\s(?=(?:morning|afternoon|evening|night)\b)|\blast\s(?=(?:night|evening)\b)"
    r"|\b(?:the\s)?day\sbefore\syesterday\b|\btomorrow\b|\btoday\b|\btonight\b|\byesterday\b",
)
# A better tomorrow is no day.
_HOPED = re.compile(r"(?:[的新]|\b(?:better|brighter|new|beautiful|for|of|'s)\s)$")
_GREETED = re.compile(r"天?(?:会|就?是|就要|见)")
_HOUR = re.compile(r"[晚早晨]上?\s?[\d一二两三四五六七八九十]")
_RELATIVE = {
    "大后": 3, "后": 2, "明": 1, "今": 0, "昨": -1, "大前": -3, "前天": -2, "today": 0, "tonight": 0, "this ": 0, "tomorrow": 1,
    "yesterday": -1, "last ": -1, "day after": 2, "day before": -2,
}  # fmt: skip
_ZH_WEEK = re.compile(r"(上上|下下|[上下本这這])[个個]?$")
_ZH_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "這": 0, "下": 1, "下下": 2}
_EN_WEEK = re.compile(
    r"\b(this\scoming|this\spast|(?:this\s)?upcoming|coming|this|next|last|past|previous|following)\s(?:week(?:\son|,|\s-)?\s)?$",
    re.IGNORECASE,
)
_EN_OF_WEEK = re.compile(r",?\s(?:of\s)?(?:the\s)?(this|next|last|previous|following)\sweek\b", re.IGNORECASE)
_DATED = re.compile(rf"{TAKEN}[\s,，(（\[]{{0,3}}(?:on\s|即|是)?$")
_DATE_NEXT = re.compile(rf"[\s,，)）\].]{{0,3}}(?:the\s)?{TAKEN}")
_NTH = re.compile(r"(?<!every\s)\b(first|second|third|fourth|fifth)\s$", re.IGNORECASE)
_EVERY = re.compile(r"(?:[每逢]个?|\b(?:every|each)\s)$", re.IGNORECASE)
_MONTH = re.compile(r"(?:本|当|这个|[上下]个?)月的?$")


_NEXT = re.compile(
    r"次日|翌日|第二[天日](?!性)|隔[天日]|\bthe\s(?:next|following)\s(?:day|morning|afternoon|evening)\b|\bnext\sday\b",
    re.IGNORECASE,
)


def take_next(half: Half) -> None:
    """Take 次日 and "the following day": the day after the one told last before it; it only matches."""
    days = sorted((fact for fact in half.facts if fact.day is not None and fact.day.day), key=_end)
    if days:
        half.take(_NEXT, lambda found: _next(found, days), *"次翌隔", "第二", "next ", "following ")


def _end(fact: Fact) -> int:
    return fact.end


def _next(found: re.Match[str], days: Sequence[Fact]) -> Iterator[Fact]:
    before = bisect_right(days, found.start(), key=_end)
    last = days[before - 1].day if before else None
    if last is not None:
        year = last.year or 2001
        on = _away(last.on(year), 1) if last.month else None
        keys: frozenset[Key] = frozenset((("md", on.month, on.day), ("day", on.day))) if on else frozenset()
        yield Fact(Kind.DATE, *found.span(), keys, keys, Firm.MUTE)


def take_feasts(half: Half) -> None:
    """Take the feasts; they only match, for a half may well name the feast and the other its day."""
    if half.language == "zh":
        half.take(_ZH_FEAST, _feast, *"节夜十一九诞旦", "国庆")
    else:
        half.take(_EN_FEAST, _feast, "new year", "christmas", "hallow", " day", "double ")


def take(half: Half, ref: date | None) -> None:
    """Take the days told from `ref`, the day of writing."""
    if half.language == "zh":
        half.take(_ZH_RELATIVE, lambda found: _relative(found, ref), *"后前明今昨")
    else:
        half.take_lower(
            _EN_RELATIVE,
            lambda found: _relative(found, ref),
            "today",
            "tomorrow",
            "tonight",
            "yesterday",
            "this ",
            "last ",
        )


def _feast(found: re.Match[str]) -> Iterator[Fact]:
    name = re.sub("·", "", found[0].lower()) if found[0] != "12·9" else found[0]
    at = next((_FEASTS[word] for word in _LONGEST if word in name), (5, 1))
    groups = found.groupdict()
    if (groups.get("eve") or "").lower() == "eve":
        at = (12, 31)
    if (groups.get("xmas") or "").lower() == "eve":
        at = (12, 24)
    keys: frozenset[Key] = frozenset((("md", *at),))
    yield Fact(Kind.DATE, *found.span(), keys, keys | {("day", at[1]), ("month", at[0])}, Firm.MUTE, Day(None, *at))


def _relative(found: re.Match[str], ref: date | None) -> Iterator[Fact]:
    word = re.sub(r"^the\s", "", found[0].lower())
    away = next(days for name, days in _RELATIVE.items() if word.startswith(name))
    keys: list[Key] = [("relative", away)]
    more: set[Key] = {("part", "ev")} if word == "tonight" else set()
    if on := _away(ref, away):
        keys += [("md", on.month, on.day), ("day", on.day)]
        more.add(("on", on.isoweekday()))
    if away > 1:
        keys.append(("length", "day", away))  # in two days
    if _HOPED.search(found.string, max(0, found.start() - 12), found.start()) or _GREETED.match(found.string, found.end()):
        more.add(("idiom",))
    if _HOUR.match(found.string, found.end()):
        more.add(("hour",))
    yield Fact(Kind.DATE, *found.span(), frozenset(keys), frozenset(keys) | more, Firm.SOFT)


def _away(ref: date | None, days: int) -> date | None:
    try:
        return ref + timedelta(days=days) if ref else None
    except OverflowError:
        return None


def weekday(text: str, left: str, start: int, end: int, number: int, ref: date | None) -> frozenset[Key]:
    """The days that a weekday may mean by what stands beside it, 下周一, next Monday; where nothing tells its week, the next one.

    None beside a date, which tells it better, and none of what is done every Monday.
    """
    if ref is None:
        return frozenset()
    before = text[max(0, start - 24) : start]
    this, told = number - ref.isoweekday(), True
    if zh := _ZH_WEEK.search(before):
        away = {7 * _ZH_WEEKS[zh[1]] + this}
    elif en := (_EN_WEEK.search(before) or _EN_OF_WEEK.match(text, end)):
        word, whole = " ".join(en[1].lower().split()), "week" in en[0].lower()
        coming, gone = (this - 1) % 7 + 1, -((-this - 1) % 7 + 1)
        if word == "this":
            away = {this} if whole else {this, coming}
        elif word in ("next", "following"):
            away = {this + 7} if whole else {this + 7, coming}  # people do not agree which Friday "next Friday" is
        elif word in ("last", "past", "previous", "this past"):
            away = {this - 7} if whole else {this - 7, gone}
        else:
            away = {coming}
    elif (nth := _NTH.search(before)) and not text.startswith(" of", end):
        away = _nth(ordinal(nth[1]) or 1, number, ref)
        told = False
    elif (
        _DATED.search(left, max(0, start - 8), start)
        or _DATE_NEXT.match(left, end)
        or _EVERY.search(before)
        or text.endswith("days", start, end)
    ):
        return frozenset()
    else:
        away = {this % 7, this % 7 or 7}
        told = False
    days = [on for days in away if (on := _away(ref, days))]
    return frozenset(("md", on.month, on.day) for on in days) | frozenset((("week",),) if told else ())


def _nth(nth: int, number: int, ref: date) -> set[int]:
    """How far the second Sunday of this month is; nothing where the month has none."""
    first = ref.replace(day=1)
    on = first + timedelta(days=(number - first.isoweekday()) % 7 + 7 * (nth - 1))
    return {(on - ref).days} if on.month == ref.month else set()


def month_before(text: str, start: int, ref: date | None) -> int | None:
    """The month that 本月15日 and 下月5号 are in."""
    told = _MONTH.search(text[max(0, start - 4) : start])
    if ref is None or told is None:
        return None
    shift = 1 if told[0].startswith("下") else -1 if told[0].startswith("上") else 0
    return (ref.month - 1 + shift) % 12 + 1
