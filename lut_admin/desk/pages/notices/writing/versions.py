"""The versions of a notice: what each changed, and the way to bring one back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from lut_admin.convention.hours import as_told
from lut_admin.desk import forms
from lut_admin.desk.gate import GatedText, Tally
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.text.shades import pieces
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.pieces.chips import Chips, ChipSpec
from lut_admin.desk.style import look
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.notices.writing.versions import Version

SIZE = (800, 440)
_WORDS = re.compile(r"[A-Za-z0-9]+|\s|.", re.DOTALL)


class Versions(QDialog):
    """Every version, the newest first; `chosen` is to be brought back when the dialog is accepted."""

    def __init__(self, desk: Desk, versions: Sequence[Version], now: tuple[str, str], tally: Tally, *, locked: bool) -> None:
        super().__init__()
        say = desk.say
        self.setWindowTitle(say("notices.versions"))
        self._versions, self._now = list(versions), now
        self.list = QListWidget()
        self.list.setAccessibleName(say("notices.versions"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        for version in self._versions:
            at = as_told(version.at)
            item = QListWidgetItem(f"{at}  {version.actor}\n{words.of_word(version.act, desk.language)}")
            item.setToolTip(words.of_word(version.act, desk.language))
            self.list.addItem(item)
        self.against = Chips(say("notices.versions_against"))
        self.against.put([ChipSpec(one, say(f"notices.versions_{one}")) for one in ("before", "now")], "before")
        self.against.chosen.connect(lambda _: self._show())
        self.shown = {name: GatedText(desk, name) for name in ("zh", "en")}
        beside = column(self.against, text(say("notices.versions_signs"), "small", wrap=True), gap=look.S4)
        for name, editor in self.shown.items():
            editor.read_only()
            editor.tally = tally
            beside.addWidget(text(say(f"notices.{name}"), "muted"))
            beside.addWidget(editor, 1)
        inside = QWidget()
        across = row(gap=look.S16)
        across.addWidget(self.list, 2)
        across.addLayout(beside, 3)
        inside.setLayout(across)
        inside.setMinimumSize(*SIZE)
        self.bring = button(say("notices.bring_back"), "rotate-ccw", "primary", self.accept)
        self._locked = locked
        forms.lay_out(self, say("window.close"), self.bring, inside)
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.list.setCurrentRow(0)
        self._show()

    @property
    def chosen(self) -> Version | None:
        """The version that is marked."""
        at = self.list.currentRow()
        return self._versions[at] if 0 <= at < len(self._versions) else None

    def _show(self) -> None:
        version = self.chosen
        if version is None:
            return
        texts = (version.zh, version.en)
        if self.against.current == "now":
            pairs = zip(texts, self._now, strict=True)
        else:
            at = self.list.currentRow() + 1
            older = self._versions[at] if at < len(self._versions) else None
            pairs = zip((older.zh, older.en) if older else ("", ""), texts, strict=True)
        for name, (before, after) in zip(self.shown, pairs, strict=True):
            self.shown[name].clear()
            self.shown[name].appendHtml(pieces(_WORDS.findall(before), _WORDS.findall(after)))
            self.shown[name].verticalScrollBar().setValue(0)
        self.bring.setEnabled(not self._locked and texts != self._now)
