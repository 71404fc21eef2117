"""Correcting an entry: what was written stays; a further entry says what it should be, or that it should not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame

from lut_admin.convention import supervision
from lut_admin.convention.supervision import PERIODIC, Entry, Item
from lut_admin.desk.forms import Field, day, day_of, line, reading_order, set_day
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.course.mattering import Around
from lut_admin.desk.pages.cases.course.step_fields import FIRST, StepFields
from lut_admin.desk.pages.cases.halves import HalfCorrection
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import Outlook
    from lut_admin.office.results import Result

NOTE = "note"


class Correcting(QFrame):
    """The entry as it stands, to be changed, and why. Emits `done` when it is on record, `left` for the way out."""

    done = Signal()
    left = Signal()

    def __init__(self, desk: Desk, veil: Veil, outlook: Outlook, entry: Entry) -> None:
        super().__init__()
        say = desk.say
        self._desk, self._number, self._entry = desk, outlook.file.number, entry
        self.entry_id = entry.id
        self.setProperty("kind", "inset")
        self.messages = Messages()
        self._before = supervision.plain(entry.facts)
        self.day, self.note, self.reason = day(entry.on), line(entry.note), line()
        self.day.setFixedHeight(look.CONTROL)
        self._why = Field(say("casesheet.correction_reason"), self.reason)
        self.annuls = QCheckBox(say("casesheet.annul"))
        self.fields = StepFields(desk, entry.step, self._before, _around(desk, outlook))
        own = {FIRST: Field(say("cases.step_day_label"), self.day), NOTE: Field(say("cases.step_note"), self.note)}
        self.fields.put_beside(own)
        self._veil, self._outlook = veil, outlook
        self._veiled()
        veil.changed.connect(self._veiled)
        self.take = button(say("casesheet.enter_correction"), "check", "primary", self.do)
        cancel = button(say("window.cancel"), then=self.left.emit)
        layout = column(
            text(say("casesheet.correct_this", step=Word(entry.step.key), day=entry.on.isoformat()), "strong", wrap=True),
            text(say("casesheet.correct_why"), "muted", wrap=True),
            self.messages,
            self.fields,
            self.annuls,
            self._why,
            row(self.take, cancel, None),
            gap=look.S12,
        )
        layout.setContentsMargins(look.S16, look.S12, look.S16, look.S12)
        self.setLayout(layout)
        self.annuls.toggled.connect(lambda out: self.fields.setVisible(not out))
        self.reason.returnPressed.connect(self.do)
        self.fields.entered.connect(self.reason.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        reading_order.follow(self)

    def half(self, person: int | None) -> HalfCorrection | None:
        """What is written here, if anything is, in the course of this respondent."""
        reason, out = self.reason.text(), self.annuls.isChecked()
        if not (reason or out or self.changes()):
            return None
        case, said = self._outlook.file.id, self.fields.facts()
        return HalfCorrection(case, person, self.entry_id, day_of(self.day), self.note.text(), said, out, reason)

    def go_on(self, half: HalfCorrection) -> None:
        """Go on with what was written on another form for this entry."""
        set_day(self.day, half.on)
        if self.note.isEnabled():
            self.note.setText(half.note)
        for name, said in half.said.items():
            self.fields.write(name, said)
        self._veiled()
        self.annuls.setChecked(half.annuls)
        self.reason.setText(half.reason)

    def begin(self) -> None:
        """Let the keyboard be in the first field."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def changes(self) -> dict[str, Any]:
        """What is written otherwise than it stands: facts, ``on``, ``note``."""
        said = self.fields.facts()
        found = {name: value for name, value in said.items() if _same(value) != _same(self._before.get(name))}
        if day_of(self.day) != self._entry.on:
            found["on"] = day_of(self.day).isoformat()
        if self.note.isEnabled() and self.note.text().strip() != self._entry.note:
            found["note"] = self.note.text().strip()
        return found

    def do(self) -> None:
        """Enter the correction."""
        from lut_admin.office import cases

        office, number, entry, reason = self._desk.office, self._number, self._entry.id, self.reason.text()
        out = self.annuls.isChecked()
        changes = {} if out else self.changes()
        self.messages.clear()
        self.fields.accept()
        if not out and not changes:
            self._refused(Refusal("casesheet.nothing_changed"))
            return
        self._desk.act(
            lambda _progress: cases.correct(office, number, entry, reason, changes, out),
            then=self._taken,
            refused=self._refused,
        )

    def _veiled(self) -> None:
        """While names are veiled, a text with a name in it is shown veiled and stays as it is."""
        hide, file = self._veil.hide, self._outlook.file
        for name, value in self._before.items():
            if isinstance(value, str) and name in self.fields.fields:
                masked = hide(value, file)
                if masked != value:
                    self.fields.shut(name, masked, self._desk.say("casesheet.shut"))
                else:
                    self.fields.open(name, value)
        masked = hide(self._entry.note, file)
        if masked != self._entry.note or not self.note.isEnabled():
            self.note.setText(masked)
            self.note.setEnabled(masked == self._entry.note)

    def _taken(self, _done: Result) -> None:
        self._desk.toast(self._desk.say("casesheet.correction_entered"))
        self.done.emit()

    def _refused(self, refusal: Refusal) -> None:
        if refusal.code == "cases.no_note":
            self._why.refuse(self._desk.say("cases.no_note.remedy"))
        elif not self.fields.refuse(refusal, self._desk.language):
            self.messages.put(refusal_card(self._desk, refusal))


def _around(desk: Desk, outlook: Outlook) -> Around:
    """Everything may be corrected: what a step would ask for only sometimes is shown too."""
    into = [(number, number) for _, number, _ in outlook.others]
    return Around(
        minor=True,
        late=True,
        early=True,
        correcting=True,
        months={sanction: outlook.profile.months(sanction) or 0 for sanction in PERIODIC},
        choices={"into": into, "item": [(item.value, desk.say(item.key)) for item in Item]},
    )


def _same(value: Any) -> str:
    """A value as it is compared: what is empty, is not ticked or was never said is the same."""
    if isinstance(value, (list, tuple)):
        return "、".join(map(str, value))
    return "" if value in (None, False) else str(value)
