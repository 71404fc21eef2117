"""One student in full: read and changed, what was before, what happened; entered by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from lut_admin.desk.pages.students import StudentsPage
from lut_admin.desk.window import Window
from lut_admin.office import roster
from lut_admin.office.office import Office
from tests.desk.pages.students.people import names, settle, shown


def test_the_details_show_the_chosen_student_and_take_edits(page: StudentsPage, people: list[int], office: Office) -> None:
    assert page.listing.show_student(people[0])
    pane = page.pane
    assert pane.student is not None and pane.student.id == people[0]
    assert pane.nickname.text().endswith("Jane Doe+杜珍")
    line = pane.sections["contact"].lines["dormitory"]
    line.editor.setText("3号楼 412")
    line.editor.editingFinished.emit()
    assert roster.student(office, people[0]).values["dormitory"] == "3号楼 412"
    told = [past for past in roster.history(office, people[0]) if past.field == "dormitory"]
    assert len(told) == 1


def test_a_value_that_cannot_be_read_is_told_under_its_field(page: StudentsPage, people: list[int], office: Office) -> None:
    page.listing.show_student(people[0])
    line = page.pane.sections["identity"].lines["birth"]
    line.editor.setText("99/99/99")
    line.editor.editingFinished.emit()
    assert "99/99/99" in line.below.text()
    assert not line.below.isHidden()
    assert "birth" not in roster.student(office, people[0]).values
    QTest.keyClick(line.editor, Qt.Key.Key_Escape)
    assert line.value() == ""
    assert line.below.isHidden()


def test_history_is_told_in_sentences(page: StudentsPage, people: list[int], office: Office) -> None:
    roster.edit(office, people[0], {"class_name": "CN-2023-9"})
    page.changed(page.shows)
    page.listing.show_student(people[0])
    from lut_admin.desk.pages.students.person import past

    told = [past.sentence(one, page.desk.say) for one in page.pane._past]
    assert told[0] == "Counselor Test 把“班级”从“CN-2023-1”改为“CN-2023-9”"
    assert told[-1] == "Counselor Test 添加了该学生"


def test_a_former_name_is_kept_and_shown(page: StudentsPage, people: list[int], office: Office) -> None:
    page.listing.show_student(people[1])
    page._edit(people[1], "chinese_name", "任明远")
    assert [former.value for former in page.pane.student.former] == ["任明宇"]  # type: ignore[union-attr]  # she is shown
    page.listing.search.setText("任明宇")
    assert names(page) == ["John Tester 任明远"]


def test_where_it_is_narrow_the_details_take_the_place_of_the_list(open_window: Callable[..., Window], people: list[int]) -> None:
    window = open_window("students", size=(1093, 614))
    page = shown(window)
    page.listing.show_student(people[0])
    assert page.pane.isHidden()
    QTest.keyClick(page.listing.table, Qt.Key.Key_Return)
    settle()
    assert not page.pane.isHidden() and page.listing.isHidden()
    assert page.pane.width() <= page.width()
    page.pane.back.click()
    assert page.pane.isHidden() and not page.listing.isHidden()


def test_a_student_is_added_by_hand(page: StudentsPage, office: Office, asker: Any) -> None:
    def answer(dialog: Any) -> bool:
        dialog.do()
        assert dialog.messages.cards()
        dialog.lines["chinese_name"].put("白云")
        dialog.lines["student_no"].put("20230001")
        dialog.do()
        assert "杜珍" in dialog.lines["student_no"].below.text()
        dialog.lines["student_no"].put("20250009")
        dialog.do()
        return dialog.result() == QDialog.DialogCode.Accepted

    asker.answers = [answer]
    page.add()
    made = next(line for line in roster.students(office) if line.chinese_name == "白云")
    assert page.listing.table.current == made
