"""What a word list says: words, sets of words, and words that tell something only together; and where they stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from lut_admin.convention.screening.disguises import HAN, beginning, joined, whole
from lut_admin.convention.screening.folding import CLAUSE, SENTENCE, characters

Span = tuple[int, int]
# The sets that no list can hold: what looks like somebody's name, found in the text as it was written; a bare number that may
# be a price; the end of a text of a few words; and how a message is said: a face, a card that is passed on,
# somebody called, a time of day.
NAME, AMOUNT, SHORT = "{name}", "{amount}", "{short}"
FEELING, CARD, CALLED, CLOCK = "{feeling}", "{card}", "{called}", "{clock}"
SHAPES = frozenset({NAME, AMOUNT, SHORT, FEELING, CARD, CALLED, CLOCK})
_SHORT_IN_HAN, _SHORT_IN_LATIN = 10, 26
_HAN_ONE = re.compile(rf"[{HAN}]")
_HAN_DIGITS = "一二两三四五六七八九十百千万几零"
_NUMBER = re.compile(rf"[0-9{_HAN_DIGITS}](?:(?<=[0-9])[0-9]*(?: [0-9]+)*|[{_HAN_DIGITS}]*)")
_LETTERS = re.compile(r"[a-z]+")
# What may be part of a longer word or number.
_IN_A_RUN = re.compile(r"[a-z0-9]")
# No year, no time, no number of a house, a class or a week: 60、 of 键盘60、, 600 of "does it for 600".
_AMOUNT = re.compile(
    r"(?:(?<![0-9a-z,])|(?<=[^0-9],)|(?<=for)|(?<=only)|(?<=just)|(?<=price)|(?<=last)|(?<=at)|(?<=from)|(?<=pay)|(?<=rent))"
    r"(?!(?:19|20)[0-9]{2}(?![0-9]))(?:[1-9][0-9]{0,3} [0-9]{1,2}|[1-9][0-9]{1,4})"
    r"(?![0-9]|,[0-9]|[年月日号点时分秒楼室栋层周节课人名次届级度页字条位岁班个学本场门所项栋家次套台%]"
    r"|(?:am|pm|th|st|nd|rd|min|hour|day|week|student|people|seat|point|year|mark|country|countries|place|question"
    r"|page|word)|[a-z]{0,2}[0-9])"
)
# What follows a number that is a time of day: 每天7:20 is no price.
_OF_THE_CLOCK = re.compile(r"点(?![a-z赞票])|,[0-5][0-9](?![0-9])|[ap]m(?![a-z])")
_START, _LONG_START = 2, 4
# How far apart parts may stand, in characters: Chinese says in two what English says in six.
_APART = {"*": (14, 42), "+": (4, 14), "&": (45, 140)}
_LONGEST = 40  # characters of a word, at most


@dataclass(frozen=True, slots=True)
class Rule:
    """Parts that stand together. Each of `joints` says how a part follows the one before it.

    ``*``: after it, in the same sentence; ``+``: right after it, but for a few characters; ``&``: beside it, in any order. A
    part is a set of words, any of which will do. What is `plain` says enough not to be calmed by the rest of the text.
    """

    parts: tuple[frozenset[str], ...]
    joints: str = ""
    plain: bool = False


def read_rule(written: str, sets: Mapping[str, Sequence[str]] | None = None) -> Rule:
    """A rule from a list's line: ``a|b*{name}`` (one after the other), ``a+b`` (close together), ``a&b`` (in any order).

    ``#`` is a number and ``~`` any ending; ``{name}`` a set of words; ``!`` before it makes it plain; blanks and line ends about
    a word are none of it. KeyError for a set that is not there.
    """
    written = written.strip()
    written, sure = written.removeprefix("!"), written.startswith("!")
    parts = re.split(r"[*+&]", written)
    joints = "".join(c for c in written if c in "*+&")
    return Rule(tuple(frozenset(_choices(part, sets or {})) for part in parts), joints, sure)


def _choices(part: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for choice in part.split("|"):
        choice = choice.strip()
        if choice.startswith("{") and choice.endswith("}"):
            if choice in SHAPES:
                yield choice
            else:
                for word in sets[choice[1:-1]]:
                    yield from _choices(word, sets)
        else:
            yield plain(choice)


@cache
def plain(word: str) -> str:
    """A word as it stands in a folded text; ``#`` and ``~`` stay."""
    return "#".join(joined(characters(piece)).text for piece in word.rstrip("~").split("#")) + (
        "~" if word.endswith("~") else ""
    )


