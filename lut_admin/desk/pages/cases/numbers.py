"""The numbers: a year's cases by article, month, class and outcome, without names, small figures hidden; to a workbook too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QWidget

from lut_admin.convention.supervision.figures import FEW, Figures
from lut_admin.desk.forms import choice
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.chart import Bar, BarDelegate, Columns
from lut_admin.desk.pieces import Card, EmptyState, Figure, button, column, icon_button, row, scrolling, text
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.papers import figures_workbook

MORE = look.S8  # below the last row of a table
SHOWN = {"articles": 10, "months": 12, "classes": 12, "outcomes": 10}  # rows; a table with more scrolls


class Line:
    """One row of a table: what is counted, and how many as it is shown (`n` None: hidden)."""

    def __init__(self, what: str, shown: str, n: int | None) -> None:
        self.what, self.shown, self.n = what, shown, n


class Counted(Card):
    """One table: what, and how many with its bar."""

    def __init__(self, desk: Desk, name: str) -> None:
        say = desk.say
        super().__init__(say(f"numbers.sheet_{name}"), padding=look.S12)
        self.name = name
        self.model: TableModel[Line] = TableModel(
            [
                Column("what", say(f"numbers.by_{name}"), lambda line: line.what, width=190),
                Column("n", say("numbers.count"), lambda line: line.shown, kind="number", width=170, sort=_weight),
            ],
            lambda line: line.what,
            lambda line: line.what.casefold(),
        )
        self.table: Table[Line] = Table(
            self.model, f"numbers.{name}", desk.preferences, say(f"numbers.sheet_{name}")
        )
        self.table.set_compact(True)
        self._bars = BarDelegate(self.table, FEW)
        self.table.setItemDelegateForColumn(1, self._bars)
        self.model.modelReset.connect(self._order)
        self.body.addWidget(self.table)
        self.told = column(None)
        self.body.addLayout(self.told, 1)

    def put(self, lines: list[Line]) -> None:
        """Show these figures, each row seen without scrolling."""
        self.model.put(lines)
        rows = min(max(len(lines), 1), SHOWN[self.name])
        self.table.setFixedHeight(look.CONTROL + rows * look.ROW_COMPACT + MORE)

    @property
    def figures(self) -> tuple[int | None, ...]:
        """What the bars stand for, from above."""
        return self._bars.figures

    def _order(self) -> None:
        rows = self.model.rows
        self._bars.figures = tuple(rows.at(place).n for place in range(len(rows.shown)))


class Numbers(QWidget):
    """A year's figures; the year is chosen, the workbook holds what is seen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self._years: list[int] = []
        self.found: Figures | None = None
        self.year = choice([])
        self.year.setAccessibleName(say("numbers.choose_year"))
        self.year.setMinimumWidth(110)
        self.later = icon_button("chevron-right", say("numbers.later"), lambda: self._step(-1))
        self.earlier = icon_button("chevron-left", say("numbers.earlier"), lambda: self._step(1))
        self.export = button(say("numbers.export"), "file-spreadsheet", "", self._export)
        self.cases, self.people = Figure("0", say("numbers.cases")), Figure("0", say("numbers.people"))
        self.months = Columns(FEW)
        self.tables: Mapping[str, Counted] = {name: Counted(desk, name) for name in figures_workbook.TABLES}
        nothing = EmptyState("chart-column", say("numbers.nothing"), say("numbers.nothing_why"))
        self._views = QStackedWidget()
        self._views.addWidget(nothing)
        self._views.addWidget(scrolling(self._arranged()))
        self.setLayout(column(self._views))
        self.year.currentIndexChanged.connect(lambda _: self._read())

    def _arranged(self) -> QWidget:
        say = self.desk.say
        head = Card()
        which = row(text(say("numbers.year"), "muted"), self.earlier, self.year, self.later, gap=look.S4)
        bar = row(column(None, which, None), self.cases, self.people, None, self.export, gap=look.S24)
        head.body.addLayout(bar)
        head.body.addWidget(text(say("numbers.why_few"), "muted", wrap=True))
        picture = Card(say("numbers.picture"), padding=look.S12)
        picture.body.addWidget(self.months, 1)
        inside = QWidget()
        tables = self.tables
        tables["articles"].told.insertWidget(0, text(say("numbers.why_articles"), "small", wrap=True))
        inside.setLayout(
            column(
                head,
                _beside(column(picture), column(tables["months"])),
                _beside(column(tables["articles"], tables["outcomes"], gap=look.S12), column(tables["classes"], None)),
                None,
                gap=look.S12,
            )
        )
        return inside

    def refresh(self) -> None:
        """Read which years there are, and the figures of the one that is shown."""
        from lut_admin.office import cases

        self.desk.read(lambda _progress: cases.figure_years(self.desk.office), self._put_years)

    def _put_years(self, years: list[int]) -> None:
        self._views.setCurrentIndex(1 if years else 0)
        if years != self._years:
            chosen = self.year.currentData()
            self.year.blockSignals(True)
            self.year.clear()
            for year in years:
                self.year.addItem(str(year), year)
            self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
            self.year.blockSignals(False)
            self._years = years
        self._read()

    def _step(self, by: int) -> None:
        self.year.setCurrentIndex(min(max(self.year.currentIndex() + by, 0), len(self._years) - 1))

    def _read(self) -> None:
        from lut_admin.office import cases

        place, office = self.year.currentIndex(), self.desk.office
        self.later.setEnabled(place > 0)
        self.earlier.setEnabled(0 <= place < len(self._years) - 1)
        year = self.year.currentData()
        if year is not None:
            self.desk.read(lambda _progress: cases.figures(office, year), self._put)

    def _put(self, found: Figures) -> None:
        from lut_admin.office.office import the_convention

        self.found = found
        language, law, say = self.desk.language, the_convention(), self.desk.say
        self.cases.put(str(figures_workbook.total(found.cases, language)))
        self.people.put(str(figures_workbook.total(found.people, language)))
        for name, made in self.tables.items():
            made.put(
                [
                    Line(
                        figures_workbook.what(name, one, law, language),
                        str(figures_workbook.number(one, language)),
                        one.n,
                    )
                    for one in figures_workbook.counts(found, name)
                ]
            )
        bars = [
            Bar(say("numbers.month", month=int(str(one.what)[5:])), str(figures_workbook.number(one, language)), one.n)
            for one in figures_workbook.counts(found, "months")
        ]
        told = [say("numbers.said", what=bar.label, n=bar.shown) for bar in bars if bar.n != 0]
        self.months.put(bars, f"{say('numbers.picture')} {' '.join(told)}")

    def _export(self) -> None:
        from lut_admin.office import cases

        say, office, language, found = self.desk.say, self.desk.office, self.desk.language, self.found
        if found is None:
            return
        offered = f"{say('numbers.export_file', year=found.year)}.xlsx"
        path = self.desk.ask.file_to_save(say("numbers.export"), offered, "Excel (*.xlsx)")
        if path is not None:
            target = path if path.suffix else Path(f"{path}.xlsx")
            self.desk.read(
                lambda progress: cases.export_figures(office, found.year, target, language, progress), self.desk.saved
            )


def _beside(one: QLayout, other: QLayout) -> QHBoxLayout:
    made = row(gap=look.S12)
    made.addLayout(one, 1)
    made.addLayout(other, 1)
    return made


def _weight(line: Line) -> int:
    """Hidden figures stand together, below those that are shown."""
    return -1 if line.n is None else line.n
