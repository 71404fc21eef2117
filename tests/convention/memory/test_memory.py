"""Earlier sentences found again, laid beside their English, and told with today's facts."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.convention import twins
from lut_admin.convention.memory.adapting import adapt
from lut_admin.convention.memory.nearest import Memory
from lut_admin.convention.memory.pairing import Pair, pairs
from lut_admin.convention.memory.sentences import around, sentences

ZH = """关于体检的通知
各位同学：
请于11月30日（周日）前到校医院体检。体检费200元，请自备现金。
地点：校医院302室，电话0931-2973784。"""
EN = """Notice on the medical check
Dear students,
Please have the medical check at the university hospital by Sunday, 30 November. The fee is RMB 200. Please bring cash.
Place: Room 302, University Hospital. Tel. 0931-2973784."""
WRITTEN = date(2025, 11, 20)


def test_sentences_are_told_with_their_places() -> None:
    text = "Dr. Smith comes at 3.30 p.m. on Friday. Bring No. 5!  \n\n好。来吧"
    found = sentences(text)
    assert [one.text for one in found] == ["Dr. Smith comes at 3.30 p.m. on Friday.", "Bring No. 5!", "好。", "来吧"]
    assert all(text[one.start : one.end] == one.text for one in found)
    assert around(text, text.index("No."))  == found[1]  # fmt: skip
    assert around("", 0) is None


def test_the_halves_are_laid_beside_each_other() -> None:
    found = pairs(ZH, EN, "体检", "2025-11-20")
    assert [(pair.zh, pair.en) for pair in found] == [
        ("关于体检的通知", "Notice on the medical check"),
        ("各位同学：", "Dear students,"),
        (
            "请于11月30日（周日）前到校医院体检。",
            "Please have the medical check at the university hospital by Sunday, 30 November.",
        ),
        ("体检费200元，请自备现金。", "The fee is RMB 200. Please bring cash."),
        ("地点：校医院302室，电话0931-2973784。", "Place: Room 302, University Hospital. Tel. 0931-2973784."),
    ]
    assert found[0].source == "体检" and found[0].day == "2025-11-20"


def test_a_sentence_without_a_partner_is_left_out() -> None:
    found = pairs(
        "请来办公室领取学生证。\n另：请自备照片两张，白底，二寸，背面写姓名。\n谢谢。",
        "Please collect your student card at the office.\nThank you.",
    )
    assert ("请来办公室领取学生证。", "Please collect your student card at the office.") in [
        (p.zh, p.en) for p in found
    ]
    assert ("谢谢。", "Thank you.") in [(p.zh, p.en) for p in found]
    assert pairs(ZH, "") == () and pairs("", EN) == ()


@pytest.fixture(scope="module")
def memory() -> Memory:
    return Memory(
        [
            *pairs(ZH, EN, "体检", "2025-11-20"),
            Pair("请同学们按时参加汉语角活动。", "Please come to the Chinese corner in time."),
        ]
    )


def test_the_nearest_sentence_is_found_though_its_date_is_another(memory: Memory) -> None:
    sentence = "请于12月5日（周五）前到校医院体检。"
    [first] = memory.nearest(sentence)
    assert first.percent == 99 and first.pair.en.startswith("Please have the medical check")
    assert {sentence[slice(*span)] for span in first.here} == {"12", "5", "五"}
    assert memory.nearest("请于11月30日（周日）前到校医院体检。")[0].percent == 100
    assert 70 <= memory.nearest("请大家于12月5日前到校医院参加体检。")[0].percent < 99


def test_what_is_not_like_anything_finds_nothing(memory: Memory) -> None:
    for sentence in ("宿舍停电，请关好门窗。", "", "好", "。。。。。。"):
        assert memory.nearest(sentence) == ()


def test_the_newest_of_two_alike_comes_first_and_a_translation_once() -> None:
    found = Memory(
        [Pair("请按时参加。", "Be on time.", "甲", "2025-01-01"), Pair("请按时参加。", "Please be on time.", "乙", "2025-09-01"),
         Pair("请按时参加！", "Be on time.", "丙", "2025-02-01")]
    ).nearest("请按时参加。")  # fmt: skip
    assert [match.pair.en for match in found] == ["Please be on time.", "Be on time."]


@pytest.mark.parametrize(
    ("sentence", "pair", "expected", "renewed"),
    [
        (
            "请于12月5日（周五）前到校医院体检。",
            Pair("请于11月30日（周日）前到校医院体检。", "Please have the check by Sunday, 30 November."),
            "Please have the check by Friday, 5 December.",
            ["Friday", "5 December"],
        ),
        (
            "请于2025年12月1日下午4点半到逸夫楼405领取，费用1200元。",
            Pair("请于2024年11月30日上午9点到逸夫楼302领取，费用200元。",
                 "Please collect it at 9 a.m. on November 30th, 2024 in Room 302, Yifu Building; the fee is RMB 200."),
            "Please collect it at 4:30 p.m. on December 1st, 2025 in Room 405, Yifu Building; the fee is RMB 1200.",
            ["4:30 p.m.", "December 1st, 2025", "Room 405", "RMB 1200"],
        ),
        (
            "报名网址：https://b.example.org，电话0931-1234567，共5天。",
            Pair("报名网址：https://a.example.org，电话0931-2973784，共3天。",
                 "Sign up at https://a.example.org, tel. 0931-2973784, 3 days in all."),
            "Sign up at https://b.example.org, tel. 0931-1234567, 5 days in all.",
            ["https://b.example.org", "0931-1234567", "5 days"],
        ),
        (
            "会议时间14:30。",
            Pair("会议时间19:00。", "The meeting begins at 19:00."),
            "The meeting begins at 14:30.",
            ["14:30"],
        ),
    ],
)  # fmt: skip
def test_the_english_is_told_with_the_new_facts(sentence: str, pair: Pair, expected: str, renewed: list[str]) -> None:
    made = adapt(sentence, pair, WRITTEN)
    assert made.text == expected
    assert sorted(made.text[slice(*span)] for span in made.renewed) == sorted(renewed)
    assert not made.left
    assert not twins.compare(sentence, made.text, WRITTEN)


def test_what_cannot_be_told_anew_is_marked() -> None:
    made = adapt(
        "请于12月5日前交。", Pair("请于11月30日和12月1日前交。", "Hand it in by 30 November and 1 December."), WRITTEN
    )
    assert made.text == "Hand it in by 30 November and 1 December."
    assert [made.text[slice(*span)] for span in made.left] == ["30 November", "1 December"]
    noon = adapt("请于3点到。", Pair("请于12点到。", "Come at noon."), WRITTEN)
    assert noon.text == "Come at noon."


def test_what_is_the_same_stays_unmarked() -> None:
    pair = pairs(ZH, EN)[2]
    made = adapt(pair.zh, pair, WRITTEN)
    assert made.text == pair.en and not made.renewed and not made.left


CHINESE = (
    "请",
    "于",
    "11月30日",
    "12月1日",
    "前",
    "到",
    "逸夫楼302",
    "9:00",
    "下午3点",
    "200元",
    "。",
    "\n",
    "共3天",
    "周五",
)
ENGLISH = ("Please ", "30 November", "at 3 p.m.", "RMB 200", "Friday", "3 days", "Room 302", ". ", ", ")
PIECES = st.lists(st.sampled_from([*CHINESE, *ENGLISH]), max_size=14).map("".join)


@settings(max_examples=60)
@given(PIECES, PIECES, PIECES)
def test_any_texts_are_paired_found_and_adapted(zh: str, en: str, sentence: str) -> None:
    found = pairs(zh, en)
    for match in Memory(found).nearest(sentence):
        assert 70 <= match.percent <= 100
    for pair in (*found, Pair(zh, en)):
        made = adapt(sentence, pair, WRITTEN)
        assert all(made.text[slice(*span)] for span in (*made.renewed, *made.left))


def test_five_thousand_sentences_are_searched_while_one_types() -> None:
    import time

    chance = random.Random(4)
    words = (
        "请各位同学于月日前到校医院体检领取居留许可办公室提交护照照片复印件注册缴费参加活动安全宿舍考试时间地点".strip()
    )
    many = Memory(
        Pair("".join(chance.choices(words, k=chance.randint(12, 40))), f"Sentence {n}.", "", "2025-01-01")
        for n in range(5000)
    )
    began = time.process_time()
    for _ in range(20):
        many.nearest("".join(chance.choices(words, k=30)))
    assert (time.process_time() - began) / 20 < 0.1
