"""What may be done with the students one has chosen: card, note, case, convention to sign, status, list out, bin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.desk.forms import Field, choice, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.register.columns import choices
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.desk.paper.printing import Paper


class StatusDialog(QDialog):
    """Asks for a status and the day it began."""

    def __init__(self, desk: Desk, parent: QWidget, ids: Sequence[int]) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._ids = desk, list(ids)
        self.setWindowTitle(say("students.set_status"))
        self.setMinimumWidth(420)
        self.messages = Messages()
        self.status = choice(choices("status", say)[1:], "active")
        self.since = line(desk.office.today().isoformat(), say("students.date_hint"))
        self.since_field = Field(say("field.status_since"), self.since, say("students.since_hint"))
        layout = column(
            text(say("students.set_status_of", n=len(self._ids)), "strong", wrap=True),
            self.messages,
            Field(say("field.status"), self.status),
            self.since_field,
            None,
            row(
                None,
                button(say("window.cancel"), then=self.reject),
                button(say("students.set_status"), "check", "primary", self.do),
            ),
            gap=look.S12,
        )
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)

    def do(self) -> None:
        """Set it; a day that cannot be read is said under its field."""
        from lut_admin.office import roster

        office, ids, status = self._desk.office, self._ids, str(self.status.currentData())
        try:
            since = roster.clean({"status_since": self.since.text()})["status_since"]
        except Refusal as refusal:
            self.since_field.refuse(self._desk.say(refusal.code, **refusal.facts))
            return
        self._desk.act(
            lambda _progress: roster.set_status(office, ids, status, since),
            then=lambda _: self.accept(),
            refused=lambda refusal: self.messages.put(refusal_card(self._desk, refusal)),
        )


class Deeds:
    """Does them. `shown_columns` gives the columns that the list shows, for the export."""

    def __init__(self, desk: Desk, parent: QWidget, shown_columns: Callable[[], Sequence[str]]) -> None:
        self._desk, self._parent, self._shown_columns = desk, parent, shown_columns

    def do(self, deed: str, people: Mapping[int, str]) -> None:
        """A deed by name with students (id to name)."""
        ids = list(people)
        if deed in ("card", "card_pdf"):
            from lut_admin.desk.paper import previewing, printing

            paper = self.card(ids[0], people[ids[0]])
            (previewing.show if deed == "card" else printing.save)(self._desk, paper)
        elif deed == "note":
            from lut_admin.desk import noting

            noting.note(self._desk, self._parent, noting.Begun(ids[0], people[ids[0]]))
        elif deed == "to_sign":
            from lut_admin.desk.paper import signing

            self._desk.ask.dialog(signing.ToSign(self._desk, self._parent, ids))
        elif deed == "record_case":
            self._desk.go("cases", student=ids[0])
        elif deed == "set_status":
            self._desk.ask.dialog(StatusDialog(self._desk, self._parent, ids))
        elif deed == "export":
            from lut_admin.desk.pages.students.handing_out.exporting import ExportDialog

            self._desk.ask.dialog(ExportDialog(self._desk, self._parent, ids, self._shown_columns(), chosen=True))
        elif deed == "to_bin":
            from lut_admin.office import roster

            self._desk.act(lambda _progress: roster.put_in_bin(self._desk.office, ids))

    def card(self, student_id: int, name: str) -> Paper:
        """The emergency card of a student."""
        from lut_admin.desk.paper.printing import Paper
        from lut_admin.office import papers

        office = self._desk.office
        return Paper(
            self._desk.say("students.card_of", name=name),
            partial(papers.emergency_card_pages, office, student_id),
            partial(papers.emergency_card_pdf, office, student_id),
        )
