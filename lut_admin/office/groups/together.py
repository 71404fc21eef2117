"""Several groups that serve the same students, as one: who is missing from all of them, who is in two, and who fits where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from lut_admin.convention import groups as rules
from lut_admin.convention import membership
from lut_admin.convention.groups import Elsewhere
from lut_admin.convention.recognition import Recogniser
from lut_admin.convention.roster import Person, StaffMember
from lut_admin.office import settings
from lut_admin.office.groups.keeping import GroupLine, group, lines
from lut_admin.office.groups.kept import NOBODY, LastSeen, last_seen
from lut_admin.office.office import Office
from lut_admin.papers.member_list import is_cut
from lut_admin.papers.words import Word


def others_of(found: GroupLine, every: Sequence[GroupLine]) -> list[GroupLine]:
    """The other groups of the set a group belongs to; empty for a group that stands alone."""
    return [one for one in every if one.id != found.id and rules.one_set(one.rule, found.rule)]


def elsewhere(
    office: Office,
    connection: Connection,
    found: GroupLine,
    students: Recogniser | Sequence[Person],
    staff: Sequence[StaffMember],
) -> tuple[tuple[Elsewhere, ...], Mapping[int, tuple[str, ...]]]:
    """The other groups of a group's set as their last checks show them, and in which of them each student is (names by id).

    A check is too old to say who is missing after `check_days`. Whoever may be behind a doubtful nickname there may be there.
    """
    others = others_of(found, lines(connection, office.today()))
    if not others:
        return (), {}
    seen = last_seen(connection, [one.id for one in others])
    fresh = office.now() - timedelta(days=settings.read(connection)["check_days"])
    told: list[Elsewhere] = []
    also: dict[int, tuple[str, ...]] = {}
    for one in others:
        there = seen.get(one.id, NOBODY)
        maybe = maybe_there(there, students, staff, one.rule)
        known = there.complete is not None and datetime.fromisoformat(there.complete.at) >= fresh
        told.append(Elsewhere(one.name, known, there.students | maybe))
        for student_id in there.students:
            also[student_id] = (*also.get(student_id, ()), one.name)
    return tuple(told), also


def maybe_there(
    there: LastSeen, students: Recogniser | Sequence[Person], staff: Sequence[StaffMember], one: rules.Group
) -> frozenset[int]:
    """The students who may be behind the doubtful nicknames of a check."""
    doubtful = there.doubtful
    if not doubtful:
        return frozenset()
    cut = [row for row, nickname in enumerate(doubtful) if is_cut(nickname)]
    audit = membership.audit(doubtful, students, staff, one, complete=False, cut=cut)
    sure = {line.person.id for line in audit.lines if line.person is not None}
    return frozenset(sure | {person.id for line in audit.lines for person in line.candidates})


def capacity_notes(office: Office, group_id: int, more: int = 0) -> tuple[Word, ...]:
    """What the size of a group means for joining it (WeChat's limits, all of them settings), with so many `more` members.

    Sizes count the members of the last check. Nothing is said of a group that was never checked or is still small.
    """
    found = group(office, group_id)
    if found.checked is None:
        return ()
    return notes(int(found.checked.counts["members"]) + more, found.capacity, settings.values(office))


def notes(members: int, capacity: int, known: Mapping[str, int]) -> tuple[Word, ...]:
    """`capacity_notes` for a number of members; `known` are the settings."""
    said: list[Word] = []
    if members > capacity:
        said.append(Word("group.size_over", {"n": members - capacity, "limit": capacity}))
    elif members == capacity:
        said.append(Word("group.size_full", {"limit": capacity}))
    else:
        steps = ("group_no_code", "group_verified", "group_invitation")
        reached = next((step for step in steps if members >= known[step]), None)
        if reached is not None:
            said.append(Word(f"group.size_{reached.removeprefix('group_')}", {"limit": known[reached]}))
        near = capacity - members
        if near <= max(capacity // 20, 1):
            said.append(Word("group.size_near", {"n": near, "limit": capacity}))
    return tuple(said)
