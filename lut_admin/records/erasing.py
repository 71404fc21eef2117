"""Erasing from the journal what a law has us forget (PIPL Art. 19): bodies go, digests stay, the chain holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from lut_admin.records.journal import ERASED, digest, lock, unlock
from lut_admin.records.tables import KINDS, Journal

_CHUNK = 500


def erase(connection: Connection, kind: str, ids: Sequence[int]) -> int:
    """Leave of everything the journal holds of these records only its digests; returns how many entries there were.

    Only for what a law has us forget (PIPL Art. 19), through `Pen.erase`, which records it. The triggers are away for this one
    moment of an open transaction, and it fails unless they stand again.
    """
    query = select(Journal.seq, Journal.before, Journal.after)
    told: list[tuple[str | None, str | None, int]] = []
    for start in range(0, len(ids), _CHUNK):
        some = query.where(Journal.kind == kind, Journal.record_id.in_(ids[start : start + _CHUNK]))
        told += [(_digested(row.before), _digested(row.after), row.seq) for row in connection.execute(some)]
    if told:
        unlock(connection)
        table = KINDS["journal"]
        values: dict[str, Any] = {"before": bindparam("left"), "after": bindparam("right")}
        statement = table.update().where(table.c.seq == bindparam("entry")).values(values)
        connection.execute(statement, [dict(zip(("left", "right", "entry"), row, strict=True)) for row in told])
        lock(connection)
    return len(told)


def _digested(body: str | None) -> str | None:
    return None if body is None else f"{ERASED}{digest(body)}"


def has_erased(connection: Connection, act_id: int) -> bool:
    """Whether something of what an act wrote was erased since: it can no longer be taken back."""
    gone = Journal.before.startswith(ERASED) | Journal.after.startswith(ERASED)
    return connection.scalar(select(Journal.seq).where(Journal.act_id == act_id, gone).limit(1)) is not None
