"""Who came, left and was renamed: a partial list says who is there and never who is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.turnover import Change, Seen, Snapshot, Turn, turnover

A, B = Seen("Jane", 1), Seen("John", 2)
X, Y = Seen("cat"), Seen("dog")


def changes(*lists: tuple[bool, list[Seen]]) -> list[list[tuple[str, str, str]]]:
    snapshots = [Snapshot(n, f"2025-11-{n:02}", whole, tuple(lines)) for n, (whole, lines) in enumerate(lists, 1)]
    return [[(one.turn.value, one.nickname, one.was) for one in step.changes] for step in turnover(snapshots)]


def test_first_a_whole_list_then_who_came_and_left() -> None:
    assert changes((True, [A, X]), (True, [B, X])) == [[], [("joined", "John", ""), ("left", "Jane", "")]]


def test_after_a_partial_list_only_nobody_has_left_or_joined() -> None:
    assert changes((False, [A]), (False, [B]), (True, [B])) == [[], [], [("left", "Jane", "")]]
    assert changes((True, [A]), (False, [B]), (True, [A, B])) == [[], [("joined", "John", "")], []]


def test_another_nickname_of_one_student_is_a_rename_of_nobody_known_it_is_not() -> None:
    assert changes((True, [A]), (True, [Seen("Jane Doe", 1)])) == [[], [("renamed", "Jane Doe", "Jane")]]
    assert changes((True, [X]), (True, [Y])) == [[], [("joined", "dog", ""), ("left", "cat", "")]]


def test_the_same_nickname_is_the_same_person_and_two_accounts_are_two() -> None:
    assert changes((True, [X]), (True, [Seen("CAT ", 1)])) == [[], []]
    assert changes((True, [A]), (True, [A, Seen("Jane 2", 1)])) == [[], [("joined", "Jane 2", "")]]
    assert changes((True, [A, Seen("Jane 2", 1)]), (True, [A])) == [[], [("left", "Jane 2", "")]]
    assert changes((True, [X, X]), (True, [X])) == [[], [("left", "cat", "")]]


def test_a_forgotten_nickname_tells_nothing() -> None:
    assert changes((True, [Seen(""), A]), (True, [A])) == [[], []]


LINES = st.lists(st.builds(Seen, st.sampled_from("abcdef"), st.none() | st.integers(1, 4)), max_size=6)


@given(st.lists(st.tuples(st.booleans(), LINES), max_size=6))
def test_comings_and_goings_add_up(lists: list[tuple[bool, list[Seen]]]) -> None:
    steps = turnover(Snapshot(n, f"{n:03}", whole, tuple(lines)) for n, (whole, lines) in enumerate(lists))
    size = None
    for step, (whole, lines) in zip(steps, lists, strict=True):
        came, left = len(step.of(Turn.JOINED)), len(step.of(Turn.LEFT))
        if size is not None and whole:
            assert size + came - left == len(lines)
        assert whole or not left
        size = len(lines) if whole else None if size is None else size + came
    assert all(isinstance(change, Change) for step in steps for change in step.changes)
