"""The page of students: the list with one student beside it, an import under review, the staff, the bin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.deeds import Deeds
from lut_admin.desk.pages.students.edits import Edits
from lut_admin.desk.pages.students.person.country import ask_country
from lut_admin.desk.pages.students.person.person import Person
from lut_admin.desk.pages.students.register.arriving import Counted, read_list
from lut_admin.desk.pages.students.register.listing import Listing
from lut_admin.desk.pages.students.register.tools import in_words, tool
from lut_admin.desk.pieces import button, column, icon_button
from lut_admin.desk.pieces.findings import refusal_card
from lut_admin.desk.pieces.tabs import TabBar
from lut_admin.desk.style import look
from lut_admin.desk.tables.rows import Rows
from lut_admin.office.results import Changes
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    # What the list can be painted without is imported and made when it is first looked at.
    from lut_admin.desk.bin import Bin
    from lut_admin.desk.pages.students.importing.block import Block
    from lut_admin.desk.pages.students.importing.review import Review
    from lut_admin.desk.pages.students.staff import StaffList
    from lut_admin.office.roster import Student, StudentLine
    from lut_admin.papers.sheets import Workbook

# Below this width a student's details take the place of the list instead of standing beside it.
BESIDE_FROM = 960
PANE = 372
STUDENTS, STAFF, BIN = range(3)
View = TypeVar("View", bound=QWidget)


class StudentsPage(Counted):
    """The register. Ways in: ``student=id``, ``importing=True``, ``file=Path``, ``mark=name`` (a chip), ``new=True``."""

    name = "students"
    icon = "users"
    shows = Changes.STUDENTS | Changes.STAFF | Changes.SETTINGS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listing = Listing(desk, self.choose_file, self.add)
        self.pane = Person(desk)
        self.deeds = Deeds(desk, self, self.listing.columns.names)
        self._where: dict[str, Any] = {}
        self._loaded = False
        self.edits = Edits(desk, self.listing.replace, super().changed)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(look.S12)
        self.split.setStyleSheet("QSplitter::handle { background: transparent; }")
        for part in (self.listing, self.pane):
            self.split.addWidget(part)
        self.split.setStretchFactor(0, 1)
        self.pane.setMinimumWidth(320)
        self.views = QStackedWidget()
        self.views.addWidget(self.split)
        titles = (desk.say(f"students.{tab}") for tab in ("tab_students", "tab_staff", "tab_bin"))
        self.tabs = TabBar(desk.say("students.views"), titles)
        self.show_pane = icon_button("panel-right", desk.say("students.pane"), lambda: self._show_pane(not self._pane_open))
        self.listing.bar.addWidget(self.show_pane)
        self.heads = (
            tool("chart-column", desk.say("students.count_by"), "Ctrl+M", self.count_by),
            tool("download", desk.say("students.export"), "Ctrl+Shift+E", self.export),
        )
        self.setLayout(column(self.views))
        self._pane_open = bool(desk.preferences.get("students.pane", True))
        self._stacked = False
        self._wire()
        self.listing.told.connect(lambda: self.show_pane.setVisible(bool(self.listing.model.rows.rows)))
        self._arrange()

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        for key, then in (("Ctrl+M", self.count_by), ("Ctrl+Shift+E", self.export)):
            QShortcut(QKeySequence(key), self, then, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.listing.edited.connect(lambda line, field, value: self._edit(line.id, field, value))
        self.listing.opened.connect(self._open)
        self.listing.chosen.connect(self._chosen)
        self.listing.pasted.connect(lambda *cells: self.block.pasted(*cells))
        self.listing.wished.connect(lambda deed, lines: self.deeds.do(deed, {line.id: line.name for line in lines}))
        self.pane.entered.connect(self._entered)
        self.pane.wished.connect(lambda deed, student: self.deeds.do(deed, {student.id: student.name}))
        self.pane.left.connect(self._close_pane)
        self.split.splitterMoved.connect(lambda *_: self.desk.preferences.put("students.pane_width", self.pane.width()))

    # --- what the window asks ---

    def tools(self) -> Sequence[QWidget]:
        """The three views; lists in and out, one student in, counting."""
        say = self.desk.say
        return (
            self.tabs,
            *self.heads,
            button(say("students.add"), "plus", "", self.add),
            button(say("students.import"), "upload", "", self.choose_file),
        )

    def refresh(self) -> None:
        """Read the register afresh."""
        read_list(self.desk, self.listing, self._put)
        for made in ("staff", "bin"):
            if made in self.__dict__:
                getattr(self, made).refresh()

    def visit(self, where: Mapping[str, Any]) -> None:
        """Go to a student, a chip, or a job; see the class."""
        self._where = dict(where)
        if self._loaded:
            self._go()

    def changed(self, changes: Changes) -> None:
        """An edit made here changes one line; anything else is read afresh."""
        if not self.edits.expects(changes):
            super().changed(changes)

    def _put(self, rows: Rows[StudentLine], coming: int) -> None:
        self.listing.put(rows, coming)
        self._loaded = not coming
        self.tell_everybody(coming or len(rows.rows))
        if coming:
            return
        if self.pane.student is not None:
            self._read_student(self.pane.student.id)
        self._go()

    def _go(self) -> None:
        where, self._where = self._where, {}
        if where.get("importing"):
            self.choose_file()
        elif isinstance(where.get("file"), Path):
            self.review_file(where["file"])
        elif where.get("new"):
            self.add()
        elif "student" in where or "mark" in where:
            self.tabs.setCurrentIndex(STUDENTS)
            self.views.setCurrentWidget(self.split)
            if "mark" in where:
                self.listing.show_mark(where["mark"])
            elif self.listing.show_student(where["student"]):
                self._show_pane(True)

    # --- views ---

    @cached_property
    def staff(self) -> StaffList:
        """The staff."""
        from lut_admin.desk.pages.students.staff import StaffList

        made = self._made(StaffList(self.desk))
        made.refresh()
        return made

    @cached_property
    def bin(self) -> Bin:
        """The bin."""
        from lut_admin.desk.bin import Bin

        made = self._made(Bin(self.desk, ("student", "staff")))
        made.refresh()
        return made

    @cached_property
    def review(self) -> Review:
        """The review of a list."""
        from lut_admin.desk.pages.students.importing.review import Review

        made = self._made(Review(self.desk))
        made.left.connect(lambda: self._show_tab(self.tabs.currentIndex()))
        return made

    def _made(self, view: View) -> View:
        self.views.addWidget(view)
        return view

    @cached_property
    def block(self) -> Block:
        """What is pasted into the list."""
        from lut_admin.desk.pages.students.importing.block import Block

        made = Block(self.desk, self, self.listing)
        made.import_it.connect(self.review_file)
        return made

    def _show_tab(self, tab: int) -> None:
        self.views.setCurrentWidget(self.staff if tab == STAFF else self.bin if tab == BIN else self.split)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the list where there is room, else in its place; words in the heading where there is room."""
        super().resizeEvent(event)
        for made in self.heads:
            in_words(made, self.width() >= BESIDE_FROM)
        stacked = self.width() < BESIDE_FROM
        if stacked != self._stacked:
            self._stacked = stacked
            self._pane_open = bool(self.desk.preferences.get("students.pane", True)) and not stacked
            self._arrange()

    def _arrange(self) -> None:
        shown = self._pane_open and bool(self.listing.model.rows.rows)
        self.pane.setVisible(shown)
        self.listing.setVisible(not (shown and self._stacked))
        self.pane.back.setVisible(self._stacked)
        self.pane.close_.setVisible(not self._stacked)
        if shown and not self._stacked:
            width = self.desk.preferences.get("students.pane_width", PANE)
            self.split.setSizes([max(self.width() - width - look.S12, 1), width])

    def _show_pane(self, shown: bool) -> None:
        self._pane_open = shown
        if not self._stacked:
            self.desk.preferences.put("students.pane", shown)
        self._arrange()
        line = self.listing.table.current
        if shown and line is not None:
            self._read_student(line.id)

    def _close_pane(self) -> None:
        self._show_pane(False)
        self.listing.table.setFocus()

    def _open(self, line: StudentLine) -> None:
        self._show_pane(True)
        if self._stacked:
            self.pane.back.setFocus()

    # --- one student ---

    def _chosen(self, line: StudentLine | None) -> None:
        if line is None:
            self.pane.clear()
        elif self.pane.isVisible() or self._pane_open:
            self._read_student(line.id)

    def _read_student(self, student_id: int) -> None:
        """Show one student in the pane; read at once, as the worker may be busy with a list for seconds."""
        from lut_admin.office import roster

        office = self.desk.office
        try:
            student = roster.student(office, student_id)
        except Refusal:  # taken back meanwhile
            self.pane.clear()
            return
        if student.binned_at:
            self.pane.clear()
        else:
            self.pane.put(student, roster.history(office, student_id))

    def _entered(self, student: Student, field: str, value: str, further: bool) -> None:
        if further:
            self._edit(student.id, "", "", {field: value})
        else:
            self._edit(student.id, field, value, in_pane=True)

    def _edit(
        self,
        student_id: int,
        field: str,
        value: str,
        further: Mapping[str, str] | None = None,
        *,
        in_pane: bool = False,
    ) -> None:
        def refused(refusal: Refusal) -> None:
            if in_pane:
                self.pane.refuse(field, refusal)
            elif not self._refused_in_cell(student_id, field, value, refusal):
                self.listing.messages.clear()
                self.listing.messages.put(refusal_card(self.desk, refusal))

        def done() -> None:
            self.listing.messages.clear()
            if field == "nationality":
                ask_country(self.desk, self.listing.messages, value, partial(self._edit, student_id, field))
            if self.pane.student is not None and self.pane.student.id == student_id:
                self._read_student(student_id)

        self.edits.do(student_id, {field: value} if field else {}, further, done, refused)

    def _refused_in_cell(self, student_id: int, field: str, typed: str, refusal: Refusal) -> bool:
        line, facts = self.listing.model.rows.find(student_id), refusal.facts
        if line is None:
            return False
        why = "\n".join(self.desk.say(key, **facts) for key in (refusal.code, f"{refusal.code}.remedy"))
        return self.listing.table.refuse(line, field, typed, why)

    # --- jobs ---

    def add(self) -> None:
        """Enter a student by hand."""
        from lut_admin.desk.pages.students.person.adding import AddDialog

        dialog = AddDialog(self.desk, self)
        self.desk.ask.dialog(dialog)
        if dialog.made is not None:
            self._where = {"student": dialog.made}
            if self._loaded and self.listing.model.rows.find(dialog.made) is not None:
                self._go()

    def choose_file(self) -> None:
        """Ask for a list to import."""
        from lut_admin.desk.pages.students.importing.tables import kinds

        path = self.desk.ask.file_to_open(self.desk.say("students.import"), kinds(self.desk))
        if path is not None:
            self.review_file(path)

    def review_file(self, source: Path | Workbook) -> None:
        """Read a list and show what importing it would do."""
        self.views.setCurrentWidget(self.review)
        self.review.begin(source, empty=not self.listing.model.rows.rows)

    def export(self) -> None:
        """The students that are shown, to a file."""
        from lut_admin.desk.pages.students.handing_out.exporting import export_shown

        if self._loaded:  # all that is shown, not the first lines of it
            export_shown(self.desk, self, self.listing)

    def count_by(self) -> None:
        """Answer how many."""
        from lut_admin.desk.pages.students.handing_out.counting import CountDialog

        self.desk.ask.dialog(CountDialog(self.desk, self))
