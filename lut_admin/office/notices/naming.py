"""What the groups of a notice are called now: the log keeps the names of then, and tells today's beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from lut_admin.convention import names
from lut_admin.office.notices.audiences import Audience
from lut_admin.records import journal
from lut_admin.records.tables import Group


class Renamed:
    """The names that groups had, each until the moment it was changed; read from the journal."""

    def __init__(self, connection: Connection) -> None:
        self._had: dict[int, list[tuple[str, str]]] = {}
        for entry in journal.of_kind(connection, Group.__tablename__):
            if entry.before and entry.after and "name" in entry.before and "name" in entry.after:
                self._had.setdefault(entry.record_id, []).append((entry.at, str(entry.before["name"])))
        query = select(Group.id, Group.name).where(Group.id.in_(self._had))
        self._now = {row.id: row.name for row in connection.execute(query)} if self._had else {}

    def since(self, groups: Iterable[str], at: str) -> tuple[tuple[str, str], ...]:
        """Of these names, as they were at a moment (UTC text), those that are others now, each with the one of today."""
        then: dict[str, str] = {}
        for group_id, now in self._now.items():
            was = next((name for until, name in self._had[group_id] if until > at), now)
            if was != now:
                then[was] = now
        return tuple((name, then[name]) for name in groups if name in then)


def without_binned(connection: Connection, audience: Audience) -> tuple[Audience, tuple[str, ...]]:
    """An audience but for the groups that are in the bin, and their names."""
    rows = connection.execute(select(Group.name, Group.binned_at)).all()
    here = {names.fold(row.name) for row in rows if row.binned_at is None}
    binned = {names.fold(row.name) for row in rows if row.binned_at is not None} - here
    gone = tuple(name for name in audience.groups if names.fold(name) in binned)
    return (_but(audience, gone) if gone else audience), gone


def _but(audience: Audience, gone: Sequence[str]) -> Audience:
    """A set does not hold a binned group any more: it is not told as left out of it."""
    there = tuple(name for name in audience.groups if name not in gone)
    return replace(audience, groups=there, also=tuple(name for name in audience.also if name not in gone))
