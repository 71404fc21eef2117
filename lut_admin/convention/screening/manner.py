"""How a message is said, which no list of words can hold: a face that laughs, a card that is passed on, somebody called by name."""

from __future__ import annotations

import re
from bisect import bisect_left

from lut_admin.convention.screening.folding import Folded

# Faces, hearts, flowers, beasts, food, fire: what a notice has no use for (its signs are clocks, pins, megaphones, papers).
_FEELING = re.compile(
    "[\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a\U0001f493-\U0001f49f❤♥☺☹\U0001f339\U0001f33a\U0001f337"
    "\U0001f338\U0001f33b\U0001f490\U0001f31e\U0001f308\U0001f319\U0001f315☀☕\U0001f525\U0001f4af\U0001f436\U0001f431"
    "\U0001f389\U0001f382\U0001f680\U0001f602\U0001f923\U0001f644\U0001f40d-\U0001f43e\U0001f345-\U0001f37f⚽\U0001f3c0\U0001f3b5\U0001f3b6♈-♓]"
)
# What stands in a chat for something that is passed on, and an address on the web.
_CARD = re.compile(
    r"\[(?:链接|视频|图片|动画表情|音乐|小程序|聊天记录|分享|link|video|photo|picture|sticker|music)\]|【转】|https?://",
    re.IGNORECASE,
)
# @Amina, @李明; no address of e-mail, nor a teacher or everybody.
_CALLED = re.compile(r"(?<![A-Za-z0-9._-])@(?!所有人|全体|all\b|\S{0,6}(?:老师|班主任|teacher))[A-Za-z一-鿿]", re.IGNORECASE)

# 15:00, 7 p.m., 周五, 晚上八点: when one is to come.
_CLOCK = re.compile(
    r"\d\s?[:：]\s?[0-5]\d|\d\s?[AaPp]\.?[Mm]\b|(?:周|星期)[一二三四五六日]|[\d一二两三四五六七八九十]点(?!赞|开)"
)
# Where a sentence ends, with its signs; a dot within a number or an address does not end it.
_STOP = re.compile(r"[。！？!?\n]+|\.+(?=\s|$)")
_LONGEST_SHOWN = 80


def feelings(text: str, folded: Folded) -> list[tuple[int, int]]:
    """Where in the folded text a face, a heart or a flower stood."""
    return _places(_FEELING, text, folded)


def cards(text: str, folded: Folded) -> list[tuple[int, int]]:
    """Where in the folded text a picture, a link or a video stands in for what is passed on."""
    return _places(_CARD, text, folded)


def called(text: str, folded: Folded) -> list[tuple[int, int]]:
    """Where in the folded text one member is called with ``@``."""
    return _places(_CALLED, text, folded) if "@" in text else []


def clocks(text: str, folded: Folded) -> list[tuple[int, int]]:
    """Where in the folded text a time of day or a day of the week stands first."""
    found = _CLOCK.search(text)
    place = bisect_left(folded.starts, found.start()) if found else 0
    return [(place, place)] if found else []


def _places(pattern: re.Pattern[str], text: str, folded: Folded) -> list[tuple[int, int]]:
    """Empty pieces of the folded text: what stood there may be no word of it."""
    places = (bisect_left(folded.starts, found.start()) for found in pattern.finditer(text))
    return [(place, place) for place in places]


def sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole of the sentences in which a piece of a text stands; the piece itself where they are long."""
    first = max((found.end() for found in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, max(end - 1, start))
    last = stop.end() if stop else len(text)
    whole = text[first:last]
    first, last = first + len(whole) - len(whole.lstrip()), first + len(whole.rstrip())
    return (first, last) if first < last <= first + _LONGEST_SHOWN else (start, end)
