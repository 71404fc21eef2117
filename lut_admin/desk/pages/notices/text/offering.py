"""Below the English: how a sentence like the one being written was said before, and one key that writes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from lut_admin.convention.memory.sentences import Sentence, around, sentences
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.text.halves import Halves, characters
from lut_admin.desk.pages.notices.text.shades import Marked, ShadedLabel
from lut_admin.desk.pieces import OneLine, button, column, empty, fill, icon_button, row, text
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.notices.writing.earlier import Offer

AFTER = 350  # ms after the cursor has come to rest
MOST = 3
KEYS = "Alt+{number}"
LOW = 225  # px of the halves, below which an offer has one line


class OfferCard(QWidget):
    """One earlier sentence: how alike, its English with today's facts, and where it is from; on one line where it must be."""

    def __init__(self, desk: Desk, offer: Offer, number: int, *, one_line: bool) -> None:
        super().__init__()
        match, adapted = offer
        alike = text(desk.say("notices.alike", percent=match.percent), "pill", "ok" if match.percent >= 99 else "muted")
        keys = QKeySequence(KEYS.format(number=number)).toString(QKeySequence.SequenceFormat.NativeText)
        self.insert = button(desk.say("notices.insert_keys", keys=keys), kind="link")
        self.insert.setAccessibleName(desk.say("notices.insert_earlier", percent=match.percent, words=adapted.text))
        source = " · ".join(part for part in (match.pair.source, match.pair.day) if part)
        told = column(gap=0)
        if one_line:
            told.addWidget(OneLine(adapted.text))
        else:
            marks: list[Marked] = [
                *((span, "new") for span in adapted.renewed),
                *((span, "old") for span in adapted.left),
            ]
            english, chinese = ShadedLabel(), ShadedLabel("small")
            english.put(adapted.text, marks)
            chinese.put(match.pair.zh, [(span, "new") for span in match.there], f"    {source}" if source else "")
            fill(told, english, chinese)
        layout = row(gap=look.S8)
        at = Qt.AlignmentFlag.AlignVCenter if one_line else Qt.AlignmentFlag.AlignTop
        layout.addWidget(alike, 0, at)
        layout.addLayout(told, 1)
        layout.addWidget(self.insert, 0, at)
        self.setLayout(layout)
        self.setToolTip(f"{adapted.text}\n{match.pair.zh}\n{source}".strip())


class Offering(QFrame):
    """The earlier sentences nearest to the Chinese one in which the cursor stands."""

    def __init__(self, desk: Desk, halves: Halves) -> None:
        super().__init__()
        self.desk, self._halves = desk, halves
        self._asked = 0
        self._sentence: Sentence | None = None
        self._offers: Sequence[Offer] = ()
        self._all = False
        self._rows = column(gap=look.S8)
        self.more = icon_button("chevron-down", desk.say("notices.more_earlier"), self._toggle)
        self.setAccessibleName(desk.say("notices.earlier"))
        inside = row(gap=look.S4)
        inside.addLayout(self._rows, 1)
        inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(AFTER)
        self._rest.timeout.connect(self.look)
        halves.editors["zh"].cursorPositionChanged.connect(self._rest.start)
        for number in range(1, MOST + 1):
            QShortcut(QKeySequence(KEYS.format(number=number)), halves, lambda number=number: self.insert(number - 1),
                      context=Qt.ShortcutContext.WidgetWithChildrenShortcut)  # fmt: skip
        self.hide()

    def look(self) -> None:
        """Look for sentences like the one in which the cursor stands, in the worker; a late answer to another is dropped."""
        from lut_admin.office.notices.writing import earlier

        self._rest.stop()
        editor = self._halves.editors["zh"]
        sentence = around(editor.toPlainText(), characters(editor, editor.textCursor().position()))
        self._asked += 1
        asked, office = self._asked, self.desk.office
        whole = len(sentences(self._halves.editors["en"].toPlainText())) >= len(sentences(editor.toPlainText()))
        if editor.isReadOnly() or sentence is None or whole:  # where the English is whole, nothing is to be written in it
            self._put(None, ())
            return
        if self._sentence is not None and self._sentence.text == sentence.text:
            self._sentence = sentence
            return

        def answered(found: Sequence[Offer]) -> None:
            if asked == self._asked:
                self._put(sentence, found)

        self.desk.read(lambda _progress: earlier.offers(office, sentence.text), answered)

    def insert(self, number: int) -> None:
        """Write one of them at the English cursor, on a new line where the Chinese sentence begins one."""
        if self._sentence is None or number >= len(self._offers):
            return
        _, adapted = self._offers[number]
        editor, zh = self._halves.editors["en"], self._halves.editors["zh"].toPlainText()
        english = editor.toPlainText()
        before = english[: characters(editor, editor.textCursor().position())]
        gap = ""
        if before.strip() and not before.endswith((" ", "\n")):
            above = zh[: self._sentence.start]
            gap = "\n" * min(len(above) - len(above.rstrip("\n")), 2) or " "
        editor.insertPlainText(f"{gap}{adapted.text}")
        self._put(self._sentence, self._offers)
        if adapted.left:
            self.desk.toast(self.desk.say("notices.still_old", n=len(adapted.left)))

    def clear(self) -> None:
        """Another notice."""
        self._asked += 1
        self._put(None, ())

    def cards(self) -> list[OfferCard]:
        """What is offered."""
        items = [self._rows.itemAt(place) for place in range(self._rows.count())]
        return [card for item in items if item is not None and isinstance(card := item.widget(), OfferCard)]

    def _toggle(self) -> None:
        self._all = not self._all
        self._put(self._sentence, self._offers)

    def _put(self, sentence: Sentence | None, offers: Sequence[Offer]) -> None:
        written = self._halves.editors["en"].toPlainText()
        offers = [offer for offer in offers if offer[1].text not in written]
        self._sentence, self._offers = sentence, offers
        empty(self._rows)
        for number, offer in enumerate(offers[: MOST if self._all else 1]):
            card = OfferCard(self.desk, offer, number + 1, one_line=self._halves.height() < LOW)
            card.insert.clicked.connect(lambda _=False, number=number: self.insert(number))
            self._rows.addWidget(card)
        self.more.setVisible(len(offers) > 1)
        self.setVisible(bool(offers))
