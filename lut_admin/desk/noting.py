"""Light first (Art. 10): a reminder or a talk is noted with Enter, from wherever one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QPushButton, QRadioButton, QWidget
from shiboken6 import isValid

from lut_admin.desk.forms import Field, day, day_of, grow, set_days
from lut_admin.desk.forms.telling import Telling
from lut_admin.desk.page import Desk
from lut_admin.desk.paper import note_paper
from lut_admin.desk.pick_student import PickStudent
from lut_admin.desk.pieces import OneLine, button, column, icon_button, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import look
from lut_admin.desk.work.ask import once
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import How
    from lut_admin.office.results import Result
    from lut_admin.office.roster import StudentLine

FOUND = 5
FIRST = date(2000, 1, 1)
WIDTH = 620
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Begun:
    """With what a note begins.

    `student` None: she is still to be chosen; `called` is what she may be called on this screen. `why` says in a sentence why
    this is a note and no case. `note` is the id of one that is written otherwise,
    `mask` what its words may show now.
    """

    student: int | None = None
    called: str = ""
    articles: tuple[int, ...] = ()
    said: str = ""
    said_en: str = ""
    talk: bool = False
    on: date | None = None
    source: Mapping[str, Any] | None = None
    why: str = ""
    note: int | None = None
    mask: Callable[[str], str] | None = None


class Saying(Telling):
    """What was said. Enter is done with it (`entered`), as in a chat; Shift+Enter begins a new line, Tab goes on."""

    entered = Signal()

    def __init__(self, said: str, *, english: bool = False) -> None:
        super().__init__("", 4)
        self.put(said)
        # Before it is written: a Chinese font would give an English quotation mark a whole square.
        if english and (narrow := look.narrow_marks("“")) is not None:
            self.setFont(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt, but for Enter."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain != Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Articles(QWidget):
    """The ten articles as chips; what those that are chosen are about stands below."""

    def __init__(self, desk: Desk, chosen: Sequence[int]) -> None:
        super().__init__()
        from lut_admin.office.office import the_convention

        self._titles: dict[int, str] = {}
        self.chips: dict[int, QPushButton] = {}
        chips = Flow(gap=look.S4)
        for article in the_convention().articles:
            title = article.title_zh if desk.language == "zh" else article.title_en
            named = words.article(article.number, desk.language)
            chip = QPushButton(str(article.number))
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setChecked(article.number in chosen)
            chip.setAutoDefault(False)
            chip.setToolTip(title)
            chip.setAccessibleName(f"{named} {title}")
            chip.toggled.connect(self._tell)
            self._titles[article.number] = f"{named} {title}"
            self.chips[article.number] = chip
            chips.addWidget(chip)
        self._said = text("", "small", wrap=True)
        self.setLayout(column(chips, self._said, gap=look.S4))
        self._joined = "；" if desk.language == "zh" else "; "
        self._tell()

    @property
    def chosen(self) -> tuple[int, ...]:
        """Those that are chosen."""
        return tuple(number for number, chip in self.chips.items() if chip.isChecked())

    def _tell(self) -> None:
        self._said.setText(self._joined.join(self._titles[number] for number in self.chosen))
        self._said.setVisible(bool(self.chosen))


class NoteSheet(QDialog):
    """Asks for what is noted and notes it; `made` is the note then. Enter keeps it, wherever the keyboard is."""

    def __init__(self, desk: Desk, parent: QWidget, begun: Begun) -> None:
        super().__init__(parent)
        self.desk, self.begun = desk, begun
        self.made: int | None = begun.note
        self._student, self._printed = begun.student, False
        say = desk.say
        self.setWindowTitle(say("notes.changing" if begun.note else "notes.new"))
        self.setMinimumWidth(WIDTH)
        self.messages = Messages()
        self.pick = PickStudent(desk, say("cases.find_student"), say("cases.found_students"), FOUND)
        # Later: the Enter that picks her goes on to the sheet, and must not keep the note at once.
        self.pick.picked.connect(lambda found: QTimer.singleShot(0, self, partial(self._choose, found)))
        self.who = OneLine(begun.called, "strong")
        self.earlier = text("", "muted", wrap=True)
        self.earlier.hide()
        self.other = icon_button("x", say("notes.somebody_else"), self._somebody_else)
        self.reminder, self.talk = QRadioButton(say("cases.note_reminder")), QRadioButton(say("cases.note_talk"))
        (self.talk if begun.talk else self.reminder).setChecked(True)
        self.day = day(begun.on or desk.office.today())
        set_days(self.day, FIRST, desk.office.today())
        self.articles = Articles(desk, begun.articles)
        self.said, self.said_en = Saying(begun.said), Saying(begun.said_en, english=True)
        for one in (self.said, self.said_en):
            one.entered.connect(self.keep)
            if begun.mask is not None:
                one.cover(begun.mask)
        self.take = button(say("notes.keep"), "check", "primary", self.keep)
        self.print = button(say("notes.keep_print"), "printer", "", self._keep_and_print)
        self._lay_out()
        self._show_who()
        (self.said if self._student is not None else self.pick.typed).setFocus()

    def _lay_out(self) -> None:
        say = self.desk.say
        how = QButtonGroup(self)
        manner = QWidget()
        for made in (self.reminder, self.talk):
            how.addButton(made)
        manner.setLayout(row(self.reminder, self.talk, None, gap=look.S16))
        manner.setMinimumHeight(look.CONTROL)
        manner.setFocusProxy(self.reminder)
        above, halves = row(gap=look.S16), row(gap=look.S16)
        above.addWidget(Field(say("notes.how"), manner), 1)
        above.addWidget(Field(say("notes.on"), self.day), 1)
        halves.addWidget(Field(say("notes.said"), self.said), 1)
        halves.addWidget(Field(say("notes.said_en"), self.said_en), 1)
        parts: list[Any] = [self.messages, row(self.who, self.other, None), self.earlier, self.pick]
        if self.begun.why:
            parts.append(text(self.begun.why, "muted", wrap=True))
        parts += [above, Field(say("notes.articles"), self.articles), halves, self._kept()]
        foot = row(self.print, None, button(say("window.cancel"), then=self.reject), self.take)
        layout = column(*parts, foot, gap=look.S12)
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)
        self.take.setDefault(True)

    def _kept(self) -> QWidget:
        """What is promised of a note, and what Enter does."""
        from lut_admin.office import cases

        days = cases.profile(self.desk.office).note_days
        told = text(self.desk.say("notes.promise", n=days), "small", wrap=True)
        covered = text(self.desk.say("recording.covered"), "small", wrap=True)
        if not (self.said.covered or self.said_en.covered):  # never shown by hand: without a parent yet, it would be a window
            covered.hide()
        keys = text(self.desk.say("notes.keys"), "small", wrap=True)
        both = QWidget()
        both.setLayout(column(covered, told, keys, gap=look.S4))
        return both

    def event(self, event: QEvent) -> bool:
        """As in Qt; it grows with what it holds: an article's title, the students that were found."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            grow(self)
        return super().event(event)

    # --- whom ---

    def _choose(self, found: StudentLine) -> None:
        beside = " · ".join(part for part in (found.student_no, found.class_name) if part)
        self._student = found.id
        self.who.setText(f"{found.name}  {beside}".strip())
        self._show_who()
        self.said.setFocus()

    def _somebody_else(self) -> None:
        self._student = None
        self._show_who()
        self.pick.typed.setFocus()

    def _show_who(self) -> None:
        chosen = self._student is not None
        self.who.setVisible(chosen)
        self.other.setVisible(chosen and self.begun.student is None)
        self.pick.setVisible(not chosen)
        self._tell_earlier()

    def _tell_earlier(self) -> None:
        """How often she was spoken to before: whether a reminder is enough is for a person to judge."""
        from lut_admin.office import cases

        office, student, this = self.desk.office, self._student, self.begun.note

        def told(found: Sequence[str]) -> None:
            if isValid(self) and student == self._student:  # the answer may come after the sheet was closed
                self.earlier.setVisible(bool(found))
                self.earlier.setText(self.desk.say("notes.earlier", n=len(found), day=found[0]) if found else "")

        if student is None:
            told(())
        else:
            self.desk.read(lambda _progress: [one.on for one in cases.notes(office, student) if one.id != this], told)

    # --- doing ---

    @property
    def how(self) -> How:
        """How she was spoken to."""
        from lut_admin.office.cases import How

        return How.TALK if self.talk.isChecked() else How.REMINDER

    def keep(self) -> None:
        """Note it."""
        from lut_admin.office import cases

        office, begun, student = self.desk.office, self.begun, self._student
        how, articles, on = self.how, self.articles.chosen, day_of(self.day)
        said, said_en = self.said.said, self.said_en.said

        def work(_progress: object) -> Result:
            if begun.note is not None:
                return cases.change_note(office, begun.note, how, articles, said, said_en, on)
            return cases.note(office, student or 0, how, articles, said, on, begun.source, said_en)

        if student is None:
            self._refused(Refusal("notes.nobody"))
        else:
            self.desk.act(work, then=self._kept_it, refused=self._refused)

    def _keep_and_print(self) -> None:
        self._printed = True
        self.keep()

    def _kept_it(self, result: Result) -> None:
        self.made = result.made
        self.accept()
        if self._printed and self.made is not None:
            note_paper.show(self.desk, self.made, self.how)

    def _refused(self, refusal: Refusal) -> None:
        self._printed = False
        self.messages.clear()
        self.messages.put(refusal_card(self.desk, refusal))
        grow(self)
        if self._student is None:
            self.pick.typed.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a chip, a choice or the day keeps the note, too; on a button it presses that."""
        on: QWidget | None = self.focusWidget()
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif isinstance(on, QPushButton) and not on.isCheckable():
            on.click()
        elif on is None or not self.pick.isAncestorOf(on):
            self.keep()


def note(desk: Desk, parent: QWidget, begun: Begun) -> int | None:
    """Ask for a note and keep it; its id, or None where the person changed their mind."""
    sheet = NoteSheet(desk, parent, begun)
    return sheet.made if once(desk.ask, sheet) else None
