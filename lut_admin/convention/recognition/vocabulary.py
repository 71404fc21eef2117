"""The words that a roster's names are made of: who has each, how much each says, and which are written much alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import log2
from typing import TypeVar

from lut_admin.convention.nickname.spelling import Slip, looked, slip, sounded, variant

# Fewer names than this say nothing about how rare a name is in the world.
_LEAST = 8_000
# Of more words that are written much alike none is meant.
_MOST_ALIKE = 24
# Of sets only the larger ones are kept.
_WORTH_KEEPING = 100
_MOST_KEPT = 800_000
_T = TypeVar("_T")
_Key = TypeVar("_Key")


class Vocabulary:
    """Words or parts of names, each with the students (by their place in the roster) who have it."""

    def __init__(self, having: dict[str, list[int]]) -> None:
        self.having = having
        self._sets: dict[str, frozenset[int]] = {}
        self._bits: dict[str, float] = {}
        self._covers: dict[str, frozenset[int]] = {}
        self._kept = 0
        self._ways: dict[str, frozenset[str]] = {}
        self._near_bits: dict[str, float] = {}
        self._near: dict[str, tuple[tuple[str, Slip], ...]] = {}
        self._shapes: dict[str, list[str]] | None = None
        self._total = 0.0
        self._unseen = 0.0

    def places(self, word: str) -> Sequence[int]:
        return self.having.get(word, ())

    def as_set(self, word: str) -> frozenset[int]:
        found = self._sets.get(word)
        if found is None:
            found = frozenset(self.having.get(word, ()))
            if len(found) > _WORTH_KEEPING:
                self._sets[word] = found
        return found

    def bits(self, word: str) -> float:
        """How much the word says about who it is: the rarer among all names, the more."""
        bits = self._bits.get(word)
        if bits is None:
            if not self._total:
                self._count()
            known = len(self.having.get(word, ()))
            bits = self._bits[word] = log2(self._total / max(known - self._unseen, 0.3))
        return bits

    def ways(self, word: str) -> frozenset[str]:
        """The word and those that it may stand for."""
        found = self._ways.get(word)
        if found is None:
            found = self._ways[word] = frozenset([word, *(other for other, _ in self.near(word))])
        return found

    def cover(self, word: str) -> frozenset[int]:
        """The students who have the word or one that it may stand for."""
        found = self._covers.get(word)
        if found is None:
            lists = [self.having[other] for other in self.ways(word) if other in self.having]
            found = frozenset().union(*lists)
            self._kept += len(found)
            if self._kept > _MOST_KEPT:
                self._covers.clear()
                self._kept = len(found)
            self._covers[word] = found
        return found

    def near_bits(self, word: str) -> float:
        """How much it says to come as near to a name as this word does: less where many names are written much alike."""
        bits = self._near_bits.get(word)
        if bits is None:
            many = len(self.having.get(word, ())) + sum(len(self.having[other]) for other, _ in self.near(word))
            self.bits(word)
            bits = self._near_bits[word] = log2(self._total / max(many, 1))
        return bits

    def _count(self) -> None:
        """What strangers' names hold: words seen once say that many more exist, which nobody here has."""
        sizes = [len(having) for having in self.having.values()]
        once, twice = sizes.count(1), sizes.count(2)
        self._unseen = once / (once + 2 * twice) if once else 0.5
        self._unseen = min(max(self._unseen, 0.3), 0.7)
        self._total = float(max(sum(sizes), _LEAST))

    def near(self, word: str) -> tuple[tuple[str, Slip], ...]:
        """The words that this one may stand for, the likeliest first; worked out once a word."""
        found = self._near.get(word)
        if found is None:
            found = self._near[word] = self._alike(word)
        return found

    def _alike(self, word: str) -> tuple[tuple[str, Slip], ...]:
        if len(word) < 2:
            return ()
        if self._shapes is None:
            self._shapes = _index(self.having)
        others = {other for shape in shapes(word) for other in self._shapes.get(shape, ())}
        others.discard(word)
        found = [(other, how) for other in others if (how := slip(word, other)) is not None]
        found.sort(key=lambda pair: (pair[1].cost, pair[0]))
        return tuple(found[:_MOST_ALIKE])


def shapes(word: str) -> set[str]:
    """What a word shares with the words it may be a slip for: sound, look, the name it is a variant of, a letter less."""
    found = {f"={variant(word)}", f"~{sounded(word)}", f"#{looked(word)}", word}
    if len(word) > 2:
        heard = sounded(word)
        found.update(word[:n] + word[n + 1 :] for n in range(len(word)))
        if len(word) > 6:
            # A second slip: one letter less of what is heard.
            found.update(f"~{heard[:n]}{heard[n + 1 :]}" for n in range(len(heard)))
    return found


def _index(words: Iterable[str], keys: Callable[[str], Iterable[str]] = shapes) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in words:
        for key in keys(word):
            put(index, key, word)
    return index


def put(index: dict[_Key, list[_T]], key: _Key, found: _T) -> None:
    """One more thing found by a key; most keys have one, and a list of one made whole takes a quarter less memory."""
    known = index.get(key)
    if known is None:
        index[key] = [found]
    else:
        known.append(found)
