"""The table of a check's members, with the keys that decide a doubtful row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from lut_admin.convention.roster import Person
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.members.entries import MARKS, TONES, Entry, chinese, who
from lut_admin.desk.tables import Column, Table, TableModel

# Where there is little room; what to write instead stands beside the table, too, and is copied from there.
YIELDS = ("suggestion",)
_FOUND_BY = ("chinese_name", "english_name", "passport_name", "student_no", "class_name")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Decides(Protocol):
    """What the keys do."""

    def pick(self, number: int) -> bool:
        """The candidate with this number (from 0); whether there is one."""
        ...

    def nobody(self) -> None:
        """Nobody on the list."""
        ...

    def colleague(self) -> bool:
        """One of the staff; whether that is asked."""
        ...

    def back(self) -> None:
        """Take back what was decided about this row."""
        ...

    def confirm(self) -> None:
        """Go on to the next row that waits."""
        ...

    def note(self) -> bool:
        """Note a reminder or a talk; whether it is known whom about."""
        ...


def members_model(say: Callable[[str], str]) -> TableModel[Entry]:
    """The model of a check's members."""
    return TableModel(_columns(say), lambda entry: entry.identity, _key, _marks)


class MembersTable(Table[Entry]):
    """The table; `decides` does what its keys ask for, None where there is only to look."""

    def __init__(self, desk: Desk, model: TableModel[Entry], decides: Decides | None = None) -> None:
        super().__init__(model, "audit", desk.preferences, desk.say("groups.members"), YIELDS)
        self._decides = decides
        if decides is not None:
            self.setAccessibleDescription(desk.say("check.keys"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1-9 pick, N is nobody, Y one of the staff, Backspace takes back, R notes a reminder, Enter confirms and goes on."""
        if not self._decided(event):
            super().keyPressEvent(event)

    def _decided(self, event: QKeyEvent) -> bool:
        entry, decides, key = self.current, self._decides, event.key()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if decides is None or entry is None or not plain:
            return False
        if key == Qt.Key.Key_R:
            return decides.note()
        if entry.line is None:
            return False
        if key in _ENTER:
            decides.confirm()
            return True
        if not entry.doubtful:
            return False
        if key == Qt.Key.Key_Backspace:
            decides.back()
            return True
        if key == Qt.Key.Key_Y:
            return decides.colleague()
        if key == Qt.Key.Key_N:
            decides.nobody()
            return True
        return Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and decides.pick(key - Qt.Key.Key_1)


def _columns(say: Callable[[str], str]) -> list[Column[Entry]]:
    return [
        Column("nickname", say("groups.nickname"), lambda e: e.line.nickname if e.line else "", width=150),
        Column("who", say("groups.who"), who, kind="name", width=170, second=lambda e: chinese(e.person)),
        Column(
            "mark",
            say("groups.verdict"),
            lambda e: say(f"groups.mark_{e.mark}"),
            kind="pill",
            width=120,
            tone=lambda e: TONES[e.mark],
            sort=lambda e: MARKS.index(e.mark),
            choices=[(mark, say(f"groups.mark_{mark}")) for mark in MARKS],
        ),
        Column(
            "suggestion", say("groups.suggestion"), lambda e: (e.line.suggestion or "") if e.line else "", width=180
        ),
    ]


def _marks(entry: Entry) -> Iterable[str]:
    return entry.marks


def _key(entry: Entry) -> str:
    from lut_admin.convention import names

    nickname = entry.line.nickname if entry.line is not None else ""
    if entry.person is None:
        return names.query(f"{nickname}\n{who(entry)}")
    return f"{names.query(nickname)}\n{_found_by(entry.person)}"


@lru_cache(20_000)  # who is missing is so in every answer: of ten thousand, working it out takes longer than judging
def _found_by(person: Person) -> str:
    from lut_admin.convention import names

    return names.search_key({name: getattr(person, name) for name in _FOUND_BY})
