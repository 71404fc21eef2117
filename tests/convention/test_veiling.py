from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention import twins
from lut_admin.convention.roster import Person
from lut_admin.convention.screening import Roll
from lut_admin.convention.twins import Place
from lut_admin.convention.veiling import Veil, Veiled, facts_in, students_in, unveil, veil
from lut_admin.refusals import Refusal

TODAY = date(2025, 11, 20)
PLACES = (Place(("逸夫楼",), ("yifu building", "Yifu Hall")), Place(("中心",), ("centre",), wide=True))


def into(text: str, source: str, target: str) -> Veiled:
    facts = twins.mark(text, source, TODAY, PLACES)  # type: ignore[arg-type]  # the two languages, told apart below
    return veil(text, facts_in(text, facts, target, PLACES))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "veiled", "told"),
    [
        ("12月25日（周五）14:30", "⟦1⟧（⟦2⟧）⟦3⟧", ("25 December", "Friday", "14:30")),
        ("2026年6月1日至3日", "⟦1⟧至⟦2⟧", ("1 June 2026", "3 June 2026")),
        ("下午2点半到逸夫楼305教室", "⟦1⟧到⟦2⟧⟦3⟧教室", ("2:30 pm", "Yifu Building", "305")),
        ("上午9:00或中午12点", "⟦1⟧或⟦2⟧", ("9:00 am", "12 noon")),
        ("半夜12点，3点", "半夜12点，3点", ()),
        ("费用1200元，3人", "费用⟦1⟧，⟦2⟧人", ("RMB 1,200", "3")),
        ("见https://a.cn/x?y=1，写信a@lut.edu.cn", "见⟦1⟧，写信⟦2⟧", ("https://a.cn/x?y=1", "a@lut.edu.cn")),
        ("{姓名}同学", "⟦1⟧同学", ("{姓名}",)),
        ("活动中心", "活动中心", ()),
    ],
)
def test_what_is_certain_is_said_in_english(text: str, veiled: str, told: tuple[str, ...]) -> None:
    assert into(text, "zh", "en") == Veiled(veiled, told)


@pytest.mark.parametrize(
    ("text", "veiled", "told"),
    [
        ("on Friday, 25 December at 14:30", "on ⟦1⟧, ⟦2⟧ at ⟦3⟧", ("星期五", "12月25日", "14:30")),
        ("pay RMB 400 in Room A208", "pay ⟦1⟧ in Room ⟦2⟧", ("400元", "A208")),
        ("Yifu Hall", "⟦1⟧", ("逸夫楼",)),
        ("5:40 am, 7 p.m. or noon", "⟦1⟧, ⟦2⟧ or ⟦3⟧", ("凌晨5:40", "晚上7:00", "中午12:00")),
    ],
)
def test_and_in_chinese(text: str, veiled: str, told: tuple[str, ...]) -> None:
    assert into(text, "en", "zh") == Veiled(veiled, told)


def test_students_go_by_their_other_name() -> None:
    roll = Roll([Person(1, "2023190001", "DOE JANE", "", "杜珍妮")])
    found = veil("杜珍妮（2023190001）", students_in("杜珍妮（2023190001）", roll, "en"))
    assert found == Veiled("⟦1⟧（⟦2⟧）", ("DOE JANE", "2023190001"))


def test_the_first_named_of_two_that_overlap_is_taken() -> None:
    assert veil("abcd", [Veil(1, 3, "X"), Veil(2, 4, "Y")]) == Veiled("a⟦1⟧d", ("X",))


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("⟦1⟧", "facts_lost"),
        ("⟦1⟧ ⟦2⟧ ⟦2⟧", "facts_lost"),
        ("⟦1⟧ ⟦2⟧ ⟦3⟧", "facts_invented"),
        ("⟦1⟧ ⟦2⟧ ⟦", "facts_invented"),
    ],
)
def test_an_answer_is_taken_only_with_every_token_once(answer: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        unveil(answer, Veiled("⟦1⟧ ⟦2⟧", ("one", "two")))
    assert refused.value.code == f"translating.{code}"


def test_the_order_of_the_other_language_is_its_own() -> None:
    assert unveil("on ⟦ 2 ⟧ at ⟦1⟧", Veiled("", ("14:30", "Friday"))) == "on Friday at 14:30"


@given(
    st.text(st.sampled_from("ab⟦⟧1 2月日:"), max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=5),
)
def test_a_text_that_comes_back_as_it_went_is_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    places = [Veil(at, at + long, text[at : at + long]) for at, long in spans if at + long <= len(text)]
    veiled = veil(text, places)
    assert unveil(veiled.text, veiled) == text


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    for source, target in (("zh", "en"), ("en", "zh")):
        veiled = into(text, source, target)
        assert len(re.findall(r"⟦\d+⟧", veiled.text)) == len(veiled.told)
