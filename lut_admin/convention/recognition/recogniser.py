"""Which student is this nickname? A student, nobody, or several: with what speaks for it.

What is exact is settled by look-up. The rest is weighed in bits: what a name says about who it is (the rarer, the more),
less what has gone wrong with it, against a stranger of whom nothing is known. What the bits leave open is told as several
candidates, and asked: a student is never accused on a guess (Art. 3, Art. 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from operator import attrgetter
from typing import Any

from lut_admin.convention.nickname.compare import han_key, latin_words, same_words
from lut_admin.convention.nickname.labels import Classes, speak_for
from lut_admin.convention.nickname.parse import Parts, parse
from lut_admin.convention.recognition.answers import MOST_CANDIDATES, NOBODY, Answer, Evidence, Recognition
from lut_admin.convention.recognition.index import Index
from lut_admin.convention.recognition.searching import Search
from lut_admin.convention.recognition.weighing import Half, Query, Scales, Weighed
from lut_admin.convention.roster import Person

# How many strangers come upon one student, as a share of the roster, and how sure an answer must be.
_STRANGERS = 0.25
_STRANGERS_HALF = 0.02  # strangers rarely write just one half of a name, or a word of it, that is somebody's here
_FEW = 100  # in a small roster a stranger is no rarer than in one of so many
_SURE = 0.8
_WORTH_ASKING = 0.3
_BY_CHANCE = 0.05
_MUCH = 2.0  # bits beyond one in the whole roster
_SHORT = 4  # letters: so short a word alone is as well a nickname
_SECOND_ACCOUNT = 0.04
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_PARTED = re.compile(r"[·•・‧･．. ]+")


@dataclass(frozen=True)
class Present:
    """Which students other members are already known to be, for weighing: one account each is usual, two are not rare."""

    ids: frozenset[int]
    share: float

    def bits(self, person: Person) -> float:
        """What speaks against a student whom another member already is: the more, the more of the roster is there."""
        return log2(_SECOND_ACCOUNT / max(self.share, _SECOND_ACCOUNT)) if person.id in self.ids else 0.0


_for_it = attrgetter("bits")
_BY_BOTH = (Evidence("by_both"),)
NOBODY_ELSE = Present(frozenset(), 0.0)


class Recogniser:
    """The roster, indexed for recognising nicknames; built once, linear in the roster's size."""

    def __init__(self, roster: Sequence[Person]) -> None:
        self.roster = roster
        self._index = Index(roster)
        self._scales = Scales(self._index)
        self._search = Search(self._index)
        self._classes = Classes(person.class_name for person in roster) or None

    def parts(self, nickname: str) -> Parts:
        """A nickname taken apart by one who knows this roster's classes."""
        return parse(nickname, self._classes)

    def recognise(self, parts: Parts, present: Present = NOBODY_ELSE) -> Recognition:
        """Who bears a nickname, once it is taken apart."""
        return self.at_sight(parts) or self.by_weight(parts, present)

    def present(self, ids: Iterable[int]) -> Present:
        """The students (by id) who are known to be members."""
        known = frozenset(ids)
        return Present(known, len(known) / max(len(self.roster), 1))

    def at_sight(self, parts: Parts) -> Recognition | None:
        """The answer where a number or both names are exactly one student's; None where it must be weighed."""
        for text in parts.labels:
            place = self._index.number.get(text.upper())
            if place is not None:
                person = self.roster[place]
                return _one(person, "by_number", number=person.student_no)
        if not parts.latin or not parts.han:
            return None
        # Keys of the roster are folded already: most names need no folding to be found.
        han = self._index.han.get(parts.han.replace("·", "")) or self._index.han.get(han_key(parts.han))
        if not han:
            return None
        words = latin_words(parts.latin)
        both = []
        for place in han:
            for name in self._index.own[place]:
                if words == name or same_words(words, name):
                    both.append(place)
                    break
        if len(both) > 1:
            # A word written twice is part of the name where somebody's name has it twice.
            counted = sorted(words)
            both = [place for place in both if any(sorted(n) == counted for n in self._index.own[place])] or both
        if len(both) == 1:
            return Recognition(Answer.STUDENT, self.roster[both[0]], evidence=_BY_BOTH)
        return self._narrowed(both, parts, "by_both") if both else None

    def mistakable(self, person: Person) -> bool:
        """Whether another student has this one's English name, and a Chinese one that sounds or looks like this one's."""
        return person.id in self._twins

    def of_twins(self, found: Recognition, parts: Parts, present: Present) -> Recognition:
        """An answer at sight, and a question where it is mistakable and the other is nowhere else to be seen.

        The roster misspells names too: then one of the two has written the name that the roster gives to the other.
        """
        person = found.person
        others = self._twins.get(person.id, ()) if person is not None and found.evidence is _BY_BOTH else ()
        if person is not None and parts.labels and speak_for(parts.labels, person) > 0:
            return found
        unseen = [other for other in others if other.id not in present.ids]
        return _several([person, *unseen], "same_names", n=1 + len(unseen)) if person and unseen else found

    @cached_property
    def _twins(self) -> dict[int, list[Person]]:
        roster = self.roster
        return {roster[one].id: [roster[n] for n in sorted(others)] for one, others in self._index.twins.items()}

    def _narrowed(self, places: Sequence[int], parts: Parts, code: str) -> Recognition:
        """Of students with the same names those whose class or number the labels tell."""
        people = [self.roster[place] for place in places]
        told = [speak_for(parts.labels, person) for person in people]
        best = [person for person, bits in zip(people, told, strict=True) if bits == max(told)]
        if len(best) == 1 and max(told) > 0:
            return _one(best[0], f"{code}_and_label", labels=list(parts.labels))
        return _several(best, "same_names", n=len(best))

    def by_weight(self, parts: Parts, present: Present = NOBODY_ELSE) -> Recognition:
        """The answer by what the nickname's words and parts weigh for each student who shares some."""
        query = self._query(parts)
        if not query.words and not query.han:
            return NOBODY
        places, crowd = self._search.exact(query)
        weighed = [self._scales.weigh(query, place) for place in places]
        if not crowd and not any(one.clean for one in weighed):
            seen = set(places)
            weighed += [self._scales.weigh(query, place) for place in self._search.near(query) if place not in seen]
        return self._decided(parts, query, weighed, crowd, present)

    def _query(self, parts: Parts) -> Query:
        words = latin_words(parts.latin)
        having = self._index.words.having
        unknown = not having.keys() >= set(words)
        if unknown and not parts.latin.isupper():
            parted = latin_words(_CAMEL.sub(" ", parts.latin))
            words = parted if len(parted) > len(words) else words
        if unknown:
            words = self._joined(words)
        if parts.native and not words:
            native = latin_words(parts.native)
            words = native if any(word in having for word in native) else ()
        key = han_key(parts.han)
        # Nothing was taken out of the name: it has no dot, and is its only piece.
        whole = key and len(key) == len(parts.han)
        pieces = (key,) if whole else tuple(han_key(piece) for piece in _PARTED.split(parts.han) if piece)
        return Query(words, key, pieces, parts.labels, unknown)

    def _joined(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words, those put together that are one name with a blank in it. Two initials are not: K. A. is no Ka."""
        having = self._index.words.having
        whole: list[str] = []
        for word in words:
            before = whole[-1] if whole and len(whole[-1] + word) > 2 else ""
            if before and before + word in having and not (word in having and before in having):
                whole[-1] += word
            else:
                whole.append(word)
        return tuple(whole)

    def _decided(self, parts: Parts, query: Query, weighed: list[Weighed], crowd: int, present: Present) -> Recognition:
        plain = (not query.words or not query.han) and any(one.clean for one in weighed)
        nobody = max(len(self.roster), _FEW) * (_STRANGERS_HALF if plain else _STRANGERS)
        fitting = [one for one in weighed if one.fits]
        for one in fitting:
            one.bits += present.bits(self.roster[one.place])
        if len(fitting) > 1:
            fitting.sort(key=_for_it, reverse=True)
        mass = sum([2.0 ** min(one.bits, 200) for one in fitting])
        if fitting:
            best = fitting[0]
            weight = 2.0 ** min(best.bits, 200)
            doubtful = best.han is Half.UNKNOWN and best.heard < 0
            doubtful |= best.latin is Half.PART and best.han is Half.ABSENT and len("".join(query.words)) < _SHORT
            rival = self._other_half(best, weighed)
            if rival is not None:
                return self._of_two(best, rival)
            if weight / (mass + nobody) >= _SURE and not doubtful:
                return self._told(best, parts)
        if crowd:
            return Recognition(Answer.SEVERAL, evidence=(Evidence("common_name", {"n": crowd}),))
        if mass / (mass + nobody) >= _WORTH_ASKING:
            near = [one for one in fitting if one.bits > fitting[0].bits - 6]
            return self._asked(near, parts)
        return self._clashing(weighed, query, parts) or NOBODY

    def _told(self, best: Weighed, parts: Parts) -> Recognition:
        person = self.roster[best.place]
        known = person.english_name or person.passport_name
        if best.spelt:
            return _one(person, "by_pinyin")
        if best.han is Half.UNKNOWN:
            return _one(person, "by_english_no_chinese", given=parts.han)
        if best.latin is Half.SAME and best.han is Half.SAME:
            return Recognition(Answer.STUDENT, person, evidence=_BY_BOTH)
        if best.latin is Half.SAME and best.han is Half.ABSENT:
            return _one(person, "by_english_and_label" if best.labelled else "by_english", labels=list(parts.labels))
        if best.han is Half.SAME and best.latin is Half.ABSENT:
            return _one(person, "by_chinese_and_label" if best.labelled else "by_chinese", labels=list(parts.labels))
        if best.latin is Half.SAME:
            return _one(person, "chinese_near", given=parts.han, known=person.chinese_name)
        if best.han is Half.SAME:
            return _one(person, "english_near", given=parts.latin, known=known)
        return _one(person, "by_parts", given=parts.latin or parts.han)

    def _asked(self, near: Sequence[Weighed], parts: Parts) -> Recognition:
        people = [self.roster[one.place] for one in near]
        if all(one.han is Half.UNKNOWN for one in near):
            return _several(people, "chinese_unknown", given=parts.han)
        same = all(Half.SAME in (one.latin, one.han) for one in near)
        return _several(people, "same_names" if same else "several_near", n=len(people))

    def _other_half(self, best: Weighed, weighed: Sequence[Weighed]) -> Weighed | None:
        """Another student whose one half is, while that half of the best one's name is only like it."""
        for one in weighed:
            if one.place != best.place:
                if best.latin is Half.NEAR and best.han is one.latin is Half.SAME:
                    return one
                if best.han is Half.NEAR and best.latin is one.han is Half.SAME:
                    return one
        return None

    def _of_two(self, one: Weighed, other: Weighed) -> Recognition:
        people = [self.roster[one.place], self.roster[other.place]]
        known = [person.student_no or person.passport_name for person in people]
        return _several(people, "halves_of_two", known=known)

    def _clashing(self, weighed: Sequence[Weighed], query: Query, parts: Parts) -> Recognition | None:
        """One half is whole somebody's and the other is not, or cannot be told: a question."""
        english = [one for one in weighed if one.latin is Half.SAME and one.han in (Half.CLASH, Half.UNKNOWN)]
        if not english:
            much = log2(max(len(self.roster), _FEW)) + _MUCH
            english = [one for one in weighed if one.latin is Half.NEAR and one.han is Half.CLASH and one.bits > much]
        if english:
            people = [self.roster[one.place] for one in english]
            known = [person.chinese_name for person in people if person.chinese_name]
            if not known:
                return _several(people, "chinese_unknown", given=parts.han)
            return _several(people, "chinese_differs", given=parts.han, known=known[:MOST_CANDIDATES])
        # A Chinese name that strangers have by chance says nothing beside another English name.
        chinese = self._index.han.get(query.han, ()) if query.han and query.words else ()
        if 0 < len(chinese) <= MOST_CANDIDATES and self._index.chance(query.han) <= _BY_CHANCE:
            people = [self.roster[place] for place in chinese]
            known = [person.english_name or person.passport_name for person in people]
            return _several(people, "english_differs", given=parts.latin, known=known)
        return None


def _one(person: Person, code: str, **facts: Any) -> Recognition:
    return Recognition(Answer.STUDENT, person, evidence=(Evidence(code, facts),))


def _several(people: Sequence[Person], code: str, **facts: Any) -> Recognition:
    return Recognition(Answer.SEVERAL, candidates=tuple(people[:MOST_CANDIDATES]), evidence=(Evidence(code, facts),))
