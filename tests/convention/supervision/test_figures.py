"""No figure tells of a few people, not even by subtraction."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.supervision.figures import FEW, Tally, tally, together


def shown(things: str) -> tuple[dict[str, int | None], int | None]:
    found = tally(things)
    return {count.what: count.n for count in found.counts}, found.total


def learned(found: Tally[str], total: int | None) -> dict[str, set[int]]:
    """What a small figure may be, for whoever tries everything that agrees with what is told."""
    small = [count.what for count in found.counts if count.n is None and not count.withheld]
    withheld = sum(count.withheld for count in found.counts)
    may: dict[str, set[int]] = {what: set() for what in small}
    for tried in product(range(1, FEW), repeat=len(small)):
        if total is not None:
            rest = total - sum(tried) - sum(count.n or 0 for count in found.counts)
            if rest < withheld * FEW or (rest and not withheld):
                continue
        for what, n in zip(small, tried, strict=True):
            may[what].add(n)
    return may


def test_small_figures_are_hidden_and_cannot_be_had_from_the_sum() -> None:
    assert shown("") == ({}, 0)
    assert shown("aaaaabbbbbb") == ({"a": 5, "b": 6}, 11)
    assert shown("aaaa") == ({"a": None}, None)
    assert shown("aaaaabbc") == ({"a": 5, "b": None, "c": None}, 8)
    assert shown("aaaaabc") == ({"a": None, "b": None, "c": None}, None), "two that sum to two are one each"
    assert shown("aaaaabbbbbbbc") == ({"a": 5, "b": None, "c": None}, 13), "the five would have left one"
    assert shown("aaaaaabbbbbbbc") == ({"a": None, "b": 7, "c": None}, 14), "the smallest that will do"


def test_what_is_withheld_is_no_small_figure() -> None:
    found = tally("aaaaaabbbbbbbc")
    assert [count.withheld for count in found.counts] == [True, False, False]


@given(st.text("abcd", max_size=45))
def test_whoever_reads_all_the_figures_learns_no_small_one(things: str) -> None:
    found = tally(things)
    counts = {what: things.count(what) for what in set(things)}
    assert all(count.n == counts[count.what] for count in found.counts if count.n is not None)
    assert all((count.n is None and not count.withheld) == (counts[count.what] < FEW) for count in found.counts)
    assert not (found.total is not None and 0 < found.total < FEW)
    if found.total is not None:
        assert found.total == len(things)
        assert all(len(may) > 1 for may in learned(found, found.total).values())


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=30))
def test_no_table_gives_away_the_sum_that_another_must_not_tell(things: list[tuple[str, str]]) -> None:
    one, other = together(tally(a for a, _ in things), tally(b for _, b in things))
    assert (one.total is None) == (other.total is None)
    for found in (one, other):
        assert all(len(may) > 1 for may in learned(found, found.total).values())
        if found.total is None:
            assert any(count.n is None for count in found.counts)
