"""Article 5: the hours in which the groups may be written to, the exceptions, and when they open again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.names import visible

# China keeps one time and has had no summer time since 1991, so a fixed offset is exact and needs no time zone database.
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
DAY = timedelta(days=1)
NOON = time(12)


@dataclass(frozen=True, slots=True)
class Window:
    """When posting is open, in China time: from the second of `opens` to the second of `closes`, both included.

    A window whose end is before its beginning crosses midnight; one whose ends are the same never closes. Art. 5 sets
    07:00-23:00 (the Chinese text's "700-23:00" is a misprint).
    """

    opens: time = time(7)
    closes: time = time(23)


@dataclass(frozen=True, slots=True)
class State:
    """The window at one moment: open or not, and the moment it next opens or closes (None: it never closes)."""

    open: bool
    closes_at: datetime | None
    opens_at: datetime | None

    @property
    def key(self) -> str:
        """The message that says it, filled from `facts`."""
        if not self.open:
            return "hours.opens_at"
        return "hours.open_until" if self.closes_at else "hours.always"

    @property
    def facts(self) -> dict[str, str]:
        """The facts of its message: clock times in China."""
        moments = {"opens": self.opens_at, "closes": self.closes_at}
        return {name: f"{moment:%H:%M}" for name, moment in moments.items() if moment is not None}


class Ground(StrEnum):
    """Why a message may go out of hours (Art. 5): medical care, safety, another special situation.

    A correction is such a situation only where what it corrects falls before the next noon.
    """

    MEDICAL = "medical"
    SAFETY = "safety"
    OTHER = "other"
    CORRECTION = "correction"

    @property
    def key(self) -> str:
        """Its message."""
        return f"hours.ground_{self.value}"


@dataclass(frozen=True, slots=True)
class Exemption:
    """One exception to the hours: its ground and the reason that is put on record.

    `moments`, of a correction: when what it corrects happens, as China time or as whole days.
    """

    ground: Ground
    reason: str
    moments: tuple[date | datetime, ...] = ()


DEFAULT = Window()


def in_china(at: datetime) -> datetime:
    """The moment in China time, to the second; a time without a zone is taken as China time, never the computer's."""
    local = at.replace(tzinfo=CHINA) if at.tzinfo is None else at.astimezone(CHINA)
    return local.replace(microsecond=0)


def recorded(at: str) -> datetime:
    """A moment as the records keep it (UTC text), by the clock in China."""
    return datetime.fromisoformat(at).astimezone(CHINA)


def as_told(at: str) -> str:
    """Such a moment as lists tell it: 2026-11-23 14:32."""
    return f"{recorded(at):%Y-%m-%d %H:%M}"


def as_day(at: str) -> str:
    """The day of such a moment: 2026-11-23."""
    return f"{recorded(at):%Y-%m-%d}"


def is_open(at: datetime, window: Window = DEFAULT) -> bool:
    """Whether the window is open at that moment (Art. 5)."""
    now = in_china(at).time()
    if window.opens == window.closes:
        return True
    if window.opens < window.closes:
        return window.opens <= now <= window.closes
    return now >= window.opens or now <= window.closes


def next_opening(at: datetime, window: Window = DEFAULT) -> datetime:
    """When a message may next go out, in China time: the moment itself while the window is open."""
    now = in_china(at)
    return now if is_open(now, window) else _next(now, window.opens)


def time_left(at: datetime, window: Window = DEFAULT) -> timedelta | None:
    """How long the window stays open: zero while it is closed, None where it never closes."""
    now = in_china(at)
    if not is_open(now, window):
        return timedelta(0)
    return None if window.opens == window.closes else _next(now, window.closes) - now


def state(at: datetime, window: Window = DEFAULT) -> State:
    """The window as the Today page shows it at that moment."""
    now = in_china(at)
    if not is_open(now, window):
        return State(False, None, _next(now, window.opens))
    left = time_left(now, window)
    return State(True, None if left is None else now + left, None)


def check(at: datetime, exemption: Exemption | None = None, window: Window = DEFAULT) -> tuple[Finding, ...]:
    """Whether a message to a group may go out at that moment (Art. 5).

    Out of hours it is held until the window opens, unless an exemption with a reason is on record; the exemption is told.
    """
    now = in_china(at)
    if is_open(now, window):
        return ()
    facts = {
        "at": _clock(now, window),
        "opens": f"{window.opens:%H:%M}",
        "closes": f"{window.closes:%H:%M}",
        "next": f"{_next(now, window.opens):%Y-%m-%d %H:%M}",
    }
    if exemption is None:
        return (Finding(5, "hours.closed", Weight.BLOCK, facts),)
    if not visible(exemption.reason):
        return (Finding(5, "hours.no_reason", Weight.BLOCK, facts),)
    if exemption.ground is Ground.CORRECTION:
        noon = _next(now + timedelta(seconds=1), NOON)
        if not exemption.moments:
            return (Finding(5, "hours.correction_undated", Weight.BLOCK, facts),)
        if not any(_falls(moment, now, noon) for moment in exemption.moments):
            return (Finding(5, "hours.correction_waits", Weight.BLOCK, {**facts, "noon": f"{noon:%Y-%m-%d %H:%M}"}),)
    return (Finding(5, f"hours.exempt_{exemption.ground}", Weight.TELL, {**facts, "reason": exemption.reason.strip()}),)


def _falls(moment: date | datetime, now: datetime, noon: datetime) -> bool:
    """Whether something happens between now and that noon; of a whole day, whether any of it does."""
    if isinstance(moment, datetime):
        return now <= in_china(moment) < noon
    start = datetime.combine(moment, time(), CHINA)
    return start < noon and now < start + DAY


def _clock(now: datetime, window: Window) -> str:
    """The time as it is told: with its seconds in the minute of an edge, where they alone show that it is past."""
    edge = (now.hour, now.minute) in {(clock.hour, clock.minute) for clock in (window.opens, window.closes)}
    return f"{now:%H:%M:%S}" if edge else f"{now:%H:%M}"


def _next(now: datetime, clock: time) -> datetime:
    """The next moment, not before `now`, at which the clock shows that time."""
    today = now.replace(hour=clock.hour, minute=clock.minute, second=clock.second)
    return today if today >= now else today + DAY
