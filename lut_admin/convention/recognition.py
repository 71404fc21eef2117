"""Which student is this nickname? A student, nobody, or several: with what speaks for it.

The roster is indexed once; a nickname costs a few dictionary look-ups. What the index cannot settle is told as several
candidates or nobody, and asked: a student is never accused on a guess (Art. 3, Art. 4).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from lut_admin.convention import names
from lut_admin.convention.nickname.compare import (
    Likeness,
    compare_han,
    compare_latin,
    han_key,
    han_names,
    latin_names,
    latin_words,
    spellings,
)
from lut_admin.convention.nickname.parse import Parts
from lut_admin.convention.roster import Person

# More candidates than a person can choose among are none.
MOST_CANDIDATES = 9
# A word that so many students share says nothing about who it is.
_COMMON = 60


class Answer(StrEnum):
    """The three answers to "who is this?"."""

    STUDENT = "student"
    NOBODY = "nobody"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against an answer: a code and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its message."""
        return f"membership.{self.code}"


@dataclass(frozen=True, slots=True)
class Recognition:
    """The answer, the student if there is one, the candidates if there are several, and the evidence."""

    answer: Answer
    person: Person | None = None
    candidates: tuple[Person, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether a number or both names speak for the student."""
        return any(e.code == "by_number" or e.code.startswith("by_both") for e in self.evidence)


class Recogniser:
    """The roster, indexed for recognising nicknames; built once, linear in the roster's size."""

    def __init__(self, roster: Sequence[Person]) -> None:
        self.roster = roster
        self._latin: dict[str, list[Person]] = defaultdict(list)
        self._glued: dict[str, list[Person]] = defaultdict(list)
        self._han: dict[str, list[Person]] = defaultdict(list)
        self._number: dict[str, Person] = {}
        self._words: dict[str, list[Person]] = {}
        self._pinyin: dict[str, list[Person]] = {}
        for person in roster:
            self._add(person)

    def _add(self, person: Person) -> None:
        if person.student_no:
            self._number[person.student_no.upper()] = person
        for name in latin_names(person):
            words = latin_words(name)
            _append(self._latin, " ".join(sorted(set(words))), person)
            for spelling in spellings(words):
                _append(self._glued, spelling, person)
        for name in han_names(person):
            key = han_key(name)
            if key:
                _append(self._han, key, person)

    def recognise(self, parts: Parts) -> Recognition:
        """Who bears a nickname, once it is taken apart."""
        by_number = self._by_number(parts.labels)
        if by_number is not None:
            return _one(by_number, "by_number", number=by_number.student_no)
        if parts.native and not parts.latin and self._of_latin(parts.native):
            parts = replace(parts, latin=parts.native)  # the register has the name in the student's own script
        latin = self._of_latin(parts.latin) if parts.latin else []
        han = self._han.get(han_key(parts.han), []) if parts.han else []
        both = _common(latin, han)
        if both:
            return self._choose(both, parts, "by_both")
        if latin and not parts.han:
            return self._choose(latin, parts, "by_english")
        if han and not parts.latin:
            return self._choose(han, parts, "by_chinese")
        if latin or han:
            return self._halves_differ(parts, latin, han)
        return self._uncertain(parts)

    def _of_latin(self, latin: str) -> list[Person]:
        words = latin_words(latin)
        people = self._latin.get(" ".join(sorted(set(words)))) or self._glued.get("".join(words), [])
        if len(people) < 2:
            return people
        # A word written twice is part of the name where somebody's name has it twice.
        counted = sorted(words)
        return [p for p in people if any(sorted(latin_words(n)) == counted for n in latin_names(p))] or people

    def _by_number(self, labels: Iterable[str]) -> Person | None:
        return next((self._number[label.upper()] for label in labels if label.upper() in self._number), None)

    def _choose(self, people: Sequence[Person], parts: Parts, code: str) -> Recognition:
        """The one student who fits, if the labels leave one."""
        fitting = people if len(people) == 1 else self._narrowed(people, parts)
        if len(fitting) == 1:
            labelled = len(people) > 1
            return _one(fitting[0], f"{code}_and_label" if labelled else code, labels=list(parts.labels))
        return _several(fitting, "same_names", n=len(fitting))

    def _narrowed(self, people: Sequence[Person], parts: Parts) -> Sequence[Person]:
        """Of several students those whose number or class the labels name; all of them if no label tells."""
        digits = [label for label in parts.labels if label.isdigit() and len(label) >= 4]
        by_tail = [p for p in people if p.student_no and any(p.student_no.endswith(tail) for tail in digits)]
        if by_tail:
            return by_tail
        classes = {label.replace(" ", "") for label in parts.labels}
        by_class = [p for p in people if p.class_name and p.class_name.replace(" ", "") in classes]
        return by_class or people

    def _halves_differ(self, parts: Parts, latin: list[Person], han: list[Person]) -> Recognition:
        """One half is known and the other is not: a student if it is nearly theirs, else a question."""
        if latin and han:
            known = [person.student_no or person.passport_name for person in (*latin, *han)]
            return _several((*latin, *han), "halves_of_two", known=known[:MOST_CANDIDATES])
        near = [p for p in latin if compare_han(parts.han, p).likeness >= Likeness.PART]
        near += [p for p in han if compare_latin(parts.latin, p).likeness >= Likeness.PART and p not in near]
        near = self._best(near, parts)
        if len(near) == 1:
            person = near[0]
            if person in latin:
                return _one(person, "chinese_near", given=parts.han, known=person.chinese_name)
            return _one(person, "english_near", given=parts.latin, known=person.english_name or person.passport_name)
        if near:
            return _several(near, "same_names", n=len(near))
        gap = [p for p in latin if not han_names(p)]
        if len(gap) == 1 and len(latin) == 1:
            return _one(gap[0], "by_english_no_chinese", given=parts.han)
        people = latin or han
        if len(people) > MOST_CANDIDATES:
            return Recognition(Answer.SEVERAL, candidates=(), evidence=(Evidence("common_name", {"n": len(people)}),))
        if latin:
            known = [p.chinese_name for p in latin if p.chinese_name]
            return _several(latin, "chinese_differs", given=parts.han, known=known)
        known = [p.english_name or p.passport_name for p in han]
        return _several(han, "english_differs", given=parts.latin, known=known)

    def _best(self, people: Sequence[Person], parts: Parts) -> list[Person]:
        """The students whose two halves are together most alike; a tie keeps all."""
        if len(people) < 2:
            return list(people)
        scored = [(self._score(p, parts), p) for p in self._narrowed(people, parts)]
        most = max(score for score, _ in scored)
        return [p for score, p in scored if score == most]

    @staticmethod
    def _score(person: Person, parts: Parts) -> int:
        return compare_latin(parts.latin, person).likeness + compare_han(parts.han, person).likeness

    def _uncertain(self, parts: Parts) -> Recognition:
        """Neither half is anybody's as it stands: pinyin, parts and slips of the pen, each only where one student fits."""
        spelt = self._spelt(parts)
        if spelt:
            return self._choose(self._best(spelt, parts), parts, "by_pinyin")
        people = [p for p in self._sharing(parts) if self._fits(p, parts)]
        sure = [p for p in people if not parts.han or han_names(p)]
        if people and not sure:
            # A Chinese name that the roster cannot check makes a half-fitting English one a question.
            return _several(people, "chinese_unknown", given=parts.han)
        people = self._best(sure, parts)
        if len(people) == 1:
            return _one(people[0], "by_parts", given=parts.latin or parts.han)
        if people:
            return _several(people, "several_near", n=len(people))
        shared = max((len(self._words.get(word, ())) for word in latin_words(parts.latin)), default=0)
        if shared > _COMMON and not parts.han:
            return Recognition(Answer.SEVERAL, evidence=(Evidence("common_name", {"n": shared}),))
        return Recognition(Answer.NOBODY, evidence=(Evidence("nobody"),))

    def _spelt(self, parts: Parts) -> list[Person]:
        """The students whose Chinese name in pinyin stands among the Latin words."""
        if parts.han or not parts.latin:
            return []
        if not self._pinyin:
            self._pinyin = _index((names.pinyin(key), people) for key, people in self._han.items())
        words = latin_words(parts.latin)
        for cut in range(len(words)):
            for said, rest in (("".join(words[cut:]), words[:cut]), ("".join(words[: cut + 1]), words[cut + 1 :])):
                people = self._pinyin.get(said, [])
                if rest:
                    english = " ".join(rest)
                    people = [p for p in people if compare_latin(english, p).likeness >= Likeness.PART]
                if people:
                    return list({p.id: p for p in people}.values())
        return []

    def _sharing(self, parts: Parts) -> list[Person]:
        """The students who share a rare word of a name with the nickname."""
        if not self._words:
            self._words = _index((word, [p]) for p in self.roster for word in _all_words(p))
        found: dict[int, Person] = {}
        for word in {*latin_words(parts.latin), *_han_parts(parts.han)}:
            people = self._words.get(word, [])
            if len(people) <= _COMMON:
                found.update((p.id, p) for p in people)
        return list(found.values())

    @staticmethod
    def _fits(person: Person, parts: Parts) -> bool:
        """Whether all that a nickname says is nearly this student's, and says enough."""
        chinese = compare_han(parts.han, person).likeness
        if chinese <= Likeness.CLASH:
            return False
        english = compare_latin(parts.latin, person).likeness
        if english <= Likeness.CLASH:
            return False
        alone = Likeness.ABSENT in (english, chinese)
        return (
            max(english, chinese) >= (Likeness.PART if alone else Likeness.NEAR) or Likeness.PART == english == chinese
        )


def _append(index: dict[str, list[Person]], key: str, person: Person) -> None:
    """Each person once a key; one person's keys come one after another."""
    if key and not (index[key] and index[key][-1] is person):
        index[key].append(person)


def _index(entries: Iterable[tuple[str, Iterable[Person]]]) -> dict[str, list[Person]]:
    index: dict[str, list[Person]] = defaultdict(list)
    for key, people in entries:
        for person in people:
            _append(index, key, person)
    return dict(index)


def _all_words(person: Person) -> set[str]:
    latin = {word for name in latin_names(person) for word in latin_words(name) if len(word) > 1}
    return latin | {part for name in han_names(person) for part in _han_parts(name)}


def _han_parts(han: str) -> set[str]:
    """The parts of a Chinese name that a dot sets apart, the name whole, and without a family name of one character."""
    key = han_key(han)
    given = {key[1:]} if len(key) == 3 else set()
    return {*(part for part in names.fold(han).replace(" ", "·").split("·") if len(part) > 1), key, *given} - {""}


def _common(one: list[Person], other: list[Person]) -> list[Person]:
    ids = {p.id for p in other}
    return [p for p in one if p.id in ids]


def _one(person: Person, code: str, **facts: Any) -> Recognition:
    return Recognition(Answer.STUDENT, person, evidence=(Evidence(code, facts),))


def _several(people: Sequence[Person], code: str, **facts: Any) -> Recognition:
    return Recognition(Answer.SEVERAL, candidates=tuple(people[:MOST_CANDIDATES]), evidence=(Evidence(code, facts),))
