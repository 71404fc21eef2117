"""What a check came to: the bar, chips, each member with a verdict, who is missing, and the doubtful ones to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lut_admin.convention.membership import Answer
from lut_admin.convention.roster import Person
from lut_admin.desk.chips import Chips, ChipSpec
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.bar import Bar, parts
from lut_admin.desk.pieces import Card, Tone, button, column, empty, row, selectable, text
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.papers import words
from lut_admin.papers.words import Word

if TYPE_CHECKING:
    from lut_admin.convention.membership import Line
    from lut_admin.office.groups import AuditView

MARKS = ("ok", "rename", "ambiguous", "outsider", "leave", "missing")
TONES: dict[str, Tone] = {
    "ok": "ok",
    "rename": "warn",
    "ambiguous": "primary",
    "outsider": "bad",
    "leave": "bad",
    "missing": "muted",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a member as judged, or a student who is missing (without a line)."""

    place: int
    mark: str
    line: Line | None
    person: Person | None


class Outcome(QWidget):
    """Shows a check. Keys on a doubtful row: 1-9 pick a candidate, N says nobody of the roster, Backspace takes it back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._chosen: dict[int, int | None] = {}
        self.bar = Bar()
        self.chips = Chips(desk.say("groups.filter"))
        self.model = TableModel(self._columns(), lambda entry: entry.place, _key, lambda entry: (entry.mark,))
        self.table: Table[Entry] = _KeyedTable(self, self.model, desk)
        self.beside = Card(desk.say("groups.this_one"))
        self.beside.setFixedWidth(300)
        card = Card()
        card.body.addWidget(self.bar)
        card.body.addWidget(self.chips)
        card.body.addWidget(self.table, 1)
        self.setLayout(row(card, self.beside))
        self.chips.chosen.connect(self.model.filter)
        self.table.chosen.connect(self._show)

    def put(self, view: AuditView) -> None:
        """Show this check."""
        self._chosen = {}
        entries = list(_entries(view))
        self.model.put(entries)
        self.model.filter("")
        counts = self.model.rows.counts
        say = self.desk.say
        chips = [ChipSpec("", say("groups.all"), len(entries))]
        chips += [ChipSpec(mark, say(f"groups.mark_{mark}"), counts[mark]) for mark in MARKS if counts.get(mark)]
        self.chips.put(chips, "")
        summary = view.audit.summary
        figures = {
            "matched": summary.matched,
            "staff": summary.staff,
            "to_rename": summary.to_rename,
            "ambiguous": summary.ambiguous,
            "outsiders": summary.outsiders,
            "missing": len(summary.missing or ()),
        }
        said = "  ".join(f"{say(f'groups.mark_{mark}')} {counts[mark]}" for mark in MARKS if counts.get(mark))
        self.bar.put(parts(figures), said)
        self._show(None)
        self.table.setFocus()

    def choices(self) -> dict[int, int | None]:
        """What was decided by hand: row of the list → student's id, None for an outsider."""
        return dict(self._chosen)

    def choose(self, entry: Entry, person: Person | None) -> None:
        """Decide a doubtful member; what is decided stands above what was recognised."""
        if entry.line is not None:
            self._chosen[entry.line.row] = person.id if person is not None else None
            self.model.replace(entry)
            self._show(entry)

    def take_back(self, entry: Entry) -> None:
        """Leave it undecided again."""
        if entry.line is not None and self._chosen.pop(entry.line.row, "") != "":
            self.model.replace(entry)
            self._show(entry)

    # --- how ---

    def _columns(self) -> list[Column[Entry]]:
        say = self.desk.say
        return [
            Column("nickname", say("groups.nickname"), lambda e: e.line.nickname if e.line else "", width=220),
            Column("who", say("groups.who"), self._who, kind="name", width=230, second=_chinese),
            Column(
                "mark",
                say("groups.verdict"),
                lambda e: say(f"groups.mark_{e.mark}"),
                kind="pill",
                width=130,
                tone=lambda e: TONES[e.mark],
                sort=lambda e: MARKS.index(e.mark),
            ),
            Column(
                "suggestion", say("groups.suggestion"), lambda e: (e.line.suggestion or "") if e.line else "", width=220
            ),
        ]

    def _who(self, entry: Entry) -> str:
        if entry.line is not None and entry.line.row in self._chosen:
            chosen = self._chosen[entry.line.row]
            found = next((person for person in entry.line.candidates if person.id == chosen), None)
            return _name(found) if found else self.desk.say("groups.decided_nobody")
        if entry.person is not None:
            return _name(entry.person)
        if entry.line is not None and entry.line.staff is not None:
            return entry.line.staff.english_name or entry.line.staff.chinese_name
        return ""

    def _show(self, entry: Entry | None) -> None:
        """Beside the table: why, what to write instead, and for a doubtful one whom it may be."""
        empty(self.beside.body)
        body = self.beside.body
        if entry is None:
            body.addWidget(text(self.desk.say("groups.choose_row"), "muted", wrap=True))
            body.addStretch(1)
            return
        line = entry.line
        shown = line.nickname if line is not None else _name(entry.person)
        body.addWidget(selectable(shown, "strong"))
        if line is not None:
            for word in [*(Word(e.key, e.facts) for e in line.why), *(Word(f.code, f.facts) for f in line.findings)]:
                body.addWidget(text(words.of_word(word, self.desk.language), "muted", wrap=True))
            if line.suggestion:
                suggestion = line.suggestion
                body.addWidget(selectable(suggestion))
                body.addWidget(
                    button(self.desk.say("groups.copy_suggestion"), "copy", then=lambda: self.desk.copy(suggestion))
                )
            self._offer(entry, line)
        if entry.person is not None:
            person = entry.person
            go = button(self.desk.say("groups.open_student"), "user-round", "link")
            go.clicked.connect(lambda: self.desk.go("students", student=person.id))
            body.addWidget(go)
        body.addStretch(1)

    def _offer(self, entry: Entry, line: Line) -> None:
        if line.answer is not Answer.AMBIGUOUS:
            return
        say, body = self.desk.say, self.beside.body
        body.addWidget(text(say("groups.who_is_it")))
        for number, person in enumerate(line.candidates[:9], start=1):
            beside = " · ".join(part for part in (person.chinese_name, person.student_no, person.class_name) if part)
            pick = button(f"{number}  {_name(person)}")
            pick.clicked.connect(lambda _=False, person=person: self.choose(entry, person))
            body.addLayout(column(pick, text(beside, "small", wrap=True), gap=0))
        body.addWidget(button(f"N  {say('groups.nobody')}", then=lambda: self.choose(entry, None)))
        if line.row in self._chosen:
            body.addWidget(button(say("groups.take_back"), "undo-2", "link", lambda: self.take_back(entry)))


