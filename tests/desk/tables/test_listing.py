"""A list as pages show it: what is searched, filtered and said when there is nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lut_admin.desk.pieces import EmptyState
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing

Row = tuple[int, str, str]
CHIPS = [("held", "待发"), ("posted", "已发布")]


@pytest.fixture
def listing(qt: Any, preferences: Any) -> Any:
    columns: list[Column[Row]] = [Column("title", "标题", lambda row: row[1])]
    model = TableModel(columns, lambda row: row[0], lambda row: row[1], lambda row: (row[2],))
    nothing = EmptyState("megaphone", "空", "为什么")
    made: Listing[Row] = Listing(Table(model, "sample", preferences, "通知"), "搜索", "筛选", nothing, "清除")
    made.show()
    yield made
    made.close()


def shown(listing: Listing[Row]) -> list[int]:
    return [listing.model.rows.at(place)[0] for place in range(len(listing.model.rows.shown))]


def test_an_empty_list_says_what_it_is_for(listing: Listing[Row]) -> None:
    listing.put([], "全部", CHIPS)
    assert listing.nothing.isVisible() and not listing.table.isVisible() and not listing.search.isVisible()
    listing.put([(1, "放假", "held")], "全部", CHIPS)
    assert listing.table.isVisible() and listing.search.isVisible()


def test_chips_without_rows_are_not_offered(listing: Listing[Row]) -> None:
    listing.put([(1, "放假", "held"), (2, "体检", "draft")], "全部", CHIPS)
    assert [made.text() for made in listing.chips._buttons.values()] == ["全部 2", "待发 1"]


def test_a_chip_that_empties_gives_way_to_all(listing: Listing[Row]) -> None:
    listing.put([(1, "放假", "held"), (2, "体检", "posted")], "全部", CHIPS)
    listing.filter("held")
    assert shown(listing) == [1]
    listing.put([(1, "放假", "posted"), (2, "体检", "posted")], "全部", CHIPS)
    assert shown(listing) == [1, 2] and listing.chips.current == ""


def test_a_chip_asked_for_before_the_rows_are_there_holds_when_they_come(listing: Listing[Row]) -> None:
    listing.filter("posted")
    listing.put([(1, "放假", "held"), (2, "体检", "posted")], "全部", CHIPS)
    assert shown(listing) == [2] and listing.chips.current == "posted"
    listing.search.setText("放")
    assert shown(listing) == []


def test_escape_clears_the_search(listing: Listing[Row]) -> None:
    listing.put([(1, "放假", "held"), (2, "体检", "posted")], "全部", CHIPS)
    listing.search.setText("放假")
    assert shown(listing) == [1]
    QTest.keyClick(listing.search, Qt.Key.Key_Escape)
    assert shown(listing) == [1, 2] and listing.search.text() == ""
