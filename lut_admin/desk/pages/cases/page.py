"""The page of cases (Art. 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention.supervision import DONE, Stage
from lut_admin.desk.bin import bin_button
from lut_admin.desk.listing import Listing
from lut_admin.desk.page import Desk, Page
from lut_admin.desk.pages.cases.sheet import CaseSheet, called
from lut_admin.desk.pages.cases.recording import Draft, Recording
from lut_admin.desk.pieces import EmptyState, button, column
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.office.results import Changes, Result
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile

YIELDS = ("opened", "articles")  # where there is little room


class CasesPage(Page):
    """The list of cases; one is opened by Enter or a double click, a new one recorded by the button."""

    name = "cases"
    icon = "gavel"
    shows = Changes.CASES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: int | None = None
        self._open_cases = 0
        self.model = TableModel(self._columns(), lambda file: file.id, _key, lambda file: (file.stage,))
        self.table: Table[CaseFile] = Table(
            self.model, "cases", desk.preferences, desk.say("window.page.cases"), YIELDS
        )
        self.nothing = EmptyState(
            "gavel",
            desk.say("cases.empty"),
            desk.say("cases.empty_why"),
            button(desk.say("cases.new"), "plus", "primary", self._new),
        )
        self.new = button(desk.say("cases.new"), "plus", "", self._new)
        self.bin = bin_button(desk, self, "case")
        self.detail = CaseSheet(desk)
        self.recording = Recording(desk)
        self.listing = Listing(
            self.table, desk.say("cases.search"), desk.say("cases.filter"), self.nothing, desk.say("window.clear")
        )
        self.search = self.listing.search
        self._pages = QStackedWidget()
        for page in (self.listing, self.detail, self.recording):
            self._pages.addWidget(page)
        self.setLayout(column(self._pages))
        self.table.opened.connect(self._open)
        self.detail.left.connect(self._show_list)
        self.detail.correcting.connect(self._correct)
        self.recording.left.connect(self._show_list)
        self.recording.recorded.connect(self._recorded)

    def _columns(self) -> list[Column[CaseFile]]:
        say = self.desk.say
        return [
            Column("number", say("cases.number"), lambda file: file.number, width=150),
            Column("people", say("cases.people"), lambda file: _people(file), width=320),
            Column("articles", say("cases.articles"), lambda file: self._articles(file), kind="muted", width=160),
            Column(
                "stage",
                say("cases.stage"),
                lambda file: say(f"supervision.{file.stage}"),
                kind="pill",
                width=220,
                tone=lambda file: "muted" if file.stage in DONE else "primary",
                choices=[(stage.value, say(f"supervision.{stage.value}")) for stage in Stage],
            ),
            Column("opened", say("cases.opened"), lambda file: file.opened_on, kind="muted", width=120),
        ]

    def _articles(self, file: CaseFile) -> str:
        joined = "、" if self.desk.language == "zh" else ", "
        return joined.join(words.article(number, self.desk.language) for number in file.articles)

    def tools(self) -> Sequence[QWidget]:
        """What was taken off the list, and the way to a new case."""
        return (self.bin, self.new)

    def badge(self) -> tuple[str, bool] | None:
        """How many cases are open."""
        return (str(self._open_cases), True) if self._open_cases else None

    def refresh(self) -> None:
        """Read the cases afresh."""
        from lut_admin.office import cases

        self.desk.read(lambda _progress: cases.cases(self.desk.office), self._put)

    def visit(self, where: Mapping[str, Any]) -> None:
        """``case=id`` opens one, ``new=True`` records one, ``student=id`` one about her."""
        if where.get("new") or "student" in where:
            self._new(where.get("student"))
        elif "case" in where:
            self._wanted = where["case"]
            self._open_wanted()

    def unfinished(self) -> object | None:
        """A case, or a correction of one, that is half written."""
        return (self._pages.currentIndex() == 2, self.recording.draft()) if self.recording.written else None

    def resume(self, unfinished: object) -> None:
        """Go on with it; it lies open where it lay open before."""
        match unfinished:
            case (bool() as open_now, Draft() as draft):
                self.recording.go_on(draft)
                if open_now:
                    self._turn_to(2)

    def _put(self, files: Sequence[CaseFile]) -> None:
        stages = dict.fromkeys(file.stage for file in files)
        self.listing.put(
            files, self.desk.say("cases.all"), [(stage, self.desk.say(f"supervision.{stage}")) for stage in stages]
        )
        self._open_cases = sum(file.stage not in DONE for file in files)
        self.heading_changed.emit()
        self._show_tools()
        if self._pages.currentIndex() == 1 and self.detail.file is not None:
            again = self.model.rows.find(self.detail.file.id)
            if again is None:
                self._show_list()
            elif again != self.detail.file:
                self.detail.show_case(again)
        self._open_wanted()

    def _open_wanted(self) -> None:
        file = self.model.rows.find(self._wanted) if self._wanted is not None else None
        if file is not None:
            self._wanted = None
            self._open(file)

    def _open(self, file: CaseFile) -> None:
        self.detail.show_case(file)
        self._turn_to(1)

    def _correct(self, file: CaseFile) -> None:
        if self._sheet_is_free():
            self.recording.correct(file)
            self._turn_to(2)

    def _new(self, student_id: int | None = None) -> None:
        if self.recording.written and self.recording.new and student_id is None:
            self._turn_to(2)  # a case half written is gone on with
        elif self._sheet_is_free():
            self.recording.begin(student_id)
            self._turn_to(2)

    def _sheet_is_free(self) -> bool:
        """Whether the sheet may be filled anew; what is half written on it is shown unless it is given up."""
        say = self.desk.say
        if not self.recording.written:
            return True
        if self.desk.ask.choice(say("window.page.cases"), say("cases.half_written"), [say("cases.give_up")]) is None:
            self._turn_to(2)
            return False
        return True

    def _recorded(self, result: Result) -> None:
        self.recording.begin()
        self._wanted = result.made
        self._turn_to(0)
        self._open_wanted()

    def _show_list(self) -> None:
        self._turn_to(0)
        self.table.setFocus()

    def _turn_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._show_tools()

    def _show_tools(self) -> None:
        """The buttons stand by the list; an empty list has its own for a new case."""
        listed = self._pages.currentIndex() == 0
        self.bin.setVisible(listed)
        self.new.setVisible(listed and self.listing.filled)


def _people(file: CaseFile) -> str:
    return "、".join(called(person.particulars) for person in file.people)


def _key(file: CaseFile) -> str:
    from lut_admin.convention import names

    known = "\n".join(names.search_key(person.particulars) for person in file.people)
    return f"{names.query(file.number)}\n{known}\n{names.query(file.facts_zh)}"
