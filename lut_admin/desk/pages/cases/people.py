"""Choosing the students a case is about: found by a few letters, kept as a list that can be taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import column, empty, icon_button, row, text

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

FOUND, AFTER = 6, 150  # shown at most; ms after the last keystroke


class People(QWidget):
    """A search field, what it finds, and those who were chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._chosen: dict[int, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(desk.say("cases.find_student"))
        self.search.setAccessibleName(desk.say("cases.find_student"))
        self.search.setClearButtonEnabled(True)
        self.found = QListWidget()
        self.found.setAccessibleName(desk.say("cases.found_students"))
        self.found.hide()
        self._list = column(gap=0)
        self.setLayout(column(self._list, self.search, self.found))
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(AFTER)
        self._quiet.timeout.connect(self.look)
        self.search.textChanged.connect(lambda _: self._quiet.start())
        self.search.returnPressed.connect(self._take_first)
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)

    def begin(self, student_id: int | None = None) -> None:
        """Nobody, or one student."""
        self._chosen = {}
        self.search.clear()
        if student_id is not None:
            from lut_admin.office import roster

            student = roster.student(self.desk.office, student_id)
            self._chosen[student_id] = _said(student.name, student.values.get("student_no", ""))
        self._show()

    def take(self, particulars: Mapping[int, Mapping[str, str]]) -> None:
        """Those who are on a case already, as they were recorded."""
        self._chosen = {i: _said(_recorded(known), known.get("student_no", "")) for i, known in particulars.items()}
        self.search.clear()
        self._show()

    def ids(self) -> tuple[int, ...]:
        """The roster's ids of those who were chosen."""
        return tuple(self._chosen)

    def look(self) -> None:
        """Look for what is typed, in the worker; an answer to older letters is dropped."""
        from lut_admin.office import roster

        office, typed = self.desk.office, self.search.text()

        def shown(found: Sequence[StudentLine]) -> None:
            if typed == self.search.text():
                self._put(found)

        self.desk.read(lambda _progress: roster.find(office, typed, FOUND) if typed.strip() else [], shown)

    def _put(self, found: Sequence[StudentLine]) -> None:
        self.found.clear()
        for one in found:
            self._offer(one)
        self.found.setVisible(bool(found))
        self.found.setFixedHeight(self.found.sizeHintForRow(0) * len(found) + 4 if found else 0)
        self.found.setCurrentRow(0)

    def _offer(self, found: StudentLine) -> None:
        beside = " · ".join(part for part in (found.student_no, found.class_name) if part)
        item = QListWidgetItem(_said(found.name, beside))
        item.setData(Qt.ItemDataRole.UserRole, found.id)
        self.found.addItem(item)

    def _take_first(self) -> None:
        if self._quiet.isActive():
            self._quiet.stop()
            self.look()
        if self.found.count():
            self._take(self.found.item(max(self.found.currentRow(), 0)))

    def _take(self, item: QListWidgetItem) -> None:
        self._chosen[item.data(Qt.ItemDataRole.UserRole)] = item.text()
        self.search.clear()
        self._put(())
        self.search.setFocus()
        self._show()

    def _drop(self, student_id: int) -> None:
        self._chosen.pop(student_id, None)
        self._show()

    def _show(self) -> None:
        empty(self._list)
        for student_id, said in self._chosen.items():
            drop = icon_button("x", self.desk.say("cases.drop_student", name=said))
            drop.clicked.connect(lambda _=False, i=student_id: self._drop(i))
            self._list.addLayout(row(text(said), drop, None))


def _recorded(known: Mapping[str, str]) -> str:
    latin = known.get("passport_name") or known.get("english_name") or ""
    return f"{latin} {known.get('chinese_name', '')}".strip()


def _said(name: str, beside: str) -> str:
    return f"{name}  {beside}".strip()
