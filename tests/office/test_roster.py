"""The register: what is entered is found, what is changed keeps its past, what is binned comes back."""

from __future__ import annotations

import pytest

from lut_admin.office import bin as binning
from lut_admin.office import history as undoing
from lut_admin.office import roster
from lut_admin.office.office import Office
from lut_admin.office.results import Changes
from lut_admin.office.shelf import lines
from lut_admin.refusals import Refusal
from tests.office.conftest import Clock

JANE = {
    "student_no": "20230001", "passport_name": "DOE JANE", "english_name": "Jane Doe", "chinese_name": "杜珍",
    "nationality": "巴基斯坦", "passport_no": "AB0000001", "class_name": "国际2301班", "status": "active", "enrolled": "2023-09-01",
}  # fmt: skip
JOHN = {"student_no": "20230002", "passport_name": "TESTER JOHN", "chinese_name": "田约翰", "status": "active"}


def made(office: Office, **fields: str) -> int:
    result = roster.add(office, fields)
    assert result.made is not None
    return result.made


def test_what_is_entered_is_read_back_whole(office: Office) -> None:
    result = roster.add(office, JANE, {"校区": "彭家坪"})
    assert result.changes == Changes.STUDENTS
    assert result.made is not None
    student = roster.student(office, result.made)
    assert student.values == JANE
    assert student.extra == {"校区": "彭家坪"}
    assert student.name == "Jane Doe 杜珍"
    [line] = roster.students(office)
    assert {field: getattr(line, field) for field in roster.LINE_FIELDS if getattr(line, field)} == JANE


@pytest.mark.parametrize("typed", ["杜珍", "jane", "doe j", "duzhen", "dz", "20230001", "ab0000001", "2301"])
def test_a_student_is_found_by_any_name_form_or_number(office: Office, typed: str) -> None:
    made(office, **JOHN)
    jane = made(office, **JANE)
    assert [line.id for line in roster.find(office, typed)] == [jane]


def test_a_name_of_marks_alone_is_found_as_it_is_written(office: Office) -> None:
    made(office, **JOHN)
    odd = made(office, passport_name="--")
    assert [line.id for line in roster.find(office, " --")] == [odd]


def test_the_nearest_match_comes_first(office: Office) -> None:
    made(office, english_name="Marianne Alimov")
    ali = made(office, english_name="Ali")
    assert roster.find(office, "ali")[0].id == ali
    assert roster.find(office, "") == []


def test_a_name_as_written_comes_before_pinyin_and_who_left_comes_last(office: Office) -> None:
    left = made(office, passport_name="DU ZHEN", student_no="20190001", status="graduated")
    pinyin = made(office, passport_name="DOE, JANE TEST", chinese_name="杜珍", student_no="20230001", status="active")
    written = made(office, passport_name="DU ZHEN", student_no="20230011", status="active")
    longer = made(office, passport_name="DU ZHENG", student_no="20230012")
    assert [line.id for line in roster.find(office, "du zhen")] == [written, pinyin, longer, left]


def test_the_list_is_in_the_order_of_pinyin(office: Office) -> None:
    for name in ("张三", "安妮", "李四"):
        made(office, chinese_name=name)
    assert [line.chinese_name for line in roster.students(office)] == ["安妮", "李四", "张三"]


def test_a_changed_name_or_number_still_finds_its_student(office: Office, clock: Clock) -> None:
    jane = made(office, **JANE)
    clock.pass_(days=1)
    roster.edit(office, jane, {"passport_no": "CD7654321", "english_name": "Jane Roe"})
    for typed in ("ab0000001", "cd7654321", "jane doe", "jane roe"):
        assert [line.id for line in roster.find(office, typed)] == [jane], typed
    former = roster.student(office, jane).former
    assert {(f.field, f.value) for f in former} == {("passport_no", "AB0000001"), ("english_name", "Jane Doe")}
    roster.edit(office, jane, {"class_name": "国际2302班"})
    assert [line.id for line in roster.find(office, "jane doe")] == [jane]


def test_another_way_of_writing_a_name_leaves_no_former_one(office: Office) -> None:
    jane = made(office, **JANE)
    roster.edit(office, jane, {"passport_name": "Doe Jane"})
    assert roster.student(office, jane).former == ()


def test_a_status_has_its_own_history(office: Office, clock: Clock) -> None:
    jane = made(office, **JANE)
    roster.set_status(office, [jane], "leave", "2025-03-01")
    roster.edit(office, jane, {"status": "active"})
    student = roster.student(office, jane)
    assert [(s.status, s.since) for s in student.standings] == [
        ("active", "2023-09-01"), ("leave", "2025-03-01"), ("active", "2025-11-20"),
    ]  # fmt: skip
    assert student.values["status_since"] == "2025-11-20"
    roster.edit(office, jane, {"status_since": "2025-09-01"})
    assert roster.student(office, jane).standings[-1].since == "2025-09-01"


def test_a_status_heard_of_for_the_first_time_is_no_change(office: Office) -> None:
    student = made(office, chinese_name="杜珍", enrolled="2023-09-01")
    roster.edit(office, student, {"status": "active"})
    record = roster.student(office, student)
    assert "status_since" not in record.values
    assert [(s.status, s.id) for s in record.standings] == [("active", 0)]


