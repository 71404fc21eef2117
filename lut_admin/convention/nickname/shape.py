"""The shape of a nickname: "English name + Chinese name", judged from the text alone (Art. 4)."""

from __future__ import annotations

import re
from collections.abc import Collection

from lut_admin.convention.nickname.remarks import remarks_of

# Format characters that nobody sees: soft hyphen, zero-width, bidi marks and isolates, variation selectors.
_UNSEEN = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
UNSEEN = re.compile(f"[{_UNSEEN}\U000e0100-\U000e01ef]")
WIDE = re.compile("[\uff01-\uff5e\u3000]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BLANKS = dict.fromkeys([0x09, 0x0A, 0x0D, 0xA0, 0x202F, *range(0x2000, 0x200B)], 0x20)
_FOLD = _NARROW | _BLANKS

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Letters of the Latin script as names write them, with and without marks; not the small capitals that only decorate.
LATIN = (
    r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0261\u0263-\u0269\u026b-\u0273\u0275-\u027f\u0281-\u028e\u0290-\u0298\u029a\u029b\u029d\u029e\u02a0-\u02af"
    r"\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787\ua78b-\ua7ca"
)
MARKS = "\u0300-\u036f"
APOSTROPHES = "'\u2019\u2018\u02bb\u02bc`\u00b4"
DOTS = "·•・‧･．."
SEPARATORS = "+-_/|,，.·& "

# Possessive, so that a text of any length costs one pass.
_SHAPE = re.compile(
    f"([{LATIN}][{LATIN}{MARKS} .{APOSTROPHES}-]*+)([{re.escape(SEPARATORS)}]*+)([{HAN}](?:[{DOTS} ]*+[{HAN}])*+)"
)
_PARTED = re.compile(f"[{DOTS} ]")
_TAIL = re.compile(r"[ .-]*\Z")


_ODD = re.compile(f"[{_UNSEEN}\U000e0100-\U000e01ef\uff01-\uff5e\u3000\t\n\r\xa0\u202f\u2000-\u200a]")


def plain(text: str) -> bool:
    """Whether there is nothing in the text that `clean` would change, but for blanks around it."""
    return _ODD.search(text) is None


def clean(text: str) -> str:
    """The nickname as an eye reads it: unseen characters gone, full-width letters narrow, every blank a plain one."""
    if plain(text):
        return text.strip()
    return UNSEEN.sub("", text).translate(_FOLD).strip()


def split(cleaned: str) -> tuple[str, str, str] | None:
    """Latin half, separator, Han half of a cleaned nickname in the right shape; None for any other shape.

    The last Han part may still be a remark (a country, a role): `valid` asks for that.
    """
    found = _SHAPE.fullmatch(cleaned)
    if found is None:
        return None
    latin = _TAIL.sub("", found[1])
    return latin, found[1][len(latin) :] + found[2], found[3]


def valid(text: str, names: Collection[str] = ()) -> bool:
    """Whether a nickname has the shape "English name + Chinese name" and nothing else (Art. 4).

    A country or a role after the name breaks the shape. `names` are the Chinese names of the student who bears it, if
    known: what looks like a country but is part of the name (苏丹, 以色列) is then no remark.
    """
    halves = split(clean(text))
    if halves is None:
        return False
    return not remarks_of(halves[2])[1] or any(same_han(halves[2], name) for name in names)


def same_han(one: str, other: str) -> bool:
    """Whether two Chinese names are the same but for dots and blanks."""
    return _PARTED.sub("", one) == _PARTED.sub("", other)
