"""A correction puts the old words beside the new, goes to the same groups, and is no emergency by itself (Art. 5)."""

from __future__ import annotations

from datetime import datetime

import pytest

from lut_admin.convention.hours import CHINA, Exemption, Ground
from lut_admin.office import notices
from lut_admin.office.notices import Audience
from lut_admin.office.notices.correcting import title_in_english
from lut_admin.office.office import Office
from lut_admin.papers.notice_templates import Twin
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.office.notices.conftest import Out

ZH = "体检通知\n时间：11月21日（星期五）8:30\n地点：南门"
EN = "Physical examination\nTime: Friday 21 November, 08:30\nPlace: South Gate"
NIGHT = datetime(2025, 11, 20, 23, 40, tzinfo=CHINA)
WRONG, RIGHT = Twin("地点：南门", "Place: South Gate"), Twin("地点：北门", "Place: North Gate")


def test_it_is_prefilled_from_what_is_out(office: Office, out: Out) -> None:
    notice_id = out(ZH, EN, Audience(("大群", "一班")))
    found = notices.correctable(office, notice_id)
    assert found.lines[2] == WRONG
    assert found.likely == 1  # the line with the day
    made = notices.correct(office, notice_id, WRONG, RIGHT).made or 0
    line = notices.notice(office, made)
    assert (line.corrects, line.groups, line.category) == (notice_id, ("大群", "一班"), "life")
    assert line.title == "更正：体检通知"
    for words in ("体检通知", "南门", "北门", "11月20日"):
        assert words in line.zh
    for words in ("Physical examination", "South Gate", "North Gate", "20 November"):
        assert words in line.en
    assert [
        f.code for f in notices.findings(office, line.category, line.zh, line.en) if f.code.startswith("twin")
    ] == []


def test_halves_of_different_length_are_set_side_by_side(office: Office, out: Out) -> None:
    found = notices.correctable(
        office, out("体检通知\n时间：11月21日8:30\n请准时", "Physical examination on 21 November, 08:30")
    )
    assert found.lines[1:] == (Twin("时间：11月21日8:30", ""), Twin("请准时", ""))


@pytest.mark.parametrize(("wrong", "right"), [(WRONG, WRONG), (WRONG, Twin("", "x")), (WRONG, Twin("地点：北门", " "))])
def test_what_corrects_nothing(office: Office, out: Out, wrong: Twin, right: Twin) -> None:
    with pytest.raises(Refusal) as told:
        notices.correct(office, out(ZH, EN), wrong, right)
    assert told.value.code == "posting.nothing_corrected"


def test_a_draft_needs_no_correction(office: Office) -> None:
    made = notices.draft(office, "life", ZH, EN).made or 0
    with pytest.raises(Refusal) as told:
        notices.correct(office, made, WRONG, RIGHT)
    assert told.value.code == "posting.not_out"


def corrected(office: Office, notice_id: int, right: Twin = RIGHT, wrong: Twin = WRONG) -> int:
    return notices.correct(office, notice_id, wrong, right).made or 0


@pytest.mark.parametrize("ground", [Ground.CORRECTION, Ground.OTHER])
def test_at_night_it_goes_out_where_the_thing_is_before_the_next_noon(
    office: Office, out: Out, clock: Clock, ground: Ground
) -> None:
    made = corrected(office, out(ZH, EN))
    clock.at = NIGHT
    with pytest.raises(Refusal) as told:
        notices.release(office, made, ["大群"])
    assert told.value.code == "hours.closed"
    notices.release(office, made, ["大群"], Exemption(ground, "集合地点写错"))
    [step] = notices.notice(office, made).postings
    assert (step.exception, step.reason) == ("correction", "集合地点写错")


@pytest.mark.parametrize("ground", [Ground.CORRECTION, Ground.OTHER])
def test_what_is_later_waits_whatever_the_exception_is_called(
    office: Office, out: Out, clock: Clock, ground: Ground
) -> None:
    made = corrected(office, out(ZH.replace("21日（星期五）", "28日（星期五）"), EN.replace("21", "28")))
    clock.at = NIGHT
    with pytest.raises(Refusal) as told:
        notices.release(office, made, ["大群"], Exemption(ground, "地点写错"))
    assert told.value.code == "hours.correction_waits"
    notices.release(office, made, ["大群"], Exemption(Ground.SAFETY, "南门塌方"))  # that is another matter
    assert notices.notice(office, made).postings[-1].exception == "safety"


def test_the_days_of_the_correction_itself_count(office: Office, out: Out, clock: Clock) -> None:
    late = out(ZH.replace("21日（星期五）", "28日（星期五）"), EN.replace("21", "28"))
    wrong = Twin("时间：11月28日（星期五）8:30", "Time: Friday 28 November, 08:30")
    right = Twin("时间：11月21日（星期五）8:30", "Time: Friday 21 November, 08:30")
    made = corrected(office, late, right, wrong)
    clock.at = NIGHT
    notices.release(office, made, ["大群"], Exemption(Ground.CORRECTION, "日期写错"))


def test_a_notice_that_corrects_nothing_on_record_may_still_say_it_does(office: Office, clock: Clock) -> None:
    near = (
        notices.draft(
            office, "life", "更正：11月21日8:30的讲座改在逸夫楼", "Correction: the lecture of 21 November, 08:30"
        ).made
        or 0
    )
    undated = (
        notices.draft(office, "life", "更正：讲座改在逸夫楼", "Correction: the lecture is in Yifu Building").made or 0
    )
    clock.at = NIGHT
    notices.release(office, near, [], Exemption(Ground.CORRECTION, "地点写错"))
    with pytest.raises(Refusal) as told:
        notices.release(office, undated, [], Exemption(Ground.CORRECTION, "地点写错"))
    assert told.value.code == "hours.correction_undated"


@pytest.mark.parametrize(
    ("en", "title"),
    [
        ("Dear students,\nPhysical examination\nTime: 08:30", "Physical examination"),
        (
            "Dear students,\nPlease pay this term's tuition before Wednesday, 25 November 2026, and add your name.",
            "Please pay this term's tuition…",
        ),
        ("The final examinations of this term are held in the gymnasium of the East Campus from 9:00.",
         "The final examinations of this term are held…"),
        ("On 25 November 2026 the whole school has a holiday because of the sports meeting.", "体检通知"),
        ("Notice: fire drill\nCome to the square.", "fire drill"),
        ("NOTICE： fire drill", "fire drill"),
        ("Notice:\nFire drill", "Notice:"),
        ("Noticeable: fire drill", "Noticeable: fire drill"),
        ("", "体检通知"),
    ],
)  # fmt: skip
def test_the_english_title_is_never_half_a_date(office: Office, out: Out, en: str, title: str) -> None:
    assert title_in_english(notices.notice(office, out("体检通知\n时间另定", en))) == title
