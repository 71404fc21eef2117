"""The earlier sentences nearest to one: pairs of characters in common find them, the longest common parts measure them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from lut_admin.convention.memory.pairing import Pair

LEAST = 70  # percent alike, from which on an earlier sentence is of use
_CANDIDATES = 24  # measured exactly, of those that have most in common
_LONGEST = 400  # characters of a sentence that are compared
_SHORTEST = 4
# What changes from one notice to the next while the sentence stays.
_CHANGING = re.compile(r"\d+|(?<=周)[一二三四五六日天]|(?<=星期)[一二三四五六日天]")
_PIECES = re.compile(r"\d+|[A-Za-z]+|.", re.DOTALL)
_MARKS = re.compile(r"[\s，。；：！？、,.;:!?()（）“”\"'‘’]+")


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier pair, how alike it is (percent; 100 only where it is the very same), and where the Chinese differs.

    `here` and `there` are half-open offsets of what differs, in the sentence being written and in the earlier one.
    """

    pair: Pair
    percent: int
    here: tuple[tuple[int, int], ...]
    there: tuple[tuple[int, int], ...]


class Memory:
    """Sentence pairs, ready to be searched by their Chinese; of the same pair only the newest is kept."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        newest: dict[tuple[str, str], Pair] = {}
        for pair in pairs:
            key = (pair.zh, pair.en)
            if len(_bare(pair.zh)) >= _SHORTEST and (key not in newest or newest[key].day < pair.day):
                newest[key] = pair
        self._pairs = tuple(newest.values())
        self._bare = [_bare(pair.zh)[:_LONGEST] for pair in self._pairs]
        self._grams: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._bare):
            for gram in _grams(text):
                self._grams[gram].append(number)

    def nearest(self, sentence: str, least: int = LEAST, most: int = 3) -> tuple[Match, ...]:
        """The earlier sentences most like this one, the nearest and then the newest first; one translation is told once."""
        bare = _bare(sentence)[:_LONGEST]
        if len(bare) < _SHORTEST:
            return ()
        shared: Counter[int] = Counter()
        for gram in _grams(bare):
            for number in self._grams.get(gram, ()):
                shared[number] += 1
        found: list[tuple[int, str, int]] = []
        for number, _ in shared.most_common(_CANDIDATES):
            percent = _alike(bare, self._bare[number])
            if percent == 100 and self._pairs[number].zh.strip() != sentence.strip():
                percent = 99
            if percent >= least:
                found.append((percent, self._pairs[number].day, number))
        matches: list[Match] = []
        for percent, _, number in sorted(found, reverse=True):
            pair = self._pairs[number]
            if pair.en not in {match.pair.en for match in matches}:
                matches.append(Match(pair, percent, *differing(sentence, pair.zh)))
        return tuple(matches[:most])


def differing(here: str, there: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Where two texts differ, number by number and word by word: half-open offsets into each.

    What only one of them has is marked there alone.
    """
    left, right = ([found.span() for found in _PIECES.finditer(words)] for words in (here, there))
    parts = SequenceMatcher(
        None, [here[a:b] for a, b in left], [there[a:b] for a, b in right], autojunk=False
    ).get_opcodes()
    changed = [part for part in parts if part[0] != "equal"]
    return (
        tuple((left[first][0], left[last - 1][1]) for _, first, last, _, _ in changed if last > first),
        tuple((right[first][0], right[last - 1][1]) for _, _, _, first, last in changed if last > first),
    )


def _bare(text: str) -> str:
    """What counts of a sentence: no marks or blanks, widths alike, and every number and weekday as one sign."""
    return _CHANGING.sub("#", _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold()))


def _grams(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text)}


def _alike(one: str, other: str) -> int:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() * 100 < LEAST - 20:
        return 0
    return int(matcher.ratio() * 100)
