"""The sheet on which a case is recorded or corrected: whom it is about, what happened, which articles, with what influence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from lut_admin.convention.supervision.masking import Mask, naming
from lut_admin.desk import noting
from lut_admin.desk.forms import Field, day, day_of, reading_order, set_days
from lut_admin.desk.forms.telling import Telling
from lut_admin.desk.noting import Begun
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.evidence.adding import Incoming
from lut_admin.desk.pages.cases.opening.attached import Attached
from lut_admin.desk.pages.cases.opening.exhibits import Exhibits
from lut_admin.desk.pages.cases.opening.happened import Happened
from lut_admin.desk.pages.cases.opening.influence import Influence
from lut_admin.desk.pages.cases.opening.origin import Origin
from lut_admin.desk.pages.cases.opening.owner_acts import OwnerActs
from lut_admin.desk.pages.cases.opening.people import Chosen
from lut_admin.desk.pages.cases.opening.refusing import Refusing
from lut_admin.desk.pages.cases.opening.which import Which
from lut_admin.desk.pages.cases.opening.whom import Whom
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import Card, button, column, icon_button, row, scrolling, text
from lut_admin.desk.pieces.findings import Messages
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import Account, CaseFile

FIRST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is written on the sheet: of a new case (`number` None) or of a correction, with the files that come with it."""

    number: str | None
    people: Mapping[int, Chosen]
    account: Account
    files: tuple[Incoming, ...]
    kept: Account

    @property
    def written(self) -> tuple[object, ...]:
        """What a person wrote of it; whether somebody's name shows is no part of that."""
        return self.number, tuple(self.people), self.account, self.files


