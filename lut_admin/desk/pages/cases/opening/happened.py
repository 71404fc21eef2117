"""What happened: when and where, who reported it, and the facts in both languages."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QWidget

from lut_admin.convention.hours import CHINA
from lut_admin.desk.forms import Field, line
from lut_admin.desk.forms.telling import Telling
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, row
from lut_admin.desk.style import look

MOMENT = "yyyy-MM-ddTHH:mm:ss"


class Happened(Card):
    """The fields; when it happened is not known until somebody says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("recording.what"))
        self.desk = desk
        say = desk.say
        self.known_time = QCheckBox(say("cases.time_known"))
        self.occurred = QDateTimeEdit()
        self.occurred.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.occurred.setCalendarPopup(True)
        self.occurred.setAccessibleName(say("cases.occurred"))
        self.occurred.setMinimumWidth(180)
        self.occurred.setMinimumHeight(look.CONTROL)
        self.place = line(placeholder=say("cases.place_hint"))
        self.reporter = line(placeholder=say("recording.reporter_hint"))
        self.zh = Telling(say("cases.facts_zh_hint"), 5)
        self.en = Telling(say("cases.facts_en_hint"), 5)
        when = QWidget()
        when.setLayout(row(self.known_time, self.occurred, None))
        when.setFocusProxy(self.known_time)
        self.when = Field(say("cases.occurred"), when)
        self.facts = Field(say("cases.facts_zh"), self.zh)
        head, halves = row(gap=look.S16), row(gap=look.S16)
        for field in (self.when, Field(say("cases.place"), self.place), Field(say("recording.reporter"), self.reporter)):
            head.addWidget(field, 1)
        for field in (self.facts, Field(say("cases.facts_en"), self.en)):
            halves.addWidget(field, 1)
        self.body.addLayout(head)
        self.body.addLayout(halves)
        self.known_time.toggled.connect(self._know)
        self.known_time.toggled.connect(lambda _: self.when.accept())
        self.occurred.dateTimeChanged.connect(lambda _: self.when.accept())

    @property
    def at(self) -> datetime | None:
        """When it happened, in China; None where nobody knows."""
        if not self.known_time.isChecked():
            return None
        return datetime.fromisoformat(self.occurred.dateTime().toString(MOMENT)).replace(tzinfo=CHINA)

    def put(self, at: datetime | None, place: str, reporter: str, zh: str, en: str) -> None:
        """Show this."""
        shown = at or self.desk.office.now()
        self.occurred.setDateTime(QDateTime.fromString(f"{shown.astimezone(CHINA):%Y-%m-%dT%H:%M:00}", MOMENT))
        self.known_time.setChecked(at is not None)
        self._know(at is not None)
        self.place.setText(place)
        self.reporter.setText(reporter)
        self.zh.put(zh)
        self.en.put(en)
        self.facts.accept()
        self.when.accept()

    def _know(self, known: bool) -> None:
        """A time that nobody knows is not shown."""
        self.occurred.setEnabled(known)
        self.occurred.setVisible(known)
