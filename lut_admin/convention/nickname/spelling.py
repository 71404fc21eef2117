"""How one word of a name becomes another one: variants of a name, romanisations, initials, slips of the pen and of the eye."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Spellings of the names that are written in the most ways; each line is one name.
_GROUPS = (
    "muhammad mohammad mohammed mohamed muhammed mohamad mohamet mohd md muhamad mahamat mamadou mohamud mehmet mahomed",
    "ahmed ahmad ahamed ahmet ahammed",
    "hussain hossain hussein hussin hosen husain hossein husayn hosein hussien",
    "hassan hasan hassen",
    "rahman rehman rahaman",
    "uddin udin ud din deen",
    "abdul abdel abd abdal",
    "abdullah abdallah abdalla abdulla abdullo",
    "yusuf yousuf yousef youssef yousaf yusup yusif",
    "ibrahim ebrahim ibragim",
    "ali aly",
    "omar umar omer umer",
    "osman usman othman uthman usmon",
    "khan xan",
    "sheikh shaikh sheik shaykh seikh",
    "syed sayed said sayyid saeed sayeed saiyed",
    "fatima fatema fatimah fatma",
    "islam eslam",
    "karim kareem",
    "rahim raheem",
    "aisha ayesha aysha",
    "mostafa mustafa mustapha",
    "mahmoud mahmud mahmood mehmood",
    "khalid khaled",
    "rashid rasheed rachid",
    "tariq tarek tareq",
    "chowdhury choudhury chaudhry chaudhary chaudry",
    "begum begam begom",
    "alexander aleksandr alexandr aleksander",
    "dmitry dmitriy dmitri dmitrii",
    "sergey sergei",
    "yevgeny evgeny evgenii evgeniy",
    "yekaterina ekaterina",
    "kim gim keem",
    "lee yi rhee ri",
    "park pak bak",
    "choi choe",
    "jung jeong chung",
    "noh roh no",
    "nguyen nguyn",
)
_VARIANTS = {word: line.split()[0] for line in _GROUPS for word in line.split()}

# One sound, written in two ways by two offices; applied in this order to folded words.
_SOUNDS = (
    (re.compile("eee"), "ei"),
    (re.compile("ooo"), "ou"),
    (re.compile("dzh|dj|zh"), "j"),
    (re.compile("ou|oo"), "u"),
    (re.compile("ee|ie|iy|yy"), "i"),
    (re.compile("ph"), "f"),
    (re.compile("ck|cq"), "k"),
    (re.compile("ts|tz"), "s"),
    (re.compile("([kgtdbscjz])h"), r"\1"),
)
# Most words have none of these: one search instead of nine.
_ANY_SOUND = re.compile("ee|oo|ou|i[ey]|yy|ph|dj|c[kq]|t[sz]|[kgtdbscjz]h")
_LETTERS = str.maketrans({"y": "i", "w": "v", "q": "k", "z": "s", "x": "k"})
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiouhvy]")
# Letters that a machine reads for one another from a picture.
_LOOKS = (("ri", "n"), ("m", "rn"), ("d", "cl"))
_LOOK = str.maketrans(
    {"1": "i", "l": "i", "j": "i", "0": "o", "e": "c", "a": "o", "u": "v", "h": "b", "5": "s", "8": "b"}
)


@dataclass(frozen=True, slots=True)
class Slip:
    """How a word stands for another: the finding's code, and how much less it says than the word itself, in bits."""

    code: str
    cost: float


@lru_cache(20_000)
def sounded(word: str) -> str:
    """A word as another office might write it down by ear: what romanisations of one name share."""
    if _ANY_SOUND.search(word):
        for pattern, written in _SOUNDS:
            word = pattern.sub(written, word)
    return _DOUBLED.sub(r"\1", word.translate(_LETTERS))


@lru_cache(20_000)
def looked(word: str) -> str:
    """A word as it looks in a poor picture: letters that machines mistake for one another made one."""
    for letter, drawn in _LOOKS:
        word = word.replace(letter, drawn)
    return word.translate(_LOOK).replace("oo", "o")


def variant(word: str) -> str:
    """The name that a word is a usual spelling of; the word itself where it is none."""
    return _VARIANTS.get(word, word)


def slip(word: str, other: str) -> Slip | None:
    """How a nickname's word stands for a name's word, both folded; None where it does not."""
    cost = slip_cost(word, other)
    if cost is None:
        return None
    if word == other:
        return Slip("", cost)
    if len(word) == 1:
        return Slip("C_EN_INITIAL", cost)
    if variant(word) == variant(other) or sounded(word) == sounded(other):
        return Slip("C_EN_VARIANT", cost)
    return Slip("C_EN_TYPO" if looked(word) == looked(other) else _kind(word, other), cost)


@lru_cache(4_000)  # a pair is asked for again soon or, mostly, never: by the search, the scales, the judge
def slip_cost(word: str, other: str) -> float | None:
    """How much less a nickname's word says than the name's word it stands for, in bits; None where it does not stand for it."""
    if word == other:
        return 0
    if len(word) == 1:
        return 6 if other.startswith(word) else None
    if _VARIANTS.get(word, word) == _VARIANTS.get(other, other):
        return 2
    shorter = min(len(word), len(other))
    if shorter < 2 or abs(len(word) - len(other)) > 3:
        return None
    short = max(0, 5 - shorter) * 1.5
    if sounded(word) == sounded(other):
        return 2.5 + short
    looks = looked(word) == looked(other)
    most = 1 if shorter <= 5 else 2
    apart = distance(word, other, most)
    if apart > most:
        return 5 + short if looks and shorter > 2 else None
    if looks:
        return 3.5 + short
    if shorter == 2 and word[0] != other[0]:
        return None
    return 1 + 3 * apart + short + (1.5 if word[0] != other[0] else 0)


def _kind(word: str, other: str) -> str:
    """Whether near words differ by a slip of the pen or by romanisation."""
    slipped = sorted(word) == sorted(other) or (len(word) != len(other) and distance(word, other, 1) == 1)
    same_bones = _VOWELS.sub("", sounded(word)) == _VOWELS.sub("", sounded(other))
    return "C_EN_TYPO" if slipped or not same_bones else "C_EN_VARIANT"


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap between two words; anything beyond `most` is ``most + 1``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    if not one or not other:
        return min(len(one) + len(other), most + 1)
    if most == 1:
        swapped = len(one) == 2 and one == other[::-1]
        return 1 if swapped or len(one) == len(other) == 1 else 2
    # A step brings at most one new letter and takes one away: the letters alone rule out nine of ten pairs.
    if len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = before[j - 1] + (a != b)
            if before[j] < cost:
                cost = before[j] + 1
            if row[-1] < cost:
                cost = row[-1] + 1
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b and last[j - 2] < cost:
                cost = last[j - 2] + 1
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
