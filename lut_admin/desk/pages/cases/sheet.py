"""One case: what was recorded, who it is about, the steps taken, the steps that may follow, and its printed form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from lut_admin.convention import supervision
from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import Entry, Step
from lut_admin.desk import icons, look, printing
from lut_admin.desk.findings import Messages, article_text, refusal_card
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.stepping import Correcting, Stepping
from lut_admin.desk.pieces import (
    Card,
    button,
    column,
    empty,
    icon_button,
    name_link,
    pill,
    row,
    scrolling,
    selectable,
    text,
)
from lut_admin.desk.printing import Paper
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile


def called(particulars: Mapping[str, str]) -> str:
    """A respondent's names, Latin and Chinese, as they were recorded."""
    latin = particulars.get("passport_name") or particulars.get("english_name") or ""
    return f"{latin} {particulars.get('chinese_name', '')}".strip() or particulars.get("student_no", "")


class CaseSheet(QWidget):
    """Shows one case. Emits `left` for the way back to the list, `correcting` with the case whose account is to be changed."""

    left = Signal()
    correcting = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.file: CaseFile | None = None
        self.messages = Messages()
        self._head = row()
        self._left, self._right = column(gap=look.S12), column(gap=look.S12)
        both = row(gap=look.S12)
        both.addLayout(self._left, 3)
        both.addLayout(self._right, 2)
        inside = QWidget()
        inside.setLayout(column(both, None, gap=0))
        self._area = scrolling(inside)
        layout = column(self._head, self.messages, gap=look.S12)
        layout.addWidget(self._area, 1)
        self.setLayout(layout)

    def show_case(self, file: CaseFile) -> None:
        """Show this case as it is now."""
        self.file = file
        self.messages.clear()
        for layout in (self._head, self._left, self._right):
            empty(layout)
        self._show_head(file)
        for card in (self._people(file), self._account(file), self._articles(file)):
            self._left.addWidget(card)
        self._left.addStretch(1)
        self._right.addWidget(self._steps(file))
        self._right.addStretch(1)

    def _show_head(self, file: CaseFile) -> None:
        say = self.desk.say
        self._head.addWidget(icon_button("arrow-left", say("cases.back"), self.left.emit))
        self._head.addWidget(text(file.number, "strong"))
        self._head.addWidget(pill(say(f"supervision.{file.stage}"), "primary"))
        self._head.addStretch(1)
        if supervision.may_amend(file.stage):
            self._head.addWidget(icon_button("trash-2", say("cases.discard"), self._discard))
            self._head.addWidget(button(say("cases.amend"), "pencil", then=lambda: self.correcting.emit(file)))
        self._head.addWidget(icon_button("download", say("cases.save_pdf"), self._save_pdf))
        self._head.addWidget(button(say("cases.print"), "printer", "primary", self._print))

    def _people(self, file: CaseFile) -> Card:
        card = Card(self.desk.say("cases.people"))
        for person in file.people:
            go = name_link(called(person.particulars), "user-round")
            go.clicked.connect(lambda _=False, i=person.student_id: self.desk.go("students", student=i))
            known = [person.particulars.get(name, "") for name in ("student_no", "class_name", "nationality")]
            card.body.addLayout(column(go, text(" · ".join(part for part in known if part), "muted", wrap=True), gap=0))
        return card

    def _steps(self, file: CaseFile) -> Card:
        say = self.desk.say
        card = Card(say("cases.steps"))
        for entry in file.entries:
            card.body.addLayout(self._entry(entry))
        card.body.addLayout(row(button(say("cases.correct"), "pencil", then=self._correct), None))
        following = supervision.steps(file.course(), bool(file.people))
        if following:
            card.body.addSpacing(look.S4)
            card.body.addWidget(text(say("cases.next"), "muted"))
        for step in following:
            if step is not Step.CORRECTION:
                go = button(say(step.key), "arrow-right")
                go.clicked.connect(lambda _=False, step=step: self._step(step))
                card.body.addLayout(row(go, None))
        return card

    def _entry(self, entry: Entry) -> QHBoxLayout:
        told = column(text(self.desk.say(entry.step.key)), gap=0)
        told.addWidget(text(entry.on.isoformat(), "muted"))
        said = entry.note or str(supervision.plain(entry.facts).get("reason", ""))
        if said:
            told.addWidget(selectable(said, "muted"))
        line = row(column(icons.label("circle-check", "ok"), None, gap=0), gap=look.S8)
        line.addLayout(told, 1)
        return line

    def _account(self, file: CaseFile) -> Card:
        say = self.desk.say
        card = Card(say("cases.facts"))
        told = [part for part in (_moment(file.occurred_at), file.place or "") if part]
        if told:
            card.body.addWidget(text(" · ".join(told), "muted", wrap=True))
        card.body.addWidget(selectable(file.facts_zh))
        if file.influence_zh:
            card.body.addWidget(text(say("cases.influence"), "muted"))
            card.body.addWidget(selectable(file.influence_zh))
        if file.facts_en:
            card.body.addWidget(selectable(file.facts_en))
        for place, evidence in enumerate(file.evidence, start=1):
            said = say("cases.exhibit", n=evidence.copies, place=place, what=evidence.description)
            card.body.addWidget(text(f"{said}  {evidence.obtained or ''}".strip(), "muted", wrap=True))
        return card

    def _articles(self, file: CaseFile) -> Card:
        card = Card(self.desk.say("cases.articles"))
        for number in file.articles:
            card.body.addWidget(text(words.article(number, self.desk.language), "muted"))
            card.body.addWidget(article_text(number, self.desk.language))
        return card

    # --- doing ---

    def _step(self, step: Step) -> None:
        if self.file is not None:
            self._show(Stepping(self.desk, self, self.file.number, step))

    def _correct(self) -> None:
        if self.file is not None:
            self._show(Correcting(self.desk, self, self.file.number, self.file.entries))

    def _show(self, sheet: QDialog) -> None:
        self.desk.ask.dialog(sheet)
        sheet.setParent(None)
        sheet.deleteLater()

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

    def _paper(self) -> Paper | None:
        from lut_admin.office import papers

        file, office = self.file, self.desk.office
        if file is None:
            return None
        number = file.number
        return Paper(
            f"{self.desk.say('forms.case_title')} {number}",
            lambda ppi: papers.case_form_pages(office, number, ppi),
            lambda: papers.registration_pdf(office, number),
        )

    def _save_pdf(self) -> None:
        if paper := self._paper():
            printing.save(self.desk, paper)

    def _print(self) -> None:
        if paper := self._paper():
            printing.show(self.desk, paper)

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))


def _moment(at: str | None) -> str:
    return f"{datetime.fromisoformat(at).astimezone(CHINA):%Y-%m-%d %H:%M}" if at else ""
