"""The evidence of a case: what each piece is, how many copies there are, and the day it was obtained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSpinBox, QWidget

from lut_admin.desk.forms import count, day, day_of, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, icon_button, row
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.cases import Evidence

MOST = 999


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The fields of one piece."""

    said: QLineEdit
    copies: QSpinBox
    obtained: QDateEdit
    holder: QWidget


class Exhibits(QWidget):
    """Rows of evidence; an empty row is none. Emits `grown` when there is a row more or less."""

    grown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[Exhibit] = []
        self._list = column(gap=look.S8)
        self.more = button(desk.say("cases.more_evidence"), "plus", "link", self.add)
        self.setLayout(column(self._list, row(self.more, None), gap=look.S4))

    def put(self, evidence: Sequence[Evidence]) -> None:
        """Show these pieces, or one empty row."""
        for exhibit in list(self.rows):
            self.drop(exhibit)
        for one in evidence:
            self.add(one)
        if not evidence:
            self.add()

    def add(self, one: Evidence | None = None) -> None:
        """One more row; a new one is obtained today with one copy until changed."""
        say = self.desk.say
        said = line(one.description if one else "", say("cases.evidence_hint"))
        said.setAccessibleName(say("cases.evidence"))
        copies = count(one.copies if one else 1, MOST, say("cases.copies_suffix"))
        copies.setAccessibleName(say("cases.copies"))
        copies.setFixedWidth(100)
        obtained = day(date.fromisoformat(one.obtained) if one and one.obtained else self.desk.office.today())
        obtained.setAccessibleName(say("cases.obtained"))
        obtained.setToolTip(say("cases.obtained"))
        obtained.setFixedWidth(140)
        holder = QWidget()
        made = Exhibit(said, copies, obtained, holder)
        layout = row()
        layout.addWidget(said, 1)
        layout.addWidget(copies)
        layout.addWidget(obtained)
        layout.addWidget(icon_button("x", say("cases.drop_evidence"), lambda: self.drop(made)))
        holder.setLayout(layout)
        self.rows.append(made)
        self._list.addWidget(holder)
        self.grown.emit()

    def drop(self, exhibit: Exhibit) -> None:
        """Take a row away."""
        self.rows.remove(exhibit)
        self._list.removeWidget(exhibit.holder)
        exhibit.holder.hide()
        exhibit.holder.deleteLater()
        self.grown.emit()

    def evidence(self) -> tuple[Evidence, ...]:
        """What is written in the rows."""
        from lut_admin.office.cases import Evidence

        return tuple(
            Evidence(one.said.text().strip(), one.copies.value(), day_of(one.obtained).isoformat())
            for one in self.rows
            if one.said.text().strip()
        )
