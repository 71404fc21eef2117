"""The sheet on which a case is recorded or corrected: students, articles, when and where, what happened, the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QPlainTextEdit, QWidget

from lut_admin.convention.hours import CHINA
from lut_admin.desk import look
from lut_admin.desk.findings import Messages, article_text, refusal_card
from lut_admin.desk.forms import Field, line, paragraph
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.exhibits import Exhibits
from lut_admin.desk.pages.cases.people import People
from lut_admin.desk.pages.cases.screening import Screening
from lut_admin.desk.pieces import Card, button, column, icon_button, row, scrolling, text
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import Account, CaseFile, Evidence

MOMENT = "yyyy-MM-ddTHH:mm:ss"


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is written on the sheet: of a new case (`number` None) or of a correction; `people`: id → how she is called."""

    number: str | None
    people: Mapping[int, str]
    nicknames: Mapping[int, str]
    articles: frozenset[int]
    facts: tuple[str, str]
    influence: str
    place: str
    at: datetime | None
    evidence: tuple[Evidence, ...]
    kept: Account | None = None


class Recording(QWidget):
    """A new case, or one whose account is corrected. Emits `recorded(Result)` when it is on record, `left` for the way back."""

    left = Signal()
    recorded = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self._number: str | None = None
        self._nicknames: dict[int, str] = {}
        self._begun: Draft | None = None
        self._kept: Account | None = None
        self.messages = Messages()
        self.title = text("", "strong")
        self.people = People(desk)
        self.articles: dict[int, QCheckBox] = {}
        self.known_time = QCheckBox(say("cases.time_known"))
        self.occurred = QDateTimeEdit()
        self.occurred.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.occurred.setCalendarPopup(True)
        self.occurred.setAccessibleName(say("cases.occurred"))
        self.occurred.setMinimumWidth(190)
        self.place = line(placeholder=say("cases.place_hint"))
        self.facts_zh = paragraph(placeholder=say("cases.facts_zh_hint"), lines=5)
        self.facts_en = paragraph(placeholder=say("cases.facts_en_hint"), lines=5)
        self.influence = paragraph(placeholder=say("cases.influence_hint"), lines=2)
        self.evidence = Exhibits(desk)
        self.known_time.toggled.connect(self.occurred.setEnabled)
        self.put_down = button(say("cases.record"), "check", "primary", self._record)
        back = icon_button("arrow-left", say("cases.back"), self.left.emit)
        self.screening = Screening(desk, self.facts_zh.toPlainText)
        self.screening.ticked.connect(lambda number: self.articles[number].setChecked(True))
        inside = QWidget()
        parts = (self._who(), self._what(), self._proof(), self._which())
        inside.setLayout(column(*parts, None, gap=look.S12))
        layout = column(row(back, self.title, None, self.put_down), self.messages, gap=look.S12)
        self.area = scrolling(inside)
        layout.addWidget(self.area, 1)
        self.setLayout(layout)

    # --- what the page calls ---

    def begin(self, student_id: int | None = None) -> None:
        """An empty sheet, about one student if one is given."""
        self._number, self._nicknames, self._kept = None, {}, None
        self.people.begin(student_id)
        self._fill("", "", "", frozenset(), None)
        self.influence.clear()
        self.evidence.put(())
        self._name("cases.new", "cases.record")
        self._begun = self.draft()

    def correct(self, file: CaseFile) -> None:
        """The account of a case, to be corrected."""
        from lut_admin.office.cases import account_of

        self._number, self._kept = file.number, account_of(file)
        self.influence.setPlainText(file.influence_zh)
        self._nicknames = {person.student_id: person.nickname for person in file.people if person.nickname}
        self.people.take({person.student_id: person.particulars for person in file.people})
        at = datetime.fromisoformat(file.occurred_at).astimezone(CHINA) if file.occurred_at else None
        self._fill(file.facts_zh, file.facts_en, file.place or "", frozenset(file.articles), at)
        self.evidence.put(file.evidence)
        self._name("cases.amend", "cases.save")
        self._begun = self.draft()

    @property
    def written(self) -> bool:
        """Whether something is written that would be lost."""
        return self._begun is not None and self.draft() != self._begun

    @property
    def new(self) -> bool:
        """Whether the sheet is for a new case."""
        return self._number is None

    def draft(self) -> Draft:
        """All that is written on the sheet."""
        account = self.account()
        return Draft(
            self._number,
            self.people.chosen(),
            dict(self._nicknames),
            frozenset(account.articles),
            (self.facts_zh.toPlainText(), self.facts_en.toPlainText()),
            self.influence.toPlainText(),
            self.place.text(),
            account.occurred_at,
            account.evidence,
            self._kept,
        )

    def go_on(self, draft: Draft) -> None:
        """What was written on another sheet, to be gone on with on this one."""
        self.begin()
        self._number, self._nicknames, self._kept = draft.number, dict(draft.nicknames), draft.kept
        self.people.put(draft.people)
        self._fill(*draft.facts, draft.place, draft.articles, draft.at)
        self.influence.setPlainText(draft.influence)
        self.evidence.put(draft.evidence)
        self._name(*(("cases.new", "cases.record") if draft.number is None else ("cases.amend", "cases.save")))

    def account(self) -> Account:
        """What is written on the sheet."""
        from lut_admin.office.cases import Account

        kept = self._kept or Account((), (), "")
        at = datetime.fromisoformat(self.occurred.dateTime().toString(MOMENT)).replace(tzinfo=CHINA)
        return replace(
            kept,
            articles=tuple(number for number, tick in self.articles.items() if tick.isChecked()),
            respondents=self.people.ids(),
            facts_zh=self.facts_zh.toPlainText().strip(),
            facts_en=self.facts_en.toPlainText().strip(),
            occurred_at=at if self.known_time.isChecked() else None,
            place=self.place.text().strip(),
            evidence=self.evidence.evidence(),
            nicknames=self._nicknames,
            influence_zh=self.influence.toPlainText().strip(),
        )

    # --- building ---

    def _who(self) -> Card:
        card = Card(self.desk.say("cases.people"))
        card.body.addWidget(self.people)
        return card

    def _what(self) -> Card:
        say = self.desk.say
        card = Card(say("cases.facts"))
        when = QWidget()
        when.setLayout(row(self.occurred, self.known_time, None))
        halves = (
            (Field(say("cases.occurred"), when), Field(say("cases.place"), self.place)),
            (Field(say("cases.facts_zh"), self.facts_zh), Field(say("cases.facts_en"), self.facts_en)),
        )
        for half, other in halves:
            both = row(gap=look.S16)
            both.addWidget(half, 1)
            both.addWidget(other, 1)
            card.body.addLayout(both)
        card.body.addWidget(Field(say("cases.influence"), self.influence))
        return card

    def _proof(self) -> Card:
        card = Card(self.desk.say("cases.evidence"))
        card.body.addWidget(self.evidence)
        return card

    def _which(self) -> Card:
        """Each article with its text under it as soon as it is ticked."""
        from lut_admin.office.office import the_convention

        card = Card(self.desk.say("cases.articles"))
        card.body.addWidget(self.screening)
        for article in the_convention().articles:
            title = article.title_zh if self.desk.language == "zh" else article.title_en
            tick = QCheckBox(f"{words.article(article.number, self.desk.language)}  {title}".replace("&", "&&"))
            tick.setToolTip(article.zh if self.desk.language == "zh" else article.en)
            body = article_text(article.number, self.desk.language)
            body.setContentsMargins(look.S24, 0, 0, look.S8)
            body.hide()
            tick.toggled.connect(body.setVisible)
            self.articles[article.number] = tick
            card.body.addWidget(tick)
            card.body.addWidget(body)
        return card

    def _name(self, title: str, deed: str) -> None:
        self.title.setText(f"{self.desk.say(title)}  {self._number or ''}".strip())
        self.put_down.setText(f" {self.desk.say(deed)}")
        self.put_down.setAccessibleName(self.desk.say(deed))
        self.messages.clear()
        self.screening.clear()
        self.area.verticalScrollBar().setValue(0)
        self.people.search.setFocus()

    def _fill(self, zh: str, en: str, place: str, articles: frozenset[int], at: datetime | None) -> None:
        self.facts_zh.setPlainText(zh)
        self.facts_en.setPlainText(en)
        self.place.setText(place)
        for number, tick in self.articles.items():
            tick.setChecked(number in articles)
        shown = at or self.desk.office.now()
        self.occurred.setDateTime(QDateTime.fromString(f"{shown.astimezone(CHINA):%Y-%m-%dT%H:%M:00}", MOMENT))
        self.known_time.setChecked(at is not None)
        self.occurred.setEnabled(at is not None)

    # --- doing ---

    def _record(self) -> None:
        from lut_admin.office import cases

        office, account, number = self.desk.office, self.account(), self._number
        self.messages.clear()
        self.desk.act(
            lambda _progress: cases.record(office, account) if number is None else cases.amend(office, number, account),
            then=self.recorded.emit,
            refused=self._refused,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))
        fields: dict[str, QWidget | QPlainTextEdit] = {
            "cases.nobody": self.people.search,
            "cases.no_facts": self.facts_zh,
            "cases.no_article": self.articles[1],
            "cases.only_light": self.articles[1],
            "cases.no_influence": self.influence,
            "cases.not_yet": self.occurred,
        }
        if refusal.code in fields:
            fields[refusal.code].setFocus()
            self.area.ensureWidgetVisible(fields[refusal.code])
