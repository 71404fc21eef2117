from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention import unfilled
from lut_admin.convention.articles import Weight


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("请于{日期}到逸夫楼报到。", "{日期}"),
        ("时间：〔日期〕", "〔日期〕"),
        ("请于XX月3日报到", "XX"),
        ("请于××月××日报到", "××"),
        ("请于【日期】前报到", "【日期】"),
        ("Please come on [date].", "[date]"),
        ("Dear <name>,", "<name>"),
        ("地点：活动中心【待填】", "【待填】"),
    ],
)
def test_what_is_not_filled_in_blocks(text: str, gap: str) -> None:
    found = unfilled.check(text, "")
    assert found and {one.weight for one in found} == {Weight.BLOCK}
    assert text[slice(*(found[0].zh or ()))] == gap
    assert unfilled.check("", text)[0].en is not None


@pytest.mark.parametrize(
    "text",
    [
        "【时间】11月27日\n【地点】逸夫楼305", "校字〔2026〕12号", "T恤尺码XXL、3XL", "姓名：____", "3×4米的横幅", "[图片] 见附件",
        "a < b", "地点待定", "地点【待定】",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_does_not(text: str) -> None:
    assert unfilled.check(text, text) == ()


@given(st.text(max_size=120))
def test_no_text_is_too_odd(text: str) -> None:
    for one in unfilled.check(text, ""):
        assert one.zh is not None and 0 <= one.zh[0] < one.zh[1] <= len(text)
