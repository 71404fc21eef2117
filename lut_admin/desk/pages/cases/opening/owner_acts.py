"""What the group's owner did about it (Art. 10), as rows: the day, what, and who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from lut_admin.desk.forms import day, day_of, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, icon_button, row
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.cases import OwnerAct

DAY, BY = 140, 170


@dataclass(frozen=True, slots=True)
class Deed:
    """The fields of one row."""

    on: QDateEdit
    what: QLineEdit
    by: QLineEdit
    holder: QWidget


class OwnerActs(QWidget):
    """Rows; an empty row is none. Emits `grown` when there is a row more or less."""

    grown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[Deed] = []
        self._list = column(gap=look.S8)
        self.more = button(desk.say("recording.more_acts"), "plus", "link", self._more)
        self.setLayout(column(self._list, row(self.more, None), gap=look.S4))

    def put(self, acts: Sequence[OwnerAct]) -> None:
        """Show these."""
        for deed in list(self.rows):
            self.drop(deed)
        for one in acts:
            self.add(one)

    def add(self, one: OwnerAct | None = None) -> Deed:
        """One more row, of today until changed."""
        say = self.desk.say
        on = day(date.fromisoformat(one.on) if one else self.desk.office.today())
        what = line(one.what if one else "", say("recording.act_hint"))
        by = line(one.by if one else "", say("recording.act_by"))
        for editor, name in ((on, "recording.act_on"), (what, "recording.act_what"), (by, "recording.act_by")):
            editor.setAccessibleName(say(name))
            editor.setToolTip(say(name))
        on.setFixedWidth(DAY)
        by.setFixedWidth(BY)
        holder = QWidget()
        made = Deed(on, what, by, holder)
        across = row(on)
        across.addWidget(what, 1)
        across.addWidget(by)
        across.addWidget(icon_button("x", say("recording.drop_act"), lambda: self.drop(made)))
        holder.setLayout(across)
        self.rows.append(made)
        self._list.addWidget(holder)
        self.grown.emit()
        return made

    def drop(self, deed: Deed) -> None:
        """Take a row away."""
        self.rows.remove(deed)
        self._list.removeWidget(deed.holder)
        deed.holder.hide()
        deed.holder.deleteLater()
        self.grown.emit()

    def acts(self) -> tuple[OwnerAct, ...]:
        """What is written in the rows."""
        from lut_admin.office.cases import OwnerAct

        return tuple(
            OwnerAct(day_of(one.on).isoformat(), one.what.text().strip(), one.by.text().strip())
            for one in self.rows
            if one.what.text().strip()
        )

    def _more(self) -> None:
        self.add().what.setFocus()
