"""The page of cases (Art. 10): its views as tabs, and over them one case, or the sheet on which one is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.desk.bin import bin_button
from lut_admin.desk.page import Desk, Page
from lut_admin.desk.pages.cases.evidence.adding import Incoming
from lut_admin.desk.pages.cases.halves import Half
from lut_admin.desk.pages.cases.listing import CaseList, Row, rows
from lut_admin.desk.pages.cases.messages.pasting import Pasting
from lut_admin.desk.pages.cases.messages.spoken import Spoken
from lut_admin.desk.pages.cases.notes import Notes
from lut_admin.desk.pages.cases.numbers import Numbers
from lut_admin.desk.pages.cases.opening.recording import Draft, Recording
from lut_admin.desk.pages.cases.papers.batching import batch
from lut_admin.desk.pages.cases.review import Review
from lut_admin.desk.pages.cases.sheet import CaseSheet
from lut_admin.desk.pages.cases.veil import Eye, Veil, shortcut
from lut_admin.desk.pages.cases.views import Tabs
from lut_admin.desk.pieces import EmptyState, button, column, icon_button
from lut_admin.office.results import Changes, Result

if TYPE_CHECKING:
    from lut_admin.office.cases import Account, CaseFile


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is on the page, for the page that takes its place: the view, the open case, what is half written."""

    view: str
    case: int | None
    names: bool
    draft: Draft | None
    writing: bool
    halves: tuple[Half, ...] = ()
    pasted: tuple[Spoken, ...] = ()  # the messages that lie open


