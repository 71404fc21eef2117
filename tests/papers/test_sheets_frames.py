"""What the child sends is what the parent hears: every cell, with its type, and nothing that a liar could break it with."""

from __future__ import annotations

import io
import queue
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.papers.sheets import frames, reading
from lut_admin.papers.sheets.shapes import Cell
from lut_admin.refusals import Refusal

CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(["", "在读", "a", "1", "True", "2023-09-01", 1, 1.0, True, 0, False, 0.0]),
    st.text(max_size=5),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([date(2023, 9, 1), datetime(2023, 9, 1), datetime(2023, 9, 1, 8, 30), time(8, 30)]),
)


def heard(rows: list[list[Cell]]) -> list[list[Cell]]:
    frame = frames.pack(b"r", frames.columns(rows))
    answers: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
    reading._listen(io.BytesIO(frame), answers)
    answer = answers.get()
    assert answer is not None
    unpacked: list[list[Cell]] = reading._unpacked(*answer)
    return unpacked


def typed(rows: list[list[Cell]]) -> list[list[tuple[type, Cell]]]:
    return [[(type(cell), cell) for cell in row] for row in rows]


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)))
def test_cells_come_as_they_went(rows: list[list[Cell]]) -> None:
    assert typed(heard(rows)) == typed(rows)


@given(
    st.lists(
        st.sampled_from([None, "", "在读", "休学", date(2023, 9, 1), datetime(2023, 9, 1)]), min_size=24, max_size=90
    )
)
def test_what_comes_again_and_again_is_sent_once(column: list[Cell]) -> None:
    rows = [[cell, number] for number, cell in enumerate(column)]
    first, second = frames.columns(rows)
    assert isinstance(first, dict) and len(first["values"]) <= 6
    assert isinstance(second, tuple)
    assert typed(heard(rows)) == typed(rows)


def test_a_whole_frame_of_rows_has_a_place_for_each() -> None:
    rows: list[list[Cell]] = [[f"{number // 5}", number] for number in range(frames.ROWS)]
    assert heard(rows) == rows


@pytest.mark.parametrize(
    "said",
    [
        b'[{"values":["a"],"places":"AQA="}]',  # a place beyond the values
        b'[{"values":["a"],"places":"AA"}]',
        b'[{"values":["a"]}]',
        b'[["a","b"],["c"]]',
        b'["a",1]',
        b"7",
        b"{",
        b'[{"d":"2023-13-01"}]',
    ],
)
def test_rows_that_no_child_of_ours_sends_are_refused(said: bytes) -> None:
    with pytest.raises(Refusal, match=r"sheets\.unreadable"):
        reading._unpacked(b"r", said)
