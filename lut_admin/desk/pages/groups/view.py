"""What the views of an opened group share: the group they show, and reading afresh once they are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, EmptyState, button
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.work.jobs import Op
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine


class View(QWidget):
    """One view of a group. Emits `wanted` with what else is asked for: another view's name, ``edit`` or ``bin``."""

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.group: GroupLine | None = None
        self.messages = Messages()
        self._stale, self._asked = True, 0

    def put(self, group: GroupLine) -> None:
        """Show this group; what is shown is read when it is seen."""
        if self.group is None or self.group.id != group.id:
            self.messages.clear()
            self.begin()
        self.group, self._stale = group, True
        if self.isVisible():
            self._renew()

    def begin(self) -> None:
        """Another group is shown from now on: let go of what was looked at in the one before."""

    def refresh(self, group: GroupLine) -> None:
        """Read what this view shows of the group; a view that shows nothing of its own has nothing to read."""

    def take_keyboard(self) -> None:
        """Where the keyboard is when this view is opened from elsewhere."""

    def read(self, op: Op, then: Callable[[Any], None]) -> None:
        """Read in the worker; the answer is dropped where something newer was asked since."""
        self._asked += 1
        asked = self._asked

        def answered(found: Any) -> None:
            if asked == self._asked:
                then(found)

        self.desk.read(op, answered, self.refused)

    def refused(self, refusal: Refusal) -> None:
        """Say what was refused, above the view."""
        self.messages.put(refusal_card(self.desk, refusal))

    def showEvent(self, event: QShowEvent) -> None:
        """Read when seen."""
        super().showEvent(event)
        self._renew()

    def empty_card(self, icon: str, title: str, why: str, *actions: QPushButton) -> Card:
        """What a view says while it is empty."""
        made = Card()
        made.body.addWidget(EmptyState(icon, title, why, *actions), 1)
        return made

    def to_check(self) -> QPushButton:
        """The button that fills a view to which the first check is missing."""
        return button(self.desk.say("ladder.to_check"), "user-check", "primary", lambda: self.wanted.emit("check"))

    def _renew(self) -> None:
        if self._stale and self.group is not None:
            self._stale = False
            self.refresh(self.group)
