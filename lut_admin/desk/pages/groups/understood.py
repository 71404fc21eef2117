"""Above a check: what was understood of the text, whose names they are, and whether that is everybody; asked where unknown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from lut_admin.desk import look
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, button, column, row, text
from lut_admin.papers import words
from lut_admin.papers.member_list import MemberList, Shape
from lut_admin.papers.words import Word

# Said here in other words, beside what can be done about them.
ELSEWHERE = frozenset({"membership.complete", "membership.partial", "membership.remarks_likely", "membership.counted"})
LINES_HIGH = 112
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


class Understood(Card):
    """Says what was understood. Emits `answered(bool)` when a person says whether the list is everybody."""

    answered = Signal(bool)

    def __init__(self, desk: Desk, facts: Sequence[QWidget], tools: Sequence[QWidget]) -> None:
        """`facts` are what else may be said of the list; `tools` what may be done with the check, at the right end."""
        super().__init__(padding=look.S12)
        self.desk = desk
        say = desk.say
        self._whole = False
        self.told = text("", "", wrap=True)
        self.ask_whole = text("", "", wrap=True)
        self.ask_remarks = text(say("check.remarks_ask"), "", "warn", wrap=True)
        self.whole = button(say("check.whole"), "check", "", lambda: self.answered.emit(True))
        self.part = button(say("check.part"), "", "", lambda: self.answered.emit(False))
        self.other = button("", "", "link", lambda: self.answered.emit(not self._whole))
        self.more = button(say("check.show_lines"), "", "link", self._turn)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(LINES_HIGH)
        self.lines.setAccessibleName(say("check.show_lines"))
        across = row()
        across.addLayout(column(self.told, self.more, gap=0), 1)
        for tool in tools:
            across.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        asked = row()
        asked.addWidget(self.ask_whole, 1)
        for made in (self.whole, self.part, self.other):
            made.setAutoDefault(True)
            asked.addWidget(made)
        self.body.setSpacing(look.S4)
        self.body.addLayout(across)
        self.body.addWidget(self.lines)
        self.body.addLayout(asked)
        self.body.addWidget(self.ask_remarks)
        self.body.addLayout(row(*facts, None, gap=look.S24))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def put(self, members: MemberList, answer: bool | None, hints: tuple[Word, ...], details: list[str]) -> None:
        """Show this text; `answer` is what a person or the text itself says of its being everybody, None unknown.

        `hints` are said beside it; `details` are its lines that were not understood, and what its notices tell.
        """
        desk = self.desk
        self.told.setText(in_words(desk, members))
        self.more.setVisible(bool(details))
        self.lines.setPlainText("\n".join(details))
        self._show_lines(False)
        reason = why_part(members)
        never = members.shape in NEVER_WHOLE
        self._whole = bool(answer)
        for made in (self.whole, self.part):
            made.setVisible(answer is None)
        self.other.setText(desk.say("check.make_part" if answer else "check.make_whole"))
        self.other.setAccessibleName(self.other.text())
        self.other.setVisible(answer is not None and not never)
        there = sum(map(bool, members.nicknames))
        if answer is None:
            asked = [Word("check.whole_ask")]
        elif answer:
            asked = [Word("check.is_whole")]
        else:
            asked = [reason or Word("check.is_part")]
        if members.counted is not None and members.counted < there and not never:
            asked.append(Word("check.why_long", {"counted": members.counted, "there": there}))
        joined = "" if desk.language == "zh" else " "
        self.ask_whole.setText(joined.join(words.of_word(word, desk.language) for word in (*asked, *hints)))
        self.ask_remarks.setVisible(members.remarks_likely)

    def _turn(self) -> None:
        self._show_lines(self.lines.isHidden())

    def _show_lines(self, shown: bool) -> None:
        self.lines.setVisible(shown)
        self.more.setText(self.desk.say("check.hide_lines" if shown else "check.show_lines"))
        self.more.setAccessibleName(self.more.text())
