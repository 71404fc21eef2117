"""The roster, indexed for recognising nicknames: by whole names, by their words and parts, by number, by sound."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import combinations
from math import log2
from operator import ne
from sys import intern

from lut_admin.convention.nickname.compare import han_key, han_names, han_parts, latin_names, latin_words
from lut_admin.convention.nickname.sound import han_slip, said
from lut_admin.convention.recognition.vocabulary import Vocabulary, put
from lut_admin.convention.roster import Person

# Fewer names than this say nothing about how rare a name is in the world.
_LEAST = 8_000
# A piece that more names share finds nobody.
_MOST_PIECES = 80
# Of more namesakes nobody keeps the characters apart anyway.
_MOST_NAMESAKES = 60
_FEW_OF_A_FAMILY = 8
_LIKE_ANOTHER = 4.0  # bits: one character that sounds or looks like the other's
# A weight for each byte, so that sums of different letters hardly ever agree.
_WEIGHTS = tuple((byte + 1) ** 7 for byte in range(256))


class Index:
    """Places in the roster by everything a nickname may show of a name; built once, linear in the roster's size.

    `own` holds each student's Latin names as folded words, the English name first; `union` the same words in one row;
    `keys` the Chinese names as keys, `first` the first of them.
    """

    def __init__(self, roster: Sequence[Person]) -> None:
        self.roster = roster
        self.han: dict[str, list[int]] = {}
        self.number: dict[str, int] = {}
        self.own: list[tuple[tuple[str, ...], ...]] = []
        self.union: list[tuple[str, ...]] = []
        self.keys: list[tuple[str, ...]] = []
        self.first: list[str] = []
        self._family: dict[str, str] = {}
        self._pinyin: dict[str, list[str]] | None = None
        self._pieces: dict[str, list[str]] | None = None
        self.words = Vocabulary(self._latin())
        self._chinese()
        self._measure()

    def _latin(self) -> dict[str, list[int]]:
        """Numbers and Latin names read in; who has each word."""
        having: dict[str, list[int]] = {}
        for place, person in enumerate(self.roster):
            if person.student_no:
                self.number[person.student_no.upper()] = place
            own: list[tuple[str, ...]] = []
            union: tuple[str, ...] = ()
            for name in latin_names(person):
                words = tuple(map(intern, latin_words(name)))
                own.append(words)
                if not union:
                    union = words
                else:
                    for word in words:
                        if word not in union:
                            union += (word,)
            self.own.append(tuple(own))
            self.union.append(union)
            for word in union:
                if word not in having:
                    having[word] = [place]
                elif (places := having[word])[-1] != place:
                    places.append(place)
        return having

    def _chinese(self) -> None:
        """Chinese names read in."""
        for place, person in enumerate(self.roster):
            if person.former:
                keys = tuple(filter(None, map(han_key, han_names(person))))
            else:
                key = han_key(person.chinese_name)
                keys = (key,) if key else ()
            self.keys.append(keys)
            self.first.append(keys[0] if keys else "")
            for key in keys:
                if key not in self.han:
                    self.han[key] = [place]
                elif (places := self.han[key])[-1] != place:
                    places.append(place)

    def _measure(self) -> None:
        """How likely a stranger's Chinese name is somebody's here, by its length: as likely as two here share one."""
        counts: dict[int, Counter[int]] = defaultdict(Counter)
        for key, places in self.han.items():
            counts[min(len(key), 4)][len(places)] += 1
        self._shared = {
            length: 1 - sizes[1] / max(sum(size * many for size, many in sizes.items()), 1)
            for length, sizes in counts.items()
        }
        total = sum(map(len, self.han.values()))
        once, twice = (sum(sizes[n] for sizes in counts.values()) for n in (1, 2))
        self._han_total = float(max(total, _LEAST))
        self._han_unseen = min(max(once / (once + 2 * twice) if once else 0.5, 0.3), 0.9)

    def chance(self, key: str) -> float:
        """How likely some stranger has a Chinese name of this length that somebody here has."""
        return self._shared.get(min(len(key), 4), 0.0)

    def han_bits(self, key: str) -> float:
        """How much a whole Chinese name says about who it is."""
        return log2(self._han_total / max(len(self.han.get(key, ())) - self._han_unseen, 0.1))

    def family(self, word: str) -> str:
        """The character that nearly all Chinese names of those with this word begin with (阮 for Nguyen); "" for most words."""
        found = self._family.get(word)
        if found is None:
            places = self.words.places(word)
            names = [name for place in places if 2 <= len(name := self.first[place]) <= 4]
            begun = Counter([name[0] for name in names]).most_common(1)
            known = len(names) >= max(_FEW_OF_A_FAMILY, 0.6 * len(places)) and begun[0][1] >= 0.85 * len(names)
            found = self._family[word] = begun[0][0] if known else ""
        return found

    @cached_property
    def characters(self) -> frozenset[str]:
        """All characters that the Chinese names consist of."""
        return frozenset().union(*self.han)

    @cached_property
    def parts(self) -> Vocabulary:
        """The parts of the Chinese names. A part that is also a whole name: the list of those who have that is left as it is."""
        having, whole = dict(self.han), self.han
        for place, person in enumerate(self.roster):
            first = self.first[place]
            if person.former:
                parts: Sequence[str] = [part for name in han_names(person) for part in han_parts(name)[1:]]
            elif len(first) < 4 or first == person.chinese_name:
                parts = (first[1:],) if len(first) == 3 else ()
            else:
                parts = han_parts(person.chinese_name)[1:]
            for part in parts:
                if part not in having:
                    having[part] = [place]
                    continue
                places, called = having[part], whole.get(part, ())
                if places is called:
                    having[part] = places if place in called else [*places, place]
                elif places[-1] != place and place not in called:
                    places.append(place)
        return Vocabulary(having)

    @cached_property
    def _by_sum(self) -> dict[int, list[int]]:
        weight = {word: _sum(word) for word in self.words.having}.__getitem__
        found: dict[int, list[int]] = {}
        for place, names in enumerate(self.own):
            for letters in {sum(map(weight, name)) for name in names}:
                if letters in found:
                    found[letters].append(place)
                else:
                    found[letters] = [place]
        return found

    @cached_property
    def twins(self) -> dict[int, set[int]]:
        """Students whose English name another one has as well, and whose Chinese name sounds or looks like that one's."""
        found: dict[int, set[int]] = {}
        for places in self._by_sum.values():
            if 1 < len(places) <= _MOST_NAMESAKES:
                for one, other in combinations(places, 2):
                    if _mistakable(self.first[one], self.first[other]):
                        found.setdefault(one, set()).add(other)
                        found.setdefault(other, set()).add(one)
        return found

    def by_letters(self, words: Iterable[str]) -> Sequence[int]:
        """The students whose whole name has just these letters, however its words stand or are glued."""
        found = self._by_sum.get(_sum("".join(words)), ())
        if not found:
            return ()
        wanted = _letters(words)
        return [place for place in found if any(_letters(name) == wanted for name in self.own[place])]

    def by_pinyin(self, spelt: str) -> Sequence[str]:
        """The Chinese names that are read so."""
        if self._pinyin is None:
            self._pinyin = {}
            for key in self.han:
                put(self._pinyin, said(key), key)
        return self._pinyin.get(spelt, ())

    def by_piece(self, key: str) -> set[str]:
        """Chinese names that share a piece with this one, as names with a single wrong character do."""
        if self._pieces is None:
            self._pieces = {}
            for known in self.han:
                for piece in _pieces(known):
                    if piece in self._pieces:
                        self._pieces[piece].append(known)
                    else:
                        self._pieces[piece] = [known]
        found: set[str] = set()
        for piece in (key,) if len(key) == 2 else _pieces(key):
            names = self._pieces.get(piece, ())
            if len(names) <= _MOST_PIECES:
                found.update(names)
        return found


def _sum(word: str) -> int:
    """A number that is the same for the same letters in any order; as good a key as the sorted letters, and half the size."""
    return sum(map(_WEIGHTS.__getitem__, word.encode("utf-8", "surrogatepass")))


def _mistakable(key: str, own: str) -> bool:
    """Whether two different Chinese names are told apart by neither ear nor eye alone."""
    if len(key) != len(own) or sum(map(ne, key, own)) != 1:
        return False
    how = han_slip(key, own)
    return how is not None and how.cost <= _LIKE_ANOTHER


def _letters(words: Iterable[str]) -> str:
    return "".join(sorted("".join(words)))


def _pieces(key: str) -> tuple[str, ...]:
    """What of a Chinese name stays when one character is wrong."""
    if len(key) < 3:
        return (key,) if len(key) == 2 else ()
    if len(key) == 3:
        return (key[:2], key[1:], key[0] + "." + key[2])
    half = len(key) // 2
    return (key[:half] + "-", "-" + key[half:], "-" + key[-half:])
