"""One group: paste its members, see who is who, decide the doubtful ones, keep the check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QStackedWidget, QWidget

from lut_admin.desk import look
from lut_admin.desk.findings import Messages, refusal_card
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.about import About
from lut_admin.desk.pages.groups.outcome import Outcome
from lut_admin.desk.pieces import Card, button, column, icon_button, row, text
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import AuditView, GroupLine
    from lut_admin.papers.member_list import MemberList


class Paste(QPlainTextEdit):
    """Takes text, and a file that is dropped or pasted on it: `file` is emitted with its path, `entered` with Ctrl+Enter."""

    file = Signal(object)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt; Enter alone is a new line."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain == Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """As in Qt; a file on this computer, too."""
        return _file(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A file is read, not named."""
        path = _file(source)
        if path is not None:
            self.file.emit(path)
        else:
            self.insertPlainText(source.text())  # never a page's markup or pictures


class Check(QWidget):
    """One group's members pasted and judged. Emits `left` for the way back, `wanted` ("edit", "bin") for the group itself."""

    left = Signal()
    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._group: GroupLine | None = None
        self._asked = 0
        say = desk.say
        self.title = text("", "strong")
        self.told = text("", "muted", wrap=True)
        self.messages = Messages()
        self.pasted = Paste()
        self.pasted.setPlaceholderText(say("groups.paste_hint"))
        self.pasted.setAccessibleName(say("groups.paste"))
        self.pasted.setTabChangesFocus(True)
        self.pasted.file.connect(self.read_file)
        self.pasted.entered.connect(self._check)
        self.everybody = QCheckBox(say("groups.everybody"))
        self.everybody.setToolTip(say("groups.everybody_why"))
        self.about = About(desk)
        self.about.wanted.connect(self.wanted)
        self.outcome = Outcome(desk)
        self.outcome.refused.connect(self._refused)
        self.keep = button(say("groups.keep"), "check", "primary", self._keep)
        self.again = button(say("groups.again"), "rotate-ccw", "", self._again)
        self._steps = QStackedWidget()
        self._steps.addWidget(self._pasting())
        self._steps.addWidget(self.outcome)
        head = row(icon_button("arrow-left", say("groups.back"), self.left.emit), self.title)
        head.addWidget(self.told, 1)
        head.addWidget(self.again)
        head.addWidget(self.keep)
        self.setLayout(column(head, self.messages, self._steps))

    @property
    def group_id(self) -> int | None:
        """The group that is open."""
        return self._group.id if self._group is not None else None

    def begin(self, group: GroupLine) -> None:
        """An empty sheet for this group."""
        self.about_changed(group)
        self.messages.clear()
        self.pasted.clear()
        self.everybody.setChecked(True)
        self._again()

    def about_changed(self, group: GroupLine) -> None:
        """The group is called or counted otherwise now; what is pasted stays."""
        self._group = group
        self.title.setText(group.name)
        self.about.put(group)
        if self._steps.currentWidget() is self.outcome:
            self.outcome.renew()  # somebody was entered, corrected or taken back: who is who may be another answer now

    def read_file(self, path: Path) -> None:
        """Check the members that a file holds."""
        from lut_admin.office import groups
        from lut_admin.papers.member_file import read_member_file

        office = self.desk.office
        self.desk.read(
            lambda progress: read_member_file(path, progress, groups.known_names(office)),
            lambda members: self._judge(members, path.name),
            self._refused,
        )

    def _pasting(self) -> QWidget:
        say = self.desk.say
        self.start = button(say("groups.check"), "user-check", "primary", self._check)
        self.start.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        card = Card(say("groups.paste"))
        card.body.addWidget(text(say("groups.paste_why"), "muted", wrap=True))
        card.body.addWidget(self.pasted, 1)
        card.body.addWidget(self.everybody)
        card.body.addLayout(
            row(
                button(say("groups.from_clipboard"), "clipboard-paste", "", self._from_clipboard),
                button(say("groups.from_file"), "folder-open", "", self._from_file),
                None,
                self.start,
            )
        )
        made = QWidget()
        both = row(gap=look.S12)
        both.addWidget(card, 1)
        both.addWidget(self.about)
        made.setLayout(both)
        return made

    def _again(self) -> None:
        self._asked += 1
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
        if chosen is not None:
            self.read_file(chosen)

    def _check(self) -> None:
        self._judge(self.pasted.toPlainText())

    def _judge(self, members: str | MemberList, source: str = "") -> None:
        from lut_admin.office import groups

        group, office = self._group, self.desk.office
        if group is None:
            return
        self.messages.clear()
        self._asked += 1
        asked = self._asked
        # Left ticked, the text's own signs decide: a chat or a shorter list than WeChat counts is never everybody.
        complete = None if self.everybody.isChecked() else False

        def judged(view: AuditView) -> None:
            if asked == self._asked:
                self._show(view)

        self.desk.read(
            lambda _progress: groups.audit_group(office, group.id, members, source, complete), judged, self._refused
        )

    def _show(self, view: AuditView) -> None:
        joined = "" if self.desk.language == "zh" else " "
        said = [words.of_word(word, self.desk.language) for word in view.members.told()]
        if not view.complete:
            said.append(self.desk.say("groups.partial"))
        self.told.setText(joined.join(said))
        self._steps.setCurrentIndex(1)
        self.keep.show()
        self.again.show()
        self.outcome.put(view)

    def _keep(self) -> None:
        from lut_admin.office import groups

        office, view, chosen = self.desk.office, self.outcome.original, self.outcome.choices()
        if view is not None:
            self.desk.act(
                lambda _progress: groups.save_audit(office, view, chosen),
                then=lambda _result: self.left.emit(),
                refused=self._refused,
            )

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))


def _file(source: QMimeData) -> Path | None:
    """The one local file that is dropped."""
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
