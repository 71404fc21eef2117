"""Reading a group message with the eyes of the convention when a case is opened: a help to write, no part of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention.articles import Finding
from lut_admin.desk import look
from lut_admin.desk.findings import MessageCard, Messages, finding_card
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, row
from lut_admin.papers import words

ASKED = (7, 8, 9)  # the articles that a text itself can show


class Screening(QWidget):
    """A button that looks at what is written, and below it what the articles say of it. Emits `ticked(article)`."""

    ticked = Signal(int)

    def __init__(self, desk: Desk, written: Callable[[], str]) -> None:
        super().__init__()
        self.desk, self._written = desk, written
        self.messages = Messages()
        self.start = button(desk.say("cases.screen"), "scale", "link", self.look)
        self.start.setToolTip(desk.say("cases.screen_why"))
        self.setLayout(column(row(self.start, None), self.messages, gap=look.S4))

    def look(self) -> None:
        """Look at it, in the worker."""
        from lut_admin.convention.review import Draft
        from lut_admin.office.reviewing import Reviewer

        office, text = self.desk.office, self._written()
        self.desk.read(lambda _progress: Reviewer(office).review(Draft(text=text)), self._show)

    def clear(self) -> None:
        """Another case."""
        self.messages.clear()

    def _show(self, found: Sequence[Finding]) -> None:
        self.messages.clear()
        for finding in reversed([one for one in found if one.article in ASKED]):
            named = words.article(finding.article, self.desk.language)
            tick = (self.desk.say("cases.tick_article", article=named), lambda n=finding.article: self.ticked.emit(n))
            self.messages.put(finding_card(self.desk, finding, [tick]))
        if not self.messages.cards():
            self.messages.put(MessageCard(self.desk, self.desk.say("cases.screened_nothing"), kind="tell", icon="info"))
