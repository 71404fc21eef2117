"""The tables of a review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QTableView, QWidget

from lut_admin.convention import names
from lut_admin.convention.roster import FIELDS
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.importing.rows import KEEP, LEAVE_OUT
from lut_admin.desk.pieces import Tone
from lut_admin.desk.style import icons, look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.delegates import CHOICES, Index, TextDelegate

__all__ = ["ReviewTable", "changed", "columns", "held", "kinds", "missing", "new", "problems"]

SEVERITIES: dict[str, Tone] = {"error": "bad", "question": "warn", "warning": "primary"}
ANSWERS = ("same", "new", "restore", "proposed", "written", "without", "skip")
_NEW = ("student_no", "nationality", "class_name", "level", "status", "gender", "birth", "passport_no")
_NEW_YIELDS = ("passport_no", "birth", "gender", "level", "nationality", "status")


class ChoiceDelegate(TextDelegate):
    """A cell that is a choice: it shows so, and one click opens the list."""

    def _write(self, painter: QPainter, inner: QRect, index: Index) -> None:
        if not index.data(CHOICES):
            super()._write(painter, inner, index)
            return
        super()._write(painter, inner.adjusted(0, 0, -20, 0), index)
        arrow = icons.pixmap("chevron-down", look.colours().muted, 16, 2.0)
        painter.drawPixmap(QRect(inner.right() - 12, inner.center().y() - 7, 16, 16), arrow)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The list, open."""
        made = super().createEditor(parent, option, index)
        if isinstance(made, QComboBox):
            QTimer.singleShot(0, made, made.showPopup)
        return made


class RowChoices(TableModel[Any]):
    """A model where each row has choices of its own: those of its `answers`."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As in Qt."""
        found = super().data(index, role)
        if role == CHOICES and found:
            answers = self.rows.at(index.row()).answers
            return [choice for choice in found if not choice[0] or choice[0] in answers]
        return found


