"""The two halves of a notice: Chinese first, English beside or below it, with what was found marked in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QTextEdit, QWidget

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.tidy import Edit
from lut_admin.desk.gate import GatedText, Tally
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, row, text
from lut_admin.desk.style import look

NAMES = ("zh", "en")
INK = {Weight.TELL: "primary", Weight.ASK: "primary", Weight.WARN: "warn", Weight.BLOCK: "bad"}
GRAVER = (Weight.TELL, Weight.ASK, Weight.WARN, Weight.BLOCK)
NARROW = 620  # px from which on the halves have room beside each other
HEAD = 30
LOWEST = 3  # lines of a half that are always seen


class Halves(QWidget):
    """Two editors.

    Emits `changed` as one types, `stood_on(Finding | None)` when the cursor comes to a place that was found or leaves it,
    `stacked(bool)` when the halves come to stand below or beside each other.
    """

    changed = Signal()
    stood_on = Signal(object)
    stacked = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.editors = {name: GatedText(desk, name) for name in NAMES}
        self.cards: dict[str, Card] = {}
        self._lengths = {name: text("", "small") for name in NAMES}
        self._found: Sequence[Finding] = ()
        self._places: dict[str, list[tuple[QTextCursor, Finding]]] = {name: [] for name in NAMES}
        self._on: Finding | None = None
        self.last = "zh"  # the half in which one wrote last
        for name, editor in self.editors.items():
            editor.setAccessibleName(desk.say(f"notices.{name}"))
            editor.setPlaceholderText(desk.say(f"notices.{name}_hint"))
            editor.setTabChangesFocus(True)
            editor.setMinimumHeight(LOWEST * QFontMetrics(look.font()).lineSpacing() + look.S24)
            editor.textChanged.connect(self._typed)
            editor.cursorPositionChanged.connect(lambda name=name: self._moved(name))
            card = Card(desk.say(f"notices.{name}"), padding=look.S12)
            card.head.addWidget(self._lengths[name])
            card.title.setMinimumHeight(HEAD)  # as high with a button beside it as without
            card.body.addWidget(editor, 1)
            self.cards[name] = card
        self._row = row(*self.cards.values(), gap=look.S12)
        for name in NAMES:
            self._row.setStretchFactor(self.cards[name], 1)
        self.setLayout(self._row)
        look.bell().changed.connect(self._mark_again)

    def texts(self) -> tuple[str, str]:
        """Chinese and English as they stand."""
        return self.editors["zh"].toPlainText(), self.editors["en"].toPlainText()

    def put(self, zh: str, en: str) -> None:
        """Show these texts, as of another notice: what was typed before cannot be undone into them."""
        for name, words in zip(NAMES, (zh, en), strict=True):
            self.editors[name].setPlainText(words)
        self._typed()

    def rewrite(self, zh: str, en: str) -> None:
        """These texts in the place of those that stand there, each a step that Ctrl+Z takes back."""
        for name, words in zip(NAMES, (zh, en), strict=True):
            if self.editors[name].toPlainText() != words:
                cursor = QTextCursor(self.editors[name].document())
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(words)

    def edit(self, name: str, edits: Iterable[Edit], *, go_on: bool = False) -> None:
        """Make these edits in one half, as one step that Ctrl+Z takes back (with the one before it, to `go_on`).

        The cursor stays where it stands in the words.
        """
        editor = self.editors[name]
        if editor.isReadOnly():
            return
        words = editor.toPlainText()
        cursor = QTextCursor(editor.document())
        if go_on:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        for one in sorted(edits, key=lambda edit: edit.start, reverse=True):
            cursor.setPosition(offset(words, one.start))
            cursor.setPosition(offset(words, one.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(one.put)
        cursor.endEditBlock()

    def insert(self, zh: str, en: str) -> None:
        """Write at both cursors: a term in Chinese here, in English there."""
        for name, words in zip(NAMES, (zh, en), strict=True):
            editor = self.editors[name]
            if words and not editor.isReadOnly():
                before = editor.toPlainText()[: characters(editor, editor.textCursor().selectionStart())]
                gap = " " if name == "en" and before[-1:].isalnum() else ""
                after = editor.toPlainText()[characters(editor, editor.textCursor().selectionEnd()) :]
                gap_after = " " if name == "en" and after[:1].isalnum() else ""
                editor.insertPlainText(f"{gap}{words}{gap_after}")
        self.editors[self.last].setFocus()

    def lock(self, locked: bool) -> None:
        """What has left by the clipboard can be read and copied, not changed."""
        for editor in self.editors.values():
            editor.setReadOnly(locked)

    @property
    def tally(self) -> Tally:
        """What was copied of the notice by hand."""
        return self.editors["zh"].tally

    @tally.setter
    def tally(self, tally: Tally) -> None:
        for editor in self.editors.values():
            editor.tally = tally

    def set_free(self, free: bool) -> None:
        """A private message is copied freely: it knows no hours and no groups."""
        for editor in self.editors.values():
            editor.free = free

    # --- what was found ---

    def mark(self, found: Sequence[Finding]) -> None:
        """Underline what the findings point at; the cards below say why."""
        self._found = found
        for name, editor in self.editors.items():
            spans = [(span, finding) for finding in found if (span := getattr(finding, name)) is not None]
            # A finding about the whole half is said below: underlining everything points at nothing.
            words = editor.toPlainText()
            marked = [(span, finding) for span, finding in spans if span != (0, len(words))]
            marked.sort(key=lambda one: GRAVER.index(one[1].weight))  # of two over each other the graver is seen
            editor.setExtraSelections([_selection(editor, words, span, finding.weight) for span, finding in marked])
            # Cursors of their own: they move along with what is typed before them, as those of the selections do.
            self._places[name] = [(_cursor(editor, words, span), finding) for span, finding in marked]
        self._moved(self.last)

    def go_to(self, finding: Finding) -> None:
        """Select what a finding points at, in the half where one is if it concerns both, and give it the keyboard."""
        where = [name for name in (self.last, *NAMES) if getattr(finding, name) is not None]
        if not where:
            return
        if self._selected(where[0], finding):  # seen there: now in the other half
            where.reverse()
        name, editor = where[0], self.editors[where[0]]
        editor.setTextCursor(self._place(name, finding))
        editor.ensureCursorVisible()
        editor.setFocus()

    def _place(self, name: str, finding: Finding) -> QTextCursor:
        known = next((cursor for cursor, one in self._places[name] if one == finding), None)
        editor = self.editors[name]
        return (
            QTextCursor(known) if known is not None else _cursor(editor, editor.toPlainText(), getattr(finding, name))
        )

    def _selected(self, name: str, finding: Finding) -> bool:
        here, place = self.editors[name].textCursor(), self._place(name, finding)
        return (here.selectionStart(), here.selectionEnd()) == (place.selectionStart(), place.selectionEnd())

    def next_place(self, back: bool = False) -> Finding | None:
        """Go to the next (or last) place that was found, through both halves and round again."""
        every = [
            (NAMES.index(name), cursor.selectionStart(), finding)
            for name in NAMES
            for cursor, finding in self._places[name]
        ]
        every.sort(key=lambda one: one[:2])
        if not every:
            return None
        here = (NAMES.index(self.last), self.editors[self.last].textCursor().selectionStart())
        if back:
            chosen = next((one for one in reversed(every) if one[:2] < here), every[-1])
        else:
            chosen = next((one for one in every if one[:2] > here), every[0])
        self.last = NAMES[chosen[0]]
        self.go_to(chosen[2])
        return chosen[2]

    @property
    def on(self) -> Finding | None:
        """The finding in whose place the cursor stands."""
        return self._on

    def _moved(self, name: str) -> None:
        editor = self.editors[name]
        if editor.hasFocus():
            self.last = name
        at = editor.textCursor().position()
        here = [
            finding for cursor, finding in self._places[name] if cursor.selectionStart() <= at <= cursor.selectionEnd()
        ]
        on = here[-1] if here else None
        if on is not self._on:
            self._on = on
            self.stood_on.emit(on)

    def _mark_again(self) -> None:
        """In the colours that hold now; a method and not a lambda, so that it ends with the widget."""
        self.mark(self._found)

    # --- as one types ---

    def _typed(self) -> None:
        for name, editor in self.editors.items():
            said = self.desk.say(f"notices.length_{name}", n=max(editor.document().characterCount() - 1, 0))
            if self._lengths[name].text() != said:
                self._lengths[name].setText(said)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; where there is little room the English stands below the Chinese."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
            self.stacked.emit(narrow)


def _selection(editor: QPlainTextEdit, words: str, span: tuple[int, int], weight: Weight) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    shape = QTextCharFormat()
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    shape.setUnderlineColor(look.colour(INK[weight]))
    shape.setBackground(look.colour(f"{INK[weight]}_weak"))
    made.cursor, made.format = _cursor(editor, words, span), shape
    return made


def _cursor(editor: QPlainTextEdit, words: str, span: tuple[int, int]) -> QTextCursor:
    made = QTextCursor(editor.document())
    made.setPosition(offset(words, span[0]))
    made.setPosition(offset(words, span[1]), QTextCursor.MoveMode.KeepAnchor)
    return made


def offset(words: str, characters: int) -> int:
    """Qt counts UTF-16 units: an emoji is two."""
    return len(words[:characters].encode("utf-16-le", "surrogatepass")) // 2


def characters(editor: QPlainTextEdit, position: int) -> int:
    """How many characters stand before a position of Qt's."""
    units = editor.toPlainText().encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(units.decode("utf-16-le", "surrogatepass"))
