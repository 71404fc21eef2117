"""Words that point to what may not be posted (Art. 7-9): an editable list per label, with what makes a mention harmless."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, chain

from lut_admin.convention.screening.disguises import Disguises
from lut_admin.convention.screening.folding import SENTENCE, Folded
from lut_admin.convention.screening.index import Index
from lut_admin.convention.screening.mentioned import NAMED_BY_TITLE, NOT_QUOTED, quoted, titles
from lut_admin.convention.screening.signs import Said, Sign, against, may_tell, weighed, weight_against
from lut_admin.convention.screening.terms import Rule, Span, latin_words, matches, plain

LABELS = (
    *("7-incitement", "7-religion", "7-division"),
    *("8-privacy", "8-unverified", "8-attack", "8-vulgar", "8-gambling", "8-ad", "8-vote", "8-likes", "8-unrelated"),
    "9-personal",
)


_OFFICE = -1  # where a list's number stands: the office's own words
# What the office's own words weigh beside a rule's that is not plain, so that it tells nothing.
_OFFICIAL = 3.0
# What an office writes of as a matter of course: fees, contests and prizes, applause, trips, thanks.
_EVERYDAY = frozenset({"8-ad", "8-vote", "8-likes", "8-gambling", "8-unrelated", "9-personal"})
# What a calm word, or a mild warning, weighs against the signs of a label; what it weighs for them that nothing of the school's
# life is said.
_CALMED, _ASTRAY = 2.0, 1.25


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a list finds something: the label, and half-open offsets into the text."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Wordlist:
    """The rules of one label; `allow` are harmless phrases, `calm` words that make the whole text harmless (班长 for votes).

    `signs` tell it by their weight together, where no rule does; a calm word weighs against them as the office's words do, and
    they weigh more in a text that says nothing of the `school`'s life, where a list has such words.
    A quarrel's own words are no warning: where it is `stern`, a mild warning (never, stay away) does not count. `talk` are
    rules of how people speak to each other, which an office's own notice is not asked about.
    """

    label: str
    rules: tuple[Rule, ...]
    allow: frozenset[str] = frozenset()
    calm: frozenset[str] = frozenset()
    stern: bool = False
    signs: tuple[Sign, ...] = ()
    school: frozenset[str] = frozenset()
    talk: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Every label's list, and what turns a sentence into a warning against the thing (严禁, 谨防, beware).

    A `heading` (防诈骗, scam alert) makes one of all that follows it; `not_warnings` are phrases that only look like either.
    `teaching` are words of a lesson, a rule, a stage (词汇, 称他人, role play): what stands in quotation marks from there on is
    mentioned, not said. `official` are the office's own words, which weigh against what the lists' signs say. `variants` are
    other spellings of words, `signs` emoji that say one.
    """

    lists: tuple[Wordlist, ...] = ()
    warnings: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    mild_warnings: frozenset[str] = frozenset()
    not_warnings: frozenset[str] = frozenset()
    teaching: frozenset[str] = frozenset()
    official: tuple[Sign, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)

    def extended(self, words: Mapping[str, Sequence[str]], allow: Mapping[str, Sequence[str]] | None = None) -> Lexicon:
        """The lexicon with an office's own words and harmless phrases by label; KeyError for a label there is none of.

        They are taken as they are written: no sets, no signs with a meaning.
        """
        harmless = allow or {}
        for label in (*words, *harmless):
            if label not in LABELS:
                raise KeyError(label)
        known = {entry.label: entry for entry in self.lists}
        for label in dict.fromkeys((*words, *harmless)):
            entry = known.get(label, Wordlist(label, ()))
            more = tuple(Rule((frozenset({word}),), plain=True) for word in _literal(words.get(label, ())))
            known[label] = replace(
                entry, rules=entry.rules + more, allow=entry.allow.union(_literal(harmless.get(label, ())))
            )
        return replace(self, lists=tuple(known.values()))

    def fold(self, text: str) -> Folded:
        """The text in plain form, its disguises undone."""
        return self._disguises.fold(text)

    def hits(self, text: str, folded: Folded | None = None, notice: bool = False) -> tuple[Hit, ...]:
        """Where the lists find something, the first hit of each label; nothing in a sentence that warns of it.

        `folded` is the text as `fold` gives it, where that is known already. In an office's own `notice` signs are not weighed, and
        of everyday things only what is plain is found: a price, a day and how to come forward are what a notice is made of.
        """
        folded = folded or self.fold(text)
        heard = (self._notice_index if notice else self._index).hear(text, folded)
        told = {*heard.rules, *(() if notice else heard.signs)} - {_OFFICE}
        if not told:
            return ()
        official = against(self.official, heard.signs.get(_OFFICE, {}))
        warned = self._warned(folded.text, heard.words, self.warnings)
        warned += self._warned(folded.text, heard.words, self.headings, whole=True)
        mildly = self._warned(folded.text, heard.words, self.mild_warnings)
        strong, any_warning = _Reach(warned), _Reach(warned + mildly)
        named, said_so = titles(text, folded), self._mentioned(text, folded, heard.words)
        hits = []
        for number in sorted(told):
            entry = self.lists[number]
            reading = _Reading(
                entry,
                heard.words,
                strong if entry.stern else any_warning,
                () if entry.stern else official,
                (
                    *(named if entry.label in NAMED_BY_TITLE else ()),
                    *(said_so if entry.label not in NOT_QUOTED else ()),
                ),
            )
            said = reading.by_rules(heard.rules.get(number, ()), folded.text)
            if said is None and number in heard.signs and not notice:
                calmed = _CALMED * ((not entry.stern and bool(mildly)) + reading.calm)
                calmed -= _ASTRAY * (reading.astray and not official)
                said = reading.by_signs(heard.signs[number], calmed, strong, official)
            if said is not None:
                hits.append(Hit(entry.label, *folded.span(*said)))
        return tuple(hits)

    def _mentioned(self, text: str, folded: Folded, found: Mapping[str, Sequence[Span]]) -> list[Span]:
        """What stands in quotation marks in the sentence that teaches, or after it."""
        taught = _Reach(self._warned(folded.text, found, self.teaching, whole=True))
        return [span for span in quoted(text, folded) if taught.holds(span)]

    def _warned(
        self, text: str, found: Mapping[str, Sequence[Span]], words: frozenset[str], whole: bool = False
    ) -> list[Span]:
        """The pieces of a text that warn: the sentence around a warning, or (`whole`) all that follows a heading."""
        said = _places(words, found)
        only_alike = _Reach(_places(self.not_warnings, found) if said else ())
        pieces = []
        for start, end in said:
            if not only_alike.holds((start, end)):
                first = text.rfind(SENTENCE, 0, start) + 1
                last = len(text) if whole else text.find(SENTENCE, end)
                pieces.append((first, len(text) if last < 0 else last))
        return pieces

    @cached_property
    def _disguises(self) -> Disguises:
        return Disguises(latin_words((*self._terms(), *self.variants)), self.variants, self.signs)

    @cached_property
    def _index(self) -> Index:
        signs = [(_OFFICE, self.official), *((number, entry.signs) for number, entry in enumerate(self.lists))]
        return Index(self._rules(), signs, self._other())

    @cached_property
    def _notice_index(self) -> Index:
        """What is looked for in an office's own notice only: half the words, so half the time."""
        return Index(self._rules(notice=True), [(_OFFICE, self.official)], self._other(notice=True))

    def _rules(self, notice: bool = False) -> Iterator[tuple[int, Rule]]:
        for number, entry in enumerate(self.lists):
            only_plain = notice and entry.label in _EVERYDAY
            yield from ((number, rule) for rule in entry.rules if rule.plain or not only_plain)
            yield from ((number, rule) for rule in entry.talk if not notice)

    def _other(self, notice: bool = False) -> Iterator[str]:
        """The words that tell nothing themselves; of everyday things a notice is told plain words only, which no word calms."""
        for entry in self.lists:
            if not (notice and entry.label in _EVERYDAY):
                yield from (*entry.allow, *entry.calm, *entry.school)
            elif any(rule.plain for rule in entry.rules):
                yield from entry.allow
        yield from (*self.warnings, *self.headings, *self.mild_warnings, *self.not_warnings, *self.teaching)

    def _terms(self) -> Iterator[str]:
        yield from self._other()
        yield from (word for _, rule in self._rules() for part in rule.parts for word in part)
        signs = chain(self.official, *(entry.signs for entry in self.lists))
        yield from (word for sign in signs for word in sign.words)


