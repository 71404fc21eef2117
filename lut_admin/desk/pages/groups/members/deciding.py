"""Beside the table of a check: why a row was judged so, what to write instead, and who a doubtful member is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention.articles import Finding
from lut_admin.convention.membership import Answer, Line
from lut_admin.convention.roster import Person
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.members.entries import TONES, Entry, called, chinese, told_apart
from lut_admin.desk.pages.groups.members.judging import Judging
from lut_admin.desk.pages.groups.members.writing import Filling, Writing, since_when
from lut_admin.desk.pick_student import PickStudent
from lut_admin.desk.pieces import (
    ButtonKind,
    Card,
    button,
    column,
    empty,
    name_link,
    pill,
    restyle,
    row,
    scrolling_on_card,
    selectable,
    text,
)
from lut_admin.desk.style import look
from lut_admin.papers import words

FOUND, MOST, WIDTH = 5, 9, 296
OUTSIDER, NOBODY, NO_CHINESE = "membership.M_OUTSIDER", "membership.nobody", "nickname.R_NO_CN_ON_ROSTER"
# Evidence that a colleague may be meant.
STAFF_LIKE = frozenset({"staff_word", "staff_or_student", "staff_english_differs"})


class Deciding(Card):
    """One row of a check. Emits `decided(row, student id or None)`, `colleague(row)` for one of the staff, `taken_back(row)`,
    `acted` when something was put on record from here, `noting` for a reminder or talk, `refused` with a refusal.
    """

    decided = Signal(int, object)
    colleague = Signal(int)
    taken_back = Signal(int)
    acted = Signal()
    noting = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, judging: Judging) -> None:
        super().__init__(desk.say("groups.this_one"), padding=look.S12)
        self.desk, self.judging = desk, judging
        self.setFixedWidth(WIDTH)
        self._told = column(gap=look.S8)
        inside = QWidget()
        inside.setLayout(self._told)
        self.area = scrolling_on_card(inside)
        self.verdict = pill("")
        self.head.addWidget(self.verdict)
        self.body.addWidget(self.area, 1)

    def put(self, entry: Entry | None, original: Line | None) -> None:
        """Show this row; `original` is its line as it was recognised, with the candidates."""
        empty(self._told)
        self.verdict.setVisible(entry is not None)
        if entry is None:
            self._say(self.desk.say("groups.choose_row"))
        else:
            self._show(entry)
            if entry.line is not None:
                self._explain(entry, entry.line)
            if entry.doubtful and original is not None:
                self._offer(entry, original)
            self._write(entry)
        self._told.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def _say(self, said: str, kind: str = "muted") -> None:
        self._told.addWidget(text(said, kind, wrap=True))

    def _show(self, entry: Entry) -> None:
        line, person = entry.line, entry.person
        self._told.addWidget(selectable(line.nickname if line is not None else called(person), "strong"))
        self.verdict.setText(f"• {self.desk.say(f'groups.mark_{entry.mark}')}")
        restyle(self.verdict, tone=TONES[entry.mark])
        if person is not None:
            who = f"{called(person)} {chinese(person)}".strip()
            self._say(f"{who}\n{told_apart(person, self._status(person))}".strip(), "")
        view = self.judging.view
        also = view.also(line) if view is not None and line is not None else None
        if also is not None:
            self._say(words.of_word(also, self.desk.language))
        since = since_when(self.desk, self.judging.before, entry)
        if since:
            self._say(since)

    def _explain(self, entry: Entry, line: Line) -> None:
        """Why, what is wrong, and what is told without being held against anybody."""
        language = self.desk.language
        asked = any(finding.code == OUTSIDER for finding in line.findings)
        why = [
            words.say(evidence.key, language, **evidence.facts)
            for evidence in line.why
            if not (asked and evidence.key == NOBODY)  # said once
        ]
        wrong = [finding for finding in line.findings if not _tolerated(finding)]
        if entry.mark == "gap":  # the nickname cannot be judged before the list is complete
            wrong = [finding for finding in wrong if not finding.code.rpartition(".")[2].startswith("F_NO_")]
        self._sentences(why)
        self._sentences(list(_follows(self.desk, entry, line, wrong)), "")
        accepted = [words.of_finding(finding, language) for finding in line.findings if _tolerated(finding)]
        self._sentences(accepted)
        if entry.person is not None and any(finding.code == NO_CHINESE for finding in wrong):
            filling = Filling(self.desk, entry.person)
            filling.refused.connect(self.refused)
            filling.acted.connect(self.acted)
            self._told.addWidget(filling)

    def _sentences(self, said: list[str], kind: str = "muted") -> None:
        if said:
            self._say("\n".join(said), kind)

    def _write(self, entry: Entry) -> None:
        line, person = entry.line, entry.person
        if line is not None and line.suggestion:
            suggestion = line.suggestion
            self._told.addWidget(text(self.desk.say("groups.suggestion"), "small"))
            self._told.addWidget(selectable(suggestion, "strong"))
            self._button("groups.copy_suggestion", "copy", lambda: self.desk.copy(suggestion))
        writing = Writing.of(self.desk, self.judging, entry)
        if writing is not None:
            writing.refused.connect(self.refused)
            writing.acted.connect(self.acted)
            self._told.addWidget(writing)
        if person is not None:
            self._button("check.note_light", "message-circle", self.noting.emit)
            self._button(
                "groups.open_student", "user-round", lambda: self.desk.go("students", student=person.id), "link"
            )

    def _button(self, key: str, icon: str, then: Callable[[], object], kind: ButtonKind = "") -> None:
        self._told.addWidget(button(self.desk.say(key), icon, kind, then))

    def _offer(self, entry: Entry, original: Line) -> None:
        say, line_row = self.desk.say, original.row
        if entry.settled:
            self._say(say("check.chosen"), "small")
        if entry.settled or entry.known:
            self._button("groups.take_back", "undo-2", lambda: self.taken_back.emit(line_row))
        if entry.known:
            return
        staff = staff_like(original)
        if entry.mark == "teacher":
            self._say(say("groups.is_it_staff"), "")
        elif not entry.settled:
            self._say(say("groups.who_is_it" if original.candidates else "groups.who_else"), "")
        if staff:
            self._answer("Y", "groups.is_staff", lambda: self.colleague.emit(line_row))
        for number, person in enumerate(original.candidates[:MOST], start=1):
            self._candidate(number, person, line_row, entry)
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

    def _candidate(self, number: int, person: Person, line_row: int, entry: Entry) -> None:
        chosen = entry.settled and entry.person is not None and entry.person.id == person.id
        said = f"{number}  {called(person)} {chinese(person)}".strip()
        beside = told_apart(person, self._status(person))
        pick = name_link(said, "check" if chosen else "", then=lambda: self.decided.emit(line_row, person.id))
        pick.setAutoDefault(True)
        pick.setAccessibleDescription(beside)
        self._told.addLayout(column(pick, text(beside, "small", wrap=True), gap=0))


class Keys(QWidget):
    """What the keys do on the row the keyboard is on; those that do nothing there are muted."""

    NAMES = ("pick", "nobody", "staff", "back", "note", "next")

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.hints = {name: text(desk.say(f"check.keys_{name}"), "key") for name in self.NAMES}
        self.setLayout(row(*self.hints.values(), None))

    def put(self, entry: Entry | None, original: Line | None) -> None:
        """Show the keys of this row."""
        doubtful = entry is not None and entry.doubtful and original is not None
        open_ = doubtful and entry is not None and not entry.known
        shown = {
            "pick": bool(open_ and original is not None and original.candidates),
            "nobody": bool(open_),
            "staff": bool(open_ and original is not None and staff_like(original)),
            "back": entry is not None and (entry.settled or entry.known),
            "note": entry is not None and entry.person is not None,
            "next": True,
        }
        for name, hint in self.hints.items():
            hint.setVisible(shown[name])


def staff_like(line: Line) -> bool:
    """Whether a colleague may be meant by a row, as it was recognised."""
    return any(evidence.code in STAFF_LIKE for evidence in line.why)


def _tolerated(finding: Finding) -> bool:
    return finding.code.startswith("nickname.I_")


def _follows(desk: Desk, entry: Entry, line: Line, findings: list[Finding]) -> Iterator[str]:
    """What follows; nobody is asked about any more when somebody has decided."""
    for finding in findings:
        if finding.code == OUTSIDER and (entry.settled or entry.known) and line.answer is Answer.OUTSIDER:
            yield desk.say("groups.outsider_leaves")
        else:
            yield words.of_finding(finding, desk.language)
