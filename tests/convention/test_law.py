"""Article 7 and the word lists: what is asked about, what is ordinary life, and what hides a word."""

import tomllib

import pytest

from lut_admin import places
from lut_admin.convention import law
from lut_admin.convention.articles import Weight
from lut_admin.convention.lexicon import Lexicon, Wordlist, read_lexicon

SHIPPED = read_lexicon(tomllib.loads((places.resources() / "lists" / "screening.toml").read_text(encoding="utf-8")))


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
    (finding,) = law.check(text, SHIPPED)
    assert (finding.article, finding.code, finding.weight) == (7, code, Weight.WARN)
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
    assert law.check(text, SHIPPED) == ()


@pytest.mark.parametrize("text", ["传.教", "传 教", "传♥教", "传-教", "我们传\u200b教"])
def test_signs_between_characters_hide_nothing(text: str) -> None:
    assert law.check(text, SHIPPED)


def test_a_word_does_not_span_two_sentences() -> None:
    assert law.check("这本书请往下传。教室在三楼。", SHIPPED) == ()


def test_english_words_are_whole() -> None:
    lexicon = Lexicon((Wordlist("7-religion", ("sermon",)),))
    assert lexicon.hits("A Sermon.", ["7-religion"]) and not lexicon.hits("sermonette", ["7-religion"])


def test_only_the_labels_asked_for() -> None:
    assert SHIPPED.hits("一起祷告", ["8-ad"]) == ()


def test_every_label_of_the_articles_has_words() -> None:
    assert set(law.LABELS) <= {entry.label for entry in SHIPPED.lists}