class ReviewTable(Table[Any]):
    """A table of the review: close rows, and choices that open with one click."""

    def __init__(
        self, model: TableModel[Any], name: str, desk: Desk, title: str, chosen: str = "", yields: Sequence[str] = ()
    ) -> None:
        super().__init__(model, f"review_{name}", desk.preferences, title, yields)
        self.set_compact(True)
        if chosen:
            at = [column.name for column in model.columns].index(chosen)
            self.setItemDelegateForColumn(at, ChoiceDelegate(self))
            self.setEditTriggers(QTableView.EditTrigger.EditKeyPressed | QTableView.EditTrigger.DoubleClicked)
            self.clicked.connect(
                lambda index: self.edit(index)
                if index.column() == at and index.flags() & Qt.ItemFlag.ItemIsEditable
                else None
            )

    def put(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.rows_model.put(rows)


def kinds(desk: Desk) -> str:
    """The files a list may be, as Qt's filter text."""
    return f"{desk.say('students.lists')} (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.html *.htm)"


def columns(desk: Desk) -> ReviewTable:
    """What each column of the list is read as; chosen otherwise by hand."""
    say = desk.say
    meanings = [(KEEP, say("students.keep_column")), (LEAVE_OUT, say("students.leave_column"))]
    meanings += [(field.name, say(f"field.{field.name}")) for field in FIELDS]
    words = dict(meanings)
    model: TableModel[Any] = TableModel(
        [
            Column("letter", say("students.column"), lambda one: one.letter, kind="muted", width=84),
            Column("header", say("students.header"), lambda one: one.header, width=200),
            Column("meaning", say("students.meaning"), lambda one: words[one.meaning], width=190,
                   editable=True, choices=meanings, raw=lambda one: one.meaning),
            Column("samples", say("students.samples"), lambda one: one.why or one.samples, kind="muted", width=260),
            Column("sheets", say("students.sheet"), lambda one: say("students.and", parts=one.sheets), kind="muted", width=160),
        ],
        lambda one: (one.key, one.letter),
        lambda one: names.query(one.header),
    )  # fmt: skip
    return ReviewTable(model, "columns", desk, say("students.columns_of_list"), "meaning")


def new(desk: Desk) -> ReviewTable:
    """Who would be entered; what there is no room for stands below the table."""
    say = desk.say
    shown: list[Column[Any]] = [
        Column("where", say("students.where"), lambda one: one.where, kind="muted", width=84),
        Column(
            "name", say("students.name"), lambda one: one.latin, kind="name", width=220, second=lambda one: one.chinese
        ),
    ]
    shown += [Column(name, say(f"field.{name}"), _value(name), width=120) for name in _NEW]
    model: TableModel[Any] = TableModel(shown, lambda one: one.where, _unsearched)
    return ReviewTable(model, "new", desk, say("students.new_students"), yields=_NEW_YIELDS)


def _unsearched(_row: Any) -> str:
    """Nothing is searched in a review."""
    return ""


def _value(name: str) -> Any:
    return lambda one: one.values.get(name, "")


def changed(desk: Desk) -> ReviewTable:
    """What would change, value by value."""
    say = desk.say
    model: TableModel[Any] = TableModel(
        [
            Column("where", say("students.where"), lambda one: one.where, kind="muted", width=84),
            Column("name", say("students.name"), lambda one: one.name, width=210),
            Column("field", say("students.field"), lambda one: one.field, kind="muted", width=130),
            Column("old", say("students.old"), lambda one: one.old, kind="muted", width=160),
            Column("new", say("students.new"), lambda one: one.new, width=160),
        ],
        lambda one: one.number,
        _unsearched,
    )
    return ReviewTable(model, "changed", desk, say("students.changes"))


def held(desk: Desk) -> ReviewTable:
    """Rows that wait for an answer, and those that have one, which may be changed."""
    say = desk.say
    answers = [
        ("", say("students.answer_open")),
        *((a, say(f"students.answer_{a}")) for a in ANSWERS),
    ]
    words = dict(answers)
    model = RowChoices(
        [
            Column("where", say("students.where"), lambda one: one.place, kind="muted", width=84),
            Column("answer", say("students.answer"), lambda one: words[one.answer], width=190, editable=True,
                   choices=answers, raw=lambda one: one.answer),
            Column("raw", say("students.raw"), lambda one: one.raw, width=130),
            Column("said", say("students.why"), lambda one: one.said, width=300),
        ],
        lambda one: one.where,
        _unsearched,
    )  # fmt: skip
    return ReviewTable(model, "held", desk, say("students.to_answer"), "answer")


def problems(desk: Desk) -> ReviewTable:
    """Each problem with its cell and its reason."""
    say = desk.say
    order = list(SEVERITIES)
    model: TableModel[Any] = TableModel(
        [
            Column("where", say("students.where"), lambda one: one.where, kind="muted", width=84, sort=lambda one: one.number),
            Column("severity", say("students.severity"), lambda one: say(f"roster.severity_{one.severity}"), kind="pill", width=164,
                   tone=lambda one: SEVERITIES[one.severity], sort=lambda one: order.index(one.severity)),
            Column("raw", say("students.raw"), lambda one: one.raw, width=140),
            Column("said", say("students.why"), lambda one: one.said, width=300),
        ],
        lambda one: one.number,
        _unsearched,
    )  # fmt: skip
    return ReviewTable(model, "problems", desk, say("students.problems"))


def missing(desk: Desk) -> ReviewTable:
    """Who is on the register and not in a complete list."""
    say = desk.say
    model: TableModel[Any] = TableModel(
        [
            Column("name", say("students.name"), lambda one: one.name, width=240),
            Column("student_no", say("field.student_no"), lambda one: one.student_no, width=150),
            Column("class_name", say("field.class_name"), lambda one: one.class_name, width=160),
        ],
        lambda one: one.student_id,
        _unsearched,
    )
    return ReviewTable(model, "missing", desk, say("students.missing"))
