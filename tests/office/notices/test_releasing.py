"""Notices: drafted, held, copied inside the hours or with a reason, confirmed as posted, exactly on record."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from lut_admin.convention.hours import CHINA, Exemption, Ground
from lut_admin.office import history, notices, roster, settings
from lut_admin.office.notices import State
from lut_admin.office.notices.exporting import log
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.papers.notice_templates import Twin
from lut_admin.records.pen import moment
from lut_admin.refusals import Refusal
from tests.office.conftest import Clock

ZH, EN = "各位同学：请于11月30日前办理体检。", "Dear students, please have the medical check by 30 November."
NIGHT = datetime(2025, 11, 20, 23, 30, tzinfo=CHINA)


def drafted(office: Office, zh: str = ZH, en: str = EN, category: str | None = "life") -> int:
    made = notices.draft(office, category, zh, en).made
    assert made is not None
    return made


def refused(code: str, act: object, *given: object) -> Refusal:
    with pytest.raises(Refusal) as told:
        act(*given)  # type: ignore[operator]
    assert told.value.code == code
    return said(told.value)


def said(refusal: Refusal) -> Refusal:
    """The refusal, which can be said in both languages with what to do about it."""
    assert words.of_refusal(refusal, "zh") and words.of_refusal(refusal, "en")
    return refusal


@pytest.mark.parametrize(
    ("zh", "title"),
    [
        ("各位同学：\n请于周三体检。", "请于周三体检。"),
        ("各位同学，\n\n请于周三体检。", "请于周三体检。"),
        ("同学们好！\n请于周三体检。", "请于周三体检。"),
        ("Dear students,\nPlease come.", "Please come."),
        ("Hello everyone!\nPlease come.", "Please come."),
        ("体检通知\n各位同学：\n请于周三体检。", "体检通知"),
        ("关于体检的通知：\n请于周三体检。", "关于体检的通知："),
        ("请同学们周三体检。\n地点：校医院。", "请同学们周三体检。"),
        ("各位同学：", "各位同学："),
        ("", ""),
    ],
)
def test_a_salutation_is_no_title(office: Office, zh: str, title: str) -> None:
    made = notices.draft(office, "life", zh, "").made
    assert made is not None and notices.notice(office, made).title == title


def test_a_draft_is_titled_by_its_first_line_and_its_text_goes_out_chinese_first(office: Office) -> None:
    made = drafted(office)
    assert notices.notice(office, made).title == ZH
    released = notices.release(office, made, ["大群", "一班"])
    assert released.text == f"{ZH}\n\n{EN}"
    [line] = notices.notice(office, made).postings
    assert (line.step, line.groups, line.exception, line.reason) == ("copied", ("大群", "一班"), None, None)


def test_a_draft_keeps_the_groups_it_is_meant_for(office: Office) -> None:
    made = notices.draft(office, "life", ZH, EN, groups=["大群"]).made
    assert made is not None and notices.notice(office, made).groups == ("大群",)
    assert notices.revise(office, made, "life", ZH, EN, groups=["大群"]).act_id is None
    change = notices.revise(office, made, "life", ZH, EN, groups=["大群", "一班"])
    assert notices.notice(office, made).groups == ("大群", "一班")
    notices.revise(office, made, "life", ZH + "请带护照。", EN)  # says nothing of groups: they stay
    assert notices.notice(office, made).groups == ("大群", "一班")
    history.undo(office)
    history.undo(office, change.act_id)
    assert notices.notice(office, made).groups == ("大群",)
    notices.release(office, made, ["二班"])
    assert notices.notice(office, made).groups == ("二班",)


def test_what_has_left_by_the_clipboard_is_neither_changed_nor_held_nor_undone(office: Office) -> None:
    result = notices.draft(office, "life", ZH, EN)
    made, drafting = result.made, result.act_id
    assert made is not None
    result = notices.release(office, made, []).result
    assert result.act_id is None
    refused("notices.already_out", notices.revise, office, made, "life", "别的", "", "")
    refused("notices.already_out", notices.hold, office, made, [])
    assert history.reach(office).undo is None  # neither the copying nor the drafting that it rests on is on offer
    refused("journal.changed_since", history.undo, office, drafting)
    assert notices.notice(office, made).state is State.COPIED


def test_what_has_left_by_the_clipboard_stays_on_the_list(office: Office) -> None:
    made = notices.draft(office, "life", ZH, EN).made
    assert made is not None
    notices.release(office, made, [])
    refused("notices.on_record", notices.discard, office, made)
    notices.posted(office, made, [])
    refused("notices.on_record", notices.discard, office, made)
    assert [line.id for line in notices.notices(office)] == [made]


def test_the_posting_log_says_when_and_to_whom(office: Office, clock: Clock) -> None:
    made = drafted(office)
    notices.release(office, made, ["大群"])
    copied = clock.at
    assert notices.notice(office, made).unconfirmed
    clock.pass_(minutes=3)
    notices.posted(office, made, ["大群", "一班"])
    posted = clock.at
    clock.pass_(minutes=10)
    notices.release(office, made, ["二班"])
    line = notices.notice(office, made)
    assert [(step.step, step.at, step.groups) for step in line.postings] == [
        ("copied", moment(copied), ("大群",)),
        ("posted", moment(posted), ("大群", "一班")),
        ("copied", moment(clock.at), ("二班",)),
    ]
    assert line.state is State.POSTED and line.unconfirmed  # copied again, for another group: posted all the same


def test_posted_elsewhere_is_entered_afterwards_but_never_beforehand(office: Office, clock: Clock) -> None:
    made = drafted(office)
    refused("notices.not_yet", notices.posted, office, made, ["大群"], clock.at + timedelta(minutes=1))
    notices.posted(office, made, ["大群"], clock.at - timedelta(hours=2))
    [line] = notices.notice(office, made).postings
    assert line.at == moment(clock.at - timedelta(hours=2))


@pytest.mark.parametrize(
    ("category", "zh", "code"),
    [
        (None, ZH, "purpose.missing"),
        ("life", "  ", "language.no_chinese"),
        ("life", EN, "language.identical"),
        ("life", "This is not in Chinese, it is the wrong half.", "language.zh_not_chinese"),
    ],
)
def test_without_a_purpose_or_chinese_nothing_is_copied_or_held(
    office: Office, category: str | None, zh: str, code: str
) -> None:
    made = drafted(office, zh=zh, category=category)
    with pytest.raises(Refusal) as copying:
        notices.release(office, made, [])
    with pytest.raises(Refusal) as holding:
        notices.hold(office, made, [])
    assert said(copying.value).code == said(holding.value).code == code
    line = notices.notice(office, made)
    assert (line.state, line.postings) == (State.DRAFT, ())


def test_a_students_data_does_not_leave(office: Office) -> None:
    roster.add(
        office,
        {"student_no": "20230001", "english_name": "Jane Doe", "chinese_name": "杜珍", "passport_no": "E87654321"},
    )
    made = drafted(office, zh="请杜珍同学（护照号 E87654321）来办公室。")
    told = refused("content.8-privacy", notices.release, office, made, [])
    assert told.article == 8
    assert notices.notice(office, made).postings == ()


def test_out_of_hours_only_with_a_reason(office: Office, clock: Clock) -> None:
    made = drafted(office)
    clock.at = NIGHT
    assert refused("hours.closed", notices.release, office, made, []).article == 5
    refused("hours.no_reason", notices.release, office, made, [], Exemption(Ground.MEDICAL, " \n "))
    notices.release(office, made, ["大群"], Exemption(Ground.MEDICAL, "  3号楼有人晕倒 "))
    [line] = notices.notice(office, made).postings
    assert (line.exception, line.reason) == ("medical", "3号楼有人晕倒")


def test_inside_the_hours_no_exception_is_recorded(office: Office) -> None:
    made = drafted(office)
    notices.release(office, made, [], Exemption(Ground.SAFETY, "误点"))
    assert notices.notice(office, made).postings[0].exception is None


def test_a_held_notice_waits_for_the_opening_and_is_checked_again_then(office: Office, clock: Clock) -> None:
    made = drafted(office)
    clock.at = NIGHT
    notices.hold(office, made, ["大群"])
    assert notices.notice(office, made).state is State.HELD
    refused("hours.closed", notices.release, office, made, ["大群"])
    notices.revise(office, made, "life", ZH, "", "")  # a held one may still be changed, and stays held
    assert notices.notice(office, made).state is State.HELD
    clock.at = datetime(2025, 11, 21, 7, 0, tzinfo=CHINA)
    notices.release(office, made, ["大群"])
    assert notices.notice(office, made).state is State.COPIED


@pytest.mark.parametrize(
    ("opens", "closes", "hour", "open_now"),
    [
        ("07:00", "23:00", 6, False),
        ("22:00", "02:00", 1, True),
        ("22:00", "02:00", 3, False),
        ("00:00", "00:00", 3, True),
    ],
)
def test_the_window_is_a_setting_across_midnight_too(
    office: Office, clock: Clock, opens: str, closes: str, hour: int, open_now: bool
) -> None:
    settings.change(office, {"opens": opens, "closes": closes})
    clock.at = clock.at.replace(hour=hour)
    assert notices.window_state(office).open is open_now
    made = drafted(office)
    if open_now:
        assert notices.release(office, made, []).text
    else:
        refused("hours.closed", notices.release, office, made, [])


def test_saving_the_same_again_writes_nothing(office: Office) -> None:
    made = drafted(office)
    line = notices.notice(office, made)
    before = len(history.acts(office))
    assert notices.revise(office, made, line.category, line.zh, line.en, line.title).act_id is None
    assert len(history.acts(office)) == before
    refused("purpose.unknown", notices.revise, office, made, "gossip", ZH, EN)


def test_a_notice_in_the_bin_is_gone_until_undone(office: Office) -> None:
    made = drafted(office)
    notices.discard(office, made)
    assert notices.notices(office) == []
    refused("notices.unknown", notices.notice, office, made)
    history.undo(office)
    assert [line.id for line in notices.notices(office)] == [made]


@pytest.fixture
def about_jane(office: Office) -> int:
    """A draft that would give a student's data away."""
    person = {"student_no": "20230001", "english_name": "Jane Doe", "chinese_name": "杜珍", "passport_no": "E87654321"}
    roster.add(office, person)
    return drafted(office, zh="请杜珍同学（护照号 E87654321）来办公室。", en="")


