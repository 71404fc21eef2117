"""Membership over time (Art. 3): who came, left or was renamed between checks, what notices told, and who does not belong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from lut_admin.convention import decisions
from lut_admin.convention import turnover as rules
from lut_admin.convention.membership import Answer
from lut_admin.convention.sources import Source
from lut_admin.convention.turnover import Change, Step, Turn
from lut_admin.office.groups.keeping import group
from lut_admin.office.groups.kept import NOBODY, checks_in, last_seen, snapshots
from lut_admin.office.groups.matters import day_of
from lut_admin.office.groups.remembering import known_in
from lut_admin.office.groups.reminding import called
from lut_admin.office.office import Office
from lut_admin.office.roster.people import people
from lut_admin.records.tables import Audit, GroupEvent


@dataclass(frozen=True, slots=True)
class Event:
    """What a notice of WeChat told: who joined, left or was removed; by whom and how (``invited qr``), ``""`` if unknown.

    `at` is the day and time as the text shows it; `noted_at` the moment (UTC text) of the check that it stood in.
    """

    id: int
    moved: str
    nickname: str
    by: str
    method: str
    at: str
    noted_at: str
    audit_id: int
    student_id: int | None


@dataclass(frozen=True, slots=True)
class Turned:
    """One member's change, with the student's name and what a notice told of it, where one did."""

    change: Change
    name: str
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Turnover:
    """What changed from the checks before to this one (its id and moment, UTC text; `since`: the one before, ``""`` the first)."""

    audit_id: int
    at: str
    since: str
    complete: bool
    turned: tuple[Turned, ...]

    def of(self, turn: Turn) -> tuple[Turned, ...]:
        """The changes of one sort."""
        return tuple(one for one in self.turned if one.change.turn is turn)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody in a group who is nobody of the register: since which check (UTC text) and for how many days, as far as is known.

    `decided`: a person said so; else it is a question. `known_id` is that decision, to be taken back. `by` and `method` are
    what a notice told of how they came.
    """

    nickname: str
    first_seen: str
    last_seen: str
    days: int
    checks: int
    decided: bool
    known_id: int | None
    by: str = ""
    method: str = ""


def turnover(office: Office, group_id: int) -> list[Turnover]:
    """What changed with each kept check of a group's nicknames, the newest first."""
    group(office, group_id)
    with office.read() as connection:
        steps = rules.turnover(snapshots(connection, group_id))
        told = events_in(connection, group_id)
        called_by = {person.id: called(person) for person in people(connection)}
    return [_turned(step, told, called_by) for step in reversed(steps)]


def events(office: Office, group_id: int) -> list[Event]:
    """Everything that notices told of a group's members, the newest first."""
    with office.read() as connection:
        return events_in(connection, group_id)[::-1]


def strangers(office: Office, group_id: int) -> list[Stranger]:
    """Who is in a group by its last checks and is nobody of the register, the longest there first."""
    group(office, group_id)
    with office.read() as connection:
        here = last_seen(connection, [group_id]).get(group_id, NOBODY)
        known = known_in(connection, group_id)
        every = checks_in(connection, [group_id]).get(group_id, [])
        nicknames = {one.id for one in every if one.names_from is Source.NICKNAMES}
        seen: dict[str, list[str]] = {}
        for snapshot in snapshots(connection, group_id, nicknames_only=False):
            there = {decisions.key(line.nickname) for line in snapshot.lines}
            if snapshot.complete and snapshot.id in nicknames:
                # Whoever is not there has left: who comes back has been there since then.
                seen = {key: since for key, since in seen.items() if key in there}
            for key in there:
                seen.setdefault(key, []).append(snapshot.at)
        came = {decisions.key(one.nickname): one for one in events_in(connection, group_id) if one.moved == "joined"}
    found: list[Stranger] = []
    for line, check in here.lines:
        key = decisions.key(line.nickname)
        if line.answer != Answer.OUTSIDER or not key:
            continue
        since = seen[key][0]
        days = (office.today() - day_of(since)).days
        event, decision = came.get(key), known.get(key)
        by, method = (event.by, event.method) if event is not None else ("", "")
        known_id = decision.id if decision is not None else None
        times = len(seen[key])
        found.append(Stranger(line.nickname, since, check.at, days, times, line.decided, known_id, by, method))
    return sorted(found, key=lambda one: (one.first_seen, one.nickname))


def events_in(connection: Connection, group_id: int) -> list[Event]:
    """What notices told of a group's members, oldest first."""
    event = GroupEvent
    query = (
        select(
            event.id,
            event.moved,
            event.nickname,
            event.by,
            event.method,
            event.at,
            Audit.at.label("noted"),
            event.audit_id,
            event.student_id,
        )
        .join_from(event, Audit, Audit.id == event.audit_id)
        .where(event.group_id == group_id)
        .order_by(Audit.at, event.id)
    )
    return [
        Event(r.id, r.moved, r.nickname, r.by or "", r.method or "", r.at or "", r.noted, r.audit_id, r.student_id)
        for r in connection.execute(query)
    ]


_MOVES = {Turn.JOINED: ("joined",), Turn.LEFT: ("left", "removed"), Turn.RENAMED: ()}


def _turned(step: Step, told: Iterable[Event], called_by: Mapping[int, str]) -> Turnover:
    # A text of a later check may hold the notice of what an earlier one showed: the first that fits tells.
    fitting: dict[tuple[str, int | str], Event] = {}
    for one in told:
        if step.since < one.noted_at:
            fitting.setdefault((one.moved, one.student_id or decisions.key(one.nickname)), one)
    turned = [
        Turned(change, called_by.get(change.student_id or 0, ""), _event(change, fitting)) for change in step.changes
    ]
    return Turnover(step.id, step.at, step.since, step.complete, tuple(turned))


def _event(change: Change, fitting: Mapping[tuple[str, int | str], Event]) -> Event | None:
    name: int | str = change.student_id or decisions.key(change.nickname)
    return next((fitting[move, name] for move in _MOVES[change.turn] if (move, name) in fitting), None)
