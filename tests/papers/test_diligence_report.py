"""The owner's month: its figures on one page however many groups there are, and nobody's name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.convention.groups import GroupKind
from lut_admin.papers import diligence_report
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.diligence_report import Asked, Count, Diligence, GroupWork, Standing
from lut_admin.papers.printing import Press
from lut_admin.papers.words import Word
from tests.papers import golden
from tests.papers.hostile_names import NAMES

CLASSES = tuple(
    GroupWork(
        f"20{23 + n % 4}级汉语言{n // 4 + 1}班",
        GroupKind.CLASS,
        20 + n,
        2,
        Asked(n % 5, n % 4),
        Asked(n % 2),
        invitations=n,
    )
    for n in range(16)
)
MAIN = GroupWork("LUT International Students", GroupKind.MAIN, 473, 4, Asked(38, 31), Asked(6, 5), Asked(9, 8), 12)
ALUMNI = GroupWork("国际学生校友群", GroupKind.ALUMNI)
REPORT = Diligence(
    month=date(2026, 11, 1),
    printed=datetime(2026, 11, 30, 17, 0),
    owner="李晓明",
    groups=(MAIN, *CLASSES, ALUMNI),
    reminders=(Count(Word("hours.ground_medical"), 12), Count(Word("hours.ground_other"), 5)),
    notices_in_hours=14,
    exceptions=(Count(Word("hours.ground_safety"), 2), Count(Word("hours.ground_medical"), 0)),
    cases_opened=1,
    before=Standing(390, 51, 14, 6, 12),
    after=Standing(441, 20, 9, 1, 2),
    school_zh="兰州理工大学国际教育学院",
    school_en="School of International Education, LUT",
    anchor=Anchor(1234, "0123456789abcdef" * 4),
)


def printed(press: Press, report: Diligence) -> bytes:
    return press.pdf(diligence_report.FORM, diligence_report.content(report), tags=False)


def pages_of(press: Press, report: Diligence) -> list[str]:
    return golden.pages_of(printed(press, report))


def test_the_report_is_as_stored(press: Press) -> None:
    golden.check("diligence_report", printed(press, REPORT))


def test_eighteen_groups_are_one_page_of_less_than_100_kb_with_its_fonts_inside(press: Press) -> None:
    pdf = printed(press, REPORT)
    assert len(golden.text_of(pdf)) == 1
    assert len(pdf) <= 100_000
    assert golden.bare_fonts(pdf) == []


def test_twenty_classes_with_the_longest_usual_names_still_fit_on_a_page(press: Press) -> None:
    long = tuple(replace(group, name="2026级机械设计制造及其自动化10班") for group in (*CLASSES, *CLASSES[:4]))
    (page,) = pages_of(press, replace(REPORT, groups=long))
    assert page.count("自动化10班") == 20


def test_two_main_groups_and_thirty_classes_fit_on_a_page(press: Press) -> None:
    thirty = tuple(replace(CLASSES[0], name=f"2026级机械工程第{n:02}班") for n in range(30))
    (page,) = pages_of(press, replace(REPORT, groups=(MAIN, replace(MAIN, name="Second"), *thirty, ALUMNI)))
    assert page.count("机械工程第") == 30 and page.count("学院意见") == 1


def test_fifty_one_groups_are_one_page_with_every_group_and_its_figures(press: Press) -> None:
    many = tuple(replace(CLASSES[0], name=f"2026级机械工程{n:02}班", renames=Asked(n, n // 2)) for n in range(49))
    (page,) = pages_of(press, replace(REPORT, groups=(MAIN, *many, ALUMNI)))
    assert all(f"2026级机械工程{n:02}班" in page for n in range(49)) and "48/24" in page
    assert page.count("学院意见") == 1 and page.count("合计Total") == 1 and "未逐一列出" not in page


def test_of_more_groups_than_one_page_holds_those_that_ask_for_something_are_listed(press: Press) -> None:
    quiet = tuple(replace(CLASSES[0], name=f"安静{n:03}班", renames=Asked(), leavers=Asked()) for n in range(150))
    busy = tuple(replace(one, name=f"忙碌{n:03}班", strangers=Asked(3, 1)) for n, one in enumerate(quiet[:9]))
    groups = (MAIN, *quiet[:80], *busy, *quiet[80:], ALUMNI)
    (page,) = pages_of(press, replace(REPORT, groups=groups))
    assert all(f"忙碌{n:03}班" in page for n in range(9)) and "安静149班" not in page
    listed = sum(f"安静{n:03}班" in page for n in range(150))
    told = re.search(r"notlistedonebyone\(inthetotal\):(\d+)", page)
    assert told and listed > 20 and int(told[1]) == 150 - listed
    total = sum(one.members or 0 for one in groups)
    assert str(total) in page and page.count("学院意见") == 1


def test_the_total_adds_up_every_column_and_the_unknown_is_nothing() -> None:
    two = (
        GroupWork("a", GroupKind.MAIN, 30, 2, Asked(5, 4), Asked(3, 2), Asked(2, 1), 7),
        GroupWork("b", GroupKind.CLASS),
    )
    assert diligence_report.content(replace(REPORT, groups=two))["total"] == [30, 2, 5, 4, 3, 2, 2, 1, 7]
    assert diligence_report.content(replace(REPORT, groups=()))["total"] == []


def test_groups_of_a_kind_stand_together_the_main_group_first() -> None:
    mixed = (ALUMNI, CLASSES[1], MAIN, CLASSES[0])
    kinds = diligence_report.content(replace(REPORT, groups=mixed))["kinds"]
    assert [[group["name"] for group in kind["groups"]] for kind in kinds] == [
        [MAIN.name], [CLASSES[1].name, CLASSES[0].name], [ALUMNI.name],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("standing", "share"),
    [
        (Standing(fine=3), "100%"),
        (Standing(fine=1999, to_rename=1), "99.9%"),
        (Standing(fine=2, strangers=1), "66.6%"),
        (Standing(to_check=4), "0.0%"),
    ],
)
def test_the_share_is_rounded_down_so_that_a_hundred_means_everybody(standing: Standing, share: str) -> None:
    content = diligence_report.content(replace(REPORT, after=standing))
    assert content["after"]["share"] == share
    assert sum(part["n"] for part in content["after"]["parts"]) == standing.members


def test_what_was_never_checked_is_said_and_not_called_zero_percent(press: Press) -> None:
    (page,) = pages_of(press, replace(REPORT, before=None, after=Standing()))
    assert page.count("尚未核对notcheckedyet") == 2
    assert "%" not in page


def test_a_month_without_groups_or_deeds_prints(press: Press) -> None:
    (page,) = pages_of(press, Diligence(date(2026, 2, 14), date(2026, 3, 2), "", ()))
    assert "本月没有微信群" in page and "合计" not in page
    assert "2026年2月February2026" in page and "2026-02-01—2026-02-28" in page


@pytest.mark.parametrize(
    ("at", "end"),
    [
        (date(2026, 11, 22), "2026-11-22"),
        (date(2026, 12, 1), "2026-11-30"),
        (datetime(2026, 11, 21, 16, 30, tzinfo=UTC), "2026-11-22"),
    ],
)
def test_a_report_within_the_month_ends_on_its_day_in_china(at: date, end: str) -> None:
    assert diligence_report.content(replace(REPORT, printed=at))["period"] == f"2026-11-01 — {end}"


def test_kinds_that_did_not_happen_are_not_listed(press: Press) -> None:
    (page,) = pages_of(press, REPORT)
    assert re.search(
        r"Outofhours2安全事项Safety2提醒学生Reminders17医疗救治Medicalcare12；其他特殊情况Otherspecialcase5", page
    )


@pytest.mark.parametrize("at", range(0, len(NAMES), 20))
def test_any_name_of_a_group_is_printed_as_it_is(press: Press, at: int) -> None:
    names = NAMES[at : at + 20]
    report = replace(REPORT, groups=tuple(GroupWork(name, GroupKind.CLASS, 1) for name in names), owner=names[0])
    missing = press.unprintable(diligence_report.FORM, diligence_report.content(report))
    pdf = printed(press, report)
    assert golden.shows(pdf, "".join(names), missing)
    text = "".join("".join(golden.text_of(pdf)).split()).replace("\u200b", "")
    for name in names:
        if name.isascii() and name.isprintable():
            assert "".join(name.split()) in text
    assert golden.bare_fonts(pdf) == []


@settings(max_examples=15)
@given(name=st.text(max_size=60))
def test_any_text_prints_or_is_told_to_be_unprintable(press: Press, name: str) -> None:
    report = replace(REPORT, groups=(replace(MAIN, name=name),), owner=name)
    missing = press.unprintable(diligence_report.FORM, diligence_report.content(report))
    assert golden.shows(printed(press, report), name, missing)


def test_the_report_prints_with_the_fonts_of_this_computer() -> None:
    assert diligence_report.pdf(REPORT).startswith(b"%PDF-")
    assert len(diligence_report.pages(REPORT, ppi=40)) == 1
    assert diligence_report.unprintable(REPORT) == ()
