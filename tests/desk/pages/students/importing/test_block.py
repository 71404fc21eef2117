"""A block pasted from a table: shown first, then one act."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from lut_admin.desk.pages.students import StudentsPage
from lut_admin.office import history, roster
from lut_admin.office.office import Office
from tests.desk.pages.students.people import place_of, settle


def test_a_pasted_block_is_shown_first_and_then_one_act(page: StudentsPage, office: Office, asker: Any) -> None:
    table, model = page.listing.table, page.listing.model
    ids = [model.rows.at(place).id for place in range(2)]
    table.setCurrentIndex(place_of(page, ids[0], "nationality"))
    seen: list[Any] = []

    def answer(dialog: Any) -> bool:
        seen.extend(dialog.model.rows.rows)
        return True

    asker.answers = [answer]
    before = len(history.acts(office))
    QGuiApplication.clipboard().setText("泰国\t硕士研究生\tCN-1\r\n缅甸\t博士研究生\tCN-1\r\n")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    nations, levels = {("nationality", "泰国"), ("nationality", "缅甸")}, {("level", "master"), ("level", "doctor")}
    assert {(cell.field, cell.new) for cell in seen} == {*nations, *levels, ("class_name", "CN-1")}
    assert [roster.student(office, one).values["nationality"] for one in ids] == ["泰国", "缅甸"]
    assert len(history.acts(office)) == before + 1


def test_a_cell_of_a_block_that_cannot_be_read_stays_out(page: StudentsPage, people: list[int], office: Office, asker: Any) -> None:
    page.listing.table.setCurrentIndex(place_of(page, people[0], "status"))
    cells, beyond = page.block.compare([["nonsense", "泰国"]], "status")
    assert [(cell.field, bool(cell.why)) for cell in cells] == [("status", True), ("nationality", False)]
    assert beyond == 0
    asker.answers = [True]
    page.block.pasted([["nonsense", "泰国"]], page.listing.table.current, "status")
    values = roster.student(office, people[0]).values
    assert (values["status"], values["nationality"]) == ("active", "泰国")


def test_a_cell_of_a_block_is_put_right_from_its_list(page: StudentsPage, people: list[int], office: Office, asker: Any) -> None:
    def answer(dialog: Any) -> bool:
        assert dialog.go.isDefault() and not dialog.go.isEnabled()
        dialog.show()
        index = dialog.model.index(0, 3)
        assert "请选择" in dialog.model.index(0, 4).data()
        dialog.table.setCurrentIndex(index)
        assert dialog.table.edit(index, dialog.table.EditTrigger.AllEditTriggers, None)
        [box] = dialog.table.viewport().findChildren(QComboBox)
        box.setCurrentIndex(box.findData("bachelor"))
        box.activated.emit(box.currentIndex())
        assert dialog.go.isEnabled() and not dialog.model.index(0, 4).data()
        return True

    asker.answers = [answer]
    first = page.listing.model.rows.at(0)
    page.listing.table.setCurrentIndex(place_of(page, first.id, "level"))
    page.listing.pasted.emit([["没有这一类"]], first, "level")
    settle()
    assert roster.student(office, first.id).values["level"] == "bachelor"


def test_a_block_longer_than_the_list_says_what_is_left_out(page: StudentsPage) -> None:
    last = page.listing.model.rows.at(3)
    page.listing.table.setCurrentIndex(place_of(page, last.id, "nationality"))
    cells, beyond = page.block.compare([["泰国"], ["缅甸"], ["老挝"]], "nationality")
    assert (len(cells), beyond) == (1, 2)


def test_a_block_with_headers_is_reviewed_as_a_list(page: StudentsPage, office: Office) -> None:
    page.block.pasted([["学号", "姓名", "国籍"], ["20250001", "白云", "泰国"], ["20230001", "杜珍", "老挝"]], None, "")
    review = page.review
    assert page.views.currentWidget() is review
    assert review.addition.isChecked()
    assert review.plan is not None and len(review.plan.new) == 1
    assert not review.plan.path.exists(), "what was pasted is in no file"
    review.do()
    assert any(line.chinese_name == "白云" for line in roster.students(office))
    assert page.views.currentWidget() is page.split
