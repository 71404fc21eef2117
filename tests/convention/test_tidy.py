"""Tidying: marks nobody sees, blanks too many, punctuation of the other language; never a fact, never an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.tidy import Edit, Language, edits
from lut_admin.papers.notice_templates import Template, render, samples, shipped


def put(text: str, found: Sequence[Edit]) -> str:
    for one in reversed(found):
        text = text[: one.start] + one.put + text[one.end :]
    return text


def tidied(text: str, language: Language) -> str:
    while found := edits(text, language):
        text = put(text, found)
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请各位来(3楼),10:30开始.谢谢!好", "请各位来（3楼），10:30开始。谢谢！好"),
        ("费用1,200元,请自备.", "费用1,200元，请自备。"),
        ("时间:14:30;地点:逸夫楼", "时间：14:30；地点：逸夫楼"),
        ("请来\u200b办公室\ufeff。", "请来办公室。"),
        ("请登录 https://example.org/a,b?c=1 报名,谢谢", "请登录 https://example.org/a,b?c=1 报名，谢谢"),
        ("写信至a.b@example.org,谢谢", "写信至a.b@example.org，谢谢"),
        ("请来。  谢谢。 \n\n\n\n再见", "请来。 谢谢。\n\n再见"),
        ("👨\u200d👩\u200d👧 家长", "👨\u200d👩\u200d👧 家长"),
        ("　　各位同学：", "　　各位同学："),
        ("HSK 4级 (考试)", "HSK 4级（考试）"),
    ],
)
def test_a_chinese_half(text: str, expected: str) -> None:
    assert tidied(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please come， at 10：30。（Room 3）ok", "Please come, at 10:30. (Room 3)ok"),
        ("Fee：２００ yuan。", "Fee: 200 yuan."),
        ("Meet  in 逸夫楼（Yifu Building）。", "Meet in 逸夫楼 (Yifu Building)."),
        ("王老师，请来", "王老师，请来"),
        ("Bring passport、photo", "Bring passport, photo"),
    ],
)
def test_an_english_half(text: str, expected: str) -> None:
    assert tidied(text, "en") == expected


def test_each_place_says_what_it_is_and_where() -> None:
    text = "请来,好\u200b。  完"
    assert [(text[one.start : one.end], one.code) for one in edits(text, "zh")] == [
        (",", "marks"),
        ("\u200b", "hidden"),
        ("  ", "blanks"),
    ]
    assert put(text, edits(text, "zh")[:1]) == "请来，好\u200b。  完"


MARKS = st.text(alphabet="请来abc 12,，.。:：;；()（）!？\n\u200b\u00a0@/{}\t", max_size=60)


@given(MARKS, st.sampled_from(["zh", "en"]))
def test_it_ends_and_touches_no_letter_or_digit(text: str, language: Language) -> None:
    done = tidied(text, language)
    assert tidied(done, language) == done
    assert re.findall(r"\w", done) == re.findall(r"\w", text)


@pytest.mark.parametrize("piece", ["a", "啊", "(", "（", ",", "@", "{", " ", "\n", "啊,"])
@pytest.mark.timeout(20)
def test_a_very_long_text_is_tidied_at_once(piece: str) -> None:
    edits(piece * 60_000, "zh")
    edits(piece * 60_000, "en")


@pytest.mark.parametrize("template", shipped(), ids=lambda one: one.id)
def test_the_shipped_templates_are_tidy(template: Template) -> None:
    made = render(template, samples(template), date(2026, 8, 20))
    assert edits(made.zh, "zh") == () and edits(made.en, "en") == ()
