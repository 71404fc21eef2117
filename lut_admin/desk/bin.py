"""The bin: what was taken off the lists, to be taken out again; as a view of a page, or as a dialog for one kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QStackedWidget, QToolButton, QWidget

from lut_admin.desk.forms import search_line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, EmptyState, button, column, icon_button, row, text
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.work.ask import once
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.bin import Binned

SEARCH_WIDTH = 380


class Bin(Card):
    """The bin's list of these kinds, with the button that takes things out again; `then` follows when it has."""

    def __init__(self, desk: Desk, kinds: Sequence[str], then: Callable[[], object] | None = None) -> None:
        super().__init__(padding=look.S12)
        say = desk.say
        self._desk, self._kinds, self._then = desk, tuple(kinds), then
        self.model: TableModel[Binned] = TableModel(
            [
                Column("name", say("bin.name"), lambda one: one.name, width=300),
                Column("kind", say("bin.kind"), lambda one: say(f"bin.{one.kind}"), kind="muted", width=120),
                Column("beside", say("bin.beside"), self._beside, kind="muted", width=260),
            ],
            lambda one: (one.kind, one.id),
            lambda one: one.key,
        )
        self.table: Table[Binned] = Table(self.model, "bin", desk.preferences, say("bin.title"))
        self.search = search_line(say("bin.search"), say("window.clear"))
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self.restore = button(say("bin.restore"), "rotate-ccw", "", self.do)
        self.nothing = EmptyState("trash-2", say("bin.empty"), say("bin.empty_why"))
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.nothing)
        self.why = text(say("bin.why"), "muted", wrap=True)
        bar = row()
        bar.addWidget(self.search, 2)
        bar.addWidget(self.why, 3)
        bar.addWidget(self.restore)
        self.body.addLayout(bar)
        self.body.addWidget(self.lists, 1)
        self.search.textChanged.connect(self.model.search)
        self.search.left.connect(self.table.setFocus)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def _beside(self, one: Binned) -> str:
        said = (part if isinstance(part, str) else words.of_word(part, self._desk.language) for part in one.beside)
        return " · ".join(part for part in said if part)

    def refresh(self) -> None:
        """Read the bin afresh."""
        from lut_admin.office import bin as kept

        office, kinds = self._desk.office, self._kinds
        self._desk.read(lambda _progress: kept.binned(office, kinds), self._put)

    def _put(self, found: Sequence[Binned]) -> None:
        self.model.put(found)
        self.lists.setCurrentWidget(self.table if found else self.nothing)
        for piece in (self.search, self.why, self.restore):
            piece.setVisible(bool(found))
        self._tell()

    def _tell(self) -> None:
        self.restore.setEnabled(bool(self.table.selectionModel().selectedRows()))

    def do(self) -> None:
        """Take what is chosen out of the bin, in one act."""
        from lut_admin.office import bin as kept

        office, chosen = self._desk.office, self.table.selected
        if chosen:
            self._desk.act(lambda _progress: kept.restore(office, chosen), then=self._restored)

    def _restored(self, _result: object) -> None:
        if self._then is not None:
            self._then()


class BinDialog(QDialog):
    """The bin of one page; it closes when something was taken out, so that the way back is at hand."""

    def __init__(self, desk: Desk, parent: QWidget, kinds: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(desk.say("bin.title"))
        self.resize(820, 480)
        self.bin = Bin(desk, kinds, self.accept)
        self.bin.table.opened.connect(lambda _one: self.bin.do())
        layout = column(self.bin, row(None, button(desk.say("window.close"), then=self.reject)), gap=look.S12)
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.bin.refresh()


def bin_button(desk: Desk, parent: QWidget, *kinds: str) -> QToolButton:
    """A page's way to what was taken off its list."""

    def show() -> None:
        dialog = BinDialog(desk, parent, kinds)
        once(desk.ask, dialog)

    return icon_button("trash-2", desk.say("bin.title"), show)
