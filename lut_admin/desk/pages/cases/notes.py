"""Reminders and talks (提醒、批评教育): what was noted, to whom, and when it is erased; read, changed, printed, taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from lut_admin.convention.supervision.masking import Mask, naming
from lut_admin.desk import noting
from lut_admin.desk.forms import reading_order
from lut_admin.desk.noting import Begun
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.note_pane import DEEDS, NotePane, light_only
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.paper import note_paper, printing
from lut_admin.desk.paper.previewing import Previewing, Warned
from lut_admin.desk.pieces import EmptyState, Tone, button, row
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.desk.work.ask import once
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.cases import Account, Note

SOON = 30  # days before it is erased, from which on a note is listed as such
YIELDS = ("articles", "erased", "how", "said")  # where there is little room


@dataclass(frozen=True, slots=True)
class Noted:
    """A note in the list: its student's particulars, and her place among all who are in the list, by which she is veiled."""

    note: Note
    particulars: Mapping[str, str]
    place: int
    marks: tuple[str, ...]


class Notes(QWidget):
    """The list with what is chosen in it beside. Emits `opening(Account)` when a note is to become a case, `pasting` for the
    way to a pasted message.
    """

    opening = Signal(object)
    pasting = Signal()

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__()
        self.desk, self.veil = desk, veil
        self._wanted: int | None = None
        say = desk.say
        self.model = TableModel(self._columns(), lambda one: one.note.id, self._key, lambda one: one.marks)
        self.table: Table[Noted] = Table(self.model, "case_notes", desk.preferences, say("notes.title"), YIELDS)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        first = button(say("notes.new"), "message-circle", "primary", self.new)
        self.nothing = EmptyState("message-circle", say("notes.empty"), say("notes.empty_why"), first)
        self.listing = Listing(self.table, say("notes.search"), say("notes.filter"), self.nothing, say("window.clear"))
        self.pane = NotePane(desk)
        across = row()
        across.addWidget(self.listing, 1)
        across.addWidget(self.pane)
        self.setLayout(across)
        self.pane.wished.connect(self.do)
        self.table.chosen.connect(lambda _: self._show())
        self.table.opened.connect(lambda _: self.do("change"))
        self.table.customContextMenuRequested.connect(self._menu)
        for key, deed in (("Ctrl+P", "print"), ("Del", "drop")):
            QShortcut(QKeySequence(key), self.table, partial(self.do, deed), context=Qt.ShortcutContext.WidgetShortcut)
        veil.changed.connect(self._unveil)

    # --- what the page calls ---

    def refresh(self) -> None:
        """Read the notes afresh."""
        from lut_admin.office import cases

        office = self.desk.office
        self.desk.read(lambda _progress: (cases.noted(office), office.today()), lambda found: self._put(*found))

    def new(self) -> None:
        """Note one, whoever it is about."""
        made = noting.note(self.desk, self, Begun())
        if made is not None:
            self.show_note(made)

    def show_note(self, note_id: int) -> None:
        """Go to one, as soon as it is in the list."""
        self.listing.search.clear()
        self.listing.filter("")
        self._wanted = None if self.table.show_row(note_id) else note_id
        self.table.setFocus()

    # --- showing ---

    def _columns(self) -> list[Column[Noted]]:
        say = self.desk.say
        return [
            Column("on", say("notes.on"), lambda one: one.note.on, width=105),
            Column("student", say("notes.student"), self.called, width=170),
            Column("how", say("notes.how"), lambda one: say(one.note.how.key), kind="pill", width=100, tone=_tone),
            Column("articles", say("notes.articles_short"), self._articles, kind="muted", width=120),
            Column("said", say("notes.said_short"), self.said, width=240),
            Column("erased", say("notes.erased"), lambda one: one.note.erase_on, kind="muted", width=115),
        ]

    def called(self, one: Noted) -> str:
        """Whom it is about, by name or veiled."""
        return self.veil.called(one.particulars, one.place)

    def said(self, one: Noted) -> str:
        """What was said, in the reader's language where it was said in it."""
        note = one.note
        said = (note.said or note.said_en) if self.desk.language == "zh" else (note.said_en or note.said)
        return self.veiled(one)(" ".join(said.split()))

    def veiled(self, one: Noted) -> Callable[[str], str]:
        """What a text about this student may show now."""
        if self.veil.open:
            return _as_it_is
        source = one.note.source or {}
        sender = source.get("nickname") or source.get("message", {}).get("sender", "")
        known = naming(one.particulars, str(sender))
        return Mask([known], [self.veil.unnamed(one.place)], self.desk.say("cases.veil_somebody"))

    def _articles(self, one: Noted) -> str:
        return words.articles(one.note.articles, self.desk.language)

    def _key(self, one: Noted) -> str:
        from lut_admin.convention import names

        told = (one.note.on, one.note.said, one.note.said_en, self._articles(one))
        return "\n".join((names.search_key(one.particulars), *(names.query(part) for part in told)))

    def _put(self, found: Sequence[tuple[Note, Mapping[str, str]]], today: date) -> None:
        say = self.desk.say
        # By the order in which they were first noted: a note more leaves everybody's place as it is.
        place = {i: at for at, i in enumerate(dict.fromkeys(note.student_id for note, _ in reversed(found)))}
        rows = [Noted(note, known, place[note.student_id], tuple(_marks(note, today))) for note, known in found]
        chips = [(how, say(f"cases.note_{how}")) for how in ("reminder", "talk")]
        self.listing.put(rows, say("notes.all"), [*chips, ("soon", say("notes.soon"))])
        self.pane.setVisible(self.listing.filled)
        if self._wanted is not None and self.table.show_row(self._wanted):
            self._wanted = None
        if self.listing.filled and self.table.current is None:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show()

    def _unveil(self) -> None:
        self.model.put(self.model.rows.rows)
        self._show()

    def _show(self) -> None:
        one = self.table.current
        if one is None:
            self.pane.clear()
        else:
            self.pane.put(one.note, self.called(one), self.veiled(one), by_name=self.veil.open)
        reading_order.follow(self)

    # --- doing ---

    def do(self, deed: str) -> None:
        """A deed by name (`DEEDS`) with the note that is chosen."""
        one = self.table.current
        if one is None:
            return
        if deed == "change":
            self._change(one)
        elif deed == "case":
            self._open_case(one.note)
        elif deed == "drop":
            self._drop(one.note)
        else:
            self._issue(one.note, deed)

    def _issue(self, note: Note, deed: str) -> None:
        """Show its paper, or save it; where signs cannot be printed it is shown first, with these told."""
        from lut_admin.office.papers import light_papers

        office, paper = self.desk.office, note_paper.paper_of(self.desk, note.id, note.how)

        def work(_progress: object) -> tuple[tuple[str, ...], list[bytes]]:
            signs = light_papers.unprintable(office, note.id)
            return signs, paper.pages(Previewing.PPI) if signs or deed == "print" else []

        def issued(found: tuple[tuple[str, ...], list[bytes]]) -> None:
            signs, pages = found
            if not pages:
                printing.save(self.desk, paper)
                return
            warned = [Warned("casepapers.unprintable", printing.signs_told(signs))] if signs else []
            dialog = Previewing(self.desk, self, paper, pages, warned)
            once(self.desk.ask, dialog)
            self.table.setFocus()

        self.desk.read(work, issued)

    def _change(self, one: Noted) -> None:
        note = one.note
        begun = Begun(
            note.student_id, self.called(one), note.articles, note.said, note.said_en, note.how.value == "talk",
            date.fromisoformat(note.on), note=note.id, mask=None if self.veil.open else self.veiled(one),
        )  # fmt: skip
        noting.note(self.desk, self, begun)
        self.table.setFocus()

    def _drop(self, note: Note) -> None:
        from lut_admin.office import cases

        office = self.desk.office
        self.desk.act(lambda _progress: cases.drop_note(office, note.id))

    def _open_case(self, note: Note) -> None:
        from lut_admin.office import cases

        office = self.desk.office
        if light_only(note.articles):
            return  # the pane says why

        def begun(account: Account) -> None:
            self.opening.emit(account)

        self.desk.read(lambda _progress: cases.account_from_note(office, note.id), begun)

    def _menu(self, at: QPoint) -> None:
        one = self.table.current
        if one is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed, _icon in DEEDS:
            action = menu.addAction(self.desk.say(f"notes.{deed}"), partial(self.do, deed))
            action.setEnabled(deed != "case" or not light_only(one.note.articles))
        menu.popup(self.table.viewport().mapToGlobal(at))


def _tone(one: Noted) -> Tone:
    return "primary" if one.note.how.value == "talk" else "muted"


def _marks(note: Note, today: date) -> Iterator[str]:
    yield note.how.value
    if date.fromisoformat(note.erase_on) <= today + timedelta(days=SOON):
        yield "soon"


def _as_it_is(text: str) -> str:
    return text
