"""Choosing the students a case is about: found by a few letters, kept as a list that can be taken from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pick_student import PickStudent
from lut_admin.desk.pieces import OneLine, column, empty, icon_button, row

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

FOUND = 6  # shown at most


class People(QWidget):
    """Those who were chosen, and a search field for more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._chosen: dict[int, str] = {}
        self._pick = PickStudent(desk, desk.say("cases.find_student"), desk.say("cases.found_students"), FOUND)
        self.search, self.found = self._pick.typed, self._pick.found
        self._list = column(gap=0)
        self.setLayout(column(self._list, self._pick))
        self._pick.picked.connect(self._take)

    def begin(self, student_id: int | None = None) -> None:
        """Nobody, or one student."""
        chosen = {}
        if student_id is not None:
            from lut_admin.office import roster

            student = roster.student(self.desk.office, student_id)
            chosen[student_id] = _said(student.name, student.values.get("student_no", ""))
        self.put(chosen)

    def take(self, particulars: Mapping[int, Mapping[str, str]]) -> None:
        """Those who are on a case already, as they were recorded."""
        self.put({i: _said(_recorded(known), known.get("student_no", "")) for i, known in particulars.items()})

    def put(self, chosen: Mapping[int, str]) -> None:
        """These: the roster's id of each, and how she is called."""
        self._chosen = dict(chosen)
        self._pick.clear()
        self._show()

    def ids(self) -> tuple[int, ...]:
        """The roster's ids of those who were chosen."""
        return tuple(self._chosen)

    def chosen(self) -> dict[int, str]:
        """Those who were chosen, as `put` takes them."""
        return dict(self._chosen)

    def _take(self, found: StudentLine) -> None:
        beside = " · ".join(part for part in (found.student_no, found.class_name) if part)
        self._chosen[found.id] = _said(found.name, beside)
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
            self._list.addLayout(row(OneLine(said), drop, None))


def _recorded(known: Mapping[str, str]) -> str:
    latin = known.get("passport_name") or known.get("english_name") or ""
    return f"{latin} {known.get('chinese_name', '')}".strip()


def _said(name: str, beside: str) -> str:
    return f"{name}  {beside}".strip()
