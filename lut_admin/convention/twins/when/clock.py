"""Times of day: 下午3:30, 晚6点至8点15分, 2:30 to 6 p.m., noon; a range lends morning or afternoon to its other end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from lut_admin.convention.twins.facts import TAKEN, Fact, Firm, Half, Key, Kind
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.when.written import DAY, Time, as_fact, checked, readings, settle

_PARTS = {
    "early": ("凌晨",),
    "am": ("今晨", "清晨", "早晨", "早上", "早间", "一早", "上午", "早"),
    "noon": ("中午", "正午", "午间"),
    "pm": ("下午", "午后", "傍晚", "黄昏"),
    "night": ("晚上", "晚间", "夜间", "夜里", "夜晚", "半夜", "深夜", "午夜", "当晚", "今晚", "明晚", "昨晚", "晚"),
}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words}
_PERIOD = "(?:" + "|".join(sorted(_PART_OF, key=len, reverse=True)) + ")"
_FIRST = "".join(sorted({word[0] for word in _PART_OF}))
_N = r"(?:\d{1,2}|[〇零一二两三四五六七八九十]{1,3})"
_POINT = (
    r"(?:点钟|点(?![一二三四五六七八九][〇零一二三四五六七八九]*(?:[折成倍%万亿]|个百分|$|[,，。;；、)）]))(?!要求"
    r"|建议|意见|注意|说明|内容|原因|希望|事|\s?[:]|[〇零一二三四五六七八九]?[万%])"
    r"|时(?![间候段长刻常区差代限机效期任光制而]))"
)
_JOIN = r"\s?(?:-{1,2}|~|至|到)\s?"
_ZH = re.compile(
    rf"(?=[\d〇零一二两三四五六七八九十\s的{_FIRST}])(?P<part>{_PERIOD}(?=\s?\d|\s?[〇零一二两三四五六七八九十]))?\s?(?:的\s?)?(?:"
    rf"(?<!\d)(?<!\d[:.])(?P<h>\d{{1,2}}):(?P<m>\d{{2}})(?::\d{{2}})?(?!\d|:\d)"
    rf"|(?<![\d.{numerals.HAN}])(?<!\d天)(?P<ph>{_N})\s?{_POINT}\s?(?:(?P<half>半)|(?P<quarter>[一三])刻|整"
    rf"|(?P<pm>{_N})\s?(?:分钟?|(?![\d:.个人份名天元月日号年]))(?:\s?{_N}\s?秒)?)?"
    rf"|(?<![\d月])(?<!\d[:.])(?P<bare>{_N})(?={_JOIN}{_PERIOD}?\s?{_N}\s?{_POINT}))"
)
_ZH_NOON = re.compile(r"中午(?!时)|正午|午夜|零时")
_MER = r"(?P<mer>[ap])\.?\s?m\b\.?"
_LATE = re.compile(
    r"\s?(?:(?:in\sthe|this|at|(?:the\s)?(?:next|following))\s)?(morning|afternoon|evening|night|tonight)\b",
    re.IGNORECASE,
)
_AM_PM = r"(?:\s?(?P<{}>[ap])\.?\s?m\b\.?)?"
# In digits: 3:30 p.m., 15:30, 0900 hrs, and the first end of a range: 2:30 to 6 p.m.
_CLOCKED = (
    rf"(?<!\d)(?<!\d[:.,/])(?P<h>\d{{1,2}}?)(?:[:.]?(?P<m>\d{{2}}))?(?::\d{{2}})?\s?{_MER}"
    rf"|(?<!\d)(?<!\d[:.])(?P<ch>\d{{1,2}}):(?P<cm>\d{{2}})(?::\d{{2}})?{_AM_PM.format('cmer')}(?!\d|:\d)"
    r"|\b(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)(?:\s?(?:hrs\b|hours\b|h\b)|(?<=0\d\d\d)(?=\s?-\s?[012]\d[0-5]\d\b))"
    r"|(?<=[:\d]-)(?P<mil2>0\d[0-5]\d)\b"
    r"|(?<!\d)(?<!\d[:.,/\s])(?P<bh>\d{1,2})(?:[:.](?P<bm>\d{2}))?(?=\s?(?:-{1,2}|~|to|until|till?|and"
    r"|through)\s?(?:\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?\s?m\b|\d{1,2}:\d\d"
    r"|\d{1,2}(?:[:.]\d{2})?\sin\sthe\s(?:morning|afternoon|evening)\b|noon\b|midnight\b|midday\b))"
)
# In digits or words, with something else beside them: eight o'clock, noon, half past three, 8 in the evening, at 6.
_SAID = (
    rf"(?P<oh>\d{{1,2}}|{numerals.WORDS})\s?o'?\s?clock(?:\s(?P<omer>[ap])\.?\s?m\b\.?)?"
    r"|(?:12(?::00)?\s?)?\b(?P<word>noon|mid[\s-]?day|mid[\s-]?night)\b"
    r"|(?:(?P<half>half)|(?:a\s)?(?P<quarter>quarter)"
    r"|(?<!from\s)(?P<minutes>(?:five|ten|twenty|twenty[\s-]five)\b(?=\s(?:minutes\s)?(?:past"
    r"|to)\s[a-z])(?!\sto\s\w{1,9}[\s-](?:minutes?|hours?|days?|weeks?|months?|years?|students?|people|yuan|pages?"
    r"|copies|words|times)\b)"
    rf"|(?:\d{{1,2}}|{numerals.WORDS})(?=\s(?:min(?:ute)?s?\s(?:past|to)|past)\s))(?:\smin(?:ute)?s?)?)\s(?P<way>past"
    rf"|to)\s(?P<wh>\d{{1,2}}(?![\d:.])|noon|midnight|{numerals.WORDS}){_AM_PM.format('wmer')}"
    rf"|(?<![\w$])(?<!force\s)(?<!\d[:.,/-])(?P<at>\d{{1,2}}(?:[.:][0-5]\d)?"
    rf"|{numerals.WORDS})(?=,?\s(?:in\sthe|this|(?:the\s)?(?:next|following))\s(?:morning|afternoon|evening|night)\b"
    rf"|,?\s(?:tonight\b|at\snight\b|tomorrow\s(?:morning|afternoon|evening|night)\b))"
    rf"|(?:at|(?:around|about|by)(?=\s\S{{1,9}}\s(?:on|in\sthe|tomorrow|today)\b)"
    rf"|(?:(?<=night\s)|(?<={TAKEN}\s))(?:around|about|by))\s(?P<about>\d{{1,2}}(?:\.[0-5]\d)?"
    rf"|{numerals.WORDS})(?![\d:%]|\.\d)(?=\s?(?:$|[.,;)!?\n]|on\b|in\b|tomorrow\b|today\b|sharp\b|beijing\b|every\b"
    rf"|and\b(?!\sa\s(?:half|quarter))))"
)
# The bare end of a range: 9 a.m. to 11.
_UNTIL = (
    r"(?<=[ap]m|m\.|\d\d)\s?(?:-|~|to|until|till|and)\s?(?P<until>\d{1,2})(?![.,]\d)"
    r"(?=\s?(?:$|[.,;)!\n]|on\b|in\b|today\b|tomorrow\b|yesterday\b|every\b))"
)
# What each of them can begin with is looked at first: at most places it is none of the three.
_EN = re.compile(
    rf"(?=\d)(?:{_CLOCKED})|\b(?=\d|noon|mid|half|quarter|an?\s|at\s|around|about|by\s|{numerals.BEGIN})(?:{_SAID})"
    rf"|(?<=[m.\d])(?=[\s~tua-]){_UNTIL}"
)
# Hours without any sign of a clock are hours where a day, or "from", stands beside them: Friday 12-4, between 3 and 5 on Monday.
_HOURS = re.compile(
    rf"(?:\b(?:from|between|morning|afternoon|evening|night)\s|(?<={TAKEN}\s)|(?<={TAKEN},\s)|^"
    rf"|(?<=[a-z]\s)(?=\d{{1,2}}\s?-\s?\d{{1,2}}\s(?:next|this|on)\s{TAKEN}))(?P<a>\d{{1,2}})(?P<am>[:.]\d\d)?\s?(?:-"
    rf"|~|to|and|until)\s?(?P<b>\d{{1,2}})(?P<bm>[:.]\d\d)?"
    rf"(?=\s?(?:$|[.,;)!?]|(?:(?:on|next|this|last|in\sthe)\s)?(?:{TAKEN}|today|tonight|tomorrow|yesterday|night"
    rf"|morning|afternoon|evening|(?:last|this)\s(?:night|morning|evening))))",
)
_HAS_HOURS = re.compile(r"\d\s?(?:-|~|to|and|until)\s?\d")
_TOLD = re.compile(r"(?:[ap]\.?m\.?|:\d\d)\sat\s$")
_24, _0 = re.compile(r"24(?!\d)"), re.compile(r"(?:0?0:00|零[点时])")
_BEFORE_DAY = re.compile(r"\s(?:on\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:the\s)?")
_BESIDE_DAY = re.compile(r"(?:[\s,]{0,2}[(（]?(?:周|星期)[一二三四五六日天][)）]?)?(?:,?\sat)?[\s,]{0,2}(?:晚上?)?")
_ENGLISH_PARTS = {"morning": "early", "afternoon": "pm", "evening": "pm", "night": "night", "tonight": "pm"}


def take(half: Half) -> None:
    """Take the times of day; one that may mean morning or afternoon agrees with either."""
    if half.language == "zh":
        times = [time for found in _ZH.finditer(half.left) if (time := _zh(found)) is not None]
    else:
        times = [time for found in _EN.finditer(half.lower) if (time := _en(found)) is not None]
    settle(times, half.left)
    half.add(as_fact(time) for time in times)
    if half.language == "en" and _HAS_HOURS.search(half.lower):
        half.take_lower(_HOURS, _hours)
    if half.language == "zh":
        half.take(_ZH_NOON, lambda found: [as_fact(Time(*found.span(), 0, 0, None, sure=False, may=_named(found[0])))])


def midnights(half: Half) -> Iterator[Fact]:
    """The facts; a day with 24:00 beside it agrees with 0:00 of the next day (but not with "midnight", which may be either)."""
    late, early = (
        {time.start: time.end for time in half.facts if time.kind is Kind.TIME and hour.match(half.text, time.start)}
        for hour in (_24, _0)
    )
    ends = {end: start for start, end in (late | early).items()}
    if not ends:
        yield from half.facts
        return
    for fact in half.facts:
        day = fact.day
        beside = () if day is None else [at for at in range(fact.end, fact.end + 14) if at in late or at in early]
        at = next((at for at in beside if _BESIDE_DAY.fullmatch(half.text, fact.end, at)), None)
        if at is None and day is not None:
            before = (end for end in range(fact.start - 14, fact.start + 1) if end in ends)
            at = next((ends[end] for end in before if _BEFORE_DAY.fullmatch(half.text, end, fact.start)), None)
        on = day.on(day.year or 2001) if at is not None and day is not None else None
        if on is not None and on < date.max:
            on += timedelta(days=1 if at in late else 0)
            keys: frozenset[Key] = frozenset((("eve", on.month, on.day),))
            fact = replace(fact, seeks=fact.seeks | keys, offers=fact.offers | keys)
        yield fact


def _hours(found: re.Match[str]) -> Iterator[Fact]:
    """They may be mere numbers: they offer their value, too, and are never missing."""
    if _LABELLED.search(found.string, max(0, found.start() - 20), found.start()):
        return
    for name in ("a", "b"):
        minutes = found[name + "m"]
        time = checked(Time(*found.span(name), int(found[name]), int((minutes or ":0")[1:]), None))
        if time is None or time.hour == 0:
            return
        value = int(found[name])
        keys: frozenset[Key] = frozenset(("time", may) for may in readings(time, whole_day=False)) | {("nu", value)}
        yield Fact(Kind.TIME, *found.span(name), keys, keys | {("n", value), ("ordinal", value)}, Firm.SOFT)


def _named(word: str) -> tuple[int, ...]:
    return (0,) if word in ("午夜", "零时", "midnight", "mid night", "mid-night") else (DAY // 2,)


def _zh(found: re.Match[str]) -> Time | None:
    part = _PART_OF.get(found["part"] or "")
    if found["h"]:
        hour, minute = int(found["h"]), int(found["m"])
        padded = len(found["h"]) == 2 and hour < 10
        return checked(Time(*found.span(), hour, minute, part, True, padded))
    if found["bare"]:
        return checked(Time(*found.span(), _int(found["bare"]), 0, part))
    if found["ph"] == "一" and part is None and found["half"] is None and found["pm"] is None:
        return None  # 快一点, 一点也不
    minute = 30 if found["half"] else {"一": 15, "三": 45}.get(found["quarter"] or "", 0)
    if found["pm"]:
        minute = _int(found["pm"])
    return checked(Time(*found.span(), _int(found["ph"]), minute, part))


def _int(text: str) -> int:
    return int(numerals.han(text) or 0)


# Numbers behind these are known by number: classes 1-8 in the morning are no hours.
_LABELLED = re.compile(
    r"(?:class(?:es)?|groups?|periods?|weeks?|rooms?|levels?|grades?|numbers?|nos?\.?|questions?|pages?|lessons?"
    r"|buildings?|floors?|teams?"
    r"|rows?|seats?|units?|items?)\s(?:\d{1,3}\s?(?:-|to|and|,)\s?)?$"
)


def _en(found: re.Match[str]) -> Time | None:
    if (found["bh"] or found["at"]) and _LABELLED.search(found.string, max(0, found.start() - 20), found.start()):
        return None
    late = None if found["mer"] or found["word"] else _LATE.match(found.string, found.end())
    part = _ENGLISH_PARTS[late[1].lower()] if late else None
    for name in ("mer", "cmer", "omer", "wmer"):
        if found[name]:
            part = "early" if found[name].lower() == "a" else "pm"
    span = found.span()
    if found["word"] and _TOLD.search(found.string, max(0, found.start() - 12), found.start()):
        return None  # 11.30 a.m. to 1 p.m. at midday: the hours are told
    if found["word"]:
        return Time(*span, 0, 0, None, may=_named(found["word"].lower()))
    if written := found["mil"] or found["mil2"]:
        return Time(*span, int(written[:2]), int(written[2:]), None, True, True)
    if found["way"]:
        hour = {"noon": 12, "midnight": 24}.get(found["wh"]) or _spoken(found["wh"])
        away = 30 if found["half"] else 15 if found["quarter"] else _spoken(found["minutes"])
        hour, minute = (hour, away) if found["way"].lower() == "past" else (hour - 1, 60 - away)
        return checked(Time(*span, hour or 12, minute, part)) if 0 <= hour <= 24 and 0 < away < 60 else None
    if found["oh"]:
        return checked(Time(*span, _spoken(found["oh"]), 0, part))
    if found["ch"]:
        padded = len(found["ch"]) == 2 and int(found["ch"]) < 10
        return checked(Time(*span, int(found["ch"]), int(found["cm"]), part, True, padded))
    if found["bh"]:
        return checked(Time(*span, int(found["bh"]), int(found["bm"] or 0), None))
    if found["at"]:
        return checked(Time(*found.span("at"), *_hour_and_minute(found["at"]), part))
    if found["about"]:
        return checked(Time(*found.span("about"), *_hour_and_minute(found["about"]), part))
    if found["until"]:
        timed = re.search(
            r"(?:[ap]\.?m\.?|(?<!\d)\d{1,2}:\d\d)$",
            found.string[max(0, found.start() - 6) : found.start()],
            re.IGNORECASE,
        )
        return checked(Time(*found.span("until"), int(found["until"]), 0, None)) if timed else None
    return checked(Time(*span, int(found["h"]), int(found["m"] or 0), part))


def _hour_and_minute(text: str) -> tuple[int, int]:
    hour, _, minute = text.partition(".")
    return _spoken(hour), int(minute or 0)


def _spoken(text: str) -> int:
    value = numerals.words(text)
    return int(value) if value is not None and value <= 60 else 99


