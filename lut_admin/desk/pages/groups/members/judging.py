"""A check under way: the members as judged, what a person has decided, what is known from before (no widget in here)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lut_admin.convention import decisions
from lut_admin.convention.membership import Line
from lut_admin.convention.reminders import About, Channel
from lut_admin.convention.sources import Source
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.members.entries import Entry, entries
from lut_admin.desk.tables import TableModel
from lut_admin.desk.tables.rows import Rows
from lut_admin.papers.member_list import MemberList
from lut_admin.refusals import Progress

if TYPE_CHECKING:
    from lut_admin.office.groups import AuditView, Choice, Known, Ladder, Stranger, Told
    from lut_admin.office.office import Office
    from lut_admin.office.results import Result

Whom = int | str


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier checks and reminders of the group tell: its ladders by matter, and its strangers by the nickname's key."""

    checked: bool = False
    ladders: Mapping[tuple[About, Whom], Ladder] = field(default_factory=dict)
    strangers: Mapping[str, Stranger] = field(default_factory=dict)

    def ladder(self, entry: Entry) -> Ladder | None:
        """How often a row's person was reminded of what the row asks for."""
        about, whom = matter(entry)
        return self.ladders.get((about, whom)) if about is not None and whom is not None else None

    def stranger(self, entry: Entry) -> Stranger | None:
        """Since when a row's stranger is there."""
        return self.strangers.get(decisions.key(entry.line.nickname)) if entry.line is not None else None


_ABOUT = {
    "rename": About.RENAME, "leave": About.LEAVE, "stranger": About.LEAVE, "outsider": About.WHO, "ambiguous": About.WHO,
    "teacher": About.WHO,
}  # fmt: skip


def matter(entry: Entry) -> tuple[About | None, Whom | None]:
    """What a row's person may be written to about, and who that is: a student's id, or the key of an unknown nickname."""
    about = _ABOUT.get(entry.mark)
    if about is None or entry.line is None or entry.cut:
        return None, None
    if entry.person is not None:
        return about, entry.person.id
    return about, decisions.key(entry.line.nickname) or None


