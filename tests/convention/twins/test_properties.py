"""Of any text: the twin check never fails, takes time in proportion, and a notice made from one set of facts agrees."""

import time
import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin import places
from lut_admin.convention import twins
from lut_admin.papers import words

GLOSSARY = twins.read_places(tomllib.loads((places.resources() / "lists" / "places.toml").read_text(encoding="utf-8")))
REF = date(2026, 9, 1)
PIECES = st.sampled_from(
    "9月 3日 至 - 、 周一 星期 (周三) 下午 3:30 点 半 两 万 千 元 第 层 楼 室 305 A208 0931- 13893212345 + 86 % 百分之 1、 ① 前 "
    "September 3rd to and Monday p.m. at 8 noon two hundred RMB $ Room No. floor th http:// www. @ .cn {姓名} { } ( ) [ ] "
    "½ 1¾ 下周一 next 次日 负一层 零下 minus point 两三天 24/7 J2-405 8K216 A座 C口 元旦 "
    "Christmas Eve hundred and half million the 21st "
    "不得 not 24:00 2026 -02-30 00:99 ⅔ \u0000 \ud7ff 😀 ٣ ² 零 〇 廿 , . : ; ， 。".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text_is_compared_and_every_finding_can_be_said(zh: str, en: str, ref: date | None) -> None:
    for finding in twins.compare(zh, en, ref, GLOSSARY):
        assert finding.zh or finding.en
        for span, text in ((finding.zh, zh), (finding.en, en)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert words.of_finding(finding, "zh") and words.of_finding(finding, "en")


_MONTHS = "January February March April May June July August September October November December".split()
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 250),
    st.integers(7 * 60, 23 * 60 - 1),
    st.integers(1, 9) | st.sampled_from([12, 20, 45]),
    st.integers(1, 20_000),
    st.integers(101, 999),
    st.integers(2, 6),
    st.booleans(),
)
def test_a_notice_made_from_one_set_of_facts_agrees_with_itself(
    away: int, minutes: int, building: int, fee: int, room: int, copies: int, worded: bool
) -> None:
    day = REF + timedelta(days=away)
    hour, minute = divmod(minutes, 60)
    weekday = "一二三四五六日"[day.weekday()]
    part = "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    clock_zh = f"{part}{hour if hour < 13 else hour - 12}:{minute:02}" if worded else f"{hour:02}:{minute:02}"
    clock_en = f"{(hour - 1) % 12 + 1}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
    zh = (
        f"请于{day.month}月{day.day}日（周{weekday}）{clock_zh}到{building}号楼{room}室，带照片{copies}张，"
        f"交费{fee}元。咨询：0931-2976110，www.lut.edu.cn。"
    )
    en = (
        f"Please come to Room {room}, Building {building} at {clock_en} on {_WEEK[day.weekday()]}, {day.day} "
        f"{_MONTHS[day.month - 1]} with {copies} photos and RMB {fee:,}. Enquiries: +86 931 2976110, www.lut.edu.cn."
    )
    assert twins.compare(zh, en, REF, GLOSSARY) == []


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "一",
        "9月3日、",
        "周一、",
        "3:30-",
        "a",
        "A",
        "1、",
        "two ",
        "and ",
        "Room ",
        "%",
        "@",
        "a.",
        "{",
        "(",
        "3rd ",
        "8,",
        "0931-",
        "www.",
        "不",
        "第",
        "千",
        "and 3 ",
        "hundred and ",
        "两",
        "8K2",
        "12-",
        "(3.",
        "次日",
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    """Sixteen times the text takes some sixteen times as long, never two hundred and fifty-six times; also unlike texts."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begun = time.process_time()
        twins.compare(text, text, REF, GLOSSARY)
        twins.compare(text, "No.", REF, GLOSSARY)
        twins.compare("不", text, REF, GLOSSARY)
        return time.process_time() - begun

    seconds(1000)
    small = max(min(seconds(1000) for _ in range(3)), 0.0005)
    assert seconds(16_000) < 80 * small + 0.05


# What agrees with nothing is compared the most.
_UNLIKE_ZH = (
    "9月3日 次日 三天 3份 五天 {姓名} 周一 下周三 明天 100元 305室 3楼 24:00 3号楼 8:00 图书馆 东门 2026级 截止 "
    "报名时间：9月1日至3日 不得 一百 三份 第五 2小时 30%"
).split()
_UNLIKE_EN = (
    "September 4|the next day|five days|3 copies|three|6 p.m.|{name}|Friday|next Tuesday|tomorrow|RMB 200|Room 306|4th floor|"
    "Building 5|West Gate|the 7th|by|must not|twelve|13 sheets|3 hours|40%|{date}|register from 1 to 5 September"
).split("|")


def test_halves_that_agree_on_nothing_are_compared_in_time_proportional_to_them() -> None:
    def seconds(times: int) -> float:
        zh, en = "，".join(_UNLIKE_ZH * times), ", ".join(_UNLIKE_EN * times)
        begun = time.process_time()
        twins.compare(zh, en, REF, GLOSSARY)
        twins.compare("，".join(_UNLIKE_ZH[:4] * times), en, REF, GLOSSARY)
        twins.deadlines(zh, en, REF)
        twins.deadlines("", en, REF)
        return time.process_time() - begun

    seconds(2)
    small = max(min(seconds(10) for _ in range(3)), 0.001)
    assert seconds(160) < 45 * small + 0.05
