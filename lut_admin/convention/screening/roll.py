"""Whom of the roster does a text name? Names in any order of their words, student numbers and passports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add

from lut_admin.convention.nickname.compare import han_key, han_names, latin_names, latin_words
from lut_admin.convention.roster import Person
from lut_admin.convention.screening.disguises import joined
from lut_admin.convention.screening.folding import characters

# A word of a name, with its dots and hyphens; a number as students and passports have; six digits, of which every one has some.
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’.-]*[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,3}\d{6,14}(?![A-Za-z0-9])")
_NUMBER = re.compile(r"\d{6}")
# After a name of two characters only these make it surely a name: 高明 is also a word.
_CALLED = (
    "同学", "学生", "的", "确诊", "生病", "住院", "感染", "怀孕", "挂科", "不及格", "补考", "欠费", "欠学费", "未交", "没交",
    "旷课", "作弊", "被处分", "受处分",
)  # fmt: skip
_LONGEST_LATIN = 12
# What may stand between two words of one name: blanks, a comma (DOE, Jane), a dot, a hyphen; never the end of a line.
_BETWEEN = re.compile(r"[ \t\u00a0\u3000]{0,3}[,，.·/-]?[ \t\u00a0\u3000]{0,3}")
# Words that English also has, beside all words of one or two letters: a name that holds one shows its capitals.
_ALSO_WORDS = frozenset(
    "and are but can day did for get had has her him his hope how its joy let long man may new not now one our out per "
    "ray rich rose she song sun the too two van war was way who why will win yes you young your".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A student named in a text: by ``name``, student ``number`` or ``passport``, at half-open offsets."""

    person: Person
    by: str
    start: int
    end: int


class Roll:
    """The roster's names and numbers, ready to be found in a text."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._han: dict[str, Person] = {}
        self._han_lengths: dict[str, list[int]] = {}
        self._latin: dict[tuple[str, ...], Person] = {}
        self._latin_words: set[str] = set()
        self._codes: dict[str, tuple[str, Person]] = {}
        for person in people:
            self._add(person)

    def _add(self, person: Person) -> None:
        for name in han_names(person):
            key = han_key(name)
            if len(key) > 1:
                self._han.setdefault(key, person)
                lengths = self._han_lengths.setdefault(key[:2], [])
                if len(key) not in lengths:
                    lengths.append(len(key))
                    lengths.sort(reverse=True)
        for name in latin_names(person):
            words = latin_words(name)
            if len(words) > 1:
                self._latin.setdefault(tuple(sorted(words)), person)
                self._latin_words.update(words)
        for by, number in (("number", person.student_no), ("passport", person.passport_no)):
            if len(number) > 5:
                self._codes.setdefault(number.upper(), (by, person))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every student that the text names, in the order of the text."""
        found = [*self._in_han(text), *self._in_latin(text)]
        for code in _CODE.finditer(text) if _NUMBER.search(text) else ():
            known = self._codes.get(code[0].upper())
            if known:
                found.append(Mention(known[1], known[0], code.start(), code.end()))
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _in_han(self, text: str) -> Iterable[Mention]:
        """The Chinese names, traditional, pulled apart and without their dots too."""
        if not self._han or text.isascii():
            return
        folded = joined(characters(text))
        at = 0
        for start, pair in enumerate(map(add, folded.text, folded.text[1:])):
            if start < at or pair not in self._han_lengths:
                continue
            length = self._longest_han(folded.text, start)
            if length:
                at = start + length
                yield Mention(self._han[folded.text[start:at]], "name", *folded.span(start, at))

    def _longest_han(self, text: str, at: int) -> int:
        for length in self._han_lengths.get(text[at : at + 2], ()):
            end = at + length
            if text[at:end] in self._han:
                alone = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
                if length > 2 or alone or text.startswith(_CALLED, end):
                    return length
        return 0

    def _in_latin(self, text: str) -> Iterable[Mention]:
        """The Latin names of two and more words, in any order of their words: passports put the family name first."""
        if not self._latin:
            return
        words = [(found, latin_words(found[0])) for found in _LATIN_WORD.finditer(text)]
        at = 0
        while at < len(words):
            if not self._latin_words.issuperset(words[at][1]):
                at += 1
                continue
            person, count = self._longest_latin(text, words[at : at + _LONGEST_LATIN])
            if person is not None:
                yield Mention(person, "name", words[at][0].start(), words[at + count - 1][0].end())
            at += count

    def _longest_latin(
        self, text: str, words: list[tuple[re.Match[str], tuple[str, ...]]]
    ) -> tuple[Person | None, int]:
        """The student whose whole name these words begin with, and how many words it takes; without one, one word."""
        said: list[str] = []
        found: tuple[Person | None, int] = (None, 1)
        for count, (word, parts) in enumerate(words, 1):
            if not self._latin_words.issuperset(parts):
                break
            if count > 1 and not _BETWEEN.fullmatch(text, words[count - 2][0].end(), word.start()):
                break
            said += parts
            person = self._latin.get(tuple(sorted(said)))
            if person is not None and (
                _only_a_name(said) or all(written[0][0].isupper() for written, _ in words[:count])
            ):
                found = (person, count)
        return found


def _only_a_name(words: Iterable[str]) -> bool:
    """Whether the words of a name are no words of a sentence, so that it is a name in small letters too."""
    return all(len(word) > 2 and word not in _ALSO_WORDS for word in words)
