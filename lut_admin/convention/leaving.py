"""Leaving (Art. 3): whoever leaves the school leaves the groups, graduates then join an alumni group.

An expected end is no fact: it asks "graduated or extended?", and accuses nobody.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from lut_admin.convention.roster import MUST_LEAVE, Status

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
# Days before the expected end at which the question comes up, the earliest first.
STEPS = (60, 30, 0)
# Who is studying, or will again: only they are asked about.
ASKED = frozenset({Status.ACTIVE, Status.LEAVE, Status.LEFT_CHINA})


def last_day(text: str) -> date | None:
    """The last day that an ISO day, or month (its last day), can mean; None for anything else."""
    written = _ISO.fullmatch(text)
    if written is None:
        return None
    year, month, day = (int(part or 0) for part in written.groups())
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None


def step(days_left: int, steps: Sequence[int] = STEPS) -> int | None:
    """The nearest of the steps that has been reached, 0 also after the end; None while the end is further away."""
    return min((one for one in steps if days_left <= one), default=None)


def has_left(status: Status | None) -> bool:
    """Whether somebody of this status has left the school, and so must leave its groups."""
    return status in MUST_LEAVE


def owes_alumni(status: Status | None) -> bool:
    """Whether an alumni group is due: graduates only (结业, 肄业 and the withdrawn are not asked to)."""
    return status is Status.GRADUATED
