"""What went out, to begin a new notice from: found by a few letters, by its purpose, looked at in both halves, taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention.hours import recorded
from lut_admin.convention.purpose import Category
from lut_admin.desk.gate import GatedText, gate
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices import columns
from lut_admin.desk.pages.notices.heading import Heading
from lut_admin.desk.pieces import Card, EmptyState, button, column, row, text
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine

YIELDS = ("groups", "category")
LIST, HALVES = 11, 9  # how the list and the notice beside it share the room


class Past(QWidget):
    """The newest first. Emits `chosen(NoticeLine)` with the one to begin from, `left` on the way back."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, say = desk, desk.say
        self.heading = Heading(desk, self, self.left.emit)
        self.heading.put(say("notices.from_past"))
        self.table: Table[NoticeLine] = Table(
            TableModel(self._columns(), lambda line: line.id, columns.found_by, lambda line: (line.category or "",)),
            "past",
            desk.preferences,
            say("notices.from_past"),
            YIELDS,
        )
        nothing = EmptyState("history", say("notices.none_past"), say("notices.none_past_why"))
        self.listing = Listing(self.table, say("notices.search"), say("notices.category"), nothing, say("window.clear"))
        self.shown = {name: GatedText(desk, name) for name in ("zh", "en")}
        notice = Card(padding=look.S12)
        for name, editor in self.shown.items():
            editor.read_only()
            editor.setProperty("kind", "bare")
            notice.body.addWidget(text(say(f"notices.{name}"), "muted"))
            notice.body.addWidget(editor, 1)
        self.use = button(say("notices.use_past"), "copy", "primary", self._take)
        notice.body.addLayout(row(None, self.use))
        across = row(gap=look.S12)
        across.addWidget(self.listing, LIST)
        across.addWidget(notice, HALVES)
        layout = column(self.heading.layout, gap=look.S12)
        layout.addLayout(across, 1)
        self.setLayout(layout)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _line: self._take())
        self.listing.search.textChanged.connect(lambda _: self._first())
        self.listing.model.searched.connect(self._first)
        self.listing.chips.chosen.connect(lambda _: self._first())
        self.listing.search.returnPressed.connect(self._take)

    def begin(self) -> None:
        """Read what went out, and let a person look for one."""
        office = self.desk.office

        def read(_progress: object) -> list[NoticeLine]:
            from lut_admin.office.notices.writing import earlier

            return earlier.out(office)

        self.listing.search.clear()
        self.desk.read(read, self._put)

    def _put(self, lines: Sequence[NoticeLine]) -> None:
        say = self.desk.say
        self.listing.put(lines, say("notices.all"), [(one.value, say(one.key)) for one in Category])
        self._first()
        self.listing.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns(self) -> list[Column[NoticeLine]]:
        return [
            columns.title(self.desk, 230),
            columns.category(self.desk, 170),
            columns.groups(self.desk, 150),
            Column("out", self.desk.say("notices.went_out"), _day, kind="muted", width=110),
        ]

    def _first(self) -> None:
        """Of what is found the first one is looked at, where the one before is not among it."""
        if self.table.current is None and self.table.model().rowCount():
            self.table.selectRow(0)
        self._show(self.table.current)

    def _show(self, line: NoticeLine | None) -> None:
        for name, editor in self.shown.items():
            editor.tally = gate(self.desk).tally(line.id if line is not None else None)
            editor.setPlainText(getattr(line, name) if line is not None else "")
        self.use.setEnabled(line is not None)

    def _take(self) -> None:
        line = self.table.current
        if line is not None:
            self.chosen.emit(line)


def _day(line: NoticeLine) -> str:
    return f"{recorded(line.went_out or line.changed_at):%Y-%m-%d}"
