"""Whom a nickname may mean: the few students who have all its words, or words that these may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from lut_admin.convention.nickname.sound import said
from lut_admin.convention.recognition.index import Index
from lut_admin.convention.recognition.weighing import Query

# So many students are looked at one by one; of a name that more have, only those who have all the words.
_MOST_LOOKED_AT = 600
_MOST_FOUND = 64
_LONG = 6


class Search:
    """Candidates of one roster: each look-up begins with the rarest word and drops whoever lacks another."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def exact(self, query: Query) -> tuple[list[int], int]:
        """The students who have all the words and the Chinese half, letter by letter; more than can be weighed as a count."""
        index = self.index
        groups: list[Sequence[int]] = []
        for word in query.words:
            if len(word) > 1:
                known = index.words.places(word)
                if not known:
                    return [], 0
                groups.append(known)
        if query.han:
            whole = index.parts.places(query.han)
            if not whole:
                return [], 0
            groups.append(whole)
        if not groups:
            return [], 0
        groups.sort(key=len)
        found: Iterable[int] = groups[0]
        if len(groups[0]) > _MOST_LOOKED_AT:
            sets = [index.words.as_set(word) for word in query.words if len(word) > 1]
            sets += [index.parts.as_set(query.han)] if query.han else []
            found = frozenset.intersection(*sets)
        else:
            words = [word for word in query.words if len(word) > 1]
            union = index.union
            found = [place for place in found if all(word in union[place] for word in words)]
            if query.han and len(groups) > 1:
                having = index.parts.as_set(query.han)
                found = [place for place in found if place in having]
        kept = list(found)
        return (kept, 0) if len(kept) <= _MOST_FOUND else ([], len(kept))

    def near(self, query: Query) -> set[int]:
        """The students each of whose words may stand for one of the nickname's, or whose words stand glued in it."""
        near = self.index.words.near
        ways = {}
        for word in query.words:
            if len(word) > 1:
                ways[word] = {word: 0.0, **{other: slip.cost for other, slip in near(word)}}
        found: set[int] = set()
        loose = self._loose(query)
        spelt = [] if query.han else self._spelt(query.words)
        if len(spelt) <= _MOST_FOUND:
            found.update(spelt)
        for places in self._pivots(query, ways):
            for place in places:
                if place not in found and self._covered(place, ways, loose):
                    found.add(place)
            if len(found) >= _MOST_FOUND:
                break
        return found

    def _loose(self, query: Query) -> frozenset[str]:
        """The words that may be something else than one word of a name: several glued together, a piece of one, pinyin."""
        having = self.index.words.having
        pieces = {word for pair in pairwise(query.words) if "".join(pair) in having for word in pair}
        return frozenset(word for word in query.words if word in pieces or word not in having)

    def _pivots(self, query: Query, ways: Mapping[str, Mapping[str, float]]) -> list[list[int]]:
        """Students to look at, from the rarest thing the nickname says to the commonest that is still rare."""
        index = self.index
        pivots: list[list[int]] = []
        for ways_of_word in ways.values():
            pivots.append([place for other in ways_of_word for place in index.words.places(other)])
        for word in query.words:
            if len(word) > _LONG and word not in index.words.having:
                pivots.extend([list(index.words.places(inner)) for inner in self._inside(word)])
        if query.han:
            pivots.append(list(index.han.get(query.han, ())))
            for keys in (index.by_pinyin(said(query.han)), index.by_piece(query.han)):
                pivots.append([place for key in sorted(keys) for place in index.han[key]])
            pivots.extend([list(index.parts.places(part)) for part in query.parts])
        if query.glued:
            pivots.append(list(index.by_letters(query.words)))
        fitting = [pivot for pivot in pivots if 0 < len(pivot) <= _MOST_LOOKED_AT]
        return sorted(fitting, key=len)[:4]

    def _covered(self, place: int, ways: Mapping[str, Mapping[str, float]], loose: frozenset[str]) -> bool:
        """Whether each word of the nickname, but for those that may be something else, is like a word of this student."""
        union = self.index.union[place]
        for word, others in ways.items():
            if word in union or word in loose:
                continue
            if not any(own in others for own in union):
                return False
        return True

    def _spelt(self, words: Sequence[str]) -> list[int]:
        """The students whose Chinese name in pinyin the first or last words are."""
        index = self.index
        found: list[int] = []
        for cut in range(len(words)):
            for spelt in {"".join(words[cut:]), "".join(words[: cut + 1])}:
                for key in index.by_pinyin(spelt):
                    found.extend(index.han[key])
        return found

    def _inside(self, word: str) -> list[str]:
        """The words that a longer one begins or ends with: names written as one."""
        having = self.index.words.having
        heads = [word[:n] for n in range(3, len(word) - 1) if word[:n] in having]
        tails = [word[n:] for n in range(2, len(word) - 2) if word[n:] in having]
        return sorted({*heads, *tails}, key=lambda inner: (-len(inner), inner))[:4]
