"""No figure tells of a few people, not even by subtraction."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.supervision.figures import FEW, tally


def shown(things: str) -> tuple[dict[str, int | None], int | None]:
    found = tally(things)
    return {count.what: count.n for count in found.counts}, found.total


def test_small_figures_are_hidden_and_cannot_be_had_from_the_sum() -> None:
    assert shown("") == ({}, 0)
    assert shown("aaaaabbbbbb") == ({"a": 5, "b": 6}, 11)
    assert shown("aaaa") == ({"a": None}, None)
    assert shown("aaaaabbc") == ({"a": 5, "b": None, "c": None}, 8)
    assert shown("aaaaabbbbbbc") == ({"a": None, "b": 6, "c": None}, 12)


@given(st.text("abcdef", max_size=60))
def test_whoever_reads_all_the_figures_learns_no_small_one(things: str) -> None:
    found = tally(things)
    counts = {what: things.count(what) for what in set(things)}
    hidden = [count.what for count in found.counts if count.n is None]
    assert all(count.n == counts[count.what] for count in found.counts if count.n is not None)
    assert all(what in hidden for what, n in counts.items() if n < FEW)
    assert not (len(hidden) == 1 and found.total is not None)
    assert not (found.total is not None and 0 < found.total < FEW)
