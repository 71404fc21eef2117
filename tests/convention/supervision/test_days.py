"""Days are counted in the open: the first not counted, moved off days off, months by their corresponding day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin import places
from lut_admin.convention.supervision import calendar, read_year
from lut_admin.convention.supervision.counting import add_months, days, months, working_days
from tests.convention.supervision.courses import CALENDAR


def iso(text: str) -> date:
    return date.fromisoformat(text)


# From, days, due, and due where weekends do not move it.
DAYS = (
    ("2026-03-10", 10, "2026-03-20", "2026-03-20"),  # a plain Friday
    ("2026-11-05", 10, "2026-11-16", "2026-11-15"),  # a Sunday
    ("2026-09-21", 10, "2026-10-08", "2026-10-08"),  # National Day: the first day after the whole holiday
    ("2026-09-30", 10, "2026-10-10", "2026-10-10"),  # a Saturday worked in exchange
    ("2026-09-10", 15, "2026-09-28", "2026-09-28"),  # Mid-Autumn, Friday to Sunday
    ("2025-12-18", 15, "2026-01-04", "2026-01-04"),  # New Year: the Sunday after it is worked
    ("2026-02-06", 10, "2026-02-24", "2026-02-24"),  # Spring Festival begins on a Monday inside the span
    ("2026-04-24", 10, "2026-05-06", "2026-05-06"),  # Labour Day, 1 to 5 May
    ("2024-02-19", 10, "2024-02-29", "2024-02-29"),  # the leap day
    ("2023-02-19", 10, "2023-03-01", "2023-03-01"),
    ("2025-09-21", 10, "2025-10-09", "2025-10-09"),  # eight days off in 2025
)


@pytest.mark.parametrize(("start", "number", "due", "plain"), DAYS)
def test_days_end_on_a_working_day(start: str, number: int, due: str, plain: str) -> None:
    counted = days(iso(start), number, CALENDAR)
    assert counted.due == iso(due)
    assert days(iso(start), number, CALENDAR, weekends_move=False).due == iso(plain)
    last = iso(start) + timedelta(days=number)
    assert counted.said[0] == ("clock.days", {"start": start, "last": last.isoformat(), "n": number})
    assert [key for key, _ in counted.said[1:]] == (["clock.moved"] if last != counted.due else [])


# 30 working days across Mid-Autumn, National Day and two weekends worked; five across Spring Festival.
WORKING = (
    ("2026-09-01", 30, "2026-10-19"),
    ("2026-02-13", 5, "2026-02-27"),
    ("2026-03-02", 5, "2026-03-09"),
    ("2025-01-24", 3, "2025-02-05"),  # Sunday 26 January is worked
)


@pytest.mark.parametrize(("start", "number", "due"), WORKING)
def test_working_days_leave_out_what_is_off(start: str, number: int, due: str) -> None:
    assert working_days(iso(start), number, CALENDAR).due == iso(due)


# From, months, the corresponding day, and whether the month was too short for it.
MONTHS = (
    ("2025-09-01", 6, "2026-03-01", False),
    ("2026-08-31", 6, "2027-02-28", True),
    ("2023-08-31", 6, "2024-02-29", True),  # a leap year
    ("2024-02-29", 12, "2025-02-28", True),
    ("2024-02-28", 12, "2025-02-28", False),
    ("2025-12-31", 12, "2026-12-31", False),
    ("2026-01-31", 8, "2026-09-30", True),
)


@pytest.mark.parametrize(("start", "number", "same", "short"), MONTHS)
def test_months_end_on_the_corresponding_day_or_the_day_before(start: str, number: int, same: str, short: bool) -> None:
    assert add_months(iso(start), number) == iso(same)
    assert months(iso(start), number, day_before=False).due == iso(same)
    counted = months(iso(start), number, day_before=True)
    assert counted.due == iso(same) - timedelta(days=1)
    assert ("clock.month_end" in dict(counted.said)) is short


def test_of_a_year_that_was_not_announced_only_weekends_are_known_and_that_is_said() -> None:
    counted = days(iso("2027-09-21"), 10, CALENDAR)
    assert counted.due == iso("2027-10-01")  # National Day all the same: nobody has said which days are off
    assert ("clock.unknown", {"year": "2027"}) in counted.said
    entered = calendar(
        [*CALENDAR.years.values(), read_year({"year": 2027, "off": [["2027-10-01", "2027-10-07"]], "working": []})]
    )
    assert days(iso("2027-09-21"), 10, entered).due == iso("2027-10-08")
    assert not any(key == "clock.unknown" for key, _ in days(iso("2027-09-21"), 10, entered).said)


@pytest.mark.parametrize(
    "entry",
    [
        {"year": 2027, "off": [["2027-10-07", "2027-10-01"]], "working": []},
        {"year": 2027, "off": [["2027-10-01", "2028-10-01"]], "working": []},
        {"year": 2027, "off": [["10-01", "10-07"]], "working": []},
        {"year": 2027, "off": [], "working": ["Sunday"]},
        {"year": "soon", "off": [], "working": []},
    ],
)
def test_what_is_no_year_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        read_year(entry)


def test_the_shipped_years_hold_together() -> None:
    for entry in places.resource_toml("lists/holidays.toml")["year"]:
        year = read_year(entry)
        assert all(day.weekday() >= 5 for day in year.working), "only weekend days are worked in exchange"
        assert not year.off & year.working
        plain = {day for day in year.off if day.weekday() < 5}
        assert len(plain) >= 9, "New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day"
        assert all(date(entry["year"], month, 1) in year.off for month in (1, 5, 10))


SPAN = st.dates(date(2023, 1, 2), date(2026, 10, 1))


@given(SPAN, st.integers(1, 60))
def test_no_deadline_is_early_and_none_ends_on_a_day_off(start: date, number: int) -> None:
    due = days(start, number, CALENDAR).due
    assert due >= start + timedelta(days=number)
    assert not CALENDAR.rest(due)
    if due != start + timedelta(days=number):  # moved no further than to the first day that is none
        gone = start + timedelta(days=number)
        while gone < due:
            assert CALENDAR.rest(gone)
            gone += timedelta(days=1)


@given(SPAN, st.integers(1, 40))
def test_working_days_are_counted_one_by_one(start: date, number: int) -> None:
    due = working_days(start, number, CALENDAR).due
    span = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(not CALENDAR.rest(day) for day in span) == number and not CALENDAR.rest(due)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 60))
def test_months_and_their_corresponding_days(start: date, number: int) -> None:
    same = add_months(start, number)
    assert (same.year * 12 + same.month) - (start.year * 12 + start.month) == number
    assert same.day == start.day or (same + timedelta(days=1)).day == 1 < start.day
