"""Article 7 and the word lists: what is asked about, what is ordinary life, and what hides a word."""

import pytest

from lut_admin import places
from lut_admin.convention.articles import Weight
from lut_admin.convention.screening import Lexicon, read_lexicon, screen

SHIPPED = read_lexicon(places.resource_tomls("lists/screening"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("周五晚上一起祷告，欢迎大家", "content.7-religion"),
        ("Bible study on Sunday, everyone is welcome", "content.7-religion"),
        ("明天罢课，大家都别去", "content.7-incitement"),
        ("You people are all the same, go back to your country", "content.7-division"),
    ],
)
def test_what_is_asked_about(text: str, code: str) -> None:
    (finding,) = screen(text, SHIPPED)
    weight = Weight.ASK if code == "content.7-division" else Weight.WARN
    assert (finding.article, finding.code, finding.weight) == (7, code, weight)
    assert finding.text is not None and text[slice(*finding.text)] == finding.facts["found"]


@pytest.mark.parametrize(
    "text",
    [
        "清真食堂国庆期间照常开放。",
        "圣诞节晚会节目报名。",
        "开斋节当天清真食堂延长供餐时间。",
        "校园内禁止传教，请遵守中国法律。",
        "Preaching and prayer meetings are prohibited on campus.",
        "下周礼拜五交作业。",
        "佛教艺术讲座，周三晚七点。",
        "",
    ],
)
def test_ordinary_life_is_no_finding(text: str) -> None:
    assert screen(text, SHIPPED) == ()


@pytest.mark.parametrize("text", ["传.教", "传 教", "传♥教", "传-教", "我们传\u200b教"])
def test_signs_between_characters_hide_nothing(text: str) -> None:
    assert screen(text, SHIPPED)


def test_a_word_does_not_span_two_sentences() -> None:
    assert screen("这本书请往下传。教室在三楼。", SHIPPED) == ()


def test_english_words_are_whole() -> None:
    lexicon = Lexicon().extended({"7-religion": ["sermon"]})
    assert lexicon.hits("A Sermon.") and not lexicon.hits("sermonette")


def test_an_office_adds_its_own_words_and_harmless_phrases() -> None:
    own = SHIPPED.extended({"8-unrelated": ["吃瓜日报"]}, {"7-religion": ["祷告室维修"]})
    assert [finding.code for finding in screen("吃 瓜 日 报，第三期", own)] == ["content.8-unrelated"]
    assert screen("祷告室维修，请绕行。", SHIPPED) and not screen("祷告室维修，请绕行。", own)
    assert not screen("吃瓜日报", SHIPPED)


@pytest.mark.parametrize("word", ["a*b", "x|y", "#", "{name}", "~", "!", "", "★", "a&b+c"])
def test_an_offices_own_word_is_taken_as_it_stands(word: str) -> None:
    own = Lexicon().extended({"8-ad": [word]}, {"8-ad": [word]})
    for text in ("a", "b", "x", "y", "12", "Jane", ""):
        assert not own.hits(text)


@pytest.mark.parametrize("label", ["8-nonsense", "content.8-ad", ""])
def test_no_other_label(label: str) -> None:
    with pytest.raises(KeyError):
        SHIPPED.extended({label: ["x"]})
    with pytest.raises(KeyError):
        SHIPPED.extended({}, {label: ["x"]})
