"""A nickname taken apart: its English half, its Chinese half, and everything hung on it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from lut_admin.convention.nickname import labels, marks, shape
from lut_admin.convention.nickname.remarks import COUNTRIES, DEGREES, LAST, ROLES, remarks_of
from lut_admin.convention.nickname.shape import APOSTROPHES, DOTS, HAN, LATIN, MARKS

_WIDE_LETTER = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_ROOM = re.compile(r"(?i)room|dorm|宿舍|公寓|号楼|栋")
# WeChat puts this blank after a mention; nobody can see that it is none.
_MENTION_BLANK = "\u2005"
_DIGIT = re.compile(r"\d")
_SELECTOR = re.compile("[\ufe00-\ufe0f]")
_BRACKETS = re.compile(r"[(（【\[{<《]([^()（）【】\[\]{}<>《》]*)[)）】\]}>》]")
_JUNK = re.compile(f"[^{LATIN}{MARKS}{HAN}{APOSTROPHES}{re.escape(shape.SEPARATORS)}{DOTS}\\s]+")
_RUN = re.compile(
    f"(?P<latin>[{LATIN}](?:[{LATIN}{MARKS} .{APOSTROPHES}-]*[{LATIN}{MARKS}])?\\.?)|(?P<han>[{HAN}](?:[{DOTS} ]*[{HAN}])*)"
)
_OUTER = re.compile(
    f"^[{re.escape(shape.SEPARATORS)}{DOTS}{APOSTROPHES}]+|[{re.escape(shape.SEPARATORS)}{DOTS}{APOSTROPHES}]+$"
)
_INITIAL = re.compile(rf"[{LATIN}]\.$")
_HAN_ONLY = re.compile(f"[{HAN}](?:[{DOTS} ]*[{HAN}])*")
# What two of three members write: known at one look, and the general way through `shape` takes three times as long.
_USUAL = re.compile("([A-Za-z]++(?: [A-Za-z]++)*+)([-+_/|,.·& ]*+)([\u4e00-\u9fff](?:·?[\u4e00-\u9fff])*+)")
# Letters and separators alone: nothing decorates or disguises the name, nothing is to be taken off it.
_UNADORNED = re.compile("[-A-Za-z+_/|,.·& \u4e00-\u9fff]*+")


class Parts(NamedTuple):
    """What a nickname says: both halves (``""`` if missing), the separator, labels, remarks, and the codes of its shape.

    `codes` holds the F_* and the I_* that the text alone shows; without an F_* the shape is right. `native` is what stands
    there in a script that is neither Latin nor Chinese.
    """

    latin: str
    han: str
    separator: str = ""
    labels: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    native: str = ""

    @property
    def valid(self) -> bool:
        return not broken(self.codes)


def parse(text: str, classes: labels.Classes | None = None) -> Parts:
    """The nickname taken apart; any text has an answer, an empty one too. `classes` are the roster's own, if it is known."""
    if classes and ("班" in text or _DIGIT.search(text)) and classes.taken_out(shape.clean(text))[1]:
        return _taken_apart(text, set(), classes)
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        latin, separator, han = usual.groups()
        if han[-1] not in LAST or not remarks_of(han)[1]:
            return Parts(latin, han, separator)
    told = set()
    odd = not shape.plain(text)
    if odd and _WIDE_LETTER.search(text):
        told.add("I_FULLWIDTH")
    cleaned = shape.clean(text) if odd else text.strip()
    halves = shape.split(cleaned)
    if halves is not None and not remarks_of(halves[2])[1]:
        if odd and _unseen(text):
            told.add("I_INVISIBLE")
        return Parts(halves[0], halves[2], halves[1], codes=frozenset(told))
    return _sorted_out(text.strip(), told) if _UNADORNED.fullmatch(text) else _taken_apart(text, told)


def _taken_apart(text: str, codes: set[str], classes: labels.Classes | None = None) -> Parts:
    """What adorns and disguises the name taken off, then the name itself."""
    text, emoji = marks.without_emoji(text)
    text, styled = marks.without_style(text)
    text = _SELECTOR.sub("", text)
    if _unseen(text):
        codes.add("I_INVISIBLE")
    text, own_class = classes.taken_out(shape.clean(text)) if classes else (shape.clean(text), ())
    text, disguised, native = marks.scripts(text)
    for code, found in (
        ("F_EMOJI", emoji),
        ("F_STYLED", styled),
        ("F_HOMOGLYPH", disguised),
        ("F_NATIVE", bool(native)),
    ):
        if found:
            codes.add(code)
    text, bracketed = _unbracketed(text)
    text, misread, phone, found_labels = _without_digits(text)
    found_labels = own_class + found_labels
    if (
        misread
        or found_labels
        or any(labels.without_labels(inside)[1] for inside in bracketed if not _ROOM.search(inside))
    ):
        codes.add("F_LABEL")
    text, junk = _JUNK.subn(" ", text)
    if junk:
        codes.add("F_DECOR")
    return _sorted_out(text.strip(), codes, found_labels, bracketed, phone, native)


