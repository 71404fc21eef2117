"""Who owns a group, and since when (Art. 1): handed over from one to the next (Art. 10 holds owners to account)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from lut_admin.convention import groups as rules
from lut_admin.convention import names
from lut_admin.convention.groups import GroupKind, Owner
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.tables import Group, GroupOwner, Staff
from lut_admin.refusals import Refusal

ACT = "hand_over_group"


@dataclass(frozen=True, slots=True)
class Owned:
    """Who owned a group, from one day to the other (ISO, ``""``: not known); `until` is empty for the last one on record.

    `id` is 0 where nobody is on record: then `role` says who ought to own such a group (Art. 1) and the name is unknown.
    """

    role: Owner
    id: int = 0
    staff_id: int | None = None
    name: str = ""
    since: str = ""
    until: str = ""
    note: str = ""


def owners(office: Office, group_id: int) -> list[Owned]:
    """Everybody who owned a group, the last one first (who may only begin on a later day); empty where nobody was ever recorded."""
    with office.read() as connection:
        return owners_of(connection, group_id).get(group_id, [])


def owner_names(office: Office) -> list[str]:
    """Everybody who ever owned a group, by name: of each there may be a month to report."""
    with office.read() as connection:
        every = owners_of(connection).values()
    return sorted(
        {one.name for those in every for one in those if one.name},
        key=lambda name: names.sort_key({"chinese_name": name}),
    )


def owners_on(connection: Connection, day: date) -> dict[int, Owned]:
    """Who owns each group on a day, by group id; a handover dated ahead counts from its day on. Without one on record: none."""
    on = day.isoformat()
    found: dict[int, Owned] = {}
    for group_id, those in owners_of(connection).items():
        here = next((one for one in those if one.since <= on and (not one.until or on < one.until)), None)
        if here is not None:
            found[group_id] = here
    return found


def nobody_yet(kind: GroupKind) -> Owned:
    """The owner of a group for which nobody is on record: the role alone (Art. 1)."""
    return Owned(rules.OWNERS[kind])


def hand_over(
    office: Office,
    group_id: int,
    to: int | str,
    since: date | str | None = None,
    note: str = "",
    role: Owner | str | None = None,
) -> Result:
    """Hand a group to its next owner from a day on (ISO, default today); the one before owns it until then.

    `to` is the id of a member of the staff, or a name; `role` is the kind's own where none is given. Refuses ``group.gone``,
    ``group.no_owner`` (nobody named, or a staff id that is no more), ``group.same_owner``, and ``group.owner_before`` where
    the last one on record begins later than that day.
    """
    day = since.isoformat() if isinstance(since, date) else iso_day(since) if since else office.today().isoformat()
    with office.read() as connection:
        kind, group_name = _group(connection, group_id)
        staff_id, name = _heir(connection, to)
        present = next((one for one in owners_of(connection, group_id).get(group_id, ()) if not one.until), None)
    next_role = Owner(role) if role else rules.OWNERS[kind]
    if present is not None:
        same = (
            present.staff_id == staff_id
            if staff_id or present.staff_id
            else names.fold(present.name) == names.fold(name)
        )
        if same and present.role is next_role:
            raise Refusal("group.same_owner", name=present.name)
        if present.since and day < present.since:
            raise Refusal("group.owner_before", name=present.name, since=present.since)
    facts = {"group": group_name, "name": name}
    row = {"group_id": group_id, "role": next_role.value, "staff_id": staff_id, "since": day}
    row |= {"name": name, "note": names.clean(note) or None}
    with office.write(Act(ACT, facts)) as pen:
        if present is not None:
            pen.update(GroupOwner, {present.id: {"until": day}})
        made = pen.insert(GroupOwner, [row])
        return Result(Changes.GROUPS, pen.act_id, ACT, facts, made[0])


def iso_day(text: str) -> str:
    """A day as the records keep it; refuses (``group.bad_day``) what is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refusal("group.bad_day", day=text[:40]) from None


def owners_of(connection: Connection, group_id: int | None = None) -> dict[int, list[Owned]]:
    """Who owned which group, by group id, the last one on record first."""
    own = GroupOwner
    query = select(own.id, own.group_id, own.role, own.staff_id, own.name, own.since, own.until, own.note)
    query = query.order_by(own.until.is_not(None), own.since.desc(), own.id.desc())
    if group_id is not None:
        query = query.where(own.group_id == group_id)
    found: dict[int, list[Owned]] = {}
    for row in connection.execute(query):
        since, until = row.since or "", row.until or ""
        one = Owned(Owner(row.role), row.id, row.staff_id, row.name or "", since, until, row.note or "")
        found.setdefault(row.group_id, []).append(one)
    return found


def _group(connection: Connection, group_id: int) -> tuple[GroupKind, str]:
    row = connection.execute(
        select(Group.kind, Group.name).where(Group.id == group_id, Group.binned_at.is_(None))
    ).first()
    if row is None:
        raise Refusal("group.gone")
    return GroupKind(row.kind), row.name


def _heir(connection: Connection, to: int | str) -> tuple[int | None, str]:
    if isinstance(to, str):
        name = names.clean(to)
        if not names.visible(name):
            raise Refusal("group.no_owner")
        return None, name
    row = connection.execute(
        select(Staff.chinese_name, Staff.english_name).where(Staff.id == to, Staff.binned_at.is_(None))
    ).first()
    if row is None:
        raise Refusal("group.no_owner")
    return to, row.chinese_name or row.english_name or ""
