"""Counting cases without telling of anybody: no names, and no figure that a few people could be recognised by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

# Figures below this are hidden: among so few, people know one another.
FEW = 5

_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Count(Generic[_K]):
    """How many there are of one thing; None where the figure is hidden: as it is below `FEW`, or `withheld` beside such a one."""

    what: _K
    n: int | None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Tally(Generic[_K]):
    """Figures beside each other, and their sum where it gives nothing away."""

    counts: tuple[Count[_K], ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A year's cases: how many, and by article (1-10), month (``2026-03``), class, and outcome (a sanction's value or an end).

    Articles and months count cases, classes and outcomes respondents; a case under two articles is counted under both, so that
    the articles' sum is not the number of cases and is not told. ``""`` is a class that was not known.
    """

    year: int
    cases: int | None
    people: int | None
    articles: Tally[int]
    months: Tally[str]
    classes: Tally[str]
    outcomes: Tally[str]


def tally(things: Iterable[_K], few: int = FEW) -> Tally[_K]:
    """Count things, those that come first before the others; figures from 1 to `few` - 1 are hidden.

    Whoever subtracts what is shown from the sum must not learn one of them: then others are withheld with them, as few as
    will do, and where nothing helps the sum.
    """
    counted = Counter(things)
    small = {what for what, n in counted.items() if n < few}
    beside = _beside(counted, small, few)
    hidden = small | beside
    counts = tuple(Count(what, None if what in hidden else n, what in beside) for what, n in counted.items())
    total = sum(counted.values())
    told = (not total or total >= few) and (not small or _unclear(counted, small, beside, few))
    return Tally(counts, total if told else None)


def together(*tallies: Tally[Any]) -> tuple[Tally[Any], ...]:
    """Tallies of the same things by different features: where one must not tell its sum, none of the others may give it away."""
    if all(one.total is not None for one in tallies):
        return tallies
    return tuple(replace(one, counts=_without_sum(one.counts), total=None) for one in tallies)


def _without_sum(counts: tuple[Count[Any], ...]) -> tuple[Count[Any], ...]:
    """Not all of the figures: the smallest is withheld where every one was told."""
    shown = [one.n for one in counts if one.n is not None]
    if not counts or len(shown) < len(counts):
        return counts
    least = shown.index(min(shown))
    return tuple(replace(one, n=None, withheld=True) if i == least else one for i, one in enumerate(counts))


def _beside(counted: Mapping[_K, int], small: Collection[_K], few: int) -> set[_K]:
    """The larger figures that are withheld beside the small ones: none, one (the smallest that will do), or the largest."""
    if not small or _unclear(counted, small, (), few):
        return set()
    larger = sorted((what for what in counted if what not in small), key=lambda what: counted[what])
    for what in larger:
        if _unclear(counted, small, (what,), few):
            return {what}
    for several in range(2, len(larger)):
        if _unclear(counted, small, larger[-several:], few):
            return set(larger[-several:])
    return set(larger)


def _unclear(counted: Mapping[_K, int], small: Collection[_K], beside: Collection[_K], few: int) -> bool:
    """Whether a small figure may still be one of several, for somebody who knows the sum of what is hidden.

    Such a reader knows that each small one is from 1 to `few` - 1, and each that is withheld beside them `few` or more.
    """
    hidden = sum(counted[what] for what in (*small, *beside))
    others = len(small) - 1
    most = min(few - 1, hidden - others - few * len(beside))
    least = 1 if beside else max(1, hidden - (few - 1) * others)
    return most > least
