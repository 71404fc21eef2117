"""Choosing the students a case is about: found by a few letters, kept as a list that can be taken from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention.supervision.masking import naming
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pick_student import PickStudent
from lut_admin.desk.pieces import OneLine, column, empty, icon_button, row

if TYPE_CHECKING:
    from lut_admin.office.roster import StudentLine

FOUND = 6  # shown at most


@dataclass(frozen=True, slots=True)
class Chosen:
    """A student who was chosen: what she is called by and told apart by. `named`: by hand just now, so that her name stands."""

    particulars: Mapping[str, str]
    named: bool = True

    @property
    def naming(self) -> frozenset[str]:
        """Every way a text may call her."""
        return naming(self.particulars)


class People(QWidget):
    """Those who were chosen, and a search field for more. Emits `changed`.

    Whoever was picked by hand stands there by name until the sheet is left: the veil is over what comes from the record.
    """

    changed = Signal()

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__()
        self.desk, self.veil = desk, veil
        self._chosen: dict[int, Chosen] = {}
        self._pick = PickStudent(desk, desk.say("cases.find_student"), desk.say("cases.found_students"), FOUND)
        self.search, self.found = self._pick.typed, self._pick.found
        self._list = column(gap=0)
        self.setLayout(column(self._list, self._pick))
        self.setFocusProxy(self.search)
        self._pick.picked.connect(self._take)
        veil.changed.connect(self._show)

    def put(self, chosen: Mapping[int, Chosen]) -> None:
        """These: by the roster's id of each."""
        self._chosen = dict(chosen)
        self._pick.clear()
        self._show()

    def ids(self) -> tuple[int, ...]:
        """The roster's ids of those who were chosen."""
        return tuple(self._chosen)

    def chosen(self) -> dict[int, Chosen]:
        """Those who were chosen, as `put` takes them."""
        return dict(self._chosen)

    def forget_names(self) -> None:
        """The sheet is left: from now on their names are veiled, too."""
        self._chosen = {i: replace(one, named=False) for i, one in self._chosen.items()}
        self._show()

    def called(self, one: Chosen, place: int) -> str:
        """How somebody is called here now."""
        if one.named or self.veil.open:
            known = one.particulars
            latin = known.get("passport_name") or known.get("english_name") or ""
            name = f"{latin} {known.get('chinese_name', '')}".strip()
            return _said(name, known.get("student_no", ""), known.get("class_name", ""))
        return _said(self.veil.unnamed(place), one.particulars.get("class_name", ""))

    def _take(self, found: StudentLine) -> None:
        known = {"passport_name": found.name, "student_no": found.student_no, "class_name": found.class_name}
        self._chosen[found.id] = Chosen({name: value for name, value in known.items() if value})
        self.search.setFocus()
        self._show()
        self.changed.emit()

    def _drop(self, student_id: int) -> None:
        self._chosen.pop(student_id, None)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        empty(self._list)
        for place, (student_id, one) in enumerate(self._chosen.items()):
            said = self.called(one, place)
            drop = icon_button("x", self.desk.say("cases.drop_student", name=said))
            drop.clicked.connect(lambda _=False, i=student_id: self._drop(i))
            self._list.addLayout(row(OneLine(said), drop, None))


def _said(name: str, *beside: str) -> str:
    return f"{name}  {' · '.join(part for part in beside if part)}".strip()