def test_a_students_data_leaves_with_its_reason_on_record(office: Office, about_jane: int) -> None:
    refused("content.8-privacy", notices.release, office, about_jane, ["大群"], None, "  ")
    notices.release(office, about_jane, ["大群"], disclosure=" 本人同意 ")
    assert notices.notice(office, about_jane).postings[-1].disclosure == "本人同意"
    plain = drafted(office)
    notices.release(office, plain, ["大群"], disclosure="不需要")  # nothing was disclosed
    assert notices.notice(office, plain).postings[-1].disclosure is None


def test_what_is_held_with_its_reason_goes_out_with_it_as_long_as_nobody_changes_it(
    office: Office, about_jane: int, clock: Clock
) -> None:
    morning, clock.at = clock.at, NIGHT
    refused("content.8-privacy", notices.hold, office, about_jane, ["大群"])
    notices.hold(office, about_jane, ["大群"], "本人同意")
    assert notices.notice(office, about_jane).postings[-1].disclosure == "本人同意"
    clock.at = morning + timedelta(days=1)
    old = notices.notice(office, about_jane)
    notices.revise(office, about_jane, old.category, f"{old.zh}今天就来。", old.en)
    refused("content.8-privacy", notices.release_held, office, about_jane)
    history.undo(office)
    notices.release_held(office, about_jane)
    assert notices.notice(office, about_jane).postings[-1].disclosure == "本人同意"


