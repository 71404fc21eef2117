"""Leaving school: whose expected end is near is asked about; who has left stays until the groups are done (Art. 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from lut_admin.convention.hours import as_day
from lut_admin.convention.leaving import last_day
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.reminding.person import key, second
from lut_admin.desk.pages.groups.reminding.which_day import WhichDay
from lut_admin.desk.pieces import EmptyState, Tone, button, column, icon_button, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.pieces.tabs import TabBar
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.desk.work.ask import once
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import Ending, Leaver, Leaving, Sighting

YEAR = timedelta(days=365)
TONES: dict[str, Tone] = {"over": "warn", "soon": "primary", "later": "muted"}
ENDS = tuple(TONES)
Row = TypeVar("Row")


class LeavingDesk(QWidget):
    """Two lists: asked about, and left. Several are chosen and done in one act. Emits `left` for the way back."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self.messages = Messages()
        self.tabs = TabBar(say("leaving.views"), (say(f"leaving.{name}", n=0) for name in ("endings", "leavers")))
        self.endings: TableModel[Ending] = TableModel(self._ends(), lambda one: one.student_id, key, _ending_marks)
        self.leavers: TableModel[Leaver] = TableModel(self._lefts(), lambda one: one.student_id, key, _leaver_marks)
        self.ending_table = self._table(self.endings, "endings", "class_name")
        self.leaver_table = self._table(self.leavers, "leavers", "since", "class_name")
        self.graduated = button(say("leaving.graduated"), "graduation-cap", "", self._graduated)
        self.extended = button(say("leaving.extended"), "calendar", "", self._extended)
        self.out = button(say("leaving.out"), "log-out", "", lambda: self._tick("left_groups_on"))
        self.alumni = button(say("leaving.alumni"), "users", "", lambda: self._tick("alumni_on"))
        self.back = button(say("leaving.untick"), "undo-2", "", self._untick)
        self.ending_list = self._listing(self.ending_table, "graduation-cap", "endings", self.graduated, self.extended)
        self.leaver_list = self._listing(self.leaver_table, "log-out", "leavers", self.out, self.alumni, self.back)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.ending_list)
        self.stack.addWidget(self.leaver_list)
        head = row(icon_button("arrow-left", say("groups.back"), self.left.emit), text(say("leaving.title"), "strong"))
        head.addStretch(1)
        head.addWidget(self.tabs)
        self.setLayout(column(head, self.messages, self.stack))
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)

    def _table(self, model: TableModel[Row], name: str, *yields: str) -> Table[Row]:
        made: Table[Row] = Table(model, name, self.desk.preferences, self.desk.say("leaving.title"), yields)
        made.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        return made

    def _listing(self, table: Table[Row], icon: str, name: str, *tools: QPushButton) -> Listing[Row]:
        say = self.desk.say
        nothing = EmptyState(icon, say(f"leaving.no_{name}"), say(f"leaving.no_{name}_why"))
        made = Listing(table, say("ladder.search_student"), say("leaving.filter"), nothing, say("window.clear"))
        made.body.addLayout(row(*tools, None))
        return made

    def refresh(self) -> None:
        """Read both lists."""
        from lut_admin.office import groups

        office = self.desk.office
        self.desk.read(lambda _progress: groups.leaving(office), self._put, self._refused)

    def begin(self) -> None:
        """Open at the list that asks for something."""
        self.messages.clear()
        self._opening = True
        self.refresh()

    # --- how ---

    _opening = False

    def _put(self, found: Leaving) -> None:
        say = self.desk.say
        self.ending_list.put(found.endings, say("groups.all"), [(end, say(f"leaving.end_{end}")) for end in ENDS])
        marks = [(mark, say(f"leaving.mark_{mark}")) for mark in ("seen", "alumni")]
        self.leaver_list.put(found.leavers, say("groups.all"), marks)
        for place, (name, those) in enumerate((("endings", found.endings), ("leavers", found.leavers))):
            self.tabs.setTabText(place, say(f"leaving.{name}", n=len(those)))
        if self._opening:
            self._opening = False
            self.tabs.setCurrentIndex(0 if found.endings or not found.leavers else 1)
            (self.leaver_table if self.tabs.currentIndex() else self.ending_table).setFocus()
        self._tell()

    def _tell(self) -> None:
        """The buttons stand by a filled list and work once somebody is chosen."""
        ending, leavers = self.ending_table.selected, self.leaver_table.selected
        for tool in (self.graduated, self.extended):
            tool.setVisible(self.ending_list.filled)
            tool.setEnabled(bool(ending))
        for tool in (self.out, self.alumni, self.back):
            tool.setVisible(self.leaver_list.filled)
        self.out.setEnabled(any(not one.left_groups_on for one in leavers))
        self.alumni.setEnabled(any(one.owes_alumni and not one.alumni_on for one in leavers))
        self.back.setEnabled(any(one.left_groups_on or one.alumni_on for one in leavers))

    def _graduated(self) -> None:
        from lut_admin.office import groups

        office, ids = self.desk.office, [one.student_id for one in self.ending_table.selected]
        on = self._ask("graduated_on", len(ids), office.today())
        if on is not None:
            self._act(lambda: groups.graduated(office, ids, on))

    def _extended(self) -> None:
        from lut_admin.office import groups

        office, chosen = self.desk.office, self.ending_table.selected
        ids = [one.student_id for one in chosen]
        ends = [end for one in chosen if (end := last_day(one.expected_end)) is not None]
        on = self._ask("extended_to", len(ids), max([*ends, office.today()]) + YEAR)
        if on is not None:
            self._act(lambda: groups.extended(office, ids, on))

    def _tick(self, what: str) -> None:
        from lut_admin.office import groups

        office, chosen = self.desk.office, self.leaver_table.selected
        owing = [one for one in chosen if what != "alumni_on" or one.owes_alumni]
        ids = [one.student_id for one in owing]
        on = self._ask(what, len(ids), office.today(), office.today())
        if on is not None:
            self._act(lambda: groups.tick(office, ids, what, on))

    def _untick(self) -> None:
        """Take away the later of the ticks that are made."""
        from lut_admin.office import groups

        office, chosen = self.desk.office, self.leaver_table.selected
        what = "alumni_on" if any(one.alumni_on for one in chosen) else "left_groups_on"
        ids = [one.student_id for one in chosen]
        self._act(lambda: groups.untick(office, ids, what))

    def _ask(self, what: str, n: int, offered: date, latest: date | None = None) -> date | None:
        if not n:
            return None
        dialog = WhichDay(self.desk, self, self.desk.say(f"leaving.ask_{what}", n=n), offered, latest)
        return dialog.chosen if once(self.desk.ask, dialog) else None

    def _act(self, act: Any) -> None:
        self.messages.clear()
        self.desk.act(lambda _progress: act(), refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))

    def _ends(self) -> list[Column[Ending]]:
        say = self.desk.say
        return [
            Column("who", say("groups.who"), lambda one: one.name, kind="name", width=240, second=second),
            Column("class_name", say("field.class_name"), lambda one: one.class_name, kind="muted", width=150),
            Column("end", say("leaving.expected_end"), lambda one: one.expected_end, kind="muted", width=130),
            Column(
                "days",
                say("leaving.days"),
                lambda one: say("leaving.over_by" if one.days < 0 else "leaving.in_days", n=abs(one.days)),
                kind="pill",
                width=150,
                tone=lambda one: TONES[_end(one)],
                sort=lambda one: one.days,
            ),
        ]  # fmt: skip

    def _lefts(self) -> list[Column[Leaver]]:
        say = self.desk.say
        return [
            Column("who", say("groups.who"), lambda one: one.name, kind="name", width=210, second=second),
            Column("class_name", say("field.class_name"), lambda one: one.class_name, kind="muted", width=146),
            Column("status", say("leaving.status"), lambda one: say(f"status.{one.status.value}"), kind="muted", width=100),
            Column("since", say("leaving.since"), lambda one: one.since, kind="muted", width=110),
            Column("seen", say("leaving.seen"), lambda one: _seen(one.seen_in), width=190),
            Column("out", say("leaving.left_groups"), lambda one: one.left_groups_on, kind="muted", width=112),
            Column("alumni", say("leaving.alumni_group"), self._alumni, kind="muted", width=120),
        ]  # fmt: skip

    def _alumni(self, one: Leaver) -> str:
        if one.alumni_on or not one.owes_alumni:
            return one.alumni_on or self.desk.say("leaving.not_owed")
        return _seen(one.alumni_in)


def _seen(those: Sequence[Sighting]) -> str:
    """Where somebody is still seen, and by a check of which day."""
    return " · ".join(f"{as_day(one.at)[5:]} {one.group}" for one in those)


def _end(one: Ending) -> str:
    return "over" if one.days < 0 else "later" if one.far else "soon"


def _ending_marks(one: Ending) -> Iterator[str]:
    yield _end(one)


def _leaver_marks(one: Leaver) -> Iterator[str]:
    if one.seen_in:
        yield "seen"
    if one.owes_alumni and not one.alumni_on:
        yield "alumni"
