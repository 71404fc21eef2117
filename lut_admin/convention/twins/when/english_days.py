"""Calendar days as English writes them: 25–27 August 2025, October, 1st, the 3rd and 5th of June, Tuesday the 21st, 2016 June."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lut_admin.convention.twins.facts import Day, Fact, Firm, Half
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.when import day_facts

_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_NAMES = tuple(_MONTHS)
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH = rf"(?:(?:{_FULL})\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_MONTH_HEAD = _MONTH.replace(r"\b", r"(?![a-z])")  # Oct2 is read, too
_D = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|{numerals.ORDINAL})"
_SPELLED = r"(?:twenty|thirty)[\s-](?:one|two|three|four|five|six|seven|eight|nine)\b"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
# A weekday beside a day of a range: September 4 (Friday) to 6 (Sunday).
_BESIDE = rf"(?:,?\s\(?{_WEEKDAY}\b\.?\)?)?"
_JOIN = r"\s?(?:-{1,2}|~|&|/|,\sand|\band\b|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\bor\b)\s?(?:the\s)?"
_STOP = r"(?!\s?[ap]\.?m\b|:\d|\.\d|\s?%|/\d)"
_YEAR = r"(?:,?\s{0,2}(?:(?:of|in)\s|(?<=[a-z])[/-])?(?P<y>(?:19|20)\d{2})(?!\d|\s?(?:students|RMB|yuan|undergrad)))?"
_WORD_AHEAD = (
    r"(?=\s?(?:$|[.,;:()\[\]!?\n-]|(?:at|in|from|on|for|between|before|until|and|of|inclusive|only|respectively|as|to"
    r"|or|will|are|is"
    r"|by|with|\d{4})\b))"
)
# The blank before a date gets lost in copying: on17th Feb., fromJan. 8th.
_GLUED = r"(?<=\bon)|(?<=\bby)|(?<=\bfrom)|(?<=\bbefore)|(?<=\buntil)"
# What either can begin with is looked at first: at most places it is neither.
_MONTH_DAY = re.compile(
    rf"(?={'|'.join(_NAMES)}|(?:19|20)\d\d\s|from\s\d)(?:\b|{_GLUED})(?:(?P<y0>(?:19|20)\d{{2}})\s"
    rf"|from\s(?P<from>\d{{1,2}})\s(?:to|until|till|-)\s)?(?P<m>{_MONTH_HEAD})(?:(?P<dash>\s?-\s?)|[\s/]{{0,2}}"
    rf"|[,.]\s?(?=\d{{1,2}}(?:st|nd|rd|th|\Z)))(?:the\s)?(?P<d>{_SPELLED}|{_D}){_STOP}(?(dash)(?!\s?{_MONTH}))"
    rf"(?P<more>(?:(?:{_BESIDE}{_JOIN}(?:{_WEEKDAY},?\s)?"
    rf"|,\s(?=\d{{1,2}}(?:st|nd|rd|th)?(?:,\s|\s?and\b"
    rf"|,\sand\b))){_D}(?!\s?{_MONTH}){_STOP}{_WORD_AHEAD}){{0,9}}){_YEAR}",
)
_DAY_MONTH = re.compile(
    rf"(?=\d|{numerals.BEGIN_ORDINAL})(?:(?<![a-z\d/])"
    rf"|{_GLUED})(?<!\d[,.:-])(?P<d>{_D})(?P<more>(?:(?:,\s(?=\d{{1,2}}(?:st|nd|rd|th)?(?:,\s|\s?and\b))"
    rf"|{_BESIDE}{_JOIN}(?:{_WEEKDAY},?\s)?){_D}){{0,9}})"
    rf"(?:\s?(?:[-/]\s?)?|\.\s)(?:day\s)?(?:of\s)?(?P<m>{_MONTH}){_YEAR}",
)
_EDGE = re.compile(rf"\b(?:the\s)?(?P<edge>first|last)\sday\sof\s(?P<m>{_MONTH}){_YEAR}")
_PART = re.compile(_D, re.IGNORECASE)
# may and march are words, too: alone they are months where they are written large, or behind a word that wants a day.
_SURE_MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)|May|March|Jan|Feb|Apr|Aug"
    r"|Sept?|Oct|Nov|Dec"
    r"|(?<=\bin\s)(?:may|march|mar|dec)|(?<=\b(?:last|next|this)\s)(?:may|march)"
    r"|(?i:(?<=\b(?:last|next|from)\s)(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)))\b\.?"
)
_MONTH_ALONE = re.compile(
    rf"(?=[\dJFMASONDjfmasond])(?:\b(?P<y0>(?:19|20)\d{{2}})\s?,?\s(?P<late>(?i:{_FULL}|jan|feb|mar|apr|jun|jul|aug"
    rf"|sept?|oct|nov|dec)\b\.?)(?!\s\d)"
    rf"|\b(?P<early>(?i:{_FULL}|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?)\s(?P<ey>(?:19|20)\d{{2}})(?!\d)"
    rf"|\b(?P<m>{_SURE_MONTH})(?:,?\s(?:(?:of|in)\s)?(?P<y>(?:19|20)\d{{2}})(?!\d))?)"
)
_ENDS = (
    r"(?=\s?(?:$|[.,;:()!?\n-]|(?:at|in|from|on|to|and|or|before|until|between|around|by|inclusive|\d{1,2}(?::\d\d)?\s?[ap]\.?m"
    r"|you|we|they|it|all|the|everyone|students|classes|onwards?|only|of\s(?:this|each|every|the)\s(?:month|next)"
    r"|(?:this|of\snext|next)\smonth)\b))"
)
_ALONE = re.compile(
    rf"\b(?=[mtwfsobua\d])(?:{_WEEKDAY},?\s(?:the\s)?(?P<led>\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|(?<=the\s)(?:{_SPELLED}|{numerals.ORDINAL}|{numerals.WORDS}))"
    rf"|{_WEEKDAY}\s(?P<plain>\d{{1,2}})(?=\s?(?:$|[.;!?)]|(?:at|from|between)\b))"
    rf"|(?:\b(?P<lead>on|by|before|from|until|till|to|and|between|of|since"
    rf"|after)\s)?(?P<the>\bthe\s)?\b(?P<d>[12]?\dth|[23]?1st|2?2nd|2?3rd|1[123]th|30th)\b{_ENDS}"
    r"|\bthe\s(?P<bare>\d{1,2})(?=\s?(?:$|[.;!?)]|(?:from|between|at)\b)))",
)


_WORD = re.compile(r"\s(?!at\b|in\b|from\b|to\b|and\b|on\b|for\b)[a-z]")
_WISH = re.compile(r"\s(?:I|we|you|he|she|they|the|all|this|it)\b")


def take(half: Half) -> None:
    """Take the days that are told with their month."""
    half.take_lower(_EDGE, _edge, " day of ")
    half.take_lower(_MONTH_DAY, _days)
    half.take_lower(_DAY_MONTH, lambda found: () if _verb(half.left, found) else _days(found), *_NAMES)


def _verb(text: str, found: re.Match[str]) -> bool:
    """Group 2 may begin, all 20 march: small letters with a word behind them are no month."""
    return text[found.start("m") : found.end("m")] in ("may", "march") and bool(_WORD.match(text, found.end()))


def take_loose(half: Half, ref: date | None) -> None:
    """Take the days without a month: the 24th; Tuesday the eleventh is in the month about `ref` where that is a Tuesday."""
    half.take_lower(_ALONE, lambda found: _alone(found, ref), "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "the ")


def take_months(half: Half) -> None:
    """Take the months without a day."""
    half.take(_MONTH_ALONE, _month, *_NAMES)


def _number(written: str) -> int | None:
    day = numerals.ordinal(written)
    if day is None and (value := numerals.words(written)) is not None:
        day = int(value)
    return day


def _edge(found: re.Match[str]) -> Iterator[Fact]:
    """The last day of August; a leap day is told by its date."""
    month = _MONTHS[found["m"][:3]]
    day = monthrange(2001, month)[1] if found["edge"] == "last" else 1
    yield day_facts.of_month(Day(int(found["y"]) if found["y"] else None, month, day), found.span())


def _days(found: re.Match[str]) -> Iterator[Fact]:
    month = _MONTHS[found["m"][:3].lower()]
    groups = found.groupdict()
    told = groups["y"] or groups.get("y0")
    year = int(told) if told else None
    parts = list(_PART.finditer(found["more"]))
    spans = [found.span("d"), *((found.start("more") + p.start(), found.start("more") + p.end()) for p in parts)]
    days = [_number(found["d"]), *(numerals.ordinal(part[0]) for part in parts)]
    if not all(day and day <= 31 for day in days):
        return  # 31 June is read: where the other half says 30 June it is a slip
    if groups.get("from"):  # from 4 to January 22
        yield day_facts.of_month(Day(year, month, int(found["from"]), True), found.span("from"))
        found_at = found.start("m")
    else:
        found_at = found.start()
    if found.start("m") < found.start("d"):  # the month belongs to the first day, else to the last; so does the year
        spans[0] = (found_at, spans[0][1])
    spans[-1] = (spans[-1][0], found.end())
    for day, span in zip(days, spans, strict=True):
        assert day is not None
        yield day_facts.of_month(Day(year, month, day, len(days) > 1), span)


def _alone(found: re.Match[str], ref: date | None) -> Iterator[Fact]:
    name = next((name for name in ("led", "plain", "bare") if found[name]), "d")
    day = _number(found[name])
    if day is None or not 1 <= day <= 31 or (name == "d" and not (found["the"] or found["lead"])):
        return
    fact = day_facts.alone(day, found.span(name), Firm.SOFT)
    if name in ("led", "plain") and ref is not None:
        months = [(ref.month - 1 + shift) % 12 + 1 for shift in (0, 1, -1)]
        number = _WEEK.index(found[0][:3].lower())
        fits = [m for m in months if (on := Day(None, m, day).on(ref.year)) and on.weekday() == number]
        fact = replace(fact, offers=fact.offers | {("md", (fits or months)[0], day)})
    yield fact


def _month(found: re.Match[str]) -> Iterator[Fact]:
    name = found["m"] or found["early"] or found["late"]
    if name in ("May", "March") and _WISH.match(found.string, found.end()):
        return  # May you all be well
    year = found["y"] or found["ey"] or found["y0"]
    firm = Firm.MUTE if name.lower() in ("may", "march") and not year else Firm.SURE
    yield from day_facts.month(_MONTHS[name[:3].lower()], int(year) if year else None, found.span(), firm)
