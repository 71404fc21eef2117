"""Where a group's members are pasted: the text, whose names they are, WeChat's own count, and at once what was understood."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from lut_admin.convention.sources import Source
from lut_admin.desk.forms import line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.checking.understood import in_words
from lut_admin.desk.pages.groups.members.draft import Written
from lut_admin.desk.pieces import Card, OneLine, button, row, text
from lut_admin.papers.member_list import MemberList

AFTER = 300  # ms after the last keystroke
COUNT_WIDTH, MOST_DIGITS = 72, 5


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


class SourceChoice(QWidget):
    """Group nicknames or one's own remarks. Emits `chosen(Source)` when a person chooses."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say = desk.say
        self._group = QButtonGroup(self)
        self.setAccessibleName(say("check.names_are"))
        self.made = {source: QRadioButton(say(f"check.{source.value}")) for source in Source}
        across = row(text(say("check.names_are"), "muted"))
        for source, made in self.made.items():
            made.setToolTip(say("check.remarks_why"))
            made.setAccessibleDescription(say("check.remarks_why"))
            made.clicked.connect(lambda _=False, source=source: self.chosen.emit(source))
            self._group.addButton(made)
            across.addWidget(made)
        self.put(Source.NICKNAMES)
        self.setLayout(across)

    def put(self, source: Source | None) -> None:
        """Show this as chosen; None: that is still to be said."""
        self._group.setExclusive(False)
        for one, made in self.made.items():
            made.setChecked(one is source)
        self._group.setExclusive(True)

    @property
    def source(self) -> Source | None:
        """What is chosen."""
        return next((source for source, made in self.made.items() if made.isChecked()), None)


class CountLine(QWidget):
    """WeChat's own number of members. Emits `counted(number or None)` when a person has written it."""

    counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say = desk.say
        self.line: QLineEdit = line(placeholder=say("check.counted_hint"))
        self.line.setFixedWidth(COUNT_WIDTH)
        self.line.setMaxLength(MOST_DIGITS)
        self.line.setAccessibleName(say("check.counted"))
        self.line.setAccessibleDescription(say("check.counted_why"))
        self.line.setToolTip(say("check.counted_why"))
        label = text(say("check.counted"), "muted")
        label.setBuddy(self.line)
        self.setLayout(row(label, self.line))
        self._shown: int | None = None
        self.line.textEdited.connect(self._digits)
        self.line.editingFinished.connect(self._tell)

    def put(self, counted: int | None) -> None:
        """Show this number."""
        self._shown = counted
        self.line.setText("" if counted is None else str(counted))

    @property
    def value(self) -> int | None:
        """What is written; None where that is no number."""
        written = self.line.text()
        return int(written) if written.isdecimal() and int(written) > 0 else None

    def _digits(self, written: str) -> None:
        # 群聊(487) may be pasted whole.
        digits = "".join(sign for sign in written if sign.isdecimal())
        if digits != written:
            self.line.setText(digits)

    def _tell(self) -> None:
        if self.value != self._shown:
            self._shown = self.value
            self.counted.emit(self.value)


class Pasting(Card):
    """The text of a group's members before it is judged. Emits `asked` to have it judged, `file(path)` for a file instead."""

    asked = Signal()
    file = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("groups.paste"))
        self.desk = desk
        say = desk.say
        self.head.addWidget(OneLine(say("groups.paste_why"), "muted"))
        self._said: Source | None = None
        self._wrote = False
        self._reads = 0
        self.text = Paste()
        self.text.setPlaceholderText(say("groups.paste_hint"))
        self.text.setAccessibleName(say("groups.paste"))
        self.text.setTabChangesFocus(True)
        self.told = text("", "muted", wrap=True)
        self.ask = text(say("check.remarks_ask"), "", "warn", wrap=True)
        self.source, self.count = SourceChoice(desk), CountLine(desk)
        self.start = button(say("groups.check"), "user-check", "primary", self.asked.emit)
        self.start.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.ask)
        self.body.addLayout(row(self.source, None, self.count))
        self.clip = button(say("groups.from_clipboard"), "clipboard-paste", "", self._from_clipboard)
        self.body.addLayout(
            row(self.clip, button(say("groups.from_file"), "folder-open", "", self._from_file), None, self.start)
        )
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(AFTER)
        self._quiet.timeout.connect(self.read)
        self.text.textChanged.connect(self._quiet.start)
        self.text.file.connect(self.file)
        self.text.entered.connect(self.asked)
        self.source.chosen.connect(self._choose)
        self.count.counted.connect(self._write)
        self.count.line.textEdited.connect(self._edited)
        self._tell(None)

    def clear(self) -> None:
        """An empty sheet."""
        self.text.clear()
        self._said, self._wrote = None, False
        self.source.put(Source.NICKNAMES)
        self.count.put(None)
        self._tell(None)

    def written(self) -> Written:
        """What is pasted, and what was said of it."""
        return Written(self.text.toPlainText(), self._said, self.count.value, self._wrote)

    def put(self, written: Written) -> None:
        """Go on with what was pasted before."""
        self.clear()
        self._said, self._wrote = written.said, written.wrote
        if written.said is not None:
            self.source.put(written.said)
        if written.wrote:
            self.count.put(written.counted)
        self.text.setPlainText(written.text)

    def as_said(self, members: MemberList) -> MemberList:
        """What was read, with what the person has said of it: whose names, and how many WeChat counts."""
        if self._said is not None:
            members = members.of(self._said)
        written = self.count.value
        return members.counting(written) if self._wrote and written != members.counted else members

    def read(self) -> None:
        """Say what would be understood, in the worker; an answer to an older text is dropped."""
        from lut_admin.office import groups

        office, written = self.desk.office, self.text.toPlainText()
        self._quiet.stop()
        self._reads += 1
        asked = self._reads

        def told(members: MemberList) -> None:
            if asked == self._reads:
                self._tell(members)

        if written.strip():
            self.desk.read(lambda _progress: groups.read_members(written, groups.known_names(office)), told)
        else:
            self._tell(None)

    def _tell(self, members: MemberList | None) -> None:
        self.told.setText("" if members is None else in_words(self.desk, members))
        self.told.setVisible(members is not None)
        self.ask.setVisible(members is not None and members.remarks_likely and self._said is None)
        if not self._wrote:
            self.count.put(members.counted if members is not None else None)
        if self._said is None:
            source = members.source if members is not None else Source.NICKNAMES
            self.source.put(None if members is not None and members.remarks_likely else source)

    def _choose(self, source: Source) -> None:
        self._said = source
        self.ask.hide()

    def _edited(self) -> None:
        self._wrote = True

    def _write(self, _counted: int | None) -> None:
        self._wrote = True

    def _from_clipboard(self) -> None:
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self.asked.emit()

    def _from_file(self) -> None:
        say = self.desk.say
        chosen = self.desk.ask.file_to_open(say("groups.from_file"), say("groups.file_kinds"))
        if chosen is not None:
            self.file.emit(chosen)


def _file(source: QMimeData) -> Path | None:
    """The one local file that is dropped."""
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
