"""Who is to be invited to a group (Art. 3): who should be in it and is not there, new students first, as many as fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import groups as rules
from lut_admin.convention.leaving import last_day
from lut_admin.convention.reminders import About, Channel, Patience, Rung, stand
from lut_admin.office import settings
from lut_admin.office.groups.auditing import everybody_in
from lut_admin.office.groups.keeping import Checked, GroupLine, group, lines
from lut_admin.office.groups.kept import NOBODY, last_seen
from lut_admin.office.groups.matters import day_of
from lut_admin.office.groups.reminding import Reminded, called, note_reminders, reminders_in
from lut_admin.office.groups.together import elsewhere, maybe_there, notes, others_of
from lut_admin.office.office import Office
from lut_admin.office.results import Result
from lut_admin.papers.words import Word
from lut_admin.records.tables import Student
from lut_admin.refusals import Refusal

# Who began so lately is new.
NEW = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Invitee:
    """A student to be invited: `new` began lately; `rung` says whether the next invitation is due, `given` the earlier ones."""

    student_id: int
    name: str
    chinese_name: str
    class_name: str
    enrolled: str
    new: bool
    rung: Rung
    given: tuple[Reminded, ...] = ()


@dataclass(frozen=True, slots=True)
class Invitations:
    """Whom to invite to a group, new students first.

    `check` is the last complete one (None: there was none, so that nothing is known of who is there). `room` is how many places
    the group has left, `unplaced` how many students no group of the set has room for. `unknown` names other groups of the set
    that were not checked lately: some of these students may be there. `today` is how many were invited today, `daily` the most
    that should be; `notes` say what the group's size means for joining. `maybe` students are left out, as a nickname there that is
    not decided on may be theirs.
    """

    people: tuple[Invitee, ...]
    check: Checked | None
    room: int
    unplaced: int
    unknown: tuple[str, ...]
    today: int
    daily: int
    notes: tuple[Word, ...]
    maybe: int = 0


def invitations(office: Office, group_id: int) -> Invitations:
    """Whom to invite to a group, by its last complete check; of a set of groups, the ones there is room for in this one."""
    found = group(office, group_id)
    with office.read() as connection:
        known = settings.read(connection)
        students, staff = everybody_in(connection)
        here = last_seen(connection, [group_id]).get(group_id, NOBODY)
        maybe = maybe_there(here, students, staff, found.rule)
        unseen = [one for one in students if rules.should_be_in(one, found.rule) and one.id not in here.students]
        others, _ = elsewhere(office, connection, found, students, staff)
        elsewhere_too = frozenset[int]().union(*(one.there for one in others))
        absent = [one.id for one in unseen if one.id not in elsewhere_too]
        ids = [student_id for student_id in absent if student_id not in maybe]
        begun = {row.id: row.enrolled or row.arrived or "" for row in connection.execute(_BEGUN)}
        given = reminders_in(connection, [group_id]).get(group_id, {})
        places = _places(connection, [found, *others_of(found, lines(connection, office.today()))])
    patience = Patience(known["remind_times"], known["remind_days"])
    by_id = {one.id: one for one in students}
    made: list[Invitee] = []
    for student_id in ids:
        one, past = by_id[student_id], tuple(given.get((About.INVITE, student_id), ()))
        rung = stand([reminded.given for reminded in past], office.today(), patience)
        since = begun.get(student_id, "")
        new = _is_new(since, office.today())
        made.append(Invitee(student_id, called(one), one.chinese_name, one.class_name, since, new, rung, past))
    made.sort(key=lambda one: (not one.new, one.class_name, one.name))
    shares = rules.share_out(len(made), places)
    start = sum(share for one, share in shares.items() if one < group_id)
    invited_today = Counter(
        day_of(one.at) for (about, _), those in given.items() if about is About.INVITE for one in those
    )
    members = found.capacity - places[group_id]
    return Invitations(
        tuple(made[start : start + shares[group_id]]),
        here.complete,
        max(places[group_id], 0),
        len(made) - sum(shares.values()),
        tuple(one.name for one in others if not one.known),
        invited_today[office.today()],
        known["invite_daily"],
        notes(members, found.capacity, known) if members else (),
        len(absent) - len(ids),
    )


def invited(office: Office, group_id: int, ids: Sequence[int], channel: Channel | str = Channel.PRIVATE) -> Result:
    """Note that these students were invited to a group now, in one act; refuses where none of them is to be invited."""
    found = group(office, group_id)
    there = {one.student_id: one for one in invitations(office, group_id).people}
    rows: list[dict[str, Any]] = [
        {
            "group_id": group_id,
            "student_id": i,
            "about": About.INVITE.value,
            "channel": Channel(channel).value,
            "step": there[i].rung.step,
        }
        for i in dict.fromkeys(ids)
        if i in there
    ]
    if not rows:
        raise Refusal("reminder.nothing_open")
    return note_reminders(office, found, rows, About.INVITE, len(ids) - len(rows))


_BEGUN = select(Student.id, Student.enrolled, Student.arrived).where(Student.binned_at.is_(None))


def _is_new(since: str, today: date) -> bool:
    day = last_day(since)
    return day is not None and today - day <= NEW


def _places(connection: Connection, groups: Sequence[GroupLine]) -> Mapping[int, int]:
    """How many places each of these groups has left by its last check, by group id, the oldest group first."""
    seen = last_seen(connection, [one.id for one in groups])
    those = sorted(groups, key=lambda one: one.id)
    return {one.id: one.capacity - len(seen.get(one.id, NOBODY).lines) for one in those}
