"""How much of an independent specification of dates, times and numbers the twin check reads right.

    python tests/bench/read_specs.py SPECS.jsonl [--failures] [--scope]

SPECS.jsonl holds the public test cases of Microsoft's Recognizers-Text (MIT), one a line: ``lang``, ``model``, ``ref``, ``input``
and ``results``, each result with its ``Text``, its place and its resolution. The cases are not part of the project. An expression is
read right when the facts that overlap it offer what its resolution tells: the month and day, the minute, the length with its unit, the
value. What no notice could need is out of scope for a reason that is given beside each pattern of `OUT` (decision 014); ``--scope``
prints what each reason excludes, ``--failures`` what was read wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from lut_admin.convention.twins import mark
from lut_admin.convention.twins.facts import Fact, Kind

_NUMERIC = {"NumberModel": "number", "PercentModel": "percent", "CurrencyModel": "amount"}
_DATED = (
    "DateTimeModel",
    "DateParser",
    "DatePeriodParser",
    "TimeParser",
    "TimePeriodParser",
    "DateTimeParser",
    "DurationParser",
)
_UNIT = "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|fortnights?|months?|years?|quarters?|decades?|weekends?)"
_ZH_UNIT = "(?:个?(?:工作日|小时|钟头|月|季度|星期|礼拜|周|週)|分钟|秒|天|日|年)"

# Why an expression is no matter of a notice's two halves: reason, models, language (or both), pattern within the expression.
OUT: tuple[tuple[str, str, str, str], ...] = (
    ("counted from now or from another day: no day of its own", "date", "en",
     rf"\b(?:ago|hence|later|from now|in the future|since|starting|still)\b|\b(?:in|within|less than|more than)\s(?:the\s|an?\s)?[\w½ ]*?\b{_UNIT}\b"
     rf"|\b{_UNIT}\b.*\b(?:from|after|before|to go)\b|\b(?:next|last|past|previous|coming|upcoming|following|first)\b\s(?:[\w ]+?\s)?{_UNIT}\b"
     rf"|\b\w+ (?:next|last|past|previous|coming|upcoming|following|business)\s{_UNIT}\b|^day (?:after|before)$"
     r"|\bfor\s[\w.½]+\s(?:hrs?|hours?|minutes?|mins?|days?|weeks?)\b"),
    ("counted from now or from another day: no day of its own", "date", "zh",
     rf"{_ZH_UNIT}\s?(?:之?[前后後]|以[前后後内來来]|钟前)|[前后後近上下这這]\s?(?:[\d一二两三四五六七八九十]+|[几幾数])\s?{_ZH_UNIT}|过去|未来|最近|还剩|最[后後]\s?\d"),
    ("a week, month or year told only from now, without a day", "date", "en",
     r"\b(?:this|that|next|last|past|previous|coming|upcoming|following|current|same|the|each|every|my|any|now)\b(?:\s\w+)?\s(?:weeks?(?:end)?|months?|years?|decade|century|quarter|hour|minute)\b(?!\W+(?:on\s)?(?:mon|tue|wed|thu|fri|sat|sun))"
     r"|\bto date$|^the fortnight$|\b(?:next|last) (?:evening|morning)\b|\bw/c\b|\bweek of\b|^weekends?$|\bweekends?\b|\b(?:ytd|mtd)\b"),
    ("a week, month or year told only from now, without a day", "date", "zh",
     r"^(?:从)?(?:[上下本这這]{1,2}个?(?:周|週|星期|礼拜|月|季度|半?年)[末]?|[今明去后前本]年|[上下]个小时|[上下]下?周末)(?:的?(?:年|月)?[初末底])?$|周末|週末"),
    ("seasons, quarters, half years, decades, centuries, fiscal years: periods without days", "date", "",
     r"(?i)\b(?:q[1-4]|h[12]|\d{4}\s?h[12]|quarter|summer|winter|spring|autumn|fall|fiscal|fy\d*|sy\d*|school year|half year|decades?|centur(?:y|ies)|noughties|(?:seven|nine|twen|for|fif|six|eigh|thir)t?ies)\b|\d0\s?'?s\b|\d0’s\b|two thousands|tens\b|teens\b|季|上半|下半|[前后後]半|年代|世纪"),
    ("ends and beginnings without a day (end of June, later this week)", "date", "",
     r"(?i)\b(?:end|beginning|start|middle|rest|remainder) of\b|\b(?:early|earlier|late|later|mid)\b(?![\s-](?:morning|afternoon|evening|night))|\be\.?o\.?[dmyw]\b|[初末底]$|之[前后後間间]|年[间間]|以[前后後]$"),
    ("no time at all: now, recently, as soon as possible, the day", "date", "",
     r"(?i)\bnow\b|\basap\b|as soon as|\brecent|till date|current date|^(?:(?:for|of|on) )?(?:the|this|that|my|any|same|each|every|a) day$|^day$|the day (?:before|after)$|马上|现在|刚|timezone"),
    ("the moon's calendar and reigns: no like in English", "date", "zh", r"农历|阴历|初[一二三四五六七八九十]|正月|腊月|大年|神龙|雍正|民国"),
    ("feasts that move from year to year or are kept elsewhere", "date", "en",
     r"(?i)easter|thanksgiving|black friday|earth day|saint patrick|st\.? patrick|independence|mother|father|inauguration|eid|ramadan|halloween|christmas weekend|memorial|labou?r day|martin|mlk|freedom|jubilee|carnival|cyber|white|juneteenth|holiday"),
    ("a year of two digits between strokes: three orders are possible", "date", "",
     r"(?<![\d/.-])\d{1,2}([-/.])\d{1,2}\1'?\d{2}(?!\d)|'\d\d\b"),
    ("no such day", "date", "", r"(?i)feb(?:ruary)? 30|2月30日|2月29日-3月|2/29"),
    ("how often, not when", "date", "", r"(?i)\b(?:dai|week|month|quarter|year|bi\w*|annual)ly\b|\bannual|\bevery ?(?:day|other)\b|\b(?:each|every|per)\b.*\b(?:day|week|month|year|weekdays?|one)s?\b|semi-?annual|每(?:[天日]|(?![周週月年]?(?:的)?[周週星]?[期]?[一二三四五六日天]))"),
    ("vague lengths: a few hours, all day, the whole week", "date", "",
     r"(?i)\b(?:few|several|some|couple(?: of)?|all|full|whole|entire|half of)\b|\ball-|几|数[天日]"),
    ("ranges between unlike ends: a day and a month, a month and a year, a day and today", "date", "en",
     r"(?i)\b\d{4} (?:through|and|to) (?:\w+ )?\w+ \d{4}$|between \d{4} (?:may )?and|^(?:between|from) \w+ \d{4} and (?:\d{4}|today|tomorrow)|^(?:between|from) \w+ \d{1,2}(?:st|nd|rd|th)(?: \d{4})? (?:and|to) \w+ \d{4}$|\d{4} to may|april to \d{4}|^nov-feb|\bcity\b"),
    ("shorthand of chats (9a, 7p, 10 H 10 pm)", "date", "en", r"(?i)\d[ap]$|\d h \d|^otd$|\bp \. m"),
    ("mealtimes and vague hours (lunchtime, six-ish, business hours)", "date", "",
     r"(?i)lunch|dinner|breakfast|brunch|ish\b|business hours?|day-?time|night-?time|mid-?\s?(?:morning|afternoon|evening)|early-night|ampm|tonite|tmrw?|manana"),
    ("a clock spelled in words (eight forty, nine thirty p m)", "date", "en",
     r"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:o[' ]?|oh )?(?:ten|fifteen|twenty|thirty|forty|fifty|five)\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s(?:and|to)\s\w+)?\s(?:[ap]\.?\s?m|today|in the)\b|\bto (?:seven|eight)\b|[ap] m\b"),
    ("numbers that say neither clock nor part of the day (Monday 12-4, from 9 to 11)", "date", "en",
     r"(?i)^(?!.*(?::|\d[ap]\b|[ap]\.?\s?m\b|o'?\s?clock|hrs|noon|night|morning|evening|afternoon|[a-z]{3}\.?\s?\d|\d\s?[a-z]{3}|\d{4}|\d(?:st|nd|rd|th)|\d[/.-]\d{1,2}[/.-]|half|quarter|past)).*\d|^(?:the |on )?\d{1,2},? (?:at )?\d|\bon (?:the )?\d{1,2}(?![\d:./]|st|nd|rd|th)"),
    ("days and years spelled as cardinals (nineteen ninety six)", "date", "en",
     r"(?i)\b(?:nineteen|twenty|two thousand)\b(?:\sand)?(?:[\s-](?:\w+teen|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|thousand|hundred|oh|o)\b|$)|\btwo thousand\b"),
    ("negative numbers that are no temperature", "number", "", r"(?i)^\s*-|minus|negative|负|負"),
    ("powers and scientific notation", "number", "", r"(?i)\d\s?e\s?[+-]?\d|\^|x10|ｅ|Ｅ"),
    ("numerals with blanks inside", "number", "zh", r"[\u4e00-\u9fff\d.][\s\u3000]+[\u4e00-\u9fff\d]"),
    ("spellings with irregular blanks (fifty - two, one  hundred)", "number", "en", r"\s-\s|\s\s|^-\s"),
    ("composed fractions and ratios (two hundred and fifty-four hundredths, one out of three)", "number", "",
     r"(?i)\b(?:over|out of)\b|\b\d+ in \w|(?:hundred|thousand|million|trillion|twenty|thirty|th|irs)(?:ieth|th|t)s?\b(?:$|\s|-)|ths\b|firsts?\b|\w+ty[\s-](?:\w+ )?(?:fifths?|thirds?|firsts?)|and (?:a|one|two|three|five|[\w-]+) (?:thirtieth|third|fourth|fifth|quarter|ninth)s?\b|and (?:two|three|five) \w+s\b|hundred[ -]\w*fifths?|又|分\s*之\s*[负負]"),
    ("fractions with a stroke: 3/4 is a day, a part or a choice", "number", "", r"\d\s?[/／]\s?\d"),
    ("dozens, lakh, crore, and letters for great numbers (10 bln, 2mil, 1MM)", "number", "", r"(?i)do?ze?n?s?\b|dozen|lakh|crore|bln|tln|\dmm?$|mil\b|\d\s?[gtmb]$|[打]|半百|\d\d,\d\d,\d{3}"),
    ("a full-width comma between digits separates two numbers in Chinese", "number", "zh", r"\d，\d|\d,\d"),
    ("nought, naught", "number", "en", r"(?i)nought|naught"),
    ("parts of more than a million", "number", "", r"[百千万萬]{2,}\s?分之|[百千]万分之|quarters? million|quarter billion|thirds of a million"),
    ("cents, pence and currencies no student pays in", "amount", "",
     r"(?i)cents?\b|pence|penny|franc|markka|guilder|peseta|lira|₡|₾|₭|ரூ|\bsen\b|australian|swiss|krone|crown|peso|won\b|riyal|dirham|dinar|canadian|c \$|schilling|rand|krona|bitcoin|satoshi|btc|₿|ringgit|ecu|florin|shekel|lakh|\d\d,\d\d,|銭|奈拉|分$|比特|deutsche|\bmarks?\b|pesos|hryvnia|zloty|forint|koruna|real|taka|₹"),
    ("sums of dollars and cents in words", "amount", "", r"(?i)dollars? (?:and )?(?:one|two|forty)|kuai and|and fifty"),
)  # fmt: skip
_COMPILED = [(reason, what, lang, re.compile(pattern)) for reason, what, lang, pattern in OUT]
_PARTS = {"MO": "am", "AF": "pm", "EV": "ev", "NI": "ev"}
Atom = tuple[tuple[object, ...], ...]


def _day_atoms(timex: str) -> Iterator[Atom] | None:
    """What a resolution's day, month, year or weekday asks for; each atom is met by any of its keys."""
    if found := re.fullmatch(r"(?:\d{4}|XXXX|XX\d\d)-(\d\d|XX)-(\d\d)", timex):
        day = int(found[2])
        return iter([((("day", day)),) if found[1] == "XX" else (("md", int(found[1]), day),)])
    if found := re.fullmatch(r"XXXX-WXX-(\d)", timex):
        return iter([(("weekday", int(found[1])), ("inner", int(found[1])))])
    if found := re.fullmatch(r"(?:\d{4}|XXXX)-(\d\d)(?:-W\d\d|-WXX-\d-#\d)?", timex):
        return iter([(("month", int(found[1])),)])
    if found := re.fullmatch(r"\d{4}", timex):
        return iter([(("n", int(timex)), ("year", int(timex)))])
    return None


