from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.hours import CHINA
from lut_admin.records import rotation

AT = datetime(2025, 11, 20, 10, 0, tzinfo=CHINA)


def test_nothing_to_keep() -> None:
    assert rotation.needed([]) == []


@given(st.lists(st.integers(0, 500 * 24), min_size=1, max_size=60, unique=True))
def test_the_latest_of_the_newest_day_stay_and_rotating_again_removes_nothing(hours: list[int]) -> None:
    moments = sorted(AT - timedelta(hours=n) for n in hours)
    needed = rotation.needed(moments)
    newest = moments[-1].astimezone(CHINA).date()
    latest = [stays for at, stays in zip(moments, needed, strict=True) if at.astimezone(CHINA).date() == newest]
    assert all(latest[-rotation.LATEST :]) and not any(latest[: -rotation.LATEST])
    kept = [at for at, stays in zip(moments, needed, strict=True) if stays]
    assert rotation.needed(kept) == [True] * len(kept)
    recent = {at.astimezone(CHINA).date() for at in moments if (newest - at.astimezone(CHINA).date()).days < rotation.DAYS}
    assert recent <= {at.astimezone(CHINA).date() for at in kept}
