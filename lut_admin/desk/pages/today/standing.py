"""How the groups stand: nickname compliance as a figure, and each group's last check as a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from lut_admin.desk import look
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, Figure, button, column, empty, row, text

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine
    from lut_admin.office.today import Today

SHOWN = 8


class Standing(QWidget):
    """The register in figures at the left, the groups at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self.active = Figure("0", say("today.active"))
        self.joined = Figure("–", say("today.compliance"))
        figures = Card(say("today.figures"))
        figures.body.addLayout(row(self.active, self.joined, gap=look.S24))
        figures.body.addStretch(1)
        self._groups = Card(say("today.groups"))
        self._groups.head.addWidget(button(say("today.all_groups"), kind="link", then=lambda: desk.go("groups")))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.S16)
        self._grid.setVerticalSpacing(look.S8)
        self._grid.setColumnStretch(1, 1)
        self._groups.body.addLayout(self._grid)
        self._groups.body.addStretch(1)
        both = row(figures, self._groups, gap=look.S16)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        self.setLayout(both)

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
        for place, one in enumerate(found.groups[:SHOWN]):
            self._line(place, one)

    def _line(self, place: int, one: GroupLine) -> None:
        say = self.desk.say
        go = button(one.name, kind="link")
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
