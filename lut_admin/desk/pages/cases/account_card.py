"""What a case is about: who, what happened, the articles, the clauses of the school's own rules, where it came from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lut_admin.convention import supervision
from lut_admin.convention.hours import as_told
from lut_admin.desk.forms import Field, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import Card, button, column, empty, name_link, row, selectable, text
from lut_admin.desk.pieces.findings import Messages, article_text, refusal_card
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile, Outlook, Person

PARTED = "；"


class AccountCard(Card):
    """The card with the account of one case; the clauses may be changed in it while the account may."""

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__(desk.say("casesheet.account"))
        self._desk, self._veil = desk, veil
        self._file: CaseFile | None = None
        self.messages = Messages()
        self._about = column(gap=look.S12)
        self.clauses = line(placeholder=desk.say("casesheet.clauses_hint"))
        self.change = button(desk.say("casesheet.change_clauses"), "pencil", "link", self.ask)
        self.keep = button(desk.say("casesheet.keep_clauses"), "check", then=self.do)
        self._asking = QWidget()
        cancel = button(desk.say("window.cancel"), then=self._leave)
        field = Field(desk.say("casesheet.clauses"), self.clauses, desk.say("casesheet.clauses_why"))
        self._asking.setLayout(column(self.messages, field, row(self.keep, cancel, None), gap=look.S8))
        self._asking.hide()
        self.body.addLayout(self._about)
        self.body.addLayout(row(self.change, None))
        self.body.addWidget(self._asking)
        self.clauses.returnPressed.connect(self.do)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self._asking, self._leave, context=within)

    def show_case(self, outlook: Outlook) -> None:
        """Show this case's account."""
        from lut_admin.office import cases

        file = outlook.file
        if self._file is None or self._file.number != file.number:
            self._asking.hide()
        self._file = file
        empty(self._about)
        for part in (self._people(file), *self._happened(file), self._articles(file), *self._beside(outlook)):
            self._about.addWidget(part)
        may = supervision.may_amend(file.stage) and bool(file.people) and not cases.on_file(file)
        self.change.setVisible(may and self._asking.isHidden())
        if not may:
            self._asking.hide()

    def ask(self) -> None:
        """Ask for the clauses."""
        if self._file is not None:
            self.messages.clear()
            self.clauses.setText(PARTED.join(self._file.clauses))
            self.change.hide()
            self._asking.show()
            self.clauses.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self) -> None:
        """Keep the clauses as they are written."""
        from lut_admin.office import cases
        from lut_admin.office.cases import account_of

        file, office = self._file, self._desk.office
        if file is None:
            return
        written = self.clauses.text().replace(";", PARTED).split(PARTED)
        changed = replace(account_of(file), clauses=tuple(one.strip() for one in written if one.strip()))
        self._asking.hide()
        self._desk.act(
            lambda _progress: cases.amend(office, file.number, changed),
            then=lambda _done: self.change.setFocus(),
            refused=self._refused,
        )

    # --- how ---

    def _leave(self) -> None:
        self._asking.hide()
        self.change.show()
        self.change.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self._asking.show()
        self.change.hide()
        self.messages.put(refusal_card(self._desk, refusal))

    def _part(self, label: str, *inside: QWidget) -> QWidget:
        made = QWidget()
        made.setLayout(column(text(label, "muted"), *inside, gap=look.S4))
        return made

    def _people(self, file: CaseFile) -> QWidget:
        say = self._desk.say
        if not file.people:
            told = say(file.nobody.key) if file.nobody else say(file.kind.key)
            to = say("casesheet.referred_to", to=file.referred_to) if file.referred_to else ""
            return self._part(say("casesheet.nobody"), text(" · ".join(filter(None, (told, to))), wrap=True))
        return self._part(say("cases.people"), *(self._person(file, one) for one in file.people))

    def _person(self, file: CaseFile, person: Person) -> QWidget:
        """A respondent: while veiled only what many share; her own sheet is opened from her name."""
        called = self._veil.person(file, person)
        said: QWidget = text(called, wrap=True)
        if self._veil.open:
            said = name_link(called, "user-round")
            said.clicked.connect(lambda: self._desk.go("students", student=person.student_id))
        inside = column(said, gap=0)
        if beside := self._veil.beside(person):
            inside.addWidget(text(beside, "small", wrap=True))
        made = QWidget()
        made.setLayout(inside)
        return made

    def _happened(self, file: CaseFile) -> list[QWidget]:
        say, language = self._desk.say, self._desk.language
        at = as_told(file.occurred_at) if file.occurred_at else ""
        made = []
        if told := " · ".join(filter(None, (at, self._hide(file.place)))):
            made.append(self._part(say("casesheet.when_where"), text(told, wrap=True)))
        # The reader's language first; the Chinese text governs and is always there.
        both = ((file.facts_zh, file.facts_en), (file.influence_zh, file.influence_en))
        for label, (zh, en) in zip(("casesheet.facts", "cases.influence"), both, strict=True):
            shown = [part for part in ((zh, en) if language == "zh" else (en, zh)) if part]
            if shown:
                first, *others = (self._hide(part) for part in shown)
                made.append(self._part(say(label), selectable(first), *(selectable(one, "muted") for one in others)))
        return made

    def _articles(self, file: CaseFile) -> QWidget:
        """Each article, its words on demand."""
        inside = column(gap=0)
        for number in file.articles:
            told = article_text(number, self._desk.language)
            told.setContentsMargins(look.S24, 0, 0, look.S8)
            told.hide()
            link = button(words.article(number, self._desk.language), "scale", "link")
            link.clicked.connect(lambda _=False, told=told: told.setVisible(told.isHidden()))
            inside.addWidget(link)
            inside.addWidget(told)
        made = QWidget()
        made.setLayout(inside)
        return self._part(self._desk.say("cases.articles"), made)

    def _beside(self, outlook: Outlook) -> list[QWidget]:
        say, file = self._desk.say, outlook.file
        made = []
        if file.people:
            known = PARTED.join(file.clauses) or say("casesheet.no_clauses")
            made.append(self._part(say("casesheet.clauses"), selectable(known)))
        if file.reporter:
            made.append(self._part(say("casesheet.reporter"), text(self._hide(file.reporter), wrap=True)))
        if file.source:
            made.append(self._part(say("casesheet.source"), *self._source(file)))
        for case, number in outlook.joined:
            link = button(say("casesheet.joined", number=number), "arrow-right", "link")
            link.clicked.connect(lambda _=False, case=case: self._desk.go("cases", case=case))
            made.append(link)
        return made

    def _source(self, file: CaseFile) -> list[QWidget]:
        """From what it was recorded: a pasted message, a check of a group, a note."""
        say, source = self._desk.say, file.source or {}
        found: list[QWidget] = []
        if isinstance(message := source.get("message"), dict):
            told = " · ".join(part for part in (str(message.get("at", "")), self._hide(str(message.get("sender", "")))) if part)
            found.append(text(say("casesheet.from_message", told=told), "", wrap=True))
            found.append(selectable(self._hide(str(message.get("text", ""))), "muted"))
        if "audit" in source:
            found.append(text(say("casesheet.from_audit"), wrap=True))
        if "note" in source:
            found.append(text(say("casesheet.from_note"), wrap=True))
        return found

    def _hide(self, words: str | None) -> str:
        return self._veil.hide(words, self._file) if self._file is not None else words or ""
