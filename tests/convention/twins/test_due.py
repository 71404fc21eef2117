"""When a notice's things happen and by when it asks for something: the day with the time beside it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.hours import CHINA
from lut_admin.convention.moments import Moment
from lut_admin.convention.twins import deadlines, moments
from lut_admin.papers.notice_templates import Kind, read_facts, render, shipped

WRITTEN = date(2025, 11, 20)


def isos(found: tuple[Moment, ...]) -> list[str]:
    return [moment.iso for moment in found]


@pytest.mark.parametrize(
    ("zh", "due", "named"),
    [
        ("请于11月30日前办理体检。", ["2025-11-30"], ["2025-11-30"]),
        ("截止时间：11月30日（星期日）17:00", ["2025-11-30T17:00"], ["2025-11-30T17:00"]),
        ("请于12月5日下午3点前提交", ["2025-12-05T15:00"], ["2025-12-05T15:00"]),
        ("12月5日3点前提交", ["2025-12-05T15:00"], ["2025-12-05T15:00"]),
        ("请于明天17:00前提交", ["2025-11-21T17:00"], ["2025-11-21T17:00"]),
        (
            "报名截止2025年12月1日。考试：12月10日9:00，逸夫楼305",
            ["2025-12-01"],
            ["2025-12-01", "2025-12-10T09:00"],
        ),
        ("材料于2月3日前交齐", ["2026-02-03"], ["2026-02-03"]),
        ("考试11月25日。请于9:00到场。", [], ["2025-11-25"]),
        ("周会改在逸夫楼305", [], []),
        ("", [], []),
    ],
)
def test_deadlines_and_days_of_the_chinese_half(zh: str, due: list[str], named: list[str]) -> None:
    assert isos(deadlines(zh, "by 1 January", WRITTEN))[: len(due)] == due or not due
    assert isos(deadlines(zh, "", WRITTEN)) == due
    assert isos(moments(zh, "", WRITTEN)) == named


@pytest.mark.parametrize(
    ("zh", "en", "due"),
    [
        ("网上报名期限：12月1日至12月12日。", "", ["2025-12-12"]),
        ("补缴费时间为12月3日8:30—12月5日16:00。", "", ["2025-12-05T16:00"]),
        ("请于12月8日（周一）至10日（周三）上午9:00—11:30到办公室领取证书。", "", ["2025-12-10T11:30"]),
        ("", "Applications are open from 1 to 15 December.", ["2025-12-15"]),
        ("寒假：1月12日至2月20日。请保持联系。", "", []),
        ("考试时间：12月22日至26日。", "Examination period: 22-26 December.", []),
        ("", "The book fair runs from 3 to 5 December.", []),
    ],
)
def test_the_last_day_to_do_something_within_a_period_is_a_deadline(zh: str, en: str, due: list[str]) -> None:
    assert isos(deadlines(zh, en, WRITTEN)) == due


def test_the_english_half_is_read_where_the_chinese_names_none() -> None:
    english = "Please register by 17:00 on Sunday 30 November."
    assert isos(deadlines("", english, WRITTEN)) == ["2025-11-30T17:00"]
    assert isos(deadlines("请尽快报名。", english, WRITTEN)) == ["2025-11-30T17:00"]


def test_a_moment_is_kept_as_text_and_read_again() -> None:
    for iso in ("2025-11-30", "2025-11-30T17:00"):
        assert Moment.of(iso).iso == iso
    assert Moment.of("2025-11-30").value == date(2025, 11, 30)
    assert Moment.of("2025-11-30T17:00").value == datetime(2025, 11, 30, 17, tzinfo=CHINA)


@pytest.mark.parametrize("name", [one.id for one in shipped() if any(f.kind is Kind.DEADLINE for f in one.fields)])
def test_the_deadline_that_a_template_tells_is_found_in_either_half(name: str) -> None:
    [template] = [one for one in shipped() if one.id == name]
    facts = read_facts(template, [(field.name, text) for field in template.fields for text in field.example])
    made = render(template, facts, date(2026, 9, 1))
    told = {field.name for field in template.fields if field.kind is Kind.DEADLINE}
    wanted = {str(facts[one]).replace(" ", "T")[:16] for one in told}
    assert wanted <= set(isos(deadlines(made.zh, made.en, date(2026, 9, 1))))
    assert wanted <= set(isos(deadlines("", made.en, date(2026, 9, 1))))


@given(st.text(st.sampled_from("0123456789年月日号前截止明天上午下午点半:/-. \nby on May PM")), st.dates())
def test_any_text_is_read(text: str, written: date) -> None:
    for found in (deadlines(text, text, written), moments(text, text, written)):
        assert all(Moment.of(moment.iso) == moment for moment in found)
        assert list(found) == sorted(set(found), key=lambda one: (one.on, one.at is None, one.at or 0))
