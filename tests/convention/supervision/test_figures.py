"""No figure tells of a few people, not even by subtraction."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.supervision.figures import FEW, Tally, tally, together


def shown(things: str) -> tuple[dict[str, int | None], int | None]:
    found = tally(things)
    return {count.what: count.n for count in found.counts}, found.total


def readings(counts: tuple[int, ...], most: int) -> dict[int, set[int]]:
    """What each small figure may be for a reader who knows the rule: tries everything, and keeps what would look the same."""
    seen = looks(counts)
    places = [place for place, count in enumerate(seen.counts) if count.n is None]
    may: dict[int, set[int]] = {place: set() for place in places if not seen.counts[place].withheld}
    for tried in product(range(1, most + 1), repeat=len(places)):
        other = list(counts)
        for place, n in zip(places, tried, strict=True):
            other[place] = n
        if seen.total is not None and sum(other) != seen.total:
            continue
        if looks(tuple(other)) == seen:
            for place in may:
                may[place].add(other[place])
    return may


@cache
def looks(counts: tuple[int, ...]) -> Tally[str]:
    return tally("".join(sign * n for sign, n in zip("abcd", counts, strict=False)))


def test_small_figures_are_hidden_and_cannot_be_had_from_the_sum() -> None:
    assert shown("") == ({}, 0)
    assert shown("aaaaabbbbbb") == ({"a": 5, "b": 6}, 11)
    assert shown("aaaa") == ({"a": None}, None)
    assert shown("aaaaabbc") == ({"a": 5, "b": None, "c": None}, 8)
    assert shown("aaaaabc") == ({"a": 5, "b": None, "c": None}, None), "two that sum to two are one each"
    assert shown("aaaaabbbbcccc") == ({"a": 5, "b": None, "c": None}, None), "and without the sum they may be four each"
    assert shown("a" * 20 + "bbbbbbc") == ({"a": None, "b": 6, "c": None}, 27)
    assert shown("aaaaaabbbbbbbc") == ({"a": None, "b": None, "c": None}, 14)


def test_what_is_withheld_is_no_small_figure() -> None:
    found = tally("a" * 20 + "bbbbbbc")
    assert [count.withheld for count in found.counts] == [True, False, False]


@given(st.text("abcd", max_size=45))
def test_small_figures_and_they_alone_are_told_as_small(things: str) -> None:
    found = tally(things)
    counts = {what: things.count(what) for what in set(things)}
    assert all(count.n == counts[count.what] for count in found.counts if count.n is not None)
    assert all((count.n is None and not count.withheld) == (counts[count.what] < FEW) for count in found.counts)
    assert found.total in (None, len(things)) and not (found.total is not None and 0 < found.total < FEW)


@pytest.mark.parametrize("kinds", [1, 2, 3])
def test_whoever_knows_the_rule_and_tries_everything_learns_no_small_figure(kinds: int) -> None:
    for counts in product((1, 2, 3, 4, 5, 6, 8, 11), repeat=kinds):
        for place, may in readings(counts, 16).items():
            assert len(may) > 1, (counts, place)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=30))
def test_no_table_gives_away_the_sum_that_another_must_not_tell(things: list[tuple[str, str]]) -> None:
    one, other = together(tally(a for a, _ in things), tally(b for _, b in things))
    assert (one.total is None) == (other.total is None)
    for found in (one, other):
        if found.total is None:
            assert any(count.n is None for count in found.counts)
