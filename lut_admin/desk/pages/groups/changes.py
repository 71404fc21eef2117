"""Changes: the past checks of a group with their bars, and for each who came, left or took another nickname."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention.hours import as_day, as_told
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.bar import BarDelegate
from lut_admin.desk.pages.groups.turns import Members, Strangers, Turns
from lut_admin.desk.pages.groups.view import View
from lut_admin.desk.pieces import Card, column, icon_button, row, text
from lut_admin.desk.pieces.tabs import TabBar
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.refusals import Progress

if TYPE_CHECKING:
    from lut_admin.office.groups import Checked, Event, GroupLine, KeptLine, Stranger, Turnover

WIDTH = 300
PARTS = ("turns", "members", "strangers")


@dataclass(frozen=True, slots=True)
class Past:
    """All that is known of a group over time."""

    checks: Sequence[Checked]
    turnover: Sequence[Turnover]
    events: Sequence[Event]
    strangers: Sequence[Stranger]
    people: Mapping[int, str]

    def told_with(self, check: Checked) -> list[Event]:
        """What notices told: in the check's own text, and in texts of notices alone since the check before it.

        With the last check also what was told after it: there is none yet that it could stand with.
        """
        place = [one.id for one in self.checks].index(check.id)
        since = self.checks[place + 1].at if place + 1 < len(self.checks) else ""
        until = check.at if place else "~"
        checked = {one.id for one in self.checks}
        return [
            one
            for one in self.events
            if one.audit_id == check.id or (one.audit_id not in checked and since < one.noted_at <= until)
        ]


class Changed(View):
    """The past checks, the newest first and chosen; beside them what changed with one, whom it held, and who is a stranger.

    Emits `again(id)` to have the members of a check checked once more.
    """

    again = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self._past: Past | None = None
        self.model: TableModel[Checked] = TableModel(self._columns(), lambda one: one.id, lambda one: one.at)
        self.table: Table[Checked] = Table(self.model, "past_checks", desk.preferences, say("groups.past"), ("fine",))
        self.table.setItemDelegateForColumn(1, BarDelegate(self.table, lambda at: self.model.rows.at(at).parts))
        self.tabs = TabBar(say("changes.views"), (say(f"changes.{part}") for part in PARTS))
        self.turns, self.members, self.strangers = Turns(desk), Members(desk), Strangers(desk)
        self.strangers.refused.connect(self.refused)
        self.members.again.connect(self._anew)
        self.export = icon_button("download", say("check.export_title"), self._export)
        self.told = text("", "muted", wrap=True)
        self.parts = QStackedWidget()
        for one in (self.turns, self.members, self.strangers):
            self.parts.addWidget(one)
        self.nothing = self.empty_card(
            "history", say("changes.unchecked"), say("changes.unchecked_why"), self.to_check()
        )
        self.views = QStackedWidget()
        self.views.addWidget(self._filled())
        self.views.addWidget(self.nothing)
        self.setLayout(column(self.messages, self.views))
        self.tabs.currentChanged.connect(self._turn_to)
        self.table.chosen.connect(lambda _: self._show())

    def _filled(self) -> QWidget:
        left = Card(self.desk.say("groups.past"), padding=look.S12)
        left.setFixedWidth(WIDTH)
        left.body.addWidget(self.table, 1)
        right = Card(padding=look.S12)
        right.body.addWidget(self.tabs)
        beside = row()
        beside.addWidget(self.told, 1)
        beside.addWidget(self.export)
        right.body.addLayout(beside)
        right.body.addWidget(self.parts, 1)
        both = row(gap=look.S12)
        both.addWidget(left)
        both.addWidget(right, 1)
        made = QWidget()
        made.setLayout(both)
        return made

    def begin(self) -> None:
        """See `View`."""
        self._past = None
        self.model.put(())

    def take_keyboard(self) -> None:
        """See `View`."""
        self.table.setFocus()

    def refresh(self, group: GroupLine) -> None:
        """See `View`."""
        from lut_admin.office import groups, roster

        office, one = self.desk.office, group.id

        def read(_progress: object) -> Past:
            called = {line.id: line.name for line in roster.students(office)}
            return Past(
                groups.checks(office, one)[::-1],
                groups.turnover(office, one),
                groups.events(office, one),
                groups.strangers(office, one),
                called,
            )

        self.read(read, self._put)

    def _put(self, found: Past) -> None:
        self._past = found
        self.model.put(found.checks)
        self.views.setCurrentIndex(0 if found.checks else 1)
        if self.group is not None:
            self.strangers.put(self.group.id, found.strangers)
        self.tabs.setTabText(2, self.desk.say("changes.strangers_n", n=len(found.strangers)))
        if found.checks and self.table.current is None:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show()

    def _turn_to(self, place: int) -> None:
        self.parts.setCurrentIndex(place)
        self.export.setVisible(place < 2)
        self._show()

    def _show(self) -> None:
        """What the chosen check came to, in the part that is seen."""
        from lut_admin.office import groups

        check, past = self.table.current, self._past
        if check is None or past is None:
            return
        say = self.desk.say
        step = next((one for one in past.turnover if one.audit_id == check.id), None)
        self.turns.put(step, past.told_with(check))
        self.tabs.setTabText(0, say("changes.turns_n", n=self.turns.lines))
        self.tabs.setTabText(1, say("changes.members_n", n=check.counts["members"]))
        if self.tabs.currentIndex() == 2:
            self.told.setText(say("changes.strangers_why"))
            return
        since = (
            say("changes.since", day=as_told(step.since)) if step is not None and step.since else say("changes.first")
        )
        whole = say("changes.whole" if check.complete else "changes.partial")
        self.told.setText(say("changes.told", day=as_told(check.at), whole=whole, since=since))
        if self.tabs.currentIndex() == 1:
            self.members.tell(last=check.id == past.checks[0].id)
            office, audit_id, people = self.desk.office, check.id, past.people

            def shown(lines: Sequence[KeptLine]) -> None:
                if self.table.current is not None and self.table.current.id == audit_id:
                    self.members.put(lines, people)

            self.desk.read(lambda _progress: groups.kept_lines(office, audit_id), shown, self.refused)

    def _anew(self, last: bool) -> None:
        """The last check's members once more, or else an empty sheet for those of now."""
        check = self.table.current
        if last and check is not None:
            self.again.emit(check.id)
        else:
            self.wanted.emit("check")

    def _export(self) -> None:
        """The chosen check as a workbook: who was taken for whom then, judged by the register of today."""
        from lut_admin.office import groups

        check, group, desk = self.table.current, self.group, self.desk
        if check is None or group is None:
            return
        offered = desk.say("check.export_file", group=group.name, day=as_day(check.at))
        path = desk.ask.file_to_save(desk.say("check.export_title"), f"{offered}.xlsx", "Excel (*.xlsx)")
        if path is not None:
            office, audit_id, target = desk.office, check.id, path if path.suffix else Path(f"{path}.xlsx")
            self.messages.clear()

            def write(progress: Progress) -> Path:
                return groups.export_audit(office, groups.kept_again(office, audit_id), target, desk.language, progress)

            desk.read(write, desk.saved, self.refused)

    def _columns(self) -> list[Column[Checked]]:
        say = self.desk.say
        return [
            Column("at", say("changes.day"), lambda one: as_day(one.at), width=100, sort=lambda one: one.at),
            Column("bar", say("groups.bar"), self._fine, kind="muted", width=90),
            Column("fine", say("changes.fine"), _share, kind="number", width=64, sort=lambda one: one.parts["fine"]),
        ]

    def _fine(self, one: Checked) -> str:
        return self.desk.say("groups.fine_of", fine=one.parts["fine"], members=one.counts["members"])


def _share(one: Checked) -> str:
    members = int(one.counts["members"])
    return f"{one.parts['fine'] * 100 // members}%" if members else ""