def test_leaving_is_dated_by_the_day_of_leaving(office: Office) -> None:
    jane = made(office, **JANE)
    roster.edit(office, jane, {"status": "graduated", "left_on": "2025-07-01"})
    assert roster.student(office, jane).values["status_since"] == "2025-07-01"


def test_everything_is_taken_back_by_one_undo(office: Office) -> None:
    jane = made(office, **JANE)
    before = roster.student(office, jane)
    roster.edit(office, jane, {"status": "leave", "chinese_name": "杜真", "phone": "13000000009"})
    undoing.undo(office)
    assert roster.student(office, jane) == before
    assert roster.find(office, "杜真") == []
    undoing.redo(office)
    assert roster.student(office, jane).values["chinese_name"] == "杜真"


def test_nothing_changed_is_no_act(office: Office) -> None:
    jane = made(office, **JANE)
    assert roster.edit(office, jane, {"chinese_name": "杜珍"}).act_id is None


def test_a_block_goes_in_whole_or_not_at_all(office: Office) -> None:
    jane, john = made(office, **JANE), made(office, **JOHN)
    result = roster.edit_many(office, {jane: {"class_name": "甲班"}, john: {"class_name": "甲班", "phone": "13000000002"}})
    assert result.facts == {"n": 2}
    assert {line.class_name for line in roster.students(office)} == {"甲班"}
    with pytest.raises(Refusal) as refused:
        roster.edit_many(office, {jane: {"class_name": "乙班"}, john: {"status": "flying"}})
    assert refused.value.code == "roster.bad_value"
    assert {line.class_name for line in roster.students(office)} == {"甲班"}


def test_a_number_belongs_to_one_student(office: Office) -> None:
    jane, john = made(office, **JANE), made(office, **JOHN)
    with pytest.raises(Refusal) as refused:
        roster.edit(office, john, {"student_no": "20230001"})
    assert refused.value.code == "roster.number_taken"
    assert refused.value.facts["name"] == "Jane Doe 杜珍"
    roster.put_in_bin(office, [jane])
    with pytest.raises(Refusal) as refused:
        roster.add(office, {"student_no": "20230001", "chinese_name": "别人"})
    assert refused.value.code == "roster.number_in_bin"
    with pytest.raises(Refusal) as refused:
        roster.edit_many(office, {jane: {"student_no": "7"}, john: {"student_no": "7"}})
    assert refused.value.code == "roster.number_twice"


def test_nobody_is_not_entered(office: Office) -> None:
    with pytest.raises(Refusal) as refused:
        roster.add(office, {"class_name": "甲班"})
    assert refused.value.code == "roster.nobody"
    john = made(office, chinese_name="田约翰")
    with pytest.raises(Refusal):
        roster.edit(office, john, {"chinese_name": ""})


def test_the_bin_gives_back_what_was_put_in(office: Office) -> None:
    jane = made(office, **JANE)
    before = roster.student(office, jane)
    roster.put_in_bin(office, [jane])
    assert roster.students(office) == []
    assert roster.find(office, "jane") == []
    assert [line.id for line in roster.students(office, binned=True)] == [jane]
    assert roster.put_in_bin(office, [jane]).act_id is None
    binning.restore(office, binning.binned(office))
    assert roster.student(office, jane) == before


def test_history_tells_field_by_field_newest_first(office: Office, clock: Clock) -> None:
    jane = made(office, **JANE)
    clock.pass_(minutes=5)
    roster.edit(office, jane, {"phone": "13000000009", "class_name": ""}, {"校区": "兰工坪"})
    past = roster.history(office, jane)
    assert [(p.kind, p.field, p.before, p.after) for p in past] == [
        ("changed", "class_name", "国际2301班", ""),
        ("changed", "phone", "", "13000000009"),
        ("changed", "校区", "", "兰工坪"),
        ("added", "", "", ""),
    ]
    assert [p.act for p in past] == ["edit_student"] * 3 + ["add_student"]
    assert past[0].actor == "Counselor Test"
    assert past[0].at.startswith("2025-11-20T02:05")


def test_a_record_that_is_no_more_is_refused(office: Office) -> None:
    for act in (lambda: roster.student(office, 9), lambda: roster.edit(office, 9, {"phone": "1"})):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "roster.gone"


def test_the_list_is_fresh_after_every_act_and_its_undoing(office: Office) -> None:
    """The list is kept at hand and brought up to date: it must always be what a fresh reading gives."""

    def fresh() -> list[roster.StudentLine]:
        with office.read() as connection:
            return lines(connection)

    jane, john = made(office, **JANE), made(office, **JOHN)
    assert roster.students(office) == fresh()
    for act in (
        lambda: roster.edit(office, john, {"chinese_name": "安约翰"}),
        lambda: roster.put_in_bin(office, [jane]),
        lambda: binning.restore(office, binning.binned(office)),
        lambda: roster.add(office, {"chinese_name": "新同学"}),
        lambda: undoing.undo(office),
        lambda: undoing.undo(office),
        lambda: undoing.redo(office),
        lambda: undoing.undo(office),
        lambda: undoing.undo(office),
        lambda: undoing.undo(office),
        lambda: undoing.undo(office),
        lambda: undoing.undo(office),
    ):
        act()
        assert roster.students(office) == fresh()
    assert roster.students(office) == []


def test_the_list_handed_out_is_the_callers_own(office: Office) -> None:
    made(office, **JANE)
    roster.students(office).clear()
    assert len(roster.students(office)) == 1
