"""What a check came to: the bar, chips, each member with a verdict, who is missing, and the doubtful ones to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lut_admin.convention.roster import Person
from lut_admin.desk import look
from lut_admin.desk.chips import Chips, ChipSpec
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.bar import PARTS, Bar
from lut_admin.desk.pages.groups.deciding import MOST, Deciding
from lut_admin.desk.pages.groups.entries import MARKS, TONES, Entry, called, chinese, entries
from lut_admin.desk.pieces import Card, row, text
from lut_admin.desk.tables import Column, Table, TableModel

if TYPE_CHECKING:
    from lut_admin.office.groups import AuditView

# The part of the bar that a row is counted in.
_PART = {"ok": "fine", "rename": "to_rename", "leave": "must_leave", "stranger": "strangers", "missing": "missing"}
WAITING = ("ambiguous", "outsider", "teacher")
# Where there is little room; what to write instead stands beside the table, too, and is copied from there.
YIELDS = ("suggestion",)


class Outcome(QWidget):
    """Shows a check. Keys on a doubtful row: 1-9 pick a candidate, N says nobody of the roster, Backspace takes it back; Y says
    that who calls himself a teacher is one of the staff, and enters him there.

    Enter goes on to the next row that waits for a decision. `refused` is emitted with a refusal.
    """

    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.original: AuditView | None = None
        self._chosen: dict[int, int | None] = {}
        self._settled = 0
        self.bar = Bar()
        self.done = text(desk.say("groups.all_decided"), "muted", "ok")
        self.done.hide()
        self.chips = Chips(desk.say("groups.filter"))
        self.model = TableModel(self._columns(), lambda entry: entry.identity, _key, lambda entry: (entry.mark,))
        self.table: Table[Entry] = _KeyedTable(self, self.model, desk)
        self.beside = Deciding(desk)
        card = Card()
        card.body.addWidget(self.bar)
        card.body.addWidget(self.chips)
        card.body.addWidget(self.done)
        card.body.addWidget(self.table, 1)
        both = row(gap=look.S12)
        both.addWidget(card, 1)
        both.addWidget(self.beside)
        self.setLayout(both)
        self.chips.chosen.connect(self.model.filter)
        self.table.chosen.connect(self._show)
        self.beside.decided.connect(self.choose)
        self.beside.colleague.connect(self.enter_colleague)
        self.beside.taken_back.connect(self.take_back)

    def put(self, view: AuditView) -> None:
        """Show this check; the first row that waits for a decision is chosen."""
        self.original, self._chosen = view, {}
        self._settled += 1
        self.model.filter("")
        self._fill(view)
        if not self.next_doubtful(-1):
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def choices(self) -> dict[int, int | None]:
        """What was decided by hand: row of the list → student's id, None for an outsider."""
        return dict(self._chosen)

    def choose(self, line_row: int, student_id: int | None) -> None:
        """Decide a doubtful member; what is decided stands above what was recognised."""
        self._chosen[line_row] = student_id
        self._settle()

    def take_back(self, line_row: int) -> None:
        """Leave it undecided again."""
        if line_row in self._chosen:
            del self._chosen[line_row]
            self._settle()

    def enter_colleague(self, line_row: int) -> None:
        """Who calls himself a teacher is one: enter him in the list of staff by the name he bears, and judge the check anew."""
        from lut_admin.convention.nickname import parse
        from lut_admin.office import roster

        office, view = self.desk.office, self.original
        if view is not None:
            nickname = view.audit.lines[line_row].nickname
            parts = parse(nickname)
            fields = {"chinese_name": parts.han, "english_name": parts.latin}
            given = fields if any(fields.values()) else {"chinese_name": nickname}
            self.desk.act(
                lambda _progress: roster.add_staff(office, given),
                then=lambda _result: self.renew(),
                refused=self.refused.emit,
            )

    def renew(self) -> None:
        """The register has changed: the same members are judged anew, and what was decided stands."""
        from lut_admin.office import groups

        office, view = self.desk.office, self.original
        self._settled += 1
        asked = self._settled

        def judged(found: AuditView) -> None:
            if asked == self._settled:
                self.original = found
                self._settle()

        if view is not None:
            given = (office, view.group_id, view.members, view.source, view.complete)
            self.desk.read(lambda _progress: groups.audit_group(*given), judged, self.refused.emit)

    def next_doubtful(self, after: int) -> bool:
        """Go to the next row that waits for a decision; whether there is one."""
        for place in range(after + 1, len(self.model.rows.shown)):
            if self.model.rows.at(place).mark in WAITING:
                self.table.setCurrentIndex(self.model.index(place, 0))
                return True
        return False

    # --- how ---

    def _settle(self) -> None:
        """Judge the check again with what was decided, in the worker; an older answer is dropped."""
        from lut_admin.office import groups

        office, view, chosen = self.desk.office, self.original, dict(self._chosen)
        self._settled += 1
        asked = self._settled

        def settled(found: AuditView) -> None:
            if asked == self._settled:
                self._fill(found)

        if view is not None:
            self.desk.read(lambda _progress: groups.settle(office, view, chosen), settled, self.refused.emit)

    def _fill(self, view: AuditView) -> None:
        place = max(self.table.currentIndex().row(), 0)
        self.model.put(list(entries(view.audit, dict.fromkeys(self._chosen))))
        counts, say = self.model.rows.counts, self.desk.say
        if self.model.rows.mark and not counts.get(self.model.rows.mark):
            self.model.filter("")
        chips = [ChipSpec("", say("groups.all"), counts[""])]
        chips += [ChipSpec(mark, say(f"groups.mark_{mark}"), counts[mark]) for mark in MARKS if counts.get(mark)]
        self.chips.put(chips, self.model.rows.mark)
        shown = dict.fromkeys((name for name, _ in PARTS), 0)
        for mark in MARKS:
            shown[_PART.get(mark, "to_check")] += counts.get(mark, 0)
        self.bar.put(shown, "  ".join(f"{chip.words} {chip.count}" for chip in chips[1:]))
        self.done.setVisible(bool(self._chosen) and not any(counts.get(mark) for mark in WAITING))
        if self.table.current is None and self.model.rows.shown:
            # The decided row has left the chip that is shown: the next one has come to its place.
            self.table.setCurrentIndex(self.model.index(min(place, len(self.model.rows.shown) - 1), 0))
        self._show(self.table.current)

    def _show(self, entry: Entry | None) -> None:
        line = None
        if entry is not None and entry.line is not None and self.original is not None:
            line = self.original.audit.lines[entry.line.row]
        self.beside.put(entry, line)

    def candidates(self, entry: Entry) -> tuple[Person, ...]:
        """Whom a row may be, as it was recognised."""
        if entry.line is None or self.original is None:
            return ()
        return self.original.audit.lines[entry.line.row].candidates[:MOST]

    def _columns(self) -> list[Column[Entry]]:
        say = self.desk.say
        return [
            Column("nickname", say("groups.nickname"), lambda e: e.line.nickname if e.line else "", width=150),
            Column("who", say("groups.who"), self._who, kind="name", width=170, second=lambda e: chinese(e.person)),
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

    def _who(self, entry: Entry) -> str:
        if entry.person is not None:
            return called(entry.person)
        if entry.line is not None and entry.line.staff is not None:
            return entry.line.staff.english_name or entry.line.staff.chinese_name
        return ""


class _KeyedTable(Table[Entry]):
    """The table, with the keys that decide a doubtful row."""

    def __init__(self, outcome: Outcome, model: TableModel[Entry], desk: Desk) -> None:
        super().__init__(model, "audit", desk.preferences, desk.say("groups.members"), YIELDS)
        self._outcome = outcome

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1-9 pick, N is nobody, Y one of the staff, Backspace takes back, Enter goes on."""
        if not self._decides(event):
            super().keyPressEvent(event)

    def _decides(self, event: QKeyEvent) -> bool:
        entry, place = self.current, self.currentIndex().row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if entry is None or entry.line is None or not plain:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._outcome.next_doubtful(place):
                self._outcome.next_doubtful(-1)
            return True
        if not entry.doubtful:
            return False
        candidates, number = self._outcome.candidates(entry), event.key() - Qt.Key.Key_1
        chosen: Person | None = None
        if event.key() == Qt.Key.Key_Backspace:
            self._outcome.take_back(entry.line.row)
            return True
        if event.key() == Qt.Key.Key_Y and entry.mark == "teacher":
            self._outcome.next_doubtful(place)
            self._outcome.enter_colleague(entry.line.row)
            return True
        if 0 <= number < len(candidates):
            chosen = candidates[number]
        elif event.key() != Qt.Key.Key_N:
            return False
        self._outcome.next_doubtful(place)  # first: the next key must never decide this row again
        self._outcome.choose(entry.line.row, chosen.id if chosen is not None else None)
        return True


def _key(entry: Entry) -> str:
    from lut_admin.convention import names

    nickname = entry.line.nickname if entry.line is not None else ""
    return names.query(f"{nickname}\n{called(entry.person)}\n{chinese(entry.person)}")
