"""What a person decided about a nickname is used in the next check of that group, told with its day, and can be taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from lut_admin.convention.decisions import Decided
from lut_admin.office import groups, history, roster
from lut_admin.office.groups import AsStaff
from lut_admin.office.office import Office
from lut_admin.records.tables import Journal
from lut_admin.refusals import Refusal
from tests.office.groups.conftest import Check


def answers(office: Office, group_id: int, nicknames: list[str]) -> list[tuple[str, int | None]]:
    view = groups.audit_group(office, group_id, nicknames)
    return [(line.answer.value, line.person.id if line.person else None) for line in view.audit.lines]


def test_a_decision_stands_in_the_next_check_and_is_told_with_its_day(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["Happy Cat 2000", "小星星"], {0: people["john"], 1: None})
    view = groups.audit_group(office, main, ["小星星", "  HAPPY cat 2000"])
    assert [line.person.id if line.person else None for line in view.audit.lines] == [None, people["john"]]
    assert [line.why[0].code for line in view.audit.lines] == ["decided_on", "decided_on"]
    assert view.audit.lines[0].why[0].facts == {"on": "2025-11-20"}
    assert {row: known.answer for row, known in view.decided.items()} == {0: Decided.NOBODY, 1: Decided.STUDENT}
    assert view.audit.summary.missing is not None
    assert people["john"] not in {person.id for person in view.audit.summary.missing}
    groups.save_audit(office, view)
    checked = groups.group(office, main).checked
    assert checked is not None and checked.counts["strangers"] == 1, "decided before is decided"


def test_a_decision_belongs_to_its_group(office: Office, people: dict[str, int], main: int, check: Check) -> None:
    check(main, ["Happy Cat 2000"], {0: people["john"]})
    other = groups.add(office, "class", "国际2301", "国际2301班").made or 0
    assert answers(office, other, ["Happy Cat 2000"]) == [("outsider", None)]


def test_two_of_one_name_are_a_question_again(office: Office, people: dict[str, int], main: int, check: Check) -> None:
    check(main, ["Happy Cat 2000"], {0: people["john"]})
    assert answers(office, main, ["Happy Cat 2000", "Happy Cat 2000"]) == [("outsider", None)] * 2
    check(main, ["Blue Sky 77", "Blue Sky 77"], {0: people["jane"], 1: people["john"]})
    assert [known.nickname for known in groups.known_nicknames(office, main)] == ["Happy Cat 2000"]


def test_it_is_decided_anew_taken_back_and_undone(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["Happy Cat 2000"], {0: people["john"]})
    check(main, ["Happy Cat 2000"], {0: people["jane"]})
    [known] = groups.known_nicknames(office, main)
    assert known.student_id == people["jane"]
    groups.take_back(office, known.id)
    assert answers(office, main, ["Happy Cat 2000"]) == [("outsider", None)]
    with pytest.raises(Refusal) as refused:
        groups.take_back(office, known.id)
    assert refused.value.code == "group.not_decided"
    history.undo(office)
    assert answers(office, main, ["Happy Cat 2000"]) == [("student", people["jane"])]
    history.undo(office)
    assert answers(office, main, ["Happy Cat 2000"]) == [("student", people["john"])]


def test_a_decision_about_somebody_who_is_no_more_waits(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["Happy Cat 2000"], {0: people["john"]})
    roster.put_in_bin(office, [people["john"]])
    view = groups.audit_group(office, main, ["Happy Cat 2000"])
    assert (view.audit.lines[0].answer.value, dict(view.decided)) == ("outsider", {})
    assert groups.known_nicknames(office, main), "he may come back"


def test_one_who_left_the_school_is_still_known(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["Happy Cat 2000"], {0: people["john"]})
    roster.set_status(office, [people["john"]], "withdrawn")
    view = groups.audit_group(office, main, ["Happy Cat 2000"])
    assert [person.id for person in view.audit.summary.must_leave] == [people["john"]]


def test_a_colleague_is_decided_and_remembered(office: Office, people: dict[str, int], main: int, check: Check) -> None:
    staff = roster.add_staff(office, {"chinese_name": "周明", "role": "辅导员"}).made or 0
    check(main, ["Sunny Day"], {0: AsStaff(staff)})
    view = groups.audit_group(office, main, ["Sunny Day"])
    assert view.audit.lines[0].staff is not None and view.audit.lines[0].staff.id == staff
    roster.put_staff_in_bin(office, [staff])
    assert answers(office, main, ["Sunny Day"]) == [("outsider", None)]


def test_what_the_screen_cut_off_is_not_remembered_nor_what_was_said_in_a_chain(
    office: Office, people: dict[str, int], main: int
) -> None:
    text = "Happy Ca…\nJohn Tester+田约翰"
    view = groups.audit_group(office, main, text)
    groups.save_audit(office, view, {0: people["jane"]})
    chain = groups.audit_group(office, main, "#接龙\n周五前交费\n\n1. Happy Cat 2000 明天到\n2. Blue Sky 已缴费\n")
    groups.save_audit(office, chain, {0: people["jane"], 1: None})
    assert not any("明天" in known.nickname for known in groups.known_nicknames(office, main))


def test_of_a_chain_only_what_can_be_a_name_is_on_record(office: Office, people: dict[str, int], main: int) -> None:
    text = (
        "#接龙\n周五前确认\n\n1. Jane Doe+杜珍 请假去医院\n2. Happy Cat 2000 明天发烧请假\n3. Blue Sky I will be in hospital"
        "\n4. John Tester+田约翰收到"
    )
    view = groups.audit_group(office, main, text)
    assert view.audit.lines[3].compliant, "the answer is no part of the name"
    kept = groups.save_audit(office, view, {1: None}).made or 0
    names = [line.nickname for line in groups.kept_lines(office, kept)]
    assert names == ["Jane Doe+杜珍", "Happy Cat 2000", "Blue Sky", "John Tester+田约翰"]
    with office.read() as connection:
        written = str(connection.execute(select(Journal.after)).all())
    assert not any(word in written for word in ("医院", "发烧", "hospital"))


def test_looked_at_again_a_chain_and_a_cut_name_still_accuse_nobody(
    office: Office, people: dict[str, int], main: int
) -> None:
    for text in ("#接龙\n\n1. 杜珍 2301 交了\n2. Happy Cat 明天到", "John Test…\nMina Example+艾米娜"):
        kept = groups.save_audit(office, groups.audit_group(office, main, text)).made or 0
        for line in groups.kept_again(office, kept).audit.lines:
            assert line.suggestion is None and not any(code[0] in "FC" for code in line.codes)


def test_notices_alone_are_no_check_to_look_at_again(office: Office, people: dict[str, int], main: int) -> None:
    members = groups.read_members('"Jane Doe+杜珍"邀请"Happy Cat"加入了群聊')
    noted = groups.save_events(office, main, groups.told_in(office, members)).made or 0
    with pytest.raises(Refusal) as refused:
        groups.kept_again(office, noted)
    assert refused.value.code == "group.no_check"


def test_a_choice_in_the_check_stands_above_what_was_remembered(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["Happy Cat 2000"], {0: people["john"]})
    view = groups.settle(office, groups.audit_group(office, main, ["Happy Cat 2000"]), {0: None})
    assert view.audit.lines[0].answer.value == "outsider" and not view.decided
