"""One case: what was recorded, who it is about, the steps taken, the steps that may follow, and its printed form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention import supervision
from lut_admin.convention.hours import CHINA
from lut_admin.desk import look, printing
from lut_admin.desk.findings import Messages, article_text, refusal_card
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, button, column, empty, icon_button, pill, row, selectable, text

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile


def called(particulars: Mapping[str, str]) -> str:
    """A respondent's names, Latin and Chinese, as they were recorded."""
    latin = particulars.get("passport_name") or particulars.get("english_name") or ""
    return f"{latin} {particulars.get('chinese_name', '')}".strip() or particulars.get("student_no", "")


class Detail(QWidget):
    """Shows one case. Emits `left` when the person goes back to the list."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.case_id: int | None = None
        self._number = ""
        self.messages = Messages()
        self._head = row()
        self._content = column(gap=look.S12)
        self.setLayout(column(self._head, self.messages, self._content, None, gap=look.S12))

    def show_case(self, file: CaseFile) -> None:
        """Show this case as it is now."""
        self.case_id, self._number = file.id, file.number
        self.messages.clear()
        empty(self._head)
        empty(self._content)
        say = self.desk.say
        self._head.addWidget(icon_button("arrow-left", say("cases.back"), self.left.emit))
        self._head.addWidget(text(file.number, "strong"))
        self._head.addWidget(pill(say(f"supervision.{file.stage}"), "primary"))
        self._head.addStretch(1)
        self._head.addWidget(button(say("cases.save_pdf"), "download", then=self._save_pdf))
        self._head.addWidget(button(say("cases.print"), "printer", "primary", self._print))
        self._content.addLayout(row(self._people(file), self._steps(file), gap=look.S12))
        self._content.addWidget(self._account(file))
        self._content.addWidget(self._articles(file))

    def _people(self, file: CaseFile) -> Card:
        card = Card(self.desk.say("cases.people"))
        for person in file.people:
            go = button(called(person.particulars), "user-round", "link")
            go.clicked.connect(lambda _=False, i=person.student_id: self.desk.go("students", student=i))
            known = [person.particulars.get(name, "") for name in ("student_no", "class_name", "nationality")]
            card.body.addLayout(column(go, text(" · ".join(part for part in known if part), "muted", wrap=True), gap=0))
        card.body.addStretch(1)
        return card

    def _steps(self, file: CaseFile) -> Card:
        say = self.desk.say
        card = Card(say("cases.steps"))
        for step in file.steps:
            card.body.addLayout(row(text(step.on, "muted"), text(say(f"supervision.{step.stage}")), None))
            if step.note:
                card.body.addWidget(text(step.note, "muted", wrap=True))
        following = supervision.next_stages(file.stage)
        if following:
            card.body.addWidget(text(say("cases.next"), "muted"))
        for stage in following:
            go = button(say(f"supervision.{stage.value}"), "arrow-right")
            go.clicked.connect(lambda _=False, name=stage.value: self._step(name))
            card.body.addWidget(go)
        card.body.addStretch(1)
        return card

    def _account(self, file: CaseFile) -> Card:
        say = self.desk.say
        card = Card(say("cases.facts"))
        when = _moment(file.occurred_at)
        told = [part for part in (when, file.place or "") if part]
        if told:
            card.body.addWidget(text(" · ".join(told), "muted", wrap=True))
        card.body.addWidget(selectable(file.facts_zh))
        if file.facts_en:
            card.body.addWidget(selectable(file.facts_en))
        for place, evidence in enumerate(file.evidence, start=1):
            said = say("cases.exhibit", n=evidence.copies, place=place, what=evidence.description)
            card.body.addWidget(text(f"{said}  {evidence.obtained or ''}".strip(), "muted", wrap=True))
        return card

    def _articles(self, file: CaseFile) -> Card:
        card = Card(self.desk.say("cases.articles"))
        for number in file.articles:
            card.body.addWidget(article_text(number, self.desk.language))
        return card

    def _step(self, stage: str) -> None:
        say = self.desk.say
        note = self.desk.ask.line(say(f"supervision.{stage}"), say("cases.step_note"))
        if note is None:
            return
        from lut_admin.office import cases

        office, number = self.desk.office, self._number
        self.desk.act(
            lambda _progress: cases.step(office, number, stage, office.today(), note),
            refused=lambda refusal: self.messages.put(refusal_card(self.desk, refusal)),
        )

    def _save_pdf(self) -> None:
        say = self.desk.say
        target = self.desk.ask.file_to_save(say("cases.save_pdf"), f"{self._number}.pdf", "PDF (*.pdf)")
        if target is None:
            return
        from lut_admin.office import papers

        office, number = self.desk.office, self._number
        self.desk.read(
            lambda _progress: papers.case_form_pdf(office, number, papers.REGISTRATION, target),
            lambda written: self.desk.toast(say("cases.saved", file=written.name)),
            refused=lambda refusal: self.messages.put(refusal_card(self.desk, refusal)),
        )

    def _print(self) -> None:
        from lut_admin.office import papers

        office, number = self.desk.office, self._number
        self.desk.read(
            lambda _progress: papers.case_form_pages(office, number),
            lambda pages: printing.preview(self.desk, pages, number),
            refused=lambda refusal: self.messages.put(refusal_card(self.desk, refusal)),
        )


def _moment(at: str | None) -> str:
    return f"{datetime.fromisoformat(at).astimezone(CHINA):%Y-%m-%d %H:%M}" if at else ""
