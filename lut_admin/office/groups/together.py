"""Several groups that serve the same students, as one: who is missing from all of them, who is in two, and who fits where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from lut_admin.convention import groups as rules
from lut_admin.convention import membership
from lut_admin.convention.groups import Elsewhere, GroupKind
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


def staff_owed(
    office: Office, connection: Connection, found: GroupLine, staff: Sequence[StaffMember]
) -> tuple[StaffMember, ...]:
    """The colleagues who ought to be in a group and are in no other of its set, by the last checks there (Art. 3).

    All staff belong in the main group and in one of staff; into class and alumni groups they may come. Nobody, where another
    group of the set was never checked whole.
    """
    if found.kind not in (GroupKind.MAIN, GroupKind.STAFF):
        return ()
    others = others_of(found, lines(connection, office.today()))
    seen = last_seen(connection, [one.id for one in others]) if others else {}
    if any(seen.get(one.id, NOBODY).complete is None for one in others):
        return ()
    kept = [line for one in others for line, _ in seen[one.id].lines]
    there = {line.staff_id for line in kept}
    doubtful = [line.nickname for line in kept if not line.seen.known]
    return tuple(one for one in staff if one.id not in there and not may_be_among(one, doubtful))


def may_be_among(one: StaffMember, nicknames: Iterable[str]) -> bool:
    """Whether a colleague may be called so: by the family name, or by a word of the Latin one."""
    written = "\n".join(nicknames).casefold()
    words = [word for word in one.english_name.casefold().split() if len(word) > 1]
    return (one.chinese_name[:1] or "\0") in written or any(word in written for word in words)


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