def _sorted_out(
    text: str,
    codes: set[str],
    found_labels: tuple[str, ...] = (),
    bracketed: tuple[str, ...] = (),
    phone: bool = False,
    native: str = "",
) -> Parts:
    """The halves of a text of letters and separators, and their remarks."""
    bare = _OUTER.sub("", text)
    hung = bool(found_labels or bracketed or phone or native)
    if not hung and bare != text and not _INITIAL.search(text):
        codes.add("F_DECOR")
    latin, han, first, further = _halves(bare)
    han, roles = remarks_of(han)
    latin, degree = _without_degree(latin)
    remarks = bracketed + further + degree + roles
    if not han:
        # A Chinese name may stand in brackets: Ali（阿里）.
        han = next((name for name in bracketed if _may_be_name(name)), "")
    if remarks or phone:
        codes.add("F_REMARK")
    codes |= _missing(latin, han, first)
    codes |= set() if broken(codes) else {"F_DECOR"}
    return Parts(latin, han, "", found_labels, remarks, frozenset(codes), native)


def _without_digits(text: str) -> tuple[str, bool, bool, tuple[str, ...]]:
    """The text without digits, whether some stood for letters or were a telephone, and the labels."""
    if not _DIGIT.search(text):
        return text, False, False, ()
    text, misread = labels.without_misread(text)
    text, phone = labels.without_phones(text)
    text, found = labels.without_labels(text)
    return text, misread, phone, found


def broken(codes: Collection[str]) -> bool:
    """Whether one of the codes breaks the shape."""
    return "F" in [code[0] for code in codes]


def _missing(latin: str, han: str, first: str) -> set[str]:
    if latin and han:
        return {"F_ORDER"} if first == "han" else set()
    return ({"F_NO_CN"} if not han else set()) | ({"F_NO_EN"} if not latin else set())


def _unseen(text: str) -> bool:
    return _MENTION_BLANK in text or bool(shape.UNSEEN.search(text))


def _unbracketed(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its brackets, and what stood in them."""
    inside = tuple(content.strip() for content in _BRACKETS.findall(text) if content.strip())
    return _BRACKETS.sub(" ", text), inside


def _without_degree(latin: str) -> tuple[str, tuple[str, ...]]:
    words = latin.split()
    if len(words) > 1 and words[-1].lower().rstrip(".") in DEGREES:
        return " ".join(words[:-1]), (words[-1],)
    return latin, ()


def _may_be_name(text: str) -> bool:
    return bool(_HAN_ONLY.fullmatch(text)) and text not in ROLES and text not in COUNTRIES and len(text) > 1


def _halves(text: str) -> tuple[str, str, str, tuple[str, ...]]:
    """English half, Chinese half, which came first, and what stands after or around them."""
    runs = [(match.lastgroup or "", match[0].strip(" -")) for match in _RUN.finditer(text)]
    kinds = [kind for kind, _ in runs]
    if "han" not in kinds:
        return " ".join(run for _, run in runs), "", "latin", ()
    if "latin" not in kinds:
        return "", " ".join(run for _, run in runs), "han", ()
    first_latin, first_han = kinds.index("latin"), kinds.index("han")
    if first_latin < first_han:
        before = " ".join(run for kind, run in runs[:first_han] if kind == "latin")
        after = tuple(run for kind, run in runs[first_han:] if kind == "latin")
        return before, " ".join(run for kind, run in runs if kind == "han"), "latin", after
    ahead = [run for kind, run in runs[:first_latin]]
    behind = [run for kind, run in runs[first_latin:] if kind == "han"]
    latin = " ".join(run for kind, run in runs if kind == "latin")
    if behind and all(remarks_of(run)[0] == "" for run in ahead):
        return latin, " ".join(behind), "latin", tuple(ahead)
    if behind and any(remarks_of(run)[0] for run in behind):
        return latin, behind[0], "latin", (*ahead, *behind[1:])
    return latin, " ".join(ahead), "han", tuple(behind)