class Recording(QWidget):
    """A new case, or one whose account is corrected. Emits `recorded(Result)` when it is on record, `left` for the way back.

    Ctrl+Enter records. What names respondents of the record is covered while names are veiled.
    """

    left = Signal()
    recorded = Signal(object)

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__()
        self.desk, self.veil = desk, veil
        say = desk.say
        self._number: str | None = None
        self._begun: Draft | None = None
        self._kept: Account | None = None
        self.messages = Messages()
        self.title = text("", "strong")
        self.covered = text(say("recording.covered"), "muted", wrap=True)
        self.origin, self.whom, self.happened = Origin(desk), Whom(desk, veil), Happened(desk)
        self.people, self.influence = self.whom.people, Influence(desk)
        self.which = Which(desk, self._told, self._mask)
        self.acts, self.evidence, self.attached = OwnerActs(desk), Exhibits(desk), Attached(desk)
        self.clauses = Telling(say("recording.clauses_hint"), 2)
        self.on_paper, self.opened = QCheckBox(say("recording.on_paper")), day(desk.office.today())
        self.put_down = button("", "check", "primary", self._record)
        self._lay_out()
        self.refusing = Refusing(
            desk, self.area, self.messages, self.whom, self.happened, self.which, self.influence, self.opening
        )
        self.on_paper.toggled.connect(self.opened.setVisible)
        self.whom.turned.connect(self._turned)
        self.which.noting.connect(self._note_instead)
        veil.changed.connect(self._cover)
        for rows in (self.acts, self.evidence, self.attached):
            rows.grown.connect(lambda: reading_order.follow(self))
        self.people.changed.connect(lambda: reading_order.follow(self))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+Return"), self, self._record, context=within)

    # --- building ---

    def _lay_out(self) -> None:
        say = self.desk.say
        clauses = Field(say("recording.clauses"), self.clauses, say("recording.clauses_why"))
        self._files = column(text(say("recording.files"), "muted"), self.attached, gap=look.S4)
        files = QWidget()
        files.setLayout(self._files)
        self.files = files
        opened = QWidget()
        opened.setLayout(row(self.on_paper, self.opened, None))
        opened.setFocusProxy(self.on_paper)
        self.opening = Field(say("recording.opened"), opened, say("recording.opened_why"))
        self.opened.dateChanged.connect(lambda _: self.opening.accept())
        cards = (
            self.origin, self.whom, self.happened, self.which, self.influence,
            _card(say("recording.acts"), say("recording.acts_why"), self.acts),
            _card(say("recording.basis"), "", clauses), _card(say("cases.evidence"), "", self.evidence, files),
            _card("", "", self.opening),
        )  # fmt: skip
        self._cards = cards
        inside = QWidget()
        inside.setLayout(column(*cards, None, gap=look.S12))
        self.area = scrolling(inside)
        back = icon_button("arrow-left", say("cases.back"), self.left.emit)
        layout = column(row(back, self.title, None, self.put_down), self.covered, self.messages, gap=look.S12)
        layout.addWidget(self.area, 1)
        self.setLayout(layout)

    # --- what the page calls ---

    def begin(self, student_id: int | None = None) -> None:
        """An empty sheet, about one student if one is given."""
        from lut_admin.office.cases import Account

        self.begin_with(Account((), (student_id,) if student_id is not None else (), ""))

    def begin_with(self, account: Account, *, named: bool = True) -> None:
        """A new case with what it begins from: a finding, a note, a message. `named`: its student's name showed there."""
        from lut_admin.office import roster

        people = {}
        for i in account.respondents:
            try:
                people[i] = Chosen(roster.student(self.desk.office, i).values, named)
            except Refusal as refusal:  # taken off the register meanwhile
                self.desk.refuse(refusal)
        self.go_on(Draft(None, people, account, (), account))
        self._begun = self.draft()

    def correct(self, file: CaseFile) -> None:
        """The account of a case, to be corrected."""
        from lut_admin.office.cases import account_of

        account = account_of(file)
        people = {person.student_id: Chosen(person.particulars, named=False) for person in file.people}
        self.go_on(Draft(file.number, people, account, (), account))
        self._begun = self.draft()

    def go_on(self, draft: Draft) -> None:
        """What was written on another sheet, to be gone on with on this one."""
        account, self._number, self._kept = draft.account, draft.number, draft.kept
        new = draft.number is None
        self.messages.clear()
        self.people.put(draft.people)
        self.whom.put(account.kind, account.nobody, account.referred_to, settled=not new)
        at = account.occurred_at
        self.happened.put(at, account.place, account.reporter, account.facts_zh, account.facts_en)
        self.which.put(account.articles)
        self.influence.zh.put(account.influence_zh)
        self.influence.en.put(account.influence_en)
        self.influence.field.accept()
        self.acts.put(account.owner_acts)
        self.clauses.put("\n".join(account.clauses))
        self.evidence.put(account.evidence)
        self.attached.put(draft.files)
        set_days(self.opened, FIRST, self.desk.office.today())
        self.on_paper.setChecked(account.opened_on is not None)
        self.opened.setDate(day(account.opened_on or self.desk.office.today()).date())
        self.opened.setVisible(account.opened_on is not None)
        begun = dict.fromkeys(draft.kept.respondents, Chosen({}))
        self._begun = Draft(draft.number, begun, draft.kept, (), draft.kept)
        for shown_when_new in (self.files, self._cards[-1]):
            shown_when_new.setVisible(new)
        self._name(*(("cases.new", "cases.record") if new else ("cases.amend", "cases.save")))
        self._turned()
        self._cover()
        reading_order.follow(self)

    @property
    def written(self) -> bool:
        """Whether something is written that would be lost."""
        return self._begun is not None and self.draft().written != self._begun.written

    @property
    def new(self) -> bool:
        """Whether the sheet is for a new case."""
        return self._number is None

    def draft(self) -> Draft:
        """All that is written on the sheet."""
        account = self.account()
        return Draft(self._number, self.people.chosen(), account, self.attached.files, self._kept or account)

    def account(self) -> Account:
        """What is written on the sheet."""
        from lut_admin.office.cases import Account

        respondents = self.whom.respondents
        kept = self._kept or Account((), (), "")
        nicknames = {i: name for i, name in (kept.nicknames or {}).items() if i in respondents}
        return replace(
            kept,
            articles=self.which.chosen,
            respondents=respondents,
            facts_zh=self.happened.zh.said.strip(),
            facts_en=self.happened.en.said.strip(),
            occurred_at=self.happened.at,
            place=self.happened.place.text().strip(),
            evidence=self.evidence.evidence(),
            nicknames=nicknames or None,
            influence_zh=self.influence.zh.said.strip(),
            influence_en=self.influence.en.said.strip(),
            reporter=self.happened.reporter.text().strip(),
            owner_acts=self.acts.acts(),
            clauses=tuple(part.strip() for part in self.clauses.said.splitlines() if part.strip()),
            kind=self.whom.kind,
            nobody=self.whom.nobody,
            referred_to=self.whom.referred_to,
            opened_on=day_of(self.opened) if self.on_paper.isChecked() and self.new else None,
        )

    # --- showing ---

    def _name(self, title: str, deed: str) -> None:
        self.title.setText(f"{self.desk.say(title)}  {self._number or ''}".strip())
        self.put_down.setText(f" {self.desk.say(deed)}")
        self.put_down.setAccessibleName(self.desk.say(deed))
        self.put_down.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        self.area.verticalScrollBar().setValue(0)
        self.people.search.setFocus()

    def _turned(self) -> None:
        """A matter that is handed on asks for no influence, and a nickname may be handed on, too."""
        from lut_admin.office.cases import Kind

        handed_on = self.whom.kind is Kind.REFERRED
        self.influence.setVisible(not handed_on)
        self.which.demanded = not handed_on
        self.which.tell()

    def _told(self) -> str:
        """What the convention's eyes look at."""
        parts = (self.origin.message, self.happened.zh.said, self.happened.en.said)
        return "\n".join(part for part in parts if part.strip())

    def _tellings(self) -> tuple[Telling, ...]:
        return (self.happened.zh, self.happened.en, self.influence.zh, self.influence.en, self.clauses)

    def _cover(self) -> None:
        """Cover or show what names students whose names are veiled."""
        mask = self._mask()
        for telling in self._tellings():
            telling.uncover() if mask is None else telling.cover(mask)
        self.origin.put(self._kept.source if self._kept is not None else None, mask)
        self.which.screening.clear()  # it quotes
        self.covered.setVisible(any(telling.covered for telling in self._tellings()))

    def _mask(self) -> Callable[[str], str] | None:
        chosen = self.people.chosen()
        if self.veil.open or all(one.named for one in chosen.values()):
            return None
        nicknames = (self._kept.nicknames if self._kept is not None else None) or {}
        names = [
            frozenset[str]() if one.named else naming(one.particulars, nicknames.get(i)) for i, one in chosen.items()
        ]
        return Mask(names, [self.veil.unnamed(place) for place in range(len(names))], self.desk.say("cases.veil_somebody"))

    def hideEvent(self, event: QHideEvent) -> None:
        """The sheet is left: whoever comes back to it asks for the names again."""
        super().hideEvent(event)
        self.people.forget_names()

    def showEvent(self, event: QShowEvent) -> None:
        """As in Qt."""
        super().showEvent(event)
        self._cover()

    # --- doing ---

    def _record(self) -> None:
        from lut_admin.office import cases

        office, account, number = self.desk.office, self.account(), self._number
        self.refusing.accept()
        if mistakes := cases.mistakes(office, account):
            self.refusing.show(mistakes)
            return
        self.desk.act(
            lambda _progress: cases.record(office, account) if number is None else cases.amend(office, number, account),
            then=self.recorded.emit,
            refused=lambda refusal: self.refusing.show([refusal]),
        )

    def _note_instead(self) -> None:
        """Light first: a reminder to each of the students takes the place of this case."""
        account, chosen = self.account(), self.people.chosen()
        begun = [
            Begun(i, self.people.called(one, place), account.articles, account.facts_zh, account.facts_en,
                  source=account.source)
            for place, (i, one) in enumerate(chosen.items())
        ] or [Begun(None, "", account.articles, account.facts_zh, account.facts_en, source=account.source)]  # fmt: skip
        if all(noting.note(self.desk, self, one) is not None for one in begun) and self.new:
            self.begin()
            self.left.emit()


def _card(title: str, why: str, *inside: QWidget) -> Card:
    card = Card(title)
    if why:
        card.body.addWidget(text(why, "muted", wrap=True))
    for one in inside:
        card.body.addWidget(one)
    return card
