"""What today needs: each duty once, the gravest first, and where it is done."""

from __future__ import annotations

from datetime import timedelta

from lut_admin.office import groups, notices, roster, today
from lut_admin.office.office import Office
from lut_admin.papers import words
from tests.office.conftest import Clock


def said(office: Office) -> list[str]:
    return [words.of_word(duty.word, "zh") for duty in today.today(office).duties]


def student(office: Office, number: int, **fields: str) -> None:
    given = {
        "student_no": str(number),
        "english_name": "Jane Doe",
        "chinese_name": "杜珍",
        "status": "active",
        **fields,
    }
    roster.add(office, given)


def test_an_empty_office_asks_for_the_list_first(office: Office) -> None:
    first = today.today(office).duties[0]
    assert (first.page, dict(first.where)) == ("students", {"importing": True})


def test_permits_expired_soon_and_later_are_three_things(office: Office) -> None:
    day = office.today()
    for number, days in enumerate((-1, 0, 45, 46)):
        student(office, number, permit_expiry=(day + timedelta(days=days)).isoformat())
    found = said(office)
    assert "1 名学生的居留许可已过期" in found
    assert any("2 名学生" in one and "45 天内" in one for one in found)


def test_who_left_is_not_asked_about(office: Office) -> None:
    student(office, 1, permit_expiry="2025-01-01", status="withdrawn")
    assert not any("居留许可" in one for one in said(office))
    assert today.today(office).active == 0


def test_a_passed_end_is_a_question(office: Office) -> None:
    student(office, 1, expected_end="2025-07")
    assert any("毕业了，还是延期" in one for one in said(office))


def test_one_group_is_named_several_are_counted(office: Office) -> None:
    student(office, 1, class_name="一班")
    groups.create_from_roster(office)
    first, second = groups.groups(office)
    groups.save_audit(office, groups.audit_group(office, first.id, "王小明"))
    duty = next(one for one in today.today(office).duties if one.word.key == "today.to_check")
    assert dict(duty.where) == {"group": first.id}
    groups.save_audit(office, groups.audit_group(office, second.id, "王小明\n李红"))
    duty = next(one for one in today.today(office).duties if one.word.key == "today.to_check_all")
    assert (duty.word.facts["n"], duty.word.facts["groups"], dict(duty.where)) == (3, 2, {"mark": "to_check"})


def test_a_check_grows_old(office: Office, clock: Clock) -> None:
    student(office, 1)
    groups.create_from_roster(office)
    [line] = groups.groups(office)
    assert "1 个群尚未核对" in said(office) and not any("核对过" in one for one in said(office))
    groups.save_audit(office, groups.audit_group(office, line.id, "Jane Doe+杜珍"))
    assert not any("尚未核对" in one for one in said(office))
    assert not any("核对过" in one for one in said(office))
    clock.pass_(days=31)
    assert any("核对过" in one for one in said(office))


def test_who_was_decided_is_no_question_any_more(office: Office) -> None:
    student(office, 1)
    groups.create_from_roster(office)
    [line] = groups.groups(office)
    groups.save_audit(office, groups.audit_group(office, line.id, "Jane Doe+杜珍\n王小明"), {1: None})
    keys = [duty.word.key for duty in today.today(office).duties]
    assert "today.strangers" in keys and "today.to_check" not in keys


def test_held_notices_come_first_and_posted_ones_are_done(office: Office) -> None:
    student(office, 1, permit_expiry="2025-01-01")
    for zh in ("甲。", "乙。", "丙。"):
        notices.draft(office, "life", zh, "Text.")
    three, two, one = notices.notices(office)
    notices.hold(office, one.id, [])
    notices.release(office, two.id, [])
    notices.posted(office, two.id, [])
    notices.release(office, three.id, [])
    duties = today.today(office).duties
    keys = [duty.word.key for duty in duties]
    assert keys[0] == "today.held"
    assert keys.count("today.confirm") == 1
    assert {(duty.deed, duty.notice) for duty in duties if duty.deed} == {("copy", one.id), ("posted", three.id)}


def test_a_held_notice_whose_tomorrow_has_moved_is_read_before_it_is_copied(office: Office, clock: Clock) -> None:
    made = notices.draft(office, "life", "明天停水。", "No water tomorrow.").made or 0
    notices.hold(office, made, [])

    def first() -> tuple[str, str]:
        duty = today.today(office).duties[0]
        return duty.word.key, duty.deed

    assert first() == ("today.held", "copy")
    clock.pass_(days=1)
    assert first() == ("today.held_moved", "")
    notices.revise(office, made, "life", "今天停水。", "No water today.")
    assert first() == ("today.held", "copy")


