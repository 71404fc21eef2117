"""What the groups ask for today: reminders to repeat, leavers, endings, invitations, and codes that run out; only counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from lut_admin.convention import groups as rules
from lut_admin.convention.groups import GroupKind
from lut_admin.convention.reminders import State
from lut_admin.convention.roster import Person
from lut_admin.office import settings
from lut_admin.office.groups.graduation import leaving_in
from lut_admin.office.groups.keeping import GroupLine
from lut_admin.office.groups.kept import Presence, present
from lut_admin.office.groups.reminding import ladders_in
from lut_admin.office.office import Office
from lut_admin.office.roster.people import people
from lut_admin.records.tables import Reminder

# Who left so long ago and is seen in no group is no matter of today.
LATELY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class InGroup:
    """How many members of one group something concerns."""

    group_id: int
    group: str
    n: int


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, by group where it belongs to one.

    `remind`: reminded before and due again. `adviser`: reminded often enough. `invite`: missing from every group of the set by
    a complete check, and not yet invited. `codes`: groups whose QR code runs out (`n`: days left, negative when it has).
    `leavers`: left the school lately or still seen in a group, with something to be done. `endings`: the expected end is near.
    """

    remind: tuple[InGroup, ...] = ()
    adviser: tuple[InGroup, ...] = ()
    invite: tuple[InGroup, ...] = ()
    codes: tuple[InGroup, ...] = ()
    leavers: int = 0
    endings: int = 0


def due(office: Office, which: Sequence[GroupLine]) -> Due:
    """Look at these groups and at who leaves; writes nothing."""
    today = office.today()
    with office.read() as connection:
        known = settings.read(connection)
        checked = [one for one in which if one.checked is not None]
        remind: list[InGroup] = []
        adviser: list[InGroup] = []
        # Ladders are climbed only where somebody was reminded: on most mornings nothing needs to be judged.
        begun = set(connection.scalars(select(Reminder.group_id).group_by(Reminder.group_id).having(func.count() > 0)))
        asked = [one for one in checked if one.id in begun]
        ladders = ladders_in(office, connection, asked) if asked else {}
        for one in asked:
            standing = [ladder.rung for ladder in ladders[one.id] if ladder.given]
            again, often = (sum(rung.state is state for rung in standing) for state in (State.DUE, State.ADVISER))
            remind += [InGroup(one.id, one.name, again)] if again else []
            adviser += [InGroup(one.id, one.name, often)] if often else []
        seen = {group_id: here for group_id, here in present(connection).items() if here.complete}
        invited = select(Reminder.group_id, Reminder.student_id).where(Reminder.about == "invite")
        done = {(row.group_id, row.student_id) for row in connection.execute(invited)}
        everybody = people(connection) if seen else []
        leaving = leaving_in(office, connection)
    recent = (today - LATELY).isoformat()
    return Due(
        tuple(remind),
        tuple(adviser),
        tuple(_to_invite(which, everybody, seen, done)),
        tuple(_codes(which, today, known["code_days"])),
        sum(bool(one.seen_in) or one.since >= recent for one in leaving.leavers),
        sum(one.days >= 0 for one in leaving.endings),
    )


def _to_invite(
    which: Sequence[GroupLine],
    everybody: Sequence[Person],
    seen: Mapping[int, Presence],
    done: set[tuple[int, int]],
) -> list[InGroup]:
    """Counted for the first group of each set, and only where all of it was checked with complete lists.

    Every doubtful nickname may be one of those who seem to be missing.
    """
    by_class: dict[str, list[Person]] = defaultdict(list)
    for person in everybody:
        by_class[person.class_name].append(person)
    found: list[InGroup] = []
    passed: list[GroupLine] = []
    for one in which:
        if any(rules.one_set(one.rule, before.rule) for before in passed):
            continue
        passed.append(one)
        whole = [other for other in which if other.id == one.id or rules.one_set(other.rule, one.rule)]
        if any(other.id not in seen for other in whole):
            continue
        members = frozenset[int]().union(*(seen[other.id].students for other in whole))
        asked = {student for group_id, student in done if any(group_id == other.id for other in whole)}
        rule, those = one.rule, by_class[one.class_name] if one.kind is GroupKind.CLASS else everybody
        n = sum(
            person.id not in members and person.id not in asked and rules.should_be_in(person, rule) for person in those
        )
        n -= sum(seen[other.id].doubtful for other in whole)
        if n > 0:
            found.append(InGroup(one.id, one.name, n))
    return found


def _codes(which: Sequence[GroupLine], today: date, ahead: int) -> list[InGroup]:
    left = [(one, (date.fromisoformat(one.code_expiry) - today).days) for one in which if one.code_expiry]
    return [InGroup(one.id, one.name, days) for one, days in left if days <= ahead]
