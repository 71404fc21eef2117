"""Text without its disguises: one plain form in which words are looked for, and where each character of it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from lut_admin.convention import names

# What one character of a text becomes, beside letters and digits: a weak separator (it may hide a word), a tight one (it may
# be part of a word), the end of a clause, the end of a sentence.
WEAK, TIGHT, CLAUSE, SENTENCE = " ", "-", ",", "\n"
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
        at = 0
        for start, end, instead in edits:
            parts += (self.text[at:start], instead)
            starts += self.starts[at:start]
            ends += self.ends[at:start]
            if len(instead) == end - start:
                starts += self.starts[start:end]
                ends += self.ends[start:end]
            elif instead:
                starts += [self.starts[start]] * len(instead)
                ends += [self.ends[end - 1]] * len(instead)
            at = end
        if not parts:
            return self
        return Folded("".join((*parts, self.text[at:])), [*starts, *self.starts[at:]], [*ends, *self.ends[at:]])


class _Plain(dict[str, str]):
    """Each character's plain form, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        plain = "".join(_one(c) for c in _compatible(character))
        self[character] = plain
        return plain


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


@cache
def _plain() -> _Plain:
    return _Plain()


def characters(text: str, signs: dict[str, str] | None = None) -> Folded:
    """The text character by character in plain form; `signs` are emoji and other signs that stand for a word."""
    plain = _plain()
    kept: list[str] = []
    starts: list[int] = []
    last = len(text) - 1
    for place, character in enumerate(text):
        said = plain[character]
        if signs and character in signs:
            said = signs[character]
        elif character == ".":
            # A full stop, or a dot inside an abbreviation, a number, an address or a word pulled apart.
            ends = place == last or text[place + 1].isspace()
            said = SENTENCE if ends and place > 1 and text[place - 2].isalnum() else TIGHT
        elif (
            character == "!"
            and text[place - 1 : place].isalpha()
            and text[place + 1 : place + 2].isalpha()
            and text[place - 1] < "\u0250" > text[place + 1]
        ):
            said = "1"  # d!scount: a letter in disguise, like the figure that looks like it
        elif character == "$" and text[place + 1 : place + 2].isdigit():
            said = "usd"
        elif character == "/" and _PER.match(text, place):
            said = "每"
        elif character in "+＋":
            said = _ADD.get(_next(text, place), WEAK)
        if len(said) == 1:
            kept.append(said)
            starts.append(place)
        else:
            kept.extend(said)
            starts.extend([place] * len(said))
    return Folded(_latinised("".join(kept)), starts, [place + 1 for place in starts])


def _next(text: str, place: int) -> str:
    """The first letter after a place, beyond at most two signs."""
    return next((c.lower() for c in text[place + 1 : place + 4] if c.isalnum()), "")


def _latinised(text: str) -> str:
    """The text with look-alikes of Latin letters as such, unless it is written in their script."""
    changed = text.translate(_ALIKE)
    if changed == text:
        return text
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
