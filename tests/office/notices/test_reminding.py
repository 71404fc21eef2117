"""Deadlines that are near are told before they fall, and the reminder is written from the notice."""

from __future__ import annotations

from datetime import datetime

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.convention.moments import Moment
from lut_admin.office import notices, settings
from lut_admin.office.office import Office
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.office.notices.conftest import Out

ZH = "体检通知\n截止时间：11月22日（星期六）17:00"
EN = "Physical examination\nDeadline: 17:00 on Saturday 22 November"


def test_a_deadline_is_told_within_the_days_that_are_set(office: Office, out: Out, clock: Clock) -> None:
    notice_id = out(ZH, EN)
    notices.draft(office, "life", ZH, EN)  # a draft asks nobody for anything
    [one] = notices.coming(office)
    assert (one.notice.id, one.due, one.days, one.reminder) == (notice_id, Moment.of("2025-11-22T17:00"), 2, None)
    settings.change(office, {"deadline_days": 1})
    assert notices.coming(office) == []
    clock.at = datetime(2025, 11, 22, 16, 59, tzinfo=CHINA)
    assert [one.days for one in notices.coming(office)] == [0]
    clock.at = datetime(2025, 11, 22, 17, 1, tzinfo=CHINA)
    assert notices.coming(office) == []


def test_a_reminder_says_what_the_notice_said_to_the_same_groups(office: Office, out: Out) -> None:
    notice_id = out(ZH, EN, ["大群", "一班"])
    made = notices.remind(office, notice_id).made or 0
    line = notices.notice(office, made)
    assert (line.reminds, line.groups, line.category, line.title) == (
        notice_id,
        ("大群", "一班"),
        "life",
        "提醒：体检通知",
    )
    assert line.zh.startswith("提醒：体检通知\n截止时间：11月22日（星期六）17:00\n") and line.zh.endswith(ZH)
    assert line.en.startswith("Reminder: Physical examination\nDeadline: 17:00 on Saturday 22 November\n")
    assert notices.findings(office, line.category, line.zh, line.en) == ()
    [one] = notices.coming(office)
    assert one.reminder == made  # drafted, not yet out
    notices.release(office, made, ["大群"])
    assert notices.coming(office) == []


def test_a_reminder_may_say_how_many_but_never_who(office: Office, out: Out) -> None:
    made = notices.remind(office, out("请接龙确认。", "Please confirm."), unconfirmed=3).made or 0
    line = notices.notice(office, made)
    assert "还有 3 位同学没有确认" in line.zh and "3 students have not answered" in line.en
    assert notices.findings(office, line.category, line.zh, line.en) == ()


def test_a_reminder_may_be_for_one_of_the_groups(office: Office, out: Out) -> None:
    notice_id = out(ZH, EN, ["大群", "一班"])
    made = notices.remind(office, notice_id, unconfirmed=3, groups=["一班"]).made or 0
    assert notices.notice(office, made).groups == ("一班",)
    assert notices.notice(office, notice_id).groups == ("大群", "一班")


def test_the_word_notice_is_not_said_twice(office: Office, out: Out) -> None:
    line = notices.notice(
        office, notices.remind(office, out("通知：消防演练\n请参加。", "Notice: fire drill\nCome.")).made or 0
    )
    assert line.title == "提醒：消防演练" and line.zh.startswith("提醒：消防演练\n")
    assert line.en.startswith("Reminder: fire drill\n") and "Notice: fire drill\nCome." in line.en


def test_a_chinese_notice_has_a_chinese_reminder_and_a_draft_none(office: Office, out: Out) -> None:
    line = notices.notice(office, notices.remind(office, out(ZH, "")).made or 0)
    assert line.en == ""
    with pytest.raises(Refusal) as told:
        notices.remind(office, line.id)
    assert told.value.code == "posting.not_out"


def test_of_a_notice_changed_before_it_went_out_the_last_text_counts(office: Office) -> None:
    made = notices.draft(office, "life", ZH, EN).made or 0
    notices.revise(office, made, "life", ZH.replace("22日（星期六）", "21日（星期五）"), EN)
    notices.release(office, made, [])
    assert [one.due.iso for one in notices.coming(office)] == ["2025-11-21T17:00"]
