"""The convention's ten articles in both languages, to read, to sign and to hang up; and what this program is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lut_admin import __version__
from lut_admin.desk.page import Desk
from lut_admin.desk.paper.signing import OnPaper
from lut_admin.desk.pieces import Card, column, selectable, text
from lut_admin.desk.pieces.findings import article_text
from lut_admin.desk.style import look
from lut_admin.office.office import the_convention
from lut_admin.papers import words


class About(QWidget):
    """The text to read, the Chinese governing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say, convention = desk.say, the_convention()
        heading = convention.title_zh if desk.language == "zh" else convention.title_en
        intro = Card(heading)
        intro.body.addWidget(text(say("settings.governs"), "muted", wrap=True))
        self.paper = OnPaper(desk)
        cards = column(intro, self.paper, gap=look.S12)
        for article in convention.articles:
            card = Card(words.article(article.number, desk.language))
            card.body.addWidget(article_text(article.number, desk.language))
            cards.addWidget(card)
        program = Card(say("settings.program"))
        program.body.addWidget(selectable(say("settings.version", version=__version__)))
        program.body.addWidget(text(say("settings.privacy"), "muted", wrap=True))
        program.body.addWidget(text(say("settings.licences"), "muted", wrap=True))
        cards.addWidget(program)
        cards.addStretch(1)
        self.setLayout(cards)

    def refresh(self) -> None:
        """The classes there are now."""
        self.paper.sheets.read()
