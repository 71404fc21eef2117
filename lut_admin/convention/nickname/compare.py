"""A nickname beside the names of one student: how alike the halves are, and what differs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter

from lut_admin.convention import names
from lut_admin.convention.nickname.sound import han_slip
from lut_admin.convention.nickname.spelling import slip
from lut_admin.convention.roster import Person

_DOTS = re.compile(r"[·. ]+")


class Likeness(IntEnum):
    """How alike one half of a nickname and a student's name are; the higher the more alike.

    CLASH: much agrees and one word does not, as with brothers and namesakes. UNKNOWN: the roster lacks the name. ABSENT: the
    nickname lacks it. PART: some of it. NEAR: all of it, but for slips and variants.
    """

    OTHER = 0
    CLASH = 1
    UNKNOWN = 2
    ABSENT = 3
    PART = 4
    NEAR = 5
    SAME = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """One half beside one student: how alike, and the codes of what differs."""

    likeness: Likeness
    codes: tuple[str, ...] = ()


_THE_SAME = Compared(Likeness.SAME)
_how_alike = attrgetter("likeness")


# Characters that were met in names and are themselves when folded: most names consist of them, and need no folding.
_SIMPLE: set[str] = set()
_UNIFIED = re.compile("[\u4e00-\u9fff]+")


def han_key(han: str) -> str:
    """A Chinese name for comparing: simplified, without dots and blanks."""
    key = han.replace("·", "")
    if _SIMPLE.issuperset(key):
        return key
    folded = names.fold(han).replace("·", "").replace(" ", "").replace(".", "")
    if folded == key and _UNIFIED.fullmatch(key):
        _SIMPLE.update(key)
    return folded


def latin_words(latin: str) -> tuple[str, ...]:
    """The words of a Latin name for comparing, in order, without marks, case and punctuation."""
    if latin.isascii() and latin.replace(" ", "").isalpha():
        return tuple(latin.lower().split())
    return names.words(latin)


def han_parts(name: str) -> tuple[str, ...]:
    """The parts of a Chinese name that people use alone: those between its dots, and what follows a family name.

    The whole name, as its key, is the first of them.
    """
    key = han_key(name)
    if len(key) < 4:
        return (key, key[1:]) if len(key) == 3 else (key,)
    pieces = name.split("·")
    if "".join(pieces) != key:
        pieces = _DOTS.split(names.fold(name))
    return tuple(dict.fromkeys([key, *(part for part in pieces if len(part) > 1)]))


def latin_names(person: Person) -> tuple[str, ...]:
    """Every Latin name a student goes by, the English one first."""
    known = [name for name in (person.english_name, person.passport_name) if name]
    if person.former:
        known += [name for name in person.former if name and not names.is_han(name)]
    return tuple(dict.fromkeys(known))


def han_names(person: Person) -> tuple[str, ...]:
    """Every Chinese name a student goes by, the present one first."""
    if not person.former:
        return (person.chinese_name,) if person.chinese_name else ()
    known = (person.chinese_name, *(name for name in person.former if names.is_han(name)))
    return tuple(dict.fromkeys(name for name in known if name))


def spellings(words: tuple[str, ...]) -> set[str]:
    """A Latin name written as one word: in its order, reversed, and with the family name moved to the other end."""
    orders = (words, words[::-1], words[1:] + words[:1], words[-1:] + words[:-1])
    return {"".join(order) for order in orders}


def same_words(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether the words are that name: as a set, or glued in one of its orders (Art. 4 leaves order and case open)."""
    if words == own:
        return bool(own)
    if len(words) == len(own):
        return set(words) == set(own)
    return bool(own) and (set(words) == set(own) or "".join(words) in spellings(own))


def compare_latin(latin: str, person: Person) -> Compared:
    """The English half beside a student's Latin names."""
    if not latin:
        return Compared(Likeness.ABSENT)
    if latin == person.english_name:
        return _THE_SAME
    known = (person.english_name, person.passport_name)
    if not any(known):
        return Compared(Likeness.UNKNOWN)
    words = latin_words(latin)
    english, passport = map(latin_words, known)
    for own in (english, passport):
        if same_words(words, own):
            return Compared(Likeness.SAME, _trifles(latin, words, person.english_name or person.passport_name))
    if _misspelt_on_the_list(words, english, frozenset(passport)):
        return Compared(Likeness.SAME, ("R_NAMES_DIFFER",))
    return max([_unlike(words, latin_words(name)) for name in latin_names(person)], key=_how_alike)


def _misspelt_on_the_list(words: tuple[str, ...], english: tuple[str, ...], passport: frozenset[str]) -> bool:
    """Whether the words are in the passport letter by letter, and the list's English name is they but for a slip.

    Then the list contradicts itself, and whoever is called as in the passport is not at fault.
    """
    if len(words) < 2 or len(words) != len(english) or not passport.issuperset(words):
        return False
    slipped = [word for word in english if word not in passport]
    meant = [word for word in words if word not in english]
    return len(slipped) == len(meant) == 1 and slip(meant[0], slipped[0]) is not None


