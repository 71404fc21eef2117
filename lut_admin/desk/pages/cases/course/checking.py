"""The checklist after a decision that ends the studies: what is done with its day, what is missing with its law and last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel, QWidget

from lut_admin.convention.supervision import CheckLine, Item, Step
from lut_admin.desk.forms import Field, day, day_of, reading_order, set_day
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, Tone, button, column, empty, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import icons, look
from lut_admin.papers import words
from lut_admin.papers.words import Word
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import Outlook, Prospect
    from lut_admin.office.results import Result


BOX = 24  # the width that a box or a sign has before its words


class Said(QLabel):
    """What stands beside a box, in more than one line where it must: pressing it ticks the box."""

    def __init__(self, said: str, box: QCheckBox) -> None:
        super().__init__(said)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(look.S24)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As for the words of a box."""
        if self.rect().contains(event.position().toPoint()):
            self._box.click()


class Checklist(Card):
    """The card with the list of one course; takes no room where there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("casesheet.checklist"))
        self._desk = desk
        self._number, self._student = "", 0
        self.messages = Messages()
        self.boxes: dict[Item, QCheckBox] = {}
        self.day: QDateEdit = day(desk.office.today())
        self.take = button("", "check", "", self.do)
        self._list = column(gap=look.S8)
        self._dated = Field(desk.say("casesheet.checked_on"), self.day)
        self._form = QWidget()
        beneath = row(self._dated, column(None, self.take, gap=0), None, gap=look.S12)
        told = text(desk.say("cases.for_good"), "small", wrap=True)
        self._form.setLayout(column(beneath, told, gap=look.S4))
        self._count = text("", "muted")
        self.head.addWidget(self._count)
        for one in (self.messages, self._form):
            self.body.addWidget(one)
        self.body.insertLayout(0, self._list)

    def show_course(self, outlook: Outlook, prospect: Prospect) -> None:
        """Show the list of this course; what is ticked stays so."""
        ticked = {item for item, box in self.boxes.items() if box.isChecked()}
        if not ticked:  # the window may have been open since yesterday
            set_day(self.day, self._desk.office.today())
        if prospect.person is None or self._number != outlook.file.number or self._student != prospect.person.student_id:
            ticked = set()
        self._number, self._student = outlook.file.number, prospect.person.student_id if prospect.person else 0
        empty(self._list)
        self.boxes = {}
        listed = prospect.standing.checklist
        for line in listed:
            self._list.addWidget(self._line(line, line.item in ticked))
        done = sum(line.done is not None for line in listed)
        self._count.setText(self._desk.say("casesheet.checked", done=done, n=len(listed)))
        self._form.setVisible(done < len(listed))
        self.setVisible(bool(listed))
        self._ticked()
        reading_order.follow(self)

    def begin(self) -> None:
        """Let the keyboard be at the first item that is missing."""
        for box in self.boxes.values():
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def do(self) -> None:
        """Enter every ticked item as done on that day."""
        from lut_admin.office import cases

        office, number, on, whom = self._desk.office, self._number, day_of(self.day), [self._student]
        items = [item.value for item, box in self.boxes.items() if box.isChecked()]

        def work(_progress: Progress) -> Result:
            done = [cases.step(office, number, Step.CHECK.value, on, {"item": item}, "", whom) for item in items]
            return done[-1]

        self.messages.clear()
        self._desk.act(work, then=lambda _done: self._entered(len(items)), refused=self._refused)

    def _entered(self, n: int) -> None:
        self._desk.toast(self._desk.say("casesheet.items_entered", n=n))

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self._desk, refusal))

    def _line(self, line: CheckLine, ticked: bool) -> QWidget:
        say, item = self._desk.say, self._desk.say(line.item.key)
        law = words.of_word(Word(line.law.key, line.law.facts), self._desk.language)
        icon, tone, state = self._state(line.due, line.done)
        if line.done is None:
            box = QCheckBox()
            box.setChecked(ticked)
            box.setAccessibleName(item)
            box.setAccessibleDescription(f"{state} {law}")
            box.toggled.connect(lambda _: self._ticked())
            self.boxes[line.item] = box
            lead: QWidget = box
            said: QLabel = Said(item, box)
        else:
            lead, said = icons.label(icon, tone or "muted"), text(item, wrap=True)
        lead.setFixedWidth(BOX)
        under = text(f"{state} · {law}", "small", tone if tone == "bad" else "", wrap=True)
        inside = row(column(lead, None, gap=0), gap=look.S4)
        inside.addLayout(column(said, under, gap=0), 1)
        made = QWidget()
        made.setLayout(inside)
        made.setAccessibleName(say("casesheet.item", item=item, state=state))
        return made

    def _state(self, due: date | None, done: date | None) -> tuple[str, Tone, str]:
        say, today = self._desk.say, self._desk.office.today()
        if done is not None:
            return "circle-check", "ok", say("casesheet.met", day=done.isoformat())
        if due is None:
            return "clock", "muted", say("casesheet.missing")
        if due < today:
            return "circle-alert", "bad", say("casesheet.missing_late", day=due.isoformat())
        return "clock", "muted", say("casesheet.missing_until", day=due.isoformat())

    def _ticked(self) -> None:
        n = sum(box.isChecked() for box in self.boxes.values())
        said = self._desk.say("casesheet.enter_items", n=n)
        self.take.setText(f" {said}")
        self.take.setAccessibleName(said)
        self.take.setEnabled(n > 0)
