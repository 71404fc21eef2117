"""What stands beside a group: what it is, its nickname rule, and what its checks came to over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lut_admin.convention.groups import one_set
from lut_admin.convention.hours import as_day
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.bar import Bar
from lut_admin.desk.pieces import Card, button, column, empty, row, scrolling, text
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.groups import Checked, GroupLine

SHOWN, WIDTH = 6, 292


class About(QWidget):
    """The group's card and its past checks. Emits `wanted` ("edit" or "bin") for the buttons."""

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asked = 0
        say = desk.say
        self.setFixedWidth(WIDTH)
        self.card = Card(say("groups.about"))
        self.past = Card(say("groups.past"))
        self._facts = column(gap=look.S4)
        self._checks = QGridLayout()
        self._checks.setColumnStretch(1, 1)
        self._checks.setHorizontalSpacing(look.S12)
        self._checks.setVerticalSpacing(look.S8)
        self.edit = button(say("groups.edit"), "pencil", "", lambda: self.wanted.emit("edit"))
        self.to_bin = button(say("groups.to_bin"), "trash-2", "", lambda: self.wanted.emit("bin"))
        self.card.body.addLayout(self._facts)
        self.card.body.addLayout(row(self.edit, self.to_bin))
        self.past.body.addLayout(self._checks)
        inside = QWidget()
        inside.setLayout(column(self.card, self.past, None, gap=look.S12))
        self.setLayout(column(scrolling(inside)))  # a small screen has no room for both cards in full

    def put(self, group: GroupLine) -> None:
        """Show this group, and read its past checks."""
        from lut_admin.office import groups

        say = self.desk.say
        empty(self._facts)
        kind = say(group.kind.key)
        told = [
            f"{kind} · {group.class_name}" if group.class_name else kind,
            say("groups.rule", form=say(group.rule.nicknames.form.key)),
            say("groups.should_be", n=group.should),
        ]
        for words in (*told, group.note):
            if words:
                self._facts.addWidget(text(words, "muted", wrap=True))
        office, group_id = self.desk.office, group.id

        def read(_progress: object) -> tuple[list[Checked], int]:
            room = sum(
                one.capacity for one in groups.groups(office) if one.id == group_id or one_set(one.rule, group.rule)
            )
            return groups.checks(office, group_id), room

        self._asked += 1
        asked = self._asked

        def shown(found: tuple[list[Checked], int]) -> None:
            if asked == self._asked:
                self._show(group, *found)

        self.desk.read(read, shown)

    def _show(self, group: GroupLine, checks: Sequence[Checked], room: int) -> None:
        """The past checks; and a warning where all groups that serve the same students have too little room for them."""
        if group.should > room:
            self._facts.addWidget(text(self.desk.say("groups.too_small", n=room), "muted", wrap=True))
        empty(self._checks)
        if not checks:
            self._checks.addWidget(text(self.desk.say("groups.never"), "muted"), 0, 0, 1, 3)
        for place, one in enumerate(reversed(checks[-SHOWN:])):
            shown = one.parts
            bar = Bar()
            words = self.desk.say("groups.fine_of", fine=shown["fine"], members=one.counts["members"])
            bar.put(shown, words)
            self._checks.addWidget(text(as_day(one.at)[5:], "muted"), place, 0)
            self._checks.addLayout(column(None, bar, None), place, 1)
            self._checks.addWidget(text(f"{shown['fine']}/{one.counts['members']}", "muted"), place, 2)
