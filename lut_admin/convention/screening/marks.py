"""Lists of who got what: names or student numbers, each with its mark, its share of lessons, its days of absence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lut_admin.convention.screening.kinds import Identifier, Kind
from lut_admin.convention.screening.naming import names

# What such a list is of.
_ABOUT = re.compile(
    r"成绩|分数|得分|平时分|考勤|缺勤|缺课|旷课|迟到|出勤|补考|重修|挂科|绩点|排名|名次|测验|期中|期末|考试结果|作业|查寝|四级|六级|没过|过了|"
    r"\b(?:marks?|scores?|results?|grades?|gpa|final|midterm|exam|quiz|test|absen\w*|attendance|retakes?|resits?|ranking|ranks?|homework|failed)\b",
    re.IGNORECASE,
)
# 58, 43%, 31分, 14 absences, absent; no time, no date, no goals.
_VALUE = re.compile(
    r"\s?(?:同学|同學)?[\s:：=–—-]{0,3}(?:(?:got|has|with|得了?|考了?)\s?)?"
    r"(?:\d{1,3}(?:\.\d{1,2})?(?:/\d{1,3})?(?![\d:：/年月日号时点.])\s?(?:%|分|次|节|points?|marks?|absen\w+|times|hours|retakes?|resits?)?|absent|缺考|缺席|缓考|及格|不及格|failed|fail|pass(?:ed)?\b)",
    re.IGNORECASE,
)
# A student number, and the name after it where there is one.
_NUMBERED = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{0,2}20[0-3]\d(?:\s?\d){4,9}(?!\d)"
    r"(?:[\s:：]{0,3}[^\W\d_][^\d\n,，;；。]{0,20}?(?=[\s:：=–—-]{0,3}\d)|(?![A-Za-z]))"
)
# Two of them are a list, where they stand together.
_FEWEST = 2
_REACH = 30


def marks(text: str) -> Iterator[Identifier]:
    """Each list in which two people at least have their figure, in the order of the text."""
    numbers = [(found.start(), found.end()) for found in _NUMBERED.finditer(text)]
    if not numbers and not _ABOUT.search(text):
        return
    run: list[tuple[int, int]] = []
    for start, end in sorted((*names(text), *numbers)):
        value = _VALUE.match(text, end)
        if value is None or (run and start < run[-1][1]):
            continue
        if run and start - run[-1][1] > _REACH:
            yield from _listed(run)
            run = []
        run.append((start, value.end()))
    yield from _listed(run)


def _listed(run: list[tuple[int, int]]) -> Iterator[Identifier]:
    if len(run) >= _FEWEST:
        yield Identifier(Kind.MARKS, run[0][0], run[-1][1], sure=False)