def test_a_private_message_knows_no_hours_and_no_groups(office: Office, about_jane: int, clock: Clock) -> None:
    clock.at = NIGHT
    notices.make_private(office, about_jane)
    assert notices.make_private(office, about_jane).act_id is None
    released = notices.release(office, about_jane, ["大群"], Exemption(Ground.OTHER, "不需要"))
    line = notices.notice(office, about_jane)
    assert released.text == line.zh and line.private
    assert (line.groups, line.postings[-1].groups, line.postings[-1].exception) == ((), (), None)
    refused("notices.already_out", notices.make_private, office, about_jane, False)


def test_what_was_made_private_can_be_a_notice_again(office: Office) -> None:
    made = notices.draft(office, "life", ZH, EN, groups=["大群"]).made or 0
    notices.make_private(office, made)
    history.undo(office)
    assert notices.notice(office, made).groups == ("大群",)
    notices.make_private(office, made)
    notices.make_private(office, made, False)
    assert (notices.notice(office, made).private, notices.notice(office, made).groups) == (False, ())
    empty = notices.draft(office, "life", "", "").made or 0
    notices.make_private(office, empty)
    refused("language.empty", notices.release, office, empty, [])


def test_confirming_can_be_undone_and_what_is_left_out_is_told(office: Office, clock: Clock) -> None:
    made = notices.draft(office, "life", ZH, EN, groups=["大群", "一班"]).made or 0
    notices.release(office, made, ["大群", "一班"])
    notices.posted(office, made, ["大群"])
    line = notices.notice(office, made)
    assert (line.outstanding, line.postings[-1].by) == (("一班",), "Counselor Test")
    history.undo(office)
    assert (notices.notice(office, made).state, notices.notice(office, made).outstanding) == (State.COPIED, ())
    notices.posted(office, made)
    assert notices.notice(office, made).outstanding == ()


