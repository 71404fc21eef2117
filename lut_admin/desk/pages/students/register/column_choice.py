"""Which columns of the list are seen, and how closely its rows stand: ticked in a menu, remembered on this computer."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.register.columns import SHOWN
from lut_admin.desk.pieces import icon_button
from lut_admin.desk.style import look
from lut_admin.desk.tables import Table

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

REMEMBERED = "shown.students"


class StayingMenu(QMenu):
    """A menu of things to tick that stays open while one ticks."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As in Qt, but a tick does not close the menu."""
        action: QAction | None = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class ColumnChoice:
    """The button above the list, and what stands in its menu."""

    def __init__(self, desk: Desk, table: Table[StudentLine]) -> None:
        self._desk, self._table, self._columns = desk, table, table.rows_model.columns
        self.button = icon_button("columns-3", desk.say("students.columns"), self._offer)
        self._show(desk.preferences.get(REMEMBERED, list(SHOWN)))

    def names(self) -> list[str]:
        """The columns that are meant to be seen, as they stand from left to right."""
        header = self._table.horizontalHeader()
        places = [place for place in range(len(self._columns)) if self._table.is_chosen(place)]
        return [self._columns[place].name for place in sorted(places, key=header.visualIndex)]

    def menu(self) -> QMenu:
        """What may be seen, to tick; and how closely the rows stand."""
        menu = StayingMenu(self.button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, shown in enumerate(self._columns):
            action = menu.addAction(shown.title)
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(place))
            action.toggled.connect(lambda seen, place=place: self._choose(place, seen))
        menu.addSeparator()
        compact = menu.addAction(self._desk.say("students.compact"))
        compact.setCheckable(True)
        compact.setChecked(self._desk.preferences.get("compact", False))
        compact.toggled.connect(self._set_compact)
        menu.addAction(self._desk.say("students.columns_reset")).triggered.connect(lambda: self._reset())
        return menu

    def _offer(self) -> None:
        menu = self.menu()
        menu.popup(self.button.mapToGlobal(QPoint(self.button.width() - menu.sizeHint().width(), look.CONTROL)))

    def _show(self, names: Collection[str]) -> None:
        seen = [column.name for column in self._columns if column.name in names] or SHOWN
        for place, column in enumerate(self._columns):
            self._table.setColumnHidden(place, column.name not in seen)

    def _choose(self, place: int, seen: bool) -> None:
        if seen:
            self._table.insist(place)
        else:
            self._table.setColumnHidden(place, True)
        self._desk.preferences.put(REMEMBERED, self.names())

    def _reset(self) -> None:
        self._show(SHOWN)
        self._table.forget_widths()
        self._desk.preferences.put(REMEMBERED, list(SHOWN))

    def _set_compact(self, compact: bool) -> None:
        self._desk.preferences.put("compact", compact)
        self._table.set_compact(compact)
