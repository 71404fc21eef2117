"""Article 5: the hours, to the second and in China time whatever the computer's zone."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.articles import Weight
from lut_admin.convention.hours import (
    CHINA,
    Exemption,
    Ground,
    Window,
    as_day,
    as_told,
    check,
    is_open,
    next_opening,
    recorded,
    state,
    time_left,
)
from lut_admin.papers import words

NIGHT = Window(time(22), time(2))


def china(hour: int, minute: int = 0, second: int = 0, micro: int = 0) -> datetime:
    return datetime(2026, 3, 2, hour, minute, second, micro, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("at", "open_"),
    [
        (china(6, 59, 59), False),
        (china(7), True),
        (china(12), True),
        (china(23), True),
        (china(23, 0, 0, 999_999), True),
        (china(23, 0, 1), False),
        (china(0), False),
    ],
)
def test_both_ends_belong_to_the_hours(at: datetime, open_: bool) -> None:
    assert is_open(at) is open_


def test_the_zone_of_the_caller_does_not_matter() -> None:
    assert is_open(datetime(2026, 3, 1, 23, tzinfo=UTC))  # 07:00 in China
    assert not is_open(datetime(2026, 3, 1, 22, 59, 59, tzinfo=UTC))
    assert not is_open(datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=-5))))


def test_a_time_without_a_zone_is_china_time() -> None:
    assert is_open(datetime(2026, 3, 2, 7)) and not is_open(datetime(2026, 3, 2, 6, 59))


@pytest.mark.parametrize(("hour", "open_"), [(21, False), (22, True), (0, True), (2, True), (3, False)])
def test_a_window_may_cross_midnight(hour: int, open_: bool) -> None:
    assert is_open(china(hour), NIGHT) is open_


def test_a_window_without_end() -> None:
    always = Window(time(8), time(8))
    assert is_open(china(3), always) and time_left(china(3), always) is None
    assert state(china(3), always).closes_at is None


def test_next_opening_and_time_left() -> None:
    assert next_opening(china(23, 0, 1)) == datetime(2026, 3, 3, 7, tzinfo=CHINA)
    assert next_opening(china(3)) == china(7)
    assert next_opening(china(9)) == china(9)
    assert time_left(china(22, 59)) == timedelta(minutes=1)
    assert time_left(china(3)) == timedelta(0)
    assert time_left(china(23), NIGHT) == timedelta(hours=3)
    assert state(china(9)).closes_at == china(23) and state(china(3)).opens_at == china(7)


def test_out_of_hours_a_message_is_held() -> None:
    (finding,) = check(china(23, 30))
    assert (finding.article, finding.code, finding.weight) == (5, "hours.closed", Weight.BLOCK)
    assert finding.facts["next"] == "2026-03-03 07:00"
    assert check(china(8)) == ()


@pytest.mark.parametrize("ground", list(Ground))
def test_an_exemption_needs_its_reason(ground: Ground) -> None:
    assert check(china(2), Exemption(ground, " "))[0].code == "hours.no_reason"
    (finding,) = check(china(2), Exemption(ground, "停电", (china(8),)))
    assert finding.code == f"hours.exempt_{ground}" and finding.weight is Weight.TELL


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.times(), st.times())
def test_the_next_opening_is_open_and_within_a_day(at: datetime, opens: time, closes: time) -> None:
    window = Window(opens.replace(microsecond=0), closes.replace(microsecond=0))
    moment = at.replace(tzinfo=UTC)
    opening = next_opening(moment, window)
    assert is_open(opening, window)
    assert timedelta(seconds=-1) <= opening - moment <= timedelta(days=1)
    left = time_left(moment, window)
    if left:
        end = moment.replace(microsecond=0) + left
        assert is_open(end, window) and not is_open(end + timedelta(seconds=1), window)


@pytest.mark.parametrize(
    ("clock", "told"),
    [("23:00:01", "23:00:01"), ("23:01:00", "23:01"), ("06:59:59", "06:59"), ("23:00:59", "23:00:59")],
)
def test_a_moment_past_the_edge_is_told_with_its_seconds(clock: str, told: str) -> None:
    [finding] = check(datetime.fromisoformat(f"2026-03-02T{clock}+08:00"))
    assert finding.facts["at"] == told and words.say(finding.code, "zh", **finding.facts).count(told) == 1


@pytest.mark.parametrize(
    ("at", "moment", "code"),
    [
        (china(23, 30), china(23, 30) + timedelta(hours=12), "exempt_correction"),  # 11:30 the next morning
        (china(23, 30), china(12) + timedelta(days=1), "correction_waits"),  # at noon itself: no longer before it
        (china(23, 30), china(14) + timedelta(days=1), "correction_waits"),
        (china(23, 30), china(22), "correction_waits"),  # it is over
        (china(23, 30), (china(0) + timedelta(days=1)).date(), "exempt_correction"),  # some time tomorrow
        (china(23, 30), china(0).date(), "exempt_correction"),  # some time today
        (china(23, 30), (china(0) + timedelta(days=2)).date(), "correction_waits"),
        (china(2), china(11, 59), "exempt_correction"),  # after midnight the next noon is today's
        (china(2), (china(0) + timedelta(days=1)).date(), "correction_waits"),
        (china(2), (china(0) - timedelta(days=1)).date(), "correction_waits"),
    ],
)
def test_a_correction_is_no_emergency_unless_it_is_for_before_the_next_noon(
    at: datetime, moment: date | datetime, code: str
) -> None:
    (finding,) = check(at, Exemption(Ground.CORRECTION, "时间写错", (moment,)))
    assert finding.code == f"hours.{code}"
    assert finding.weight is (Weight.TELL if code == "exempt_correction" else Weight.BLOCK)
    assert words.of_finding(finding, "zh") and words.of_finding(finding, "en")
    later = Exemption(Ground.CORRECTION, "时间写错", (moment, at + timedelta(minutes=1)))
    assert check(at, later)[0].code == "hours.exempt_correction"  # one of several that is near suffices


def test_a_correction_of_nothing_that_has_a_time_waits() -> None:
    (finding,) = check(china(2), Exemption(Ground.CORRECTION, "写错"))
    assert (finding.code, finding.weight) == ("hours.correction_undated", Weight.BLOCK)
    assert check(china(9), Exemption(Ground.CORRECTION, "写错")) == ()


MOMENTS = st.datetimes(datetime(2026, 3, 1), datetime(2026, 3, 5)).map(
    lambda at: at.replace(microsecond=0, tzinfo=CHINA)
)


@given(MOMENTS, MOMENTS)
def test_whenever_it_is_only_what_falls_before_the_next_noon_is_urgent(at: datetime, moment: datetime) -> None:
    found = check(at, Exemption(Ground.CORRECTION, "写错", (moment,)))
    if is_open(at):
        assert found == ()
        return
    noon = at.replace(hour=12, minute=0, second=0) + timedelta(days=at.hour >= 12)
    assert (found[0].code == "hours.exempt_correction") is (at <= moment < noon)


def test_what_is_on_record_is_told_by_the_clock_in_china() -> None:
    at = "2026-11-22T16:30:05Z"
    assert (as_told(at), as_day(at)) == ("2026-11-23 00:30", "2026-11-23"), "in Greenwich it is still the day before"
    assert recorded(at) == datetime(2026, 11, 23, 0, 30, 5, tzinfo=CHINA)
