"""The calendar of notices: a month, the way to others, and which purposes are shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.following.grid import INKS, SIGNS, Grid, Heads, beside, month_words
from lut_admin.desk.pages.notices.heading import Heading
from lut_admin.desk.pieces import button, column, icon_button, row, scrolling, text
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.notices.calendar import Month

SWATCH = 10


class Calendar(QWidget):
    """Emits `opened(notice id)`, `left` on the way back."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self.grid = Grid(desk)
        self._on: date | None = None
        self.before = icon_button("chevron-left", say("posting.month_before"), lambda: self._step(-1))
        self.after = icon_button("chevron-right", say("posting.month_after"), lambda: self._step(1))
        self.now = button(say("posting.today"), "calendar", "", lambda: self.show_month(desk.office.today()))
        signs = text("   ".join(f"{sign} {say(f'posting.on_{kind}')}" for kind, sign in SIGNS.items()), "small")
        self.heading = Heading(desk, self, self.left.emit, signs, self.before, self.now, self.after)
        self.purposes = {name: self._purpose(name) for name in INKS}
        self._colour()
        look.bell().changed.connect(self._colour)
        inside = QWidget()
        inside.setLayout(column(self.grid))
        self.area = scrolling(inside)
        self.grid.stood.connect(self._show)
        self.grid.opened.connect(self.opened)
        self.grid.turned.connect(self.show_month)
        layout = column(self.heading.layout, row(*self.purposes.values(), None, gap=look.S8), gap=look.S12)
        under = column(Heads(self.grid), gap=0)
        under.addWidget(self.area, 1)
        layout.addLayout(under, 1)
        self.setLayout(layout)

    def begin(self) -> None:
        """This month, and the keyboard in it."""
        self.show_month(self._on or self.desk.office.today())
        self.grid.setFocus()

    def show_month(self, on: date) -> None:
        """The month of a day, which is marked."""
        from lut_admin.office import notices

        office, self._on = self.desk.office, on
        self.desk.read(lambda _progress: notices.month(office, on), lambda month: self._put(month, on))

    def refresh(self) -> None:
        """The month that is shown, read afresh."""
        if self._on is not None:
            self.show_month(self.grid.on)

    def _put(self, month: Month, on: date) -> None:
        self.heading.put(month_words(self.desk, month.first))
        self.purposes[None].setVisible(any(entry.category is None for day in month.days for entry in day.entries))
        self.grid.put(month, on)

    def _show(self, place: QRect) -> None:
        """The day that is marked is seen on the smallest screen, too."""
        self.area.ensureVisible(place.center().x(), place.center().y(), 0, place.height() // 2)

    def _step(self, months: int) -> None:
        self.show_month(beside(self.grid.on, months))

    def _purpose(self, name: str | None) -> QCheckBox:
        made = QCheckBox(self.desk.say(f"purpose.{name}" if name else "posting.no_purpose"))
        made.setIconSize(QSize(SWATCH, SWATCH))
        made.setChecked(True)
        made.toggled.connect(lambda _: self._filter())
        return made

    def _colour(self) -> None:
        """Each purpose bears its colour; a method and not a lambda, so that it ends with the widget."""
        for name, made in self.purposes.items():
            swatch = QPixmap(SWATCH, SWATCH)
            swatch.fill(look.colour(INKS[name]))
            made.setIcon(QIcon(swatch))

    def _filter(self) -> None:
        self.grid.show_only(frozenset(name for name, made in self.purposes.items() if made.isChecked()))
