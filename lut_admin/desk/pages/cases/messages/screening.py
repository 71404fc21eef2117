"""Reading a group message with the eyes of the convention when a case is opened: a help to write, no part of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention.articles import Finding
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, row
from lut_admin.desk.pieces.findings import MessageCard, Messages
from lut_admin.desk.style import look
from lut_admin.papers import words

ASKED = (7, 8, 9)  # the articles that a text itself can show


class Screening(QWidget):
    """A button that looks at what is written, and below it which articles it may concern. Emits `ticked(article)`.

    `mask` is what the words that are quoted may show now (None: everything).
    """

    ticked = Signal(int)

    def __init__(self, desk: Desk, written: Callable[[], str], mask: Callable[[], Callable[[str], str] | None]) -> None:
        super().__init__()
        self.desk, self._written, self._mask = desk, written, mask
        self.messages = Messages()
        self.start = button(desk.say("cases.screen"), "scale", "link", self.look)
        self.start.setToolTip(desk.say("cases.screen_why"))
        self.setLayout(column(row(self.start, None), self.messages, gap=look.S4))

    def look(self) -> None:
        """Look at it, in the worker."""
        from lut_admin.convention.review import Draft
        from lut_admin.office.reviewing import Reviewer

        office, text = self.desk.office, self._written()
        self.desk.read(
            lambda _progress: Reviewer(office).review(Draft(text=text)), lambda found: self._show(text, found)
        )

    def clear(self) -> None:
        """Another case, or other names may show."""
        self.messages.clear()

    def _show(self, text: str, found: Sequence[Finding]) -> None:
        self.messages.clear()
        for article in reversed(ASKED):
            if any(one.article == article for one in found):
                named = words.article(article, self.desk.language)
                tick = (self.desk.say("cases.tick_article", article=named), partial(self.ticked.emit, article))
                said = proposal(self.desk, article, quoted(text, found, article), self._mask() or str)
                self.messages.put(
                    MessageCard(
                        self.desk, said, kind="tell", icon="circle-help", article=article, actions=[tick], closable=False
                    )
                )
        if not self.messages.cards():
            self.messages.put(MessageCard(self.desk, self.desk.say("cases.screened_nothing"), kind="tell", icon="info"))


def quoted(text: str, found: Sequence[Finding], article: int) -> tuple[str, ...]:
    """The words of a text that made the convention's eyes think of an article, each once, in their order."""
    spans = [one.text for one in found if one.article == article and one.text is not None]
    return tuple(dict.fromkeys(text[slice(*span)] for span in sorted(spans)))


def proposal(desk: Desk, article: int, said: Sequence[str], shown: Callable[[str], str]) -> str:
    """An article that a text may concern, with the words that make one think so."""
    quotes = [f"“{shown(part)}”" for part in said]
    return desk.say("recording.proposal", article=words.article(article, desk.language), words=quotes)
