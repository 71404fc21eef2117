"""The columns of a year: what stands over one leaves room for the next month's."""

from __future__ import annotations

from typing import Any

from lut_admin.desk.pages.cases.chart import Bar, Columns


def test_words_for_what_is_hidden_give_way_to_signs_where_months_are_narrow(qt: Any) -> None:
    columns, hidden = Columns(5), Bar("2月", "少于 5", None)
    assert columns.above(hidden, 200) == "少于 5" and columns.above(hidden, 20) == "<5"
    assert columns.above(Bar("11月", "1,024", 1024), 20) == "1,024", "a figure that is shown is never cut"
