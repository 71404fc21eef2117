"""Lists of who got what: names or student numbers, each with its mark, its share of lessons, its days of absence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lut_admin.convention.screening.kinds import Identifier, Kind
from lut_admin.convention.screening.naming import names

# What such a list is of.
_ABOUT = re.compile(
    r"成绩|分数|得分|平时分|考勤|缺勤|缺课|旷课|迟到|出勤|补考|重修|挂科|绩点|排名|名次|测验|期中|期末|考试结果|作业"
    r"|查寝|四级|六级|没过|过了|"
    r"\b(?:marks?|scores?|results?|grades?|gpa|final|midterm|exam|quiz|test|absen\w*|attendance|retakes?|resits?"
    r"|ranking|ranks?|homework|failed)\b",
    re.IGNORECASE,
)
# 58, 43%, 3/10, absent; no time, no date, no room.
_FIGURE = re.compile(r"(?<![\d.:：/#A-Za-z])\d{1,3}(?:[./]\d{1,3})?(?![\d:：/年月日号时点楼层室A-Za-z])|absent|缺考|缺席")
# What may stand between a name and its figure.
_BETWEEN = " :：=–—-\u3000\t"
_GOT = ("同学", "同學", "考了", "得了", "考", "得", " got", " has", " with", " was", " is")
# A student number, with what of a name follows it.
_NUMBER = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,2}20[0-3]\d(?:\s?\d){4,9}(?!\d)")
_NUMBERED = re.compile(_NUMBER.pattern + r"[^\d\n,，;；。]{0,24}$")
_LONGEST = 40
# Two of them are a list, where they stand together.
_FEWEST = 2
_REACH = 30


def marks(text: str) -> Iterator[Identifier]:
    """Each list in which two people at least have their figure, in the order of the text."""
    figures = [found.span() for found in _FIGURE.finditer(text)]
    if len(figures) < _FEWEST:
        return
    about, numbered = _ABOUT.search(text) is not None, _NUMBER.search(text) is not None
    if not about and not numbered:
        return
    run: list[tuple[int, int]] = []
    for start, end in figures:
        first = max(0, start - _LONGEST, run[-1][1] if run else 0)
        found = _NUMBERED.search(text, first, start) if numbered else None
        whose = found.start() if found is not None else _named(text, first, start) if about else None
        if whose is None:
            continue
        if run and whose - run[-1][1] > _REACH:
            yield from _listed(run)
            run = []
        run.append((whose, end))
    yield from _listed(run)


def _named(text: str, first: int, start: int) -> int | None:
    """Where the name begins, from `first` on, whose figure stands at `start`."""
    before = text[first:start].rstrip(_BETWEEN)
    for word in _GOT:
        if before.endswith(word):
            before = before.removesuffix(word).rstrip(_BETWEEN)
            break
    if not before[-1:].isalpha():
        return None
    return next((first + begin for begin, end in names(text[first : start + 1]) if end == len(before)), None)


def _listed(run: list[tuple[int, int]]) -> Iterator[Identifier]:
    if len(run) >= _FEWEST:
        yield Identifier(Kind.MARKS, run[0][0], run[-1][1], sure=False)