class Judging(QObject):
    """Holds a check and judges it again after every answer, in the worker. An older answer than the last is dropped.

    Signals: `judged(rows)` with rows made ready for the table, `refused(refusal)`.
    """

    judged = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, model: TableModel[Entry]) -> None:
        super().__init__()
        self.desk, self._model = desk, model
        self.original: AuditView | None = None
        self.view: AuditView | None = None
        self.before = Before()
        self.chosen: dict[int, Choice] = {}
        self.held: dict[int, str] = {}
        self.reminders: dict[tuple[About, Whom], Channel] = {}
        self._undo: list[tuple[int, bool, Choice]] = []
        self._asked = 0

    def begin(
        self,
        view: AuditView,
        chosen: Mapping[int, Choice] = {},
        reminders: Mapping[tuple[About, Whom], Channel] = {},
    ) -> None:
        """A new check, or one to go on with: then with what was decided and noted in it."""
        self.original, self.chosen, self.held, self.reminders, self._undo = view, {**chosen}, {}, {**reminders}, []
        self._settle(read_before=True)

    def put(self, view: AuditView) -> None:
        """The same members judged otherwise (as everybody, as remarks); what was decided stands."""
        self.original = view
        self._settle()

    def line(self, row: int) -> Line | None:
        """A member as recognised, before anybody decided."""
        return self.original.audit.lines[row] if self.original is not None else None

    def known(self, row: int) -> Known | None:
        """The decision of an earlier check that answers a row."""
        return self.original.decided.get(row) if self.original is not None and row not in self.chosen else None

    def choose(self, row: int, choice: Choice, was: str = "") -> None:
        """Decide who a member is; until `confirm` the row is still shown where it `was` (a chip)."""
        self._remember(row)
        self.chosen[row] = choice
        self.held.setdefault(row, was)
        self._settle()

    def take_back(self, row: int) -> bool:
        """Leave a row undecided again; whether anything was decided here."""
        if row not in self.chosen:
            return False
        self._remember(row)
        del self.chosen[row]
        self.held.pop(row, None)
        self._settle()
        return True

    def undo(self) -> int | None:
        """Take back the last decision, or the last taking back; its row."""
        if not self._undo:
            return None
        row, was, choice = self._undo.pop()
        if was:
            self.chosen[row] = choice
        else:
            self.chosen.pop(row, None)
        self.held.pop(row, None)
        self._settle()
        return row

    def forget_undo(self) -> None:
        """An act was done since: taking back begins with that."""
        self._undo = []

    def confirm(self) -> None:
        """Every row is shown where it belongs from now on."""
        if self.held:
            self.held = {}
            self._settle()

    def renew(self) -> None:
        """The register or what is on record has changed: the same members are judged anew, and what was decided stands."""
        from lut_admin.office import groups

        office, view = self.desk.office, self.original
        if view is None:
            return
        given = (office, view.group_id, view.members, view.source, view.complete)
        self._asked += 1
        asked = self._asked

        def judged(found: AuditView) -> None:
            if asked == self._asked:
                self.original = found
                self._settle(read_before=True)

        self.desk.read(lambda _progress: groups.audit_group(*given), judged, self.refused.emit)

    def _remember(self, row: int) -> None:
        self._undo.append((row, row in self.chosen, self.chosen.get(row)))

    def _settle(self, read_before: bool = False) -> None:
        from lut_admin.office import groups

        office, view, chosen, held = self.desk.office, self.original, dict(self.chosen), dict(self.held)
        before, model = self.before, self._model
        self._asked += 1
        asked = self._asked
        if view is None:
            return

        def work(_progress: object) -> tuple[AuditView, Before, Rows[Entry], list[int]]:
            settled = groups.settle(office, view, chosen) if chosen else view
            gone = [row for row, choice in chosen.items() if choice is not None and _nobody(settled.audit.lines[row])]
            rows = list(entries(settled.audit, chosen.keys() - gone, held, view.decided, view.members))
            return settled, (_before(office, view.group_id) if read_before else before), model.prepared(rows), gone

        def told(found: tuple[AuditView, Before, Rows[Entry], list[int]]) -> None:
            if asked == self._asked:
                self.view, self.before = found[0], found[1]
                for row in found[3]:  # whoever was chosen is no more on record
                    self.chosen.pop(row, None)
                self.judged.emit(found[2])

        self.desk.read(work, told, self.refused.emit)


def _nobody(line: Line) -> bool:
    return line.person is None and line.staff is None


def _before(office: Office, group_id: int) -> Before:
    from lut_admin.office import groups

    ladders = {(one.about, one.whom): one for one in groups.ladder(office, group_id)}
    strangers = {decisions.key(one.nickname): one for one in groups.strangers(office, group_id)}
    return Before(bool(groups.checks(office, group_id)), ladders, strangers)


def judged(
    office: Office, group_id: int, members: MemberList, source: str, answer: bool | None
) -> AuditView | tuple[Told, ...]:
    """The check of these members; of a text that holds none but notices, what those tell.

    Unless somebody or the text itself says that the list is whole, it is taken as a part: nobody is missing by a guess.
    """
    from lut_admin.office import groups

    if members.events and not members.nicknames:
        return groups.told_in(office, members)
    # Whose names these are is asked: until that is answered they are taken as remarks, which accuse nobody.
    names_from = Source.REMARKS if members.remarks_likely else None
    return groups.audit_group(office, group_id, members, source, complete=bool(answer), names_from=names_from)


def note(
    office: Office, group_id: int, whom: Sequence[Whom], about: About, channel: Channel, _progress: Progress
) -> Result:
    """Put on record that these were reminded."""
    from lut_admin.office import groups

    return groups.remind(office, group_id, whom, about, channel)
