"""A text that holds no members, only notices of who came and went: what they tell, and keeping that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.members.writing import by_whom, how
from lut_admin.desk.pieces import Card, button, row, text

if TYPE_CHECKING:
    from lut_admin.office.groups import Told


class Noticed(Card):
    """Shows what notices tell. Emits `keep` to have it kept, `again` for another text."""

    keep = Signal()
    again = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("check.notices"))
        self.desk = desk
        self.told: tuple[Told, ...] = ()
        self.lines = QListWidget()
        self.lines.setAccessibleName(desk.say("check.notices"))
        self.lines.setWordWrap(True)
        self.take = button(desk.say("check.keep_notices"), "check", "primary", self.keep.emit)
        self.body.addWidget(text(desk.say("check.notices_why"), "muted", wrap=True))
        self.body.addWidget(self.lines, 1)
        self.body.addLayout(row(button(desk.say("groups.again"), "rotate-ccw", "", self.again.emit), None, self.take))

    def put(self, told: Sequence[Told]) -> None:
        """Show these."""
        self.told = tuple(told)
        self.lines.clear()
        self.lines.addItems([in_words(self.desk, one) for one in told])
        self.lines.setCurrentRow(0)
        self.take.setFocus()


def in_words(desk: Desk, one: Told) -> str:
    """What a notice tells, in one line: who, what, by whom and when."""
    said = desk.say(f"check.{one.moved.value}", name=one.nickname)
    by = how(desk, one.by, one.method) if one.moved.value == "joined" else ""
    if one.by and one.moved.value == "removed":
        by = desk.say("check.removed_by", by=by_whom(desk, one.by))
    return " · ".join(part for part in (one.at, said, by) if part)
