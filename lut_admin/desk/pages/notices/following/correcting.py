"""Correcting a notice that is out: the line that was wrong, what is right, and the correction is drafted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lut_admin.desk.forms import LineField, line
from lut_admin.desk.gate import gate
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.following.low_text import LowText
from lut_admin.desk.pages.notices.heading import Heading
from lut_admin.desk.pieces import Card, button, column, row, scrolling, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.notices import Correctable
    from lut_admin.office.results import Result

TWO_LINES = 70


class Correcting(QWidget):
    """Emits `made(notice id)` with the draft of the correction, `left` on the way back."""

    made = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._found: Correctable | None = None
        say = desk.say
        self.write = button(say("posting.write_correction"), "pencil", "primary", self._write)
        self.heading = Heading(desk, self, self.left.emit)
        self.lines = QListWidget()
        self.lines.setAccessibleName(say("posting.which_line"))
        self.lines.setWordWrap(True)
        self.lines.currentRowChanged.connect(self._choose)
        which = Card(say("posting.which_line"))
        which.body.addWidget(self.lines, 1)
        self.messages = Messages()
        self.right = {name: LowText(desk, name, TWO_LINES) for name in ("zh", "en")}
        self.reason = {name: LineField(say(f"posting.reason_{name}"), line()) for name in ("zh", "en")}
        new = Card(say("posting.what_is_right"))
        rights = row(gap=look.S12)
        for name, editor in self.right.items():
            rights.addLayout(editor.labelled(say(f"posting.right_{name}")), 1)
        reasons = row(gap=look.S12)
        for field in self.reason.values():
            reasons.addWidget(field, 1)
        new.body.addLayout(rights, 1)
        new.body.addLayout(reasons)
        for field in self.reason.values():
            field.line.returnPressed.connect(self._write)
        both = row(gap=look.S16)
        both.addWidget(which, 2)
        inside = QWidget()
        inside.setLayout(column(new))
        both.addWidget(scrolling(inside), 3)
        layout = column(self.heading.layout, self.messages, gap=look.S12)
        layout.addLayout(both, 1)
        foot = row(text(say("posting.correct_why"), "muted", wrap=True), self.write)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def load(self, notice: int) -> None:
        """A notice that is out."""
        from lut_admin.office import notices

        office = self.desk.office
        self.desk.read(lambda _progress: notices.correctable(office, notice), self._put, self._refused)

    def _put(self, found: Correctable) -> None:
        self._found = found
        self.messages.clear()
        self.heading.put(self.desk.say("posting.correcting", title=found.line.title))
        for field in self.reason.values():
            field.line.clear()
        for name, editor in self.right.items():
            editor.tally, editor.whole = gate(self.desk).tally(found.line.id), getattr(found.line, name)
        self.lines.clear()
        for one in found.lines:
            item = QListWidgetItem("\n".join(part for part in (one.zh, one.en) if part))
            item.setToolTip(item.text())  # a long one is cut in the list
            item.setSizeHint(QSize(0, TWO_LINES))
            self.lines.addItem(item)
        self.lines.setCurrentRow(found.likely)
        self._choose(found.likely)
        self.right["zh"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: int) -> None:
        if self._found is None or not 0 <= place < len(self._found.lines):
            return
        one = self._found.lines[place]
        for name, said in (("zh", one.zh), ("en", one.en)):
            self.right[name].setPlainText(said)
            self.right[name].selectAll()  # typed over at once, or an arrow key goes into it

    def _write(self) -> None:
        from lut_admin.office import notices
        from lut_admin.papers.notice_templates import Twin

        found, office = self._found, self.desk.office
        if found is None:
            return
        wrong = found.lines[max(self.lines.currentRow(), 0)]
        # A fact of a notice is one line.
        right = Twin(*(" ".join(self.right[name].toPlainText().split()) for name in ("zh", "en")))
        why = Twin(self.reason["zh"].value.strip(), self.reason["en"].value.strip())
        if bool(why.zh) != bool(why.en):  # half a reason would be lost without a word
            self._refused(Refusal("posting.half_a_reason"))
            self.reason["en" if why.zh else "zh"].line.setFocus()
            return
        reason = why if why.zh else None
        self.desk.act(
            lambda _progress: notices.correct(office, found.line.id, wrong, right, reason),
            then=self._written,
            refused=self._refused,
        )

    def _written(self, result: Result) -> None:
        self.made.emit(result.made)

    def _refused(self, refusal: Refusal) -> None:
        self.messages.clear()
        self.messages.put(refusal_card(self.desk, refusal))
