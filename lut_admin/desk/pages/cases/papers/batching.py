"""Papers of many cases at once: what the next duty of each open case asks for, printed in one go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from lut_admin.desk import forms
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.papers.issuing import Issuing, Ordered
from lut_admin.desk.pages.cases.papers.paper_list import Line, PaperList
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.pieces.findings import Messages
from lut_admin.desk.style import look
from lut_admin.desk.work.ask import once

if TYPE_CHECKING:
    from lut_admin.office.papers.case_print import Needed, Order

WIDTH = 520


class Batch(QDialog):
    """The papers that are due over all open cases, by form; what is ticked is seen, printed or saved as one."""

    def __init__(self, desk: Desk, parent: QWidget, needed: Sequence[Needed]) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._needed = desk, tuple(needed)
        self.setWindowTitle(say("casepapers.batch"))
        self.setMinimumWidth(WIDTH)
        self.messages = Messages()
        self.issuing = Issuing(desk, self, self.messages)
        self.list = PaperList(say("casepapers.batch"))
        late = sum(one.overdue for one in needed)
        self.late = QCheckBox(say("casepapers.batch_late", n=late))
        self.late.setVisible(late > 0)
        self.late.toggled.connect(lambda _: self._show())
        self.nothing = text(say("casepapers.batch_nothing"), "muted", wrap=True)
        self.preview = button(say("casepapers.preview"), "eye", "", lambda: self._issue(self.issuing.preview))
        self.save = button(say("casepapers.save_pdf"), "download", "", lambda: self._issue(self.issuing.save))
        self.print = button(say("casepapers.print"), "printer", "primary", lambda: self._issue(self.issuing.print))
        self.list.itemActivated.connect(lambda _: self._issue(self.issuing.preview))
        self.list.itemChanged.connect(lambda _: self._tell())
        layout = column(
            text(say("casepapers.batch_why"), "muted", wrap=True), self.nothing, self.list, self.late, self.messages, None,
            row(button(say("window.close"), then=self.reject), None, self.preview, self.save, self.print),
            gap=look.S12,
        )  # fmt: skip
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)
        self.print.setDefault(True)
        self._show()

    def ordered(self) -> list[Order]:
        """What is ticked, by case."""
        ticked = self.list.ticked()
        return [one.order for one in self._wanted() if one.order.form in ticked]

    def _wanted(self) -> list[Needed]:
        return [one for one in self._needed if one.overdue or not self.late.isChecked()]

    def _show(self) -> None:
        from lut_admin.office.papers.case_print import FORMS, title_key

        say, wanted = self._desk.say, self._wanted()
        lines, there = [], [one.order.form for one in wanted]
        for form in FORMS:
            if form in there:
                late = sum(one.overdue for one in wanted if one.order.form == form)
                mark = say("casepapers.overdue", n=late) if late else ""
                lines.append(Line(form, say(title_key(form)), say("casepapers.batch_count", n=there.count(form)), mark))
        self.list.blockSignals(True)
        self.list.put(lines, {line.form for line in lines})
        self.list.blockSignals(False)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self._tell()
        forms.grow(self)

    def _tell(self) -> None:
        for one in (self.preview, self.save, self.print):
            one.setEnabled(bool(self.list.ticked()))

    def _issue(self, how: Callable[[str, Ordered], None]) -> None:
        ordered = self.ordered()
        if ordered:
            day = self._desk.office.today().isoformat()
            how(self._desk.say("casepapers.title_batch", day=day, n=len(ordered)), lambda: ordered)


def batch(desk: Desk, parent: QWidget) -> None:
    """Ask which papers of all open cases are to be printed."""
    from lut_admin.office.papers import case_print

    office = desk.office

    def ask(needed: tuple[Needed, ...]) -> None:
        dialog = Batch(desk, parent, needed)
        once(desk.ask, dialog)

    desk.read(lambda _progress: case_print.needed(office), ask)