def latin_words(terms: Iterable[str]) -> Iterator[str]:
    """The Latin words of terms."""
    for term in terms:
        yield from _LETTERS.findall(term)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is looked for: without its ``~``, and whether it stands as it is wherever it is met (Chinese words do)."""

    word: str
    bare: str
    open_end: bool
    anywhere: bool


class Finder:
    """Finds many words in one walk through a folded text: by their first two characters, long ones by the first four."""

    def __init__(self, words: Iterable[str]) -> None:
        self._single: dict[str, list[_Word]] = {}
        self._short: dict[str, list[_Word]] = {}
        self._long: dict[str, list[_Word]] = {}
        self._before_number: dict[str, list[tuple[str, str, str]]] = {}
        self._after_number: dict[str, list[tuple[str, str, str]]] = {}
        for word in sorted(set(words)):
            if "#" in word:
                before, _, after = word.partition("#")
                places, key = (self._after_number, after[0]) if after else (self._before_number, before[-1:])
                places.setdefault(key, []).append((word, before, after))
            elif word.strip("~") and word not in SHAPES:
                self._add(word)
        self._beginning = beginning((*self._single, *self._short))

    def _add(self, word: str) -> None:
        bare = word.rstrip("~")
        entry = _Word(word, bare, bare != word, bare == word and not _IN_A_RUN.search(bare[0] + bare[-1]))
        if len(bare) < _START:
            self._single.setdefault(bare, []).append(entry)
            return
        known = self._short.setdefault(bare[:_START], [])
        if len(bare) >= _LONG_START:
            known = self._long.setdefault(bare[:_LONG_START], [])
        known.append(entry)

    def find(self, text: str) -> dict[str, list[Span]]:
        """Where each word stands, in order; words that stand nowhere have no entry."""
        found: dict[str, list[Span]] = {}
        single, short, long = self._single, self._short, self._long
        for place in self._beginning.finditer(text):
            at = place.start()
            words: Sequence[_Word] = single.get(place[0], ())
            pair = text[at : at + _START]
            if pair in short:
                words = [*words, *short[pair], *long.get(text[at : at + _LONG_START], ())]
            for entry in words:
                if text.startswith(entry.bare, at):
                    end = at + len(entry.bare)
                    if not entry.anywhere:
                        end = _end(text, at, end, entry.open_end)
                    if end:
                        found.setdefault(entry.word, []).append((at, end))
        for number in _NUMBER.finditer(text):
            start, end = number.span()
            before_it = () if _OF_THE_CLOCK.match(text, end) else self._before_number.get(text[start - 1 : start], ())
            beside = (self._after_number.get(text[end : end + 1], ()), before_it)
            for word, before, after in chain(*beside, self._before_number.get("", ())):
                if text.startswith(after, end) and text.endswith(before, 0, start):
                    last = _end(text, start - len(before), end + len(after), False)
                    if last:
                        found.setdefault(word, []).append((start - len(before), last))
        return found


def shortness(text: str) -> list[Span]:
    """The empty end of a text that is no more than a few words long."""
    end = len(text.strip())
    return [(end, end)] if end <= (_SHORT_IN_HAN if _HAN_ONE.search(text) else _SHORT_IN_LATIN) else []


def amounts(text: str) -> list[Span]:
    """Where a bare number may be a price."""
    return [found.span() for found in _AMOUNT.finditer(text)]


def _end(text: str, start: int, end: int, open_end: bool) -> int:
    """Where a word that stands at `start` ends: it may have its ending, a plural s at least; 0 where it is part of another."""
    if open_end:
        while end < len(text) and "a" <= text[end] <= "z":
            end += 1
    elif end - start > 3 and text.startswith("s", end) and "a" <= text[end - 1] <= "z":
        end += 1
    return end if whole(text, start, end) else 0


def matches(rule: Rule, places: Sequence[Sequence[Span]], text: str) -> Iterator[tuple[Span, ...]]:
    """Every way in which the rule's parts stand in the text, by the places of each in order; by the first part's places."""
    yield from _combined(places, rule.joints, text, ())


def _combined(spans: Sequence[Sequence[Span]], joints: str, text: str, chosen: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    if len(chosen) == len(spans):
        yield chosen
        return
    for span in _within_reach(spans[len(chosen)], joints, chosen):
        if not chosen or _joined(joints[len(chosen) - 1], text, chosen[-1], span):
            yield from _combined(spans, joints, text, (*chosen, span))


def _within_reach(spans: Sequence[Span], joints: str, chosen: tuple[Span, ...]) -> Iterator[Span]:
    """The places of the next part that are not too far from the last one, so that a long text costs no more than it is long."""
    if not chosen:
        yield from spans
        return
    joint, last = joints[len(chosen) - 1], chosen[-1]
    reach = _APART[joint][1]
    first = last[1] if joint != "&" else last[0] - reach - _LONGEST
    for place in range(bisect_left(spans, (first, 0)), len(spans)):
        if spans[place][0] > last[1] + reach:
            return
        yield spans[place]


def _joined(joint: str, text: str, one: Span, other: Span) -> bool:
    first, second = (other, one) if joint == "&" and other < one else (one, other)
    if second[0] < first[1]:
        return False
    gap = text[first[1] : second[0]]
    if (joint != "&" and SENTENCE in gap) or (joint == "+" and CLAUSE in gap):
        return False
    in_han, in_latin = _APART[joint]
    return len(gap) <= in_han or (len(gap) <= in_latin and not _HAN_ONE.search(gap))
