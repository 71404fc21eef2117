"""The sheet on which a case is recorded: students, articles, when and where, what happened, the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QWidget

from lut_admin.convention.hours import CHINA
from lut_admin.desk import look
from lut_admin.desk.findings import Messages, refusal_card
from lut_admin.desk.forms import Field, line, paragraph
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.people import People
from lut_admin.desk.pieces import Card, button, column, icon_button, row, text
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import Account, Evidence


class Recording(QWidget):
    """A new case. Emits `recorded(Result)` when it is on record, `left` when the person goes back without one."""

    left = Signal()
    recorded = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self.messages = Messages()
        self.people = People(desk)
        self.articles: dict[int, QCheckBox] = {}
        self.known_time = QCheckBox(say("cases.time_known"))
        self.occurred = QDateTimeEdit()
        self.occurred.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.occurred.setCalendarPopup(True)
        self.occurred.setAccessibleName(say("cases.occurred"))
        self.place = line(placeholder=say("cases.place_hint"))
        self.facts_zh = paragraph(placeholder=say("cases.facts_zh_hint"), lines=5)
        self.facts_en = paragraph(placeholder=say("cases.facts_en_hint"), lines=5)
        self.evidence = paragraph(placeholder=say("cases.evidence_hint"), lines=2)
        self.known_time.toggled.connect(self.occurred.setEnabled)
        self.setLayout(
            column(
                row(
                    icon_button("arrow-left", say("cases.back"), self.left.emit),
                    text(say("cases.new"), "strong"),
                    None,
                    button(say("cases.record"), "check", "primary", self._record),
                ),
                self.messages,
                self._who(),
                self._what(),
                self._which(),
                None,
                gap=look.S12,
            )
        )

    def begin(self, student_id: int | None = None) -> None:
        """An empty sheet, about one student if one is given."""
        self.messages.clear()
        self.people.begin(student_id)
        for tick in self.articles.values():
            tick.setChecked(False)
        for field in (self.facts_zh, self.facts_en, self.evidence):
            field.clear()
        self.place.clear()
        self.known_time.setChecked(True)
        now = self.desk.office.now()
        self.occurred.setDateTime(QDateTime.fromString(f"{now:%Y-%m-%dT%H:%M:00}", "yyyy-MM-ddTHH:mm:ss"))
        self.people.search.setFocus()

    def _who(self) -> Card:
        card = Card(self.desk.say("cases.people"))
        card.body.addWidget(self.people)
        return card

    def _what(self) -> Card:
        say = self.desk.say
        card = Card(say("cases.facts"))
        when = QWidget()
        when.setLayout(row(self.occurred, self.known_time, None))
        card.body.addLayout(
            row(Field(say("cases.occurred"), when), Field(say("cases.place"), self.place), gap=look.S16)
        )
        card.body.addLayout(
            row(Field(say("cases.facts_zh"), self.facts_zh), Field(say("cases.facts_en"), self.facts_en), gap=look.S16)
        )
        card.body.addWidget(Field(say("cases.evidence"), self.evidence))
        return card

    def _which(self) -> Card:
        from lut_admin.office.office import the_convention

        card = Card(self.desk.say("cases.articles"))
        for article in the_convention().articles:
            title = article.title_zh if self.desk.language == "zh" else article.title_en
            tick = QCheckBox(f"{self.desk.say('cases.article', n=article.number)}  {title}".replace("&", "&&"))
            tick.setToolTip(article.zh if self.desk.language == "zh" else article.en)
            self.articles[article.number] = tick
            card.body.addWidget(tick)
        return card

    def account(self) -> Account:
        """What is written on the sheet."""
        from lut_admin.office.cases import Account

        at = datetime.fromisoformat(self.occurred.dateTime().toString("yyyy-MM-ddTHH:mm:ss"))
        return Account(
            articles=tuple(number for number, tick in self.articles.items() if tick.isChecked()),
            respondents=self.people.ids(),
            facts_zh=self.facts_zh.toPlainText().strip(),
            facts_en=self.facts_en.toPlainText().strip(),
            occurred_at=at.replace(tzinfo=CHINA) if self.known_time.isChecked() else None,
            place=self.place.text().strip(),
            evidence=_evidence(self.evidence.toPlainText().splitlines()),
        )

    def _record(self) -> None:
        from lut_admin.office import cases

        office, account = self.desk.office, self.account()
        self.messages.clear()
        self.desk.act(lambda _progress: cases.record(office, account), then=self.recorded.emit, refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))


def _evidence(lines: Sequence[str]) -> tuple[Evidence, ...]:
    """One piece of evidence a line."""
    from lut_admin.office.cases import Evidence

    return tuple(Evidence(said.strip()) for said in lines if said.strip())
