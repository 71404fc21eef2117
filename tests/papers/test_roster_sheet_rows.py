"""What a list shows when its columns and rows are held against one another, and what a person is asked and told."""

from __future__ import annotations

from datetime import date

import pytest

from lut_admin.papers.sheets.shapes import Cell
from lut_admin.refusals import Cancelled
from tests.papers.list_sheets import read, sheet, told, values


def test_numbers_that_lost_their_zeros_are_asked_about() -> None:
    reading = read(sheet(["学号", "姓名"], ["0012300001", "甲一"], [12300002, "乙二"], ["12345", "丙三"]))
    assert [row.get("student_no") for row in values(reading)] == ["0012300001", None, "12345"]
    (problem,) = reading.problems
    assert (problem.where, problem.code, problem.severity) == ("名单!A3", "list.lost_zeros", "question")
    assert problem.facts["proposal"] == "0012300002" and problem.raw == "12300002"
    text = read(sheet(["学号", "姓名"], ['="0012300001"', "甲一"], ["12300002", "乙二"]), kind="csv")
    assert told(text) == {("A3", "lost_zeros", "question")}


def test_one_short_number_among_many_is_told_of() -> None:
    rows = [[f"2023{n:04}", f"学生{n}"] for n in range(12)]
    reading = read(sheet(["学号", "姓名"], *rows, ["2023001", "短号"]))
    assert told(reading) == {("A14", "short_number", "warning")}
    assert values(reading)[-1]["student_no"] == "2023001"


def test_lost_digits_and_names_without_a_character_keep_the_row_out() -> None:
    reading = read(
        sheet(
            ["学号", "中文名", "英文名"],
            ["2.023E+12", "甲", None],
            ["20230002", "\u200b", None],
            ["20230003", "\u200b", "Ann"],
            ["20230004", None, None],
        )
    )
    assert [row["student_no"] for row in values(reading)] == ["20230003", "20230004"]
    assert told(reading) == {
        ("A2", "lost_digits", "error"), ("B3", "invisible_name", "error"), ("B4", "invisible_name", "warning"),
        ("B5", "no_name", "warning"),
    }  # fmt: skip


def test_without_a_student_number_passport_and_birth_say_who_it_is() -> None:
    reading = read(
        sheet(
            ["学号", "护照号", "护照姓名", "出生日期"],
            [None, "A1234567", "JANE DOE", "2001-02-03"],
            [None, "A1234567", "DOE, JANE", "2001-02-03"],
            [None, "A1234568", "JOHN DOE", None],
            [None, "A1234567", None, None],
            [None, None, "BEN DOE", "2001-02-03"],
            ["20230001", "A1234569", "ANN", None],
            ["20230002", "A1234569", "BEN", None],
        )
    )
    assert len(values(reading)) == 6
    assert told(reading) == {
        ("B3", "repeated", "warning"),
        ("A5", "no_name", "warning"),
        ("A5", "no_number", "question"),
        ("A6", "no_number", "question"),
        ("B8", "same_passport", "warning"),
    }


def test_a_renewed_passport_keeps_the_old_number() -> None:
    reading = read(
        sheet(
            ["学号", "姓名", "护照号", "新护照号", "旧护照号"],
            ["20230001", "杜珍", "A1234567", "A1234568", None],
            ["20230002", "田约翰", "A1234569", None, "A1234560"],
            ["20230003", "单名", None, None, "A1234561"],
        )
    )
    assert [row["passport_no"] for row in values(reading)] == ["A1234568", "A1234569", "A1234561"]
    assert [student.former for student in reading.students] == [
        {"passport_no": "A1234567"},
        {"passport_no": "A1234560"},
        {},
    ]


def test_a_name_that_is_not_there_yet_is_no_name() -> None:
    reading = read(
        sheet(["学号", "护照姓名", "中文名"], ["20230001", "DOE JANE", "无"], ["20230002", "DOE JOHN", "暂无"])
    )
    assert [row.get("chinese_name") for row in values(reading)] == [None, None] and reading.problems == []


def test_a_list_of_numbers_and_statuses_asks_for_no_names() -> None:
    reading = read(sheet(["学号", "学籍状态"], ["20230001", "毕业"]))
    assert values(reading) == [{"student_no": "20230001", "status": "graduated"}] and reading.problems == []


def test_a_list_of_nothing_but_names_asks_who_they_are() -> None:
    reading = read(sheet(["姓名"], ["杜珍"], ["田约翰"]))
    assert [row["chinese_name"] for row in values(reading)] == ["杜珍", "田约翰"]
    assert told(reading) == {("A2", "no_number", "question"), ("A3", "no_number", "question")}


