"""Messages in place: a refusal or a finding as a card, with the article of the convention to read beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from lut_admin.convention.articles import Finding, Weight
from lut_admin.desk.pieces.boxes import column, empty, let_go, row
from lut_admin.desk.pieces.buttons import button, icon_button
from lut_admin.desk.pieces.texts import selectable, text
from lut_admin.desk.pieces.tones import Tone
from lut_admin.desk.style import icons, look
from lut_admin.papers import words
from lut_admin.papers.words import Language
from lut_admin.refusals import Refusal

TONES: dict[Weight, tuple[str, str]] = {
    Weight.TELL: ("tell", "info"),
    Weight.ASK: ("tell", "circle-help"),
    Weight.WARN: ("warn", "triangle-alert"),
    Weight.BLOCK: ("bad", "circle-x"),
}
LINE = 26  # pixels: one line of a message, as high as its button
INK: dict[str, Tone] = {"tell": "primary", "ok": "ok", "warn": "warn", "bad": "bad"}


class Speaks(Protocol):
    """What a card needs of the desk."""

    language: Language

    def say(self, key: str, /, **facts: object) -> str:
        """As the desk says it."""
        ...


class MessageCard(QFrame):
    """A message where it belongs: what, what to do, perhaps a button, the article under it, and a way to put it away."""

    closed = Signal()

    def __init__(
        self,
        desk: Speaks,
        what: str,
        remedy: str = "",
        *,
        kind: str = "bad",
        icon: str = "circle-alert",
        article: int | None = None,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        closable: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAccessibleName(f"{what} {remedy}".strip())
        self._desk, self._article = desk, article
        self._text: QWidget | None = None
        heading = text(what, "strong" if remedy else "", INK[kind], wrap=True)
        heading.setMinimumHeight(LINE)
        said = column(heading, gap=look.S4)
        if remedy:
            said.addWidget(text(remedy, wrap=True))
        links = self._links(actions)
        beside = links.count() > 0 and not remedy
        if links.count() and not beside:
            links.addStretch(1)
            said.addLayout(links)
        self._said = said
        outer = QHBoxLayout(self)
        outer.setContentsMargins(look.S12, look.S8, look.S8, look.S8)
        outer.setSpacing(look.S12)
        outer.addWidget(_sign(icon, INK[kind]), 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(said, 1)
        if beside:  # one sentence and its button fit on one line
            outer.addLayout(links)
            outer.setAlignment(links, Qt.AlignmentFlag.AlignTop)
        if closable:
            outer.addWidget(icon_button("x", desk.say("window.close"), self.put_away), 0, Qt.AlignmentFlag.AlignTop)

    def _links(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> QHBoxLayout:
        """What can be done about it, and its article to read."""
        links = row(gap=look.S12)
        for label, then in actions:
            links.addWidget(button(label, kind="link", then=then))
        if self._article is not None:
            named = words.article(self._article, self._desk.language)
            self.read = button(self._desk.say("window.article", article=named), "scale", "link", self.toggle_article)
            links.addWidget(self.read)
        return links

    def toggle_article(self) -> None:
        """Show the article's text, in both languages, or put it away."""
        if self._text is None:
            self._text = article_text(self._article or 1, self._desk.language)
            self._said.addWidget(self._text)
        else:
            let_go(self._text)
            self._text = None

    def put_away(self) -> None:
        """It has been read."""
        self.hide()
        self.closed.emit()


def _sign(icon: str, ink: Tone) -> QLabel:
    """As high as the first line of what is said beside it."""
    made = icons.label(icon, ink)
    made.setFixedHeight(LINE)
    made.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return made


def article_text(number: int, language: Language) -> QWidget:
    """An article's title and text in both languages, the reader's first; the Chinese text governs."""
    from lut_admin.office.office import the_convention  # brings the database along: not before the window is there

    article = the_convention().article(number)
    halves = [(article.title_zh, article.zh, article.note_zh), (article.title_en, article.en, article.note_en)]
    inside = column(gap=look.S4)
    for title, body, note in halves if language == "zh" else reversed(halves):
        inside.addWidget(text(title, "strong", wrap=True))
        inside.addWidget(selectable(body))
        if note:
            inside.addWidget(text(note, "muted", wrap=True))
    made = QWidget()
    made.setLayout(inside)
    return made


def refusal_card(
    desk: Speaks, refusal: Refusal, actions: Sequence[tuple[str, Callable[[], object]]] = (), *, blocks: bool = False
) -> MessageCard:
    """The world said no: what, and what to do about it; as grave as a finding that `blocks`, where it is one."""
    return MessageCard(
        desk,
        words.say(refusal.code, desk.language, **refusal.facts),
        words.say(f"{refusal.code}.remedy", desk.language, **refusal.facts),
        kind="warn" if refusal.article and not blocks else "bad",
        icon="triangle-alert" if refusal.article else "circle-alert",
        article=refusal.article,
        actions=actions,
    )


def finding_card(
    desk: Speaks, finding: Finding, actions: Sequence[tuple[str, Callable[[], object]]] = ()
) -> MessageCard:
    """What a rule noticed, with its article."""
    kind, icon = TONES[finding.weight]
    said = words.of_finding(finding, desk.language)
    return MessageCard(desk, said, kind=kind, icon=icon, article=finding.article, actions=actions, closable=False)


class Messages(QWidget):
    """A place for cards, newest first; takes no room while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._column = column(gap=look.S8)
        self.setLayout(self._column)
        self.hide()

    def put(self, card: MessageCard) -> None:
        """Show a card above the others; saying the same again replaces it."""
        for old in self.cards():
            if old.accessibleName() == card.accessibleName():
                self._drop(old)
        self._column.insertWidget(0, card)
        card.closed.connect(lambda: self._drop(card))
        self.show()

    def cards(self) -> list[MessageCard]:
        """The cards that stand here, newest first."""
        items = [self._column.itemAt(place) for place in range(self._column.count())]
        return [card for item in items if item is not None and isinstance(card := item.widget(), MessageCard)]

    def clear(self) -> None:
        """Put all away."""
        empty(self._column)
        self.hide()

    def _drop(self, card: MessageCard) -> None:
        self._column.removeWidget(card)
        let_go(card)
        self.setVisible(bool(self.cards()))