def _trifles(latin: str, words: tuple[str, ...], name: str) -> tuple[str, ...]:
    """What differs and does not matter: case, order, hyphens, glued words."""
    own = latin_words(name)
    codes = []
    if words != own:
        if len(words) != len(own):
            codes.append("I_HYPHEN" if "-" in latin + name else "I_EN_MERGE")
        elif set(words) == set(own):
            codes.append("I_EN_ORDER")
    elif latin.count("-") != name.count("-"):
        codes.append("I_HYPHEN")
    if _only_case(latin, name):
        codes.append("I_CASE")
    return tuple(codes)


def _only_case(latin: str, name: str) -> bool:
    """Whether the letters are the same but for capitals."""
    if latin.isascii() and latin.lower() == name.lower():
        return sorted(latin) != sorted(name)
    one, other = ([c for c in text if c.isalpha()] for text in (latin, name))
    return sorted(one) != sorted(other) and sorted("".join(one).lower()) == sorted("".join(other).lower())


def _unlike(words: tuple[str, ...], own: tuple[str, ...]) -> Compared:
    """Words that are not the whole name: initials, parts, spelling variants, slips of the pen."""
    left = list(own)
    rest = []
    for word in words:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    hits = len(words) - len(rest)
    codes: list[str] = []
    strange = 0
    for word in rest:
        match, code = _closest(word, left)
        if match is None:
            strange += 1
        else:
            left.remove(match)
            codes.append(code)
    if left:
        codes.append("C_EN_PARTIAL")
    codes = list(dict.fromkeys(codes))
    long_enough = hits or any(code != "C_EN_INITIAL" for code in codes if code != "C_EN_PARTIAL")
    if strange or not words or not long_enough:
        share = (len(words) - strange) / max(len(words), 1)
        likeness = Likeness.CLASH if strange == 1 and share >= 0.5 and hits else Likeness.OTHER
        return Compared(likeness, (*codes, "C_EN_VARIANT") if strange else tuple(codes))
    whole = not left
    return Compared(Likeness.NEAR if whole or hits + len(rest) >= 2 else Likeness.PART, tuple(codes))


def _closest(word: str, left: list[str]) -> tuple[str | None, str]:
    """The roster's word that a nickname's word stands for, and the code of the difference."""
    found = [(how.cost, other, how.code) for other in left if (how := slip(word, other))]
    if not found:
        return None, ""
    _, other, code = min(found)
    return other, code


def compare_han(han: str, person: Person) -> Compared:
    """The Chinese half beside a student's Chinese names."""
    if not han:
        return Compared(Likeness.ABSENT)
    if han == person.chinese_name:
        return _THE_SAME
    known = han_names(person)
    if not known:
        return Compared(Likeness.UNKNOWN, ("R_NO_CN_ON_ROSTER",))
    key = han_key(han)
    if person.chinese_name and key == han_key(person.chinese_name):
        return Compared(Likeness.SAME, _han_trifles(han, person.chinese_name))
    return max([_unlike_han(key, han_key(name)) for name in known], key=_how_alike)


def _han_trifles(han: str, name: str) -> tuple[str, ...]:
    codes = []
    bare = re.sub(r"[·•・‧･．. ]", "", han)
    if bare != re.sub(r"[·•・‧･．. ]", "", name):
        codes.append("I_TRAD")
    if re.sub(r"[^·•・‧･．. ]", "", han) != re.sub(r"[^·•・‧･．. ]", "", name):
        codes.append("I_INTERPUNCT")
    return tuple(codes)


def _unlike_han(key: str, own: str) -> Compared:
    if key == own:
        return Compared(Likeness.NEAR, ("C_CN_VARIANT",))
    how = han_slip(key, own)
    if how is None:
        if len(own) >= 2 and own in key:
            return Compared(Likeness.CLASH, ("C_CN_VARIANT",))
        if len(key) >= 2 and key in own:
            return Compared(Likeness.PART, ("C_CN_PARTIAL",))
        return Compared(Likeness.OTHER, ("C_CN_OTHER",))
    part = how.code == "C_CN_PARTIAL" and len(key) < 3
    return Compared(Likeness.PART if part else Likeness.NEAR, (how.code,))


def written_in_pinyin(latin: str, person: Person) -> tuple[str, bool] | None:
    """Whether some words of a nickname are the student's Chinese name in pinyin: the other words, and which came first.

    The flag is True where the pinyin stands before the English name. None: no words are.
    """
    words = latin_words(latin)
    for name in han_names(person):
        said = names.pinyin(name)
        for cut in range(len(words)):
            if "".join(words[cut:]) == said:
                return " ".join(words[:cut]), False
            if "".join(words[: cut + 1]) == said:
                return " ".join(words[cut + 1 :]), True
    return None
