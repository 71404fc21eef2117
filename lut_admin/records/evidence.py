"""The bytes of evidence, and whether they are what the record says: each exhibit holds their SHA-256 and size."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, case, func, select

from lut_admin.records.journal import ERASED
from lut_admin.records.tables import EvidenceBody, Exhibit, Journal


def digest(body: bytes) -> str:
    """The SHA-256 that a body is kept and known by."""
    return hashlib.sha256(body).hexdigest()


def body(connection: Connection, sha256: str) -> bytes | None:
    """The bytes kept under a SHA-256, or None where they are gone or are no longer what they were."""
    kept = connection.scalar(select(EvidenceBody.body).where(EvidenceBody.sha256 == sha256))
    return kept if kept is not None and digest(kept) == sha256 else None


def spoiled(connection: Connection) -> tuple[int, int | None]:
    """How many exhibits there are, and the first whose bytes are gone or changed, or None."""
    rows = connection.execute(select(Exhibit.id, Exhibit.sha256, Exhibit.size).order_by(Exhibit.id)).all()
    for row in rows:
        kept = body(connection, row.sha256)
        if kept is None or len(kept) != row.size:
            return len(rows), int(row.id)
    return len(rows), None


def unneeded(connection: Connection) -> list[str]:
    """The bodies that no exhibit holds to, nor one that was taken back and that the journal could still bring back."""
    erased = Journal.after.startswith(ERASED)
    told = case((erased, None), else_=Journal.after.op("->>")("$.sha256"))
    made = select(told).where(Journal.kind == Exhibit.__tablename__, Journal.before.is_(None))
    held = {*connection.scalars(select(Exhibit.sha256)), *connection.scalars(made)}
    return [kept for kept in connection.scalars(select(EvidenceBody.sha256)) if kept not in held]


def taken_back(connection: Connection, until: str) -> list[int]:
    """The exhibits that are there no more since this moment (UTC text) or longer, and of which the journal still tells."""
    query = (
        select(Journal.record_id)
        .where(Journal.kind == Exhibit.__tablename__, Journal.record_id.not_in(select(Exhibit.id)))
        .group_by(Journal.record_id)
        .having(func.max(Journal.at) <= until)
        .having(func.max(case((Journal.after.startswith(ERASED), 1), else_=0)) == 0)
    )
    return sorted(connection.scalars(query))
