"""What today needs: the posting window, what is due, and how the groups stand; each thing with the place where it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from lut_admin.convention import hours
from lut_admin.convention.roster import Status
from lut_admin.convention.supervision import Stage
from lut_admin.office import notices, safekeeping, settings
from lut_admin.office.groups import GroupLine, groups
from lut_admin.office.notices import State
from lut_admin.office.office import Office
from lut_admin.papers.words import Word
from lut_admin.records.tables import Case, Student

Tone = Literal["", "ok", "warn", "bad", "primary", "muted"]
# A group that nobody has looked at for so long is worth another look.
CHECK_AGAIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is due: what, how grave, its sign, and where it is done (`page` and the place there)."""

    word: Word
    tone: Tone
    icon: str
    page: str
    where: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Today:
    """One morning's look: `students` are those in the register now by status (``""``: not known)."""

    window: hours.State
    duties: tuple[Duty, ...]
    students: Mapping[str, int]
    groups: tuple[GroupLine, ...]

    @property
    def active(self) -> int:
        """How many students are studying now."""
        return self.students.get(Status.ACTIVE.value, 0)


def today(office: Office) -> Today:
    """Look at everything that may be due; writes nothing."""
    with office.read() as connection:
        counted = _students(connection)
        register = list(_register(connection, office.today(), settings.read(connection)["permit_days"]))
        open_cases = _open_cases(connection)
    found = groups(office)
    duties = [*_notices(office), *open_cases, *register, *_groups(found, office.now()), *_safety(office)]
    if not counted:
        duties.insert(0, Duty(Word("today.no_students"), "primary", "upload", "students", {"importing": True}))
    return Today(notices.window_state(office), tuple(duties), counted, tuple(found))


def _students(connection: Connection) -> dict[str, int]:
    query = select(Student.status, func.count()).where(Student.binned_at.is_(None)).group_by(Student.status)
    return {status or "": int(count) for status, count in connection.execute(query)}


def _register(connection: Connection, day: date, permit_days: int) -> Iterator[Duty]:
    """Permits that run out, and studies whose expected end has passed: a question, never an accusation."""
    current = (Student.binned_at.is_(None), Student.status == Status.ACTIVE.value)
    soon = (day + timedelta(days=permit_days)).isoformat()
    permits = select(func.count()).where(*current, Student.permit_expiry.is_not(None), Student.permit_expiry <= soon)
    ended = select(func.count()).where(
        *current, Student.expected_end.is_not(None), Student.expected_end < day.isoformat()[:7]
    )
    unnamed = select(func.count()).where(*current, Student.chinese_name.is_(None))
    if n := connection.scalar(permits):
        yield Duty(
            Word("today.permits", {"n": n, "days": permit_days}), "warn", "id-card", "students", {"mark": "permit"}
        )
    if n := connection.scalar(ended):
        yield Duty(Word("today.ended", {"n": n}), "warn", "graduation-cap", "students", {"mark": "ended"})
    if n := connection.scalar(unnamed):
        yield Duty(Word("today.unnamed", {"n": n}), "muted", "user-round", "students", {"mark": "no_chinese"})


def _open_cases(connection: Connection) -> list[Duty]:
    done = (Stage.CLOSED.value, Stage.DROPPED.value)
    query = select(Case.id, Case.number, Case.stage).where(Case.binned_at.is_(None), Case.stage.not_in(done))
    return [
        Duty(
            Word("today.case", {"number": row.number, "stage": Word(f"supervision.{row.stage}")}),
            "bad",
            "gavel",
            "cases",
            {"case": row.id},
        )
        for row in connection.execute(query.order_by(Case.opened_on, Case.id))
    ]


def _notices(office: Office) -> Iterator[Duty]:
    for line in reversed(notices.notices(office)):
        if line.state is State.HELD:
            yield Duty(
                Word("today.held", {"title": line.title}), "primary", "megaphone", "notices", {"notice": line.id}
            )
        elif line.state is State.COPIED:
            yield Duty(Word("today.confirm", {"title": line.title}), "muted", "check", "notices", {"notice": line.id})


def _groups(found: list[GroupLine], now: datetime) -> Iterator[Duty]:
    for one in found:
        counts = one.checked.counts if one.checked is not None else {}
        for name, tone, icon in (
            ("outsiders", "bad", "user-x"),
            ("must_leave", "bad", "log-out"),
            ("to_rename", "warn", "user-check"),
        ):
            if n := counts.get(name):
                word = Word(f"today.{name}", {"n": n, "group": one.name})
                yield Duty(word, tone, icon, "groups", {"group": one.id})  # type: ignore[arg-type]  # literals in a tuple
    stale = [one for one in found if one.checked is None or now - datetime.fromisoformat(one.checked.at) > CHECK_AGAIN]
    if stale:
        yield Duty(Word("today.check", {"n": len(stale)}), "muted", "message-circle", "groups")


def _safety(office: Office) -> Iterator[Duty]:
    for concern in safekeeping.standing(office).concerns:
        yield Duty(concern, "warn", "hard-drive", "settings", {"section": "safety"})
