"""The model of the table where there are very many rows: a search in slices, rows made ready elsewhere, orders that last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lut_admin.desk.tables import model as table_model
from lut_admin.desk.tables.model import Column, TableModel
from lut_admin.desk.tables.rows import Rows

MANY = table_model.SLICED_FROM + 2345


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    group: str


def model_of(n: int) -> TableModel[Line]:
    model: TableModel[Line] = TableModel(
        [Column("name", "Name", lambda line: line.name), Column("group", "Group", lambda line: line.group)],
        lambda line: line.id,
        lambda line: f"{line.name} {line.group}",
        lambda line: (line.group,),
    )
    model.put([Line(number, f"name {number * 7919 % n:06d}", f"group {number % 5}") for number in range(n)])
    return model


@pytest.fixture
def model(qt: QApplication) -> TableModel[Line]:
    return model_of(MANY)


def whole(model: TableModel[Line], query: str) -> list[int]:
    """What a search in one go shows."""
    rows: Rows[Line] = Rows(lambda line: line.id, lambda line: f"{line.name} {line.group}")
    rows.put(model.rows.rows)
    rows.search(query)
    return rows.shown


def wait(model: TableModel[Line]) -> None:
    for _ in range(100_000):
        if not model.searching:
            return
        QApplication.processEvents()
    raise AssertionError("the search never ended")


@pytest.mark.parametrize("query", ["group 3", "name 00012", "nobody", "", "group 4 name 0001"])
def test_slices_find_what_one_pass_finds(model: TableModel[Line], query: str) -> None:
    ended: list[bool] = []
    model.searched.connect(lambda: ended.append(True))
    model.search(query)
    wait(model)
    assert model.rows.shown == whole(model, query)
    assert model.rowCount() == len(model.rows.shown)
    assert ended == [True]


def test_typing_on_before_the_end_starts_from_all_rows(model: TableModel[Line]) -> None:
    model.search("g")
    assert model.searching
    model.search("group 2")
    model.search("group 2 name 00")
    wait(model)
    assert model.rows.shown == whole(model, "group 2 name 00")


@pytest.mark.parametrize(
    "then",
    [
        lambda model: model.sort(0, Qt.SortOrder.DescendingOrder),
        lambda model: model.filter("group 1"),
        lambda model: model.finish(),
    ],
    ids=["sort", "filter", "finish"],
)
def test_whatever_comes_between_finds_a_search_that_has_ended(
    model: TableModel[Line], then: Callable[[TableModel[Line]], None]
) -> None:
    model.search("name 0")
    assert model.searching
    then(model)
    assert not model.searching
    found = {model.rows.at(place).id for place in range(model.rowCount())}
    wanted = {model.rows.rows[place].id for place in whole(model, "name 0")}
    assert found == ({one for one in wanted if one % 5 == 1} if model.rows.mark else wanted)


def test_rows_made_ready_keep_query_chip_and_order(qt: QApplication) -> None:
    model = model_of(50)
    model.filter("group 2")
    model.search("name 00001")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    before = [model.rows.at(place) for place in range(model.rowCount())]
    model.take(model.prepared(list(reversed(model.rows.rows)), ["name"]))
    assert [model.rows.at(place) for place in range(model.rowCount())] == before
    assert before == sorted(before, key=lambda line: line.name, reverse=True)


def test_an_edit_keeps_the_orders_it_does_not_touch(qt: QApplication) -> None:
    rows: Rows[Line] = Rows(lambda line: line.id, lambda line: line.name)
    lines = [Line(number, f"name {9 - number}", f"group {number % 3}") for number in range(9)]
    rows.put(lines)
    by_name, by_group = (lambda line: line.name), (lambda line: line.group)
    rows.warm([("name", by_name), ("group", by_group)])
    rows.replace(replace(lines[4], group="group 0"))
    rows.sort("group", by_group)
    assert [line.group for line in (rows.at(place) for place in range(9))] == sorted(line.group for line in rows.rows)
    rows.replace(replace(lines[0], name="name 0"))
    rows.sort("name", by_name)
    assert rows.at(0).name == "name 0"
