"""The numbers of cases: counted by the year, and never given twice."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from lut_admin.records.journal import ERASED
from lut_admin.records.tables import Case, Journal


def next_number(connection: Connection, prefix: str, year: int) -> str:
    """The number after the last that was ever given in the year: ``LUT-2026-0001``.

    The journal knows also those of records that were undone: their form may be printed, and stands for that matter alone.
    """
    start = f"{prefix}-{year}-"
    made = select(Journal.after).where(Journal.kind == Case.__tablename__, Journal.before.is_(None))
    bodies = [after for after in connection.scalars(made) if after is not None and not after.startswith(ERASED)]
    # Of an erased case the journal keeps digests alone, and the record its number.
    given = [json.loads(body)["number"] for body in bodies] + list(connection.scalars(select(Case.number)))
    tails = [number.removeprefix(start) for number in given if number.startswith(start)]
    return f"{start}{max((int(tail) for tail in tails if tail.isdecimal()), default=0) + 1:04d}"
