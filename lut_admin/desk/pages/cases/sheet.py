"""The sheet of one case: what comes next, its course, its dates, what it is about, its evidence and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lut_admin.convention import supervision
from lut_admin.convention.supervision import Law, Source
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.account_card import AccountCard
from lut_admin.desk.pages.cases.course.checking import Checklist
from lut_admin.desk.pages.cases.course.deadlines import Deadlines
from lut_admin.desk.pages.cases.course.next_steps import NextSteps
from lut_admin.desk.pages.cases.course.timeline import Timeline
from lut_admin.desk.pages.cases.evidence.card import EvidenceCard
from lut_admin.desk.pages.cases.halves import Half, HalfStep
from lut_admin.desk.pages.cases.papers.card import PapersCard
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import OneLine, button, column, empty, icon_button, pill, row, scrolling, text
from lut_admin.desk.pieces.chips import Chips, ChipSpec
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile, Outlook

# Why people are told what their data are for, and for how long (PIPL): whoever works on a case is told, too.
PURPOSE = Law(Source.PIPL, 17)
PRINT = "Ctrl+P"


CHIP = 200  # pixels that a name has on its chip


class CaseSheet(QWidget):
    """Shows one case. Emits `left` for the way back to the list, `correcting` with the case whose account is to be changed."""

    left = Signal()
    correcting = Signal(object)

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__()
        self.desk, self.veil = desk, veil
        self.file: CaseFile | None = None
        self.outlook: Outlook | None = None
        self.person: int | None = None  # the respondent whose course is shown, by her id in the case
        self._expected: tuple[Half, ...] = ()
        self.messages = Messages()
        self._head = row()
        self.purpose = text(desk.say("casesheet.purpose", law=Word(PURPOSE.key, PURPOSE.facts)), "small", wrap=True)
        self.about = OneLine()
        self.people = Chips(desk.say("cases.people"))
        self.people.chosen.connect(lambda name: self.show_person(int(name)))
        self.next = NextSteps(desk, veil)
        self.timeline = Timeline(desk, veil, lambda: self.area)
        self.dates, self.checklist = Deadlines(desk), Checklist(desk)
        self.account = AccountCard(desk, veil)
        self.evidence, self.papers = EvidenceCard(desk, veil), PapersCard(desk, veil)
        self.next.listed.connect(self._to_checklist)
        left = column(self.next, self.timeline, self.evidence, None, gap=look.S12)
        right = column(self.dates, self.checklist, self.account, self.papers, None, gap=look.S12)
        both = row(gap=look.S12)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        inside = QWidget()
        inside.setLayout(both)
        self.area = scrolling(inside)
        layout = column(self._head, self.about, self.purpose, self.messages, self.people, gap=look.S8)
        layout.addWidget(self.area, 1)
        self.setLayout(layout)
        veil.changed.connect(self._show)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(PRINT), self, lambda: self._to(self.papers), context=within)

    def show_case(self, file: CaseFile) -> None:
        """Show this case as it is now; what is half written on a form of it stays."""
        from lut_admin.office import cases

        if self.file is None or self.file.id != file.id:
            self.person = file.people[0].id if file.people else None
            self.messages.clear()
            self.area.verticalScrollBar().setValue(0)
            self.next.take_keyboard()
        self.file, office = file, self.desk.office
        self.desk.read(lambda _progress: cases.outlook(office, file.number), self._put)
        self.evidence.show_case(file)
        self.papers.show_case(file)

    def halves(self) -> tuple[Half, ...]:
        """What is half entered here: a step, and a correction or what the group's owner did."""
        found = (self.next.half(), self.timeline.half(self.person))
        return tuple(half for half in found if half is not None)

    def expect(self, halves: tuple[Half, ...]) -> None:
        """Go on with what is half entered, as soon as its case is shown."""
        self._expected = halves

    def show_person(self, person: int) -> None:
        """Show the course of another respondent."""
        self.person = person
        self._show()

    # --- showing ---

    def _put(self, outlook: Outlook) -> None:
        if self.file is not None and self.file.id == outlook.file.id:  # not another one meanwhile
            self.file, self.outlook = outlook.file, outlook
            if self.person not in {one.id for one in outlook.file.people}:
                self.person = outlook.file.people[0].id if outlook.file.people else None
            halves, self._expected = self._expected, ()
            mine = [half for half in halves if half.case == outlook.file.id]
            for half in mine:
                self.person = half.person
            self._show()
            for half in mine:
                self.next.go_on(half) if isinstance(half, HalfStep) else self.timeline.go_on(half)

    def _show(self) -> None:
        outlook = self.outlook
        if outlook is None:
            return
        prospect = outlook.of(self.person)
        self._show_head(outlook.file)
        self.about.setText(self._told(outlook.file))
        self._show_people(outlook)
        self.next.show_course(outlook, prospect)
        self.timeline.show_course(outlook, prospect)
        self.dates.show_course(outlook, prospect)
        self.checklist.show_course(outlook, prospect)
        self.account.show_case(outlook)

    def _show_head(self, file: CaseFile) -> None:
        from lut_admin.office import cases

        say = self.desk.say
        empty(self._head)
        self._head.addWidget(icon_button("arrow-left", say("cases.back"), self.left.emit))
        self._head.addWidget(text(file.number, "strong"))
        self._head.addWidget(pill(say(file.stage.key), "primary"))
        if not file.people:
            self._head.addWidget(pill(say(file.kind.key), "muted"))
        self._head.addStretch(1)
        self._head.addWidget(button(say("exhibits.card"), "image", "link", lambda: self._to(self.evidence)))
        papers = button(say("casepapers.card"), "printer", "link", lambda: self._to(self.papers))
        papers.setToolTip(PRINT)
        self._head.addWidget(papers)
        # A matter of staff is put right until it is in the archive: it has no stages after which it could not be.
        if (supervision.may_amend(file.stage) or file.stage is supervision.Stage.REFERRED) and not cases.on_file(file):
            self._head.addWidget(icon_button("trash-2", say("cases.discard"), self._discard))
            self._head.addWidget(button(say("casesheet.amend"), "pencil", then=lambda: self.correcting.emit(file)))

    def _told(self, file: CaseFile) -> str:
        """What the case is about, in a line: who, which articles, and how the account begins."""
        language = self.desk.language
        # Of several each one has a chip below that says who she is.
        who = self.veil.person(file, file.people[0]) if len(file.people) == 1 else ""
        articles = words.articles(file.articles, language)
        facts = (file.facts_en if language == "en" else "") or file.facts_zh
        parts = (who, articles, " ".join(self.veil.hide(facts, file).split()))
        return " · ".join(part for part in parts if part)

    def _show_people(self, outlook: Outlook) -> None:
        """One chip for each respondent, with the stage of her own course."""
        people = outlook.file.people
        self.people.setVisible(len(people) > 1)
        if len(people) > 1:
            say = self.desk.say
            chips = [
                ChipSpec(str(one.id), f"{self.veil.brief(outlook.file, one, CHIP)} · {say(one.stage.key)}") for one in people
            ]
            self.people.put(chips, str(self.person))

    def _to(self, card: EvidenceCard | PapersCard) -> None:
        """Bring a card that lies far below to the top, with the keyboard on it."""
        inside = self.area.widget()
        if inside is not None:
            self.area.verticalScrollBar().setValue(card.mapTo(inside, card.rect().topLeft()).y())
        card.begin()

    def _to_checklist(self) -> None:
        self.area.ensureWidgetVisible(self.checklist, 0, look.S24)
        self.checklist.begin()

    # --- doing ---

    def _discard(self) -> None:
        from lut_admin.office import cases

        file, office = self.file, self.desk.office
        if file is not None:
            self.file = None
            self.desk.act(
                lambda _progress: cases.discard(office, file.number),
                then=lambda _result: self.left.emit(),
                refused=self._refused,
            )

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))