def test_status_and_dates_that_contradict_each_other_are_told_of() -> None:
    rows = sheet(
        ["学号", "姓名", "学籍状态", "预计毕业时间", "离校日期"],
        ["20230001", "甲一", "毕业", "2026-07", None],
        ["20230002", "乙二", "在读", "2023.7", None],
        ["20230003", "丙三", "在读", "2024.6", None],
        ["20230004", "丁四", "毕业", "2030-07", "2023-07-01"],
        ["20230005", "戊五", "休学", "2023.7", None],
    )
    assert told(read(rows)) == {("D2", "gone_but_ahead", "warning"), ("D3", "active_but_past", "warning")}
    assert read(rows, today=None).problems == []
    assert values(read(rows))[0]["status"] == "graduated"


def test_a_date_of_graduation_still_to_come_is_the_expected_one() -> None:
    reading = read(
        sheet(["学号", "姓名", "毕业时间"], ["20230001", "杜珍", "2027-07"], ["20230002", "田约翰", "2026-07"])
    )
    assert [row["expected_end"] for row in values(reading)] == ["2027-07", "2026-07"]
    assert told(reading) == {("C1", "graduation_ahead", "warning")}
    beside = read(sheet(["学号", "姓名", "离校日期", "毕业时间"], ["20230001", "杜珍", "", "2023-07"]))
    assert values(beside)[0]["expected_end"] == "2023-07"
    assert told(beside) == {("D1", "graduation_expected", "warning")}


def test_a_month_written_2023_1_is_asked_of_a_number_and_told_of_in_text() -> None:
    assert told(read(sheet(["学号", "姓名", "入学时间"], ["1001", "甲", 2023.1]))) == {
        ("C2", "lost_october", "question")
    }
    text = read(sheet(["学号", "姓名", "入学时间"], ["1001", "甲", "2023.1"], ["1002", "乙", "2023.10"]), kind="csv")
    assert told(text) == {("C2", "maybe_october", "warning")}
    assert [row["enrolled"] for row in values(text)] == ["2023-01", "2023-10"]
    assert read(sheet(["学号", "姓名", "入学时间"], ["1001", "甲", "2023.1"])).problems == []


def test_unknown_words_are_asked_about_and_never_taken_for_active() -> None:
    reading = read(sheet(["学号", "姓名", "性别", "状态", "国籍"], ["20230001", "杜珍", 2, "神游", "乌有国"]))
    assert values(reading) == [{"student_no": "20230001", "chinese_name": "杜珍", "nationality": "乌有国"}]
    assert told(reading) == {
        ("C2", "gender_digit", "question"),
        ("D2", "unknown_status", "question"),
        ("E2", "unknown_country", "warning"),
    }
    assert {p.raw for p in reading.problems} == {"2", "神游", "乌有国"}


def test_cells_are_named_where_the_sheet_begins() -> None:
    reading = read(sheet(["学号", "姓名", "性别"], ["20230001", "杜珍", "x"], first_row=5, first_column=3))
    assert reading.sheets[0].columns == {"student_no": "C", "chinese_name": "D", "gender": "E"}
    assert reading.sheets[0].header_rows == [5] and reading.students[0].row == 6
    assert told(reading) == {("E6", "unknown_gender", "question")}


def test_serial_days_of_an_old_mac_file() -> None:
    assert (
        values(read(sheet(["学号", "姓名", "生日"], ["1001", "甲", 35464], date1904=True)))[0]["birth"] == "2001-02-04"
    )


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["20230001", "杜珍", "女"], ["20230002", "田约翰", "男"]], "no_header"),
        ([["学院", "专业", "人数"], ["机电", "机械", 3]], "no_people"),
        ([["学号", "姓名"]], "nobody"),
        ([["一句话"]], "nobody"),
        ([], "nobody"),
    ],
)
def test_a_file_without_students_says_so(rows: list[list[Cell]], code: str) -> None:
    reading = read(sheet(*rows))
    assert reading.students == [] and [p.code for p in reading.problems] == [f"list.{code}"]


def test_the_apostrophe_that_guards_a_text_file_is_no_part_of_a_name() -> None:
    rows = [["学号", "英文名"], ["1001", "'=1+1"], ["1002", "'@x"], ["1003", "''=1"], ["1004", "'t Hooft"]]
    named = ["=1+1", "@x", "'=1", "'t Hooft"]
    assert [row["english_name"] for row in values(read(sheet(*rows), kind="csv"))] == named
    assert [row["english_name"] for row in values(read(sheet(*rows)))] == ["'=1+1", "'@x", "''=1", "'t Hooft"]


