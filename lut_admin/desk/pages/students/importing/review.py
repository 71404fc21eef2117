"""One page on which an import is reviewed before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QWidget

from lut_admin.convention.hours import as_told
from lut_admin.convention.roster import Status
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.importing import tables
from lut_admin.desk.pages.students.importing.rows import KEEP, LEAVE_OUT, HeldRow, Reviewed, reviewed, whole
from lut_admin.desk.pieces import Card, EmptyState, OneLine, button, column, icon_button, row, selectable, text
from lut_admin.desk.pieces.findings import MessageCard, Messages, refusal_card
from lut_admin.desk.pieces.tabs import TabBar
from lut_admin.desk.style import look
from lut_admin.office.results import Result
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.desk.work.jobs import Job
    from lut_admin.office.workbooks import ImportPlan
    from lut_admin.papers.sheets import Workbook

TABS = ("columns", "new", "changed", "held", "problems", "missing")
IN_FULL = ("new", "held", "problems")


class Review(Card):
    """The review of one list. Emits `left` when it is over, however."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=look.S12)
        say = desk.say
        self.desk = desk
        self.plan: ImportPlan | None = None
        self._source: Path | Workbook = Path()
        self._mapping: dict[str, dict[str, str | None]] = {}
        self._answers: dict[str, str] = {}
        self._asked_rows: dict[str, HeldRow] = {}
        self._standing: Status | None = None
        self._job: Job | None = None
        self._asked = 0
        self.file = OneLine(kind="strong")
        self.about = text("", "muted")
        self.carry = button(say("students.carry_out"), "check", "primary", self.do)
        self.save = button(say("students.save_problems"), "file-spreadsheet", "", self.save_problems)
        self.complete = QRadioButton(say("students.complete"))
        self.addition = QRadioButton(say("students.addition"))
        self.kind = QButtonGroup(self)
        for one in (self.complete, self.addition):
            self.kind.addButton(one)
        self.summary = text("", wrap=True)
        self.messages = Messages()
        self.tabs = TabBar(say("students.review"), ("" for _ in TABS))
        self.tables: dict[str, tables.ReviewTable] = {
            "columns": tables.columns(desk), "new": tables.new(desk), "changed": tables.changed(desk),
            "held": tables.held(desk), "problems": tables.problems(desk), "missing": tables.missing(desk),
        }  # fmt: skip
        self.full = selectable("", "muted")
        self.stack = QStackedWidget()
        for name in TABS:
            self.stack.addWidget(self.tables[name])
        self.reading = EmptyState("file-spreadsheet", say("students.reading"), say("students.reading_why"))
        self.whole = QStackedWidget()
        for piece in (self.reading, self._inside(), QWidget()):
            self.whole.addWidget(piece)
        back = icon_button("arrow-left", say("students.back"), self.leave)
        self.body.addLayout(row(back, self.file, self.about, None, self.save, self.carry))
        self.body.addWidget(self.messages)
        self.body.addWidget(self.whole, 1)
        self._wire()

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        for name in IN_FULL:
            self.tables[name].chosen.connect(lambda _: self._say_in_full())
        self.kind.buttonClicked.connect(lambda _: self._kind_chosen())
        self.tables["columns"].rows_model.edited.connect(lambda one, _, meaning: self._meant(one, meaning))
        self.tables["held"].rows_model.edited.connect(lambda one, _, answer: self._answered(one, answer))

    def _inside(self) -> QWidget:
        inside = QWidget()
        layout = column(row(self.complete, self.addition, None, gap=look.S16), self.summary, self.tabs, gap=look.S4)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.full)
        inside.setLayout(layout)
        return inside

    # --- reading ---

    def begin(self, source: Path | Workbook, *, empty: bool) -> None:
        """Read a list, a file or what was pasted; a file on an empty register is complete unless one says otherwise."""
        self._let_go()
        self._source, self.plan = source, None
        path = source if isinstance(source, Path) else source.path
        self._mapping, self._answers, self._standing = {}, {}, None
        self._asked_rows = {}
        complete = isinstance(source, Path) and (empty or self.desk.preferences.get("students.complete", False))
        (self.complete if complete else self.addition).setChecked(True)
        self.file.setText(path.name)
        self.about.setText("")
        self.messages.clear()
        self.tabs.setCurrentIndex(0)
        self.carry.setText(self.desk.say("students.carry_out"))
        for piece in (self.carry, self.save):
            piece.setEnabled(False)
        self.whole.setCurrentWidget(self.reading)
        self._read(first=True)

    def _read(self, first: bool = False) -> None:
        from lut_admin.office import workbooks

        office, source, complete, say = self.desk.office, self._source, self.complete.isChecked(), self.desk.say
        mapping, answers = {key: dict(columns) for key, columns in self._mapping.items()}, dict(self._answers)
        standing = self._standing

        def work(progress: Progress) -> Reviewed:
            return reviewed(workbooks.plan_import(office, source, complete, mapping, progress, answers, standing), say)

        self._start(work, first)

    def _decide(self) -> None:
        """The same reading against new answers."""
        from lut_admin.office import workbooks

        office, plan, answers, say = self.desk.office, self.plan, dict(self._answers), self.desk.say
        standing = self._standing
        if plan is not None:
            self._start(lambda _progress: reviewed(workbooks.answered(office, plan, answers, standing), say), False)

    def _start(self, work: Any, first: bool) -> None:
        self._asked += 1
        asked = self._asked

        def put(found: Reviewed) -> None:
            if asked == self._asked:  # else another file, or another answer, was given meanwhile
                self._put(found, first)

        self._job = self.desk.read(work, put, refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        if self.plan is None:
            self.whole.setCurrentIndex(2)  # nothing is being read any more
        self.messages.put(refusal_card(self.desk, refusal, [(self.desk.say("students.other_file"), self._other_file)]))

    def _other_file(self) -> None:
        path = self.desk.ask.file_to_open(self.desk.say("students.import"), tables.kinds(self.desk))
        if path is not None:
            self.begin(path, empty=False)

    # --- showing ---

    def _put(self, found: Reviewed, first: bool) -> None:
        plan, say = found.plan, self.desk.say
        self.plan = plan
        rows: Mapping[str, Sequence[Any]] = {
            "columns": found.columns, "new": found.new, "changed": found.changed, "held": self._held(found.held),
            "problems": found.problems, "missing": plan.missing or (),
        }  # fmt: skip
        for name, table in self.tables.items():
            table.put(rows[name])
            if name == "columns":  # one sheet needs no name at every column
                table.setColumnHidden(len(table.rows_model.columns) - 1, len({one.sheets for one in found.columns}) < 2)
            at = TABS.index(name)
            count = {"held": len(plan.held), "changed": plan.changed_students}.get(name, len(rows[name]))
            self.tabs.setTabText(at, say(f"students.review_{name}", count=f"{count:,}"))
            self.tabs.setTabVisible(at, name in ("columns", "new", "changed") or bool(rows[name]))
        self._tell(plan)
        self.whole.setCurrentIndex(1)
        if first:
            best = next((name for name in ("held", "problems", "new", "changed") if rows[name]), "columns")
            self.tabs.setCurrentIndex(TABS.index(best))
        self._show_tab(self.tabs.currentIndex())

    def _held(self, waiting: Sequence[HeldRow]) -> list[HeldRow]:
        """Rows that wait, and those that have been answered: they stay, so that an answer can be changed."""
        self._asked_rows |= {one.where: one for one in waiting}
        still = {one.where for one in waiting}
        return [
            replace(one, answer="" if where in still else self._answers[where])
            for where, one in self._asked_rows.items()
            if where in still or where in self._answers
        ]

    def _said_of_button(self, plan: ImportPlan) -> str:
        """What the button will do, and what stays behind."""
        good, waiting = len(plan.new) + plan.changed_students, len(plan.held)
        if not good:
            return self.desk.say("students.carry_out")
        if waiting:
            return self.desk.say("students.carry_out_waiting", n=good, waiting=waiting)
        return self.desk.say("students.carry_out_good" if plan.left_out else "students.carry_out_rows", n=good)

    def _tell(self, plan: ImportPlan) -> None:
        say = self.desk.say
        self.carry.setText(self._said_of_button(plan))
        self.carry.setEnabled(plan.writes)
        self.save.setEnabled(bool(plan.problems))
        sheets = [sheet for sheet in plan.sheets if sheet.headers]
        named = [
            say("students.sheet_told", name=sheet.name, rows=sheet.rows, header=_span(sheet.header_rows))
            for sheet in sheets
        ]
        self.about.setText(plan.kind.upper() + (f" · {plan.encoding}" if plan.encoding else ""))
        self.about.setToolTip("\n".join(named))
        counts = [
            say("students.count_new", count=f"{len(plan.new):,}"),
            say("students.count_changed", count=f"{plan.changed_students:,}"),
            say("students.count_same", count=f"{plan.same:,}"),
        ]
        if plan.missing is not None:
            counts.append(say("students.count_missing", count=f"{len(plan.missing):,}"))
        if plan.held:
            counts.append(say("students.count_held", count=f"{len(plan.held):,}"))
        counts.append(say("students.count_out", count=f"{plan.left_out - len(plan.held):,}"))
        told = say("students.sheets_told", sheets=named) if named else ""
        self.summary.setText("\n".join(part for part in (" · ".join(counts), told) if part))
        self.messages.clear()
        for header, why in plan.dropped_columns:
            if why != "list.serial_dropped":
                self.messages.put(MessageCard(self.desk, say(why, header=header), kind="tell", icon="info"))
        self._tell_standing(plan)
        if any(sheet.truncated for sheet in plan.sheets):
            self.messages.put(MessageCard(self.desk, say("students.truncated"), kind="warn", icon="triangle-alert"))
        if plan.imported_at:
            day = as_told(plan.imported_at)
            self.messages.put(MessageCard(self.desk, say("students.imported_before", at=day), kind="tell", icon="info"))

    def _tell_standing(self, plan: ImportPlan) -> None:
        """Lists of present students often have no column that says so; a person may, for all of them."""
        say = self.desk.say
        if self._standing is not None:
            said, offer, standing = say("students.standing_given"), say("students.standing_none"), None
        elif plan.without_status:
            said = say("students.without_status", n=plan.without_status)
            offer, standing = say("students.standing_active"), Status.ACTIVE
        else:
            return
        action = (offer, lambda: self.stand(standing))
        self.messages.put(MessageCard(self.desk, said, kind="tell", icon="circle-help", actions=[action], closable=False))

    def _show_tab(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        table = self.tables[TABS[at]]
        if table.current is None and table.rows_model.rowCount():
            table.selectRow(0)
        self._say_in_full()

    def _say_in_full(self) -> None:
        """A reason is often longer than its column, a student wider than the table: the row that the keyboard is on stands
        below in full."""
        name = TABS[max(self.stack.currentIndex(), 0)]
        one = self.tables[name].current if name in IN_FULL else None
        self.full.setText("" if one is None else whole(one, self.desk.say) if name == "new" else one.said)
        self.full.setVisible(one is not None)

    # --- what the person says ---

    def _kind_chosen(self) -> None:
        self.desk.preferences.put("students.complete", self.complete.isChecked())
        self._read()

    def _meant(self, one: Any, meaning: str) -> None:
        self._mapping.setdefault(one.key, {})[one.letter] = {KEEP: "", LEAVE_OUT: None}.get(meaning, meaning)
        self._read()

    def _answered(self, one: Any, answer: str) -> None:
        """An answer holds for every chosen row that may have it."""
        chosen = self.tables["held"].selected
        for row_ in chosen if one in chosen else [one]:
            if answer in row_.answers:
                self._answers[row_.where] = answer
            elif not answer:  # asked again
                self._answers.pop(row_.where, None)
        self._decide()

    def stand(self, standing: Status | None) -> None:
        """Everybody of whom nothing says a status has this one; None takes it back."""
        self._standing = standing
        self._decide()

    def do(self) -> None:
        """Import the good rows."""
        from lut_admin.office import workbooks

        office, plan = self.desk.office, self.plan
        if plan is None or not plan.writes:
            return
        self.carry.setEnabled(False)
        self.desk.act(
            lambda progress: workbooks.carry_out(office, plan, progress),
            then=self._carried,
            refused=self._not_carried,
            label=self.desk.say("students.carrying", file=plan.file),
        )

    def _carried(self, result: Result) -> None:
        if result.act_id is None:
            self.desk.toast(self.desk.say("students.nothing_new"))
        self._finish()

    def _not_carried(self, refusal: Refusal) -> None:
        self.carry.setEnabled(True)
        self.messages.put(refusal_card(self.desk, refusal))

    def save_problems(self) -> None:
        """The problems as an Excel file, for whoever keeps the list."""
        from lut_admin.office import workbooks

        plan, say = self.plan, self.desk.say
        if plan is None:
            return
        target = self.desk.ask.file_to_save(
            say("students.save_problems"), f"{say('students.problems_of', file=plan.path.stem)}.xlsx", "Excel (*.xlsx)"
        )
        if target is not None:
            self.desk.read(
                lambda progress: workbooks.save_problems(target, plan, progress),
                self.desk.saved,
            )

    def leave(self) -> None:
        """Back without importing."""
        self._finish()

    def _finish(self) -> None:
        self._let_go()
        self.plan = None
        self.left.emit()

    def _let_go(self) -> None:
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _span(rows: Sequence[int]) -> str:
    return "–".join(dict.fromkeys((str(rows[0]), str(rows[-1]))))