def _clock_atoms(timex: str) -> Iterator[Atom] | None:
    if found := re.fullmatch(r"T(\d\d?)(?::(\d\d))?(?::\d\d)?", timex):
        return iter([(("time", (int(found[1]) * 60 + int(found[2] or 0)) % 1440),)])
    if timex[1:] in _PARTS:
        return iter([(("part", _PARTS[timex[1:]]),)])
    return None


def _point(timex: str) -> list[Atom] | None:
    day, mark_, clock = timex.partition("T")
    atoms: list[Atom] = []
    if day:
        days = _day_atoms(day)
        if days is None:
            return None
        atoms += days
    if mark_:
        times = _clock_atoms("T" + clock)
        if times is None:
            return None
        atoms += times
    return atoms


_LENGTHS = {"Y": "year", "W": "week", "D": "day", "H": "hour", "S": "second", "BD": "workday"}


def _length(timex: str) -> list[Atom] | None:
    if not re.fullmatch(r"P(?:[\d.]+(?:[YMWD]|BD))*(?:T(?:[\d.]+[HMS])+)?", timex):
        return None
    days, _, clock = timex[1:].partition("T")
    atoms: list[Atom] = []
    for part, minute in ((days, False), (clock, True)):
        for number, unit in re.findall(r"([\d.]+)(BD|[YMWDHS])", part):
            name = ("minute" if minute else "month") if unit == "M" else _LENGTHS[unit]
            value = Fraction(number)
            keys: list[tuple[object, ...]] = [("length", name, value)]
            if name in ("year", "month"):
                keys.append(("months", value * (12 if name == "year" else 1)))
            if name == "hour":
                keys.append(("minutes", value * 60))
            atoms.append(tuple(keys))
    return atoms


