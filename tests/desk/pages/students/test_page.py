"""The page of students in its window: its keys, the deeds for those one has chosen, the bin, the staff, and the ways in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from lut_admin.desk.pages.students import StudentsPage
from lut_admin.desk.window import Window
from lut_admin.office import roster
from lut_admin.office.office import Office
from tests.desk.pages.students.people import names, place_of, settle, shown


def test_buttons_say_their_keys_and_the_keys_do_the_same(page: StudentsPage, asker: Any) -> None:
    page.window().activateWindow()
    table, control = page.listing.table, Qt.KeyboardModifier.ControlModifier
    for made in (*page.listing.deeds.values(), *page.heads):
        assert made.text() and made.toolTip().startswith(f"{made.text()} (")
    assert all(made.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon for made in page.heads)
    table.setCurrentIndex(page.listing.model.index(0, 0))
    table.setFocus()
    settle()
    both = control | Qt.KeyboardModifier.ShiftModifier
    for key, held in ((Qt.Key.Key_D, control), (Qt.Key.Key_E, control), (Qt.Key.Key_M, control), (Qt.Key.Key_E, both)):
        QTest.keyClick(table, key, held)
    QTest.keyClick(table, Qt.Key.Key_Escape)  # Qt remembers across windows that Ctrl is held, and rows would be chosen with it
    assert [type(dialog).__name__ for _, dialog in asker.asked] == ["StatusDialog", "ExportDialog", "CountDialog", "ExportDialog"]


def test_an_edit_is_undone_by_the_window(page: StudentsPage, people: list[int], office: Office) -> None:
    page.listing.model.setData(place_of(page, people[0], "nationality"), "泰国")
    page.window().undo()
    line = page.listing.model.rows.find(people[0])
    assert line is not None and line.nationality == "老挝"
    assert roster.student(office, people[0]).values["nationality"] == "老挝"


def test_the_emergency_card_is_two_clicks_away(page: StudentsPage, people: list[int], asker: Any, tmp_path: Path) -> None:
    from pypdf import PdfReader

    page.listing.show_student(people[0])  # one
    asker.answers = [False]
    page.listing.deeds["card"].click()  # two
    assert asker.asked[-1][0] == "dialog"
    asker.answers = [tmp_path / "card.pdf"]
    page.deeds.do("card_pdf", {people[0]: "Jane Doe 杜珍"})
    said = PdfReader(tmp_path / "card.pdf").pages[0].extract_text()
    assert "20230001" in said and "杜珍" in said


def test_a_status_for_many_with_its_day(page: StudentsPage, people: list[int], office: Office, asker: Any) -> None:
    def answer(dialog: Any) -> bool:
        dialog.status.setCurrentIndex(dialog.status.findData("leave"))
        dialog.since.setText("soon")
        dialog.do()
        assert dialog.since_field.below.text()
        dialog.since.setText("2025/11/1")
        dialog.do()
        return dialog.result() == QDialog.DialogCode.Accepted

    asker.answers = [answer]
    page.deeds.do("set_status", {people[0]: "", people[1]: ""})
    assert [roster.student(office, one).values["status_since"] for one in people[:2]] == ["2025-11-01"] * 2
    assert page.listing.model.rows.counts["leave"] == 3


def test_the_bin_takes_and_gives_back(page: StudentsPage, people: list[int], office: Office) -> None:
    page.listing.show_student(people[0])
    page.listing.deeds["to_bin"].click()
    assert len(names(page)) == 3
    page.tabs.setCurrentIndex(2)
    assert [one.name for one in page.bin.model.rows.rows] == ["Jane Doe 杜珍"]
    page.bin.table.selectRow(0)
    page.bin.restore.click()
    assert len(names(page)) == 4
    assert not page.bin.model.rows.rows


def test_staff_are_added_edited_and_pasted(page: StudentsPage, office: Office, asker: Any) -> None:
    def answer(dialog: Any) -> bool:
        dialog.sheet.lines["chinese_name"].put("李文静")
        dialog.do()
        return dialog.result() == QDialog.DialogCode.Accepted

    asker.answers = [answer]
    page.staff.add()
    page.staff.paste([["姓名", "职务"], ["王建国", "班主任"]])
    assert [one.name for one in roster.staff(office)] == ["李文静", "王建国"]
    model = page.staff.model
    model.setData(model.index(0, 2), "辅导员")
    assert roster.staff(office)[0].role == "辅导员"
    model.setData(model.index(0, 0), "")
    assert page.staff.messages.cards()
    assert model.index(0, 0).data() == "李文静"
    page.staff.table.selectRow(1)
    page.staff.bin()
    assert [one.name for one in roster.staff(office)] == ["李文静"]


def test_others_lead_here(page: StudentsPage, people: list[int], asker: Any) -> None:
    page.listing.search.setText("jane")
    page.desk.go("students", student=people[2])
    assert page.pane.student is not None and page.pane.student.id == people[2]
    page.desk.go("students", mark="leave")
    assert names(page) == ["SAMPLE ANN"]
    page.desk.go("students", importing=True)
    assert asker.asked[-1][0] == "file_to_open"
    page.desk.go("students", new=True)
    assert asker.asked[-1][0] == "dialog"


def test_an_empty_register_says_what_it_is_for(open_window: Callable[..., Window]) -> None:
    page = shown(open_window("students", language="en"))
    assert page.listing.lists.currentWidget() is page.listing.nothing
    assert page.badge() is None
