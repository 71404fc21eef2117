"""What cases ask for today: of each open one its next duty, with its last day and how soon that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from lut_admin.convention.supervision import DONE, Next, Stage
from lut_admin.office.cases.reading import files, next_of, standings_by
from lut_admin.office.cases.rules import terms
from lut_admin.records.tables import Case

# So many days before its last day a duty is said to be due soon.
SOON = 3


@dataclass(frozen=True, slots=True)
class DueCase:
    """An open case: its stage, what comes next (None: nothing is owed), and how many days are left for it (None: no day is set)."""

    id: int
    number: str
    stage: Stage
    next: Next | None
    left: int | None

    @property
    def overdue(self) -> bool:
        """Whether the last day has passed."""
        return self.left is not None and self.left < 0 and self.next is not None and not self.next.waiting

    @property
    def soon(self) -> bool:
        """Whether the last day is near, or passed."""
        return self.left is not None and self.left <= SOON


def due(connection: Connection, today: date) -> list[DueCase]:
    """The open cases, the most pressing first."""
    over = [stage.value for stage in DONE]
    still_open = Case.binned_at.is_(None) & Case.erased_at.is_(None) & Case.stage.not_in(over)
    if connection.scalar(select(Case.id).where(still_open).limit(1)) is None:
        return []
    known = terms(connection)
    found = []
    for file in files(connection):
        if file.stage in DONE:
            continue
        coming = next_of(standings_by(file, known, today))
        left = (coming.due - today).days if coming is not None and coming.due is not None else None
        found.append(DueCase(file.id, file.number, file.stage, coming, left))
    return sorted(
        found, key=lambda one: (one.next is None or one.next.waiting, one.left is None, one.left or 0, one.number)
    )
