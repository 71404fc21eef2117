"""Student lists in and out: who a row means, what it changes, what it never changes, and that it goes in once."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.convention import names
from lut_admin.convention.roster import BY_NAME, Status
from lut_admin.office import history as undoing
from lut_admin.office import roster, workbooks
from lut_admin.office.office import Office
from lut_admin.office.results import Changes
from lut_admin.office.workbooks import NEW, RESTORE, SAME, SKIP, ImportPlan
from lut_admin.papers import sheets
from lut_admin.records import journal
from lut_admin.records.book import Book
from lut_admin.refusals import Cancelled, Refusal

HEAD = ("学号", "护照姓名", "中文名", "性别", "国籍", "护照号", "出生日期", "班级", "学籍状态")
JANE = ("20230001", "DOE JANE", "杜珍", "女", "巴基斯坦", "AB1000001", "2001-02-03", "国际2301班", "在读")
JOHN = ("20230002", "TESTER JOHN", "田约翰", "男", "尼日利亚", "AB1000002", "2002-03-04", "国际2301班", "在读")
ANNE = ("20190004", "OEXAMPLE ANNE", "欧安妮", "女", "加纳", "AB1000004", "1999-05-06", "国际1901班", "毕业")


def sheet(folder: Path, *rows: Sequence[str], head: Sequence[str] = HEAD, name: str = "名单.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    return path


def but(row: Sequence[str], **changes: str) -> list[str]:
    return [changes.get(title, value) for title, value in zip(HEAD, row, strict=True)]


def take_in(office: Office, path: Path, complete: bool = True) -> ImportPlan:
    plan = workbooks.plan_import(office, path, complete)
    workbooks.carry_out(office, plan)
    return plan


def codes(plan: ImportPlan) -> list[str]:
    return [problem.code for problem in plan.problems]


def by_number(office: Office, number: str) -> roster.Student:
    [line] = [line for line in roster.students(office) if line.student_no == number]
    return roster.student(office, line.id)


def test_a_list_goes_in_once(office: Office, tmp_path: Path) -> None:
    path = sheet(tmp_path, JANE, JOHN, ANNE)
    plan = workbooks.plan_import(office, path)
    assert (len(plan.new), plan.changed_students, plan.same, plan.missing) == (3, 0, 0, ())
    assert roster.students(office) == [], "planning writes nothing"
    result = workbooks.carry_out(office, plan)
    assert result.changes == Changes.STUDENTS
    assert result.facts == {"file": "名单.csv", "new": 3, "changed": 0}
    jane = by_number(office, "20230001")
    assert jane.values == {
        "student_no": "20230001", "passport_name": "DOE JANE", "chinese_name": "杜珍", "gender": "female",
        "nationality": "巴基斯坦", "passport_no": "AB1000001", "birth": "2001-02-03", "class_name": "国际2301班",
        "status": "active",
    }  # fmt: skip
    again = workbooks.plan_import(office, path)
    assert (len(again.new), again.changed_students, again.same) == (0, 0, 3)
    assert again.imported_at is not None
    assert workbooks.carry_out(office, again).act_id is None
    assert workbooks.carry_out(office, plan).act_id is None, "an old plan is planned again and finds nothing to do"
    assert len(roster.students(office)) == 3


def test_without_an_office_everybody_is_new(tmp_path: Path) -> None:
    plan = workbooks.plan_import(None, sheet(tmp_path, JANE, JOHN))
    assert (len(plan.new), plan.same, plan.imported_at) == (2, 0, None)


def test_changes_are_told_field_by_field_and_an_empty_cell_erases_nothing(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE, JOHN))
    plan = take_in(office, sheet(tmp_path, but(JANE, 中文名="杜真", 国籍="", 班级="国际2302班"), JOHN, name="二.csv"))
    assert [(c.name, c.where, c.field, c.old, c.new) for c in plan.changed] == [
        ("DOE JANE 杜珍", "二!2", "chinese_name", "杜珍", "杜真"),
        ("DOE JANE 杜珍", "二!2", "class_name", "国际2301班", "国际2302班"),
    ]
    assert plan.same == 1
    jane = by_number(office, "20230001")
    assert jane.values["nationality"] == "巴基斯坦"
    assert [(f.field, f.value) for f in jane.former] == [("chinese_name", "杜珍")]
    assert [line.id for line in roster.find(office, "duzhen")] == [jane.id]


def test_an_import_is_undone_as_one_act(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    before = roster.students(office)
    take_in(office, sheet(tmp_path, but(JANE, 班级="乙班", 学籍状态="休学"), JOHN, ANNE, name="二.csv"))
    undoing.undo(office)
    assert roster.students(office) == before
    assert by_number(office, "20230001").standings[0].id == 0
    undoing.redo(office)
    assert len(roster.students(office)) == 3


def test_only_a_complete_list_has_missing_and_only_of_active_students(office: Office, tmp_path: Path) -> None:
    rows = [JANE, JOHN, ANNE]
    rows += [but(JOHN, 学号=f"2023001{n}", 护照号=f"CD00000{n}", 学籍状态=s) for n, s in enumerate(["休学", "未报到", "离华", ""])]
    take_in(office, sheet(tmp_path, *rows))
    second = sheet(tmp_path, JANE, name="二.csv")
    assert workbooks.plan_import(office, second, complete=False).missing is None
    plan = take_in(office, second)
    assert plan.missing is not None
    assert [m.student_no for m in plan.missing] == ["20230002", "20230013"]
    assert by_number(office, "20230002").values["status"] == "active", "missing never changes a status by itself"


def test_a_number_that_comes_later_fills_the_record(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, but(JANE, 学号="")))
    plan = take_in(office, sheet(tmp_path, JANE, name="二.csv"))
    assert [(c.field, c.old, c.new) for c in plan.changed] == [("student_no", "", "20230001")]
    assert len(roster.students(office)) == 1
    assert take_in(office, sheet(tmp_path, but(JANE, 学号=""), name="三.csv")).same == 1


def test_a_renewed_passport_still_finds_its_student(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    take_in(office, sheet(tmp_path, but(JANE, 护照号="XY9000009"), name="二.csv"))
    plan = workbooks.plan_import(office, sheet(tmp_path, but(JANE, 学号=""), name="三.csv"))
    assert (len(plan.new), plan.changed_students) == (0, 0)
    assert codes(plan) == ["roster.former_value"], "an older list does not bring the old passport back"


def test_a_passport_that_only_looks_alike_is_asked_about(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, but(JANE, 护照号="AB10O0001")))
    plan = workbooks.plan_import(office, sheet(tmp_path, but(JANE, 学号=""), name="二.csv"))
    assert (len(plan.new), codes(plan)) == (0, ["roster.near_passport"])
    [held] = plan.held
    assert (held.where, held.answers) == ("二!2", (SAME, NEW, SKIP))
    assert held.problem.cell == "F2"
    assert workbooks.answered(office, plan, {"二!2": NEW}).held == ()
    assert len(workbooks.answered(office, plan, {"二!2": NEW}).new) == 1
    same = workbooks.answered(office, plan, {"二!2": SAME})
    assert (len(same.new), same.changed_students) == (0, 0)
    plan = workbooks.plan_import(office, sheet(tmp_path, JANE, name="三.csv"))
    assert codes(plan) == ["roster.alike"], "under a known number it is asked, and the known passport stays"
    assert plan.changed_students == 0


def test_homonyms_are_two_people(office: Office, tmp_path: Path) -> None:
    other = but(JANE, 学号="20230011", 护照号="ZZ0000011", 出生日期="2003-01-01")
    plan = take_in(office, sheet(tmp_path, JANE, other))
    assert len(plan.new) == 2
    assert take_in(office, sheet(tmp_path, JANE, other)).same == 2


def test_people_without_any_number_go_in_once_and_are_never_merged(office: Office, tmp_path: Path) -> None:
    head = ("姓名", "班级")
    path = sheet(tmp_path, ("杜珍", "甲班"), ("杜珍", "甲班"), ("田约翰", "甲班"), head=head)
    assert len(take_in(office, path).new) == 3
    again = take_in(office, path)
    assert (len(again.new), again.same) == (0, 3)


def test_a_name_alone_is_asked_about_where_somebody_has_it(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    plan = workbooks.plan_import(office, sheet(tmp_path, ("杜珍", "丙班"), head=("姓名", "班级"), name="二.csv"))
    assert (len(plan.new), plan.changed_students) == (0, 0)
    [held] = plan.held
    assert held.problem.code == "roster.same_name"
    assert held.candidates == ((by_number(office, "20230001").id, "DOE JANE 杜珍"),)
    workbooks.carry_out(office, workbooks.answered(office, plan, {held.where: SAME}))
    assert by_number(office, "20230001").values["class_name"] == "丙班"


def test_a_known_number_with_another_person_is_not_overwritten(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    plan = take_in(office, sheet(tmp_path, ["20230001", *JOHN[1:]], name="二.csv"))
    assert codes(plan) == ["roster.other_person"]
    assert plan.held[0].answers == (SAME, SKIP)
    assert by_number(office, "20230001").values["chinese_name"] == "杜珍"


def test_one_person_under_a_second_number_is_asked_about(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    plan = workbooks.plan_import(office, sheet(tmp_path, but(JANE, 学号="L2025009"), name="二.csv"))
    assert codes(plan) == ["roster.other_number"]
    assert plan.missing == (), "who may be in the list is not missing"
    workbooks.carry_out(office, workbooks.answered(office, plan, {"二!2": SAME}))
    jane = by_number(office, "L2025009")
    assert [(f.field, f.value) for f in jane.former] == [("student_no", "20230001")]
    plan = workbooks.plan_import(office, sheet(tmp_path, JANE))
    assert (len(plan.new), codes(plan)) == (0, ["roster.former_value"])


def test_somebody_in_the_bin_is_offered_back(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    roster.put_in_bin(office, [by_number(office, "20230001").id])
    plan = workbooks.plan_import(office, sheet(tmp_path, but(JANE, 班级="丁班"), name="二.csv"))
    assert (len(plan.new), codes(plan), plan.held[0].answers) == (0, ["roster.in_bin"], (RESTORE, SKIP))
    plan = workbooks.answered(office, plan, {"二!2": RESTORE})
    assert (plan.changed_students, plan.held) == (1, ())
    workbooks.carry_out(office, plan)
    assert by_number(office, "20230001").values["class_name"] == "丁班"


def test_a_month_never_replaces_the_day_that_is_known(office: Office, tmp_path: Path) -> None:
    head = ("学号", "中文名", "入学时间")
    take_in(office, sheet(tmp_path, ("1", "杜珍", "2023-09"), ("2", "田约翰", "2023-09-01"), head=head))
    plan = take_in(office, sheet(tmp_path, ("1", "杜珍", "2023-09-01"), ("2", "田约翰", "2023.9"), head=head))
    assert [(c.field, c.old, c.new) for c in plan.changed] == [("enrolled", "2023-09", "2023-09-01")]


def test_the_schools_own_columns_are_kept(office: Office, tmp_path: Path) -> None:
    head = ("学号", "中文名", "校区", "宗教信仰")
    plan = take_in(office, sheet(tmp_path, ("1", "杜珍", "彭家坪", "某教"), head=head))
    assert [header for header, _ in plan.dropped_columns] == ["宗教信仰"]
    assert by_number(office, "1").extra == {"校区": "彭家坪"}
    plan = take_in(office, sheet(tmp_path, ("1", "杜珍", "兰工坪", ""), head=head))
    assert [(c.field, c.further, c.old, c.new) for c in plan.changed] == [("校区", True, "彭家坪", "兰工坪")]
    assert by_number(office, "1").extra == {"校区": "兰工坪"}


def test_a_row_with_an_error_stays_out_and_the_rest_goes_in(office: Office, tmp_path: Path) -> None:
    plan = take_in(office, sheet(tmp_path, JANE, but(JOHN, 学号="2.023E+12")))
    assert len(plan.new) == 1
    assert plan.left_out == 1
    assert [line.student_no for line in roster.students(office)] == ["20230001"]


def test_a_cancelled_import_leaves_nothing(office: Office, tmp_path: Path) -> None:
    plan = workbooks.plan_import(office, sheet(tmp_path, JANE, JOHN))

    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        workbooks.carry_out(office, plan, stop)
    assert roster.students(office) == []
    with office.read() as connection:
        assert journal.acts(connection) == []


def test_a_register_that_moved_on_is_planned_against_again(office: Office, tmp_path: Path) -> None:
    plan = workbooks.plan_import(office, sheet(tmp_path, JANE, JOHN))
    roster.add(office, {"student_no": "20230001", "chinese_name": "杜珍"})
    assert workbooks.carry_out(office, plan).facts == {"file": "名单.csv", "new": 1, "changed": 1}
    assert len(roster.students(office)) == 2


def test_a_correction_of_columns_is_remembered(office: Office, tmp_path: Path) -> None:
    path = sheet(tmp_path, ("1", "杜珍", "彭家坪"), head=("学号", "中文名", "所在"))
    plan = workbooks.plan_import(office, path)
    [reading] = plan.sheets
    plan = workbooks.plan_import(office, path, mapping={reading.key: {"C": "dormitory"}})
    assert plan.new[0].values["dormitory"] == "彭家坪"
    workbooks.carry_out(office, plan)
    assert workbooks.plan_import(office, path).same == 1
    later = sheet(tmp_path, ("2", "任明宇", "彭家坪"), head=("学号", "中文名", "所在"), name="later.csv")
    workbooks.carry_out(office, workbooks.plan_import(office, later, complete=False, mapping={reading.key: {"C": None}}))
    assert workbooks.remembered_columns(office) == {reading.key: {"C": None}}


def test_a_file_that_is_no_list_is_refused(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"")
    with pytest.raises(Refusal):
        workbooks.plan_import(office, path)


def exported(office: Office, path: Path, **options: Any) -> list[list[Any]]:
    workbooks.export_students(office, path, **options)
    return [list(row) for row in sheets.read(path).sheets[0].rows]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_exported_imports_again_as_the_same(office: Office, tmp_path: Path, suffix: str, language: Any) -> None:
    full = {
        "student_no": "0012300001", "csc_no": "2021000001", "passport_name": "O'EXAMPLE, ANNE-MARIE", "english_name": "Anne",
        "chinese_name": "欧·安妮", "pinyin": "ou anni", "former_name": "安妮", "gender": "female", "birth": "2001-02-03",
        "nationality": "加纳", "passport_no": "AB0000001", "college": "=2+3", "major": "机械工程", "class_name": "3-1班",
        "grade": "2023", "level": "master", "language": "英语", "funding": "CSC", "supervisor": "周明", "status": "leave",
        "status_since": "2025-03", "enrolled": "2023-09-01", "arrived": "2023-08-30", "expected_end": "2026-07",
        "left_on": "2027-07-01", "visa_type": "X1", "visa_no": "012", "visa_expiry": "2026-01-02",
        "permit_expiry": "2026-08-31", "jw202_expiry": "2026-07-31", "insurance": "平安", "insurance_expiry": "2026-09-01",
        "phone": "+8613000000001", "wechat": "wx_anne", "email": "anne@example.org", "dormitory": "7-501",
        "emergency_contact": "Kofi Example", "emergency_phone": "+233200000001", "guardian": "Ama", "note": "第一行\n第二行",
    }  # fmt: skip
    assert set(full) == set(BY_NAME)
    roster.add(office, full, {"校区": "彭家坪", "+1": "@x"})
    roster.add(office, JOHN_FIELDS)
    path = tmp_path / f"出{suffix}"
    workbooks.export_students(office, path, language=language)
    plan = workbooks.plan_import(office, path)
    assert (len(plan.new), plan.changed, plan.same, plan.missing, plan.held) == (0, (), 2, (), ())
    assert [p for p in plan.problems if p.severity != "warning"] == []


JOHN_FIELDS = {"student_no": "0012300002", "passport_name": "TESTER JOHN", "chinese_name": "田约翰", "status": "active"}


@settings(max_examples=12)
@given(
    people=st.lists(
        st.tuples(st.text(min_size=1, max_size=30), st.text(max_size=20)).filter(lambda n: names.visible(n[0])),
        min_size=1, max_size=25,
    )
)  # fmt: skip
def test_every_name_survives_the_way_out_and_in(people: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Book.create(Path(folder) / "book.db", os.urandom(32))
        office = Office(Path(folder), book, "Test")
        for number, (one, other) in enumerate(people):
            roster.add(office, {"student_no": f"2023{number:04d}", "passport_name": one, "chinese_name": other})
        for name in ("a.xlsx", "a.csv"):
            workbooks.export_students(office, Path(folder) / name)
            plan = workbooks.plan_import(office, Path(folder) / name)
            assert (plan.changed, len(plan.new), plan.same) == ((), 0, len(people)), name
        book.close()


def test_students_and_columns_are_chosen(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE, JOHN, ANNE))
    assert exported(office, tmp_path / "a.csv", status="graduated", columns=["student_no", "status"]) == [
        ["学号", "学籍状态"], ["20190004", "毕业"],
    ]  # fmt: skip
    rows = exported(office, tmp_path / "b.xlsx", class_name="国际2301班", columns=["chinese_name", "birth"], language="en")
    assert rows[0] == ["Chinese name", "Date of birth"]
    assert sorted(row[0] for row in rows[1:]) == ["杜珍", "田约翰"]
    for path, columns, code in (("c.doc", None, "roster.export_kind"), ("c.csv", ["colour"], "roster.no_such_column")):
        with pytest.raises(Refusal) as refused:
            workbooks.export_students(office, tmp_path / path, columns=columns)
        assert refused.value.code == code


def test_the_problems_are_saved_for_whoever_keeps_the_list(office: Office, tmp_path: Path) -> None:
    plan = workbooks.plan_import(office, sheet(tmp_path, but(JANE, 性别="1"), but(JOHN, 学号="2.023E+12")))
    path = workbooks.save_problems(tmp_path / "问题.xlsx", plan)
    rows = sheets.read(path).sheets[0].rows
    assert [row[0] for row in rows[1:]] == ["名单!D2", "名单!A3"]
    assert rows[1][5:] == ["20230001", "DOE JANE", "杜珍"]
    assert all(row[2] and row[3] and row[2] != row[3] for row in rows)


def test_nobody_is_taken_for_a_present_student_before_a_person_says_so(office: Office, tmp_path: Path) -> None:
    path = sheet(tmp_path, ("1", "杜珍"), ("2", "田约翰"), head=("学号", "中文名"))
    plan = take_in(office, path)
    assert plan.without_status == 2
    assert "status" not in by_number(office, "1").values
    plan = workbooks.answered(office, workbooks.plan_import(office, path), {}, Status.ACTIVE)
    assert [(c.field, c.old, c.new) for c in plan.changed] == [("status", "", "active")] * 2
    workbooks.carry_out(office, plan)
    assert by_number(office, "1").values["status"] == "active"
    third = sheet(tmp_path, ("1", "杜珍"), ("3", "单名"), head=("学号", "中文名"), name="三.csv")
    plan = workbooks.plan_import(office, third, standing=Status.LEAVE)
    assert (plan.changed, plan.new[0].values["status"], plan.without_status) == ((), "leave", 0)


_PEOPLE = st.fixed_dictionaries(
    {
        "学号": st.sampled_from(["", "", "1001", "1002", "1003", "001002", "#REF!"]),
        "护照姓名": st.sampled_from(["", "DOE JANE", "TESTER JOHN", "JOHN TESTER"]),
        "中文名": st.sampled_from(["杜珍", "田约翰", "单名"]),
        "护照号": st.sampled_from(["", "AB1000001", "AB1O00001", "CD7000007"]),
        "出生日期": st.sampled_from(["", "2001-02-03", "2001-02", "2002-03-04"]),
        "班级": st.sampled_from(["", "甲班", "乙班"]),
    }
)


@settings(max_examples=25)
@given(rows=st.lists(_PEOPLE, min_size=1, max_size=6))
def test_any_list_twice_is_once(rows: list[dict[str, str]]) -> None:
    """Whatever numbers are missing or shared: a second time nobody is new, nothing changes, and the same rows wait."""
    with tempfile.TemporaryDirectory() as folder:
        book = Book.create(Path(folder) / "book.db", os.urandom(32))
        office = Office(Path(folder), book, "Test")
        path = sheet(Path(folder), *(list(row.values()) for row in rows), head=list(rows[0]))
        first = take_in(office, path)
        assert len(roster.students(office)) == len(first.new)
        again = workbooks.plan_import(office, path)
        assert (again.new, again.changed) == ((), ())
        assert {held.where for held in first.held} <= {held.where for held in again.held}
        book.close()
