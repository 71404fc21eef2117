"""The ladder of reminders, as a rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.reminders import Channel, Given, Patience, Reply, State, stand

DAY = date(2025, 11, 20)
OFTEN = Patience(3, 3)


def ago(*days: int, reply: Reply = Reply.NONE) -> list[Given]:
    return [Given(DAY - timedelta(days=n), reply=reply if n == days[-1] else Reply.NONE) for n in days]


@pytest.mark.parametrize(
    ("past", "state", "step"),
    [
        ([], State.DUE, 1),
        (ago(0), State.WAITING, 2),
        (ago(2), State.WAITING, 2),
        (ago(3), State.DUE, 2),
        (ago(9, 6), State.DUE, 3),
        (ago(9, 6, 0), State.ADVISER, 4),
        (ago(5, reply=Reply.DECLINED), State.ADVISER, 2),
        (ago(5, reply=Reply.AGREED), State.DUE, 2),
        (ago(5, reply=Reply.DONE), State.CLAIMED, 2),
        ([*ago(9), Given(DAY, Channel.ADVISER)], State.WITH_ADVISER, 2),
    ],
)
def test_where_a_ladder_stands(past: list[Given], state: State, step: int) -> None:
    rung = stand(past, DAY, OFTEN)
    assert (rung.state, rung.step) == (state, step)


def test_a_claim_holds_until_a_later_check_shows_otherwise() -> None:
    past = [Given(DAY - timedelta(days=6), reply=Reply.DONE, replied_on=DAY - timedelta(days=4))]
    assert stand(past, DAY, OFTEN, seen_since=DAY - timedelta(days=4)).state is State.CLAIMED
    assert stand(past, DAY, OFTEN, seen_since=DAY - timedelta(days=3)).state is State.DUE


@given(st.lists(st.integers(0, 60), max_size=5))
def test_the_registers_own_gap_is_never_asked_for_and_nobody_too_soon(days: list[int]) -> None:
    past = ago(*sorted(days, reverse=True)) if days else []
    assert stand(past, DAY, OFTEN, gap=True).state is State.GAP
    rung = stand(past, DAY, OFTEN)
    if rung.state is State.DUE and days:
        assert min(days) >= OFTEN.days and len(days) < OFTEN.times