def expected(result: Mapping[str, Any]) -> tuple[str, list[Atom]] | None:
    """The class of a resolution and what it asks for; None where it tells nothing that could be compared."""
    told = result.get("Resolution") or result.get("Value") or {}
    weeks = re.findall(r"week (\d+)", result["Text"], re.IGNORECASE)
    if weeks:  # Week 31 is compared as such
        return "week", [(("ordinal", int(week)),) for week in weeks]
    timex = str(told.get("Timex") or (told.get("values") or [{}])[0].get("timex", ""))
    if found := re.fullmatch(r"\(([^,]+),([^,]+),(P[^)]*)\)(?:\|.*)?", timex):
        ends, length = [found[1], found[2]], found[3]
        if re.fullmatch(r"P\d+M", length):
            ends = [end[:7] for end in ends]
        elif re.fullmatch(r"P\d+Y", length):
            ends = [end[:4] for end in ends]
        points = [_point(end) for end in ends]
        if points[0] is None or points[1] is None:
            return None
        clocks = sum("T" in end for end in ends)
        dated = not found[1].startswith("T")
        name = (
            "date-time range"
            if clocks and dated
            else "time range"
            if clocks
            else "month and year range"
            if len(ends[0]) < 8
            else "date range"
        )
        atoms = points[0] + points[1]
        if re.fullmatch(r"P\d+Y", length) and ends[0] == ends[1]:
            return None
        return name, atoms
    if timex.startswith("P"):
        atoms_ = _length(timex)
        return ("duration", atoms_) if atoms_ else None
    atoms_ = _point(timex)
    if not atoms_:
        return None
    day, mark_, _ = timex.partition("T")
    if mark_:
        return ("date and time" if day else "time"), atoms_
    return ("weekday" if "-WXX-" in day and "#" not in day else "date" if len(day) == 10 else "month and year"), atoms_


