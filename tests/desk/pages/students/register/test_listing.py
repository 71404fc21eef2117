"""The list of students: found by any form of the name, parted by chips, written in place, copied; its columns are remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from lut_admin.desk.pages.students import StudentsPage
from lut_admin.desk.pages.students.register.columns import Marks
from lut_admin.desk.window import Window
from lut_admin.office import history, roster
from lut_admin.office.office import Office
from tests.desk.pages.students.people import line_of, names, place_of, settle, shown, typed_into


@pytest.mark.parametrize("typed", ["任明宇", "renmingyu", "rmy", "tester", "20230002", "JOHN  test"])
def test_a_student_is_found_by_any_form_of_the_name(page: StudentsPage, typed: str) -> None:
    page.listing.search.setText(typed)
    assert names(page) == ["John Tester 任明宇"]
    assert "1 / 4" in page.listing.count.text()


def test_nobody_found_says_so_and_shows_all_again(page: StudentsPage) -> None:
    page.listing.search.setText("zzzz")
    assert page.listing.lists.currentWidget() is page.listing.unfound
    page.listing.show_all()
    assert len(names(page)) == 4
    assert page.listing.search.text() == ""


def test_chips_part_the_list_with_counts(page: StudentsPage) -> None:
    counts = page.listing.model.rows.counts
    assert {mark: counts.get(mark) for mark in ("", "active", "leave", "graduated", "left")} == {
        "": 4, "active": 2, "leave": 1, "graduated": 1, "left": 1,
    }  # fmt: skip
    page.listing.show_mark("permit_soon")
    assert names(page) == ["Jane Doe 杜珍"]
    page.listing.show_mark("end_passed")
    assert names(page) == ["John Tester 任明宇"]
    page.listing.show_mark("no_chinese_name")
    assert names(page) == ["SAMPLE ANN"]


def test_a_month_has_passed_when_it_is_over(people: list[int], office: Office) -> None:
    from datetime import date

    line = next(line for line in roster.students(office) if line.expected_end == "2025-07")
    assert "end_passed" not in set(Marks(date(2025, 7, 31), 45)(line))
    assert "end_passed" in set(Marks(date(2025, 8, 1), 45)(line))


def test_ctrl_f_goes_to_the_search_and_enter_into_the_list(page: StudentsPage) -> None:
    page.window().activateWindow()
    settle()
    page.listing.table.setFocus()
    QTest.keyClick(page.listing.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.listing.search.hasFocus()
    QTest.keyClick(page.listing.search, Qt.Key.Key_Return)
    assert page.listing.table.hasFocus()
    assert page.listing.table.current is not None


def test_f2_edits_in_place_and_enter_goes_on_below(page: StudentsPage, office: Office, people: list[int]) -> None:
    table = page.listing.table
    first = page.listing.model.rows.at(0)
    table.setCurrentIndex(place_of(page, first.id, "class_name"))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "ME-2025-1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert roster.student(office, first.id).values["class_name"] == "ME-2025-1"
    line = page.listing.model.rows.find(first.id)
    assert line is not None and line.class_name == "ME-2025-1"
    assert table.currentIndex().row() == 1
    assert table.currentIndex().column() == place_of(page, first.id, "class_name").column()


def test_escape_clears_the_search_and_then_leaves_it(page: StudentsPage) -> None:
    page.window().activateWindow()
    search, table = page.listing.search, page.listing.table
    search.setFocus()
    QTest.keyClicks(search, "jane")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.hasFocus() and not search.text()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert table.hasFocus()


def test_a_wrong_value_stays_in_the_editor_until_it_is_right(page: StudentsPage, people: list[int], office: Office) -> None:
    typed_into(page, people[0], "student_no", "20230002")
    table = page.listing.table
    assert line_of(page).text() == "20230002", "what was typed is still there"
    assert table.currentIndex() == place_of(page, people[0], "student_no")
    assert table.complaint.isVisible() and "任明宇" in table.complaint.text()
    assert not page.listing.messages.cards(), "nothing pushes the list down"
    QTest.keyClick(line_of(page), Qt.Key.Key_Backspace)
    assert not table.complaint.isVisible()
    QTest.keyClicks(line_of(page), "9")
    QTest.keyClick(line_of(page), Qt.Key.Key_Return)
    settle()
    assert roster.student(office, people[0]).values["student_no"] == "20230009"
    assert place_of(page, people[0], "student_no").data() == "20230009"


def test_escape_lets_go_of_a_wrong_value(page: StudentsPage, people: list[int]) -> None:
    typed_into(page, people[0], "student_no", "20230002")
    table = page.listing.table
    QTest.keyClick(line_of(page), Qt.Key.Key_Escape)
    settle()
    assert not table.complaint.isVisible() and not page.listing.messages.cards()
    assert place_of(page, people[0], "student_no").data() == "20230001"
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert line_of(page).text() == "20230001"


def test_who_goes_elsewhere_is_not_held_by_a_wrong_value(page: StudentsPage, people: list[int]) -> None:
    typed_into(page, people[0], "student_no", "20230002")
    page.listing.search.setFocus()
    settle()
    assert page.listing.search.hasFocus()
    assert place_of(page, people[0], "student_no").data() == "20230001"


def test_a_refused_edit_is_told_above_and_the_old_value_is_back(page: StudentsPage, people: list[int], office: Office) -> None:
    index = place_of(page, people[1], "expected_end")
    before = len(history.acts(office))
    assert page.listing.model.setData(index, "someday soon")
    assert index.data() == "2025-07"
    cards = page.listing.messages.cards()
    assert len(cards) == 1
    assert "someday soon" in cards[0].accessibleName()
    assert len(history.acts(office)) == before


def test_a_taken_number_is_refused_with_whose_it_is(page: StudentsPage, people: list[int]) -> None:
    page.listing.model.setData(place_of(page, people[0], "student_no"), "20230002")
    assert "任明宇" in page.listing.messages.cards()[0].accessibleName()
    assert place_of(page, people[0], "student_no").data() == "20230001"


def test_a_country_that_nobody_knows_is_asked_about(page: StudentsPage, people: list[int], office: Office) -> None:
    page.listing.model.setData(place_of(page, people[0], "nationality"), "Gana")
    assert roster.student(office, people[0]).values["nationality"] == "Gana", "it is never held up"
    [card] = page.listing.messages.cards()
    [offer] = [made for made in card.findChildren(QPushButton) if "加纳" in made.text()]
    offer.click()
    settle()
    assert roster.student(office, people[0]).values["nationality"] == "加纳"
    assert not page.listing.messages.cards()


def test_a_status_is_chosen_from_a_list(page: StudentsPage, people: list[int], office: Office) -> None:
    table = page.listing.table
    table.setCurrentIndex(place_of(page, people[0], "status"))
    QTest.keyClick(table, Qt.Key.Key_F2)
    box = table.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData("withdrawn"))
    box.activated.emit(box.currentIndex())
    settle()
    student = roster.student(office, people[0])
    assert student.values["status"] == "withdrawn"
    assert student.values["status_since"] == "2025-11-20"
    assert page.listing.model.rows.counts["withdrawn"] == 1
    assert page.listing.model.rows.counts["active"] == 1


def test_copy_takes_the_shown_columns_with_headers(page: StudentsPage, people: list[int]) -> None:
    page.listing.show_student(people[0])
    page.listing.copy(with_header=True)
    head, line = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:3] == ["姓名", "学号", "学籍状态"]
    assert line.split("\t")[:3] == ["Jane Doe 杜珍", "20230001", "在读"]


def test_columns_are_remembered(page: StudentsPage, open_window: Callable[..., Window]) -> None:
    menu = page.listing.columns.menu()
    action = next(action for action in menu.actions() if action.text() == "护照号")
    action.trigger()
    assert "passport_no" in page.listing.columns.names()
    menu.close()
    again = shown(open_window("students"))
    assert "passport_no" in again.listing.columns.names()
