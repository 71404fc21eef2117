"""The notice as the phone shows it: one message, the Chinese first, with its length and the text exactly as it is copied."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF, QTextDocument, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lut_admin.convention import language
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, column, restyle, row, scrolling, text
from lut_admin.desk.style import look
from lut_admin.office import settings

PHONE = 375  # px, the width of a usual phone
BUBBLE = 252  # px for the words in a message of one's own
FONT = 17  # px
PAD, TAIL, FACE, GAP = 12, 6, 40, 10
# A message of one's own, in the app it is posted in; not of our palette, as it is a picture of something.
GREEN = {False: QColor("#95EC69"), True: QColor("#3EB575")}
BEHIND = {False: QColor("#EDEDED"), True: QColor("#111111")}


class Bubble(QWidget):
    """One message, painted with the phone's line breaks."""

    def __init__(self) -> None:
        super().__init__()
        self._words = QTextDocument()
        self._words.setDocumentMargin(0)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._words.setDefaultTextOption(wrapping)
        font = QFont(look.font())
        font.setPixelSize(FONT)
        self._words.setDefaultFont(font)
        self.setFixedWidth(PHONE)

    def put(self, words: str) -> None:
        """Show these."""
        self._words.setPlainText(words)
        self._words.setTextWidth(-1)
        self._words.setTextWidth(min(BUBBLE, self._words.idealWidth()))
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName(words)
        self.update()

    def lines(self) -> int:
        """How many lines the phone needs."""
        layout, block, found = self._words.documentLayout(), self._words.begin(), 0
        layout.documentSize()
        while block.isValid():
            found += max(block.layout().lineCount(), 1)
            block = block.next()
        return found

    def sizeHint(self) -> QSize:
        """The message and the room around it."""
        height = max(self._words.size().height() + 2 * PAD, FACE)
        return QSize(PHONE, round(height + 2 * look.S16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a face, and the message beside it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = look.colours() is look.DARK
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(BEHIND[dark])
        painter.drawRoundedRect(QRectF(self.rect()), look.RADIUS_CARD, look.RADIUS_CARD)
        top = float(look.S16)
        face = QRectF(self.width() - look.S12 - FACE, top, FACE, FACE)
        painter.setBrush(look.colour("field"))
        painter.drawRoundedRect(face, look.RADIUS_CONTROL, look.RADIUS_CONTROL)
        size = self._words.size()
        width, height = size.width() + 2 * PAD, max(size.height() + 2 * PAD, FACE)
        box = QRectF(face.left() - GAP - width, top, width, height)
        painter.setBrush(GREEN[dark])
        painter.drawRoundedRect(box, look.RADIUS_CONTROL, look.RADIUS_CONTROL)
        middle = top + FACE / 2
        tail = [
            QPointF(box.right() - 1, middle - TAIL),
            QPointF(box.right() + TAIL, middle),
            QPointF(box.right() - 1, middle + TAIL),
        ]
        painter.drawPolygon(QPolygonF(tail))
        painter.translate(box.left() + PAD, top + (height - size.height()) / 2)
        painter.setPen(QColor("#111111"))
        self._words.drawContents(painter)


class Preview(QWidget):
    """The message, and beside it what there is to know of it: its length against WeChat's, its lines."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._limit = int(settings.BY_NAME["notice_longest"].default)
        self.bubble = Bubble()
        self.length, self.lines = text("", "strong"), text("", "muted", wrap=True)
        self.long = text("", "", "warn", wrap=True)
        self.about = text(desk.say("notices.preview_about"), "muted", wrap=True)
        facts = Card(desk.say("notices.preview"), padding=look.S16)
        for one in (self.length, self.lines, self.long, self.about):
            facts.body.addWidget(one)
        facts.body.addStretch(1)
        phone = QWidget()
        phone.setLayout(column(self.bubble, None))
        self._area = scrolling(phone)
        self._area.setFixedWidth(PHONE + 2 * look.S8)
        whole: QHBoxLayout = row(gap=look.S12)
        whole.addWidget(self._area)
        whole.addWidget(facts, 1)
        self.setLayout(whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_limit(self, characters: int) -> None:
        """How long a group notice may be, by the settings; nought: nothing is said of it."""
        self._limit = int(characters)

    def put(self, zh: str, en: str) -> None:
        """Show a notice as it would be copied now."""
        words, say = language.compose(zh, en), self.desk.say
        self.bubble.put(words)
        self.length.setText(say("notices.preview_length", n=len(words)))
        self.lines.setText(say("notices.preview_lines", n=self.bubble.lines()))
        over = bool(self._limit) and len(words) > self._limit
        self.long.setText(say("notices.preview_long", n=len(words) - self._limit, limit=self._limit) if over else "")
        self.long.setVisible(over)
        restyle(self.length, tone="warn" if over else "")
        self.setAccessibleName(self.length.text())