def _value(result: Mapping[str, Any]) -> Fraction | None:
    told = (result.get("Resolution") or {}).get("value")
    try:
        return Fraction(str(told).rstrip("%").strip())
    except (ValueError, ZeroDivisionError):
        return None


def out_of_scope(what: str, lang: str, text: str, line: str) -> str | None:
    """The reason why an expression is out of scope; None where a notice could hold it."""
    if re.search(r"\d+(?:\.\d+){3}|\w[/_-]\w*[_-]?\d{4}-?\d\d-?\d\d[.-]\w*(?:html|xlsx|\d)", line):
        return "addresses of machines, names of files"
    broad = "date" if what not in ("number", "percent", "amount") else what
    for reason, kinds, only, pattern in _COMPILED:
        fits = kinds == broad or (kinds == "number" and broad in ("percent", "amount"))
        if fits and only in ("", lang) and pattern.search(text):
            return reason
    return None


def _here(facts: tuple[Fact, ...], result: Mapping[str, Any]) -> list[Fact]:
    start = result.get("Start")
    if start is None:
        return list(facts)
    end = result["End"] + 1 if "End" in result else start + result.get("Length", len(result["Text"]))
    return [fact for fact in facts if fact.start < end and start < fact.end]


def _near(offered: set[tuple[object, ...]], value: Fraction, names: tuple[str, ...]) -> bool:
    """Resolutions are rounded: a third is 0.333333333333333."""
    return any(
        key[0] in names and isinstance(key[-1], (int, Fraction)) and abs(key[-1] - value) <= abs(value) / 10**9
        for key in offered
    )


