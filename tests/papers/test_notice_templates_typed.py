"""Days and times as they are typed in a form."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.papers.notice_templates import typed_day, typed_time

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", (2026, 12, 3)),
        ("2026/12/3", (2026, 12, 3)),
        ("20261203", (2026, 12, 3)),
        ("2026年12月3日", (2026, 12, 3)),
        ("12-3", (2026, 12, 3)),
        ("12.3", (2026, 12, 3)),
        ("12月3日", (2026, 12, 3)),
        ("１２月３号", (2026, 12, 3)),
        ("1203", (2026, 12, 3)),
        ("12 3", (2026, 12, 3)),
        ("3.5", (2027, 3, 5)),
        ("11-20", (2026, 11, 20)),  # three days ago, and not next year
        ("2.29", (2028, 2, 29)),
        ("25", (2026, 11, 25)),
        ("23", (2026, 11, 23)),
        ("3", (2026, 12, 3)),
        ("31", (2026, 12, 31)),
        ("今天", (2026, 11, 23)),
        ("tomorrow", (2026, 11, 24)),
        ("后天", (2026, 11, 25)),
        ("昨天", (2026, 11, 22)),
        ("周五", (2026, 11, 27)),
        ("星期一", (2026, 11, 23)),
        ("下周一", (2026, 11, 30)),
        ("下个星期天", (2026, 12, 6)),
        ("Fri", (2026, 11, 27)),
        ("next Wednesday", (2026, 12, 2)),
        ("Thursday", (2026, 11, 26)),
    ],
)
def test_a_day_is_read(text: str, day: tuple[int, int, int]) -> None:
    assert typed_day(text, TODAY) == date(*day)


@pytest.mark.parametrize("text", ["", "soon", "13.40", "2026-02-30", "0", "32", "1999-01-01", "12.3.4.5", "周八", "三"])
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert typed_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:30", (14, 30)),
        ("1430", (14, 30)),
        ("930", (9, 30)),
        ("9", (9, 0)),
        ("9.5", (9, 5)),
        ("9：00", (9, 0)),
        ("14点半", (14, 30)),
        ("14点", (14, 0)),
        ("下午2点半", (14, 30)),
        ("上午9时15分", (9, 15)),
        ("2:30 pm", (14, 30)),
        ("2:30 p.m.", (14, 30)),
        ("230pm", (14, 30)),
        ("12am", (0, 0)),
        ("12pm", (12, 0)),
        ("晚上8点", (20, 0)),
        ("0", (0, 0)),
        ("23:59", (23, 59)),
    ],
)
def test_a_time_is_read(text: str, at: tuple[int, int]) -> None:
    assert typed_time(text) == time(*at)


@pytest.mark.parametrize("text", ["", "noon", "24:00", "14:60", "2570", "14:30:20", "1-2", "九点"])
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert typed_time(text) is None


@given(st.text(max_size=12), st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_whatever_is_typed_nothing_breaks(text: str, today: date) -> None:
    typed_day(text, today)
    typed_time(text)


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(-50, 300), st.times())
def test_what_is_written_back_is_read_again(today: date, ahead: int, at: time) -> None:
    day = today + timedelta(days=ahead)
    assert typed_day(day.isoformat(), today) == day
    assert typed_day(f"{day:%m-%d}", today) == day
    assert typed_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)
