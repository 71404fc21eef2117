"""Whom a row means where its number is late, has lost its zeros or cannot be read: nobody is doubled, and nothing invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lut_admin.convention.roster import Status
from lut_admin.office import counting, roster, workbooks
from lut_admin.office import history as undoing
from lut_admin.office.office import Office
from lut_admin.office.workbooks import NEW, PROPOSED, SAME, SKIP, WITHOUT, WRITTEN, ImportPlan
from lut_admin.papers import sheets
from tests.office.test_workbooks import ANNE, JANE, JOHN, but, by_number, codes, sheet, take_in

SHORT = ("学号", "姓名", "国籍", "班级")


def in_excel(folder: Path, *rows: tuple[object, ...], name: str = "名单.xlsx") -> Path:
    """A list in which a number is the number that Excel makes of it."""
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (SHORT, *rows):
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def settle(office: Office, plan: ImportPlan, answer: str) -> ImportPlan:
    """Carried out with this answer to all that waits."""
    plan = workbooks.answered(office, plan, {held.where: answer for held in plan.held})
    workbooks.carry_out(office, plan)
    return plan


def test_numbers_that_have_lost_their_zeros_since_double_nobody(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, ("0012300001", "杜珍", "加纳", "甲班"), ("0012300002", "田约翰", "加纳", "甲班"), head=SHORT))
    next_year = in_excel(tmp_path, (12300001, "杜珍", "加纳", "乙班"), (12300002, "田约翰", "加纳", "乙班"))
    plan = workbooks.plan_import(office, next_year)
    assert (plan.new, plan.changed, plan.missing) == ((), (), ()), "who may be in the list is not missing"
    assert codes(plan) == ["roster.lost_zeros"] * 2
    assert [held.answers for held in plan.held] == [(SAME, NEW, SKIP)] * 2
    assert [held.problem.facts["proposal"] for held in plan.held] == ["0012300001", "0012300002"]
    settle(office, plan, SAME)
    assert {(line.student_no, line.class_name) for line in roster.students(office)} == {
        ("0012300001", "乙班"), ("0012300002", "乙班"),
    }  # fmt: skip


def test_the_list_may_be_the_one_that_knows_the_zeros(office: Office, tmp_path: Path) -> None:
    take_in(office, in_excel(tmp_path, (12300001, "杜珍", "加纳", "甲班")))
    plan = workbooks.plan_import(office, sheet(tmp_path, ("0012300001", "杜珍", "加纳", "甲班"), head=SHORT))
    settle(office, plan, SAME)
    jane = by_number(office, "0012300001")
    assert [(f.field, f.value) for f in jane.former] == [("student_no", "12300001")]
    plan = settle(office, workbooks.plan_import(office, in_excel(tmp_path, (12300001, "杜珍", "加纳", "甲班"))), SAME)
    assert (plan.new, len(roster.students(office))) == ((), 1)


def test_a_number_like_anothers_without_zeros_is_somebody_new_where_nothing_agrees(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, ("0012300001", "杜珍", "加纳", "甲班"), head=SHORT))
    plan = workbooks.plan_import(office, in_excel(tmp_path, (12300001, "欧安妮", "加纳", "甲班")))
    assert (len(plan.new), plan.held) == (1, ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"护照号": "", "出生日期": "", "学号": ""}, {"护照号": "", "出生日期": ""}),
        ({"学号": ""}, {"护照号": "XY9000009"}),
        ({"学号": "", "出生日期": ""}, {"护照号": "XY9000009", "国籍": "Pakistan"}),
        ({"学号": "", "中文名": "杜真"}, {"护照号": "XY9000009"}),
    ],
)
def test_a_number_that_comes_later_without_a_key_of_before_is_asked_about(
    office: Office, tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    take_in(office, sheet(tmp_path, but(JANE, **before)))
    plan = workbooks.plan_import(office, sheet(tmp_path, but(JANE, **after), JOHN, name="二.csv"))
    assert [one.values["student_no"] for one in plan.new] == ["20230002"]
    assert (codes(plan), plan.missing) == (["roster.number_later"], ())
    assert plan.held[0].answers == (SAME, NEW, SKIP)
    settle(office, plan, SAME)
    assert len(roster.students(office)) == 2
    again = workbooks.plan_import(office, sheet(tmp_path, but(JANE, **after), JOHN, name="二.csv"))
    assert (again.same, again.held, again.new) == (2, (), ())


@pytest.mark.parametrize(
    "other",
    [{"出生日期": "1999-09-09"}, {"国籍": "老挝"}, {"护照号": "XY9000009", "国籍": "", "出生日期": ""}, {"性别": "男"}],
)
def test_a_namesake_whom_something_contradicts_is_somebody_new(
    office: Office, tmp_path: Path, other: dict[str, str]
) -> None:
    take_in(office, sheet(tmp_path, but(JANE, 学号="")))
    plan = workbooks.plan_import(office, sheet(tmp_path, but(JANE, **{"护照号": "", **other}), name="二.csv"))
    assert (len(plan.new), plan.held) == (1, ())


def test_nobody_is_asked_about_two_people_of_one_name_who_both_have_a_number(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE, but(ANNE, 学号="")))
    plan = workbooks.plan_import(office, sheet(tmp_path, but(JANE, 学号="20239999", 护照号="", 出生日期=""), name="二.csv"))
    assert (len(plan.new), plan.held) == (1, ())


ZEROED = (("0012300001", "杜珍", "加纳", "甲班"), ("0012300002", "欧安妮", "加纳", "甲班"), (12300003, "田约翰", "加纳", "甲班"))


def test_who_has_no_other_key_waits_until_the_number_is_clear(office: Office, tmp_path: Path) -> None:
    path = in_excel(tmp_path, *ZEROED)
    plan = workbooks.plan_import(office, path)
    assert (len(plan.new), codes(plan), plan.left_out) == (2, ["list.lost_zeros"], 1)
    [held] = plan.held
    assert (held.where, held.answers, held.problem.code) == ("Sheet!4", (PROPOSED, WRITTEN, SKIP), "list.lost_zeros")
    for answer, number in ((PROPOSED, "0012300003"), (WRITTEN, "12300003")):
        answered = workbooks.answered(office, plan, {held.where: answer})
        assert ([one.values["student_no"] for one in answered.new][2:], answered.held) == ([number], ())
    skipped = workbooks.answered(office, plan, {held.where: SKIP})
    assert (len(skipped.new), skipped.held) == (2, ())
    settle(office, plan, PROPOSED)
    again = workbooks.plan_import(office, path)
    assert (again.new, again.same, again.missing, len(again.held)) == ((), 2, (), 1)
    assert workbooks.answered(office, again, {held.where: PROPOSED}).same == 3
    asked = workbooks.answered(office, again, {held.where: WRITTEN})
    assert asked.held[0].problem.code == "roster.lost_zeros"
    assert workbooks.answered(office, again, {held.where: SAME}).same == 3
    assert len(workbooks.answered(office, again, {held.where: NEW}).new) == 1


def test_what_cannot_be_read_keeps_only_those_waiting_who_have_nothing_else(office: Office, tmp_path: Path) -> None:
    unread = [but(JANE, 学号="#REF!", 护照号=""), but(JOHN, 学号="#REF!"), but(ANNE, 学号="", 护照号="")]
    plan = workbooks.plan_import(office, sheet(tmp_path, *unread))
    assert [one.values["passport_name"] for one in plan.new] == ["TESTER JOHN", "OEXAMPLE ANNE"]
    assert [(held.where, held.answers) for held in plan.held] == [("名单!2", (WITHOUT, SKIP))]
    assert len(settle(office, plan, WITHOUT).new) == 3
    assert workbooks.plan_import(office, sheet(tmp_path, *unread)).same == 3


def test_an_old_passport_of_somebody_known_finds_them_from_now_on(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE, JOHN))
    head = ("学号", "护照姓名", "护照号", "旧护照号")
    rows = ("20230001", "DOE JANE", "AB1000001", "OL0000001"), ("20230002", "TESTER JOHN", "AB1000002", "")
    path = sheet(tmp_path, *rows, head=head)
    plan = take_in(office, path, complete=False)
    assert [(c.field, c.old, c.new, c.former) for c in plan.changed if not c.further] == [("passport_no", "", "OL0000001", True)]
    jane = by_number(office, "20230001")
    assert (jane.values["passport_no"], [f.value for f in jane.former]) == ("AB1000001", ["OL0000001"])
    assert [line.id for line in roster.find(office, "ol0000001")] == [jane.id]
    assert workbooks.plan_import(office, path, complete=False).changed == ()
    undoing.undo(office)
    assert by_number(office, "20230001").former == ()


def test_a_renewed_passport_with_the_old_one_beside_it_is_kept_once(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    head = ("学号", "护照姓名", "护照号", "旧护照号")
    take_in(office, sheet(tmp_path, ("20230001", "DOE JANE", "XY9000009", "AB1000001"), head=head, name="二.csv"))
    assert [f.value for f in by_number(office, "20230001").former] == ["AB1000001"]


def test_a_list_that_says_no_day_gives_a_status_none(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE, JOHN))
    roster.set_status(office, [by_number(office, "20230002").id], Status.ACTIVE, "2024-09-01")
    take_in(office, sheet(tmp_path, but(JANE, 学籍状态="毕业"), but(JOHN, 学籍状态="休学"), name="二.csv"))
    jane, john = by_number(office, "20230001"), by_number(office, "20230002")
    assert "status_since" not in jane.values and "status_since" not in john.values
    assert [(s.status, s.since) for s in jane.standings] == [("active", ""), ("graduated", "2025-11-20")]
    path = tmp_path / "出.xlsx"
    workbooks.export_students(office, path)
    assert "学籍状态起始日期" not in sheets.read(path).sheets[0].rows[0]
    for day, counted in ((date(2025, 11, 19), (2, 0)), (date(2025, 11, 20), (0, 2))):
        gone = (Status.GRADUATED, Status.LEAVE)
        assert counted == tuple(
            counting.count_by(office, "gender", as_of=day, statuses=statuses).total for statuses in ((Status.ACTIVE,), gone)
        )
    later = sheet(tmp_path, ("20230001", "毕业", "2025-07-01"), head=("学号", "学籍状态", "学籍异动日期"), name="三.csv")
    take_in(office, later, complete=False)
    assert by_number(office, "20230001").standings[-1].since == "2025-07-01"


def test_the_day_of_leaving_dates_what_ended(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    left = sheet(tmp_path, ("20230001", "毕业", "2025-07-01"), head=("学号", "学籍状态", "离校日期"), name="二.csv")
    take_in(office, left, complete=False)
    assert by_number(office, "20230001").values["status_since"] == "2025-07-01"


def test_a_row_that_waits_does_not_stand_in_the_way_of_the_one_that_is_sure(office: Office, tmp_path: Path) -> None:
    take_in(office, sheet(tmp_path, JANE))
    path = sheet(tmp_path, but(JANE, 学号="", 护照号=""), but(JANE, 班级="丁班"), name="二.csv")
    plan = workbooks.plan_import(office, path)
    assert ([held.where for held in plan.held], [(c.where, c.new) for c in plan.changed]) == (["二!2"], [("二!3", "丁班")])
    assert "roster.again" in codes(workbooks.answered(office, plan, {"二!2": SAME}))
