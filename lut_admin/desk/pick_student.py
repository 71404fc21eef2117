"""Finding one student of the register by a few letters: a line to type on, and who may be meant below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from lut_admin.convention.roster import MUST_LEAVE
from lut_admin.desk.forms import search_line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import column, text
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

AFTER, READ = 150, 50  # ms after the last keystroke; as many are read, so that those who left can stand last


class PickStudent(QWidget):
    """Emits `picked(StudentLine)`. At most `most` are shown, each with what tells namesakes apart; who has left stands last.

    Enter picks whoever is marked in the list a person sees. Pressed before the answer to the last letters is there, it picks
    only somebody who is alone in that answer: nobody is picked unseen out of several.
    """

    picked = Signal(object)

    def __init__(self, desk: Desk, hint: str, found: str, most: int) -> None:
        super().__init__()
        self.desk, self._most = desk, most
        self.typed = search_line(hint, desk.say("window.clear"))
        self.found = QListWidget()
        self.found.setAccessibleName(found)
        self.found.setWordWrap(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.hide()
        self.nobody = text(desk.say("window.search_nothing"), "muted", wrap=True)
        self.nobody.hide()
        self.setLayout(column(self.typed, self.found, self.nobody, gap=look.S4))
        self._lines: list[StudentLine] = []
        self._answered = ""  # the letters that the list is the answer to
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(AFTER)
        self._quiet.timeout.connect(self.look)
        self.typed.textChanged.connect(lambda _: self._quiet.start())
        self.typed.returnPressed.connect(self._enter)
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)

    def clear(self) -> None:
        """Nothing typed, nobody shown."""
        self.typed.clear()
        self._quiet.stop()
        self._put("", ())

    def look(self, take: bool = False) -> None:
        """Look for what is typed, in the worker; an answer to older letters is dropped. `take`: pick who is alone in it."""
        from lut_admin.office import roster

        office, typed = self.desk.office, self.typed.text()
        self._quiet.stop()

        def shown(found: Sequence[StudentLine]) -> None:
            if not isValid(self) or typed != self.typed.text():  # or what it stood on was closed meanwhile
                return
            self._put(typed, found)
            if take and len(self._lines) == 1:
                self._pick(0)

        self.desk.read(lambda _progress: roster.find(office, typed, READ) if typed.strip() else [], shown)

    def _put(self, typed: str, found: Sequence[StudentLine]) -> None:
        self._answered = typed
        self._lines = sorted(found, key=lambda one: one.status in MUST_LEAVE)[: self._most]
        self.found.clear()
        for one in self._lines:
            item = QListWidgetItem(f"{one.name}\n{self._beside(one)}".strip())
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setVisible(bool(self._lines))
        self.nobody.setVisible(bool(typed.strip()) and not self._lines)
        self.found.setFixedHeight(sum(self.found.sizeHintForRow(at) for at in range(len(self._lines))) + look.S8)

    def _beside(self, one: StudentLine) -> str:
        status = self.desk.say(f"status.{one.status}") if one.status else ""
        return " · ".join(part for part in (one.student_no, one.class_name, status) if part)

    def _enter(self) -> None:
        if self._lines and self._answered == self.typed.text():
            self._pick(max(self.found.currentRow(), 0))
        else:
            self.look(take=True)

    def _take(self, item: QListWidgetItem) -> None:
        self._pick(self.found.row(item))

    def _pick(self, at: int) -> None:
        one = self._lines[at]
        self.clear()
        self.picked.emit(one)
