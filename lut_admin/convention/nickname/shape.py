"""The shape of a nickname: "English name + Chinese name", judged from the text alone (Art. 4)."""

from __future__ import annotations

import re
from functools import cache

# Format characters that nobody sees: soft hyphen, zero-width, bidi marks and isolates, variation selectors.
_UNSEEN = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
UNSEEN = re.compile(f"[{_UNSEEN}\U000e0100-\U000e01ef]")
WIDE = re.compile("[\uff01-\uff5e\u3000]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BLANKS = dict.fromkeys([0x09, 0x0A, 0x0D, 0xA0, 0x202F, *range(0x2000, 0x200B)], 0x20)
_FOLD = _NARROW | _BLANKS

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Latin-script letters with and without marks; the marks themselves for text that writes them apart.
_LETTERS = r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1d00-\u1d25\u1d62-\u1d65\u1d6b-\u1d77\u1d79-\u1dbe"
LATIN = _LETTERS + r"\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787\ua78b-\ua7ca\ua7f2-\ua7ff\uab30-\uab5a"
MARKS = "\u0300-\u036f"
APOSTROPHES = "'\u2019\u2018\u02bb\u02bc`\u00b4"
DOTS = "·•・‧･．."
SEPARATORS = r"+\-_/|,，.·& "

_LATIN_HALF = f"[{LATIN}](?:[{LATIN}{MARKS} .{APOSTROPHES}-]*[{LATIN}{MARKS}.{APOSTROPHES}])?"
_HAN_HALF = f"[{HAN}](?:[{DOTS} ]*[{HAN}])*"


@cache
def _shape(separators: str) -> re.Pattern[str]:
    return re.compile(f"({_LATIN_HALF})([{separators}]*)({_HAN_HALF})")


def clean(text: str) -> str:
    """The nickname as an eye reads it: unseen characters gone, full-width letters narrow, every blank a plain one."""
    return UNSEEN.sub("", text).translate(_FOLD).strip()


def split(cleaned: str, separators: str = SEPARATORS) -> tuple[str, str, str] | None:
    """Latin half, separator, Han half of a nickname in the right shape (already cleaned), or None for any other shape.

    `separators` is the inside of a character class: a rule may accept fewer than the convention leaves open.
    """
    found = _shape(separators).fullmatch(cleaned)
    return (found[1], found[2], found[3]) if found else None


def valid(text: str) -> bool:
    """Whether a nickname has the shape "English name + Chinese name" (Art. 4), whoever bears it."""
    return split(clean(text)) is not None
