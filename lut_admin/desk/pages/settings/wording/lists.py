"""The word lists: what the office asks about beside what is shipped, what is harmless here, and the phrases found fine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.convention.hours import recorded
from lut_admin.convention.screening import LABELS
from lut_admin.desk.forms import Field, choice, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, OneLine, button, column, empty, let_go, row, text
from lut_admin.desk.pieces.findings import article_text
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.wording.own_words import Own
    from lut_admin.office.wording.phrases import Accepted

ARTICLES = (7, 8, 9)
LONGEST = 40


class Wording(QWidget):
    """Words of one's own under each label, added and removed, and the list of what was found fine."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._articles: dict[int, QWidget] = {}
        self.lists, self.phrases = column(gap=look.S12), column(gap=look.S4)
        whole = column(self._own_card(), self._fine_card(), None, gap=look.S16)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Read both lists afresh."""
        from lut_admin.office.wording import own_words, phrases

        office = self._desk.office
        self._desk.read(
            lambda _: (own_words.own_words(office), phrases.accepted(office)), lambda found: self._show(*found)
        )

    def add(self) -> None:
        """Add what is typed."""
        from lut_admin.office.wording import own_words

        office, word = self._desk.office, self.word.text()
        label, allow = str(self.label.currentData()), bool(self.allow.currentData())
        self._desk.act(
            lambda _: own_words.add(office, label, word, allow), then=lambda _: self._added(), refused=self._refused
        )

    def remove(self, word_id: int) -> None:
        """Take a word away."""
        from lut_admin.office.wording import own_words

        office = self._desk.office
        self._desk.act(
            lambda _: own_words.remove(office, word_id), then=lambda _: self.refresh(), refused=self._refused
        )

    def take_back(self, phrase_id: int) -> None:
        """Ask about a phrase again."""
        from lut_admin.office.wording import phrases

        office = self._desk.office
        self._desk.act(
            lambda _: phrases.take_back(office, phrase_id), then=lambda _: self.refresh(), refused=self._refused
        )

    # --- building ---

    def _own_card(self) -> Card:
        say = self._desk.say
        card = Card(say("wording.own"))
        card.body.addWidget(text(say("wording.own_about"), "muted", wrap=True))
        self.label = choice([(label, self._label(label)) for label in LABELS])
        self.label.setAccessibleName(say("wording.of_label"))
        self.allow = choice([("", say("wording.ask")), ("allow", say("wording.allow"))])
        self.allow.setAccessibleName(say("wording.use"))
        self.word = line(placeholder=say("wording.word_hint"))
        self.word.setMaxLength(LONGEST)
        self.word.returnPressed.connect(self.add)
        self.take = button(say("wording.add"), "plus", "", self.add)
        self.field = Field(say("wording.new"), self.word)
        above = row(self.label, self.allow, None, gap=look.S8)
        beside = row(gap=look.S8)
        beside.addWidget(self.field, 1)
        beside.addLayout(column(text(" ", "muted"), self.take, None, gap=look.S4))
        card.body.addLayout(column(above, beside, gap=look.S8))
        card.body.addLayout(self.lists)
        links = row(gap=look.S12)
        for number in ARTICLES:
            named = say("window.article", article=words.article(number, self._desk.language))
            links.addWidget(button(named, "scale", "link", partial(self._toggle_article, card, number)))
        links.addStretch(1)
        card.body.addLayout(links)
        return card

    def _fine_card(self) -> Card:
        card = Card(self._desk.say("wording.fine"))
        card.body.addWidget(text(self._desk.say("wording.fine_about"), "muted", wrap=True))
        card.body.addLayout(self.phrases)
        return card

    def _toggle_article(self, card: Card, number: int) -> None:
        shown = self._articles.pop(number, None)
        if shown is not None:
            let_go(shown)
            return
        self._articles[number] = article_text(number, self._desk.language)
        card.body.addWidget(self._articles[number])

    def _label(self, label: str) -> str:
        number = words.article(int(label[0]), self._desk.language)
        return f"{number} · {self._desk.say(f'wording.label.{label}')}"

    # --- showing ---

    def _show(self, own: Sequence[Own], accepted: Sequence[Accepted]) -> None:
        empty(self.lists)
        for label in LABELS:
            for allow in (False, True):
                some = [one for one in own if (one.label, one.allow) == (label, allow)]
                if some:
                    use = self._desk.say("wording.allow" if allow else "wording.ask")
                    chips = Flow()
                    for one in some:
                        chips.addWidget(self._chip(one))
                    self.lists.addLayout(column(text(f"{self._label(label)} · {use}", "muted"), chips, gap=look.S4))
        if not own:
            self.lists.addWidget(text(self._desk.say("wording.own_none"), "muted", wrap=True))
        empty(self.phrases)
        for phrase in accepted:
            self.phrases.addWidget(self._phrase(phrase))
        if not accepted:
            self.phrases.addWidget(text(self._desk.say("wording.fine_none"), "muted", wrap=True))

    def _chip(self, own: Own) -> QPushButton:
        made = button(own.word, "x", then=lambda: self.remove(own.id))
        made.setProperty("kind", "chip")
        said = self._desk.say("wording.remove", word=own.word)
        made.setAccessibleName(said)
        made.setToolTip(said)
        made.setMinimumHeight(0)
        return made

    def _phrase(self, accepted: Accepted) -> QWidget:
        made = QWidget()
        at = f"{recorded(accepted.at):%Y-%m-%d}"
        back = button(self._desk.say("wording.take_back"), "undo-2", "link", lambda: self.take_back(accepted.id))
        back.setAccessibleDescription(accepted.said)
        layout = row(gap=look.S12)
        layout.addWidget(OneLine(accepted.said), 1)
        for one in (text(self._rule(accepted.code), "muted"), text(at, "muted"), back):
            layout.addWidget(one)
        made.setLayout(layout)
        return made

    def _rule(self, code: str) -> str:
        """What asked about it: a label, or the halves that do not agree, or the language of a half."""
        domain, _, name = code.partition(".")
        if domain == "content" and name in LABELS:
            return self._label(name)
        return self._desk.say("wording.rule_twin" if domain == "twin" else "wording.rule_other")

    def _added(self) -> None:
        self.word.clear()
        self.word.setFocus()
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.field.refuse(words.of_refusal(refusal, self._desk.language))
