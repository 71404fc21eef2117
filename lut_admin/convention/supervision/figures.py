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

    Whoever subtracts what is shown from the sum must not learn one of them, not even knowing this rule. So the largest are
    withheld beside a single one, as many as are needed; and where that does not help, or several small ones would be clear, the
    sum.
    """
    counted = Counter(things)
    small = {what for what, n in counted.items() if n < few}
    beside = _beside(counted, small, few)
    counts = tuple(
        Count(what, None if what in small or what in beside else n, what in beside) for what, n in counted.items()
    )
    total = sum(counted.values())
    return Tally(counts, total if (not total or total >= few) and _unclear(counted, small, beside, few) else None)


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


def _beside(counted: Mapping[_K, int], small: Collection[_K], few: int) -> tuple[_K, ...]:
    """The figures that are withheld beside a single small one, the largest first: the fewest that will do, or all."""
    if len(small) != 1:
        return ()
    larger = sorted((what for what in counted if what not in small), key=lambda what: -counted[what])
    for several in range(1, len(larger)):
        if _unclear(counted, small, larger[:several], few):
            return tuple(larger[:several])
    return tuple(larger)


def _unclear(counted: Mapping[_K, int], small: Collection[_K], beside: Collection[_K], few: int) -> bool:
    """Whether each small figure may be one of several for somebody who knows the sum of what is hidden, and this rule.

    It goes by that sum and by what is shown alone: did it look at the small figure, its answer would tell of it. Several are
    clear when their sum is the least or the most there can be; that there is no sum then leaves both. A single one may be
    anything as long as those beside it need be no smaller than the largest that is shown, which they are known not to be.
    """
    hidden, many = sum(counted[what] for what in (*small, *beside)), len(small)
    if many != 1:
        return not many or many < hidden < (few - 1) * many
    shown = (n for what, n in counted.items() if what not in small and what not in beside)
    return bool(beside) and hidden - (few - 1) >= len(beside) * max(shown, default=few)
