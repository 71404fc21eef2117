"""Text without its disguises: one plain form in which words are looked for, and where each character of it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lut_admin.convention import names

# What one character of a text becomes, beside letters and digits: a weak separator (it may hide a word), a tight one (it may
# be part of a word), the end of a clause, the end of a sentence.
WEAK, TIGHT, CLAUSE, SENTENCE = " ", "-", ",", "\n"
# What stands in the plain form, for a moment, for a character that is said in none or several, or as its neighbours tell.
_ODD = "\0"
_ODD_ONE = re.compile(_ODD)
# Whose meaning their neighbours tell.
_BESIDE = frozenset(".!$/+＋")
_CLAUSES = frozenset(",，、:：()（）[]【】;；—…")
_SENTENCES = frozenset("。！？!?\n\r\u2028\u2029")
_TIGHT = frozenset("-._·•‐‑–")
_KEPT = frozenset("%@$*")
# Apostrophes inside words, joiners, selectors and the rings of keycaps show nothing.
_UNSEEN = frozenset("'’‘`´\u20e3\u00ad")
# 700/月, 15元/份: so much each.
_PER = re.compile(r"(?<=[0-9元块yd])/\s?(?:[月年天日时小次人份个晚节斤张页单只盒件]|month|day|hour|week|night|person|year)")
# "+V", "+♥信": an invitation to add somebody.
_ADD = dict.fromkeys("vwq微薇威维扣", "加") | {"信": "加微"}
# Letters of other scripts that look Latin; only among Latin letters are they a disguise.
_ALIKE = str.maketrans("аеорсухіѕԁӏкмтнвαορυνικ", "aeopcyxisdlkmthbaopuvik")
_ALIKE_ONE = re.compile("[аеорсухіѕԁӏкмтнвαορυνικ]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts` and `ends` are each character's half-open place in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to before `end` stand in the original; IndexError outside the folded text."""
        return self.starts[start], self.ends[end - 1]

    def rewritten(self, edits: Iterable[tuple[int, int, str]]) -> Folded:
        """The text with pieces replaced, in their order and without overlap; what has a new length stands for the whole piece."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = since = 0  # how far the text and the places are copied: what keeps its length keeps its places
        for start, end, instead in edits:
            parts += (self.text[at:start], instead)
            at = end
            if len(instead) != end - start:
                starts += self.starts[since:start]
                ends += self.ends[since:start]
                if instead:
                    starts += [self.starts[start]] * len(instead)
                    ends += [self.ends[end - 1]] * len(instead)
                since = end
        if not parts:
            return self
        text = "".join((*parts, self.text[at:]))
        if not since:
            return Folded(text, self.starts, self.ends)
        return Folded(text, [*starts, *self.starts[since:]], [*ends, *self.ends[since:]])


class Plain(dict[int, str]):
    """Each character's plain form by its code, worked out when `str.translate` first asks for it.

    `signs` are emoji and other signs that stand for a word.
    """

    def __init__(self, signs: Mapping[str, str] | None = None) -> None:
        self._signs = signs or {}

    def __missing__(self, code: int) -> str:
        character = chr(code)
        said = _ODD if character in _BESIDE else self._said(character)
        self[code] = said if len(said) == 1 else _ODD
        return self[code]

    def odd(self, text: str, place: int) -> str:
        """What a character says that is said in none or several, or as its neighbours tell."""
        character = text[place]
        return _beside(text, place) if character in _BESIDE else self._said(character)

    def _said(self, character: str) -> str:
        said = self._signs.get(character)
        return "".join(map(_one, _compatible(character))) if said is None else said


@cache
def _no_signs() -> Plain:
    return Plain()


def _compatible(character: str) -> str:
    digit = unicodedata.digit(character, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", character)


def _one(character: str) -> str:
    if character in _SENTENCES:
        return SENTENCE
    if character in _CLAUSES:
        return CLAUSE
    if character in _TIGHT:
        return TIGHT
    if character in _KEPT:
        return character
    if character in _UNSEEN or unicodedata.category(character) in ("Cf", "Mn", "Me", "Sk", "Cc"):
        return WEAK if character.isspace() else ""
    if not character.isalnum():
        return WEAK
    lower = names.simplified(character.lower())
    if ord(lower[0]) < 0x370 or 0x1E00 <= ord(lower[0]) < 0x1F00:
        return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return lower


def characters(text: str, plain: Plain | None = None) -> Folded:
    """The text character by character in plain form."""
    known = _no_signs() if plain is None else plain
    said = text.translate(known)
    folded = Folded(said, range(len(text)), range(1, len(text) + 1))
    odd = (found.start() for found in _ODD_ONE.finditer(said))
    folded = folded.rewritten((place, place + 1, known.odd(text, place)) for place in odd)
    return folded if folded.text.isascii() else Folded(_latinised(folded.text), folded.starts, folded.ends)


# A mark at the head of a word is a letter where another one stands within it.
_MARKED = re.compile(r"(?<!\S)![A-Za-z]+![A-Za-z]")


def _beside(text: str, place: int) -> str:
    """What a sign says that is one thing or another by what stands beside it."""
    character, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if character == ".":
        # A full stop, or a dot inside an abbreviation, a number, an address or a word pulled apart.
        ends = not after or after.isspace()
        return SENTENCE if ends and place > 1 and text[place - 2].isalnum() else TIGHT
    if character == "!":
        # d!scount, !nd!a: a letter in disguise, like the figure that looks like it
        inside = before.isalpha() and after.isalpha() and before < "\u0250" > after
        return "1" if inside or _MARKED.match(text, place) else SENTENCE
    if character == "$":
        return "usd" if after.isdigit() else character
    if character == "/":
        return "每" if _PER.match(text, place) else WEAK
    return _ADD.get(_next(text, place), WEAK)


def _next(text: str, place: int) -> str:
    """The first letter after a place, beyond at most two signs."""
    return next((c.lower() for c in text[place + 1 : place + 4] if c.isalnum()), "")


def _latinised(text: str) -> str:
    """The text with look-alikes of Latin letters as such, unless it is written in their script."""
    if not _ALIKE_ONE.search(text):
        return text
    changed = text.translate(_ALIKE)
    return "".join(
        after if before == after or _among_latin(changed, text, place) else before
        for place, (before, after) in enumerate(zip(text, changed, strict=True))
    )


def _among_latin(changed: str, text: str, place: int) -> bool:
    start, end = place, place + 1
    while start > 0 and changed[start - 1].isascii() and changed[start - 1].isalpha():
        start -= 1
    while end < len(text) and changed[end].isascii() and changed[end].isalpha():
        end += 1
    return any("a" <= c <= "z" for c in text[start:end])


def phrase(text: str) -> str:
    """A phrase as it is remembered: its letters and digits alone, the same however it was disguised."""
    return "".join(c for c in characters(text).text if c.isalnum())
