"""What only looks like a fact: the numbers of a list, 1、 (2) 三、, and names that hold a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lut_admin.convention.twins.facts import Half

_MARK = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
# What numbers a list: 1、 (2) 三、 4. at the beginning of a line or sentence; "1" also after a colon.
# Beside each pattern a sign that it cannot do without.
_LIST = (
    re.compile(
        rf"(?:^|(?<=[\n;；。!！?？.]))(?<![Nn]o\.)(?<!Rm\.)(?<!ldg\.)(?<!xt\.)(?<!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep"
        rf"|Oct|Nov|Dec|ept)\.)(?<!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|ept)\.)(?<![ap]\.m\.)(?:(?<!\d\.)"
        rf"|(?=\s))\s{{0,4}}[(（]?{_MARK}(?:[)）]|[、．](?!\s?[\d一二三四五六七八九十]{{1,2}}\s?[日月号、])"
        rf"|\.(?!\d)(?![^\S\n]?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{{0,6}}\.?\s(?:19"
        rf"|20)\d\d)(?=[^\S\n]*\S))",
        re.MULTILINE,
    ),
    re.compile(r"(?<=:)\s?[(（]?(?:1|一)(?:[)）]|[、．](?!\s?[\d一二三四五六七八九十])|\.(?!\d)(?=\s?\S))"),
    re.compile(r"(?<![\d日号])[(（](?:1?\d|20|[一二三四五六七八九十]{1,3}|[a-hivx]{1,3})[)）](?=\s?[\w\u4e00-\u9fff])"),
    re.compile(r"(?<![^\n;.!?])\s{0,4}(?:[a-hA-H]|[ivxIVX]{1,4})(?:\)|\.(?=\s))"),
    re.compile(r"(?:^|(?<=[\n;；。!?:]))\s?第[一二三四五六七八九十](?=[,，:]|、(?![一二三四五六七八九十\d]))"),
    re.compile(r"\d\ufe0f?\u20e3"),
    re.compile(r"[(〔\[【](?:19|20)\d\d[)〕\]】]\s?第?\s?\d{1,5}\s?号"),  # the number of a document: 〔2021〕11号
    re.compile(r"(?<![A-Za-z])(?:COVID|SARS-CoV|H\d{1,2}N)-?\d{1,2}(?!\d)|7[×x*]24", re.IGNORECASE),
)
# 2) within a line, unless it closes a bracket: (March 4).
_CLOSED = re.compile(r"(?<=[,，、;；:\s])\d{1,2}\)(?=\s?[\w\u4e00-\u9fff])")
_NAMES = ("covid", "sars-cov", "x24", "×24", *(f"h{digit}" for digit in range(10)))
_NEEDS = ((":",), ("(", "（"), (")", ". "), ("第",), ("\u20e3",), ("号",), _NAMES)
# Two numbers in a row: 3、4楼.
_ROW = re.compile(r"\s{0,4}(\d{1,2})、\s?(\d{1,2})(?!\d)")
_REACH = 60


def clear(half: Half) -> None:
    """Cover what numbers a list and what only looks like a number; nothing there is a fact."""
    first, *others = _LIST
    half.cover(_numbers_of_a_list(first, half.left))
    for pattern, needs in zip(others, _NEEDS, strict=True):
        half.clear(pattern, *needs)
    text = half.left
    half.cover(found.span() for found in _CLOSED.finditer(text) if not _in_brackets(text, found.start()))


def _numbers_of_a_list(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The numbers at the beginning of lines and sentences; 3、4楼 are two floors unless a 2、 or 4、 begins another line."""
    found = list(pattern.finditer(text))
    marks = {mark.group().strip("\n (（)）、．.") for mark in found}
    for mark in found:
        row = _ROW.match(text, mark.start())
        if row is None or int(row[2]) != int(row[1]) + 1 or {str(int(row[1]) - 1), row[2]} & marks:
            yield mark.span()


def _in_brackets(text: str, at: int) -> bool:
    before = text[max(0, at - _REACH) : at]
    return before.rfind("(") > before.rfind(")")
