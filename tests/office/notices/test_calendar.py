"""The month of notices: whole weeks, each thing on its day in China."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from lut_admin.convention.hours import CHINA, Exemption, Ground
from lut_admin.office import notices
from lut_admin.office.notices import Elsewhere
from lut_admin.office.notices.calendar import Entry, Kind
from lut_admin.office.office import Office
from tests.clock import Clock
from tests.office.notices.conftest import EN, ZH, Out


def on(office: Office, day: date) -> tuple[Entry, ...]:
    return next(one.entries for one in notices.month(office, day).days if one.on == day)


@pytest.mark.parametrize(
    ("day", "weeks", "first", "last"),
    [
        (date(2025, 11, 20), 5, date(2025, 10, 27), date(2025, 11, 30)),
        (date(2027, 2, 1), 4, date(2027, 2, 1), date(2027, 2, 28)),
        (date(2025, 3, 1), 6, date(2025, 2, 24), date(2025, 4, 6)),
    ],
)
def test_a_month_is_whole_weeks(office: Office, day: date, weeks: int, first: date, last: date) -> None:
    month = notices.month(office, day)
    assert len(month.weeks) == weeks and all(len(week) == 7 for week in month.weeks)
    assert (month.days[0].on, month.days[-1].on) == (first, last)
    assert all(day.entries == () for day in month.days)


def test_postings_and_deadlines_stand_on_their_days(office: Office, out: Out) -> None:
    made = out()
    assert on(office, date(2025, 11, 20)) == (Entry(Kind.POSTED, made, ZH, "life", time(10)),)
    assert on(office, date(2025, 11, 30)) == (Entry(Kind.DEADLINE, made, ZH, "life"),)
    notices.release(office, made, ["二班"])
    assert [entry.kind for entry in on(office, date(2025, 11, 20))] == [Kind.POSTED, Kind.COPIED]


def test_what_is_held_stands_where_the_window_opens(office: Office, clock: Clock) -> None:
    clock.at = datetime(2025, 11, 20, 23, 30, tzinfo=CHINA)
    made = notices.draft(office, "culture", "运动会通知", "Sports meeting").made or 0
    notices.hold(office, made, [])
    assert on(office, date(2025, 11, 20)) == ()
    assert on(office, date(2025, 11, 21)) == (Entry(Kind.HELD, made, "运动会通知", "culture", time(7)),)


def test_a_night_of_china_is_one_day_and_is_out_of_hours(office: Office) -> None:
    at = datetime(2025, 11, 20, 2, 15, tzinfo=CHINA)  # 19 November in UTC
    made = notices.enter(office, Elsewhere(at, EN, exemption=Exemption(Ground.SAFETY, "停电")), []).result.made or 0
    [entry] = on(office, date(2025, 11, 20))
    assert (entry.notice_id, entry.at, entry.out_of_hours, entry.category) == (made, time(2, 15), True, None)
