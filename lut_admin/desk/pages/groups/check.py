"""Checking one group: paste the members, see who is who, decide the doubtful ones, keep the check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QStackedWidget, QWidget

from lut_admin.desk.findings import Messages, refusal_card
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.outcome import Outcome
from lut_admin.desk.pieces import Card, button, column, icon_button, row, text
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import AuditView, GroupLine


class Check(QWidget):
    """One group's members pasted and judged. Emits `left` when the person goes back to the list."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._group: GroupLine | None = None
        self._view: AuditView | None = None
        say = desk.say
        self.title = text("", "strong")
        self.told = text("", "muted", wrap=True)
        self.messages = Messages()
        self.pasted = QPlainTextEdit()
        self.pasted.setPlaceholderText(say("groups.paste_hint"))
        self.pasted.setAccessibleName(say("groups.paste"))
        self.pasted.setTabChangesFocus(True)
        self.everybody = QCheckBox(say("groups.everybody"))
        self.everybody.setToolTip(say("groups.everybody_why"))
        self.outcome = Outcome(desk)
        self.keep = button(say("groups.keep"), "check", "primary", self._keep)
        self.again = button(say("groups.again"), "rotate-ccw", "", self._again)
        self._steps = QStackedWidget()
        self._steps.addWidget(self._pasting())
        self._steps.addWidget(self.outcome)
        back = icon_button("arrow-left", say("groups.back"), self.left.emit)
        head = row(back, self.title, self.told, None, self.again, self.keep)
        self.setLayout(column(head, self.messages, self._steps))

    def begin(self, group: GroupLine) -> None:
        """An empty sheet for this group."""
        self._group, self._view = group, None
        self.title.setText(group.name)
        self.messages.clear()
        self.pasted.clear()
        self.everybody.setChecked(True)
        self._again()

    def _pasting(self) -> QWidget:
        say = self.desk.say
        card = Card(say("groups.paste"))
        card.body.addWidget(text(say("groups.paste_why"), "muted", wrap=True))
        card.body.addWidget(self.pasted, 1)
        card.body.addLayout(
            row(
                button(say("groups.from_clipboard"), "clipboard-paste", "", self._from_clipboard),
                button(say("groups.from_file"), "folder-open", "", self._from_file),
                self.everybody,
                None,
                button(say("groups.check"), "user-check", "primary", self._check),
            )
        )
        return card

    def _again(self) -> None:
        self._steps.setCurrentIndex(0)
        self.told.setText("")
        self.keep.hide()
        self.again.hide()
        self.pasted.setFocus()

    def _from_clipboard(self) -> None:
        self.pasted.setPlainText(QGuiApplication.clipboard().text())
        self._check()

    def _from_file(self) -> None:
        say = self.desk.say
        chosen = self.desk.ask.file_to_open(say("groups.from_file"), say("groups.file_kinds"))
        if chosen is None:
            return
        from lut_admin.papers.member_file import read_member_file

        self.desk.read(lambda progress: read_member_file(chosen, progress).nicknames, self._judge, self._refused)

    def _check(self) -> None:
        self._judge(self.pasted.toPlainText())

    def _judge(self, members: str | Sequence[str]) -> None:
        from lut_admin.office import groups

        group, office = self._group, self.desk.office
        if group is None:
            return
        self.messages.clear()
        # Left ticked, the text's own signs decide: a chat or a shorter list than WeChat counts is never everybody.
        complete = None if self.everybody.isChecked() else False
        self.desk.read(
            lambda _progress: groups.audit_group(office, group.id, members, complete=complete),
            self._show,
            self._refused,
        )

    def _show(self, view: AuditView) -> None:
        self._view = view
        joined = "" if self.desk.language == "zh" else " "
        self.told.setText(joined.join(words.of_word(word, self.desk.language) for word in view.members.told()))
        self.outcome.put(view)
        self._steps.setCurrentIndex(1)
        self.keep.show()
        self.again.show()

    def _keep(self) -> None:
        from lut_admin.office import groups

        office, view, chosen = self.desk.office, self._view, self.outcome.choices()
        if view is not None:
            self.desk.act(
                lambda _progress: groups.save_audit(office, view, chosen),
                then=lambda _result: self.left.emit(),
                refused=self._refused,
            )

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))
