"""What rests on what: an act whose records something final holds on to is passed over by undo and redo."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from lut_admin.records.journal import ACT, ERASED
from lut_admin.records.tables import KINDS, Journal


@dataclass(frozen=True, slots=True)
class Hold:
    """What acts that stay hold on to: the records they changed, and those that what they made refers to (table, id)."""

    changed: set[tuple[str, int]] = field(default_factory=set)
    needed: set[tuple[str, int]] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.changed)

    def add(self, other: Hold) -> None:
        """Hold on to this, too."""
        self.changed.update(other.changed)
        self.needed.update(other.needed)


def hold_on(connection: Connection, act_id: int) -> Hold:
    """What an act holds on to while it stands."""
    hold = Hold()
    query = select(Journal.kind, Journal.record_id, Journal.before, Journal.after)
    for kind, record_id, before, after in connection.execute(query.where(Journal.act_id == act_id, Journal.kind != ACT)):
        hold.changed.add((kind, record_id))
        if before is None and after is not None and not after.startswith(ERASED):
            values = json.loads(after)
            needed = ((key.column.table.name, values.get(key.parent.name)) for key in KINDS[kind].foreign_keys)
            hold.needed.update((name, value) for name, value in needed if value is not None)
    return hold


def is_held(connection: Connection, act_id: int, hold: Hold) -> bool:
    """Whether reversing an act would change what is held, or take away what is needed."""
    kinds = {kind for kind, _ in hold.changed | hold.needed}
    query = select(Journal.kind, Journal.record_id, Journal.before.is_(None) | Journal.after.is_(None))
    for kind, record_id, whole in connection.execute(query.where(Journal.act_id == act_id, Journal.kind.in_(kinds))):
        if (kind, record_id) in hold.changed or (whole and (kind, record_id) in hold.needed):
            return True
    return False
