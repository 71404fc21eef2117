"""Reminders: asked in steps, never too soon, never for the register's own gap; closed by a nickname that is right."""

from __future__ import annotations

import pytest

from lut_admin.convention.reminders import About, Channel, Reply, State
from lut_admin.office import groups, history, roster
from lut_admin.office.groups import Ladder
from lut_admin.office.office import Office
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.office.groups.conftest import Check


def of(office: Office, group_id: int, whom: int | str) -> Ladder:
    return next(one for one in groups.ladder(office, group_id) if one.whom == whom)


def refused(code: str, office: Office, group_id: int, whom: list[int | str], about: str = "rename") -> None:
    with pytest.raises(Refusal) as told:
        groups.remind(office, group_id, whom, about)
    assert told.value.code == code


def test_the_ladder_is_climbed_step_by_step_and_ends_at_the_adviser(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    jane = people["jane"]
    check(main, ["杜珍", "John Tester+田约翰"])
    first = of(office, main, jane)
    assert (first.about, first.suggestion, first.rung.state, first.rung.step) == (
        About.RENAME, "Jane Doe+杜珍", State.DUE, 1,
    )  # fmt: skip
    for step in (1, 2, 3):
        result = groups.remind(office, main, [jane], "rename", Channel.PRIVATE)
        assert result.facts == {"group": "LUT International Students", "n": 1, "left_out": 0}
        if step < 3:
            assert of(office, main, jane).rung.state is State.WAITING
            refused("reminder.too_soon", office, main, [jane])
        clock.pass_(days=3)
    last = of(office, main, jane)
    assert last.rung.state is State.ADVISER
    assert [one.step for one in last.given] == [1, 2, 3]
    of_class = next(line.id for line in groups.groups(office) if line.class_name == "国际2301班")
    groups.hand_over(office, of_class, "吴芳")
    assert of(office, main, jane).adviser == "吴芳"
    words = groups.adviser_message(office, jane, "rename", main)
    assert "吴芳老师" in words.zh and "杜珍" in words.zh and "3次" in words.zh and "3 times" in words.en
    assert "John" not in words.text
    groups.hand_over(office, of_class, "吴老师")
    assert groups.adviser_message(office, jane, "rename", main).zh.startswith(
        "吴老师，您好！国际2301班的 Jane Doe 杜珍已被提醒"
    )
    roster.edit(office, jane, {"class_name": ""})
    unknown = groups.adviser_message(office, jane, "rename", main)
    assert unknown.zh.startswith("班主任老师，您好！Jane Doe 杜珍已") and "of class" not in unknown.en
    groups.remind(office, main, [jane], "rename", Channel.ADVISER)
    assert of(office, main, jane).rung.state is State.WITH_ADVISER


def test_a_right_nickname_closes_the_ladder_and_a_relapse_begins_a_new_one(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    jane = people["jane"]
    check(main, ["杜珍"])
    groups.remind(office, main, [jane], "rename")
    clock.pass_(days=1)
    check(main, ["Jane Doe+杜珍"])
    settled = of(office, main, jane)
    assert settled.rung.state is State.SETTLED and len(settled.given) == 1
    refused("reminder.nothing_open", office, main, [jane])
    clock.pass_(days=1)
    check(main, ["珍珍 Jane"], {0: jane})
    again = of(office, main, jane)
    assert (again.rung.state, again.rung.step, again.given) == (State.DUE, 1, ())


def test_what_the_register_lacks_is_nobodys_fault(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    nora = people["nora"]
    check(main, ["Nora Sample 群昵称随便"], {0: nora})
    there = [one for one in groups.ladder(office, main) if one.whom == nora]
    assert all(one.rung.state is State.GAP for one in there)
    refused("reminder.gap" if there else "reminder.nothing_open", office, main, [nora])
    with pytest.raises(Refusal) as told:
        groups.message(office, nora, "rename", main)
    assert told.value.code == "reminder.gap"


def test_an_answer_is_noted_and_a_claim_waits_for_the_next_check(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    jane = people["jane"]
    check(main, ["杜珍"])
    made = groups.remind(office, main, [jane], "rename").made or 0
    groups.answered(office, made, Reply.DONE, "微信回复")
    clock.pass_(days=5)
    claimed = of(office, main, jane)
    assert claimed.rung.state is State.CLAIMED
    assert (claimed.given[0].reply, claimed.given[0].note) == (Reply.DONE, "微信回复")
    assert groups.answered(office, made, Reply.DONE).act_id is None
    check(main, ["杜珍"])
    assert of(office, main, jane).rung.state is State.DUE
    history.undo(office)
    history.undo(office)
    assert of(office, main, jane).given[0].reply is Reply.NONE
    with pytest.raises(Refusal):
        groups.answered(office, made + 1, Reply.DONE)


def test_who_declines_is_the_advisers(office: Office, people: dict[str, int], main: int, check: Check) -> None:
    check(main, ["杜珍"])
    groups.answered(office, groups.remind(office, main, [people["jane"]], "rename").made or 0, "declined")
    assert of(office, main, people["jane"]).rung.state is State.ADVISER


def test_a_batch_leaves_out_whom_it_may_not_remind(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["杜珍", "田约翰", "Mina Example+艾米娜"])
    ids = [people["jane"], people["john"], people["mina"]]
    result = groups.remind(office, main, ids, "rename", "group")
    assert (result.facts["n"], result.facts["left_out"]) == (2, 1)
    assert {len(one.given) for one in groups.ladder(office, main)} == {1}
    history.undo(office)
    assert {len(one.given) for one in groups.ladder(office, main)} == {0}


def test_leavers_strangers_and_the_unknown_are_asked_too(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["Will Gone+高威廉", "Happy Cat 2000", "Blue Sky 77"], {1: None})
    about = {one.whom: one.about for one in groups.ladder(office, main)}
    assert about == {people["will"]: About.LEAVE, "happy cat 2000": About.LEAVE, "blue sky 77": About.WHO}
    groups.remind(office, main, ["Blue Sky 77"], "who")
    assert len(of(office, main, "blue sky 77").given) == 1
    assert "学习已经结束" in groups.message(office, people["will"], "leave", main).zh
    assert "名单中没有找到你" in groups.message(office, "Happy Cat 2000", "leave", main).zh
    assert "Blue Sky 77" in groups.message(office, "Blue Sky 77", "who", main).en


def test_a_student_in_the_bin_has_no_ladder(office: Office, people: dict[str, int], main: int, check: Check) -> None:
    check(main, ["杜珍"])
    groups.remind(office, main, [people["jane"]], "rename")
    roster.put_in_bin(office, [people["jane"]])
    assert groups.ladder(office, main) == []


def test_the_message_holds_the_exact_nickname_and_names_nobody_else(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["杜珍", "田约翰"])
    message = groups.message(office, people["jane"], About.RENAME, main)
    for text in (message.zh, message.en):
        assert "\nJane Doe+杜珍\n" in text and "LUT International Students" in text
        assert "John" not in text and "田约翰" not in text
    assert message.text.startswith(message.zh) and message.text.endswith(message.en)
    everybody = groups.combined_message(office, main).text
    assert "我在本群的昵称" in everybody and "My Alias in Group" in everybody and "英文名+中文名" in everybody
    for row in ("Jane", "John", "Mina", "杜珍", "田约翰", "艾米娜"):
        assert row not in everybody
    groups.edit(office, main, {"nickname_form": "class_name"})
    assert "班级+姓名" in groups.combined_message(office, main).zh
    assert "国际2301班+杜珍" in groups.message(office, people["jane"], "rename", main).zh


def test_names_that_look_like_placeholders_are_only_text(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    groups.edit(office, main, {"name": "群{name}{0}%s"})
    check(main, ["{group} {nickname}"])
    message = groups.message(office, "{group} {nickname}", "who", main)
    assert "{group} {nickname}" in message.zh and "群{name}{0}%s" in message.en


def test_a_reminder_has_a_note_that_is_kept_changed_and_cleared(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    jane = people["jane"]
    check(main, ["杜珍"])
    made = groups.remind(office, main, [jane], "rename", note=" 在办公室当面说的 ").made or 0
    groups.answered(office, made, Reply.AGREED)
    [one] = of(office, main, jane).given
    assert (one.note, one.reply) == ("在办公室当面说的", Reply.AGREED)
    answered_at = one.answered_at
    groups.answered(office, made, Reply.AGREED, "周五改")
    assert of(office, main, jane).given[0].answered_at == answered_at, "a note is no new answer"
    groups.answered(office, made, Reply.AGREED, "")
    assert of(office, main, jane).given[0].note == ""
    assert groups.answered(office, made, Reply.AGREED, "").act_id is None


def test_a_latin_name_is_set_apart_in_chinese_and_both_names_are_told(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["杜珍"])
    assert groups.message(office, people["jane"], "rename", main).zh.startswith("Jane Doe 同学，")
    roster.edit(office, people["jane"], {"english_name": ""})
    assert groups.message(office, people["jane"], "leave", main).zh.startswith("杜珍同学，")
    roster.edit(office, people["jane"], {"english_name": "Jane Doe"})
    one = of(office, main, people["jane"])
    assert (one.name, one.chinese_name) == ("Jane Doe", "杜珍")
