"""How a message is said: faces, cards, somebody called, a time of day; and what of it is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin import places
from lut_admin.convention.screening import Lexicon, read_lexicon, screen
from lut_admin.convention.screening.disguises import joined
from lut_admin.convention.screening.folding import Folded, characters
from lut_admin.convention.screening.manner import called, cards, clocks, feelings, sentences


@cache
def lexicon() -> Lexicon:
    return read_lexicon(places.resource_tomls("lists/screening"))


def said(text: str) -> dict[str, str]:
    return {finding.code.removeprefix("content."): str(finding.facts["found"]) for finding in screen(text, lexicon())}


@pytest.mark.parametrize(
    ("shape", "yes", "no"),
    [
        (feelings, "so cute 😂", "🕗 8:00 📍 A305 📢"),
        (cards, "[视频] 太好笑", "视频课改到周五"),
        (called, "@Amina 在吗", "@所有人 @李老师 a@b.com"),
        (clocks, "晚上八点", "八点赞"),
    ],
)
def test_a_manner_is_seen_and_what_looks_like_it_is_not(
    shape: Callable[[str, Folded], list[tuple[int, int]]], yes: str, no: str
) -> None:
    for text, there in ((yes, True), (no, False)):
        assert bool(shape(text, joined(characters(text)))) is there


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_the_sentence_shown_holds_the_piece_or_is_the_piece(text: str, start: int, length: int) -> None:
    start = min(start, max(len(text) - 1, 0))
    end = min(start + length, len(text))
    first, last = sentences(text, start, end)
    assert 0 <= first <= last <= len(text)
    assert text[start:end].strip() in text[first:last]


def test_what_is_one_persons_matter_is_shown_as_its_sentence() -> None:
    assert said("大家好。老师，我的奖学金没到账！谢谢")["9-personal"] == "老师，我的奖学金没到账！"
    assert said("Hello. I lost my wallet yesterday.")["9-personal"] == "I lost my wallet yesterday."


@pytest.mark.parametrize(
    ("label", "told", "harmless"),
    [
        # sport, films, things one buys, home: said of itself in a chat, and by the school
        ("8-unrelated", "昨晚那个点球太离谱了", "足球友谊赛周六15:00，欢迎观赛"),
        ("8-unrelated", "Which phone is better, Huawei or Xiaomi?", "Phones off during the exam, please"),
        ("8-unrelated", "Our president gave a speech, full video here", "The student union president gives a speech on Friday"),
        ("8-unrelated", "红烧肉的做法：五花肉焯水，小火炖", "本周食谱：周一红烧肉，周二抓饭，二食堂一楼"),
        ("8-unrelated", "早上好，愿你一天好心情🌹", "早上好，今天的汉语课改到A305"),
        ("8-unrelated", "转给十个朋友，好运就来", "请把本通知转给本班同学"),
        # one person's matter, and a question that concerns all
        ("9-personal", "老师，我的奖学金什么时候到账", "奖学金申请什么时候截止"),
        ("9-personal", "Teacher, can I take leave tomorrow?", "Teacher, is there class tomorrow?"),
        ("9-personal", "我的校园卡丢了", "捡到一张校园卡，放在门卫室"),
        ("9-personal", "@Amina where are you?", "Where is Room C305?"),
        ("9-personal", "好累啊，想家", "收到，谢谢老师"),
        # votes, likes, bets, offers
        ("8-vote", "求大家给5号投一票", "班会上投票选班长"),
        ("8-vote", "差一个人助力就能提现", "差一个人没交表"),
        ("8-likes", "把海报转发到三个群，截图领奶茶", "请把通知转发到各班群"),
        ("8-gambling", "打升级，一级两块", "系统升级，周一暂停"),
        ("8-ad", "周末飞卡拉奇，可带货，一公斤40", "校车改为每天7:20发车，行李限20公斤"),
    ],
)
def test_a_kind_is_told_from_what_only_sounds_like_it(label: str, told: str, harmless: str) -> None:
    assert label in said(told)
    assert said(harmless) == {}


def test_a_text_that_says_nothing_of_the_school_is_looked_at_more_closely() -> None:
    words = {"label": "8-unrelated", "sign": [{"weight": 3, "words": ["月亮"]}], "school": ["作业", "{clock}"]}
    lists = read_lexicon([words])
    assert [hit.label for hit in lists.hits("月亮好圆")] == ["8-unrelated"]
    assert not lists.hits("作业写月亮") and not lists.hits("八点看月亮")
