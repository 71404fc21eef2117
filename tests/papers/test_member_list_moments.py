"""Days and times as WeChat shows them, placed in the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.papers.member_list import placed

COPIED = date(2026, 4, 9)  # a Thursday


@pytest.mark.parametrize(
    ("moment", "iso"),
    [
        ("2026-04-06 16:21", "2026-04-06 16:21"),
        ("2023/09/16 2:51 PM", "2023-09-16 14:51"),
        ("2023/09/16 12:05 AM", "2023-09-16 00:05"),
        ("2024年10月31日 22:03", "2024-10-31 22:03"),
        ("2026年4月6日", "2026-04-06"),
        ("1月15日 上午10:30", "2026-01-15 10:30"),
        ("12月15日 晚上8:30", "2025-12-15 20:30"),
        ("2月29日 8:30", "2024-02-29 08:30"),
        ("10/31/24 9:30 PM", "2024-10-31 21:30"),
        ("31/10/2024 9:30", "2024-10-31 09:30"),
        ("4/6 9:30", "2026-04-06 09:30"),
        ("Oct 31, 2024 9:30 PM", "2024-10-31 21:30"),
        ("31 Oct 2024 21:31", "2024-10-31 21:31"),
        ("Oct 31 9:30", "2025-10-31 09:30"),
        ("今天 9:05", "2026-04-09 09:05"),
        ("昨天 12:10", "2026-04-08 12:10"),
        ("昨天 中午12:10", "2026-04-08 12:10"),
        ("昨天 中午11:50", "2026-04-08 11:50"),
        ("昨天 中午1:10", "2026-04-08 13:10"),
        ("Yesterday", "2026-04-08"),
        ("星期三 10:15", "2026-04-08 10:15"),
        ("周四 10:15", "2026-04-02 10:15"),
        ("Sunday 10:15", "2026-04-05 10:15"),
        ("16:21", "16:21"),
        ("31月2日 16:21", "31月2日 16:21"),
        ("2026-02-31 16:21", "2026-02-31 16:21"),
        ("", ""),
    ],
)
def test_a_moment_is_placed_by_the_day_it_was_copied(moment: str, iso: str) -> None:
    assert placed(moment, COPIED) == iso


@given(st.text(alphabet="0123456789/:-年月日昨天星期三上下午 apmOctJan,", max_size=24))
def test_any_moment_is_placed_or_left(moment: str) -> None:
    assert isinstance(placed(moment, COPIED), str)


@given(st.dates(date(2015, 1, 1), COPIED), st.times())
def test_every_day_of_the_past_comes_back(day: date, time: object) -> None:
    assert placed(f"{day.year}年{day.month}月{day.day}日 {time:%H:%M}", COPIED) == f"{day} {time:%H:%M}"