class CasesPage(Page):
    """The list of cases and what stands beside it; one is opened by Enter or a double click, a new one recorded by the button."""

    name = "cases"
    icon = "gavel"
    shows = Changes.CASES | Changes.SETTINGS | Changes.STUDENTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: int | None = None
        self._files: tuple[Incoming, ...] = ()  # that were chosen while the wanted case was written
        self._found: list[Row] = []
        self.veil = Veil(desk)
        self.veil.setParent(self)
        self.nothing = EmptyState(
            "gavel",
            desk.say("cases.empty"),
            desk.say("cases.empty_why"),
            button(desk.say("cases.new"), "plus", "primary", self._new),
        )
        self.listing = CaseList(desk, self.veil, self.nothing)
        self.table, self.model, self.search = self.listing.table, self.listing.model, self.listing.search
        self.notes = Notes(desk, self.veil)
        self.review = Review(desk)
        views = {"cases": self.listing, "notes": self.notes, "numbers": Numbers(desk), "review": self.review}
        self.tabs = Tabs(desk, views)
        self.tabs.offer("review", False)
        self.sheet = CaseSheet(desk, self.veil)
        self.recording = Recording(desk, self.veil)
        self.pasting = Pasting(desk, self.veil)
        self.new = button(desk.say("cases.new"), "plus", "", self._new)
        self.paste = button(desk.say("recording.paste"), "clipboard-paste", "", self._paste)
        self.note = button(desk.say("notes.new"), "message-circle", "", self.notes.new)
        self.bin = bin_button(desk, self, "case")
        self.batch = icon_button("printer", desk.say("casepapers.batch"), lambda: batch(desk, self))
        self.eye = Eye(desk, self.veil)
        shortcut(self.veil, self)
        self._pages = QStackedWidget()
        for page in (self.tabs, self.sheet, self.recording, self.pasting):
            self._pages.addWidget(page)
        self.setLayout(column(self._pages))
        self.tabs.turned.connect(self._turned)
        self.review.due.connect(lambda due: self.tabs.offer("review", due))
        self.table.opened.connect(self._open)
        self.sheet.left.connect(self._show_list)
        self.sheet.correcting.connect(self._correct)
        self.recording.left.connect(self._show_list)
        self.notes.opening.connect(lambda account: self._begin(account, named=self.veil.open))
        self.recording.recorded.connect(self._recorded)
        self.pasting.left.connect(lambda: self._turn_to(self.tabs))
        self.pasting.opening.connect(self._begin)
        self.notes.pasting.connect(self._paste)

    def tools(self) -> Sequence[QWidget]:
        """What was taken off the list, and the ways to a reminder and a new case; the eye, at the same place over every view."""
        return (self.batch, self.bin, self.paste, self.note, self.new, self.eye)

    def badge(self) -> tuple[str, bool] | None:
        """How many cases are open."""
        count = sum("open" in row.marks for row in self._found)
        return (str(count), True) if count else None

    def refresh(self) -> None:
        """Read the cases afresh, and the view that is shown."""
        from lut_admin.office import cases

        office = self.desk.office
        self.desk.read(lambda _progress: rows(cases.overview(office), office.today()), self._put)
        self.tabs.refresh()
        if self.tabs.view != "review":
            self.review.refresh()

    def visit(self, where: Mapping[str, Any]) -> None:
        """``case=id`` opens one, ``new=True`` records one, ``student=id`` one about her; ``view=name`` shows one of the views
        (there ``note=id``), ``mark=name`` the cases of a chip; ``begin=Account`` begins a new one from it, ``noting=True`` a
        reminder or a talk, ``pasting=True`` reads a message."""
        if "begin" in where:
            self._begin(where["begin"])
        elif where.get("noting"):
            self._turn_to(self.tabs)
            self.tabs.show_view("notes")
            self.notes.new()
        elif where.get("pasting"):
            self._paste()
        elif where.get("new") or "student" in where:
            self._new(where.get("student"))
        elif "case" in where:
            self._wanted = where["case"]
            self._open_wanted()
        elif "view" in where:
            self._turn_to(self.tabs)
            self.tabs.show_view(where["view"])
            if "note" in where:
                self.notes.show_note(where["note"])
        elif "mark" in where:
            self._show_list()
            self.search.clear()
            self.listing.filter(where["mark"])

    def unfinished(self) -> object | None:
        """A case, or a correction of one, that is half written; what is half entered on the sheet of one."""
        return self.recording.draft() if self.recording.written else self.sheet.halves() or None

    def hand_over(self) -> object | None:
        """Where somebody is, and what is half written."""
        file = self.sheet.file if self._pages.currentWidget() is self.sheet else None
        draft = self.recording.draft() if self.recording.written else None
        writing = self._pages.currentWidget() is self.recording
        case = file.id if file is not None else None
        pasted = tuple(self.pasting.lines) if self._pages.currentWidget() is self.pasting else ()
        return Place(self.tabs.view, case, self.veil.open, draft, writing, self.sheet.halves(), pasted)

    def resume(self, unfinished: object) -> None:
        """Go on there; what is half written lies open where it lay open before."""
        if isinstance(unfinished, Place):
            self.veil.put(unfinished.names)
            self.tabs.show_view(unfinished.view)
            self._wanted = unfinished.case
            self.sheet.expect(unfinished.halves)
            if unfinished.draft is not None:
                self.recording.go_on(unfinished.draft)
                if unfinished.writing:
                    self._turn_to(self.recording)
            if unfinished.pasted:
                self._turn_to(self.pasting)
                self.pasting.go_on(unfinished.pasted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt; Escape, where nothing on the sheet of a case takes it, goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._pages.currentWidget() is self.sheet:
            self._show_list()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """As in Qt; from now on the window is watched: when it is put away, the names are veiled."""
        super().showEvent(event)
        self.veil.watch(self.window())

    def _put(self, found: list[Row]) -> None:
        self._found = found
        self.listing.show_cases(found)
        self.heading_changed.emit()
        self._show_tools()
        if self._pages.currentWidget() is self.sheet and self.sheet.file is not None:
            again = self.model.rows.find(self.sheet.file.id)
            if again is None:
                self._show_list()
            else:  # the same file may have other dates: the school's rules, or the day, have changed
                self.sheet.show_case(again.file)
        self._open_wanted()

    def _open_wanted(self) -> None:
        row = self.model.rows.find(self._wanted) if self._wanted is not None else None
        if row is not None:
            self._wanted = None
            self._open(row)
            files, self._files = self._files, ()
            self.sheet.evidence.take(files)

    def _open(self, row: Row) -> None:
        self.sheet.show_case(row.file)
        self._turn_to(self.sheet)

    def _correct(self, file: CaseFile) -> None:
        if self._sheet_is_free():
            self.recording.correct(file)
            self._turn_to(self.recording)

    def _new(self, student_id: int | None = None) -> None:
        if self.recording.written and self.recording.new and student_id is None:
            self._turn_to(self.recording)  # a case half written is gone on with
        elif self._sheet_is_free():
            self.recording.begin(student_id)
            self._turn_to(self.recording)

    def _begin(self, account: Account, *, named: bool = True) -> None:
        """A new case from a finding, a message (there her name showed) or a note."""
        if self._sheet_is_free():
            self.recording.begin_with(account, named=named)
            self._turn_to(self.recording)

    def _paste(self) -> None:
        """Read a group message that was copied."""
        self._turn_to(self.pasting)
        self.pasting.begin()

    def _sheet_is_free(self) -> bool:
        """Whether the sheet may be filled anew; what is half written on it is shown unless it is given up."""
        say = self.desk.say
        if not self.recording.written:
            return True
        if self.desk.ask.choice(say("window.page.cases"), say("cases.half_written"), [say("cases.give_up")]) is None:
            self._turn_to(self.recording)
            return False
        return True

    def _recorded(self, result: Result) -> None:
        self._wanted, self._files = result.made, self.recording.attached.files
        self.recording.begin()
        self._show_list()
        self._open_wanted()

    def _show_list(self) -> None:
        self._turn_to(self.tabs)
        self.tabs.show_view("cases")
        self.table.setFocus()

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._show_tools()

    def _turned(self) -> None:
        self._show_tools()

    def _show_tools(self) -> None:
        """The bin and the button stand by the list; an empty list has its own for a new case."""
        listed = self._pages.currentWidget() is self.tabs and self.tabs.view == "cases"
        noted = self._pages.currentWidget() is self.tabs and self.tabs.view == "notes"
        self.paste.setVisible(listed or noted)
        self.note.setVisible(noted)
        self.bin.setVisible(listed)
        self.batch.setVisible(listed and self.listing.filled)
        self.new.setVisible(listed and self.listing.filled)
