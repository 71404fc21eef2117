"""A field of a template's form: its label, what is typed, how a notice says it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from lut_admin.convention import names
from lut_admin.convention.hours import CHINA
from lut_admin.convention.terms import Term, TermKind
from lut_admin.desk.forms.reading_order import LATE
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.beginning.facts import FactEditor, LineEditor, TwinEditor, offers_of
from lut_admin.desk.pages.notices.beginning.moments import DAY, PARTS, WhenEditor
from lut_admin.desk.pages.notices.beginning.things import ThingsEditor
from lut_admin.desk.pieces import OneLine, button, column, icon_button, restyle, row, text
from lut_admin.desk.style import look
from lut_admin.papers.notice_templates import Field, Kind, Spot, Value, ended, read_value, say

TWINS = (Kind.TEXT, Kind.PLACE, Kind.CONTACT)
Told = Iterable[tuple[str, ...]]


def editor(desk: Desk, field: Field, told: Told, terms: Iterable[Term]) -> FactEditor:
    """The editor of a field's kind; `told` is what was typed in it before."""
    known = list(terms)
    offers = offers_of(field, told, known)
    if field.kind.many:
        places = [one for term in known if term.kind.place for one in offers_of(_place(field), [], [term])]
        return ThingsEditor(desk, field, offers, places)
    if field.kind in PARTS:
        return WhenEditor(desk, field)
    return TwinEditor(desk, field, offers) if field.kind in TWINS else LineEditor(desk, field, offers)


def _place(field: Field) -> Field:
    return Field(field.name, Kind.PLACE, field.optional, field.label, ())


class FactField(QWidget):
    """Emits `changed` as one types, `entered` when Enter leaves it, `folded` when an optional fact is taken back,
    `grown` when a row was added to it."""

    changed = Signal()
    entered = Signal()
    folded = Signal()
    grown = Signal()

    def __init__(self, desk: Desk, field: Field, told: Told, terms: Iterable[Term]) -> None:
        super().__init__()
        self.desk, self.field = desk, field
        glossary = list(terms)
        self.editor = editor(desk, field, told, glossary)
        self._places = {names.fold(term.zh) for term in glossary if term.kind.place}
        self.learn = button(desk.say("filling.to_glossary"), "bookmark", "link", self._learn)
        self.learn.setProperty(LATE, True)
        self.learn.hide()
        self.label = text(field.label.zh if desk.language == "zh" else field.label.en, "muted")
        self.label.setBuddy(self.editor.boxes[0])
        self.said = OneLine("", "small")
        self.below = text("", "small", wrap=True)
        self.below.hide()
        head = row(self.label, gap=look.S12)
        head.addWidget(self.said, 1)
        head.addWidget(self.learn)
        if field.optional:
            away = icon_button("x", desk.say("filling.leave_out"), self._fold)
            away.setFixedSize(look.S24, look.S24)
            away.setProperty(LATE, True)
            head.addWidget(away)
        self.setLayout(column(head, self.editor, self.below, gap=look.S4))
        self.editor.changed.connect(self._typed)
        self.editor.entered.connect(self._entered)
        if isinstance(self.editor, ThingsEditor):
            self.editor.grown.connect(self.grown)
        self.editor.rested.connect(self._left)

    @property
    def value(self) -> Value | None:
        """The fact, where there is one."""
        texts = self.editor.texts()
        return read_value(self.field, texts) if texts else None

    @property
    def filled(self) -> bool:
        """Whether anything is typed."""
        return bool(self.editor.texts())

    @property
    def passed(self) -> bool:
        """Whether it names a day that is over, which is a slip unless it tells of the past."""
        value = self.value
        now: datetime = self.desk.office.now().astimezone(CHINA).replace(tzinfo=None)
        return value is not None and not self.field.past and ended(value, now)

    def take_keyboard(self) -> None:
        """Write on it."""
        self.editor.take_keyboard()

    def check(self, needed: bool = False) -> bool:
        """Show what is wrong; with `needed` also that it lacks. True where nothing is."""
        value = self.value
        if value is not None:
            self.accept()
            self._offer_to_learn(value)
            if self.passed:
                self._tell(self.desk.say("filling.passed"), "warn")
            return True
        if self.filled:
            key, facts = self.editor.why()
            self.refuse(self.desk.say(key, **facts))
            return False
        if needed and not self.field.optional:
            self.refuse(self.desk.say("filling.needed"))
            return False
        self.accept()
        return True

    def refuse(self, words: str) -> None:
        """Show what is wrong."""
        self._tell(words, "bad")
        self.editor.mark(True)
        self.editor.boxes[0].setAccessibleDescription(words)

    def accept(self) -> None:
        """Nothing is wrong."""
        if not self.below.isHidden():
            self.below.hide()
            self.editor.mark(False)
            self.editor.boxes[0].setAccessibleDescription("")

    def _tell(self, words: str, tone: str) -> None:
        self.below.setText(words)
        restyle(self.below, tone=tone)
        self.below.show()

    def _offer_to_learn(self, value: Value) -> None:
        """A place that the glossary has not can go there, to be at hand and compared from now on."""
        self.learn.setVisible(isinstance(value, Spot) and names.fold(value.zh) not in self._places)

    def _learn(self) -> None:
        from lut_admin.office import terms

        office, value = self.desk.office, self.value
        if isinstance(value, Spot):
            self._places.add(names.fold(value.zh))
            self.learn.hide()
            self.desk.act(lambda _progress: terms.add(office, TermKind.BUILDING.value, value.zh, value.en))
            self.take_keyboard()

    def _typed(self) -> None:
        self.accept()
        self.learn.hide()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """How the notice will tell a day, so that its weekday is seen as it is typed."""
        dated = DAY in PARTS.get(self.field.kind, ()) and not self.field.kind.many
        value = self.value if dated else None
        twin = say(self.field, value, self.desk.office.today()) if value is not None else None
        self.said.setText("" if twin is None else twin.zh if self.desk.language == "zh" else twin.en)

    def _entered(self) -> None:
        self.check()
        self.entered.emit()

    def _left(self) -> None:
        """A line was left: what is wrong is said once the keyboard is no longer in the field."""
        QTimer.singleShot(0, self, self._check_if_left)

    def _check_if_left(self) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.check()

    def _fold(self) -> None:
        self.editor.put([])
        self.folded.emit()
