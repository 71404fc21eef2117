"""Days and steps of the graduation desk."""

from __future__ import annotations

from datetime import date

import pytest

from lut_admin.convention import leaving
from lut_admin.convention.roster import Status


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-07-01", date(2026, 7, 1)), ("2028-02", date(2028, 2, 29)), ("2026-13", None), ("", None), ("abcdefg", None)]
    + [(text, None) for text in ("2026x07", "٢٠٢٦-٠٧", "2026-W10-1", "2026-02-30", "0000-01-01")],
)
def test_a_month_means_its_last_day(text: str, day: date | None) -> None:
    assert leaving.last_day(text) == day


@pytest.mark.parametrize(("days", "step"), [(61, None), (60, 60), (31, 60), (30, 30), (1, 30), (0, 0), (-400, 0)])
def test_the_nearest_step_that_is_reached(days: int, step: int | None) -> None:
    assert leaving.step(days) == step


def test_only_graduates_owe_an_alumni_group() -> None:
    assert {status for status in Status if leaving.owes_alumni(status)} == {Status.GRADUATED}
    assert not leaving.has_left(None) and leaving.has_left(Status.EXPELLED) and not leaving.has_left(Status.LEAVE)