@pytest.mark.parametrize("reason", ["", "  ", "\u200b", "\u3164\ufe0f"])
def test_a_reason_that_nobody_can_read_is_none(office: Office, about_jane: int, clock: Clock, reason: str) -> None:
    refused("content.8-privacy", lambda: notices.release(office, about_jane, ["大群"], disclosure=reason))
    made, clock.at = drafted(office), NIGHT
    refused("hours.no_reason", notices.release, office, made, ["大群"], Exemption(Ground.OTHER, reason))


def test_what_follows_a_private_message_stays_private_and_stands_in_no_log(office: Office, about_jane: int) -> None:
    notices.make_private(office, about_jane)
    notices.release(office, about_jane, ())
    corrected = notices.correct(office, about_jane, Twin("周三", "Wednesday"), Twin("周四", "Thursday")).made or 0
    reminder = notices.remind(office, about_jane).made or 0
    assert notices.notice(office, corrected).private and notices.notice(office, reminder).private
    refused("posting.nothing_out", log, office)


def test_what_was_never_copied_here_is_on_record_as_entered_afterwards(office: Office) -> None:
    made, copied = drafted(office), drafted(office)
    notices.posted(office, made, ["大群"])
    notices.release(office, copied, ["大群"])
    notices.posted(office, copied, ["大群"])
    assert [step.afterwards for step in notices.notice(office, made).postings] == [True]
    assert [step.afterwards for step in notices.notice(office, copied).postings] == [False, False]


def test_what_is_still_to_be_filled_in_neither_leaves_nor_waits(office: Office) -> None:
    made = drafted(office, "请于{日期}到逸夫楼报到。", "Please come to Yifu Building on {date}.")
    assert said(refused("language.gap", notices.release, office, made, ["大群"])).facts["found"] == "{日期}"
    refused("language.gap", notices.hold, office, made, ["大群"])
    assert notices.notice(office, made).state is State.DRAFT
