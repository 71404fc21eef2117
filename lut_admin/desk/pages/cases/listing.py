"""The list of cases: the most pressing first, its next duty with the date in words, and no name before it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from lut_admin.convention.supervision import ENDED, Next
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import EmptyState, Tone
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile, Standing

# The chips. What is over and without effect (lifted, archived) shows on its own chip alone (Order 41, Art. 57).
LIVE, SETTLED = "live", "settled"
CHIPS = ("open", "overdue", "soon", "waiting", "ended", SETTLED)
YIELDS = ("opened", "articles", "stage")  # where there is little room


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the list: its file, what comes next (None: nothing is owed) and the days left for it (None: no day is set)."""

    file: CaseFile
    next: Next | None
    left: int | None
    marks: tuple[str, ...]


def rows(found: Sequence[tuple[CaseFile, tuple[Standing, ...]]], today: date) -> list[Row]:
    """The cases as rows, the most pressing first: overdue, due, undated, waiting, and those over; within these the newest."""
    return sorted((_row(file, standings, today) for file, standings in found), key=_pressing)


def _row(file: CaseFile, standings: tuple[Standing, ...], today: date) -> Row:
    from lut_admin.office.cases import next_of

    coming = next_of(standings)
    left = (coming.due - today).days if coming is not None and coming.due is not None else None
    return Row(file, coming, left, tuple(_marks(file, coming, left)))


def _marks(file: CaseFile, coming: Next | None, left: int | None) -> Iterator[str]:
    from lut_admin.office.cases.due import SOON
    from lut_admin.office.cases.reading import HIDDEN

    if file.stage in HIDDEN:
        yield SETTLED
        return
    yield LIVE
    if file.stage in ENDED:
        yield "ended"
        return
    yield "open"
    if coming is not None and coming.waiting:
        yield "waiting"
    elif left is not None and left <= SOON:
        yield "overdue" if left < 0 else "soon"


def _pressing(row: Row) -> tuple[bool, bool, bool, int]:
    over = "open" not in row.marks
    waiting = row.next is None or row.next.waiting
    return over, waiting, row.left is None, row.left if row.left is not None else 0


class CaseList(Listing[Row]):
    """The table of cases with its chips and search; names are found though they are veiled, for whoever types one knows it."""

    def __init__(self, desk: Desk, veil: Veil, nothing: EmptyState) -> None:
        say = desk.say
        self.desk, self.veil = desk, veil
        model = TableModel(self._columns(), lambda row: row.file.id, _key, lambda row: row.marks)
        table: Table[Row] = Table(model, "cases", desk.preferences, say("window.page.cases"), YIELDS)
        super().__init__(table, say("cases.search"), say("cases.list_filter"), nothing, say("window.clear"))
        veil.changed.connect(self._unveil)
        self.search.textChanged.connect(lambda _: self._look_further())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(lambda at: self.menu().popup(table.viewport().mapToGlobal(at)))
        QShortcut(QKeySequence(Qt.Key.Key_Delete), table, self.discard, context=Qt.ShortcutContext.WidgetShortcut)

    def show_cases(self, found: Sequence[Row]) -> None:
        """Show these cases."""
        say = self.desk.say
        self.put(found, say("cases.list_live"), [(mark, say(f"cases.list_{mark}")) for mark in CHIPS])

    @property
    def home(self) -> str:
        """What is over and without effect shows on its own chip alone; but whoever looks for a case finds it there too."""
        return "" if self.search.text() else LIVE

    def _look_further(self) -> None:
        if self.model.rows.mark in ("", LIVE) and self.model.rows.mark != self.home:
            self.filter("")

    def menu(self) -> QMenu:
        """What can be done with the case that the keyboard is on."""
        from lut_admin.office.cases import on_file

        say, made, row = self.desk.say, QMenu(self.table), self.table.current
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None:
            made.addAction(say("cases.list_show"), QKeySequence("Return"), lambda: self.table.opened.emit(row))
            made.addAction(say("cases.list_copy"), QKeySequence("Ctrl+C"), self.table.copy)
            away = made.addAction(say("cases.discard"), QKeySequence("Del"), self.discard)
            away.setEnabled(not on_file(row.file))
        return made

    def discard(self) -> None:
        """Take the case that the keyboard is on off the list, as far as that may be undone."""
        from lut_admin.office import cases

        office, row = self.desk.office, self.table.current
        if row is not None:
            number = row.file.number
            self.desk.act(lambda _progress: cases.discard(office, number))

    def _unveil(self) -> None:
        """The names are shown or hidden: every cell says them anew."""
        self.model.put(self.model.rows.rows)

    def _columns(self) -> list[Column[Row]]:
        say = self.desk.say
        facts = {"n": 100, "date": "2026-12-28"}  # the widest that the column has to say
        longest = [(how, say(f"cases.list_{how}", **facts)) for how in ("late", "until", "left")]
        return [
            Column("number", say("cases.number"), lambda row: row.file.number, width=150),
            Column("people", say("cases.people"), self._people, width=210),
            Column("next", say("cases.list_next"), self._next, width=210),
            Column("due", say("cases.list_due"), self._due, kind="pill", width=140, tone=_tone, sort=_pressing, choices=longest),
            Column("stage", say("cases.stage"), lambda row: say(row.file.stage.key), kind="muted", width=170),
            Column("articles", say("cases.articles"), self._articles, kind="muted", width=130),
            Column("opened", say("cases.opened"), lambda row: row.file.opened_on, kind="muted", width=110),
        ]

    def _articles(self, row: Row) -> str:
        return words.articles(row.file.articles, self.desk.language)

    def _people(self, row: Row) -> str:
        """Whom it is about: her names, how she is called while veiled, or why there is nobody."""
        from lut_admin.office.cases import Kind

        file, say = row.file, self.desk.say
        if file.kind is Kind.REFERRED:
            return say(file.kind.key)
        if not file.people:
            return say(file.nobody.key if file.nobody is not None else Kind.NOBODY.key)
        called = [self.veil.called(person.particulars, place) for place, person in enumerate(file.people)]
        return words.listed(called, self.desk.language)

    def _next(self, row: Row) -> str:
        return self.desk.say(row.next.step.key) if row.next is not None else ""

    def _due(self, row: Row) -> str:
        """The date of the next duty in words: how many days are left, whose time it is, or that it has passed."""
        if row.next is None or row.next.due is None or row.left is None:
            return ""
        facts = {"n": abs(row.left), "date": row.next.due.isoformat()}
        if row.next.waiting:
            return self.desk.say("cases.list_until", **facts)
        how = "late" if row.left < 0 else "today" if not row.left else "left"
        return self.desk.say(f"cases.list_{how}", **facts)


def _tone(row: Row) -> Tone:
    if row.left is None or row.next is None or row.next.waiting:
        return "muted"
    return "bad" if row.left < 0 else "warn" if "soon" in row.marks else "primary"


def _key(row: Row) -> str:
    from lut_admin.convention import names

    file = row.file
    people = [form for one in file.people for form in (names.search_key(one.particulars), names.query(one.nickname or ""))]
    told = (file.number, file.facts_zh, file.facts_en, file.place or "")
    return "\n".join((*(names.query(part) for part in told), *people))