def test_the_header_is_looked_for_in_fifteen_rows() -> None:
    body: list[list[Cell]] = [["学号", "姓名"], ["20230001", "杜珍"]]
    assert len(read(sheet(*[["说明"]] * 14, *body)).students) == 1
    assert read(sheet(*[["说明"]] * 15, *body)).students == []


def test_a_person_can_stop_the_reading() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(sheet(["学号", "姓名"], ["1", "甲"]), progress=stop)


FOOTS: list[list[Cell]] = [
    ["合计", 6], ["合计：", 6, None, "制表人：王"], ["填表人", "李老师", "电话", "0931-123"], ["Total", 6], ["Total", "6"],
    ["Prepared by", "Ms Li"], [None, 6, "制表人：王"], [None, "6", "制表人：王"], ["总计", "2人", None, "男1人", "女1人"],
    ["经办人：李", "13900000000", None, "2024年6月1日"], ["共", 6, "人"],
]  # fmt: skip


@pytest.mark.parametrize("foot", FOOTS)
@pytest.mark.parametrize("numbers", [("20230001", "20230002"), (20230001, 20230002)])
def test_a_foot_is_no_student_though_it_has_a_cell_in_the_column_of_numbers(
    foot: list[Cell], numbers: tuple[Cell, Cell]
) -> None:
    rows: list[list[Cell]] = [[1, numbers[0], "杜珍", "女", "甲班"], [2, numbers[1], "田约翰", "男", "甲班"]]
    reading = read(sheet(["序号", "学号", "姓名", "性别", "班级"], *rows, foot))
    assert [row["chinese_name"] for row in values(reading)] == ["杜珍", "田约翰"]
    assert told(reading) == set() and reading.sheets[0].rows == 2


def test_a_student_who_is_called_like_a_foot_never_vanishes_silently() -> None:
    rows: list[list[Cell]] = [
        [1, "20230001", "杜珍", "女", "甲班"],
        [2, "20230002", "Total", "男", "甲班"],
        [3, "20230003", "SUM KUMAR", None, None],
        ["合计", "20230004", "田约翰", "男", "甲班"],
        ["填表", "李老师", "王五", None, None],
    ]
    reading = read(sheet(["序号", "学号", "姓名", "性别", "班级"], *rows))
    assert [row["student_no"] for row in values(reading)] == ["20230001", "20230002", "20230003", "20230004"]
    assert told(reading) == {
        ("A3", "foot_or_student", "question"), ("A4", "foot_or_student", "question"),
        ("A5", "foot_or_student", "question"), ("A6", "passed_over", "warning"),
        ("C1", "names_parted", "warning"),
    }  # fmt: skip
    named = read(sheet(["姓名", "班级", "国籍"], ["杜珍", "甲班", "加纳"], ["SUM KUMAR", "甲班", "加纳"], ["合计", "2人"]))
    assert ("A3", "passed_over", "warning") in told(named)


@pytest.mark.parametrize(
    ("birth", "reading"),
    [(45170, "2023-09-01"), ("2010-06-02", "2010-06-02"), ("2010-07", "2010-07"), ("2031-01-01", "2031-01-01"),
     (date(1924, 5, 31), "1924-05-31"), ("1924年5月", "1924-05")],
)  # fmt: skip
def test_a_birth_date_of_nobody_who_studies_is_left_open_and_asked_about(birth: Cell, reading: str) -> None:
    list_ = sheet(["学号", "姓名", "出生日期", "入学时间"], ["20230001", "杜珍", birth, 45170])
    found = read(list_)
    assert values(found) == [{"student_no": "20230001", "chinese_name": "杜珍", "enrolled": "2023-09-01"}]
    (problem,) = found.problems
    assert (problem.where, problem.code, problem.severity) == ("名单!C2", "list.birth_unlikely", "question")
    assert problem.facts["reading"] == reading
    assert values(read(list_, today=None))[0]["birth"] == reading


@pytest.mark.parametrize("birth", ["2010-06-01", "2010-06", "1924-06-01", "1924-06"])
def test_a_birth_date_of_fourteen_to_a_hundred_years_ago_is_taken(birth: str) -> None:
    assert values(read(sheet(["学号", "姓名", "出生日期"], ["20230001", "杜珍", birth])))[0]["birth"] == birth
