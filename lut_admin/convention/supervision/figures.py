"""Counting cases without telling of anybody: no names, and no figure that a few people could be recognised by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

# Figures below this are hidden: among so few, people know one another.
FEW = 5

_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Count(Generic[_K]):
    """How many there are of one thing; None where the figure is hidden."""

    what: _K
    n: int | None


@dataclass(frozen=True, slots=True)
class Tally(Generic[_K]):
    """Figures beside each other, and their sum where it gives nothing away."""

    counts: tuple[Count[_K], ...]
    total: int | None


def tally(things: Iterable[_K], few: int = FEW) -> Tally[_K]:
    """Count things, those that come first before the others; figures from 1 to `few` - 1 are hidden.

    A single hidden figure could be had from the sum: then the next smallest is hidden with it, and of one alone the sum.
    """
    counted = Counter(things)
    hidden = {what for what, n in counted.items() if n < few}
    if len(hidden) == 1:
        others = sorted((n, place) for place, (what, n) in enumerate(counted.items()) if what not in hidden)
        if others:
            hidden.add(list(counted)[others[0][1]])
    counts = tuple(Count(what, None if what in hidden else n) for what, n in counted.items())
    alone = len(counted) == 1 and bool(hidden)
    total = sum(counted.values())
    return Tally(counts, None if alone or 0 < total < few else total)
