"""Invitations: who should be in a group and is not, new students first, as many as the group has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention.groups import one_set
from lut_admin.convention.hours import as_day
from lut_admin.convention.reminders import About, State
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.reminding.asking import WIDTH
from lut_admin.desk.pages.groups.reminding.letter import Letter
from lut_admin.desk.pages.groups.reminding.person import called, key, second
from lut_admin.desk.pages.groups.view import View
from lut_admin.desk.pieces import Card, EmptyState, Tone, button, column, row, selectable, text
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine, Invitations, Invitee

STEPS = ("first", "again", "waiting")
TONES: dict[str, Tone] = {"first": "warn", "again": "warn", "waiting": "muted"}
YIELDS = ("enrolled", "last", "class_name")


class Inviting(View):
    """Whom to invite; those that are chosen are noted as invited in one act."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self.model: TableModel[Invitee] = TableModel(self._columns(), lambda one: one.student_id, key, _marks)
        self.table: Table[Invitee] = Table(self.model, "invitations", desk.preferences, say("inviting.title"), YIELDS)
        self.listing = Listing(
            self.table,
            say("ladder.search_student"),
            say("inviting.filter"),
            EmptyState("user-plus", "", ""),
            say("window.clear"),
        )
        self.note = button(say("inviting.note", n=0), "check", "primary", self.do)
        self.letter = Letter(desk, say("inviting.message"), say("ladder.copy"), self.note)
        self.whom = selectable("", "strong")
        self.whom.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told, self.mind = text("", "muted", wrap=True), text("", "", "warn", wrap=True)
        self.unchecked = self.empty_card(
            "user-plus", say("inviting.unchecked"), say("inviting.unchecked_why"), self.to_check()
        )
        self.nothing = self.empty_card("circle-check", say("inviting.nothing"), say("inviting.nothing_why"))
        self.views = QStackedWidget()
        for one in (self._filled(), self.nothing, self.unchecked):
            self.views.addWidget(one)
        self.setLayout(column(self.messages, self.views))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show())
        self._show()

    def _filled(self) -> QWidget:
        send = Card(padding=look.S12)
        send.setFixedWidth(WIDTH)
        send.body.addWidget(self.whom)
        send.body.addWidget(self.letter, 1)
        self.listing.body.insertWidget(0, self.told)
        self.listing.body.insertWidget(1, self.mind)
        both = row(gap=look.S12)
        both.addWidget(self.listing, 1)
        both.addWidget(send)
        made = QWidget()
        made.setLayout(both)
        return made

    def begin(self) -> None:
        """See `View`."""
        self.model.put(())
        self._show()
        self.listing.search.clear()
        self.model.filter("")

    def take_keyboard(self) -> None:
        """See `View`."""
        self.table.setFocus()

    def refresh(self, group: GroupLine) -> None:
        """See `View`."""
        from lut_admin.office import groups

        office, group_id = self.desk.office, group.id
        self.read(
            lambda _progress: (groups.invitations(office, group_id), groups.groups(office)),
            lambda found: self._put(*found),
        )

    def do(self) -> None:
        """Note those that are chosen as invited now, in one act."""
        from lut_admin.office import groups

        chosen = [one.student_id for one in self.table.selected]
        if self.group is not None and chosen:
            office, group_id = self.desk.office, self.group.id
            self.desk.act(lambda _progress: groups.invited(office, group_id, chosen), refused=self.refused)

    # --- how ---

    def _put(self, found: Invitations, every: Sequence[GroupLine]) -> None:
        say = self.desk.say
        chips = [("new", say("inviting.new")), *((step, say(f"inviting.{step}")) for step in STEPS)]
        self.listing.put(found.people, say("groups.all"), chips)
        full = found.people or found.unplaced
        self.views.setCurrentIndex(2 if found.check is None else 0 if full else 1)
        self.told.setText(" · ".join(self._facts(found, every)))
        minded = list(self._mind(found))
        self.mind.setText("\n".join(minded))
        self.mind.setVisible(bool(minded))
        if found.people and self.table.current is None:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show()

    def _facts(self, found: Invitations, every: Sequence[GroupLine]) -> Iterator[str]:
        """The check it rests on, how much room there is where, and how many were invited today."""
        say, group = self.desk.say, self.group
        if found.check is not None:
            yield say("inviting.by_check", day=as_day(found.check.at))
        set_of_groups = [one for one in every if group is not None and one_set(one.rule, group.rule)]
        for one in set_of_groups:
            if one.checked is None:
                yield say("inviting.room_unknown", group=one.name)
            else:
                left = max(one.capacity - int(one.checked.counts["members"]), 0)
                yield say("inviting.room_in", group=one.name, n=left)
        yield say("inviting.today", n=found.today, daily=found.daily)

    def _mind(self, found: Invitations) -> Iterator[str]:
        """What to mind before anybody is invited."""
        say = self.desk.say
        if found.maybe and found.check is not None:
            yield say("inviting.maybe", n=found.maybe)
        if found.unplaced:
            yield say("inviting.unplaced", n=found.unplaced)
        for name in found.unknown:
            yield say("inviting.unknown", group=name)
        for note in found.notes:
            yield words.of_word(note, self.desk.language)

    def _show(self) -> None:
        from lut_admin.office import groups

        chosen, say = self.table.selected, self.desk.say
        self.note.setText(" " + say("inviting.note", n=len(chosen)))
        self.note.setEnabled(bool(chosen))
        if len(chosen) == 1 and self.group is not None:
            office, one, group_id = self.desk.office, chosen[0].student_id, self.group.id
            self.whom.setText(called(chosen[0]))
            self.letter.put(lambda _progress: groups.message(office, one, About.INVITE, group_id))
        else:
            self.whom.setText(say("ladder.chosen", n=len(chosen)) if chosen else say("inviting.choose"))
            self.letter.put(None)

    def _columns(self) -> list[Column[Invitee]]:
        say = self.desk.say
        return [
            Column("who", say("groups.who"), lambda one: one.name, kind="name", width=200, second=second),
            Column("class_name", say("field.class_name"), lambda one: one.class_name, kind="muted", width=120),
            Column("enrolled", say("inviting.enrolled"), lambda one: one.enrolled, kind="muted", width=110),
            Column(
                "step",
                say("ladder.state"),
                lambda one: say(f"inviting.{_step(one)}"),
                kind="pill",
                width=130,
                tone=lambda one: TONES[_step(one)],
                sort=lambda one: STEPS.index(_step(one)),
                choices=[(step, say(f"inviting.{step}")) for step in STEPS],
            ),
            Column("times", say("inviting.times"), lambda one: str(len(one.given) or ""), kind="number", width=70),
            Column(
                "last",
                say("inviting.last"),
                lambda one: as_day(one.given[-1].at) if one.given else "",
                kind="muted",
                width=110,
            ),
        ]


def _step(one: Invitee) -> str:
    """Never invited, to be invited again, or invited too lately for that."""
    if not one.given:
        return "first"
    return "waiting" if one.rung.state in (State.WAITING, State.CLAIMED, State.WITH_ADVISER) else "again"


def _marks(one: Invitee) -> Iterator[str]:
    if one.new:
        yield "new"
    yield _step(one)
