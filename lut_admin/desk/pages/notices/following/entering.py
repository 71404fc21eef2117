"""Entering afterwards (补录) what was posted elsewhere: its text, when, by whom, where, and why if it was at night."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QWidget

from lut_admin.convention import hours
from lut_admin.convention.hours import CHINA, Exemption, Ground, Window
from lut_admin.convention.purpose import Category
from lut_admin.desk import forms
from lut_admin.desk.forms import Field, LineField, choice, day_of
from lut_admin.desk.gate import Tally
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.following.low_text import LowText
from lut_admin.desk.pages.notices.heading import Heading
from lut_admin.desk.pages.notices.posting.audience import Audience
from lut_admin.desk.pieces import Card, button, column, row, scrolling, text
from lut_admin.desk.pieces.findings import Messages, finding_card, refusal_card
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office import notices
    from lut_admin.office.notices.audiences import Groups

NEVER = date(2000, 1, 1)
LOWEST = 72  # px of a half


class Begun(NamedTuple):
    """What is written here and not kept yet."""

    zh: str
    en: str
    at: datetime
    by: str
    category: str
    groups: Groups
    ground: str
    reason: str


class Entering(QWidget):
    """Emits `made(notice id)` with what was entered, `left` on the way back."""

    made = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._hours = Window()
        self._build()
        self.heading = Heading(desk, self, self.left.emit)
        self.heading.put(desk.say("posting.enter"))
        self.save = button(desk.say("posting.enter_save"), "check", "primary", self._save)
        words = Card(desk.say("posting.what_it_said"))
        halves = column(gap=look.S12)
        for name, half in (("zh", self.zh_text), ("en", self.en_text)):
            halves.addLayout(half.labelled(desk.say(f"notices.{name}")), 1)
        words.body.addLayout(halves, 1)
        circumstances = Card(desk.say("posting.circumstances"))
        circumstances.body.addLayout(
            column(
                row(self.day, self.time, None, gap=look.S12),
                self.by,
                self.category,
                text(desk.say("notices.groups"), "muted"),
                self.audience,
                self.ground,
                self.reason,
                self.told,
                None,
                gap=look.S8,
            ),
            1,
        )
        inside = QWidget()
        both = row(gap=look.S16)
        both.addWidget(words, 3)
        both.addWidget(circumstances, 2)
        inside.setLayout(both)
        layout = column(self.heading.layout, self.messages, gap=look.S12)
        layout.addWidget(scrolling(inside), 1)
        foot = row(text(desk.say("posting.enter_why"), "muted", wrap=True), self.save)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def begin(self, window: Window) -> None:
        """An empty sheet, for now; the hours that are set."""
        self._hours = window
        now = self.desk.office.now().astimezone(CHINA)
        tally = Tally()
        for field in (self.zh_text, self.en_text):
            field.clear()
            field.tally = tally
        self.by.line.clear()
        self.reason.line.clear()
        self.category_choice.setCurrentIndex(0)
        self.ground_choice.setCurrentIndex(0)
        forms.set_days(self.day_edit, NEVER, now.date())
        self.day_edit.setDate(self.day_edit.maximumDate())
        self.time_edit.setTime(QTime(now.hour, now.minute))
        self.audience.load(())
        self._tell()
        self.zh_text.setFocus()

    @property
    def begun(self) -> bool:
        """Whether something is written that would be lost."""
        return any(field.toPlainText().strip() for field in (self.zh_text, self.en_text))

    def written(self) -> Begun:
        """What is written, for the sheet that takes this one's place."""
        return Begun(
            self.zh_text.toPlainText(),
            self.en_text.toPlainText(),
            self.at,
            self.by.value,
            self.category_choice.currentData(),
            self.audience.picked(),
            self.ground_choice.currentData(),
            self.reason.value,
        )

    def set_hours(self, window: Window) -> None:
        """The hours that are set."""
        if window != self._hours:
            self._hours = window
            self._tell()

    def resume(self, window: Window, written: Begun) -> None:
        """Go on with what was written."""
        self.begin(window)
        self.zh_text.setPlainText(written.zh)
        self.en_text.setPlainText(written.en)
        self.day_edit.setDate(QDate(written.at.year, written.at.month, written.at.day))
        self.time_edit.setTime(QTime(written.at.hour, written.at.minute))
        self.by.line.setText(written.by)
        self.reason.line.setText(written.reason)
        for field, value in ((self.category_choice, written.category), (self.ground_choice, written.ground)):
            field.setCurrentIndex(max(field.findData(value), 0))
        self.audience.load(written.groups)

    @property
    def at(self) -> datetime:
        """When it was posted, in China."""
        told = self.time_edit.time()
        return datetime.combine(day_of(self.day_edit), time(told.hour(), told.minute()), CHINA)

    def _build(self) -> None:
        say = self.desk.say
        self.zh_text, self.en_text = (LowText(self.desk, half, LOWEST) for half in ("zh", "en"))
        self.day_edit = forms.day(NEVER + timedelta(days=1))
        self.time_edit = QTimeEdit()
        self.time_edit.setDisplayFormat("HH:mm")
        self.time_edit.setMinimumHeight(look.CONTROL)
        self.time_edit.lineEdit().setTextMargins(look.S8, 0, 0, 0)
        self.day, self.time = Field(say("posting.day"), self.day_edit), Field(say("posting.time"), self.time_edit)
        self.by = LineField(say("posting.by"), forms.line(placeholder=say("posting.by_hint")))
        purposes = [(one.value, say(f"purpose.{one.value}")) for one in Category]
        self.category_choice = choice([("", say("notices.choose_category")), *purposes])
        self.category = Field(say("notices.category"), self.category_choice)
        self.audience = Audience(self.desk)
        grounds = [(ground.value, say(ground.key)) for ground in Ground]
        self.ground_choice = choice([("", say("posting.no_exception")), *grounds])
        self.ground = Field(say("notices.ground"), self.ground_choice)
        self.reason = LineField(say("notices.reason"), forms.line(placeholder=say("notices.reason_hint")))
        self.messages = Messages()  # what was refused: on top, where it is seen
        self.told = Messages()  # what the hours say
        self.day_edit.dateChanged.connect(lambda _: self._tell())
        self.time_edit.timeChanged.connect(lambda _: self._tell())
        self.ground_choice.currentIndexChanged.connect(lambda _: self._tell())
        self.reason.line.textChanged.connect(lambda _: self._tell())

    @property
    def exemption(self) -> Exemption | None:
        """Why it was posted then; None where nothing is said of it."""
        ground = self.ground_choice.currentData()
        return Exemption(Ground(ground), self.reason.value) if ground else None

    def _tell(self) -> None:
        """What the hours say of that moment; the exception is asked for only where they were closed."""
        from lut_admin.office import notices

        closed = not hours.is_open(self.at, self._hours)
        for field in (self.ground, self.reason):
            field.setVisible(closed)
        for said in (self.messages, self.told):
            said.clear()
        for finding in notices.findings_then(self.desk.office, self.at, self.exemption) if closed else ():
            self.told.put(finding_card(self.desk, finding))

    def _save(self) -> None:
        from lut_admin.office import notices
        from lut_admin.office.notices import Elsewhere

        office, groups = self.desk.office, self.audience.picked()
        if self.audience.missing():
            self._refused(Refusal("notices.no_groups"))
            return
        if not self.category_choice.currentData():  # what is on record cannot be given one later (Art. 2)
            self._refused(Refusal("purpose.missing", article=2))
            self.category_choice.setFocus()
            return
        written = Elsewhere(
            self.at,
            self.zh_text.toPlainText().strip(),
            self.en_text.toPlainText().strip(),
            self.category_choice.currentData() or None,
            by=self.by.value,
            exemption=self.exemption,
        )
        self.desk.act(
            lambda _progress: notices.enter(office, written, groups), then=self._entered, refused=self._refused
        )

    def _entered(self, entered: notices.Entered) -> None:
        self.begin(self._hours)
        self.made.emit(entered.result.made)

    def _refused(self, refusal: Refusal) -> None:
        self.messages.clear()
        self.messages.put(refusal_card(self.desk, refusal))
