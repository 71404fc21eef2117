"""What was found in the text, a card each: what and why, the way to the place, its article, and "looks fine"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from lut_admin.convention.articles import Finding, Weight
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, let_go, restyle, row, text
from lut_admin.desk.pieces.findings import INK, TONES, article_text
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import icons, look
from lut_admin.papers import words

ORDER = (Weight.BLOCK, Weight.WARN, Weight.ASK, Weight.TELL)
MOST = 40  # cards of a column: whoever has mended those is told of the rest
Action = tuple[str, str, Callable[[], object]]  # its words, its icon, what it does


def placed(finding: Finding) -> bool:
    """Whether it points at a place that one can go to."""
    return any(span is not None and span[1] > span[0] for span in (finding.zh, finding.en))


class RemarkCard(QFrame):
    """One finding.

    Emits `wanted(Finding)` for the way to its place, `fine(Finding)` when a person finds it fine, `back(Finding)` on Escape,
    `grown` when its article is opened in it.
    """

    wanted = Signal(object)
    fine = Signal(object)
    back = Signal(object)
    grown = Signal()

    def __init__(self, desk: Desk, finding: Finding, *, may_be_fine: bool, action: Action | None = None) -> None:
        super().__init__()
        self.desk, self.finding = desk, finding
        self._text: QWidget | None = None
        say, said = desk.say, words.of_finding(finding, desk.language)
        kind, icon = TONES[finding.weight]
        weight, article = say(f"notices.weight_{finding.weight.value}"), words.article(finding.article, desk.language)
        self.setProperty("kind", kind)
        self.setAccessibleName(say("notices.remark", weight=weight, said=said, article=article))
        heading = text(said, wrap=True)
        links = Flow(look.S12)
        self.links: list[QPushButton] = []
        self.show_it = button(say("notices.show_place"), "search", "link", lambda: self.wanted.emit(self.finding))
        self.show_it.setToolTip(say("notices.show_place_keys"))
        self.looks_fine = button(say("notices.looks_fine"), "check", "link", lambda: self.fine.emit(self.finding))
        self.looks_fine.setToolTip(say("notices.looks_fine_why"))
        self.read = button(article, "scale", "link", self.toggle_article)
        if action is not None:
            self._link(button(action[0], action[1], "link", action[2]), links, said)
        governed = not finding.code.startswith("notices.")  # what only the composer says rests on no article
        for link, offered in ((self.show_it, placed(finding)), (self.looks_fine, may_be_fine), (self.read, governed)):
            if offered:
                self._link(link, links, said)
            else:
                link.deleteLater()
        self._said = column(heading, links, gap=look.S4)
        sign = icons.label(icon, INK[kind])
        sign.setToolTip(weight)
        across = row(gap=look.S8)
        across.setContentsMargins(look.S12, look.S8, look.S8, look.S4)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._said, 1)
        self.setLayout(across)
        if placed(finding):
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _link(self, link: QPushButton, links: Flow, said: str) -> None:
        link.setAccessibleDescription(said)
        links.addWidget(link)
        self.links.append(link)

    def mark(self, current: bool) -> None:
        """Whether the cursor stands in its place."""
        if bool(self.property("current")) != current:
            restyle(self, current=current)

    def toggle_article(self) -> None:
        """Show the article's own words, or put them away."""
        if self._text is not None:
            let_go(self._text)
            self._text = None
            return
        self._text = QWidget()
        about = text(self.desk.say("settings.governs"), "small", wrap=True)
        self._text.setLayout(column(article_text(self.finding.article, self.desk.language), about, gap=look.S4))
        self._said.addWidget(self._text)
        self.grown.emit()

    def take_keyboard(self) -> None:
        """Its first button has the keyboard."""
        self.links[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it goes to its place."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.wanted.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit(self.finding)
        else:
            super().keyPressEvent(event)


class Remarks(QWidget):
    """The findings of one column, the gravest first; a card stays the same widget for as long as what it says is found."""

    wanted = Signal(object)
    fine = Signal(object)
    back = Signal(object)
    grown = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._cards: dict[tuple[object, ...], RemarkCard] = {}
        self._column = column(gap=look.S8)
        self.left_out = text("", "muted", wrap=True)
        self.setLayout(column(self._column, self.left_out, None))
        self.hide()

    def put(
        self, found: Iterable[Finding], fine: Callable[[Finding], bool], action: Callable[[Finding], Action | None]
    ) -> None:
        """Show these; `fine` says of which a person may find them fine, `action` what else may be done about one."""
        ordered = sorted(found, key=lambda one: (ORDER.index(one.weight), one.zh or one.en or (0, 0)))
        wanted: dict[tuple[object, ...], Finding] = {}
        told: Counter[tuple[object, ...]] = Counter()
        for finding in ordered[:MOST]:
            more = action(finding)
            said = words.of_finding(finding, self.desk.language)
            key: tuple[object, ...] = (finding.code, said, finding.weight, fine(finding), more and more[0])
            wanted[*key, told[key]] = finding
            told[key] += 1
        for key in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(key)
            self._column.removeWidget(card)
            let_go(card)
        standing = self.cards()
        for place, (key, finding) in enumerate(wanted.items()):
            card = self._cards.get(key) or self._make(finding, fine(finding), action(finding))
            self._cards[key], card.finding = card, finding
            if place >= len(standing) or standing[place] is not card:
                if card in standing:
                    standing.remove(card)
                standing.insert(place, card)
                self._column.insertWidget(place, card)
        self.left_out.setText(self.desk.say("notices.more_remarks", n=max(len(ordered) - MOST, 0)))
        self.left_out.setVisible(len(ordered) > MOST)
        self.setVisible(bool(self._cards))
        layout = self.layout()
        if layout is not None:
            layout.activate()  # what is hidden keeps its room (`Found`): Qt would not see that it needs less of it

    def cards(self) -> list[RemarkCard]:
        """The cards in their order."""
        items = [self._column.itemAt(place) for place in range(self._column.count())]
        return [card for item in items if item is not None and isinstance(card := item.widget(), RemarkCard)]

    def _make(self, finding: Finding, fine: bool, action: Action | None) -> RemarkCard:
        card = RemarkCard(self.desk, finding, may_be_fine=fine, action=action)
        card.wanted.connect(self.wanted)
        card.fine.connect(self.fine)
        card.back.connect(self.back)
        card.grown.connect(lambda: self.grown.emit(card))
        return card


def columns(found: Sequence[Finding]) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """What concerns the notice, what the Chinese half, what the English one.

    Where they do not agree it stands under the English: the Chinese governs (Art. 6).
    """
    zh = [one for one in found if one.zh is not None and one.en is None]
    en = [one for one in found if one.en is not None]
    return [one for one in found if one.zh is None and one.en is None], zh, en
