"""The words that a roster's names are made of: who has each, how much each says, and which are written much alike.

What is worked out once a word is a dictionary that fills itself: what it knows already costs no call.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import TypeVar

from lut_admin.convention.nickname.spelling import looked, slip_cost, sounded, variant

# Fewer names than this say nothing about how rare a name is in the world.
_LEAST = 8_000
# Of more words that are written much alike none is meant.
_MOST_ALIKE = 24
# Of sets only the larger ones are kept.
_WORTH_KEEPING = 60
_MOST_KEPT = 800_000
_T = TypeVar("_T")
_Key = TypeVar("_Key")
Having = dict[str, list[int]]


class Bits(dict[str, float]):
    """How much a word says about who it is: the rarer among all names, the more."""

    def __init__(self, having: Having) -> None:
        super().__init__()
        self._having = having
        self._total = 0.0
        self._unseen = 0.0

    def __missing__(self, word: str) -> float:
        total = self.total
        bits = self[word] = log2(total / max(len(self._having.get(word, ())) - self._unseen, 0.3))
        return bits

    @property
    def total(self) -> float:
        """All words of all names, each as often as somebody has it."""
        if not self._total:
            # What strangers' names hold: words seen once say that many more exist, which nobody here has.
            sizes = list(map(len, self._having.values()))
            once, twice = sizes.count(1), sizes.count(2)
            self._unseen = once / (once + 2 * twice) if once else 0.5
            self._unseen = min(max(self._unseen, 0.3), 0.7)
            self._total = float(max(sum(sizes), _LEAST))
        return self._total


class Near(dict[str, tuple[str, ...]]):
    """The words of the names that a word may stand for, other than itself."""

    def __init__(self, having: Having) -> None:
        super().__init__()
        self._having = having
        self._shapes: dict[str, list[str]] | None = None

    def __missing__(self, word: str) -> tuple[str, ...]:
        if self._shapes is None:
            self._shapes = {}
            for known in self._having:
                for shape in shapes(known):
                    put(self._shapes, shape, known)
        index, others = self._shapes, set[str]()
        for shape in shapes(word) if len(word) > 1 else ():
            if shape in index:
                others.update(index[shape])
        others.discard(word)
        found = [(cost, other) for other in others if (cost := slip_cost(word, other)) is not None]
        if len(found) > _MOST_ALIKE:
            found = sorted(found)[:_MOST_ALIKE]
        near = self[word] = tuple([other for _, other in found])
        return near


class Ways(dict[str, frozenset[str]]):
    """A word and those that it may stand for."""

    def __init__(self, near: Near) -> None:
        super().__init__()
        self._near = near

    def __missing__(self, word: str) -> frozenset[str]:
        found = self[word] = frozenset((word, *self._near[word]))
        return found


class Covered(dict[str, int]):
    """How often a word, or one that it may stand for, is in the names."""

    def __init__(self, having: Having, near: Near) -> None:
        super().__init__()
        self._having, self._near = having, near

    def __missing__(self, word: str) -> int:
        many = len(self._having.get(word, ())) + sum([len(self._having[other]) for other in self._near[word]])
        self[word] = many
        return many


class NearBits(dict[str, float]):
    """How much it says to come as near to a name as a word does: less where many names are written much alike."""

    def __init__(self, covered: Covered, bits: Bits) -> None:
        super().__init__()
        self._covered, self._bits = covered, bits

    def __missing__(self, word: str) -> float:
        bits = self[word] = log2(self._bits.total / max(self._covered[word], 1))
        return bits


class Vocabulary:
    """Words or parts of names, each with the students (by their place in the roster) who have it."""

    def __init__(self, having: Having) -> None:
        self.having = having
        self.bits = Bits(having)
        self.near = Near(having)
        self.ways = Ways(self.near)
        self.covered = Covered(having, self.near)
        self.near_bits = NearBits(self.covered, self.bits)
        self._sets: dict[str, frozenset[int]] = {}
        self._covers: dict[str, frozenset[int]] = {}
        self._kept = 0

    def places(self, word: str) -> Sequence[int]:
        return self.having.get(word, ())

    def as_set(self, word: str) -> frozenset[int]:
        found = self._sets.get(word)
        if found is None:
            found = frozenset(self.having.get(word, ()))
            if len(found) > _WORTH_KEEPING:
                self._sets[word] = found
        return found

    def cover(self, word: str) -> frozenset[int]:
        """The students who have the word or one that it may stand for."""
        found = self._covers.get(word)
        if found is None:
            having = self.having
            found = frozenset().union(*[having[other] for other in self.ways[word] if other in having])
            if len(found) <= _WORTH_KEEPING:
                return found
            self._kept += len(found)
            if self._kept > _MOST_KEPT:
                self._covers.clear()
                self._kept = len(found)
            self._covers[word] = found
        return found


def shapes(word: str) -> set[str]:
    """What a word shares with the words it may be a slip for: sound, look, the name it is a variant of, a letter less."""
    heard = "~" + sounded(word)
    found = {"=" + variant(word), heard, "#" + looked(word), word}
    if len(word) > 2:
        found.update([word[:n] + word[n + 1 :] for n in range(len(word))])
        if len(word) > 6:
            # A second slip: one letter less of what is heard.
            found.update([heard[:n] + heard[n + 1 :] for n in range(1, len(heard))])
    return found


def put(index: dict[_Key, list[_T]], key: _Key, found: _T) -> None:
    """One more thing found by a key; most keys have one, and a list of one made whole takes a quarter less memory."""
    known = index.get(key)
    if known is None:
        index[key] = [found]
    else:
        known.append(found)
