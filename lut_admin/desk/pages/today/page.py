"""The first page of the morning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lut_admin.convention import hours
from lut_admin.convention.hours import Window
from lut_admin.desk.page import Desk, Page
from lut_admin.desk.pages.today.dial import Dial
from lut_admin.desk.pages.today.standing import Standing
from lut_admin.desk.pieces import Card, button, column, empty, row, scrolling, text
from lut_admin.desk.style import icons, look
from lut_admin.office.results import Changes
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.notices import Released
    from lut_admin.office.today import Duty, Today

CLOCK = 15_000  # ms between two looks at the clock
SHOWN = 10


class TodayPage(Page):
    """Posting window, what is due, and how the groups stand."""

    name = "today"
    icon = "sun"
    shows = Changes.EVERYTHING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self.dial = Dial()
        self.left = text("", "strong", wrap=True)
        self.rule = text("", "muted", wrap=True)
        self.urgent = button(say("today.urgent"), "siren", "link", lambda: desk.go("notices", emergency=True))
        self._due = Card(say("today.due"))
        self._due_count = text("", "muted")
        self._due.head.addWidget(self._due_count)
        self._due.body.setSpacing(look.S4)
        self._duties: tuple[Duty, ...] = ()
        self._all = False
        self.standing = Standing(desk)
        self._hours = Window()
        self._open = False
        self._day = desk.office.today()
        self.setLayout(column(scrolling(self._arranged())))
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _arranged(self) -> QWidget:
        """The clock and the figures at the left, what is due and the groups at the right; each column as high as it is."""
        left = column(self._window(), self.standing.figures, None, gap=look.S16)
        right = column(self._due, self.standing.groups, None, gap=look.S16)
        both = row(gap=look.S16)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        made = QWidget()
        made.setLayout(both)
        return made

    def _window(self) -> Card:
        card = Card(self.desk.say("today.window"))
        told = column(None, self.left, self.rule, row(self.urgent, None), None, gap=look.S4)
        card.body.addLayout(row(self.dial, told, gap=look.S16))
        return card

    def subtitle(self) -> str:
        """The day, as the wall says it."""
        now = self.desk.office.now()
        weekday = self.desk.say(f"today.weekday_{now.isoweekday()}")
        # Not strftime: Qt sets the locale, and an English date would show the month as the system writes it.
        month = self.desk.say(f"today.month_{now.month}")
        return self.desk.say("today.date", month=month, day=now.day, weekday=weekday)

    def refresh(self) -> None:
        """Look at everything afresh."""
        from lut_admin.office import today

        self.desk.read(lambda _progress: today.today(self.desk.office), self._put)

    def visit(self, where: Mapping[str, object]) -> None:
        """There is one place here."""

    def _put(self, found: Today) -> None:
        self._duties, self._hours = found.duties, found.hours
        self._show_hour()
        self._show_duties()
        self.standing.put(found)
        self.heading_changed.emit()

    def _tick(self) -> None:
        """The clock has moved on; a new day is looked at afresh."""
        self._show_hour()
        if self.desk.office.today() != self._day:
            self._day = self.desk.office.today()
            self.heading_changed.emit()
            self.changed(Changes.EVERYTHING)

    def _show_hour(self) -> None:
        """Time left, or when the window opens."""
        say, window, now = self.desk.say, self._hours, self.desk.office.now()
        state = hours.state(now, window)
        self.dial.put(now, window.opens, window.closes, state.open, say("today.open" if state.open else "today.closed"))
        if state.open and state.closes_at is not None:
            minutes = int((state.closes_at - now).total_seconds()) // 60
            self.left.setText(say("today.left", hours=minutes // 60, minutes=minutes % 60))
        else:
            self.left.setText(say(state.key, **state.facts))
        if state.open != self._open:
            self._open = state.open
            self._show_duties()  # what is held can be copied from here, or no longer
        self.rule.setText(say("today.rule", opens=f"{window.opens:%H:%M}", closes=f"{window.closes:%H:%M}"))
        self.urgent.setVisible(not state.open)

    def _show_duties(self) -> None:
        empty(self._due.body)
        say = self.desk.say
        self._due_count.setText(say("today.count", n=len(self._duties)) if self._duties else "")
        if not self._duties:
            self._due.body.addLayout(row(icons.label("circle-check", "ok"), text(say("today.nothing"), "muted"), None))
        shown = self._duties if self._all else self._duties[:SHOWN]
        for duty in shown:
            self._due.body.addLayout(self._duty(duty))
        if len(self._duties) > len(shown):
            more = button(say("today.more", n=len(self._duties) - len(shown)), kind="link", then=self._show_all)
            self._due.body.addLayout(row(more, None))

    def _duty(self, duty: Duty) -> QHBoxLayout:
        sign = icons.label(duty.icon, {"": "muted", "muted": "muted"}.get(duty.tone, duty.tone))
        said = words.of_word(duty.word, self.desk.language)
        line = row(sign, text(said, wrap=True))
        line.setStretch(1, 1)
        if duty.deed and (duty.deed != "copy" or self._open):
            do = button(self.desk.say(f"today.do_{duty.deed}"), "copy" if duty.deed == "copy" else "check", "link")
            do.setAccessibleName(f"{said} {do.text().strip()}")
            do.clicked.connect(lambda _=False: self._do(duty))
            line.addWidget(do)
        go = button(self.desk.say(duty.go or f"today.go_{duty.page}"), kind="link")
        go.setAccessibleName(f"{said} {go.text()}")
        go.clicked.connect(lambda _=False: self.desk.go(duty.page, **duty.where))
        line.addWidget(go)
        return line

    def _do(self, duty: Duty) -> None:
        """Do it from here; whether it may be copied is looked at again at this moment, as on the page of notices."""
        from lut_admin.office import notices

        office, wanted = self.desk.office, duty.notice
        if duty.deed == "posted":
            self.desk.act(lambda _progress: notices.posted(office, wanted))
        else:
            self.desk.act(lambda _progress: notices.release_held(office, wanted), then=self._copied)

    def _copied(self, released: Released) -> None:
        self.desk.copy(released.text, released.said("today.copied", self.desk.language))

    def _show_all(self) -> None:
        self._all = True
        self._show_duties()
