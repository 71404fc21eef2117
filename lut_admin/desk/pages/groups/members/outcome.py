"""What a check came to: the bar, chips, each member with a verdict, who is missing, and the doubtful ones to decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lut_admin.convention.roster import Person
from lut_admin.desk import noting
from lut_admin.desk.forms import search_line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.bar import PARTS, Bar
from lut_admin.desk.pages.groups.members import light
from lut_admin.desk.pages.groups.members.deciding import MOST, Deciding, Keys, staff_like
from lut_admin.desk.pages.groups.members.draft import Draft
from lut_admin.desk.pages.groups.members.entries import MARKS, PART, WAITING, Entry
from lut_admin.desk.pages.groups.members.judging import Judging
from lut_admin.desk.pages.groups.members.table import MembersTable, members_model
from lut_admin.desk.pieces import Card, column, row, text
from lut_admin.desk.pieces.chips import Chips, ChipSpec
from lut_admin.desk.style import look
from lut_admin.desk.tables.rows import Rows
from lut_admin.desk.work.ask import once

if TYPE_CHECKING:
    from lut_admin.convention.roster import StaffMember
    from lut_admin.convention.titles import Named
    from lut_admin.office.groups import AuditView, Choice
    from lut_admin.office.roster import StaffLine

SEARCH_WIDTH = 170


class Outcome(QWidget):
    """Shows a check. Keys on a doubtful row: 1-9 pick a candidate, N says nobody of the roster, Y one of the staff (who calls
    himself a teacher is entered there), Backspace takes it back, an earlier check's decision too. Ctrl+Z takes back the last one.

    A row that was just decided stays where it is until Enter confirms it and goes on to the next that waits. `refused` is
    emitted with a refusal.
    """

    refused = Signal(object)

    def __init__(self, desk: Desk, above: QWidget, tools: Sequence[QWidget]) -> None:
        """`above` says what the check is of; `tools` are what may be done with it."""
        super().__init__()
        self.desk = desk
        self._first = self._going_on = False
        self.bar = Bar()
        self.done = text(desk.say("groups.all_decided"), "muted", "ok")
        self.done.hide()
        self.chips = Chips(desk.say("groups.filter"))
        self.search = search_line(desk.say("check.search"), desk.say("window.clear"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.model = members_model(desk.say)
        self.judging = Judging(desk, self.model)
        self.table = MembersTable(desk, self.model, self)
        self.keys = Keys(desk)
        self.beside = Deciding(desk, self.judging)
        self.table.installEventFilter(self)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self._lay_out(above, tools)
        self.chips.chosen.connect(self._filter)
        self.search.textChanged.connect(self.model.search)
        self.search.left.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.chosen.connect(self._show)
        self.judging.judged.connect(self._fill)
        self.judging.refused.connect(self.refused)
        self.beside.decided.connect(self.choose)
        self.beside.colleague.connect(self.enter_colleague)
        self.beside.taken_back.connect(self.take_back)
        self.beside.acted.connect(self.judging.forget_undo)
        self.beside.noting.connect(self.note)
        self.beside.refused.connect(self.refused)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._find)
        down = QKeySequence(Qt.Key.Key_Down)
        QShortcut(down, self.search, self.table.setFocus, context=Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self, above: QWidget, tools: Sequence[QWidget]) -> None:
        card = Card(padding=look.S12)
        card.body.addWidget(above)
        bar = row(gap=look.S12)
        bar.addWidget(self.bar, 1)
        bar.addWidget(self.keys)
        over = row()
        over.addWidget(self.chips, 1)
        over.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(bar)
        card.body.addLayout(over)
        card.body.addWidget(self.done)
        card.body.addWidget(self.table, 1)
        both = row(gap=look.S12)
        both.addWidget(card, 1)
        right = column(row(*tools), gap=look.S8)
        right.addWidget(self.beside, 1)
        both.addLayout(right)
        self.setLayout(both)

    @property
    def original(self) -> AuditView | None:
        """The check as it was recognised."""
        return self.judging.original

    def put(self, view: AuditView, draft: Draft | None = None) -> None:
        """Show this check, with what was decided in it before (`draft`); the first row that waits for a decision is chosen."""
        self.search.clear()
        self.model.filter("")
        self._first = True
        if draft is None:
            self.judging.begin(view)
        else:
            self.judging.begin(view, draft.chosen, draft.reminders)
        self.table.setFocus()

    def choices(self) -> dict[int, Choice]:
        """What was decided by hand: row of the list → student's id, one of the staff, None for an outsider."""
        return dict(self.judging.chosen)

    def choose(self, line_row: int, choice: Choice) -> None:
        """Decide a doubtful member; what is decided stands above what was recognised."""
        entry = self.model.rows.find(line_row)
        self.judging.choose(line_row, choice, entry.mark if entry is not None else "")
        self.table.setFocus()  # the button that was pressed is gone, and Enter goes on from here

    def take_back(self, line_row: int) -> None:
        """Leave it undecided again; what an earlier check decided is taken off the record."""
        from lut_admin.office import groups

        known, office = self.judging.known(line_row), self.desk.office
        if self.judging.take_back(line_row):
            self.table.setFocus()
        elif known is not None:
            self.judging.forget_undo()
            self.desk.act(lambda _progress: groups.take_back(office, known.id), refused=self.refused.emit)
            self.table.setFocus()

    def enter_colleague(self, line_row: int) -> None:
        """A row is one of the staff: the one of that name, else entered by a whole name, else asked for."""
        from lut_admin.convention.colleagues import Colleagues
        from lut_admin.convention.nickname import parse
        from lut_admin.convention.titles import named
        from lut_admin.office import groups, roster

        office, line = self.desk.office, self.judging.line(line_row)
        if line is None:
            return
        parts = parse(line.nickname)
        name = named(parts)

        def found(told: tuple[StaffMember | None, Sequence[roster.StaffLine]]) -> None:
            if told[0] is not None:
                self.choose(line_row, groups.AsStaff(told[0].id))
            elif name.whole:
                self.judging.forget_undo()
                given = {"chinese_name": name.chinese, "english_name": name.english}
                self.desk.act(
                    lambda _progress: roster.add_staff(office, given),
                    then=lambda result: self.choose(line_row, groups.AsStaff(result.made or 0)),
                    refused=self.refused.emit,
                )
            else:
                self._ask_colleague(line_row, line.nickname, name, told[1])

        self.desk.read(
            lambda _progress: (Colleagues(groups.everybody(office)[1]).find(parts)[0], roster.staff(office)), found
        )

    def _ask_colleague(self, line_row: int, nickname: str, name: Named, staff: Sequence[StaffLine]) -> None:
        """Nobody is entered by a title or a family name alone."""
        from lut_admin.desk.pages.groups.members.colleague import WhichColleague
        from lut_admin.office import groups

        self.judging.forget_undo()
        dialog = WhichColleague(self.desk, self, nickname, name, staff)
        if once(self.desk.ask, dialog) and dialog.staff_id is not None:
            self.choose(line_row, groups.AsStaff(dialog.staff_id))
        self.table.setFocus()

    def renew(self) -> None:
        """The register has changed: the same members are judged anew, and what was decided stands."""
        self.judging.renew()

    def next_doubtful(self, after: int) -> bool:
        """Go to the next row that waits for a decision; whether there is one."""
        for place in range(after + 1, len(self.model.rows.shown)):
            if self.model.rows.at(place).waits:
                self.table.setCurrentIndex(self.model.index(place, 0))
                return True
        return False

    def candidates(self, entry: Entry) -> tuple[Person, ...]:
        """Whom a row may be, as it was recognised."""
        line = self.judging.line(entry.line.row) if entry.line is not None else None
        return line.candidates[:MOST] if line is not None else ()

    # --- the keys (members.Decides) ---

    def pick(self, number: int) -> bool:
        """See `Decides`."""
        entry = self.table.current
        those = self.candidates(entry) if entry is not None else ()
        if entry is None or entry.line is None or entry.known or number >= len(those):
            return False
        self.choose(entry.line.row, those[number].id)
        return True

    def nobody(self) -> None:
        """See `Decides`."""
        entry = self.table.current
        if entry is not None and entry.line is not None and not entry.known:
            self.choose(entry.line.row, None)

    def colleague(self) -> bool:
        """See `Decides`."""
        entry = self.table.current
        line = self.judging.line(entry.line.row) if entry is not None and entry.line is not None else None
        if entry is None or line is None or entry.known or not staff_like(line):
            return False
        self.enter_colleague(line.row)
        return True

    def back(self) -> None:
        """See `Decides`."""
        entry = self.table.current
        if entry is not None and entry.line is not None:
            self.take_back(entry.line.row)

    def confirm(self) -> None:
        """See `Decides`."""
        self._go_on()
        self._going_on = bool(self.judging.held)
        self.judging.confirm()

    def note(self) -> bool:
        """See `Decides`."""
        entry, view = self.table.current, self.judging.original
        begun = light.begun(self.desk, entry, view.group) if entry is not None and view is not None else None
        if begun is None:
            return False
        if noting.note(self.desk, self, begun) is not None:
            self.judging.forget_undo()
        self.table.setFocus()
        return True

    def eventFilter(self, _table: QObject, event: QEvent) -> bool:
        """Ctrl+Z in the table takes back the last decision, before the window takes back the last act."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            decided = self.judging.undo() if event.matches(QKeySequence.StandardKey.Undo) else None
            if decided is not None:
                self.table.show_row(decided)
                event.accept()
                return True
        return False

    # --- how ---

    def _go_on(self) -> None:
        """On to the next row that waits, from the top again after the last."""
        if not self.next_doubtful(self.table.currentIndex().row()):
            self.next_doubtful(-1)

    def _menu(self, at: QPoint) -> None:
        entry, view = self.table.current, self.judging.original
        menu = light.menu(self.desk, self, entry, view.group, self.note) if entry is not None and view is not None else None
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(at))

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _filter(self, mark: str) -> None:
        self.model.filter(mark)
        if self.table.current is None and self.model.rows.shown:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _fill(self, rows: Rows[Entry]) -> None:
        place = max(self.table.currentIndex().row(), 0)
        scrolled = self.table.verticalScrollBar().value()
        self.model.take(rows)
        counts, say = rows.counts, self.desk.say
        if self.model.rows.mark and not counts.get(self.model.rows.mark):
            self.model.filter("")
        chips = [ChipSpec("", say("groups.all"), counts[""])]
        chips += [ChipSpec(mark, say(f"groups.mark_{mark}"), counts[mark]) for mark in MARKS if counts.get(mark)]
        self.chips.put(chips, self.model.rows.mark)
        self._count(rows)
        self.table.verticalScrollBar().setValue(scrolled)
        if self._first:
            self._first = False
            if not self.next_doubtful(-1) and self.model.rows.shown:
                self.table.setCurrentIndex(self.model.index(0, 0))
            # Once the table has its size: until then there is nowhere to scroll to.
            QTimer.singleShot(0, self, lambda: self.table.scrollTo(self.table.currentIndex()))
        elif self.table.current is None and self.model.rows.shown:
            # The decided row has left the chip that is shown: the next one has come to its place.
            self.table.setCurrentIndex(self.model.index(min(place, len(self.model.rows.shown) - 1), 0))
        current = self.table.current
        if (
            self._going_on and current is not None and not current.waits
        ):  # what was confirmed was the last under its chip
            self._go_on()
        self._going_on = False
        self._show(self.table.current)

    def _count(self, rows: Rows[Entry]) -> None:
        """The bar: every row in one part, a row that is still held under its chip by what it is now."""
        say, by_mark = self.desk.say, dict.fromkeys(MARKS, 0)
        for entry in rows.rows:
            by_mark[entry.mark] += 1
        shown = dict.fromkeys((name for name, _ in PARTS), 0)
        for mark, count in by_mark.items():
            shown[PART.get(mark, "to_check")] += count
        told = (f"{say(f'groups.mark_{mark}')} {count}" for mark, count in by_mark.items() if count)
        self.bar.put(shown, "  ".join(told))
        decided = bool(self.judging.chosen or (self.original is not None and self.original.decided))
        self.done.setVisible(decided and not any(by_mark[mark] for mark in WAITING))

    def _show(self, entry: Entry | None) -> None:
        line = self.judging.line(entry.line.row) if entry is not None and entry.line is not None else None
        self.beside.put(entry, line)
        self.keys.put(entry, line)
