"""Copied group messages: who wrote, when and what, in the shapes WeChat copies them in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.papers.group_message import GroupMessage, read_messages

COPIED = date(2026, 4, 7)
JANE = "Jane Doe+杜珍"
SHAPES = (
    ("Jane Doe+杜珍 2023/09/16 2:51 PM\n老师好\n\n田约翰 2023/09/16 2:52 PM\n[动画表情]\n",
     [(JANE, "2023-09-16 14:51", "老师好"), ("田约翰", "2023-09-16 14:52", "[动画表情]")]),
    ("Jane Doe+杜珍 2024-01-15 10:30\n你好\n大家好", [(JANE, "2024-01-15 10:30", "你好\n大家好")]),
    ("杜珍 昨天 16:21\n你好", [("杜珍", "2026-04-06 16:21", "你好")]),
    ("杜珍 16:21\n你好", [("杜珍", "16:21", "你好")]),
    ("杜珍:\n你好", [("杜珍", "", "你好")]),
    ("—————  2026-04-06  —————\n\n杜珍  16:21\n\n贷款找我\n\n田约翰  16:30\n不要",
     [("杜珍", "2026-04-06 16:21", "贷款找我"), ("田约翰", "2026-04-06 16:30", "不要")]),
    ("贷款找我", [("", "", "贷款找我")]),
    ("杜珍 2024-01-15 10:30\r\n第一行\r\n\r\n第三行\r\n", [("杜珍", "2024-01-15 10:30", "第一行\n\n第三行")]),
    ("杜珍 2024-01-15 10:30\n会议时间是 16:30\n注意:\n带证件", [("杜珍", "2024-01-15 10:30", "会议时间是 16:30\n注意:\n带证件")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SHAPES)
def test_each_shape(text: str, told: list[tuple[str, str, str]]) -> None:
    assert read_messages(text, COPIED) == [GroupMessage(*one) for one in told]


@pytest.mark.parametrize("text", ["", " \n\n", "—————  2026-04-06  —————"])
def test_nothing_is_no_message(text: str) -> None:
    assert read_messages(text, COPIED) == []


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_read_and_no_message_is_empty(text: str) -> None:
    assert all(message.text.strip() for message in read_messages(text, COPIED))
