"""The choice of groups: sets at the left, chosen at once, and every group at the right, where "except" is an untick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from lut_admin.convention import names
from lut_admin.desk.forms import search_line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, icon_button, popping, row, text
from lut_admin.desk.style import look
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office import notices
    from lut_admin.office.notices import GroupSet

SIZE = QSize(620, 420)
KEY = Qt.ItemDataRole.UserRole
TICKED, UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class AudiencePanel(QFrame):
    """A popup. Emits `changed` with each tick (`picked` says what is chosen then), `renewed` when there are other sets."""

    changed = Signal()
    renewed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.desk = desk
        self.groups: list[str] = []
        self._sets: list[GroupSet] = []
        self._putting = False
        self.setProperty("kind", "card")
        say = desk.say
        self.said = text("", "strong", wrap=True)
        self.sets = Ticks(say("posting.sets"))
        self.list = Ticks(say("posting.groups"))
        self.search = search_line(say("posting.find_group"), say("window.clear"))
        self.search.textChanged.connect(lambda _: self._filter())
        self.sets.itemChanged.connect(self._tick_set)
        self.list.itemChanged.connect(lambda _item: self._ticked())
        self.keep = button(say("posting.keep_set"), "bookmark", "link", self._keep)
        self.drop = icon_button("trash-2", say("posting.drop_set"), self._drop)
        self.sets.currentRowChanged.connect(lambda _: self._offer())
        clear = button(say("notices.no_group"), kind="link", then=self._clear)
        self.done = button(say("posting.done"), "check", "primary", self.close)
        left = column(text(say("posting.sets"), "muted"), self.sets, row(self.keep, None, self.drop))
        right = column(text(say("posting.groups_why"), "muted", wrap=True), self.search, self.list)
        both = row(gap=look.S16)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        layout = column(self.said, both, row(clear, None, self.done), gap=look.S12)
        layout.setContentsMargins(look.S16, look.S12, look.S16, look.S12)
        self.setLayout(layout)

    def load(self, sets: Sequence[GroupSet], groups: Sequence[str], chosen: notices.Audience) -> None:
        """The sets and groups there are; of `chosen`, what was renamed or binned since is seen and can be unticked."""
        self._sets = list(sets)
        self.groups = [*groups, *(name for name in chosen.groups if name not in groups)]
        told = {one.key for one in chosen.sets}
        self._putting = True
        self.sets.clear()
        self.list.clear()
        for one in self._sets:
            said = words.of_word(one.word, self.desk.language)
            item = _item(self.desk.say("posting.set_of", name=said, n=len(one.groups)), one.key)
            item.setCheckState(TICKED if one.key in told else UNTICKED)
            self.sets.addItem(item)
        for name in self.groups:
            item = _item(name, name)
            item.setCheckState(TICKED if name in chosen.groups else UNTICKED)
            self.list.addItem(item)
        self._putting = False
        self._filter()
        self._offer()
        self._tell()

    def picked(self) -> notices.Audience:
        """What is ticked: a set of which nothing is ticked any more is none."""
        from lut_admin.office.notices.audiences import chosen_by

        groups = self._ticked_of(self.list)
        keys = self._ticked_of(self.sets)
        return chosen_by([one for one in self._sets if one.key in keys and {*one.groups} & {*groups}], groups)

    def open_above(self, widget: QWidget) -> None:
        """Show it over a button, or below where there is no room."""
        popping.place(self, widget, SIZE, above=True)
        self.search.clear()
        self.show()
        first = self.sets if self._sets else self.list
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """As in Qt; Escape closes the popup, and is no shortcut that leaves the view behind it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def _ticked_of(self, of: QListWidget) -> list[str]:
        items = (of.item(place) for place in range(of.count()))
        return [item.data(KEY) for item in items if item.checkState() is TICKED]

    def _tick_set(self, item: QListWidgetItem) -> None:
        """All its groups are ticked with it; unticked, those that no other ticked set holds."""
        if self._putting:
            return
        one = next(one for one in self._sets if one.key == item.data(KEY))
        keys = self._ticked_of(self.sets)
        others = {name for other in self._sets if other.key in keys and other is not one for name in other.groups}
        ticked = item.checkState() is TICKED
        self._set(lambda name, now: now if name not in one.groups else ticked or name in others)

    def _set(self, wanted: object) -> None:
        assert callable(wanted)
        self._putting = True
        for place in range(self.list.count()):
            item = self.list.item(place)
            state = wanted(item.data(KEY), item.checkState() is TICKED)
            item.setCheckState(TICKED if state else UNTICKED)
        self._putting = False
        self._ticked()

    def _ticked(self) -> None:
        if self._putting:
            return
        there = {*self._ticked_of(self.list)}
        self._putting = True
        for place, one in enumerate(self._sets):
            if not there & {*one.groups}:
                self.sets.item(place).setCheckState(UNTICKED)
        self._putting = False
        self._tell()
        self.changed.emit()

    def _clear(self) -> None:
        self._set(lambda _name, _now: False)

    def _tell(self) -> None:
        picked, say = self.picked(), self.desk.say
        said = picked.said(self.desk.language) if picked.sets else ""
        n = len(picked.groups)
        counted = say("notices.groups_chosen", n=n) if n else say("notices.no_groups_chosen")
        self.said.setText(" · ".join(part for part in (said, counted) if part))
        self.keep.setEnabled(n > 1)

    def _filter(self) -> None:
        wanted = names.query(self.search.text()).split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            key = names.query(item.text())
            item.setHidden(not all(word in key for word in wanted))

    def _offer(self) -> None:
        place = self.sets.currentRow()
        self.drop.setVisible(0 <= place < len(self._sets) and self._sets[place].id is not None)

    def _keep(self) -> None:
        """Name what is ticked: a set of one's own."""
        from lut_admin.office import notices

        say, office, groups = self.desk.say, self.desk.office, self.picked().groups
        self.close()
        name = self.desk.ask.line(say("posting.keep_set"), say("posting.set_called"))
        if name:
            self.desk.act(lambda _progress: notices.name_set(office, name, groups), then=self._renew)

    def _drop(self) -> None:
        from lut_admin.office import notices

        office, one = self.desk.office, self._sets[self.sets.currentRow()].id
        if one is not None:
            self.close()
            self.desk.act(lambda _progress: notices.drop_set(office, one), then=self._renew)

    def _renew(self, _result: object) -> None:
        self.renewed.emit()


class Ticks(QListWidget):
    """A list of things to tick: a click anywhere in the line ticks it, so does the space bar."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(_turn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt, and the space bar."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _turn(item)
        else:
            super().keyPressEvent(event)


def _turn(item: QListWidgetItem) -> None:
    item.setCheckState(UNTICKED if item.checkState() is TICKED else TICKED)


def _item(words_: str, key: str) -> QListWidgetItem:
    made = QListWidgetItem(words_)
    made.setData(KEY, key)
    made.setToolTip(words_)
    made.setSizeHint(QSize(0, look.ROW_COMPACT))
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return made
