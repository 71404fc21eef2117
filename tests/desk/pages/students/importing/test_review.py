"""Reviewing an import: read, corrected, answered, carried out, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from lut_admin.convention.roster import Status
from lut_admin.desk.pages.students import StudentsPage
from lut_admin.desk.pages.students.importing.review import TABS
from lut_admin.desk.pieces.findings import MessageCard
from lut_admin.desk.window import Window
from lut_admin.office import roster, workbooks
from lut_admin.office.office import Office
from lut_admin.papers import sheets


@pytest.fixture
def page(open_window: Callable[..., Window]) -> StudentsPage:
    found = open_window("students").page
    assert isinstance(found, StudentsPage)
    return found


def a_list(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return a_list(
        tmp_path / "first.csv",
        "序号,学号,姓名,英文名,国籍,班级,宗教信仰,床位",
        "1,20230001,杜珍,Jane Doe,老挝,CN-1,无,3",
        "2,20230002,任明宇,John Tester,也门,CN-1,无,4",
        "3,20230003,单名,Ann Sample,加纳,CN-2,无,5",
    )


def tab(page: StudentsPage, name: str) -> str:
    return page.review.tabs.tabText(TABS.index(name))


def test_a_file_is_reviewed_before_anything_is_written(page: StudentsPage, office: Office, first: Path) -> None:
    page.desk.go("students", file=first)
    review = page.review
    assert page.views.currentWidget() is review
    assert review.complete.isChecked()  # an empty register: whatever comes first is everybody
    assert tab(page, "new").endswith("3")
    assert not roster.students(office)
    assert any("宗教信仰" in card.accessibleName() for card in review.messages.cards())
    columns = {one.header: one for one in review.tables["columns"].rows_model.rows.rows}
    assert columns["姓名"].meaning == "chinese_name"
    assert columns["国籍"].samples == "老挝 · 也门 · 加纳"
    assert (columns["床位"].meaning, columns["床位"].samples) == ("+", "3 · 4 · 5")
    assert (columns["宗教信仰"].meaning, columns["宗教信仰"].samples) == ("-", "")


def test_the_good_rows_go_in_and_are_undone_as_one(page: StudentsPage, office: Office, first: Path) -> None:
    page.review_file(first)
    page.review.carry.click()
    assert page.views.currentWidget() is page.split
    assert len(page.listing.model.rows.rows) == 3
    page.window().undo()
    assert not page.listing.model.rows.rows
    assert page.listing.lists.currentWidget() is page.listing.nothing


def test_the_same_file_again_is_told_and_tells_nothing_new(page: StudentsPage, first: Path) -> None:
    page.review_file(first)
    page.review.do()
    page.review_file(first)
    assert not page.review.carry.isEnabled()
    assert any("2025-11-20" in card.accessibleName() for card in page.review.messages.cards())


def test_a_column_is_corrected_by_hand_and_remembered(page: StudentsPage, office: Office, first: Path, tmp_path: Path) -> None:
    page.review_file(first)
    model = page.review.tables["columns"].rows_model
    place = next(place for place, one in enumerate(model.rows.rows) if one.header == "床位")
    model.setData(model.index(place, 2), "dormitory")
    assert {one.header: one.meaning for one in model.rows.rows}["床位"] == "dormitory"
    page.review.do()
    assert {line.student_no: roster.student(office, line.id).values["dormitory"] for line in roster.students(office)} == {
        "20230001": "3", "20230002": "4", "20230003": "5",
    }  # fmt: skip
    headers = "序号,学号,姓名,英文名,国籍,班级,宗教信仰,床位"
    later = a_list(tmp_path / "later.csv", headers, "1,20230009,白云,Ann Other,泰国,CN-2,无,9")
    plan = workbooks.plan_import(office, later, complete=False)
    assert plan.sheets[0].columns["dormitory"] == "H"


def test_a_column_is_left_out_by_hand(page: StudentsPage, office: Office, first: Path) -> None:
    page.review_file(first)
    model = page.review.tables["columns"].rows_model
    place = next(place for place, one in enumerate(model.rows.rows) if one.header == "床位")
    model.setData(model.index(place, 2), "-")
    page.review.do()
    assert all(not roster.student(office, line.id).extra for line in roster.students(office))


def test_changes_are_shown_value_by_value_and_missing_only_of_a_complete_list(
    page: StudentsPage, office: Office, first: Path, tmp_path: Path
) -> None:
    page.review_file(first)
    page.review.do()
    second = a_list(
        tmp_path / "second.csv", "学号,姓名,班级", "20230001,杜珍,CN-7", "20230002,任明宇,CN-1", "20230008,白云,CN-7"
    )
    page.review_file(second)
    review = page.review
    review.addition.click()
    assert [(row.field, row.old, row.new) for row in review.tables["changed"].rows_model.rows.rows] == [("班级", "CN-1", "CN-7")]
    assert not review.tabs.isTabVisible(TABS.index("missing"))
    review.complete.click()
    assert [row.student_no for row in review.tables["missing"].rows_model.rows.rows] == ["20230003"]
    review.do()
    left = next(line for line in roster.students(office) if line.student_no == "20230003")
    assert left.status == ""


def test_a_row_that_may_be_somebody_waits_for_an_answer(page: StudentsPage, office: Office, first: Path, tmp_path: Path) -> None:
    page.review_file(first)
    page.review.do()
    doubt = a_list(tmp_path / "doubt.csv", "姓名,英文名,国籍,手机号", "杜珍,Jane Doe,老挝,13900000001")
    page.review_file(doubt)
    held = page.review.tables["held"].rows_model
    assert len(held.rows.rows) == 1
    assert page.review.stack.currentWidget() is page.review.tables["held"]
    one = held.rows.rows[0]
    assert {"same", "new"} <= set(one.answers)
    assert page.review.carry.text().strip() == "导入好的行" and "待确认 1 行" in page.review.summary.text()
    held.setData(held.index(0, 1), "new")
    assert len(held.rows.rows) == 1 and held.index(0, 1).data() == "是另一人，新增", "a mis-click can be put right"
    assert tab(page, "held") == "待确认 0" and tab(page, "new").endswith("1")
    held.setData(held.index(0, 1), "")
    assert tab(page, "held") == "待确认 1" and tab(page, "new").endswith("0")
    held.setData(held.index(0, 1), "same")
    assert tab(page, "changed") == "更改 1" and tab(page, "new").endswith("0")
    assert page.review.carry.text().strip() == "导入 1 行"
    page.review.do()
    assert len(roster.students(office)) == 3
    assert next(line for line in roster.students(office) if line.student_no == "20230001").phone == "13900000001"


def test_the_button_says_what_goes_in_and_what_waits(page: StudentsPage, first: Path, tmp_path: Path) -> None:
    page.review_file(first)
    assert page.review.carry.text().strip() == "导入 3 行"
    page.review.do()
    doubt = a_list(
        tmp_path / "doubt.csv",
        "学号,姓名,英文名,国籍,手机号",
        ",杜珍,Jane Doe,老挝,13900000001",
        "20230009,田约翰,Tester Two,加纳,",
    )
    page.review_file(doubt)
    assert page.review.carry.text().strip() == "导入好的 1 行，1 行待确认"
    assert page.review.tables["held"].rows_model.index(0, 0).data() == "第 2 行"


def test_problems_have_their_cell_and_go_to_a_file(page: StudentsPage, asker: Any, tmp_path: Path) -> None:
    bad = a_list(
        tmp_path / "bad.csv",
        "学号,姓名,性别,学籍状态,入学日期",
        "20230001,杜珍,女,天知道,2023-09",
        "2.02E+11,白云,男,在读,2023-09-31",
    )
    page.review_file(bad)
    rows = {row.where: row for row in page.review.tables["problems"].rows_model.rows.rows}
    assert {"D2", "A3", "E3"} <= set(rows)
    assert rows["D2"].raw == "天知道" and "天知道" in rows["D2"].said
    page.review.tabs.setCurrentIndex(TABS.index("problems"))
    page.review.tables["problems"].selectRow(0)
    assert page.review.full.text() == page.review.tables["problems"].current.said  # type: ignore[union-attr]
    asker.answers = [tmp_path / "problems.xlsx"]
    page.review.save_problems()
    cells = [cell for line in sheets.read(tmp_path / "problems.xlsx").sheets[0].rows for cell in line]
    assert "bad!D2" in cells


def test_a_file_that_is_no_list_is_refused_with_what_to_do(page: StudentsPage, asker: Any, first: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of use")
    page.review_file(broken)
    assert page.review.messages.cards()
    assert not page.review.carry.isEnabled()
    asker.answers = [first]
    page.review._other_file()
    assert tab(page, "new").endswith("3")


def test_leaving_writes_nothing(page: StudentsPage, office: Office, first: Path) -> None:
    page.review_file(first)
    page.review.leave()
    assert page.views.currentWidget() is page.split
    assert not roster.students(office)


def test_a_list_without_a_status_is_taken_for_present_students_only_when_a_person_says_so(
    page: StudentsPage, office: Office, first: Path
) -> None:
    def offers() -> list[MessageCard]:
        return [card for card in page.review.messages.cards() if "学籍状态" in card.accessibleName()]

    page.review_file(first)
    [card] = offers()
    assert "3" in card.accessibleName()
    card.findChild(QPushButton).click()
    new = page.review.tables["new"].rows_model.rows.rows
    assert [row.values["status"] for row in new] == ["在读"] * 3
    [card] = offers()
    card.findChild(QPushButton).click()
    assert all("status" not in row.values for row in page.review.tables["new"].rows_model.rows.rows)
    page.review.stand(Status.ACTIVE)
    page.review.do()
    assert {line.status for line in roster.students(office)} == {"active"}
    page.review_file(first)
    assert not offers()


@pytest.mark.parametrize("width", [1093, 1366])
def test_who_is_new_fits_the_window_and_stands_in_full_below(
    page: StudentsPage, tmp_path: Path, settle: Any, width: int
) -> None:
    listed = a_list(
        tmp_path / "new.csv",
        "学号,姓名,护照用名,性别,出生日期,国籍,班级,学生类别,学籍状态,护照号码,手机号,宿舍",
        "20230001,杜珍,DU ZHEN,女,2004-05-06,老挝,CN-2023-1,本科生,在读,E12345678,13900000001,7 号楼 302",
    )
    page.window().resize(width, 614)
    page.review_file(listed)
    page.review.tabs.setCurrentIndex(TABS.index("new"))
    settle()
    table, told = page.review.tables["new"], page.review.full
    assert table.horizontalScrollBar().maximum() == 0
    seen = {column.name for at, column in enumerate(table.rows_model.columns) if not table.isColumnHidden(at)}
    assert {"where", "name", "student_no", "class_name"} <= seen
    for value in ("20230001", "女", "2004-05-06", "老挝", "本科生", "在读", "E12345678", "13900000001", "宿舍：7 号楼 302"):
        assert value in told.text()
    assert told.isVisible() and told.height() >= told.heightForWidth(told.width())
