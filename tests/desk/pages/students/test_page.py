"""The Students page through the real window: the list, inline edits, the details, paste, bin, staff, counting, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton

from lut_admin import app as composition
from lut_admin.desk.pages.students import StudentsPage
from lut_admin.desk.pages.students.columns import Marks
from lut_admin.desk.window import Window
from lut_admin.office import history, roster
from lut_admin.office.office import Office

PEOPLE = (
    {"english_name": "Jane Doe", "chinese_name": "杜珍", "student_no": "20230001", "nationality": "老挝", "class_name": "CN-2023-1",
     "status": "active", "permit_expiry": "2025-12-01"},
    {"english_name": "John Tester", "chinese_name": "任明宇", "student_no": "20230002", "nationality": "也门",
     "class_name": "CN-2023-1", "status": "active", "expected_end": "2025-07"},
    {"passport_name": "SAMPLE ANN", "student_no": "20230003", "nationality": "加纳", "class_name": "CN-2023-2", "status": "leave"},
    {"english_name": "Old Hand", "chinese_name": "老友", "student_no": "20190004", "status": "graduated"},
)  # fmt: skip


@pytest.fixture(autouse=True)
def only_this_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other pages take half a second a window, and are tested by themselves."""
    rooms = composition.rooms
    monkeypatch.setattr(composition, "rooms", lambda: [room for room in rooms() if room.name == "students"])


@pytest.fixture
def people(office: Office) -> list[int]:
    return [roster.add(office, one).made or 0 for one in PEOPLE]


@pytest.fixture
def page(people: list[int], open_window: Callable[..., Window]) -> StudentsPage:
    return shown(open_window("students"))


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
    assert [type(dialog).__name__ for _, dialog in asker.asked] == ["StatusDialog", "ExportDialog", "CountDialog", "ExportDialog"]


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


def line_of(page: StudentsPage) -> QLineEdit:
    found = [line for line in page.listing.table.viewport().findChildren(QLineEdit) if line.isVisible()]
    assert len(found) == 1
    return found[0]


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


def test_an_edit_is_undone_by_the_window(page: StudentsPage, people: list[int], office: Office) -> None:
    page.listing.model.setData(place_of(page, people[0], "nationality"), "泰国")
    page.window().undo()  # type: ignore[attr-defined]
    line = page.listing.model.rows.find(people[0])
    assert line is not None and line.nationality == "老挝"
    assert roster.student(office, people[0]).values["nationality"] == "老挝"


# --- details ---


def test_the_details_show_the_chosen_student_and_take_edits(page: StudentsPage, people: list[int], office: Office) -> None:
    assert page.listing.show_student(people[0])
    pane = page.pane
    assert pane.student is not None and pane.student.id == people[0]
    assert pane.nickname.text().endswith("Jane Doe+杜珍")
    line = pane.sections["contact"].lines["dormitory"]
    line.editor.setText("3号楼 412")  # type: ignore[attr-defined]
    line.editor.editingFinished.emit()  # type: ignore[attr-defined]
    assert roster.student(office, people[0]).values["dormitory"] == "3号楼 412"
    told = [past for past in roster.history(office, people[0]) if past.field == "dormitory"]
    assert len(told) == 1


def test_a_value_that_cannot_be_read_is_told_under_its_field(page: StudentsPage, people: list[int], office: Office) -> None:
    page.listing.show_student(people[0])
    line = page.pane.sections["identity"].lines["birth"]
    line.editor.setText("99/99/99")  # type: ignore[attr-defined]
    line.editor.editingFinished.emit()  # type: ignore[attr-defined]
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
    from lut_admin.desk.pages.students import past

    told = [past.sentence(one, page.desk.say) for one in page.pane._past]
    assert told[0] == "Counselor Test 把“班级”从“CN-2023-1”改为“CN-2023-9”"
    assert told[-1] == "Counselor Test 添加了该学生"


def test_a_former_name_is_kept_and_shown(page: StudentsPage, people: list[int], office: Office) -> None:
    page.listing.show_student(people[1])
    page._edit(people[1], "chinese_name", "任明远")
    assert [former.value for former in page.pane.student.former] == ["任明宇"]  # type: ignore[union-attr]
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


# --- many at once ---


