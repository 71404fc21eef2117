"""A new notice begun from one that went out: found by a few letters, looked at, taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from lut_admin.convention import names
from lut_admin.desk import forms, look
from lut_admin.desk.forms import search_line
from lut_admin.desk.gate import GatedText, gate
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, row, text

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine

SIZE = (760, 440)


class Past(QDialog):
    """What went out, the newest first, one of them shown in both halves; `chosen` when it is accepted."""

    def __init__(self, desk: Desk, lines: Sequence[NoticeLine]) -> None:
        super().__init__()
        self._desk, say = desk, desk.say
        self.setWindowTitle(say("notices.from_past"))
        self._lines = {line.id: line for line in lines}
        self._keys = {line.id: names.query(f"{line.title}\n{line.zh}\n{line.en}") for line in lines}
        self.search = search_line(say("notices.search"), say("window.clear"))
        self.search.textChanged.connect(self._look)
        self.list = QListWidget()
        self.list.setAccessibleName(say("notices.from_past"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.shown = {name: GatedText(desk, name) for name in ("zh", "en")}
        beside = column(gap=look.S4)
        for name, editor in self.shown.items():
            editor.read_only()
            beside.addWidget(text(say(f"notices.{name}"), "muted"))
            beside.addWidget(editor, 1)
        self.none = text(say("notices.none_past"), "muted", wrap=True)
        inside = QWidget()
        across = row(gap=look.S16)
        across.addLayout(column(self.search, self.none, self.list), 2)
        across.addLayout(beside, 3)
        inside.setLayout(across)
        inside.setMinimumSize(*SIZE)
        self.use = button(say("notices.use_past"), "copy", "primary", self.accept)
        forms.lay_out(self, say("window.cancel"), self.use, inside)
        self._look()
        self.search.setFocus()

    @property
    def chosen(self) -> NoticeLine | None:
        """The notice that is marked."""
        item: QListWidgetItem | None = self.list.currentItem()
        return self._lines.get(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _look(self) -> None:
        wanted = names.query(self.search.text())
        self.list.clear()
        for line in self._lines.values():
            if all(word in self._keys[line.id] for word in wanted.split()):
                item = QListWidgetItem(f"{(line.went_out or line.changed_at)[:10]}  {line.title}")
                item.setToolTip(line.title)
                item.setData(Qt.ItemDataRole.UserRole, line.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.none.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self._show()

    def _show(self) -> None:
        line = self.chosen
        for editor in self.shown.values():
            editor.tally = gate(self._desk).tally(line.id if line is not None else None)
        self.shown["zh"].setPlainText(line.zh if line is not None else "")
        self.shown["en"].setPlainText(line.en if line is not None else "")
        self.use.setEnabled(line is not None)
