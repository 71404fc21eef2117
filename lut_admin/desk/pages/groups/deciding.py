"""Beside the table of a check: why a row was judged so, what to write instead, and who a doubtful member is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention.membership import Answer, Line
from lut_admin.convention.roster import Person
from lut_admin.desk import look
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.entries import Entry, called, chinese, told_apart
from lut_admin.desk.pick_student import PickStudent
from lut_admin.desk.pieces import ButtonKind, Card, button, column, empty, name_link, scrolling, selectable, text
from lut_admin.papers import words
from lut_admin.papers.words import Word

FOUND, MOST, WIDTH = 5, 9, 300
OUTSIDER, NOBODY = "membership.M_OUTSIDER", "membership.nobody"


class Deciding(Card):
    """One row of a check. Emits `decided(row, student id or None)`, `colleague(row)` for one of the staff, `taken_back(row)`."""

    decided = Signal(int, object)
    colleague = Signal(int)
    taken_back = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("groups.this_one"))
        self.desk = desk
        self.setFixedWidth(WIDTH)
        self._told = column(gap=look.S8)
        inside = QWidget()
        inside.setLayout(self._told)
        area = scrolling(inside)
        for piece in (area, inside):
            piece.setProperty("kind", "")
            piece.setStyleSheet("background: transparent;")
        self.body.addWidget(area, 1)

    def put(self, entry: Entry | None, original: Line | None) -> None:
        """Show this row; `original` is its line as it was recognised, with the candidates."""
        empty(self._told)
        if entry is None:
            self._say(self.desk.say("groups.choose_row"))
        else:
            self._show(entry)
            if entry.doubtful and original is not None:
                self._offer(entry, original)
        self._told.addStretch(1)

    def _say(self, said: str, kind: str = "muted") -> None:
        self._told.addWidget(text(said, kind, wrap=True))

    def _show(self, entry: Entry) -> None:
        line, person = entry.line, entry.person
        self._told.addWidget(selectable(line.nickname if line is not None else called(person), "strong"))
        if person is not None:
            who = f"{called(person)} {chinese(person)}".strip()
            self._say(f"{who}\n{told_apart(person, self._status(person))}".strip(), "")
        if line is not None:
            for word in _words(entry, line):
                self._say(words.of_word(word, self.desk.language))
            if line.suggestion:
                suggestion = line.suggestion
                self._told.addWidget(selectable(suggestion, "strong"))
                self._button("groups.copy_suggestion", "copy", lambda: self.desk.copy(suggestion))
        if person is not None:
            self._button(
                "groups.open_student", "user-round", lambda: self.desk.go("students", student=person.id), "link"
            )

    def _button(self, key: str, icon: str, then: Callable[[], object], kind: ButtonKind = "") -> None:
        self._told.addWidget(button(self.desk.say(key), icon, kind, then))

    def _offer(self, entry: Entry, original: Line) -> None:
        say, line_row = self.desk.say, original.row
        if entry.settled:
            self._button("groups.take_back", "undo-2", lambda: self.taken_back.emit(line_row))
            return
        if entry.mark == "teacher":
            self._say(say("groups.is_it_staff"), "")
            self._answer("Y", "groups.is_staff", lambda: self.colleague.emit(line_row))
        else:
            self._say(say("groups.who_is_it" if original.candidates else "groups.who_else"), "")
        for number, person in enumerate(original.candidates[:MOST], start=1):
            self._candidate(
                f"{number}  {called(person)} {chinese(person)}".strip(),
                told_apart(person, self._status(person)),
                line_row,
                person,
            )
        nobody = "groups.not_staff" if entry.mark == "teacher" else "groups.nobody"
        self._answer("N", nobody, lambda: self.decided.emit(line_row, None))
        elsewhere = PickStudent(self.desk, say("groups.find_student"), say("groups.found"), FOUND)
        elsewhere.picked.connect(lambda found: self.decided.emit(line_row, found.id))
        self._told.addWidget(elsewhere)

    def _answer(self, key: str, words_key: str, then: Callable[[], object]) -> None:
        """A button with the key that does the same; Enter presses it where the keyboard is on it."""
        made = button(f"{key}  {self.desk.say(words_key)}", then=then)
        made.setAutoDefault(True)
        self._told.addWidget(made)

    def _status(self, person: Person) -> str:
        return self.desk.say(f"status.{person.status.value}") if person.status is not None else ""

    def _candidate(self, said: str, beside: str, line_row: int, person: Person) -> None:
        pick = name_link(said, then=lambda: self.decided.emit(line_row, person.id))
        self._told.addLayout(column(pick, text(beside, "small", wrap=True), gap=0))


def _words(entry: Entry, line: Line) -> Iterator[Word]:
    """Why, then what follows from it; that nobody fits is said once, and no longer asked when somebody has decided."""
    asked = any(finding.code == OUTSIDER for finding in line.findings)
    for evidence in line.why:
        if not (asked and evidence.key == NOBODY):
            yield Word(evidence.key, evidence.facts)
    for finding in line.findings:
        if finding.code == OUTSIDER and entry.settled and line.answer is Answer.OUTSIDER:
            yield Word("groups.outsider_leaves", {})
        else:
            yield Word(finding.code, finding.facts)
