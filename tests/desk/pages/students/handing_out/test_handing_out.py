"""What leaves the register: numbers, and lists that come back the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from lut_admin.desk.pages.students import StudentsPage
from lut_admin.office.office import Office
from tests.desk.pages.students.people import names


def test_counting_answers_at_once_and_copies_with_totals(page: StudentsPage, asker: Any) -> None:
    def answer(dialog: Any) -> bool:
        dialog.rows.setCurrentIndex(dialog.rows.findData("class_name"))
        dialog.columns.setCurrentIndex(dialog.columns.findData("status"))
        dialog.who.setCurrentIndex(dialog.who.findData("all"))
        dialog.copy()
        table = dialog.table
        # In the header, where scrolling sideways leaves it.
        assert [table.verticalHeaderItem(at).text() for at in (0, table.rowCount() - 1)] == ["CN-2023-1", "合计"]
        assert table.item(0, table.columnCount() - 1).text() == "2"
        return True

    asker.answers = [answer]
    page.count_by()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][0] == "班级" and lines[0][-1] == "合计"
    assert lines[1][0] == "CN-2023-1" and lines[1][-1] == "2"
    assert lines[-1][0] == "合计" and lines[-1][-1] == "4"


def test_what_is_shown_is_exported_and_comes_back_the_same(page: StudentsPage, office: Office, asker: Any, tmp_path: Path) -> None:
    from lut_admin.office import workbooks

    page.listing.search.setText("CN-2023-1")
    assert len(names(page)) == 2
    target = tmp_path / "out.xlsx"

    def answer(dialog: Any) -> bool:
        dialog.shown_columns.setChecked(True)
        dialog.do(".xlsx")
        return True

    asker.answers = [answer, target]
    page.export()
    plan = workbooks.plan_import(office, target, complete=False)
    assert (len(plan.new), plan.changed_students, plan.same) == (0, 0, 2)
