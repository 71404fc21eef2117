"""Beside the table of a check: why a row was judged so, what to write instead, and who a doubtful member is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from lut_admin.convention.membership import Line
from lut_admin.convention.roster import Person
from lut_admin.desk import look
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.entries import Entry, called, chinese, told_apart
from lut_admin.desk.pieces import Card, button, column, empty, scrolling, selectable, text
from lut_admin.papers import words
from lut_admin.papers.words import Word

FOUND, MOST, WIDTH, AFTER = 5, 9, 300, 200


class Deciding(Card):
    """One row of a check. Emits `decided(row, student id or None)` and `taken_back(row)`."""

    decided = Signal(int, object)
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
            self._say(f"{who}\n{told_apart(person)}".strip(), "")
        if line is not None:
            for word in [*(Word(e.key, e.facts) for e in line.why), *(Word(f.code, f.facts) for f in line.findings)]:
                self._say(words.of_word(word, self.desk.language))
            if line.suggestion:
                suggestion = line.suggestion
                self._told.addWidget(selectable(suggestion, "strong"))
                self._button("groups.copy_suggestion", "copy", lambda: self.desk.copy(suggestion))
        if person is not None:
            self._button(
                "groups.open_student", "user-round", lambda: self.desk.go("students", student=person.id), "link"
            )

    def _button(self, key: str, icon: str, then: Callable[[], object], kind: str = "") -> None:
        self._told.addWidget(button(self.desk.say(key), icon, kind, then))  # type: ignore[arg-type]  # a kind of button

    def _offer(self, entry: Entry, original: Line) -> None:
        say, line_row = self.desk.say, original.row
        if entry.settled:
            self._button("groups.take_back", "undo-2", lambda: self.taken_back.emit(line_row))
            return
        self._say(say("groups.who_is_it"), "")
        for number, person in enumerate(original.candidates[:MOST], start=1):
            self._candidate(
                f"{number}  {called(person)} {chinese(person)}".strip(), told_apart(person), line_row, person
            )
        self._told.addWidget(button(f"N  {say('groups.nobody')}", then=lambda: self.decided.emit(line_row, None)))
        self._told.addWidget(Elsewhere(self.desk, lambda i: self.decided.emit(line_row, i)))

    def _candidate(self, said: str, beside: str, line_row: int, person: Person) -> None:
        pick = button(said, kind="link", then=lambda: self.decided.emit(line_row, person.id))
        pick.setToolTip(said)
        self._told.addLayout(column(pick, text(beside, "small", wrap=True), gap=0))


class Elsewhere(QWidget):
    """Somebody else of the register: found by a few letters."""

    def __init__(self, desk: Desk, take: Callable[[int], None]) -> None:
        super().__init__()
        self.desk, self._take = desk, take
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(desk.say("groups.find_student"))
        self.typed.setAccessibleName(desk.say("groups.find_student"))
        self.found = QListWidget()
        self.found.setAccessibleName(desk.say("groups.found"))
        self.found.hide()
        self.setLayout(column(self.typed, self.found, gap=look.S4))
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(AFTER)
        self._quiet.timeout.connect(self.look)
        self.typed.textChanged.connect(lambda _: self._quiet.start())
        self.typed.returnPressed.connect(self._first)
        self.found.itemActivated.connect(self._chosen)
        self.found.itemClicked.connect(self._chosen)

    def look(self) -> None:
        """Look for what is typed."""
        from lut_admin.office import roster

        office, typed = self.desk.office, self.typed.text()

        def shown(found: Sequence[roster.StudentLine]) -> None:
            if typed == self.typed.text():
                self._put([(one.id, one.name, one.student_no or "") for one in found])

        self.desk.read(lambda _progress: roster.find(office, typed, FOUND) if typed.strip() else [], shown)

    def _put(self, found: Sequence[tuple[int, str, str]]) -> None:
        self.found.clear()
        for student_id, name, number in found:
            item = QListWidgetItem(f"{name}  {number}".strip())
            item.setData(Qt.ItemDataRole.UserRole, student_id)
            self.found.addItem(item)
        self.found.setVisible(bool(found))
        self.found.setFixedHeight(self.found.sizeHintForRow(0) * len(found) + look.S8 if found else 0)

    def _first(self) -> None:
        self._quiet.stop()
        self.look()
        if self.found.count():
            self._chosen(self.found.item(0))

    def _chosen(self, item: QListWidgetItem) -> None:
        self._take(item.data(Qt.ItemDataRole.UserRole))
