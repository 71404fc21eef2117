"""Days told from the day of writing, in a notice that leaves on another day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.articles import Weight
from lut_admin.convention.moved import Moved, told_from_writing, waits_too_long
from lut_admin.papers import words

WRITTEN, LEAVES = date(2025, 11, 20), date(2025, 11, 21)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("明天上午9:00举行消防演练。", ["明天"]),
        ("今晚停水，后天恢复；明早补课。", ["今晚", "后天", "明早"]),
        ("今明两天降温，明后天有雪。", ["今明两天", "明后天"]),
        ("请带身份证明天气冷时多穿衣。", []),
        ("11月21日（星期五）停电。", []),
        ("祝大家有美好的明天！", []),
        ("The drill is tomorrow at 9; Tonight the water is cut.", ["tomorrow", "Tonight"]),
        ("Come this afternoon or the day after tomorrow.", ["this afternoon", "the day after tomorrow"]),
        ("For a better tomorrow. See today's list.", ["today"]),
    ],
)
def test_the_days_told_from_the_day_of_writing(text: str, told: list[str]) -> None:
    assert [text[slice(*span)] for span in told_from_writing(text)] == told


def test_they_are_asked_about_where_the_notice_leaves_on_another_day() -> None:
    zh, en = "明天停水。", "No water tomorrow."
    moved = Moved(WRITTEN)
    assert list(moved.findings(zh, en, WRITTEN)) == []
    first, second = moved.findings(zh, en, LEAVES)
    assert first.zh == (0, 2) and second.en == (9, 17) and first.weight is Weight.ASK
    assert all("2025-11-21" in words.of_finding(first, language) for language in words.LANGUAGES)
    moved.keep("Tomorrow")
    assert [one.zh for one in moved.findings(zh, en, LEAVES)] == [(0, 2)]


def test_such_a_notice_is_read_again_before_it_leaves() -> None:
    assert waits_too_long("明天停水。", "", WRITTEN, LEAVES)
    assert waits_too_long("", "No water tonight.", WRITTEN, LEAVES)
    assert not waits_too_long("明天停水。", "", WRITTEN, WRITTEN)
    assert not waits_too_long("11月21日停水。", "No water on 21 November.", WRITTEN, LEAVES)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    spans = list(told_from_writing(text))
    assert all(0 <= start < end <= len(text) for start, end in spans) and spans == sorted(spans)
