"""How the register and the groups stand: nickname compliance as a figure, and groups' last checks as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QProgressBar

from lut_admin.desk import look
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, Figure, button, column, empty, row, text

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
        checked = [one.checked.counts for one in found.groups if one.checked is not None]
        judged = sum(counts["matched"] + counts["staff"] for counts in checked)
        wrong = sum(counts["to_rename"] for counts in checked)
        share = (judged - wrong) / judged if judged else None
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
        counts = one.checked.counts
        known = counts["matched"] + counts["staff"]
        share = QProgressBar()
        share.setTextVisible(False)
        share.setRange(0, max(counts["members"], 1))
        share.setValue(known - counts["to_rename"])
        told = say("today.group_line", fine=known - counts["to_rename"], members=counts["members"])
        share.setAccessibleName(f"{one.name} {told}")
        self._grid.addLayout(column(None, share, None), place, 1)
        self._grid.addWidget(text(told, "muted"), place, 2)


def _care(one: GroupLine) -> tuple[bool, int]:
    """Checked groups first, those that leave most to do before the others."""
    counts = one.checked.counts if one.checked is not None else {}
    return one.checked is None, -sum(int(counts.get(name) or 0) for name in ("must_leave", "outsiders", "to_rename"))
