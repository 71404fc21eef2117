"""The emergency card: one page, whatever the answers."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from lut_admin.papers import emergency_card
from lut_admin.papers.emergency_card import EmergencyCard
from lut_admin.papers.printing import Press
from tests.papers import golden

CARD = EmergencyCard(
    "NGUYEN MINH ANH", "阮明英", "202612031045", "越南 Vietnam", "C1234567", "2005-03-09", "2026级汉语言1班", "西校区5号楼412",
    "13800002210", "来华人员综合保险", "Nguyen Van Binh（父亲）", "+84 91 234 5678", "李晓明", "0931 297 0000",
)  # fmt: skip


def test_the_card_is_as_stored(press: Press) -> None:
    content = emergency_card.content(
        CARD,
        printed=date(2026, 11, 22),
        school_zh="兰州理工大学国际教育学院",
        school_en="School of International Education, LUT",
    )
    golden.check("emergency_card", press.pdf(emergency_card.FORM, content))


@pytest.mark.parametrize("length", [1, 60, 200])
def test_the_card_is_one_page_however_long_the_answers(press: Press, length: int) -> None:
    for text in ("汉" * length, "Word " * (length // 5 + 1), "x" * length):
        card = EmergencyCard(**{field.name: text for field in fields(EmergencyCard)})
        (page,) = golden.text_of(press.pdf(emergency_card.FORM, emergency_card.content(card)))
        assert page.count(text[0]) >= 14 * text.count(text[0])


def test_a_card_says_nothing_of_faith_or_health() -> None:
    names = {field.name for field in fields(EmergencyCard)}
    assert not {name for name in names if any(word in name for word in ("relig", "faith", "health", "blood", "photo"))}


def test_the_card_prints_with_the_fonts_of_this_computer() -> None:
    assert emergency_card.pdf(CARD, printed=date(2026, 11, 22)).startswith(b"%PDF-")
    assert len(emergency_card.pages(CARD, ppi=40)) == 1
    assert emergency_card.unprintable(CARD) == ()


def test_an_adviser_nobody_knows_is_left_out(press: Press) -> None:
    def printed(card: EmergencyCard) -> str:
        (page,) = golden.text_of(press.pdf(emergency_card.FORM, emergency_card.content(card)))
        return page

    assert "班主任" not in printed(replace(CARD, adviser="", adviser_phone=""))
    assert "班主任" in printed(replace(CARD, adviser=""))
