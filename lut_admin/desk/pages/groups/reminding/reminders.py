"""Reminders: where each member's ladder stands, the most pressing first, with the message to copy beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention.hours import as_day
from lut_admin.convention.reminders import About, State
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.reminding import person
from lut_admin.desk.pages.groups.reminding.asking import Asking
from lut_admin.desk.pages.groups.view import View
from lut_admin.desk.pieces import EmptyState, Tone, button, column, icon_button, row
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine, Ladder, Message

TONES: dict[State, Tone] = {
    State.ADVISER: "bad",
    State.DUE: "warn",
    State.CLAIMED: "primary",
    State.WAITING: "muted",
    State.WITH_ADVISER: "primary",
    State.GAP: "primary",
    State.SETTLED: "ok",
}
SEARCH_WIDTH = 176
YIELDS = ("suggestion", "times", "about", "last")


class Reminders(View):
    """Everybody in a group who is to be asked something; copied one by one, noted one by one or together."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self.model: TableModel[Ladder] = TableModel(self._columns(), _identity, _key, _marks)
        self.table: Table[Ladder] = Table(self.model, "reminders", desk.preferences, say("ladder.title"), YIELDS)
        self.listing = Listing(
            self.table,
            say("ladder.search"),
            say("ladder.filter"),
            EmptyState("message-circle", "", ""),
            say("window.clear"),
        )
        self.listing.search.setFixedWidth(SEARCH_WIDTH)
        self.listing.bar.addWidget(icon_button("megaphone", say("ladder.copy_everybody"), self._copy_everybody))
        self.beside = Asking(desk)
        self.beside.refused.connect(self.refused)
        self.beside.noting.connect(self._remember_place)
        self._place: int | None = None
        everybody = button(say("ladder.copy_everybody"), "copy", "", self._copy_everybody)
        self.unchecked = self.empty_card(
            "message-circle", say("ladder.unchecked"), say("ladder.unchecked_why"), self.to_check()
        )
        self.nothing = self.empty_card("circle-check", say("ladder.nothing"), say("ladder.nothing_why"), everybody)
        both = row(gap=look.S12)
        both.addWidget(self.listing, 1)
        both.addWidget(self.beside)
        filled = QWidget()
        filled.setLayout(both)
        self.views = QStackedWidget()
        for one in (filled, self.nothing, self.unchecked):
            self.views.addWidget(one)
        self.setLayout(column(self.messages, self.views))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show())

    def begin(self) -> None:
        """See `View`."""
        self._place = None
        self.model.put(())
        self.beside.put(None, ())
        self.listing.search.clear()
        self.model.filter("")

    def take_keyboard(self) -> None:
        """See `View`."""
        self.table.setFocus()

    def refused(self, refusal: Refusal) -> None:
        """See `View`; nobody has gone down the list."""
        self._place = None
        super().refused(refusal)

    def refresh(self, group: GroupLine) -> None:
        """See `View`."""
        from lut_admin.office import groups

        office, group_id = self.desk.office, group.id
        self.read(lambda _progress: groups.ladder(office, group_id), self._put)

    def _put(self, found: Sequence[Ladder]) -> None:
        say = self.desk.say
        chips = [(state.value, say(f"ladder.chip_{state.value}")) for state in TONES]
        self.listing.put(found, say("groups.all"), [*chips, *((about.value, say(about.key)) for about in About)])
        checked = self.group is not None and self.group.checked is not None
        self.views.setCurrentIndex(0 if found else 1 if checked else 2)
        shown = len(self.model.rows.shown)
        if shown and (self._place is not None or self.table.current is None):
            self.table.setCurrentIndex(self.model.index(min(self._place or 0, shown - 1), 0))
        self._place = None
        self._show()

    def _remember_place(self) -> None:
        """Those that are noted go down the list: the next one is at their place then."""
        self._place = min(index.row() for index in self.table.selectionModel().selectedRows())

    def _show(self) -> None:
        if self.group is not None and self.model.rows.rows:
            self.beside.put(self.group, self.table.selected)

    def _copy_everybody(self) -> None:
        from lut_admin.office import groups

        def copied(message: Message) -> None:
            self.desk.copy(message.text)

        if self.group is not None:
            office, group_id = self.desk.office, self.group.id
            self.desk.read(lambda _progress: groups.combined_message(office, group_id), copied, self.refused)

    def _columns(self) -> list[Column[Ladder]]:
        say = self.desk.say
        return [
            Column("nickname", say("groups.nickname"), lambda one: one.nickname, width=144),
            Column("who", say("groups.who"), lambda one: one.name, kind="name", width=144, second=lambda one: one.chinese_name),
            Column("about", say("ladder.about"), lambda one: say(f"ladder.matter_{one.about.value}"), kind="muted", width=104),
            Column("suggestion", say("groups.suggestion"), lambda one: one.suggestion or "", kind="muted", width=170),
            Column(
                "state",
                say("ladder.state"),
                lambda one: say(f"ladder.chip_{one.rung.state.value}"),
                kind="pill",
                width=130,
                tone=lambda one: TONES[one.rung.state],
                sort=lambda one: list(TONES).index(one.rung.state),
                choices=[(state.value, say(f"ladder.chip_{state.value}")) for state in TONES],
            ),
            Column("times", say("ladder.times"), lambda one: str(len(one.given) or ""), kind="number", width=70,
                   sort=lambda one: len(one.given)),
            Column("last", say("ladder.last"), self._last, kind="muted", width=130, sort=_last_at),
        ]  # fmt: skip

    def _last(self, one: Ladder) -> str:
        if not one.given:
            return ""
        last = one.given[-1]
        return f"{as_day(last.at)} {self.desk.say(last.channel.key)}"


def _last_at(one: Ladder) -> str:
    return one.given[-1].at if one.given else ""


def _identity(one: Ladder) -> tuple[str, int | str]:
    return one.about.value, one.whom


def _key(one: Ladder) -> str:
    return person.key(one, one.nickname, one.suggestion or "")


def _marks(one: Ladder) -> Iterator[str]:
    yield one.rung.state.value
    yield one.about.value
