"""What the students' list shows: its columns, and the chips that part it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from lut_admin.convention.roster import BY_NAME, MUST_LEAVE, Kind, Status
from lut_admin.desk.pieces import Tone
from lut_admin.desk.tables import Column

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

Say = Callable[..., str]

NAME = "name"
# The class comes last: it is the longest word, and the last column has the room that is left.
SHOWN = (NAME, "student_no", "status", "nationality", "level", "class_name")
# Where there is little room these go, one after the other: a student's details have them.
YIELDS = ("level", "nationality", "class_name")
_ORDER = (
    "student_no", "status", "nationality", "level", "class_name", "chinese_name", "english_name", "passport_name", "gender",
    "passport_no", "college", "major", "grade", "funding", "enrolled", "expected_end", "permit_expiry", "phone", "wechat",
)  # fmt: skip
_WIDTHS = {
    "student_no": 118, "nationality": 112, "class_name": 132, "level": 140, "status": 124, "gender": 80, "grade": 84,
    "passport_no": 124, "enrolled": 116, "expected_end": 124, "permit_expiry": 128,
}  # fmt: skip
_MUTED = frozenset({"nationality", "college", "major", "funding", "enrolled", "expected_end", "permit_expiry"})
TONES: Mapping[str, Tone] = {
    Status.ADMITTED: "primary",
    Status.ACTIVE: "ok",
    Status.LEAVE: "warn",
    Status.EXPELLED: "bad",
}

# What asks for attention; names that other pages may go to (``mark=…``) beside those of the statuses.
NO_STATUS, LEFT, NO_CHINESE, PERMIT, END_PASSED = "no_status", "left", "no_chinese_name", "permit_soon", "end_passed"
ATTENTION = (NO_CHINESE, PERMIT, END_PASSED)
GONE = frozenset({*(status.value for status in MUST_LEAVE), Status.LEFT_CHINA.value})


def choices(field: str, say: Say) -> list[tuple[str, str]]:
    """The values of a field that has a set of them, each with its words; first none."""
    kind = BY_NAME[field].choices
    if kind is None:
        return []
    return [("", say("students.none")), *((value.value, say(f"{field}.{value.value}")) for value in kind)]


def columns(say: Say) -> list[Column[StudentLine]]:
    """All columns; `SHOWN` are seen at first, the others wait in the menu of columns."""
    name: Column[StudentLine] = Column(
        NAME,
        say("students.name"),
        lambda line: line.english_name or line.passport_name,
        kind="name",
        width=190,
        second=lambda line: line.chinese_name,
        sort=attrgetter("sort_key"),
    )
    return [name, *(_column(field, say) for field in _ORDER)]


def _column(field: str, say: Say) -> Column[StudentLine]:
    value: Callable[[StudentLine], str] = attrgetter(field)
    offered = choices(field, say)
    words = dict(offered[1:])

    def in_words(line: StudentLine) -> str:
        return words.get(value(line), "")

    return Column(
        field,
        say(f"field.{field}"),
        in_words if offered else value,
        kind="pill" if field == "status" else "muted" if field in _MUTED else "text",
        width=_WIDTHS.get(field, 140),
        tone=(lambda line: TONES.get(line.status, "muted")) if field == "status" else None,
        sort=_order(field, value),
        editable=True,
        choices=offered,
        raw=value,
        hidden=field not in SHOWN,
    )


def _order(field: str, value: Callable[[StudentLine], str]) -> Callable[[StudentLine], str | int] | None:
    """Choices in their own order; numbers and dates are ASCII and sort as they are, not known last."""
    kind = BY_NAME[field]
    if kind.choices is not None:
        places = {choice.value: place for place, choice in enumerate(kind.choices)}
        return lambda line: places.get(value(line), len(places))
    if kind.kind in (Kind.ID, Kind.DATE):
        return lambda line: value(line) or "~"
    return None


class Marks:
    """Which chips a student's line belongs to, as of a day."""

    def __init__(self, today: date, permit_days: int) -> None:
        self._today = today.isoformat()
        self._limit = (today + timedelta(days=permit_days)).isoformat()

    def __call__(self, line: StudentLine) -> Iterator[str]:
        """The status, and what asks for attention; who has left asks for none."""
        status = line.status
        yield status or NO_STATUS
        if status in GONE:
            yield LEFT
            return
        if not line.chinese_name:
            yield NO_CHINESE
        # A month that is known without its day counts as the month: it has passed when it is over.
        end, permit = line.expected_end, line.permit_expiry
        if end and end < self._today[: len(end)]:
            yield END_PASSED
        if permit and permit <= self._limit[: len(permit)]:
            yield PERMIT