def read(case: Mapping[str, Any]) -> Iterator[tuple[str, str, str | None, bool, str]]:
    """Class, language, reason out of scope, whether read right, and the expression, for each result of a case."""
    lang = case["lang"]
    ref = date.fromisoformat(case["ref"][:10]) if case["ref"] else None
    facts = mark(case["input"], lang, ref)
    for result in case["results"]:
        offered = {key for fact in _here(facts, result) for key in fact.offers}
        text = result["Text"]
        if case["model"] in _NUMERIC:
            what, value = _NUMERIC[case["model"]], _value(result)
            if value is None:
                continue
            names = {
                "number": ("n", "nu", "ordinal", "year", "time", "day", "length"),
                "percent": ("count", "nu"),
                "amount": ("money",),
            }[what]
            right = _near(offered, value, names)
            if what == "number" and not right:  # a number within a date, a time or a telephone number is read with it
                right = any(
                    fact.kind in (Kind.DATE, Kind.PHONE, Kind.TIME, Kind.WEEKDAY, Kind.URL)
                    for fact in _here(facts, result)
                )
        else:
            told = expected(result)
            if told is None:
                yield "nothing to compare", lang, "periods whose resolution names no day, hour or length", False, text
                continue
            what, atoms = told
            right = all(not offered.isdisjoint(atom) for atom in atoms)
        yield what, lang, out_of_scope(what, lang, text, case["input"]), right, f"{text}  |  {case['input'][:90]}"


def main(path: str, *options: str) -> None:
    """Print the share read right of each class, and what is out of scope for which reason."""
    seen: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    wrong: dict[tuple[str, str], list[str]] = defaultdict(list)
    outside: dict[str, list[str]] = defaultdict(list)
    cases = Counter[tuple[str, str]]()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["model"] not in _NUMERIC and case["model"] not in _DATED:
            continue
        rights = []
        for what, lang, reason, right, text in read(case):
            if reason:
                outside[reason].append(f"{lang}: {text}")
                continue
            rights.append(right)
            seen[lang, what][0] += right
            seen[lang, what][1] += 1
            if not right:
                wrong[lang, what].append(text)
        if rights:
            cases[case["lang"], "right" if all(rights) else "wrong"] += 1
    for (lang, what), (right, all_) in sorted(seen.items()):
        print(f"{lang} {what:22}{right:5} of {all_:4} = {100 * right / all_:5.1f} %")
        if "--failures" in options:
            print(*(f"      {text}" for text in wrong[lang, what]), sep="\n")
    for lang in ("zh", "en"):
        right, missed = cases[lang, "right"], cases[lang, "wrong"]
        expressions = [counts for (one, _), counts in seen.items() if one == lang]
        share = sum(c[0] for c in expressions) / max(1, sum(c[1] for c in expressions))
        print(
            f"{lang}: {100 * share:.1f} % of {sum(c[1] for c in expressions)} expressions, {right} of {right + missed} cases wholly right"
        )
    print(f"\nout of scope ({sum(map(len, outside.values()))} expressions):")
    for reason, texts in sorted(outside.items(), key=lambda item: -len(item[1])):
        print(f"{len(texts):5}  {reason}")
        if "--scope" in options:
            print(*(f"           {text}" for text in texts), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1], *sys.argv[2:])