@dataclass(frozen=True)
class _Reading:
    """One list's look at a text: what of it counts, what is harmless or only mentioned, what warns."""

    entry: Wordlist
    found: Mapping[str, Sequence[Span]]
    warning: _Reach
    official: Sequence[tuple[int, float, int]]
    mentioned: Sequence[Span] = ()

    @cached_property
    def calm(self) -> bool:
        return not self.entry.calm.isdisjoint(self.found)

    @property
    def astray(self) -> bool:
        """Whether the text says nothing of the school's life."""
        words = self.entry.school
        return bool(words) and not self.calm and words.isdisjoint(self.found)

    @cached_property
    def _allowed(self) -> _Reach:
        return _Reach([*_places(self.entry.allow, self.found), *self.mentioned])

    def by_rules(self, rules: Iterable[tuple[Rule, Sequence[Sequence[Span]]]], text: str) -> Span | None:
        """The first place of which a rule tells."""
        best: Span | None = None
        for rule, places in rules:
            if self.calm and not rule.plain:
                continue
            for spans in matches(rule, places, text):
                start, end = min(s for s, _ in spans), max(e for _, e in spans)
                if best is not None and (start, end) >= best:
                    continue
                if any(self._allowed.holds(span) for span in spans) or self.warning.holds((start, start)):
                    continue
                if rule.plain or weight_against(self.official, start, end) < _OFFICIAL:
                    best = (start, end)
        return best

    def by_signs(
        self, said: Said, calmed: float, warning: _Reach, official: Sequence[tuple[int, float, int]]
    ) -> Span | None:
        """What the signs tell together where no rule does; a mild warning and a calm word weigh against them, no more."""
        if not may_tell(self.entry.signs, said, calmed):
            return None

        def counted(span: Span) -> bool:
            return not self._allowed.holds(span) and not warning.holds((span[0], span[0]))

        return next(weighed(self.entry.signs, said, counted, official, calmed), None)


class _Reach:
    """Pieces of a text, asked whether one of them holds a place; looking at each in turn, a long chat would never end."""

    def __init__(self, pieces: Iterable[Span]) -> None:
        known = sorted(pieces)
        self._starts = [start for start, _ in known]
        self._ends = list(accumulate((end for _, end in known), max))

    def holds(self, span: Span) -> bool:
        """Whether the span lies within one of the pieces."""
        begun = bisect(self._starts, span[0])
        return begun > 0 and span[1] <= self._ends[begun - 1]


def _places(words: frozenset[str], found: Mapping[str, Sequence[Span]]) -> list[Span]:
    return [span for word in found.keys() & words for span in found[word]]


def _literal(words: Iterable[str]) -> list[str]:
    """An office's own words as they stand in a folded text; what holds no letter is no word."""
    bare = (plain(word.replace("#", "").replace("~", "").replace("{", " ")) for word in words)
    return [word for word in bare if word]
