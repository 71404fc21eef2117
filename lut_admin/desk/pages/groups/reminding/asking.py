"""Beside the list of reminders: the message to copy, noting it as sent, what was sent before and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from lut_admin.convention.hours import as_day
from lut_admin.convention.reminders import Channel, Reply, State
from lut_admin.desk.forms import choice, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.reminding.letter import Letter
from lut_admin.desk.pages.groups.reminding.person import called
from lut_admin.desk.pieces import Card, button, column, empty, row, scrolling, selectable, text
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine, Ladder, Reminded

WIDTH = 320
SHORT = 4  # letters of a channel that are always seen
LOW = 60  # px: on a low screen the message is scrolled
# Nobody is asked where the roster lacks the name, and nobody about what is settled.
SILENT = (State.GAP, State.SETTLED)


class Asking(Card):
    """One member's ladder, or several to be noted together. Emits `noting` before that is done, `refused` with a refusal."""

    noting = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=look.S12)
        self.desk = desk
        self.setFixedWidth(WIDTH)
        self._group: GroupLine | None = None
        self._rows: Sequence[Ladder] = ()
        say = desk.say
        self._told, self._past = column(gap=look.S4), column(gap=look.S8)
        self.channel = choice([(channel.value, say(channel.key)) for channel in Channel])
        self.channel.setAccessibleName(say("ladder.channel"))
        self.channel.currentIndexChanged.connect(lambda _: self._write())
        self.note = button(say("ladder.note"), "check", "primary", self.do)
        self.letter = Letter(desk, say("ladder.message"), say("ladder.copy"), self.note)
        self.open = button(say("groups.open_student"), "user-round", "link", self._open)
        self.remark = line(placeholder=say("ladder.remark_hint"))
        self.remark.setAccessibleName(say("ladder.remark"))
        self._how = QWidget()
        self.channel.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.channel.setMinimumContentsLength(SHORT)
        across = row()
        across.addWidget(self.channel, 5)
        across.addWidget(self.remark, 6)
        self._how.setLayout(across)
        inside = QWidget()
        inside.setLayout(column(self._told, self._past, self.open, None, gap=look.S8))
        area = scrolling(inside)
        for piece in (area, inside):
            piece.setProperty("kind", "")
            piece.setStyleSheet("background: transparent;")
        self.letter.words.setMinimumHeight(LOW)
        self._area = area
        self.body.addWidget(area, 2)
        self.body.addWidget(self._how)
        self.body.addWidget(self.letter, 3)
        self.put(None, ())

    def put(self, group: GroupLine | None, rows: Sequence[Ladder]) -> None:
        """Show this row, or what can be done with these; without any, say that one is to be chosen."""
        self._group, self._rows = group, rows
        empty(self._told)
        empty(self._past)
        ready = self._ready()
        one = rows[0] if len(rows) == 1 else None
        self._how.setVisible(ready)
        self.note.setVisible(ready)
        self.note.setText(" " + self.desk.say("ladder.note" if one else "ladder.note_many", n=len(rows)))
        self.open.setVisible(one is not None and one.student_id is not None)
        told = one is not None and bool(one.given)
        for piece, share in (
            (self._area, 3 if told else 1),
            (self.letter, 2 if told else 3),
        ):  # what was sent before is read first
            self.body.setStretchFactor(piece, share)
        if one is not None:
            self._tell(one)
            self._offer_channels(one)
        elif not rows:
            self._told.addWidget(text(self.desk.say("ladder.choose"), "muted", wrap=True))
        else:
            self._told.addWidget(text(self.desk.say("ladder.chosen", n=len(rows)), "strong", wrap=True))
            self._told.addWidget(
                text(self.desk.say("ladder.together" if ready else "ladder.mixed"), "muted", wrap=True)
            )
        self._write()

    def do(self) -> None:
        """Note those that are chosen as reminded now, in one act."""
        from lut_admin.office import groups

        if self._group is None or not self._rows:
            return
        office, group_id, about = self.desk.office, self._group.id, self._rows[0].about
        whom, channel, remark = [one.whom for one in self._rows], self.channel.currentData(), self.remark.text()
        self.noting.emit()
        self.desk.act(
            lambda _progress: groups.remind(office, group_id, whom, about, channel, remark),
            then=lambda _result: self.remark.clear(),
            refused=self.refused.emit,
        )

    # --- how ---

    def _ready(self) -> bool:
        """Whether those that are chosen can be noted in one act: all about one matter, and one of them to be asked at all."""
        rows = self._rows
        return len({one.about for one in rows}) == 1 and any(one.rung.state not in SILENT for one in rows)

    def _tell(self, one: Ladder) -> None:
        say = self.desk.say
        self._told.addWidget(selectable(person_of(one), "strong"))
        adviser = say("ladder.adviser", name=one.adviser) if one.adviser else ""
        beside = " · ".join(part for part in (one.nickname if one.name else "", one.class_name, adviser) if part)
        said = [beside, f"{say(one.about.key)} · {say(one.rung.state.key)}"]
        if one.rung.due is not None and one.rung.state is State.WAITING:
            said.append(say("ladder.due", day=one.rung.due.isoformat()))
        for words in said:
            if words:
                self._told.addWidget(text(words, "muted", wrap=True))
        for place, reminded in enumerate(reversed(one.given)):
            self._past.addWidget(self._reminded(reminded, len(one.given) - place))

    def _reminded(self, reminded: Reminded, place: int) -> QWidget:
        """One that was sent, with the answer to it."""
        say = self.desk.say
        said = say("ladder.sent", n=place, day=as_day(reminded.at), how=say(reminded.channel.key))
        replied = choice([(reply.value, say(reply.key)) for reply in Reply], reminded.reply.value)
        replied.setAccessibleName(f"{say('ladder.reply')} {said}")
        noted = line(reminded.note, say("ladder.remark_hint"))
        noted.setAccessibleName(f"{say('ladder.remark')} {said}")
        noted.setCursorPosition(0)
        replied.activated.connect(lambda _: self._answered(reminded, replied, noted))
        noted.editingFinished.connect(lambda: self._answered(reminded, replied, noted))
        made = QWidget()
        made.setLayout(column(text(said, "muted", wrap=True), replied, noted, gap=look.S4))
        return made

    def _answered(self, reminded: Reminded, replied: QComboBox, noted: QLineEdit) -> None:
        """Put on record what was answered and noted, where either is another now."""
        from lut_admin.office import groups

        office, reply, note = self.desk.office, replied.currentData(), noted.text()
        if (reply, note.strip()) != (reminded.reply.value, reminded.note):
            self.desk.act(
                lambda _progress: groups.answered(office, reminded.id, reply, note), refused=self.refused.emit
            )

    def _offer_channels(self, one: Ladder) -> None:
        """The adviser is proposed once it is time for that, and never for somebody unknown."""
        self.channel.blockSignals(True)
        at = self.channel.findData(Channel.ADVISER.value)
        if one.student_id is None and at >= 0:
            self.channel.removeItem(at)
        elif one.student_id is not None and at < 0:
            self.channel.addItem(self.desk.say(Channel.ADVISER.key), Channel.ADVISER.value)
        wanted = Channel.ADVISER if one.rung.state is State.ADVISER and one.student_id is not None else Channel.PRIVATE
        self.channel.setCurrentIndex(self.channel.findData(wanted.value))
        self.channel.blockSignals(False)

    def _write(self) -> None:
        """The message for this member through this channel."""
        from lut_admin.office import groups

        group = self._group
        if group is None or len(self._rows) != 1 or not self._ready():
            self.letter.put(None)
            return
        office, one = self.desk.office, self._rows[0]
        student, whom = one.student_id, one.student_id if one.student_id is not None else one.nickname
        if self.channel.currentData() == Channel.ADVISER.value and student is not None:
            self.letter.put(lambda _progress: groups.adviser_message(office, student, one.about, group.id))
        else:
            self.letter.put(lambda _progress: groups.message(office, whom, one.about, group.id))

    def _open(self) -> None:
        if self._rows:
            self.desk.go("students", student=self._rows[0].student_id)


def person_of(one: Ladder) -> str:
    """What somebody is called: by both names, or by nickname where nobody knows who it is."""
    return called(one) or one.nickname
