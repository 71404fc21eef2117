"""Where each word of the lists leads: which parts of which rules, and which signs, it is a word of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lut_admin.convention.screening.folding import Folded
from lut_admin.convention.screening.manner import called, cards, clocks, feelings
from lut_admin.convention.screening.naming import named
from lut_admin.convention.screening.signs import Sign
from lut_admin.convention.screening.terms import (
    AMOUNT,
    CALLED,
    CARD,
    CLOCK,
    FEELING,
    NAME,
    SHAPES,
    SHORT,
    Finder,
    Rule,
    Span,
    amounts,
    shortness,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What of the lists a text says: its words, the rules of which every part is said, and the signs, each by the list's number.

    A rule comes with the places of its parts, a sign (by its number in its list) with those of its words.
    """

    words: Mapping[str, Sequence[Span]]
    rules: Mapping[int, Sequence[tuple[Rule, Sequence[Sequence[Span]]]]]
    signs: Mapping[int, Mapping[int, Sequence[Span]]]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A rule of a list: its parts by their numbers, and which of what no list can hold are among their words."""

    number: int
    rule: Rule
    parts: tuple[int, ...]
    every: frozenset[int]
    shapes: frozenset[str]


class Index:
    """The rules and signs of lists by their words; `other` words are looked for and lead nowhere.

    A rule is looked at only where each of its parts is said, so that a text costs what it says, not what it might.
    """

    def __init__(
        self, rules: Iterable[tuple[int, Rule]], signs: Iterable[tuple[int, Sequence[Sign]]], other: Iterable[str]
    ) -> None:
        self._parts_of: dict[str, list[int]] = {}
        self._rules_of: dict[int, list[_Wanted]] = {}
        self._signs_of: dict[str, list[tuple[int, int]]] = {}
        numbers: dict[frozenset[str], int] = {}
        for number, rule in rules:
            self._add(number, rule, numbers)
        for number, known in signs:
            for place, sign in enumerate(known):
                for word in sign.words:
                    self._signs_of.setdefault(word, []).append((number, place))
        words = {*self._parts_of, *self._signs_of, *other}
        self._finder = Finder(words)
        # What is looked for in every text, and what only where a rule would otherwise be whole.
        self._always = SHAPES & (words - self._parts_of.keys() | self._signs_of.keys())
        self._shaped = frozenset(part for shape in SHAPES for part in self._parts_of.get(shape, ()))

    def _add(self, number: int, rule: Rule, numbers: dict[frozenset[str], int]) -> None:
        """`numbers` are those of the parts so far: rules share them."""
        for part in rule.parts:
            if part not in numbers:
                numbers[part] = len(numbers)
                for word in part:
                    self._parts_of.setdefault(word, []).append(numbers[part])
        parts = tuple(numbers[part] for part in rule.parts)
        rarest = min(rule.parts, key=lambda part: (not SHAPES.isdisjoint(part), len(part)))
        wanted = _Wanted(number, rule, parts, frozenset(parts), SHAPES & frozenset().union(*rule.parts))
        self._rules_of.setdefault(numbers[rarest], []).append(wanted)

    def hear(self, text: str, folded: Folded) -> Heard:
        """What the text says; `folded` is its plain form, in which the words stand."""
        words = self._finder.find(folded.text)
        if not words:
            return Heard({}, {}, {})
        said: dict[int, list[Span]] = {}
        for word, spans in words.items():
            for part in self._parts_of.get(word, ()):
                said.setdefault(part, []).extend(spans)
        hoped = said.keys() | self._shaped
        wanted = [one for part in hoped for one in self._rules_of.get(part, ()) if one.every <= hoped]
        for shape in self._always.union(*(one.shapes for one in wanted)):
            words |= {shape: spans} if (spans := _SHAPED[shape](text, folded)) else {}
            for part in self._parts_of.get(shape, ()):
                said.setdefault(part, []).extend(words.get(shape, ()))
        rules: dict[int, list[tuple[Rule, list[list[Span]]]]] = {}
        for one in wanted:
            places = [sorted(said.get(part, ())) for part in one.parts]
            if all(places):
                rules.setdefault(one.number, []).append((one.rule, places))
        return Heard(words, rules, self._signs(words))

    def _signs(self, words: Mapping[str, Sequence[Span]]) -> dict[int, dict[int, list[Span]]]:
        signs: dict[int, dict[int, list[Span]]] = {}
        for word, spans in words.items():
            for number, place in self._signs_of.get(word, ()):
                signs.setdefault(number, {}).setdefault(place, []).extend(spans)
        return signs


_SHAPED: Mapping[str, Callable[[str, Folded], list[Span]]] = {
    NAME: named,
    AMOUNT: lambda _, folded: amounts(folded.text),
    SHORT: lambda _, folded: shortness(folded.text),
    FEELING: feelings,
    CARD: cards,
    CALLED: called,
    CLOCK: clocks,
}
