"""A long list: its first lines are shown with how many there are, then all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest

from lut_admin.desk.pages.students import StudentsPage
from lut_admin.desk.pages.students.register import arriving
from lut_admin.desk.window import Window
from lut_admin.office import roster, shelf
from lut_admin.office.office import Office


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("students", "today")


def test_the_first_lines_come_with_the_true_count_and_then_all_of_them(
    office: Office, open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_FEW", 8)
    monkeypatch.setattr(arriving, "SCREENFUL", 3)
    monkeypatch.setattr(arriving, "PAINTING", 300)

    page = open_window("students").page
    assert isinstance(page, StudentsPage)
    for number in range(9):
        roster.add(office, {"english_name": f"Jane Sample {9 - number}", "student_no": f"2023{number:04d}", "status": "active"})
    whole: list[Any] = shelf.students(office)
    shelf._shelves.clear()  # as in a process that has not read it yet
    page.refresh()
    rows = page.listing.model.rows
    assert rows.rows == whole[:3] and page.listing.coming == 9
    assert page.badge() == ("9", False) and page.listing.chips._buttons[""].text().endswith(" 9")
    assert len(page.listing.chips._buttons) == 1 and page.listing.count.text() == ""

    page.listing.search.setText("sample8")
    QTest.qWait(400)
    rows = page.listing.model.rows
    assert rows.rows == whole and page.listing.coming == 0
    assert [rows.at(place).english_name for place in range(len(rows.shown))] == ["Jane Sample 8"]


def test_while_nobody_sees_the_list_its_students_are_only_counted(
    office: Office, open_window: Callable[..., Window]
) -> None:
    roster.add(office, {"passport_name": "MENSAH KOFI"})
    window = open_window("today")
    badge = window.frame.navigation._buttons["students"].badge
    page = window.findChild(StudentsPage)
    assert isinstance(page, StudentsPage)
    assert badge.text() == "1" and not page.listing.model.rows.rows
    window.act(lambda _: roster.add(office, {"passport_name": "REN MINGYU"}))
    assert badge.text() == "2" and not page.listing.model.rows.rows
    window.undo()
    assert badge.text() == "1"
    window.go("students")
    assert len(page.listing.model.rows.rows) == 1 and badge.text() == "1"