def test_a_status_for_many_with_its_day(page: StudentsPage, people: list[int], office: Office, asker: Any) -> None:
    def answer(dialog: QDialog) -> bool:
        dialog.status.setCurrentIndex(dialog.status.findData("leave"))  # type: ignore[attr-defined]
        dialog.since.setText("soon")  # type: ignore[attr-defined]
        dialog.do()  # type: ignore[attr-defined]
        assert dialog.since_field.below.text()  # type: ignore[attr-defined]
        dialog.since.setText("2025/11/1")  # type: ignore[attr-defined]
        dialog.do()  # type: ignore[attr-defined]
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


def test_copy_takes_the_shown_columns_with_headers(page: StudentsPage, people: list[int]) -> None:
    page.listing.show_student(people[0])
    page.listing.copy(with_header=True)
    head, line = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:3] == ["姓名", "学号", "学籍状态"]
    assert line.split("\t")[:3] == ["Jane Doe 杜珍", "20230001", "在读"]


def test_columns_are_remembered(page: StudentsPage, open_window: Callable[..., Window]) -> None:
    menu = page.listing.columns_menu()
    action = next(action for action in menu.actions() if action.text() == "护照号")
    action.trigger()
    assert "passport_no" in page.listing.shown_columns()
    menu.close()
    again = shown(open_window("students"))
    assert "passport_no" in again.listing.shown_columns()


# --- paste ---


def test_a_pasted_block_is_shown_first_and_then_one_act(page: StudentsPage, office: Office, asker: Any) -> None:
    table, model = page.listing.table, page.listing.model
    ids = [model.rows.at(place).id for place in range(2)]
    table.setCurrentIndex(place_of(page, ids[0], "nationality"))
    seen: list[Any] = []

    def answer(dialog: QDialog) -> bool:
        seen.extend(dialog.model.rows.rows)  # type: ignore[attr-defined]
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


# --- adding, staff, counting, export ---


def test_a_student_is_added_by_hand(page: StudentsPage, office: Office, asker: Any) -> None:
    def answer(dialog: QDialog) -> bool:
        dialog.do()  # type: ignore[attr-defined]
        assert dialog.messages.cards()  # type: ignore[attr-defined]
        dialog.lines["chinese_name"].put("白云")  # type: ignore[attr-defined]
        dialog.lines["student_no"].put("20230001")  # type: ignore[attr-defined]
        dialog.do()  # type: ignore[attr-defined]
        assert "杜珍" in dialog.lines["student_no"].below.text()  # type: ignore[attr-defined]
        dialog.lines["student_no"].put("20250009")  # type: ignore[attr-defined]
        dialog.do()  # type: ignore[attr-defined]
        return dialog.result() == QDialog.DialogCode.Accepted

    asker.answers = [answer]
    page.add()
    made = next(line for line in roster.students(office) if line.chinese_name == "白云")
    assert page.listing.table.current == made


def test_staff_are_added_edited_and_pasted(page: StudentsPage, office: Office, asker: Any) -> None:
    def answer(dialog: QDialog) -> bool:
        dialog.sheet.lines["chinese_name"].put("李文静")  # type: ignore[attr-defined]
        dialog.do()  # type: ignore[attr-defined]
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


def test_counting_answers_at_once_and_copies_with_totals(page: StudentsPage, asker: Any) -> None:
    def answer(dialog: QDialog) -> bool:
        dialog.rows.setCurrentIndex(dialog.rows.findData("class_name"))  # type: ignore[attr-defined]
        dialog.columns.setCurrentIndex(dialog.columns.findData("status"))  # type: ignore[attr-defined]
        dialog.who.setCurrentIndex(dialog.who.findData("all"))  # type: ignore[attr-defined]
        dialog.copy()  # type: ignore[attr-defined]
        table = dialog.table  # type: ignore[attr-defined]
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

    def answer(dialog: QDialog) -> bool:
        dialog.shown_columns.setChecked(True)  # type: ignore[attr-defined]
        dialog.do(".xlsx")  # type: ignore[attr-defined]
        return True

    asker.answers = [answer, target]
    page.export()
    plan = workbooks.plan_import(office, target, complete=False)
    assert (len(plan.new), plan.changed_students, plan.same) == (0, 0, 2)


# --- ways in ---


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