def test_a_deadline_is_told_before_it_falls_and_leads_to_its_reminder(office: Office, clock: Clock) -> None:
    made = notices.draft(office, "life", "请于11月22日前缴费。", "Please pay before 22 November.").made or 0
    notices.release(office, made, [])
    notices.posted(office, made)

    def told() -> list[tuple[str, dict[str, object], str]]:
        return [
            (one.word.key, dict(one.where), one.go) for one in today.today(office).duties if "deadline" in one.word.key
        ]

    assert told() == [("today.deadline", {"remind": made}, "today.go_remind")]
    clock.pass_(days=1)
    assert [key for key, _, _ in told()] == ["today.deadline_next"]
    clock.pass_(days=1)
    assert [key for key, _, _ in told()] == ["today.deadline_now"]
    reminder = notices.remind(office, made).made or 0
    assert told() == [("today.deadline_now", {"notice": reminder}, "today.go_notices")]
    assert any("今天截止" in one for one in said(office))
    notices.release(office, reminder, [])
    assert told() == []


def test_what_the_groups_ask_for_leads_to_where_it_is_done(office: Office, clock: Clock) -> None:
    for number, (name, chinese) in enumerate(
        (("Jane Doe", "杜珍"), ("John Tester", "田约翰"), ("Mina Example", "艾米娜"))
    ):
        student(office, number, english_name=name, chinese_name=chinese)
    student(office, 9, english_name="Will Gone", chinese_name="高威廉", expected_end="2025-12-01")
    groups.create_from_roster(office)
    [main] = groups.groups(office)
    groups.edit(office, main.id, {"code_expiry": "2025-11-21"})
    groups.save_audit(office, groups.audit_group(office, main.id, ["杜珍", "John Tester+田约翰", "Will Gone+高威廉"]))
    there = {duty.word.key: dict(duty.where) for duty in today.today(office).duties}
    assert there["today.code"] == {"group": main.id, "view": "details"}
    assert there["today.invite"] == {"group": main.id, "view": "invitations"}
    assert there["today.endings"] == {"leaving": True}
    assert "today.remind" not in there, "a first reminder is what the check itself asks for"
    students = {line.english_name: line.id for line in roster.students(office)}
    groups.invited(office, main.id, [students["Mina Example"]])
    groups.remind(office, main.id, [students["Jane Doe"]], "rename")
    groups.graduated(office, [students["Will Gone"]])
    clock.pass_(days=3)
    there = {duty.word.key: dict(duty.where) for duty in today.today(office).duties}
    assert there["today.remind"] == {"group": main.id, "view": "reminders"}
    assert there["today.leavers"] == {"leaving": True}
    assert {"today.code_over"} <= set(there) and not {"today.invite", "today.endings"} & set(there)
    for _ in range(2):
        groups.remind(office, main.id, [students["Jane Doe"]], "rename")
        clock.pass_(days=3)
    assert "today.adviser" in {duty.word.key for duty in today.today(office).duties}


def test_an_end_that_passed_this_month_is_asked_about_and_a_month_when_it_is_over(office: Office) -> None:
    day = office.today()
    student(office, 1, expected_end=(day - timedelta(days=1)).isoformat())
    student(office, 2, expected_end=day.isoformat())
    student(office, 3, expected_end=day.isoformat()[:7])
    duties = {one.word.key: one.word.facts["n"] for one in today.today(office).duties if "n" in one.word.facts}
    assert (duties["today.ended"], duties["today.endings"]) == (1, 2), "each is asked about once"
    where = {one.word.key: (one.page, dict(one.where)) for one in today.today(office).duties}
    assert where["today.ended"] == where["today.endings"] == ("groups", {"leaving": True}), "where it is answered"


def test_nobody_is_to_be_invited_while_another_main_group_was_never_checked(office: Office) -> None:
    for number, name in enumerate(("Jane Doe", "John Tester")):
        student(office, number, english_name=name)
    groups.create_from_roster(office)
    second = groups.add(office, "main", "Second").made or 0
    first = next(line.id for line in groups.groups(office) if line.id != second)
    groups.save_audit(office, groups.audit_group(office, first, ["Jane Doe+杜珍"]))
    assert "today.invite" not in {one.word.key for one in today.today(office).duties}
    groups.save_audit(office, groups.audit_group(office, second, ["Happy Cat"]))
    assert "today.invite" in {one.word.key for one in today.today(office).duties}
