"""The students of these tests, the page on which they are shown, and what one does in its list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lut_admin.desk.pages.students import StudentsPage
from lut_admin.desk.window import Window

PEOPLE = (
    {"english_name": "Jane Doe", "chinese_name": "杜珍", "student_no": "20230001", "nationality": "老挝", "class_name": "CN-2023-1",
     "status": "active", "permit_expiry": "2025-12-01"},
    {"english_name": "John Tester", "chinese_name": "任明宇", "student_no": "20230002", "nationality": "也门",
     "class_name": "CN-2023-1", "status": "active", "expected_end": "2025-07"},
    {"passport_name": "SAMPLE ANN", "student_no": "20230003", "nationality": "加纳", "class_name": "CN-2023-2", "status": "leave"},
    {"english_name": "Old Hand", "chinese_name": "老友", "student_no": "20190004", "status": "graduated"},
)  # fmt: skip


def shown(window: Window) -> StudentsPage:
    assert isinstance(window.page, StudentsPage)
    return window.page


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def names(page: StudentsPage) -> list[str]:
    rows = page.listing.model.rows
    return [rows.at(place).name for place in range(len(rows.shown))]


def place_of(page: StudentsPage, student_id: int, field: str) -> Any:
    model = page.listing.model
    row = model.rows.index_of(student_id)
    assert row is not None
    return model.index(row, [column.name for column in model.columns].index(field))


def line_of(page: StudentsPage) -> QLineEdit:
    found = [line for line in page.listing.table.viewport().findChildren(QLineEdit) if line.isVisible()]
    assert len(found) == 1
    return found[0]


def typed_into(page: StudentsPage, student_id: int, field: str, words: str) -> None:
    page.window().activateWindow()
    table = page.listing.table
    table.setCurrentIndex(place_of(page, student_id, field))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = line_of(page)
    editor.selectAll()
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
