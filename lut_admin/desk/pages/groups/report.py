"""The monthly diligence report: which month and whose, then shown, printed or saved as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.desk import forms
from lut_admin.desk.forms import Field
from lut_admin.desk.page import Desk
from lut_admin.desk.paper import previewing, printing
from lut_admin.desk.paper.printing import Paper
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.style import look
from lut_admin.papers import words

MONTHS = 12
EVERYBODY = ""


class Report(QDialog):
    """Asks for the month (the last one is offered) and for one owner or all groups."""

    def __init__(self, desk: Desk, parent: QWidget, owners: Sequence[str]) -> None:
        super().__init__(parent)
        self._desk = desk
        say, language = desk.say, desk.language
        self.setWindowTitle(say("groups.report"))
        self.setMinimumWidth(440)
        months = list(_months(desk.office.today()))
        named = [
            (one.isoformat(), words.say(f"diligence.month_{one.month}", language, year=one.year)) for one in months
        ]
        self.month = forms.choice(named, months[1].isoformat())
        self.owner = forms.choice([(EVERYBODY, say("report.everybody")), *((name, name) for name in owners)])
        self.show_it = button(say("report.show"), "printer", "primary", lambda: previewing.show(desk, self.paper()))
        self.save = button(say("window.save_pdf"), "download", "", lambda: printing.save(desk, self.paper()))
        layout = column(
            text(say("report.why"), "muted", wrap=True),
            Field(say("report.month"), self.month),
            Field(say("report.owner"), self.owner),
            row(None, button(say("window.close"), then=self.reject), self.save, self.show_it),
            gap=look.S12,
        )
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)
        self.show_it.setDefault(True)

    def paper(self) -> Paper:
        """The report of what is chosen."""
        from lut_admin.office import groups

        office, month = self._desk.office, date.fromisoformat(self.month.currentData())
        owner = self.owner.currentData()
        title = " ".join(part for part in (self._desk.say("groups.report"), f"{month:%Y-%m}", owner) if part)
        return Paper(
            title,
            lambda ppi: groups.diligence_pages(office, month, owner, ppi),
            lambda: groups.diligence_pdf(office, month, owner),
        )


def _months(today: date) -> Sequence[date]:
    """The first days of this month and those before it."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found
