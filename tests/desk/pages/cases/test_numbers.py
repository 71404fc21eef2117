"""The numbers in the real window: a year at a time, small ones hidden in picture, table and workbook."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lut_admin.desk.pages.cases import CasesPage
from lut_admin.desk.pages.cases.chart import height
from lut_admin.desk.pages.cases.numbers import Counted, Numbers
from lut_admin.desk.window import Window
from lut_admin.office.office import Office
from tests.clock import Clock
from tests.desk.conftest import FakeAsker
from tests.desk.pages.cases.sheets import opened, students


@pytest.fixture
def two_years(office: Office, clock: Clock) -> None:
    """Nine cases in November 2025 (two of them under article 7), one in January 2026."""
    jane, _ = students(office)
    for place in range(9):
        opened(office, jane, influence_zh=f"多人受骗{place}。")
    clock.at += timedelta(days=50)
    opened(office, jane)


def numbers(window: Window) -> Numbers:
    window.go("cases", view="numbers")
    assert isinstance(window.page, CasesPage)
    found = window.page.tabs.views["numbers"]
    assert isinstance(found, Numbers) and found.isVisible()
    return found


def rows(table: Counted) -> list[tuple[str, str]]:
    model = table.model
    return [(str(model.index(at, 0).data()), str(model.index(at, 1).data())) for at in range(model.rowCount())]


def test_a_year_is_told_without_its_small_figures(open_window: Any, two_years: None) -> None:
    shown = numbers(open_window("cases"))
    assert (shown.year.currentText(), shown.cases.number.text()) == ("2026", "不显示")
    assert rows(shown.tables["articles"]) == [("第八条  安全文明交流", "少于 5")]
    assert rows(shown.tables["months"])[:2] == [("2026-01", "少于 5"), ("2026-02", "0")]
    shown.earlier.click()
    assert (shown.year.currentText(), shown.cases.number.text(), shown.people.number.text()) == ("2025", "9", "9")
    assert rows(shown.tables["classes"]) == [("国际2301班", "9")] and rows(shown.tables["outcomes"]) == [("办理中", "9")]
    assert not shown.earlier.isEnabled() and shown.later.isEnabled()


def test_the_picture_says_what_the_table_says(open_window: Any, two_years: None) -> None:
    shown = numbers(open_window("cases", language="en"))
    assert [bar.shown for bar in shown.months.bars] == ["<5"] + ["0"] * 11
    assert "1: <5" in shown.months.accessibleName() and "2:" not in shown.months.accessibleName()
    assert height(None, 40, 5) == height(None, 40, 5) < height(5, 40, 5) < height(40, 40, 5) == 1
    table = shown.tables["months"].table
    assert not shown.months.grab().isNull()
    table.setFocus()
    table.setCurrentIndex(table.rows_model.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current is not None and table.current.what == "2026-02"
    assert table.rows_model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Number: 0"


def test_the_bars_stay_beside_their_figures_when_the_table_is_sorted(open_window: Any, two_years: None) -> None:
    months = numbers(open_window("cases")).tables["months"]
    assert months.figures == (None, *([0] * 11))
    months.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert months.figures == (*([0] * 11), None) and rows(months)[-1] == ("2026-01", "少于 5")


def test_the_workbook_hides_the_same(open_window: Any, two_years: None, asker: FakeAsker, tmp_path: Path) -> None:
    shown = numbers(open_window("cases"))
    asker.answers.append(tmp_path / "numbers")
    shown.export.click()
    assert asker.asked[-1] == ("file_to_save", "案件统计2026.xlsx")
    book = load_workbook(tmp_path / "numbers.xlsx")
    assert book.worksheets[2]["B2"].value == "少于 5" and book.worksheets[0]["B3"].value == "不显示"


def test_before_the_first_case_it_says_what_it_is_for(open_window: Any) -> None:
    shown = numbers(open_window("cases"))
    assert not shown.export.isVisible()
