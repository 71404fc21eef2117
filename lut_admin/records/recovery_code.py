"""The recovery code: what opens an office when its computer is gone. Printed once, kept on paper, typed back by a person.

Eight groups of four characters (Crockford's base 32: no I, L, O, U). Three of each group are random, 120 bits in all; the
fourth checks the group and its place, so that a slip of the pen is answered with "look at group 3" instead of "wrong code".
"""

from __future__ import annotations

import secrets
import unicodedata

from lut_admin.refusals import Refusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
IN_GROUP = 4
LENGTH = GROUPS * IN_GROUP

# What a hand or an eye makes of a character, and what stands between the groups.
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
BETWEEN = frozenset("-_.·—–‐‑−,，、")

# GF(32): the check is a weighted sum in this field, so that any one wrong character and any two swapped ones are seen.
_MODULUS = 0b100101


def new() -> str:
    """A fresh code as it is printed: ``7Q2K-…``, eight groups of four."""
    groups = []
    for place in range(GROUPS):
        values = [secrets.randbelow(len(ALPHABET)) for _ in range(IN_GROUP - 1)]
        groups.append("".join(ALPHABET[value] for value in [*values, _check(values, place)]))
    return "-".join(groups)


def read(typed: str) -> str:
    """A typed code as it was printed; small letters, blanks, dashes, O for 0 and I or L for 1 are forgiven.

    Raises Refusal: ``keys.code_letter`` (a character no code has), ``keys.code_length``, ``keys.code_typo`` (which groups).
    """
    symbols = _symbols(typed)
    strange = next((symbol for symbol in symbols if symbol not in ALPHABET), None)
    if strange is not None:
        raise Refusal("keys.code_letter", letter=strange)
    if len(symbols) != LENGTH:
        raise Refusal("keys.code_length", found=len(symbols), wanted=LENGTH)
    groups = [symbols[start : start + IN_GROUP] for start in range(0, LENGTH, IN_GROUP)]
    wrong = [place + 1 for place, group in enumerate(groups) if not _holds(group, place)]
    if wrong:
        raise Refusal("keys.code_typo", groups=wrong)
    return "-".join(groups)


def resembles(typed: str) -> bool:
    """Whether a text is shaped like a code, slips of the pen included: then its mistakes are worth pointing out."""
    symbols = _symbols(typed)
    return abs(len(symbols) - LENGTH) <= IN_GROUP and sum(symbol in ALPHABET for symbol in symbols) >= len(symbols) - 2


def _symbols(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(c for c in plain if not c.isspace() and c not in BETWEEN).translate(ALIKE)


def _holds(group: str, place: int) -> bool:
    *values, check = (ALPHABET.index(symbol) for symbol in group)
    return _check(values, place) == check


def _check(values: list[int], place: int) -> int:
    """Sum of value × 2^(position + 1), plus a constant of the group's place so that swapped groups are seen, too."""
    total = place + 1
    for position, value in enumerate(values):
        total ^= _times(value, 2 << position)
    return total


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & len(ALPHABET):
            a ^= _MODULUS
        b >>= 1
    return product
