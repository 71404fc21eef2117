"""The articles a case is about: ticked by hand, with their words, and what the convention's eyes find in the facts beside."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from lut_admin.convention.supervision import LIGHT
from lut_admin.desk.forms import Field
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.messages.screening import Screening
from lut_admin.desk.pieces import Card, column
from lut_admin.desk.pieces.findings import MessageCard, Messages, article_text
from lut_admin.desk.style import look
from lut_admin.papers import words

ROWS = 5  # of ticks, in two columns that are read down


class Which(Card):
    """Ten ticks. Emits `noting` where a reminder is enough: a nickname, the hours or the language alone is no case."""

    noting = Signal()

    def __init__(
        self, desk: Desk, written: Callable[[], str], mask: Callable[[], Callable[[str], str] | None]
    ) -> None:
        from lut_admin.office.office import the_convention

        super().__init__(desk.say("cases.articles"))
        self.desk, self.demanded = desk, True
        self.screening = Screening(desk, written, mask)
        self.light = Messages()
        self.ticks: dict[int, QCheckBox] = {}
        self.body.addWidget(self.screening)
        self.body.addWidget(self.light)
        ticks, bodies = QGridLayout(), column(gap=look.S8)  # what is ticked is read below, over the whole width
        ticks.setHorizontalSpacing(look.S24)
        ticks.setVerticalSpacing(look.S8)
        for article in the_convention().articles:
            title = article.title_zh if desk.language == "zh" else article.title_en
            tick = QCheckBox(f"{words.article(article.number, desk.language)}  {title}".replace("&", "&&"))
            tick.setToolTip(article.zh if desk.language == "zh" else article.en)
            body = article_text(article.number, desk.language)
            body.setContentsMargins(0, look.S8, 0, 0)
            body.hide()
            tick.toggled.connect(body.setVisible)
            tick.toggled.connect(lambda _: self.tell())
            self.ticks[article.number] = tick
            ticks.addWidget(tick, (article.number - 1) % ROWS, (article.number - 1) // ROWS)
            bodies.addWidget(body)
        holder = QWidget()
        both = column(gap=look.S8)
        both.addLayout(ticks)
        both.addLayout(bodies)
        holder.setLayout(both)
        self.field = Field(desk.say("recording.articles_hint"), holder)
        self.body.addWidget(self.field)
        self.screening.ticked.connect(lambda number: self.ticks[number].setChecked(True))

    @property
    def chosen(self) -> tuple[int, ...]:
        """Those that are ticked."""
        return tuple(number for number, tick in self.ticks.items() if tick.isChecked())

    def put(self, articles: Collection[int]) -> None:
        """Tick these."""
        for number, tick in self.ticks.items():
            tick.setChecked(number in articles)
        self.field.accept()
        self.tell()

    def refuse(self, said: str) -> None:
        """Show above the ticks what is wrong; ticking takes that away."""
        self.light.clear()
        self.light.put(MessageCard(self.desk, said, kind="bad", closable=False))
        self.ticks[1].setFocus()

    def tell(self) -> None:
        """Say where what is ticked is reminded of and never a case (unless it is handed on: `demanded` False)."""
        self.field.accept()
        self.light.clear()
        if self.demanded and self.chosen and set(self.chosen) <= LIGHT:
            say = self.desk.say
            instead = (say("recording.note_instead"), self.noting.emit)
            told = (say("cases.only_light"), say("cases.only_light.remedy"))
            card = MessageCard(
                self.desk, *told, kind="warn", icon="triangle-alert", article=10, actions=[instead], closable=False
            )
            self.light.put(card)
