"""What only looks like a fact: the numbers of a list, 1、 (2) 三、, and names that hold a number."""

from __future__ import annotations

import re

from lut_admin.convention.twins.facts import Half

_MARK = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
# What numbers a list: 1、 (2) 三、 4. at the beginning of a line or sentence; "1" also after a colon.
_LIST = (
    re.compile(
        rf"(?:^|(?<=[\n;；。!！?？.]))(?<![Nn]o\.)(?<!Rm\.)(?<!ldg\.)(?<!xt\.)(?<![ap]\.m\.)(?:(?<!\d\.)|(?=\s))\s{{0,4}}[(（]?{_MARK}(?:[)）]|[、．](?!\s?[\d一二三四五六七八九十]{{1,2}}\s?[日月号、])|\.(?!\d)(?![^\S\n]?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{{0,6}}\.?\s(?:19|20)\d\d)(?=[^\S\n]*\S))",
        re.MULTILINE,
    ),
    re.compile(r"(?<=:)\s?[(（]?(?:1|一)(?:[)）]|[、．](?!\s?[\d一二三四五六七八九十])|\.(?!\d)(?=\s?\S))"),
    re.compile(r"(?<![\d日号])[(（](?:1?\d|20|[一二三四五六七八九十]{1,3}|[a-hivx]{1,3})[)）](?=\s?[\w\u4e00-\u9fff])"),
    re.compile(r"(?:^|(?<=[\n;.!?]))\s{0,4}(?:[a-hA-H]|[ivxIVX]{1,4})(?:\)|\.(?=\s))", re.MULTILINE),
    re.compile(r"(?:^|(?<=[\n;；。!?:]))\s?第[一二三四五六七八九十](?=[,，:]|、(?![一二三四五六七八九十\d]))"),
    re.compile(r"\d\ufe0f?\u20e3"),
    re.compile(r"(?<![A-Za-z])(?:COVID|SARS-CoV|H\d{1,2}N)-?\d{1,2}(?!\d)|7[×x*]24", re.IGNORECASE),
)
# 2) within a line, unless it closes a bracket: (March 4).
_CLOSED = re.compile(r"(?<=[,，、;；:\s])\d{1,2}\)(?=\s?[\w\u4e00-\u9fff])")
_REACH = 60


def clear(half: Half) -> None:
    """Cover what numbers a list and what only looks like a number; nothing there is a fact."""
    for pattern in _LIST:
        half.cover(found.span() for found in pattern.finditer(half.left))
    text = half.left
    half.cover(found.span() for found in _CLOSED.finditer(text) if not _in_brackets(text, found.start()))


def _in_brackets(text: str, at: int) -> bool:
    before = text[max(0, at - _REACH) : at]
    return before.rfind("(") > before.rfind(")")
