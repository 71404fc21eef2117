"""One pasted message beside the list: who wrote it and why, what it may concern, and what follows: a note or a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.convention.supervision.masking import Mask, naming
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.messages.screening import proposal
from lut_admin.desk.pages.cases.messages.spoken import HOURS, TONES, Spoken
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pick_student import PickStudent
from lut_admin.desk.pieces import (
    ButtonKind,
    Card,
    button,
    column,
    empty,
    line,
    name_link,
    pill,
    row,
    scrolling_on_card,
    selectable,
    text,
)
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import look
from lut_admin.papers import words

WIDTH = 320
FOUND, MOST = 5, 6


class MessagePane(Card):
    """Shows a message. Emits `noting` and `opening` for what is to follow, `chosen(student, particulars)` for who wrote it."""

    noting = Signal()
    opening = Signal()
    chosen = Signal(int, object)

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__(padding=look.S12)
        self.desk, self.veil = desk, veil
        self.setFixedWidth(WIDTH)
        self._told = column(gap=look.S8)
        inside = QWidget()
        inside.setLayout(self._told)
        self.area = scrolling_on_card(inside)
        self.note = self._deed("recording.note_it", "message-circle", self.noting.emit, "primary")
        self.case = self._deed("recording.open_it", "gavel", self.opening.emit)
        self.why_not = text("", "small", wrap=True)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.why_not)
        deeds = Flow()
        deeds.addWidget(self.note)
        deeds.addWidget(self.case)
        self.body.addLayout(deeds)
        self.clear()

    def _deed(self, key: str, icon: str, then: Callable[[], object], kind: ButtonKind = "") -> QPushButton:
        return button(self.desk.say(key), icon, kind, then)

    def clear(self) -> None:
        """Nothing is chosen."""
        empty(self._told)
        for piece in (self.note, self.case, self.why_not):
            piece.hide()

    def put(self, one: Spoken) -> None:
        """Show this message."""
        empty(self._told)
        say, message = self.desk.say, one.heard.message
        told = row(pill(say(f"recording.by_{one.mark}"), TONES[one.mark]), None)
        self._told.addWidget(text(message.sender or say("recording.no_sender"), "strong", wrap=True))
        self._told.addLayout(told)
        if message.at:
            self._told.addWidget(text(message.at, "muted"))
        self._told.addWidget(selectable(message.text))
        self._told.addWidget(line())
        self._who(one)
        for article in one.articles:
            self._proposal(one, article)
        self._told.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self._offer(one)

    def _who(self, one: Spoken) -> None:
        """Who it is, why that is thought, and whoever else it may be."""
        say, heard = self.desk.say, one.heard
        if one.student is not None:
            known = one.known.get(one.student, {})
            if self.veil.open:
                self._told.addWidget(text(f"{called(known)}  {beside_of(known)}".strip(), wrap=True))
            shown = self._shown(known, heard.message.sender)
            why = [say("recording.by_hand")] if one.chosen is not None else self._why(one)
            self._told.addWidget(text("\n".join(dict.fromkeys(shown(part) for part in why)), "small", wrap=True))
            return
        self._told.addWidget(text(say(f"recording.then_{one.mark}"), "muted", wrap=True))
        if one.mark == "staff":
            return
        for student in heard.candidates[:MOST]:
            known = one.known.get(student, {})
            name, beside = called(known), beside_of(known)
            pick = name_link(name, "user-round", partial(self.chosen.emit, student, known))
            pick.setAutoDefault(True)
            pick.setAccessibleDescription(beside)
            self._told.addLayout(column(pick, text(beside, "small", wrap=True), gap=0))
        elsewhere = PickStudent(self.desk, say("cases.find_student"), say("cases.found_students"), FOUND)
        elsewhere.picked.connect(
            lambda found: self.chosen.emit(found.id, {"passport_name": found.name, "class_name": found.class_name})
        )
        self._told.addWidget(elsewhere)

    def _why(self, one: Spoken) -> list[str]:
        return [words.say(part.key, self.desk.language, **part.facts) for part in one.heard.why]

    def _shown(self, known: Mapping[str, str], sender: str) -> Callable[[str], str]:
        """What a reason may tell now: while names are veiled, not what the register adds to the pasted name."""
        if self.veil.open:
            return str
        names = naming(known) - naming({}, sender)
        return Mask([names], [self.veil.unnamed(0)], self.desk.say("cases.veil_somebody"))

    def _proposal(self, one: Spoken, article: int) -> None:
        """An article it may concern, with the words that make one think so."""
        if article == HOURS:
            said = self.desk.say("recording.proposal_hours", article=words.article(article, self.desk.language))
        else:
            said = proposal(self.desk, article, one.words_of(article), str)
        self._told.addWidget(text(said, "muted", "warn", wrap=True))

    def _offer(self, one: Spoken) -> None:
        """A reminder needs somebody; a case needs more than the hours."""
        say = self.desk.say
        why = say("cases.only_light") if one.light else ""
        self.note.setVisible(one.mark != "staff" and one.mark != "outsider")
        self.case.setVisible(not one.light)
        said = say("recording.refer_it" if one.mark == "staff" else "recording.open_it")
        self.case.setText(f" {said}")
        self.case.setAccessibleName(said)
        self.why_not.setText(why)
        self.why_not.setVisible(bool(why))


def called(known: Mapping[str, str]) -> str:
    """A student's names, Latin and Chinese."""
    latin = known.get("passport_name") or known.get("english_name") or ""
    return f"{latin} {known.get('chinese_name', '')}".strip()


def beside_of(known: Mapping[str, str]) -> str:
    """What tells her apart from her namesakes."""
    return " · ".join(part for part in (known.get("student_no", ""), known.get("class_name", "")) if part)
