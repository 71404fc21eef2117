"""Whom a nickname may mean: the few students who have all its words, or words that these may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from lut_admin.convention.nickname.labels import speak_for
from lut_admin.convention.nickname.sound import said
from lut_admin.convention.recognition.index import Index
from lut_admin.convention.recognition.weighing import Query

# So many students are weighed; of more, those whose Chinese name is somewhat like the nickname's.
_MOST_ALIKE = 12
_MOST_FOUND = 24
_MOST_SIFTED = 600
_FEW = 4
_WORTH_A_SET = 60
_LONG = 5


class Search:
    """Candidates of one roster, found by what they share: sets are intersected, hardly anybody is looked at alone."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def exact(self, query: Query) -> tuple[list[int], int]:
        """The students who have all the words and the Chinese half, letter by letter; more than can be weighed as a count.

        Where nobody has the Chinese half as well, those who have all the words and a Chinese name like it, or none.
        """
        index = self.index
        words = {word for word in query.words if len(word) > 1}
        if not index.words.having.keys() >= words or not (words or query.han):
            return [], 0
        found = self._having_all(words)
        if not query.han:
            return (sorted(found), 0) if len(found) <= _MOST_ALIKE else (self._named(query, found), len(found))
        having = index.parts.having.get(query.han, ())
        both = found.intersection(having) if words else frozenset(having)
        if both or not words:
            return (sorted(both), 0) if len(both) <= _MOST_ALIKE else (self._whole(query, both), len(both))
        return self._sifted(query, found), 0

    def _having_all(self, words: AbstractSet[str]) -> frozenset[int]:
        """The students who have all these words: of few who have the rarest by looking at each, of many by their sets."""
        if not words:
            return frozenset()
        vocabulary, union = self.index.words, self.index.union
        counted = sorted([(len(vocabulary.having[word]), word) for word in words])
        if counted[0][0] > _WORTH_A_SET:
            return frozenset.intersection(*[vocabulary.as_set(word) for _, word in counted])
        found = vocabulary.having[counted[0][1]]
        for _, word in counted[1:]:
            found = [place for place in found if word in union[place]]
        return frozenset(found)

    def _whole(self, query: Query, places: frozenset[int]) -> list[int]:
        """Of very many those whose whole Chinese name it is, if these are few."""
        whole = [place for place in self.index.han.get(query.han, ()) if place in places]
        return whole if len(whole) <= _MOST_FOUND else self._labelled(query, places)

    def _labelled(self, query: Query, places: frozenset[int]) -> list[int]:
        """Of very many those whose class or number the labels tell."""
        if not query.labels:
            return []
        return self._few(place for place in places if speak_for(query.labels, self.index.roster[place]) > 0)

    def _named(self, query: Query, places: frozenset[int]) -> list[int]:
        """Of very many those whose whole name it is, but for initials, or whom the labels tell."""
        initials = [word for word in query.words if len(word) == 1]
        if not initials:
            whole = [place for place in self._whole_english(query) if place in places]
            return self._labelled(query, places) or whole[:_MOST_FOUND]
        count, own = len(query.words), self.index.own
        fitting = (
            place
            for place in places
            if any(len(name) == count and all(any(w[0] == i for w in name) for i in initials) for name in own[place])
        )
        return self._labelled(query, places) or self._few(fitting)

    def near(self, query: Query) -> set[int]:
        """The students each of whose words may stand for one of the nickname's, or whose words stand glued in it."""
        loose = self._loose(query)
        strict = list(dict.fromkeys([word for word in query.words if len(word) > 1 and word not in loose]))
        found: set[int] = set()
        covered = self._covered(strict)
        if covered is not None:
            found.update(self._sifted(query, covered) if query.han else self._few(covered))
        if query.han:
            found.update(self._by_han(query, covered))
        else:
            found.update(self._few(self._spelt(query.words)))
        for word in loose:
            if len(word) > _LONG and len(found) <= _MOST_FOUND:
                found.update(self._glued(query, word, covered))
        return found

    def _covered(self, strict: Sequence[str]) -> frozenset[int] | None:
        """The students who have a word for each; None where none is asked for."""
        if not strict:
            return None
        vocabulary, union = self.index.words, self.index.union
        if len(strict) == 1:
            return vocabulary.cover(strict[0])
        counted = sorted([(vocabulary.covered[word], word) for word in strict])
        if counted[0][0] > _WORTH_A_SET:
            return frozenset.intersection(*sorted(map(vocabulary.cover, strict), key=len))
        found = vocabulary.cover(counted[0][1])
        for _, word in counted[1:]:
            ways = vocabulary.ways[word]
            found = frozenset([place for place in found if not ways.isdisjoint(union[place])])
        return found

    def _few(self, places: Iterable[int]) -> list[int]:
        kept = sorted(set(places))
        return kept if len(kept) <= _MOST_FOUND else []

    def _sifted(self, query: Query, places: AbstractSet[int]) -> list[int]:
        """Of students with fitting words those whose Chinese name is somewhat like the nickname's or missing."""
        if len(places) <= _FEW:
            return sorted(places)
        if len(places) > _MOST_SIFTED:
            return []
        characters, half = set(query.han), (len(set(query.han)) + 1) // 2
        first = self.index.first
        alike = [
            p
            for p in places
            if not (own := first[p])
            or (not characters.isdisjoint(own) and (half == 1 or len(characters.intersection(own)) >= half))
        ]
        sound = said(query.han)
        same = {place for key in self.index.by_pinyin(sound) for place in self.index.han[key] if place in places}
        same.update(alike)
        if len(same) > _MOST_FOUND:
            same = {place for place in same if first[place]}
        whole = [place for place in self._whole_english(query) if place in places]
        return sorted({*self._few(same), *whole[:_FEW]})

    def _whole_english(self, query: Query) -> Sequence[int]:
        return self.index.by_letters(query.words)

    def _loose(self, query: Query) -> frozenset[str]:
        """The words that may be something else than one word of a name: several glued together, a piece of one, pinyin."""
        words = self.index.words
        if not query.glued:
            return frozenset()
        pieces = {word for pair in pairwise(query.words) if "".join(pair) in words.having for word in pair}
        unknown = [word for word in query.words if len(word) > 1 and word not in words.having]
        joined = [word for word in unknown if len(words.ways[word]) == 1 or (len(word) > _LONG and self._inside(word))]
        return frozenset([*joined, *pieces])

    def _by_han(self, query: Query, covered: frozenset[int] | None) -> list[int]:
        """Students whose Chinese name is the nickname's or sounds like it, and who have fitting words.

        Where these say little, those too whose Chinese name looks like it.
        """
        index = self.index
        keys = (
            {query.han, *index.by_pinyin(said(query.han))}
            if query.han in index.han
            else {*index.by_pinyin(said(query.han))}
        )
        if covered is None or len(covered) > _MOST_SIFTED:
            keys |= index.by_piece(query.han)
        places = [place for key in keys for place in index.han[key]]
        fitting = places if covered is None else covered.intersection(places)
        return self._few(fitting) or self._few(index.han.get(query.han, ()))

    def _spelt(self, words: Sequence[str]) -> list[int]:
        """The students whose Chinese name in pinyin the first or last words are."""
        index = self.index
        found: list[int] = []
        for cut in range(len(words)):
            for spelt in {"".join(words[cut:]), "".join(words[: cut + 1])}:
                for key in index.by_pinyin(spelt):
                    found.extend(index.han[key])
        return found

    def _glued(self, query: Query, word: str, covered: frozenset[int] | None) -> Iterable[int]:
        """Students with a word that a longer one begins or ends with, and with the rest of it or whatever else fits."""
        index, union = self.index, self.index.union
        found: set[int] = set(index.by_letters(query.words))
        for part, rest in self._inside(word):
            places = index.words.places(part)
            if len(places) > _MOST_SIFTED:
                continue
            fitting = places if covered is None else covered.intersection(places)
            ways = index.words.ways[rest]
            both = [place for place in fitting if not ways.isdisjoint(union[place])]
            found.update(self._few(both))
            if not both and (covered is not None or query.han):
                found.update(self._sifted(query, set(fitting)) if query.han else self._few(fitting))
        return found

    def _inside(self, word: str) -> list[tuple[str, str]]:
        """The words that a longer one begins or ends with, each with the rest: names written as one."""
        having = self.index.words.having
        heads = [(word[:n], word[n:]) for n in range(3, len(word) - 1) if word[:n] in having]
        tails = [(word[n:], word[:n]) for n in range(2, len(word) - 2) if word[n:] in having]
        return [*heads[-2:], *tails[:2]]
