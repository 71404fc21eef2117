"""Above a check: what was understood of the text, whose names they are, and whether that is everybody; asked where unknown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.papers.member_list import MemberList, Shape
from lut_admin.papers.words import Word

# Said here in other words, beside what can be done about them.
ELSEWHERE = frozenset({"membership.complete", "membership.partial", "membership.remarks_likely", "membership.counted"})
LINES_HIGH = 84
NEVER_WHOLE = (Shape.CHAT, Shape.CHAIN, Shape.NOTICES)


def in_words(desk: Desk, members: MemberList) -> str:
    """What was read, in one sentence: "List: 87 nicknames found, 3 lines not understood (lines 4, 9, 12)"."""
    said = [words.of_word(word, desk.language) for word in members.told() if word.key not in ELSEWHERE]
    told = ("，" if desk.language == "zh" else ", ").join(said)
    return desk.say("check.read_as", shape=desk.say(f"check.shape_{members.shape.value}"), told=told)


def why_part(members: MemberList) -> Word | None:
    """Why a text cannot be everybody; None where it may be."""
    there = sum(map(bool, members.nicknames))
    if members.shape in (Shape.CHAT, Shape.CHAIN):
        return Word(f"check.why_{members.shape.value}")
    if members.counted is not None and members.counted > there:
        return Word("check.why_short", {"counted": members.counted, "there": there})
    return None


class Understood(QWidget):
    """Says what was understood. Emits `answered(bool)` when a person says whether the list is everybody.

    What may be said otherwise, and the lines that were not understood, are shown on demand.
    """

    answered = Signal(bool)

    def __init__(self, desk: Desk, *facts: QWidget) -> None:
        """`facts` are what else a person may say of the list."""
        super().__init__()
        self.desk = desk
        say = desk.say
        self._whole = False
        self.told = text("", "muted", wrap=True)
        self.ask_whole = text(say("check.whole_ask"), "", wrap=True)
        self.ask_remarks = text(say("check.remarks_ask"), "", "warn", wrap=True)
        self.whole = button(say("check.whole"), "", "", lambda: self.answered.emit(True))
        self.part = button(say("check.part"), "", "", lambda: self.answered.emit(False))
        self.other = button("", "", "link", lambda: self.answered.emit(not self._whole))
        self.more = button(say("check.more"), "", "link", self._turn)
        for made in (self.whole, self.part, self.other, self.more):
            made.setAutoDefault(True)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(LINES_HIGH)
        self.lines.setAccessibleName(say("check.lines"))
        across = row()
        across.addWidget(self.told, 1)
        across.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._question = QWidget()
        asked = row()
        asked.addWidget(self.ask_whole, 1)
        asked.addWidget(self.whole)
        asked.addWidget(self.part)
        self._question.setLayout(asked)
        self._details = QWidget()
        self._details.setLayout(column(row(*facts, None, gap=look.S16), row(self.other, None), self.lines))
        self.setLayout(column(across, self._question, self.ask_remarks, self._details, gap=look.S4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def put(self, members: MemberList, answer: bool | None, hints: Sequence[Word], details: Sequence[str]) -> None:
        """Show this text; `answer` is what a person or the text itself says of its being everybody, None unknown.

        `hints` are said beside it; `details` are its lines that were not understood, and what its notices tell.
        """
        desk = self.desk
        self._whole = bool(answer)
        there = sum(map(bool, members.nicknames))
        never = members.shape in NEVER_WHOLE
        further: list[Word] = []
        if answer is not None:
            further.append(Word("check.is_whole") if answer else why_part(members) or Word("check.is_part"))
        if members.counted is not None and members.counted < there and not never:
            further.append(Word("check.why_long", {"counted": members.counted, "there": there}))
        stop, joined = ("。", "") if desk.language == "zh" else (". ", " ")
        said = joined.join(words.of_word(word, desk.language) for word in (*further, *hints))
        self.told.setText(f"{in_words(desk, members)}{stop if said else ''}{said}")
        self._question.setVisible(answer is None and not members.remarks_likely)  # one question at a time
        self.ask_remarks.setVisible(members.remarks_likely)
        self.other.setText(desk.say("check.make_part" if answer else "check.make_whole"))
        self.other.setAccessibleName(self.other.text())
        self.other.setVisible(answer is not None and not never)
        self.lines.setPlainText("\n".join(details))
        self.lines.setVisible(bool(details))
        self._show_details(members.remarks_likely or not self._details.isHidden())

    def fold(self) -> None:
        """Show a new text: its details on demand."""
        self._show_details(False)

    def _turn(self) -> None:
        self._show_details(self._details.isHidden())

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self.more.setText(self.desk.say("check.less" if shown else "check.more"))
        self.more.setAccessibleName(self.more.text())
