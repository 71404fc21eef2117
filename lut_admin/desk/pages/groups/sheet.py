"""An opened group: its name, and its views one at a time, as tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.changes import Changed
from lut_admin.desk.pages.groups.checking.check import Check
from lut_admin.desk.pages.groups.details import Details
from lut_admin.desk.pages.groups.reminding.invitations import Inviting
from lut_admin.desk.pages.groups.reminding.reminders import Reminders
from lut_admin.desk.pages.groups.view import View
from lut_admin.desk.pieces import OneLine, column, icon_button, row
from lut_admin.desk.pieces.tabs import TabBar

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine

VIEWS = ("check", "reminders", "invitations", "changes", "details")


class Sheet(QWidget):
    """One group. Emits `left` for the way back to the list, `wanted` ("edit", "bin") for the group itself.

    Ctrl+PgDn and Ctrl+PgUp go from one view to the next.
    """

    left = Signal()
    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._group: GroupLine | None = None
        self.title = OneLine("", "strong")
        self.tabs = TabBar(desk.say("groups.views"), (desk.say(f"groups.view_{name}") for name in VIEWS))
        self.check = Check(desk)
        self.reminders, self.invitations = Reminders(desk), Inviting(desk)
        self.changes, self.details = Changed(desk), Details(desk)
        self.views: dict[str, View] = {
            "reminders": self.reminders,
            "invitations": self.invitations,
            "changes": self.changes,
            "details": self.details,
        }
        self.stack = QStackedWidget()
        for name in VIEWS:
            self.stack.addWidget(self.views.get(name, self.check))
        head = row(icon_button("arrow-left", desk.say("groups.back"), self.left.emit))
        head.addWidget(self.title, 1)
        head.addWidget(self.tabs)
        self.setLayout(column(head, self.stack))
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.check.left.connect(self.left)
        self.check.wanted.connect(self.wanted)
        for view in self.views.values():
            view.wanted.connect(self._wish)
        self.changes.again.connect(self._check_again)
        for key, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            then = self._next if by > 0 else self._before
            QShortcut(QKeySequence(key), self, then, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def group_id(self) -> int | None:
        """The group that is open."""
        return self._group.id if self._group is not None else None

    @property
    def view(self) -> str:
        """The view that is shown."""
        return VIEWS[self.tabs.currentIndex()]

    def begin(self, group: GroupLine, view: str = "check") -> None:
        """Open this group at one of its views."""
        self.check.begin(group)
        self.put(group)
        self.show_view(view)

    def put(self, group: GroupLine) -> None:
        """The group is called or counted otherwise now; what is half done stays."""
        self._group = group
        self.title.setText(group.name)
        self.check.about_changed(group)
        for view in self.views.values():
            view.put(group)

    def show_view(self, name: str) -> None:
        """Show one of the views; a name there is not is the first."""
        self.tabs.setCurrentIndex(VIEWS.index(name) if name in VIEWS else 0)
        if name in self.views:
            self.views[name].take_keyboard()

    def _wish(self, what: str) -> None:
        if what in VIEWS:
            self.show_view(what)
        else:
            self.wanted.emit(what)

    def _check_again(self, audit_id: int) -> None:
        """The members of a kept check once more; what is judged and not kept yet stands before that."""
        self.show_view("check")
        self.check.take_up(audit_id)

    def _next(self) -> None:
        self.show_view(VIEWS[(self.tabs.currentIndex() + 1) % len(VIEWS)])

    def _before(self) -> None:
        self.show_view(VIEWS[self.tabs.currentIndex() - 1])
