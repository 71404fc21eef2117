"""Tidying a half: marks nobody sees, blanks too many, and punctuation of the other language. What it says is not touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
Code = Literal["hidden", "blanks", "marks"]

_HAN = r"\u3400-\u9fff\uf900-\ufaff"
# Addresses, placeholders and codes stay as they are, to the letter; they end where Chinese begins.
_FIXED = re.compile(
    rf"(?:https?://|www\.)[^\s{_HAN}，。；、）】》]+|(?<![\w.+-])[\w.+-]+@[\w.-]+\w|\{{[^{{}}\n]*\}}", re.ASCII
)
# Nobody sees them. A joiner between two signs is part of an emoji, a non-joiner part of other scripts' words.
_HIDDEN = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ODD_BLANK = re.compile("[\u00a0\u2002-\u200a\u202f]")
_BLANKS = re.compile(r"(?<=[^\s])[ \t]{2,}(?=[^\s])")
_TRAILING = re.compile(r"[ \t\u3000]+(?=\n|\Z)")
_LINES = re.compile(r"\n{4,}")
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_NARROW = {"，": ",", "、": ",", "；": ";", "：": ":", "？": "?", "！": "!", "。": ".", "（": "(", "）": ")"}
# After Chinese, before Chinese, a blank or the end; never within a number or a time.
_ZH_MARK = re.compile(
    rf"(?:(?<=[{_HAN}）」』”》])([,;:?!])[ ]?(?=[{_HAN}（「『“《\n]|\d|[A-Za-z]|\Z)|(?<=\w)([,;:?!])[ ]?(?=[{_HAN}]))"
)
_ZH_STOP = re.compile(rf"(?<=[{_HAN}）」』”》])\.(?=\s|\Z|[{_HAN}])")
_ZH_BRACKETS = re.compile(rf"(?<=[{_HAN}])[ ]?\(([^()\n]*)\)|\(([^()\n]*[{_HAN}][^()\n]*)\)")
_EN_MARK = re.compile(rf"(?<=[\w)\"'’”])[，、；：？！。](?![{_HAN}])")
_EN_BRACKETS = re.compile(rf"（([^（）{_HAN}\n]*)）")
_EN_WIDE = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")


@dataclass(frozen=True, slots=True)
class Edit:
    """One place that can be tidied: half-open offsets, what stands there instead, and what kind of thing it is."""

    start: int
    end: int
    put: str
    code: Code


def edits(text: str, language: Language) -> tuple[Edit, ...]:
    """What can be tidied in one half, in the order of the text; no two places overlap.

    Once these are made there may be more (a mark behind a hidden one), and in the end nothing.
    """
    fixed = [found.span() for found in _FIXED.finditer(text)]
    found = sorted(_found(text, language), key=lambda edit: (edit.start, -edit.end))
    kept: list[Edit] = []
    for edit in found:
        held = any(start < edit.end and edit.start < end for start, end in fixed)
        if (not held or edit.code == "hidden") and (not kept or edit.start >= kept[-1].end):
            kept.append(edit)
    return tuple(kept)


def _found(text: str, language: Language) -> Iterator[Edit]:
    for pattern, instead in ((_HIDDEN, ""), (_ODD_BLANK, " ")):
        yield from _all(text, pattern, "hidden", instead)
    for pattern, instead in ((_BLANKS, " "), (_TRAILING, ""), (_LINES, "\n\n")):
        yield from _all(text, pattern, "blanks", instead)
    if language == "zh":
        yield from _all(text, _ZH_MARK, "marks", lambda match: _WIDE[match[1] or match[2]])
        yield from _all(text, _ZH_STOP, "marks", "。")
        for match in _ZH_BRACKETS.finditer(text):
            yield Edit(match.start(), match[0].index("(") + match.start() + 1, "（", "marks")
            yield Edit(match.end() - 1, match.end(), "）", "marks")
    else:
        yield from _all(text, _EN_MARK, "marks", lambda match: _NARROW[match[0]] + _blank_after(text, match))
        for match in _EN_BRACKETS.finditer(text):
            before = " " if match.start() and not text[match.start() - 1].isspace() else ""
            yield Edit(match.start(), match.start() + 1, f"{before}(", "marks")
            yield Edit(match.end() - 1, match.end(), ")", "marks")
        yield from _all(text, _EN_WIDE, "marks", lambda match: chr(ord(match[0]) - 0xFEE0))


def _all(
    text: str, pattern: re.Pattern[str], code: Code, instead: str | Callable[[re.Match[str]], str]
) -> Iterator[Edit]:
    for match in pattern.finditer(text):
        yield Edit(match.start(), match.end(), instead if isinstance(instead, str) else instead(match), code)


def _blank_after(text: str, mark: re.Match[str]) -> str:
    """A blank after a mark, unless a blank, a line's end or a closing mark follows anyway, or it stands within 10:30."""
    start, end = mark.span()
    if mark[0] == "：" and text[start - 1].isdigit() and text[end : end + 1].isdigit():
        return ""
    return " " if end < len(text) and (text[end].isalnum() or text[end] in "(“\"'") else ""
