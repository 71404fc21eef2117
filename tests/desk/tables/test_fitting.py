"""How a table's columns share its room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.tables import Column, Table, TableModel, fitting
from lut_admin.desk.tables.fitting import Ask

ASKS = st.lists(st.tuples(st.integers(48, 400), st.integers(0, 300)), min_size=1, max_size=12)


@given(ASKS, st.integers(100, 3000), st.integers(0, 12))
def test_columns_fit_or_all_are_shown(given_: list[tuple[int, int]], room: int, may_go: int) -> None:
    asks = {place: fitting.ask(*one) for place, one in enumerate(given_)}
    widths = fitting.fit(asks, room, list(range(len(asks)))[:may_go])
    fits = sum(widths.values()) <= room
    assert fits or set(widths) == set(asks)
    assert all(width >= asks[place].least for place, width in widths.items())
    assert set(asks) - set(widths) == set(range(len(asks) - len(widths)))  # the first to go went first


def test_nobody_goes_while_there_is_room() -> None:
    asks = {0: Ask(200, 150), 1: Ask(100, 100)}
    assert fitting.fit(asks, 600, [1]) == {0: 400, 1: 200}
    assert fitting.fit(asks, 280, [1]) == {0: 180, 1: 100}
    assert fitting.fit(asks, 249, [1]) == {0: 249}


def test_where_putting_away_does_not_help_all_are_shown_and_scrolled() -> None:
    assert fitting.fit({0: Ask(200, 200), 1: Ask(100, 100)}, 150, [1]) == {0: 200, 1: 100}


def test_numbers_days_and_headings_are_never_made_narrower() -> None:
    assert fitting.ask(118, 0) == Ask(118, 118)
    assert fitting.ask(200, 0) == Ask(200, 150)
    assert fitting.ask(100, 130) == Ask(130, 130)


@pytest.fixture
def table(qt: QApplication, preferences: Preferences) -> Table[str]:
    columns: list[Column[str]] = [Column(name, name, str, width=200) for name in ("a", "b", "c")]
    made = Table(TableModel(columns, str, str), "letters", preferences, yields=("c", "b"))
    made.rows_model.put(["x"])
    made.resize(700, 300)
    made.show()
    return made


def seen(table: Table[str]) -> str:
    return "".join(
        column.name for at, column in enumerate(table.rows_model.columns) if not table.isColumnHidden(at)
    )


def test_a_column_goes_for_want_of_room_and_comes_back(table: Table[str], settle: Callable[[], None]) -> None:
    settle()
    assert seen(table) == "abc"
    for width, columns in ((420, "ab"), (280, "a"), (700, "abc")):
        table.resize(width, 300)
        settle()
        assert seen(table) == columns
        assert all(table.is_chosen(at) for at in range(3))
        assert table.horizontalScrollBar().maximum() == 0


def test_a_column_that_is_insisted_on_stays_and_another_goes(table: Table[str], settle: Callable[[], None]) -> None:
    table.resize(420, 300)
    settle()
    table.insist(2)
    settle()
    assert seen(table) == "ac"
    table.setColumnHidden(0, True)
    settle()
    assert seen(table) == "bc" and not table.is_chosen(0)


def test_columns_that_were_dragged_keep_their_width_and_may_go(table: Table[str], settle: Callable[[], None]) -> None:
    settle()
    table.horizontalHeader().resizeSection(0, 300)
    table.resize(520, 300)
    settle()
    assert seen(table) == "ab" and table.columnWidth(0) == 300
    table.resize(900, 300)
    settle()
    assert seen(table) == "abc" and table.columnWidth(0) == 300
    table.forget_widths()
    settle()
    assert table.columnWidth(0) == pytest.approx(table.viewport().width() / 3, abs=2)
