"""The posting log: every step of every notice that went out, exported as a workbook or printed and signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention.hours import Ground, recorded
from lut_admin.desk import forms
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.heading import Heading
from lut_admin.desk.paper import previewing, printing
from lut_admin.desk.paper.printing import Paper
from lut_admin.desk.pieces import EmptyState, Tone, button, column
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine, PostingLine

STEPS: dict[str, Tone] = {"held": "warn", "copied": "primary", "posted": "ok"}
MARKS = ("exception", "afterwards")
YIELDS = ("by", "reason")


@dataclass(frozen=True, slots=True)
class Line:
    """One step, and the notice it is of."""

    place: int
    notice: NoticeLine
    step: PostingLine

    @property
    def at(self) -> datetime:
        """When, in China."""
        return recorded(self.step.at)

    @property
    def marks(self) -> tuple[str, ...]:
        """Under which chips it stands."""
        named = (("exception", bool(self.step.exception)), ("afterwards", self.step.afterwards))
        return (self.step.step, *(name for name, holds in named if holds))


class PostingLog(QWidget):
    """Emits `opened(notice id)`, `left` on the way back."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._lines: list[Line] = []
        say = desk.say
        periods = [(name, say(f"posting.{name}")) for name in ("this_month", "last_month", "this_year", "all_time")]
        self.period = forms.choice(periods)
        self.period.setAccessibleName(say("posting.period"))
        self.period.currentIndexChanged.connect(lambda _: self._show())
        self.xlsx = button(say("posting.export"), "file-spreadsheet", "", self._export)
        self.pdf = button(say("window.save_pdf"), "download", "", lambda: printing.save(desk, self.paper()))
        self.printed = button(say("posting.print"), "printer", "primary", lambda: previewing.show(desk, self.paper()))
        self.heading = Heading(desk, self, self.left.emit, self.period, self.xlsx, self.pdf, self.printed)
        self.heading.put(say("posting.log"))
        self.table: Table[Line] = Table(
            TableModel(self._columns(), lambda line: line.place, _key, lambda line: line.marks),
            "posting_log",
            desk.preferences,
            say("posting.log"),
            YIELDS,
        )
        nothing = EmptyState("megaphone", say("posting.log_empty"), say("posting.log_empty_why"))
        self.listing = Listing(self.table, say("notices.search"), say("notices.filter"), nothing, say("window.clear"))
        self.table.opened.connect(lambda line: self.opened.emit(line.notice.id))
        layout = column(self.heading.layout, gap=look.S12)
        layout.addWidget(self.listing, 1)
        self.setLayout(layout)

    def put(self, lines: Sequence[NoticeLine]) -> None:
        """Every notice on record."""
        steps = [(step.at, notice.id, n, notice, step) for notice in lines for n, step in enumerate(notice.postings)]
        steps.sort(key=lambda one: one[:3], reverse=True)
        self._lines = [Line(place, notice, step) for place, (_, _, _, notice, step) in enumerate(steps)]
        self._show()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the period."""
        today = self.desk.office.today()
        first = today.replace(day=1)
        match self.period.currentData():
            case "last_month":
                last = first - timedelta(days=1)
                return last.replace(day=1), last
            case "this_year":
                return first.replace(month=1), today
            case "all_time":
                return min((line.at.date() for line in self._lines), default=today), today
        return first, today

    def paper(self) -> Paper:
        """The record of the period, to be printed."""
        from lut_admin.office import notices
        from lut_admin.office.notices import exporting
        from lut_admin.papers import posting_log

        office, (first, last) = self.desk.office, self.days
        return Paper(
            f"{self.desk.say('posting.log')} {first:%Y-%m-%d} {last:%Y-%m-%d}",
            lambda ppi: notices.log_pages(office, first, last, ppi),
            lambda: posting_log.pdf(exporting.log(office, first, last)),
        )

    def _columns(self) -> list[Column[Line]]:
        say, language = self.desk.say, self.desk.language
        return [
            Column("at", say("posting.when"), lambda line: f"{line.at:%Y-%m-%d %H:%M}", width=150),
            Column("title", say("notices.title"), lambda line: line.notice.title, width=240),
            Column(
                "step",
                say("posting.step"),
                lambda line: say(f"notices.state_{line.step.step}"),
                kind="pill",
                width=110,
                tone=lambda line: STEPS[line.step.step],
            ),
            Column("groups", say("notices.groups"), lambda line: line.step.said(language), width=260),
            Column("by", say("posting.by"), lambda line: line.step.by, kind="muted", width=120),
            Column("reason", say("posting.exception"), self._reason, kind="muted", width=180),
        ]

    def _reason(self, line: Line) -> str:
        parts = [self.desk.say("posting.afterwards")] if line.step.afterwards else []
        if line.step.exception:
            parts += [self.desk.say(Ground(line.step.exception).key), line.step.reason or ""]
        if line.step.disclosure:
            parts.append(self.desk.say("posting.disclosed", reason=line.step.disclosure))
        return " · ".join(part for part in parts if part)

    def _show(self) -> None:
        say, (first, last) = self.desk.say, self.days
        shown = [line for line in self._lines if first <= line.at.date() <= last]
        chips = [(step, say(f"notices.state_{step}")) for step in STEPS]
        self.listing.put(shown, say("notices.all"), [*chips, *((mark, say(f"posting.{mark}")) for mark in MARKS)])
        for made in (self.xlsx, self.pdf, self.printed):
            made.setEnabled(any(line.notice.out for line in shown))

    def _export(self) -> None:
        from lut_admin.office import notices

        say, office, language, (first, last) = self.desk.say, self.desk.office, self.desk.language, self.days
        name = f"{say('posting.log')} {first:%Y-%m-%d} {last:%Y-%m-%d}.xlsx"
        target = self.desk.ask.file_to_save(say("posting.export"), name, say("posting.workbooks"))
        if target is not None:
            self.desk.read(
                lambda progress: notices.export_log(office, target, language, first, last, progress), self.desk.saved
            )


def _key(line: Line) -> str:
    from lut_admin.convention import letters

    today = (now for _, now in line.step.renamed)
    return letters.key(line.notice.title, line.step.reason or "", line.step.by, *line.step.groups, *today)
