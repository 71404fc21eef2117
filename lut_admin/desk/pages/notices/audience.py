"""Which groups a notice is for: chosen by set ("all class groups") or one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, restyle, row

SETS = ("main", "class")
WIDEST = 240  # px of a group's name on the button


class Audience(QWidget):
    """A button that says which groups, and the menu behind it. Emits `changed` when others are chosen."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._chosen: list[str] = []
        self._groups: dict[str, list[str]] = {}
        self.menu = QMenu(self)
        self.button = button("", "message-circle")
        self.button.setMenu(self.menu)
        self.setLayout(row(self.button))

    def load(self, chosen: Sequence[str]) -> None:
        """Read which groups there are; `chosen` are ticked."""
        from lut_admin.office import groups

        self._chosen = list(chosen)
        self.desk.read(lambda _progress: groups.groups(self.desk.office), self._put)
        self._tell()

    def chosen(self) -> tuple[str, ...]:
        """The names of the groups that are ticked."""
        return tuple(self._chosen)

    def missing(self) -> bool:
        """Whether there are groups to choose from and none is chosen; the button is marked then, and has the keyboard."""
        missing = bool(self._groups) and not self._chosen
        if missing:
            restyle(self.button, wrong=True)
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return missing

    def _put(self, found: Sequence[object]) -> None:
        self._groups = {}
        for group in found:
            self._groups.setdefault(str(getattr(group, "kind", "")), []).append(str(getattr(group, "name", "")))
        known = {name for names in self._groups.values() for name in names}
        if gone := [name for name in self._chosen if name not in known]:
            self._groups["gone"] = gone  # renamed or binned since they were chosen: seen here, and can be unticked
        self.menu.clear()
        for kind in SETS:
            names = self._groups.get(kind, [])
            if len(names) > 1:
                all_of = QAction(self.desk.say(f"notices.all_{kind}", n=len(names)), self.menu)
                all_of.triggered.connect(lambda _checked=False, names=tuple(names): self._choose(names))
                self.menu.addAction(all_of)
        self.menu.addAction(self.desk.say("notices.no_group")).triggered.connect(lambda: self._choose(()))
        self.menu.addSeparator()
        for names in self._groups.values():
            for name in names:
                one = QAction(name.replace("&", "&&"), self.menu)
                one.setCheckable(True)
                one.setChecked(name in self._chosen)
                one.toggled.connect(lambda checked, name=name: self._tick(name, checked))
                self.menu.addAction(one)
        self.button.setEnabled(bool(self._groups))
        self._tell()

    def _choose(self, names: Sequence[str]) -> None:
        for action in self.menu.actions():
            if action.isCheckable():
                action.setChecked(action.text().replace("&&", "&") in names)
        self._tell()

    def _tick(self, name: str, checked: bool) -> None:
        if checked and name not in self._chosen:
            self._chosen.append(name)
        elif not checked and name in self._chosen:
            self._chosen.remove(name)
        self._tell()

    def _tell(self) -> None:
        if not self._chosen:
            said = self.desk.say("notices.no_groups_chosen")
        elif len(self._chosen) == 1:
            said = self._chosen[0]
        else:
            said = self.desk.say("notices.groups_chosen", n=len(self._chosen))
        if self._chosen:
            restyle(self.button, wrong=False)
        cut = self.button.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, WIDEST)
        self.button.setText(f" {cut}".replace("&", "&&"))
        self.button.setToolTip(said)
        self.button.setAccessibleName(said)
        self.changed.emit()
