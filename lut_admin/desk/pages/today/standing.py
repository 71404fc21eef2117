"""How the register and the groups stand: the share of members who are fine as a figure, and groups' last checks as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QProgressBar

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, Figure, button, column, empty, row, text
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine
    from lut_admin.office.today import Today

SHOWN = 6
NAME = 220  # px: a longer name is cut here and whole in its tooltip


class Standing:
    """The register in figures (card `figures`) and the groups that need most care first (card `groups`)."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        say = desk.say
        self.active = Figure("0", say("today.active"))
        self.joined = Figure("–", say("today.compliance"))
        self.figures = Card(say("today.figures"))
        both = row(self.active, self.joined, gap=look.S24)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.figures.body.addLayout(both)
        self.groups = Card(say("today.groups"))
        self._all = button(say("today.all_groups"), kind="link", then=lambda: desk.go("groups"))
        self.groups.head.addWidget(self._all)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.S16)
        self._grid.setVerticalSpacing(look.S4)
        self._grid.setColumnStretch(1, 1)
        self.groups.body.addLayout(self._grid)

    def put(self, found: Today) -> None:
        """Show this morning's figures."""
        self.active.put(f"{found.active:,}")
        checked = [one.checked for one in found.groups if one.checked is not None]
        members = sum(one.counts["members"] for one in checked)
        share = sum(one.parts["fine"] for one in checked) / members if members else None
        self.joined.put("–" if share is None else f"{share:.1%}", "" if share is None or share < 1 else "ok")
        empty(self._grid)
        if not found.groups:
            self._grid.addWidget(text(self.desk.say("today.no_groups"), "muted", wrap=True), 0, 0, 1, 3)
        self._all.setVisible(bool(found.groups))
        for place, one in enumerate(sorted(found.groups, key=_care)[:SHOWN]):
            self._line(place, one)

    def _line(self, place: int, one: GroupLine) -> None:
        say = self.desk.say
        go = button(QFontMetrics(look.font()).elidedText(one.name, Qt.TextElideMode.ElideRight, NAME), kind="link")
        go.setToolTip(one.name)
        go.clicked.connect(lambda _=False: self.desk.go("groups", group=one.id))
        self._grid.addWidget(go, place, 0)
        if one.checked is None:
            self._grid.addWidget(text(say("groups.never"), "muted"), place, 1, 1, 2)
            return
        fine, members = one.checked.parts["fine"], one.checked.counts["members"]
        share = QProgressBar()
        share.setTextVisible(False)
        share.setRange(0, max(members, 1))
        share.setValue(fine)
        told = say("today.group_line", fine=fine, members=members)
        share.setAccessibleName(f"{one.name} {told}")
        self._grid.addLayout(column(None, share, None), place, 1)
        self._grid.addWidget(text(told, "muted"), place, 2)


def _care(one: GroupLine) -> tuple[bool, int]:
    """Checked groups first, those that leave most to do before the others."""
    shown = one.checked.parts if one.checked is not None else {}
    return one.checked is None, -sum(n for name, n in shown.items() if name not in ("fine", "missing"))
