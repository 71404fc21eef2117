"""How much of an independent specification of dates, times and numbers the twin check reads right.

    python tests/bench/read_specs.py SPECS.jsonl [--failures] [--scope]

SPECS.jsonl holds the public test cases of Microsoft's Recognizers-Text (MIT), one a line: ``lang``, ``model``, ``ref``,
``input`` and ``results``, each result with its ``Text``, its place and its resolution. The cases are not part of the project. An
expression is read right when the facts that overlap it offer what its resolution tells: the month and day, the minute, the length
with its unit, the value. What no notice could need is out of scope for a reason that stands beside each pattern of
`specs_scope.OUT` (decision 014); ``--scope`` prints what each reason excludes, ``--failures`` what was read wrong.
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
sys.path.insert(0, str(Path(__file__).parent))

from specs_scope import OUT

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
# Units side by side are read as one length: of what, and how much of it each of them is.
_TOGETHER: dict[str, tuple[str, int | Fraction]] = {
    "year": ("months", 12), "month": ("months", 1), "day": ("minutes", 1440), "hour": ("minutes", 60), "minute": ("minutes", 1),
    "second": ("minutes", Fraction(1, 60)),
}  # fmt: skip


def _length(timex: str) -> list[Atom] | None:
    if not re.fullmatch(r"P(?:[\d.]+(?:[YMWD]|BD))*(?:T(?:[\d.]+[HMS])+)?", timex):
        return None
    days, _, clock = timex[1:].partition("T")
    told: list[tuple[str, Fraction, list[tuple[object, ...]]]] = []
    for part, minute in ((days, False), (clock, True)):
        for number, unit in re.findall(r"([\d.]+)(BD|[YMWDHS])", part):
            name = ("minute" if minute else "month") if unit == "M" else _LENGTHS[unit]
            value = Fraction(number)
            keys: list[tuple[object, ...]] = [("length", name, value)]
            if name in ("year", "month"):
                keys.append(("months", value * (12 if name == "year" else 1)))
            if name == "hour":
                keys.append(("minutes", value * 60))
            told.append((name, value, keys))
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for name, value, _ in told:
        if name in _TOGETHER:
            of, each = _TOGETHER[name]
            sums[of] += value * each
    return [(*keys, *sums.items()) if len(told) > 1 else tuple(keys) for _, _, keys in told]


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


def _counted(reason: str, result: Mapping[str, Any]) -> list[Atom] | None:
    """The length of what is counted from now; none of quarters and decades, of a few days, nor of "next hour"."""
    told = result.get("Resolution") or result.get("Value") or {}
    timex = str(told.get("Timex") or (told.get("values") or [{}])[0].get("timex", ""))
    found = re.fullmatch(r"\([^,]+,[^,]+,(P[^)]*)\)", timex)
    plain = re.search(r"[\d一二三四五六七八九十两]|\b(?:two|three|four|five|ten|forty)\b", result["Text"])
    odd = re.search(r"quarter|decade|fortnight|few|couple|from \d|^for \d|\d to \d|年之|到", result["Text"])
    return _length(found[1]) if found and plain and not odd and reason.startswith("counted") else None


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
            reason = out_of_scope("date", lang, text, case["input"])
            if reason and (length := _counted(reason, result)):  # within 5 days: what is compared is the length
                yield (
                    "length from now",
                    lang,
                    None,
                    all(not offered.isdisjoint(atom) for atom in length),
                    f"{text}  |  {case['input'][:90]}",
                )
                continue
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
        mine = {what: counts for (one, what), counts in seen.items() if one == lang}
        for name, kept in (
            ("all", mine.values()),
            ("but amounts", [counts for what, counts in mine.items() if what != "amount"]),
        ):
            right, told = sum(counts[0] for counts in kept), sum(counts[1] for counts in kept)
            print(f"{lang} {name:22}{right:5} of {told:4} = {100 * right / max(1, told):5.1f} %")
        print(
            f"{lang} wholly right lines    {cases[lang, 'right']:5} of {cases[lang, 'right'] + cases[lang, 'wrong']:4}"
        )
    print(f"\nout of scope ({sum(map(len, outside.values()))} expressions):")
    for reason, texts in sorted(outside.items(), key=lambda item: -len(item[1])):
        print(f"{len(texts):5}  {reason}")
        if "--scope" in options:
            print(*(f"           {text}" for text in texts), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1], *sys.argv[2:])