class _KeyedTable(Table[Entry]):
    """The table, with the keys that decide a doubtful row."""

    def __init__(self, outcome: Outcome, model: TableModel[Entry], desk: Desk) -> None:
        super().__init__(model, "audit", desk.preferences, desk.say("groups.members"))
        self._outcome = outcome

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1-9 pick, N is nobody, Backspace takes back; the next row follows."""
        entry = self.current
        line = entry.line if entry is not None else None
        if entry is None or line is None or line.answer is not Answer.AMBIGUOUS or event.modifiers():
            super().keyPressEvent(event)
            return
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < min(len(line.candidates), 9):
            self._outcome.choose(entry, line.candidates[place])
        elif event.key() == Qt.Key.Key_N:
            self._outcome.choose(entry, None)
        elif event.key() == Qt.Key.Key_Backspace:
            self._outcome.take_back(entry)
            return
        else:
            super().keyPressEvent(event)
            return
        below = self.model().index(self.currentIndex().row() + 1, self.currentIndex().column())
        if below.isValid():
            self.setCurrentIndex(below)


def _entries(view: AuditView) -> Iterator[Entry]:
    leaving = {person.id for person in view.audit.summary.must_leave}
    for line in view.audit.lines:
        yield Entry(line.row, _mark(line, leaving), line, line.person)
    for place, person in enumerate(view.audit.summary.missing or (), start=len(view.audit.lines)):
        yield Entry(place, "missing", None, person)


def _mark(line: Line, leaving: set[int]) -> str:
    if line.answer is Answer.AMBIGUOUS:
        return "ambiguous"
    if line.answer is Answer.OUTSIDER:
        return "outsider"
    if line.person is not None and line.person.id in leaving:
        return "leave"
    return "rename" if line.to_rename else "ok"


def _name(person: Person | None) -> str:
    if person is None:
        return ""
    return person.english_name or person.passport_name or person.chinese_name or person.student_no


def _chinese(entry: Entry) -> str:
    if entry.person is not None and (entry.person.english_name or entry.person.passport_name):
        return entry.person.chinese_name
    return ""


def _key(entry: Entry) -> str:
    from lut_admin.convention import names

    nickname = entry.line.nickname if entry.line is not None else ""
    return names.query(f"{nickname}\n{_name(entry.person)}\n{_chinese(entry)}")
