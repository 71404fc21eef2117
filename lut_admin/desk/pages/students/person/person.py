"""One student in full at the right of the list: everything known, to read and to change; what was before; what happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from lut_admin.convention.hours import as_day, as_told
from lut_admin.convention.roster import Kind
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.person import past
from lut_admin.desk.pages.students.person.sheet import SECTIONS, Line, Sheet, section
from lut_admin.desk.pages.students.register.columns import TONES
from lut_admin.desk.pieces import (
    Card,
    EmptyState,
    OneLine,
    button,
    column,
    empty,
    icon_button,
    pill,
    row,
    scrolling,
    selectable,
    text,
)
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.roster import Past, Student

# From this width on the fields stand in two columns.
TWO_COLUMNS = 640
AT_FIRST = 6
_DEEDS = (("card_pdf", "download"), ("note", "message-circle"), ("record_case", "gavel"), ("to_bin", "trash-2"))


class Person(Card):
    """The pane. Signals: `entered(student, field, text, further)`; `wished(deed, student)` for ``card``, ``card_pdf``,
    ``note``, ``record_case``, ``to_bin``; `left` when it is put away."""

    entered = Signal(object, str, str, bool)
    wished = Signal(str, object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=look.S12)
        self.desk = desk
        self.student: Student | None = None
        self._past: list[Past] = []
        say = desk.say
        self.back = icon_button("arrow-left", say("students.back"), self.left.emit)
        self.close_ = icon_button("x", say("students.close_pane"), self.left.emit)
        self.named = selectable("", "strong")
        self.status = pill("")
        self.beside = text("", "muted", wrap=True)
        self.sections: dict[str, Sheet] = {}
        self._further = column(gap=look.S8)
        self._before = column(gap=look.S8)
        self._deeds = row(gap=look.S4)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(look.S24)
        self.body.addWidget(self._head())
        self.nobody = EmptyState("user-round", say("students.nobody"), say("students.nobody_why"))
        self.body.addWidget(self.nobody, 1)
        self.clear()

    # --- building ---

    def _head(self) -> QWidget:
        say = self.desk.say
        self.named.setMinimumWidth(120)
        self.nickname = OneLine(kind="muted")
        self.copy_nickname = icon_button("copy", say("students.copy_nickname"), self._copy_nickname)
        self._deeds.addWidget(button(say("students.card"), "id-card", "", lambda: self._wish("card")))
        for name, icon in _DEEDS:
            self._deeds.addWidget(icon_button(icon, say(f"students.{name}"), partial(self._wish, name)))
        self._deeds.addStretch(1)
        top = row(self.back, gap=look.S8)
        top.addWidget(self.named, 1)
        top.addWidget(self.status)
        top.addWidget(self.close_, 0, Qt.AlignmentFlag.AlignTop)
        called = row(gap=look.S4)
        called.addWidget(self.nickname, 1)
        called.addWidget(self.copy_nickname)
        self._under = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._under.setSpacing(look.S4)
        for part in (self._deeds, called):
            self._under.addLayout(part)
        self.head_ = QWidget()
        self.head_.setLayout(column(top, self.beside, self._under, gap=look.S4))
        return self.head_

    def _furnish(self) -> None:
        """Forty fields, made when there is somebody to show."""
        say = self.desk.say
        self.sections = {name: section(name, say, self.desk.language) for name in SECTIONS}
        for sheet in self.sections.values():
            sheet.entered.connect(lambda field, value: self._entered(field, value, False))
        halves = []
        for names in (SECTIONS[:2], SECTIONS[2:]):
            half = column(gap=look.S8)
            for name in names:
                half.addWidget(_heading(say(f"field.section.{name}")))
                half.addWidget(self.sections[name])
                half.addSpacing(look.S8)
            halves.append(half)
        halves[1].addLayout(self._further)
        for half in halves:
            half.addStretch(1)
            self._columns.addLayout(half, 1)
        inside = QWidget()
        layout = column(self._columns, self._before, None, gap=look.S8)
        layout.setContentsMargins(0, 0, look.S12, look.S8)
        inside.setLayout(layout)
        self.inside = scrolling(inside)
        for ground in (self.inside, inside):
            ground.setProperty("kind", "")
        self.inside.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self.body.addWidget(self.inside, 1)

    # --- showing ---

    def clear(self) -> None:
        """Nobody is chosen."""
        self.student = None
        self.head_.hide()
        if self.sections:
            self.inside.hide()
        self.nobody.show()

    def put(self, student: Student, history: list[Past]) -> None:
        """Show this student; somebody else than before is shown from the top."""
        if not self.sections:
            self._furnish()
        other = self.student is None or self.student.id != student.id
        self.student, self._past = student, history
        self._put_head(student)
        for sheet in self.sections.values():
            for name, line in sheet.lines.items():
                # What is being typed, or was refused, stays while the same student is read afresh.
                if (
                    other
                    or (line.below.isHidden() and not line.editor.hasFocus())
                    or line.value() == student.values.get(name, "")
                ):
                    line.put(student.values.get(name, ""))
        self._put_further(student)
        self._put_before(student, AT_FIRST)
        self.nobody.hide()
        self.head_.show()
        self.inside.show()
        if other:
            self.inside.verticalScrollBar().setValue(0)

    def _put_head(self, student: Student) -> None:
        from lut_admin.convention import nickname
        from lut_admin.office import roster

        say, known = self.desk.say, student.values
        self.named.setText(student.name)
        status = known.get("status", "")
        self.status.setText(f"● {say(f'status.{status}')}" if status else "")
        self.status.setVisible(bool(status))
        self.status.setProperty("tone", TONES.get(status, "muted"))
        self.status.style().polish(self.status)
        told = [known.get(name, "") for name in ("student_no", "class_name", "nationality")]
        self.beside.setText(" · ".join(part for part in told if part))
        self.beside.setVisible(any(told))
        former = [former.value for former in student.former if former.field.endswith("_name")]
        self._nickname = nickname.suggest(roster.person(student.id, known, former)) or ""
        self.nickname.setText(
            f"{say('students.nickname')}　{self._nickname}" if self._nickname else say("students.nickname_none")
        )
        self.copy_nickname.setVisible(bool(self._nickname))

    def _put_further(self, student: Student) -> None:
        empty(self._further)
        if student.extra:
            self._further.addWidget(_heading(self.desk.say("students.extra")))
            sheet = Sheet([Line(header, header, Kind.TEXT) for header in student.extra], self.desk.language)
            sheet.put(student.extra)
            sheet.entered.connect(lambda header, value: self._entered(header, value, True))
            self._further.addWidget(sheet)

    def _put_before(self, student: Student, most: int) -> None:
        say = self.desk.say
        empty(self._before)
        if student.former:
            self._before.addWidget(_heading(say("students.former")))
            for former in student.former:
                told = say(
                    "students.former_until", field=say(f"field.{former.field}"), day=as_day(former.until)
                )
                self._before.addLayout(_told(told, former.value))
        if len(student.standings) > 1:
            self._before.addWidget(_heading(say("students.standings")))
            for standing in reversed(student.standings):
                said = say(f"status.{standing.status}") if standing.status else say("students.none")
                self._before.addLayout(_told(standing.since or say("students.since_unknown"), said))
        self._before.addWidget(_heading(say("students.history")))
        for one in self._past[:most]:
            self._before.addLayout(_told(as_told(one.at), past.sentence(one, say)))
        if len(self._past) > most:
            n = len(self._past)
            self._before.addWidget(button(say("students.history_all", n=n), kind="link", then=self.show_all_history))

    def show_all_history(self) -> None:
        """Every change, not only the last ones."""
        if self.student is not None:
            self._put_before(self.student, len(self._past))

    def refuse(self, field: str, refusal: Refusal) -> None:
        """Say under a field why its value is not taken."""
        said = words.say(refusal.code, self.desk.language, **refusal.facts)
        for sheet in self.sections.values():
            if field in sheet.lines:
                sheet.lines[field].refuse(said)

    # --- doing ---

    def _entered(self, field: str, value: str, further: bool) -> None:
        if self.student is not None:
            self.entered.emit(self.student, field, value, further)

    def _wish(self, deed: str) -> None:
        if self.student is not None:
            self.wished.emit(deed, self.student)

    def _copy_nickname(self) -> None:
        self.desk.copy(self._nickname)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns of fields where there is room."""
        super().resizeEvent(event)
        across = QBoxLayout.Direction.LeftToRight if self.width() >= TWO_COLUMNS else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across)
        self._under.setDirection(across)


def _heading(words_: str) -> QLabel:
    made = text(words_, "strong")
    made.setContentsMargins(0, look.S8, 0, 0)
    return made


def _told(beside: str, said: str) -> QBoxLayout:
    return column(text(beside, "small", wrap=True), selectable(said), gap=0)
