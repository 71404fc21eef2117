"""Edits made on this page: each changes one line of the list, unless something else was done meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from lut_admin.desk.page import Desk
from lut_admin.office.results import Changes, Result
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine


class Edits:
    """Does them one by one. `replace` shows a changed line; `everything` is called where the whole list must be read afresh.

    The window tells every page of each change before the edit's own answer comes; what is told more often than edits are
    answered was somebody else's doing: an undo between two edits, for instance.
    """

    def __init__(
        self, desk: Desk, replace: Callable[[StudentLine], None], everything: Callable[[Changes], None]
    ) -> None:
        self._desk, self._replace, self._everything = desk, replace, everything
        self._under_way = self._told = 0

    def expects(self, changes: Changes) -> bool:
        """Whether a change that is told may be one of ours; then nothing is read afresh yet."""
        if not self._under_way or changes != Changes.STUDENTS:
            return False
        self._told += 1
        return True

    def do(
        self,
        student_id: int,
        fields: Mapping[str, str],
        further: Mapping[str, str] | None,
        done: Callable[[], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        """Change fields and columns of the school's own of one student."""
        from lut_admin.office import roster

        office = self._desk.office
        self._under_way += 1

        def carried(_result: Result) -> None:
            self._told -= bool(self._told)
            self._ended(student_id)
            done()

        def denied(refusal: Refusal) -> None:
            self._ended(student_id)
            refused(refusal)

        self._desk.act(lambda _progress: roster.edit(office, student_id, fields, further), then=carried, refused=denied)

    def _ended(self, student_id: int) -> None:
        from lut_admin.office import roster

        self._under_way -= 1
        for line in roster.lines_of(self._desk.office, [student_id]):
            self._replace(line)
        if not self._under_way and self._told:
            self._told = 0
            self._everything(Changes.STUDENTS)
