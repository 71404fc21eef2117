"""A pasted group message: read as messages, each with whoever wrote it, from which a note or a case begins (Art. 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QStackedWidget, QWidget

from lut_admin.desk import noting
from lut_admin.desk.forms import choice, reading_order
from lut_admin.desk.noting import Begun
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.messages.message_pane import MessagePane, beside_of, called
from lut_admin.desk.pages.cases.messages.spoken import NOTICED, TONES, Spoken, choose, spoken
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import Card, EmptyState, button, column, icon_button, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.office import Office

LONGEST = 300  # signs of a message that a note quotes; its source keeps the whole
SEARCH_WIDTH = 180
YIELDS = ("at", "articles", "who")


class Pasting(QWidget):
    """The text, then its messages with one of them beside. Emits `left`, and `opening(Account)` for a case."""

    left = Signal()
    opening = Signal(object)

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__()
        self.desk, self.veil = desk, veil
        say = desk.say
        self.lines: list[Spoken] = []
        self.messages = Messages()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(say("recording.paste_hint"))
        self.text.setAccessibleName(say("recording.paste"))
        self.read = button(say("recording.read"), "check", "primary", self.look)
        self.clip = button(say("recording.from_clipboard"), "clipboard-paste", "", self.from_clipboard)
        self.again = button(say("recording.paste_other"), "clipboard-paste", "", self._again)
        self.group: QComboBox = choice([("", say("recording.no_group"))])
        self.group.setAccessibleName(say("recording.group"))
        self.group.setToolTip(say("recording.group"))
        self.model = TableModel(self._columns(), lambda one: one.place, _key, lambda one: one.marks)
        self.table: Table[Spoken] = Table(self.model, "pasted", desk.preferences, say("recording.messages"), YIELDS)
        nothing = EmptyState("message-circle", say("recording.paste"), say("recording.paste_why"))
        self.listing = Listing(self.table, say("recording.search"), say("recording.filter"), nothing, say("window.clear"))
        self.listing.search.setFixedWidth(SEARCH_WIDTH)
        self.pane = MessagePane(desk, veil)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        say = self.desk.say
        card = Card(say("recording.paste"))
        card.body.addWidget(text(say("recording.paste_why"), "muted", wrap=True))
        card.body.addWidget(self.text, 1)
        card.body.addLayout(row(self.clip, None, self.read))
        across = row(gap=look.S12)
        across.addWidget(self.listing, 1)
        across.addWidget(self.pane)
        heard = QWidget()
        heard.setLayout(across)
        self.steps = QStackedWidget()
        self.steps.addWidget(card)
        self.steps.addWidget(heard)
        back = icon_button("arrow-left", say("cases.back"), self.left.emit)
        head = row(back, text(say("recording.paste"), "strong"), None, self.group, self.again)
        layout = column(head, self.messages, gap=look.S12)
        layout.addWidget(self.steps, 1)
        self.setLayout(layout)
        self._turn(0)

    def _wire(self) -> None:
        self.table.chosen.connect(lambda _: self._show())
        self.table.opened.connect(lambda _: self.note())
        self.pane.noting.connect(self.note)
        self.pane.opening.connect(self.open_case)
        self.pane.chosen.connect(self._choose)
        self.veil.changed.connect(self._unveil)
        within = Qt.ShortcutContext.WidgetShortcut
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self.text, self.look, context=within)

    # --- what the page calls ---

    def begin(self) -> None:
        """A text to paste; what is on the clipboard is read at once where messages are in it."""
        self._again()
        self._read_groups()
        pasted = QGuiApplication.clipboard().text()
        if pasted.strip():
            self.text.setPlainText(pasted)
            self._look(pasted, quiet=True)

    def go_on(self, lines: Sequence[Spoken]) -> None:
        """The messages that lay open on the page whose place this one takes."""
        self._read_groups()
        self._put(lines)

    def from_clipboard(self) -> None:
        """Read what is on the clipboard."""
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self.look()

    def look(self) -> None:
        """Read the messages in the text."""
        self._look(self.text.toPlainText())

    def note(self) -> None:
        """A reminder or a talk about the message that is chosen."""
        one = self.table.current
        if one is None or self.pane.note.isHidden():
            return
        message = one.heard.message
        quoted = message.text if len(message.text) <= LONGEST else f"{message.text[:LONGEST]}…"
        key = "recording.said_at" if message.at else "recording.said"
        facts = {"at": message.at, "text": " ".join(quoted.split())}
        said = {language: words.say(key, language, **facts) for language in words.LANGUAGES}
        student = one.student
        # Whom it is about shows on the sheet: by name where that is asked for, else by what she is called in the group.
        known = one.known.get(student, {}) if student is not None else {}
        by_name = f"{called(known)}  {beside_of(known)}".strip()
        name = "" if student is None else by_name if self.veil.open or one.chosen is not None else message.sender
        begun = Begun(student, name, one.articles, said["zh"], said["en"], source=one.heard.source)
        noted = noting.note(self.desk, self, begun) is not None
        if noted and len(self.lines) == 1:
            self.left.emit()  # nothing else is to be done here
            return
        if noted:
            self.lines = [replace(other, done=other.done or other.place == one.place) for other in self.lines]
            self._fill()
        self.table.setFocus()

    def open_case(self) -> None:
        """A case that begins from the message that is chosen."""
        one = self.table.current
        if one is not None and not one.light:
            self.opening.emit(one.account(str(self.group.currentData() or "")))

    # --- how ---

    def _look(self, pasted: str, *, quiet: bool = False) -> None:
        office = self.desk.office
        self.messages.clear()
        self.desk.read(
            lambda _progress: spoken(office, pasted), self._put, lambda refusal: None if quiet else self._refused(refusal)
        )

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))
        self.text.setFocus()

    def _put(self, lines: Sequence[Spoken]) -> None:
        self.lines = list(lines)
        self.listing.search.clear()
        self._fill()
        self._turn(1)
        noticed = next((one for one in lines if one.found), lines[0])
        self.table.show_row(noticed.place)
        # Once the table is there: until then the keyboard would not stay.
        QTimer.singleShot(0, self.table, self.table.setFocus)

    def _fill(self) -> None:
        say = self.desk.say
        chips = [(NOTICED, say("recording.noticed")), *((mark, say(f"recording.by_{mark}")) for mark in TONES)]
        self.listing.put(self.lines, say("recording.all"), chips)
        self._show()

    def _show(self) -> None:
        one = self.table.current
        if one is None:
            self.pane.clear()
        else:
            self.pane.put(one)
        reading_order.follow(self)

    def _unveil(self) -> None:
        self._show()

    def _choose(self, student: int, known: Mapping[str, str]) -> None:
        one = self.table.current
        if one is not None:
            self.lines = choose(self.lines, one.place, student, known)
            self._fill()
            self.table.show_row(one.place)
            self.table.setFocus()

    def _again(self) -> None:
        self.messages.clear()
        self.text.clear()
        self.lines = []
        self._turn(0)
        self.text.setFocus()

    def _turn(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        for tool in (self.group, self.again):
            tool.setVisible(step == 1)

    def _read_groups(self) -> None:
        from lut_admin.office import groups

        office: Office = self.desk.office

        def put(names: Sequence[str]) -> None:
            kept = self.group.currentData()
            while self.group.count() > 1:
                self.group.removeItem(1)
            for name in names:
                self.group.addItem(name, name)
            self.group.setCurrentIndex(max(self.group.findData(kept), 0))

        self.desk.read(lambda _progress: [one.name for one in groups.groups(office)], put)

    def _columns(self) -> list[Column[Spoken]]:
        say = self.desk.say
        return [
            Column("at", say("recording.at"), lambda one: one.heard.message.at, kind="muted", width=140),
            Column("sender", say("recording.sender"), lambda one: one.heard.message.sender, width=150),
            Column(
                "who", say("recording.who"), lambda one: say("recording.noted" if one.done else f"recording.by_{one.mark}"),
                kind="pill", width=130, tone=lambda one: "muted" if one.done else TONES[one.mark],
            ),
            Column("text", say("recording.text"), lambda one: " ".join(one.heard.message.text.split()), width=220),
            Column("articles", say("recording.may_concern"), self._articles, kind="muted", width=130),
        ]  # fmt: skip

    def _articles(self, one: Spoken) -> str:
        return words.articles(one.articles, self.desk.language)


def _key(one: Spoken) -> str:
    from lut_admin.convention import names

    return names.query(f"{one.heard.message.sender}\n{one.heard.message.text}")
