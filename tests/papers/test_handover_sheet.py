"""The handover sheet: both owners, what is open, the duty word for word, three signatures, one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.convention.articles import Article
from lut_admin.convention.groups import GroupKind, Owner
from lut_admin.papers import handover_sheet
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.handover_sheet import HandoverSheet, OpenMatters
from lut_admin.papers.printing import Press
from tests.papers import golden
from tests.papers.hostile_names import NAMES

TENTH = Article(10, "监督与处理", "Supervision", "情节严重者追究群主有关责任", "The owner shall be held accountable.")
SHEET = HandoverSheet(
    group="2026级汉语言1班",
    kind=GroupKind.CLASS,
    old_owner="李晓明",
    new_owner="王雅琴",
    on=date(2026, 11, 22),
    class_name="2026级汉语言1班",
    old_role=Owner.ADVISER,
    new_role=Owner.COUNSELOR,
    members=31,
    capacity=500,
    checked=datetime(2026, 11, 20, 7, 30, tzinfo=UTC),
    matters=OpenMatters(3, 1, 2, 0, 4, 5),
    qr_note="扫码入群，仅限本班学生",
    qr_expires=date(2026, 11, 29),
    note="两名学生休学中，暂不移出。\n其余无。",
    articles=(TENTH,),
    school_zh="兰州理工大学国际教育学院",
    school_en="School of International Education, LUT",
    anchor=Anchor(1234, "0123456789abcdef" * 4),
)


def printed(press: Press, sheet: HandoverSheet) -> bytes:
    return press.pdf(handover_sheet.FORM, handover_sheet.content(sheet))


def pages_of(press: Press, sheet: HandoverSheet) -> list[str]:
    return golden.pages_of(printed(press, sheet))


def test_the_sheet_is_as_stored(press: Press) -> None:
    golden.check("handover_sheet", printed(press, SHEET))


def test_the_sheet_is_less_than_100_kb_with_its_fonts_inside(press: Press) -> None:
    pdf = printed(press, SHEET)
    assert len(pdf) <= 100_000
    assert golden.bare_fonts(pdf) == []


def test_all_three_sign_and_the_duty_is_quoted_in_both_languages(press: Press) -> None:
    (page,) = pages_of(press, SHEET)
    assert page.count("签名Signature:") == 3
    for text in (
        "第十条",
        "Article10",
        "情节严重者追究群主有关责任",
        "Theownershallbeheldaccountable.",
        "2026-11-2015:30",
        "31/500",
    ):
        assert text in page


def test_what_is_open_is_counted_in_the_order_of_its_labels(press: Press) -> None:
    (page,) = pages_of(press, SHEET)
    labels = "待改昵称Torename应退群Mustleave名单外人员Strangers待核实Tocheck未入群Missing提醒未回复Unanswered"
    assert f"{labels}未办结事项Openmatters312045" in page


def test_nobody_is_called_missing_without_a_complete_list(press: Press) -> None:
    (page,) = pages_of(press, replace(SHEET, matters=OpenMatters(3, 1, 2, 0, None, 5)))
    assert "Openmatters3120—5" in page


def test_what_is_unknown_prints_as_a_dash_on_one_page(press: Press) -> None:
    (page,) = pages_of(press, HandoverSheet("", GroupKind.MAIN, "", "", date(2026, 1, 1)))
    assert page.count("—") == 8
    assert "该群尚未核对成员" in page and "None" not in page


@pytest.mark.parametrize("text", ["汉" * 200, "Word " * 60, "x" * 200])
def test_the_longest_answers_still_fit_on_a_page(press: Press, text: str) -> None:
    long = replace(SHEET, group=text, old_owner=text, new_owner=text, class_name=text, qr_note=text, note=text)
    (page,) = pages_of(press, long)
    assert page.count(text[0]) >= 6 * text.count(text[0])


def test_a_note_without_end_goes_on_and_all_is_signed_once(press: Press) -> None:
    pages = pages_of(press, replace(SHEET, note="备注很长。\n" * 200))
    assert len(pages) > 1
    assert sum(page.count("备注很长。") for page in pages) == 200
    assert [page.count("签名Signature:") for page in pages] == [0] * (len(pages) - 1) + [3]


@pytest.mark.parametrize("at", range(0, len(NAMES), 5))
def test_any_name_is_printed_as_it_is(press: Press, at: int) -> None:
    names = (*NAMES[at : at + 5], "", "", "", "")
    sheet = replace(SHEET, group=names[0], old_owner=names[1], new_owner=names[2], qr_note=names[3], note=names[4])
    pdf = printed(press, sheet)
    assert golden.shows(pdf, "".join(names), press.unprintable(handover_sheet.FORM, handover_sheet.content(sheet)))
    text = "".join("".join(golden.text_of(pdf)).split()).replace("\u200b", "")
    for name in names:
        if name.isascii() and name.isprintable():
            assert "".join(name.split()) in text


@settings(max_examples=15)
@given(text=st.text(max_size=60))
def test_any_text_prints_or_is_told_to_be_unprintable(press: Press, text: str) -> None:
    sheet = replace(SHEET, group=text, new_owner=text, note=text, class_name=text)
    missing = press.unprintable(handover_sheet.FORM, handover_sheet.content(sheet))
    assert golden.shows(printed(press, sheet), text, missing)


def test_the_sheet_prints_with_the_fonts_of_this_computer() -> None:
    assert handover_sheet.pdf(SHEET).startswith(b"%PDF-")
    assert len(handover_sheet.pages(SHEET, ppi=40)) == 1
    assert handover_sheet.unprintable(SHEET) == ()
