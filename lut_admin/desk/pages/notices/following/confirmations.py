"""Who has confirmed a notice: a chain (接龙) pasted from a group, and its members as confirmed, not yet, or not recognised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QListWidget, QListWidgetItem, QWidget

from lut_admin.desk import forms
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.following.seats import STANDINGS, Seat, called, seat_table, seats
from lut_admin.desk.pages.notices.heading import Heading
from lut_admin.desk.pick_student import PickStudent
from lut_admin.desk.pieces import Card, EmptyState, button, column, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.desk.tables.listing import Listing
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.convention.roster import Person
    from lut_admin.office.notices import InGroup
    from lut_admin.office.results import Result
    from lut_admin.office.roster import StudentLine

OFFERED = 4
SEEN = 4  # of those who have not confirmed; the others are scrolled to
WIDEST = 420  # px for the name of a group, and how many of it have confirmed


class Confirmations(QWidget):
    """Emits `reminded(notice id)` with the draft of a reminder, `left` on the way back."""

    reminded = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._notice = 0
        self._groups: tuple[InGroup, ...] = ()
        say = desk.say
        self.group = forms.choice(())
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.group.setMaximumWidth(WIDEST)
        self.group.setAccessibleName(say("notices.groups"))
        self.group.currentIndexChanged.connect(lambda _: self._show())
        self.heading = Heading(desk, self, self.left.emit, self.group)
        self.messages = Messages()
        self.chain = forms.paragraph(placeholder=say("posting.chain_hint"), lines=3)
        self.chain.setAccessibleName(say("posting.chain"))
        self.take = button(say("posting.keep_chain"), "check", "primary", self._take)
        self.table = seat_table(desk)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        nothing = EmptyState("users", say("posting.nobody"), say("posting.nobody_why"))
        self.listing = Listing(
            self.table, say("posting.find_member"), say("posting.standing"), nothing, say("window.clear")
        )
        self.told = text("", "strong", wrap=True)
        self.whose = button(say("posting.whose"), "user-check", "", self._settle)
        self.drop = button(say("posting.drop_entry"), "trash-2", "", self._drop)
        self.copy = button(say("posting.copy_waiting"), "copy", "", self._copy)
        self.remind = button(say("posting.remind_left"), "clock", "", self._remind)
        for made, why in ((self.copy, "posting.copy_waiting_why"), (self.remind, "posting.remind_left_why")):
            made.setToolTip(say(why))
            made.setAccessibleDescription(say(why))
        self._lay_out()

    def _lay_out(self) -> None:
        """What is pasted at the left, the members at the right."""
        say = self.desk.say
        paste = Card(say("posting.chain"))
        paste.body.addWidget(self.chain, 1)
        paste.body.addWidget(text(say("posting.chain_why"), "muted", wrap=True))
        paste.body.addLayout(row(None, self.take))
        members = column(self.told, gap=look.S8)
        members.addWidget(self.listing, 1)
        members.addLayout(row(self.whose, self.drop, None, self.copy, self.remind))
        both = row(gap=look.S16)
        both.addWidget(paste, 2)
        both.addLayout(members, 5)
        layout = column(self.heading.layout, self.messages, gap=look.S12)
        layout.addLayout(both, 1)
        self.setLayout(layout)

    def load(self, notice: int) -> None:
        """A notice that is out."""
        self._notice = notice
        self.chain.clear()
        self.chain.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Read its standing afresh."""
        from lut_admin.office import notices

        office, notice = self.desk.office, self._notice
        if notice:
            self.desk.read(
                lambda _progress: (notices.notice(office, notice).title, notices.confirmed(office, notice)),
                self._put,
                self._refused,
            )

    def _put(self, found: tuple[str, tuple[InGroup, ...]]) -> None:
        title, self._groups = found
        say = self.desk.say
        self.messages.clear()
        self.heading.put(say("posting.confirming", title=title))
        chosen = self.group.currentData()
        self.group.blockSignals(True)
        self.group.clear()
        for one in self._groups:
            self.group.addItem(
                say("posting.of_group", group=one.name, n=len(one.confirmed), of=one.members), one.group_id
            )
        at = max(self.group.findData(chosen), 0) if chosen is not None else self._first_answered()
        self.group.setCurrentIndex(at)
        self.group.blockSignals(False)
        self._show()

    def _first_answered(self) -> int:
        return next((place for place, one in enumerate(self._groups) if one.confirmed or one.unknown), 0)

    @property
    def here(self) -> InGroup | None:
        """The group that is looked at."""
        return next((one for one in self._groups if one.group_id == self.group.currentData()), None)

    def _show(self) -> None:
        say, here = self.desk.say, self.here
        self.listing.put(
            seats(here) if here is not None else (),
            say("notices.all"),
            [(standing, say(f"posting.is_{standing}")) for standing in STANDINGS],
        )
        told = ""
        if here is not None:
            known = "posting.stands" if here.checked else "posting.stands_by_register"
            told = say(
                known, n=len(here.confirmed), of=here.members, waiting=len(here.waiting), unknown=len(here.unknown)
            )
        self.told.setText(told)
        waiting = here is not None and bool(here.waiting)
        for made in (self.copy, self.remind):
            made.setEnabled(waiting)
        self.take.setEnabled(here is not None)
        self._offer()

    def _offer(self) -> None:
        seat = self._entry()
        self.whose.setEnabled(seat is not None and seat.standing == "unknown")
        self.drop.setEnabled(seat is not None)

    def _entry(self) -> Seat | None:
        """The entry that is marked in the table, if it is one."""
        chosen = self.table.selected
        return chosen[0] if len(chosen) == 1 and chosen[0].entry else None

    def _take(self) -> None:
        from lut_admin.office import notices

        office, notice, here, written = self.desk.office, self._notice, self.here, self.chain.toPlainText()
        if here is not None:
            self.desk.act(
                lambda _progress: notices.save_confirmations(office, notice, here.group_id, written),
                then=self._taken,
                refused=self._refused,
            )

    def _taken(self, result: Result) -> None:
        self.chain.clear()
        if result.act_id is None:
            self.desk.toast(self.desk.say("posting.nothing_new"))
        self.refresh()

    def _settle(self) -> None:
        from lut_admin.office import notices

        seat, office = self._entry(), self.desk.office
        if seat is None:
            return
        here = self.here
        dialog = _Whose(self.desk, self, seat.said, here.waiting if here is not None else ())
        if self.desk.ask.dialog(dialog) and dialog.student is not None:
            student = dialog.student
            self.desk.act(
                lambda _progress: notices.settle_confirmation(office, seat.entry, student),
                then=lambda _: self.refresh(),
            )

    def _drop(self) -> None:
        from lut_admin.office import notices

        seat, office = self._entry(), self.desk.office
        if seat is not None:
            self.desk.act(
                lambda _progress: notices.drop_confirmation(office, seat.entry), then=lambda _: self.refresh()
            )

    def _copy(self) -> None:
        """Names for the counselor's own eyes, one a line: private messages know no hours."""
        here = self.here
        if here is not None:
            self.desk.copy("\n".join(called(person) for person in here.waiting))

    def _remind(self) -> None:
        from lut_admin.office import notices

        office, notice, here = self.desk.office, self._notice, self.here
        if here is not None:
            left, asked = len(here.waiting), (here.name,)  # who waits in another group is not counted, nor asked
            self.desk.act(
                lambda _progress: notices.remind(office, notice, unconfirmed=left, groups=asked),
                then=lambda result: self.reminded.emit(result.made),
            )

    def _refused(self, refusal: Refusal) -> None:
        self.messages.clear()
        self.messages.put(refusal_card(self.desk, refusal))


