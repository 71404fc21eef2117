"""The yearly review: what has been kept long enough is exported as dossiers, and then erased for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import EmptyState, button, column, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import ToClear

MARKS = ("unexported", "exported")
YIELDS = ("rested", "stage")  # where there is little room
ROWS = 2  # seen in the lowest window


class Review(QWidget):
    """The list of what may be erased. Emits `due(bool)`: whether there is anything. What is selected is meant, else all of it."""

    due = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self.model: TableModel[ToClear] = TableModel(self._columns(), lambda one: one.number, _key, lambda one: (_mark(one),))
        self.table: Table[ToClear] = Table(
            self.model, "case_review", desk.preferences, say("cases.review_title"), YIELDS
        )
        nothing = EmptyState("archive", say("cases.review_empty"), say("cases.review_empty_why"))
        self.listing = Listing(
            self.table, say("cases.review_search"), say("cases.review_filter"), nothing, say("window.clear")
        )
        self.messages = Messages()
        self.export = button(say("cases.review_export_none"), "download", "", self._export)
        self.erase = button(say("cases.review_erase_none"), "trash-2", "danger", self._erase)
        rules = button(say("cases.review_rules"), "settings", "link", lambda: desk.go("settings", section="rules"))
        self.hint = text("", "muted")
        self.notes = text("", wrap=True)
        self.erase_notes = button(say("cases.review_erase_notes"), "trash-2", "link", self._erase_notes)
        self._notes = QWidget()
        self._notes.setLayout(_wide(self.notes, self.erase_notes))
        self._old_notes = 0
        self._lay_out(rules)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.model.modelReset.connect(self._tell)

    def _lay_out(self, rules: QPushButton) -> None:
        why = text(self.desk.say("cases.review_why"), "muted", wrap=True)
        why.setToolTip(self.desk.say("cases.review_originals"))
        body = self.listing.body
        body.insertLayout(0, _wide(why, rules))
        body.insertWidget(1, self._notes)
        body.addLayout(row(self.hint, None, self.export, self.erase))
        self.table.setMinimumHeight(look.CONTROL + ROWS * look.ROW_COMPACT)
        layout = column(self.messages)
        layout.addWidget(self.listing, 1)
        self.setLayout(layout)

    def _columns(self) -> list[Column[ToClear]]:
        say = self.desk.say
        chips = [(mark, say(f"cases.review_{mark}")) for mark in MARKS]
        return [
            Column("number", say("cases.number"), lambda one: one.number, width=160),
            Column("stage", say("cases.stage"), lambda one: say(one.stage.key), kind="muted", width=150),
            Column("rested", say("cases.review_rested"), lambda one: one.rested, kind="muted", width=110),
            Column("period", say("cases.review_period"), self._period, width=180),
            Column("until", say("cases.review_until"), lambda one: one.until, width=110),
            Column(
                "dossier",
                say("cases.review_dossier"),
                lambda one: say(f"cases.review_{_mark(one)}"),
                kind="pill",
                width=120,
                tone=lambda one: "ok" if one.exported else "warn",
                choices=chips,
            ),
        ]

    def _period(self, one: ToClear) -> str:
        return self.desk.say(f"cases.review_{'sanctioned' if one.sanctioned else 'unsanctioned'}", n=one.years)

    def refresh(self) -> None:
        """Look at what may be erased."""
        from lut_admin.office import cases

        office = self.desk.office

        def read(_progress: Progress) -> tuple[list[ToClear], int]:
            today = office.today().isoformat()
            return cases.review_list(office), sum(note.erase_on <= today for note in cases.notes(office))

        self.desk.read(read, lambda found: self._put(*found))

    def _put(self, found: Sequence[ToClear], old_notes: int) -> None:
        say = self.desk.say
        self._old_notes = old_notes
        self._notes.setVisible(bool(old_notes))
        self.notes.setText(say("cases.review_notes", n=old_notes))
        self.listing.put(found, say("cases.list_live"), [(mark, say(f"cases.review_{mark}")) for mark in MARKS])
        self._tell()
        self.due.emit(bool(found or old_notes))

    @property
    def meant(self) -> list[ToClear]:
        """What is selected, or all that is shown."""
        rows = self.model.rows
        return self.table.selected or [rows.at(place) for place in range(len(rows.shown))]

    def _tell(self) -> None:
        """The buttons say how many they are about."""
        say, meant = self.desk.say, self.meant
        ready = sum(one.exported is not None for one in meant)
        for made, name, n in ((self.export, "export", len(meant)), (self.erase, "erase", ready)):
            _name(made, say(f"cases.review_{name}", n=n) if n else say(f"cases.review_{name}_none"), n > 0)
            made.setVisible(self.listing.filled)
        self.hint.setText(say("cases.review_first_export") if meant and not ready else "")

    def _export(self) -> None:
        from lut_admin.office.papers import dossier

        office, wanted, say = self.desk.office, [one.number for one in self.meant], self.desk.say
        folder = self.desk.ask.folder(say("cases.review_folder"))
        if folder is None:
            return
        self.messages.clear()

        def work(progress: Progress) -> list[Path]:
            written = []
            for done, number in enumerate(wanted):
                progress(done, len(wanted))
                written.append(dossier.export(office, number, _free(folder, number)).file)
            return written

        def told(written: list[Path]) -> None:
            self.refresh()
            self.desk.saved(written[0], say("cases.review_saved", n=len(written)))

        def refused(refusal: Refusal) -> None:
            self.refresh()  # what was written before is on record
            self._refused(refusal)

        self.desk.read(work, told, refused)

    def _erase(self) -> None:
        from lut_admin.office import cases

        office, say = self.desk.office, self.desk.say
        numbers = [one.number for one in self.meant if one.exported is not None]
        sure = say("cases.review_sure", n=len(numbers))
        if numbers and self._sure(sure):
            self.messages.clear()
            self.desk.act(lambda _progress: cases.erase_cases(office, numbers), refused=self._refused)

    def _erase_notes(self) -> None:
        from lut_admin.office import cases

        office = self.desk.office
        if self._sure(self.desk.say("cases.review_notes_sure", n=self._old_notes)):
            self.desk.act(lambda _progress: cases.erase_notes(office), refused=self._refused)

    def _sure(self, question: str) -> bool:
        say = self.desk.say
        return self.desk.ask.choice(say("cases.view_review"), question, [say("cases.review_sure_answer")]) is not None

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))


def _wide(told: QWidget, beside: QWidget) -> QHBoxLayout:
    made = row(told, beside)
    made.setStretch(0, 1)
    return made


def _free(folder: Path, number: str) -> Path:
    """A name that is not taken there: an earlier dossier stays as it is."""
    target, again = folder / f"{number}.zip", 2
    while target.exists():
        target, again = folder / f"{number}-{again}.zip", again + 1
    return target


def _name(made: QPushButton, words: str, enabled: bool) -> None:
    made.setText(f" {words}".replace("&", "&&"))
    made.setAccessibleName(words)
    made.setEnabled(enabled)


def _mark(one: ToClear) -> str:
    return "exported" if one.exported is not None else "unexported"


def _key(one: ToClear) -> str:
    from lut_admin.convention import names

    return names.query(one.number)
