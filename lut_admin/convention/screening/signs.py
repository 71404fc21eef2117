"""Signs that tell something only together: an offer and a price, a call to come and something to be forced.

No sign is enough; the office's own way of speaking (a building, a deadline, 请各位同学) speaks against every one of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lut_admin.convention.screening.terms import Span, read_rule

# Where the words of each sign stand, by its number.
Said = Mapping[int, Sequence[Span]]

ENOUGH = 4.0
# How far apart signs of one thing may stand, in characters.
REACH = 160


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of one meaning and what they weigh, however many of them are said; four is enough to tell."""

    weight: float
    words: frozenset[str]


def read_sign(weight: float, lines: Iterable[str], sets: Mapping[str, Sequence[str]] | None = None) -> Sign:
    """A sign from a list's weight and lines of words: ``a|b|{name}``. KeyError for a set that is not there."""
    return Sign(float(weight), frozenset(word for line in lines for part in read_rule(line, sets).parts for word in part))


def against(signs: Sequence[Sign], said: Said) -> list[tuple[int, float, int]]:
    """Where the office's own words stand: their beginning, weight and which sign they are, in order."""
    return sorted((start, signs[number].weight, number) for number, spans in said.items() for start, _ in spans)


def may_tell(signs: Sequence[Sign], said: Said, calmed: float = 0.0) -> bool:
    """Whether all signs together weigh enough at all, wherever they stand."""
    return sum(signs[number].weight for number in said) - calmed >= ENOUGH


def weighed(
    signs: Sequence[Sign],
    said: Said,
    counted: Callable[[Span], bool],
    official: Sequence[tuple[int, float, int]] = (),
    calmed: float = 0.0,
) -> Iterator[Span]:
    """The pieces of the text within whose reach the signs weigh enough, less what speaks `against` them, in order.

    `counted` says whether a word's place counts at all.
    """
    places = sorted((span, number) for number, spans in said.items() for span in spans if counted(span))
    if not may_tell(signs, {number: () for _, number in places}, calmed):
        return
    within: deque[tuple[Span, int]] = deque()
    for (start, end), number in places:
        within.append(((start, end), number))
        while within[0][0][0] < end - REACH:
            within.popleft()
        first = within[0][0][0]
        weight = _apart(signs, within) - calmed - weight_against(official, first, end)
        if weight >= ENOUGH:
            yield first, end


def _apart(signs: Sequence[Sign], within: Iterable[tuple[Span, int]]) -> float:
    """What signs weigh whose words lie apart: of a word that two signs know, the one takes it that has no other."""
    places: dict[int, list[Span]] = {}
    for span, number in within:
        places.setdefault(number, []).append(span)
    total = 0.0
    taken: list[Span] = []
    for number, spans in sorted(places.items(), key=lambda entry: (len(entry[1]), -signs[entry[0]].weight)):
        for start, end in spans:
            if not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                total += signs[number].weight
                break
    return total


def weight_against(official: Sequence[tuple[int, float, int]], start: int, end: int) -> float:
    """What the office's own words weigh within the reach of a piece of the text."""
    first = bisect_left(official, (start - REACH,))
    last = bisect_right(official, (end + REACH,))
    return sum({number: weight for _, weight, number in official[first:last]}.values())