class _Whose(QDialog):
    """Asks whose an entry is: of somebody in this group who has not confirmed, or of anybody else."""

    def __init__(self, desk: Desk, parent: QWidget, said: str, waiting: Sequence[Person]) -> None:
        super().__init__(parent)
        self.student: int | None = None
        self.setWindowTitle(desk.say("posting.whose"))
        self.setMinimumWidth(420)
        self.waiting = QListWidget()
        self.waiting.setAccessibleName(desk.say("posting.whose_waiting"))
        for one in waiting:
            item = QListWidgetItem(f"{called(one)}  ·  {one.student_no}" if one.student_no else called(one))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setSizeHint(QSize(0, look.ROW_COMPACT))
            self.waiting.addItem(item)
        self.waiting.setCurrentRow(0)
        self.waiting.setFixedHeight(min(len(waiting), SEEN) * look.ROW_COMPACT + look.S12)
        self.waiting.itemActivated.connect(self._take_waiting)
        self.waiting.itemClicked.connect(self._take_waiting)
        self.pick = PickStudent(desk, desk.say("posting.whose_hint"), desk.say("posting.members"), OFFERED)
        self.pick.picked.connect(self._take)
        first = column(text(desk.say("posting.whose_waiting"), "muted"), self.waiting, gap=look.S4)
        other = column(text(desk.say("posting.whose_else"), "muted"), self.pick, gap=look.S4)
        layout = column(
            text(said, "strong", wrap=True),
            *([first, other] if waiting else [self.pick]),
            None,
            row(None, button(desk.say("window.close"), then=self.reject)),
        )
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)

    def _take(self, line: StudentLine) -> None:
        self.student = line.id
        self.accept()

    def _take_waiting(self, item: QListWidgetItem) -> None:
        self.student = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
