"""How the list arrives: only counted while nobody sees it; of very many students the first lines are painted while the others
are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from lut_admin.desk.page import Desk, Page
from lut_admin.desk.pages.students.register.columns import Marks
from lut_admin.desk.pages.students.register.listing import Listing
from lut_admin.desk.tables.rows import Rows

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

SCREENFUL = 60
PAINTING = 5  # milliseconds: until what was put is painted


class Counted(Page):
    """A page whose badge says how many students there are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._everybody = 0

    def badge(self) -> tuple[str, bool] | None:
        """How many students there are."""
        return (f"{self._everybody:,}", False) if self._everybody else None

    def read_badge(self) -> None:
        """They are counted; reading 100,000 only for their number would keep the worker from what a person waits for."""
        from lut_admin.office import shelf

        office = self.desk.office
        if self._stale:
            self.desk.read(lambda _progress: shelf.everybody(office), self.tell_everybody)

    def tell_everybody(self, number: int) -> None:
        """So many there are."""
        self._everybody = number
        self.heading_changed.emit()


def read_list(desk: Desk, listing: Listing, then: Callable[[Rows[StudentLine], int], None]) -> None:
    """Read the register in the worker; `then(rows, coming)`: `coming` is 0 when these are all, else how many there are, and
    it is called again."""
    from lut_admin.office import settings, shelf

    office = desk.office
    empty = not listing.model.rows.rows

    def marks() -> Marks:
        return Marks(office.today(), settings.get(office, "permit_days"))

    def first(_progress: object) -> tuple[Rows[StudentLine], int]:
        begun = shelf.beginning(office, SCREENFUL) if empty else None
        if begun is None:
            return whole(_progress)
        return listing.model.prepared(begun.lines, (), marks()), begun.everybody

    def whole(_progress: object) -> tuple[Rows[StudentLine], int]:
        return listing.prepare(shelf.students(office), marks()), 0

    def there(found: tuple[Rows[StudentLine], int]) -> None:
        then(*found)
        if found[1]:
            QTimer.singleShot(PAINTING, listing, lambda: desk.read(whole, there))

    desk.read(first, there)
