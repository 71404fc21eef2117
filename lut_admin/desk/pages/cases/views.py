"""The views of the page of cases as tabs: the cases, reminders and talks, the numbers, the yearly review."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import column, row
from lut_admin.desk.pieces.tabs import TabBar

ORDER = ("cases", "notes", "numbers", "review")


class Tabs(QWidget):
    """The tabs and the view that is shown. Emits `turned` when it is another one. Ctrl+PgDn and Ctrl+PgUp go from one to the next.

    A view with a `refresh` is read afresh each time it is turned to.
    """

    turned = Signal()

    def __init__(self, desk: Desk, views: Mapping[str, QWidget]) -> None:
        super().__init__()
        self.views = {name: views[name] for name in ORDER if name in views}
        self._names = list(self.views)
        self.bar = TabBar(desk.say("cases.views"), (desk.say(f"cases.view_{name}") for name in self.views))
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        layout = column(row(self.bar, None))
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.bar.currentChanged.connect(self._turn)
        for key, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(
                QKeySequence(key), self, lambda by=by: self._go(by),
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip

    @property
    def view(self) -> str:
        """The name of the view that is shown."""
        return self._names[self.bar.currentIndex()]

    def show_view(self, name: str) -> None:
        """Show one of the views, hidden though its tab may be; a name there is not is the first."""
        place = self._names.index(name) if name in self._names else 0
        self.bar.setTabVisible(place, True)
        self.bar.setCurrentIndex(place)

    def offer(self, name: str, there: bool) -> None:
        """Whether a tab is there; the one that is shown stays."""
        place = self._names.index(name)
        self.bar.setTabVisible(place, there or self.bar.currentIndex() == place)

    def refresh(self) -> None:
        """Read the view that is shown afresh."""
        refresh = getattr(self.views[self.view], "refresh", None)
        if refresh is not None:
            refresh()

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.refresh()
        self.turned.emit()

    def _go(self, by: int) -> None:
        there = [place for place in range(self.bar.count()) if self.bar.isTabVisible(place)]
        self.bar.setCurrentIndex(there[(there.index(self.bar.currentIndex()) + by) % len(there)])
