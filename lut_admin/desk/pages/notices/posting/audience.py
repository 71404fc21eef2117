"""Which groups a notice is for: a button that says it, and behind it the sets and the groups to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.posting.audience_panel import AudiencePanel
from lut_admin.desk.pieces import button, restyle, row

if TYPE_CHECKING:
    from lut_admin.office import notices
    from lut_admin.office.notices import GroupSet

WIDEST = 240  # px of a group's name on the button


class Audience(QWidget):
    """A button that says which groups, and the panel behind it. Emits `changed` when others are chosen."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._picked: notices.Audience | None = None
        self.panel = AudiencePanel(desk, self)
        self.button = button("", "message-circle", "", self._open)
        self.panel.changed.connect(self._choose)
        self.panel.renewed.connect(lambda: self.load(self.picked()))
        self.setLayout(row(self.button))

    def load(self, chosen: notices.Audience | Sequence[str]) -> None:
        """Read which groups there are; `chosen` are ticked."""
        from lut_admin.office import groups, notices
        from lut_admin.office.notices.audiences import audience

        office = self.desk.office
        self._picked = audience(chosen)
        self.desk.read(
            lambda _progress: (notices.sets(office), [line.name for line in groups.groups(office)]), self._put
        )
        self._tell()

    def picked(self) -> notices.Audience:
        """What is chosen: groups, and the sets by which they were."""
        from lut_admin.office.notices import NO_AUDIENCE

        return NO_AUDIENCE if self._picked is None else self._picked

    def chosen(self) -> tuple[str, ...]:
        """The names of the groups that are chosen."""
        return () if self._picked is None else self._picked.groups

    def missing(self) -> bool:
        """Whether there are groups to choose from and none is chosen; the button is marked then, and has the keyboard."""
        missing = bool(self.panel.groups) and not self.chosen()
        if missing:
            restyle(self.button, wrong=True)
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return missing

    def _put(self, found: tuple[Sequence[GroupSet], Sequence[str]]) -> None:
        sets, names = found
        self.panel.load(sets, names, self.picked())
        self.button.setEnabled(bool(self.panel.groups))
        self._tell()

    def _open(self) -> None:
        self.panel.open_above(self.button)

    def _choose(self) -> None:
        self._picked = self.panel.picked()
        self._tell()

    def _tell(self) -> None:
        picked = self.picked()
        if not picked.groups:
            said = self.desk.say("notices.no_groups_chosen")
        elif picked.sets:
            said = picked.said(self.desk.language)
        elif len(picked.groups) == 1:
            [said] = picked.groups
        else:
            said = self.desk.say("notices.groups_chosen", n=len(picked.groups))
        if picked.groups:
            restyle(self.button, wrong=False)
        metrics: QFontMetrics = self.button.fontMetrics()
        cut = metrics.elidedText(said, Qt.TextElideMode.ElideRight, WIDEST)
        self.button.setText(f" {cut}".replace("&", "&&"))
        self.button.setToolTip(said)
        self.button.setAccessibleName(said)
        self.changed.emit()
