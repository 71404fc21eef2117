"""Whole student lists, as schools send them: every one read as a careful person would."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.roster import BY_NAME
from lut_admin.papers.roster_sheet import header_set_key
from lut_admin.papers.sheets.shapes import Cell
from tests.papers.list_sheets import read, sheet, told, values


def test_title_note_header_in_the_third_row_blank_row_and_foot() -> None:
    reading = read(
        sheet(
            ["××大学2023级国际学生花名册"],
            ["填表说明：日期请填写为2023.09.01；学号不得改动"],
            ["序号", "学号", "英文名", "中文名", "性别", "国籍", "护照号", "班级", "入学时间", "学籍状态"],
            [1.0, "20230001", "DOE, JANE TEST", "杜 珍", "女", "巴基斯坦", "AB0000001", "国际2301班", "2023.9", "在读"],
            [
                2.0,
                "20230002",
                "TESTER JOHN",
                "田约翰",
                "男",
                "尼日利亚",
                "AB0000002",
                "国际2301班",
                date(2023, 9, 1),
                "在读",
            ],
            [],
            [
                4.0,
                "20230004",
                "O'EXAMPLE ANNE-MARIE",
                "欧安妮",
                "女",
                "加纳",
                "AB0000004",
                "国际2302班",
                45170.0,
                "已毕业",
            ],
            ["合计：3人"],
            ["制表人：            审核人：            日期：    年  月  日"],
        )
    )
    (one,) = reading.sheets
    assert (one.header_rows, one.rows, one.dropped) == ([3], 3, [("序号", "list.serial_dropped")])
    assert one.columns["student_no"] == "B" and one.columns["status"] == "J"
    assert [student.where for student in reading.students] == ["名单!4", "名单!5", "名单!7"]
    assert reading.problems == []
    assert values(reading)[0] == {
        "student_no": "20230001", "english_name": "DOE, JANE TEST", "chinese_name": "杜珍", "gender": "female",
        "nationality": "巴基斯坦", "passport_no": "AB0000001", "class_name": "国际2301班", "enrolled": "2023-09",
        "status": "active",
    }  # fmt: skip
    assert [row["enrolled"] for row in values(reading)] == ["2023-09", "2023-09-01", "2023-09-01"]
    assert values(reading)[2]["status"] == "graduated"


def test_three_header_rows_with_merged_headings() -> None:
    reading = read(
        sheet(
            ["××大学国际学生信息表"],
            ["序号", "基本信息", None, None, None, "证件信息", None, None, "在校信息", None, "紧急联系人", None],
            [None, "学号", "姓名", None, "性别", "护照", None, "签证", "专业", "班级", "姓名", "电话"],
            [None, None, "中文", "护照姓名", None, "号码", "有效期", "有效期"],
            [1, "20230001", "杜珍", "DOE JANE", "女", "AB0000001", "2030-01-01", "2024.8.31", "机械", "国际1班",
             "DOE JIM", "1300000"],
            [2, "20230002", "田约翰", "DOE JOHN", "男", "AB0000002", "2030-01-01", "2024.8.31", "机械", "国际1班",
             "DOE TOM", "1300001"],
            merges=(
                (1, 1, 1, 12), (2, 1, 4, 1), (2, 2, 2, 5), (2, 6, 2, 8), (2, 9, 2, 10), (2, 11, 2, 12),
                (3, 2, 4, 2), (3, 3, 3, 4), (3, 5, 4, 5), (3, 6, 3, 7),
            ),
        )
    )  # fmt: skip
    (one,) = reading.sheets
    assert one.header_rows == [2, 3, 4] and one.rows == 2
    assert values(reading)[0] == {
        "student_no": "20230001", "chinese_name": "杜珍", "passport_name": "DOE JANE", "gender": "female",
        "passport_no": "AB0000001",
        "visa_expiry": "2024-08-31", "major": "机械", "class_name": "国际1班", "emergency_contact": "DOE JIM",
        "emergency_phone": "1300000",
    }  # fmt: skip
    assert reading.students[0].extra == {"证件信息 护照 有效期": "2030-01-01"}


def test_headings_over_columns_in_a_file_that_has_no_merges() -> None:
    reading = read(
        sheet(
            ["序号", "基本信息", None, "联系方式", None, "父亲", None],
            [None, "学号", "姓名", "电话", "邮箱", "姓名", "电话"],
            [1, "20230001", "杜珍", "13000000000", "a@example.org", "DOE JIM", "13000000001"],
        ),
        kind="xls",
    )
    assert reading.sheets[0].header_rows == [1, 2]
    assert values(reading) == [
        {"student_no": "20230001", "chinese_name": "杜珍", "phone": "13000000000", "email": "a@example.org"}
    ]
    assert reading.students[0].extra == {"父亲 姓名": "DOE JIM", "父亲 电话": "13000000001"}


def test_a_title_in_two_cells_is_no_heading() -> None:
    for title in (["国际学生名单", None, "2023.9"], ["国际学生名单", "第一学期"]):
        reading = read(sheet(title, ["学号", "姓名", "自定"], ["20230001", "杜珍", "x"], merges=((1, 1, 1, 2),)))
        assert reading.sheets[0].header_rows == [2] and reading.students[0].extra == {"自定": "x"}


def test_a_second_header_row_in_the_other_language() -> None:
    reading = read(
        sheet(
            ["序号", "学号", "姓名", "英文名", "自定"],
            ["No.", "Student ID", "Chinese Name", "English Name", "Own"],
            [1, 20230001, "杜珍", "Jane Doe", "x"],
        )
    )
    assert reading.sheets[0].header_rows == [1, 2]
    assert values(reading) == [{"student_no": "20230001", "chinese_name": "杜珍", "english_name": "Jane Doe"}]
    assert reading.students[0].extra == {"自定": "x"}


def test_english_headers_name_in_parts_and_dates_of_every_kind() -> None:
    reading = read(
        sheet(
            ["No.", "Student ID", "Family Name", "Given Name", "Chinese Name", "Gender", "Date of Birth", "Degree",
             "Date of Enrollment",
             "Expected Graduation", "Residence Permit Expiry", "Status", "Mobile"],
            [1.0, 20230001.0, "DOE", "Jane", "杜珍", "F", "3 Feb 2001", "Bachelor", date(2023, 9, 1),
            "Jul-2027", "2024/8/31", "Active",
             "+8613000000001"],
            [2.0, 20230002.0, "TESTER", "John", "田约翰", "Male", "02/03/2001", "Master's", "2023-09-01",
             "2026.7", 45535.0, "On leave",
             13000000002.0],
            [3.0, 20180003.0, "", "SAMPLE", "单名", "m", "20010405", "Language student", "20230901", "2024年7月", "31.08.2024",
             "Graduated", ""],
        )
    )  # fmt: skip
    assert reading.sheets[0].columns["passport_name"] == "C+D"
    assert [row["passport_name"] for row in values(reading)] == ["DOE Jane", "TESTER John", "SAMPLE"]
    assert [row.get("birth") for row in values(reading)] == ["2001-02-03", None, "2001-04-05"]
    assert [row["expected_end"] for row in values(reading)] == ["2027-07", "2026-07", "2024-07"]
    assert {row["permit_expiry"] for row in values(reading)} == {"2024-08-31"}
    assert [row["level"] for row in values(reading)] == ["bachelor", "master", "language"]
    assert [row["student_no"] for row in values(reading)] == ["20230001", "20230002", "20180003"]
    assert told(reading) == {("G3", "day_or_month", "question"), ("J4", "gone_but_ahead", "warning")}


def test_a_list_of_the_scholarship_council_has_its_own_number_and_words() -> None:
    reading = read(
        sheet(
            ["序号", "CSC编号", "护照姓名", "中文姓名", "出生日期", "学生类别", "来华时间", "学籍状态"],
            [1, 2021000001.0, "DOE JANE", "杜珍", datetime(2000, 5, 6), "硕士研究生", datetime(2021, 9, 1), "专业"],
            [2, 2022000002.0, "DOE JOHN", "田约翰", datetime(2001, 7, 8), "本科生", datetime(2022, 9, 1), "汉补"],
            [3, 2018000003.0, "SAMPLE ANN", "单安", datetime(1998, 9, 10), "本科生", datetime(2018, 9, 1), "离华"],
        ),
        kind="xls",
    )
    assert [row["csc_no"] for row in values(reading)] == ["2021000001", "2022000002", "2018000003"]
    assert [row["status"] for row in values(reading)] == ["active", "active", "left_china"]
    assert told(reading) == {("H4", "left_china", "question")}


def test_repeated_students_homonyms_and_every_way_to_have_left() -> None:
    reading = read(
        sheet(
            ["学生编号", "中文姓名", "Passport Name", "护照号", "学籍状态", "毕业时间", "备注"],
            ["20230001", "杜珍", "DOE JANE", "AB0000001", "在籍（注册学籍）", "", ""],
            ["20230001", "杜珍", "Doe Jane", "AB 0000001", "在读", "", "重复"],
            ["20230011", "杜珍", "DU ZHEN", "AB0000011", "在校", "", "同名不同人"],
            ["20190004", "欧安妮", "OEXAMPLE ANNE", "AB0000004", "毕业", "2023-07-01", ""],
            ["20190005", "田约翰", "TESTER JOHN", "AB0000005", "结业", "2023.7", ""],
            ["20220006", "单名", "SAMPLE", "AB0000006", "应予退学（开除）", "", ""],
            ["20230007", "王测", "FNU WANGCE", "AB0000007", "保留学籍", "", ""],
        )
    )
    assert [row["status"] for row in values(reading)] == [
        "active",
        "active",
        "graduated",
        "completed",
        "expelled",
        "leave",
    ]
    assert [row.get("left_on") for row in values(reading)] == [None, None, "2023-07-01", "2023-07", None, None]
    assert values(reading)[0]["note"] == "重复"
    assert told(reading) == {("A3", "repeated", "warning")}
    assert reading.sheets[0].rows == 7


def test_a_repeated_number_with_other_details_stays_out_and_names_the_first() -> None:
    reading = read(
        sheet(["学号", "姓名", "性别"], ["20230001", "杜珍", "女"], ["20230001", "杜珍", "男"]),
        sheet(["学号", "姓名"], ["20230001", "田约翰"], name="另一页"),
    )
    assert len(values(reading)) == 1 and len(reading.students) == 3
    assert [p.facts["first"] for p in reading.problems] == ["名单!2", "名单!2"]
    assert [p.where for p in reading.problems] == ["名单!A3", "另一页!A2"]
    assert {p.severity for p in reading.problems} == {"error"}


def test_a_sheet_for_each_class_names_the_class_and_empty_sheets_are_nothing() -> None:
    reading = read(
        sheet(["学号", "姓名"], ["20230001", "杜珍"], name="国际2301班"),
        sheet(["学号", "姓名", "班级"], ["20230002", "田约翰", "国际2302"], name="国际2302班"),
        sheet(["学号", "姓名"], ["20230003", "单名"], name="各班汇总"),
        sheet(name="Sheet2"),
        sheet([None], name="Sheet3"),
    )
    assert [row.get("class_name") for row in values(reading)] == ["国际2301班", "国际2302", None]
    assert told(reading) == {("A1", "class_from_sheet", "warning")}
    assert [one.name for one in reading.sheets] == ["国际2301班", "国际2302班", "各班汇总"]


def test_a_hidden_sheet_is_asked_about_and_never_imported_silently() -> None:
    reading = read(
        sheet(["学号", "姓名"], ["20230001", "杜珍"]),
        sheet(["学号", "姓名"], ["20220001", "旧人"], ["20220002", "旧名"], name="旧", hidden=True),
    )
    assert len(reading.students) == 1
    (problem,) = reading.problems
    assert (problem.sheet, problem.code, problem.severity, problem.facts["n"]) == (
        "旧",
        "list.hidden_sheet",
        "question",
        2,
    )


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        (["姓名", "学号"], [["杜珍", "1001"], ["田约翰", "1002"]], [{"chinese_name": "杜珍"}, {"chinese_name": "田约翰"}]),
        (["姓名", "学号"], [["Jane Doe", "1001"], ["John", "1002"]], [{"passport_name": "Jane Doe"}, {"passport_name": "John"}]),
        (["姓名", "护照姓名"], [["Jane Doe", "DOE JANE"]], [{"english_name": "Jane Doe", "passport_name": "DOE JANE"}]),
        (["Name", "Chinese Name"], [["Jane Doe", "杜珍"]], [{"passport_name": "Jane Doe", "chinese_name": "杜珍"}]),
        (["姓名", "姓名", "学号"], [["杜珍", "Jane Doe", "1001"]], [{"chinese_name": "杜珍", "passport_name": "Jane Doe"}]),
        (["姓名", "学号"], [["Jane Doe 杜珍", "1001"], ["田约翰(John)", "1002"], ["Ann", "1003"]],
         [{"passport_name": "Jane Doe", "chinese_name": "杜珍"}, {"passport_name": "John", "chinese_name": "田约翰"},
          {"passport_name": "Ann"}]),
        (["英文名", "学号"], [["Ali  阿里", "1001"]], [{"english_name": "Ali  阿里"}]),
        (["姓", "名", "学号"], [["杜", "珍", "1001"]], [{"chinese_name": "杜珍"}]),
        (["Surname", "First Name", "护照姓名"], [["DOE", "JANE", "DOE, JANE"]],
         [{"english_name": "DOE JANE", "passport_name": "DOE, JANE"}]),
    ],
)  # fmt: skip
def test_a_name_goes_where_its_header_and_its_letters_say(
    header: list[Cell], rows: list[list[Cell]], expected: list[dict[str, str]]
) -> None:
    named = [{k: v for k, v in row.items() if k.endswith("name")} for row in values(read(sheet(header, *rows)))]
    assert named == expected


def test_what_is_longer_than_any_number_is_said_with_its_cell_and_kept_nowhere() -> None:
    header = ["学号", "护照姓名", "护照号", "CSC编号"]
    long = ["2023001", "SAMPLE TEST", "E" * 200, "CSC1"], ["9" * 41, "SAMPLE TESTER", "E0000001", "CSC2"]
    reading = read(sheet(header, *long, ["9" * 40, "SAMPLE TESTED", "E0000002", "C" * 41]))
    assert told(reading) == {("C2", "too_long", "question"), ("A3", "too_long", "error"), ("D4", "too_long", "question")}
    assert [sorted(row) for row in values(reading)] == [
        ["csc_no", "passport_name", "student_no"],
        ["passport_name", "passport_no", "student_no"],
    ]


def test_a_count_is_no_number_and_numbers_of_their_own_are() -> None:
    reading = read(sheet(["No.", "编号", "姓名"], [1, "20230001", "杜珍"], [2, "20230002", "田约翰"]))
    assert reading.sheets[0].dropped == [("No.", "list.serial_dropped")]
    assert [row["student_no"] for row in values(reading)] == ["20230001", "20230002"]
    assert told(reading) == {("B1", "number_taken", "warning")}
    beside = read(sheet(["编号", "学号", "姓名"], ["A-10001", "20230001", "杜珍"]))
    assert beside.students[0].extra == {"编号": "A-10001"} and values(beside)[0]["student_no"] == "20230001"


def test_religion_is_neither_stored_nor_shown_under_any_header() -> None:
    reading = read(
        sheet(
            ["学号", "姓名", "宗教信仰", "备用", "婚姻状况", "照片"],
            ["20230001", "杜珍", "伊斯兰教", "Muslim", "未婚", None],
            [None, "合计", "伊斯兰教", None, "x", "y"],
            [None, None, "Islam", None, "说明文字"],
        ),
        mappings={header_set_key(["学号", "姓名", "宗教信仰", "备用", "婚姻状况", "照片"]): {"C": "note"}},
    )
    assert reading.students[0].extra == {"婚姻状况": "未婚"}
    assert [header for header, _ in reading.sheets[0].dropped] == ["宗教信仰", "备用", "照片"]
    assert {("C1", "religion_dropped", "warning"), ("D1", "religion_dropped", "warning")} <= told(reading)
    assert "伊斯兰" not in repr(reading) and "slim" not in repr(reading) and "slam" not in repr(reading)


def test_what_only_hints_at_a_religion_is_not_stored_either() -> None:
    hints = ["是否穆斯林", "清真餐", "Halal food?", "礼拜安排", "所属教会", "Church", "Mosque", "是否信教", "Christian"]
    reading = read(
        sheet(
            ["学号", "姓名", *hints, "宗教信仰", None],
            [*[None] * (len(hints) + 2), "有无", "派别"],
            ["20230001", "杜珍", *["是"] * len(hints), "有", "某派"],
            merges=((1, len(hints) + 3, 1, len(hints) + 4), *((1, at, 2, at) for at in range(1, len(hints) + 3))),
        )
    )
    assert reading.students[0].extra == {} and reading.sheets[0].further == {}
    assert {why for _, why in reading.sheets[0].dropped} == {"list.religion_dropped"}
    assert len(reading.sheets[0].dropped) == len(hints) + 2
    assert "是" not in [p.raw for p in reading.problems] and "某派" not in repr(reading)
    plain = read(
        sheet(["学号", "Christian name", "Surname", "饮食禁忌", "备注"], ["20230001", "Jane", "DOE", "不吃猪肉", "清真"])
    )
    assert values(plain) == [{"student_no": "20230001", "passport_name": "DOE Jane", "note": "清真"}]
    assert plain.students[0].extra == {"饮食禁忌": "不吃猪肉"}


def test_further_columns_are_kept_under_their_headers() -> None:
    reading = read(
        sheet(
            ["学号", "姓名", "QQ", "QQ", None, "入党时间", "空列", "手机", "电话"],
            ["20230001", "杜珍", 12345.0, "678", "无题", datetime(2020, 1, 2), None, "13000000001", "0931-0000000"],
        )
    )
    assert reading.students[0].extra == {
        "QQ": "12345", "QQ 2": "678", "#E": "无题", "入党时间": "2020-01-02", "电话": "0931-0000000"
    }  # fmt: skip
    assert reading.sheets[0].further == {"QQ": "C", "QQ 2": "D", "#E": "E", "入党时间": "F", "空列": "G", "电话": "I"}
    assert told(reading) == {("E1", "no_header_text", "warning"), ("I1", "second_column", "warning")}


def test_columns_are_corrected_by_hand() -> None:
    rows = [["学号", "甲", "乙", "备注"], ["20230001", "杜珍", "DOE JANE", "x"]]
    key = read(sheet(*rows)).sheets[0].key
    assert key == header_set_key(["学号", "甲", "乙", "备注"])
    reading = read(sheet(*rows), mappings={key: {"B": "chinese_name", "C": "passport_name", "D": None}})
    assert values(reading) == [{"student_no": "20230001", "chinese_name": "杜珍", "passport_name": "DOE JANE"}]
    kept = read(sheet(*rows), mappings={key: {"D": ""}, "other": {"A": None}})
    assert kept.students[0].extra == {"甲": "杜珍", "乙": "DOE JANE", "备注": "x"}


def test_nothing_after_a_foot_is_lost_and_a_repeated_header_is_no_student() -> None:
    reading = read(
        sheet(
            ["学号", "姓名", "性别"],
            ["20230001", "杜珍", "女"],
            ["合计", "1人"],
            ["20230002", "田约翰", "男"],
            [],
            ["国际2302班"],
            ["学号", "姓名", "性别"],
            ["20230003", "单名", "男"],
            ["Total: 3"],
            ["以上学生均已核对"],
        )
    )
    assert [row["student_no"] for row in values(reading)] == ["20230001", "20230002", "20230003"]
    assert told(reading) == {("A4", "after_foot", "warning")} | {("A6", "passed_over", "warning")}
    assert reading.sheets[0].rows == 3


def test_tables_side_by_side_are_read_one_after_another() -> None:
    reading = read(
        sheet(
            ["国际1班名单"],
            ["序号", "学号", "姓名", "性别", None, "序号", "学号", "姓名", "性别"],
            [1, "20230001", "杜珍", "女", None, 2, "20230002", "田约翰", "x"],
            [3, "20230003", "单名", "男", None, 4, "20230001", "杜珍", "女"],
        )
    )
    assert [student.where for student in reading.students] == ["名单!3", "名单!4", "名单!F3"]
    assert [one.columns["student_no"] for one in reading.sheets] == ["B", "G"]
    assert told(reading) == {("I3", "unknown_gender", "question"), ("G4", "repeated", "warning")}


def test_a_student_in_a_class_sheet_and_in_the_whole_list_is_one() -> None:
    reading = read(
        sheet(["学号", "姓名"], ["20230001", "杜珍"], name="国际1班"),
        sheet(
            ["学籍号", "学号", "姓名", "班级"],
            ["X1", "20230001", "杜珍", "国际2301"],
            ["X2", "20230002", "王二", "2302"],
        ),
    )
    assert [row["class_name"] for row in values(reading)] == ["国际2301", "2302"]
    assert [row["student_no"] for row in values(reading)] == ["20230001", "20230002"]
    assert {p.severity for p in reading.problems} == {"warning"}


def test_numbers_exported_as_pictures_are_asked_for() -> None:
    reading = read(
        sheet(
            ["××大学"],
            ["学期：2023-1", "课程：汉语"],
            ["教师：李", "班级：国际1班"],
            ["序号", "学号", "姓名", "护照号", "生日"],
            [1, None, "杜珍", "A1234567", "2001-02-03"],
            [2, None, "田约翰"],
            ["任课教师签字："],
            ["第1页 共1页"],
        )
    )
    assert [row["chinese_name"] for row in values(reading)] == ["杜珍", "田约翰"]
    assert told(reading) == {("B4", "numbers_empty", "question"), ("B6", "no_number", "question")}


def test_a_second_table_below_has_its_own_columns() -> None:
    reading = read(
        sheet(
            ["学号", "姓名", "性别"],
            ["20230001", "杜珍", "女"],
            [],
            ["姓名", "国籍", "学号"],
            ["单名", "加纳", "20230003"],
        )
    )
    assert values(reading)[1] == {"student_no": "20230003", "chinese_name": "单名", "nationality": "加纳"}
    assert reading.problems == []


def test_people_with_names_like_feet_are_people() -> None:
    reading = read(
        sheet(
            ["护照姓名", "护照号", "出生日期"],
            ["SUMIT KUMAR", "A1234567", "2001-02-03"],
            ["TOTALLY ANN", "A1234568", None],
        )
    )
    assert [row["passport_name"] for row in values(reading)] == ["SUMIT KUMAR", "TOTALLY ANN"]
    assert reading.problems == []


def test_instructions_and_an_example_under_the_header_are_no_students() -> None:
    reading = read(
        sheet(
            ["学号", "姓名", "性别", "出生日期"],
            ["必填", "必填", "男/女", "如2001-01-01"],
            ["示例", "张三", "男", "2001-01-01"],
            ["20230001", "杜珍", "女", "2001-02-03"],
        )
    )
    assert [row["student_no"] for row in values(reading)] == ["20230001"]
    assert told(reading) == {("A2", "example_row", "warning"), ("A3", "example_row", "warning")}


def test_a_class_written_once_beside_its_students_is_theirs() -> None:
    reading = read(
        sheet(
            ["班级", "学号", "姓名", "备注"],
            ["国际1班", "20230001", "杜珍", "一起"],
            [None, "20230002", "田约翰", None],
            ["国际2班", "20230003", "单名", None],
            merges=((2, 1, 3, 1), (2, 4, 3, 4)),
        )
    )
    assert [row["class_name"] for row in values(reading)] == ["国际1班", "国际1班", "国际2班"]
    assert [row.get("note") for row in values(reading)] == ["一起", None, None]


CELLS = st.one_of(
    st.none(), st.booleans(), st.text(max_size=12), st.integers(), st.floats(), st.dates(), st.datetimes(), st.times(),
    st.sampled_from(["学号", "姓名", "性别", "护照号", "出生日期", "状态", "序号", "合计", "在读", "2023.9",
    "Jane Doe 杜珍", "\u200b", "\ud800"]),
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=8), st.booleans())
def test_no_table_breaks_the_reading_and_what_is_read_is_clean(rows: list[list[Cell]], headed: bool) -> None:
    head: list[list[Cell]] = [["学号", "姓名", "出生日期", "状态"]] if headed else []
    reading = read(sheet(*head, *rows))
    for student in reading.students:
        assert set(student.values) <= set(BY_NAME)
        for text in (*student.values.values(), *student.extra.values()):
            assert text and text == text.strip()
            text.encode("utf-8")
    for problem in reading.problems:
        assert problem.cell[0].isalpha() and problem.cell[-1].isdigit()


NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Cn", "Mn")), min_size=1, max_size=12
)


@given(
    st.fixed_dictionaries(
        {"student_no": st.from_regex(r"[1-9][0-9]{7}", fullmatch=True), "chinese_name": NAMES, "english_name": NAMES},
        optional={
            "birth": st.dates(date(1950, 1, 1), date(2020, 1, 1)).map(str),
            "enrolled": st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(lambda day: str(day)[:7]),
            "status": st.sampled_from(["active", "leave", "graduated", "expelled"]),
            "gender": st.sampled_from(["male", "female"]),
            "passport_no": st.from_regex(r"[A-Z][0-9]{7}", fullmatch=True),
        },
    )
)
def test_what_was_read_is_read_again_as_the_same(student: dict[str, str]) -> None:
    header = list(student)
    once = read(sheet(header, list(student.values())), today=None)
    (first,) = once.students
    again = read(sheet(list(first.values), list(first.values.values())), today=None)
    assert again.students[0].values == first.values
    if not {p.code for p in once.problems} & {"list.excel_error", "list.invisible_name"}:
        assert {name: first.values[name] for name in header if not name.endswith("_name")} == {
            name: text for name, text in student.items() if not name.endswith("_name")
        }
