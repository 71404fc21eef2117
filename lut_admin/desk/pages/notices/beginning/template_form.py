"""The form of a template: its facts at the left, both halves of the notice beside them, and the button that makes the draft."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lut_admin.convention.purpose import Category
from lut_admin.convention.terms import Term
from lut_admin.desk.forms import Field, choice
from lut_admin.desk.forms.reading_order import follow
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.beginning.fact_field import FactField
from lut_admin.desk.pieces import Card, OneLine, button, column, empty, icon_button, pill, row, scrolling, text
from lut_admin.desk.pieces.findings import MessageCard, Messages, refusal_card
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.sketch import Sketch
from lut_admin.desk.style import look
from lut_admin.papers.notice_templates import Template, Value, sketch
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.notices.writing.templated import Filled, Memory
    from lut_admin.office.results import Result

REST = 120  # ms after the last keystroke
FACTS, HALVES = 11, 10  # how form and preview share the room
ALWAYS_ALIKE = ("contact", "issuer")  # what a notice has as the one before it had


class TemplateForm(QWidget):
    """Filling in one notice. Emits `made(notice id)`, and `left` when the person goes back."""

    made = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.template: Template | None = None
        self.fields: dict[str, FactField] = {}
        self._notice: int | None = None
        self._told_passed: tuple[str, ...] = ()
        self._done = False
        self._build()

    def _build(self) -> None:
        say = self.desk.say
        self.title, self.purpose = OneLine("", "strong"), pill("")
        self.messages = Messages()
        purposes = [("", say("notices.choose_category")), *((one.value, say(one.key)) for one in Category)]
        self.category = choice(purposes)
        self.category_field = Field(say("notices.category"), self.category)
        self.category.currentIndexChanged.connect(lambda _: self.category_field.accept())
        facts = self._facts_card()
        self.sketch = Sketch(self.desk)
        self.make = button(say("filling.make"), "check", "primary", self.finish)
        self.make.setToolTip(say("filling.make_key"))
        self.make.installEventFilter(self)
        head = row(icon_button("arrow-left", say("filling.back"), self.left.emit))
        head.addWidget(self.title, 1)
        head.addWidget(self.purpose)
        across = row(gap=look.S12)
        across.addWidget(facts, FACTS)
        across.addWidget(self.sketch, HALVES)
        whole = column(head, self.messages, gap=look.S12)
        whole.addLayout(across, 1)
        whole.addLayout(row(text(say("filling.keys"), "small"), None, self.make))
        self.setLayout(whole)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(REST)
        self._quiet.timeout.connect(self.show_sketch)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)

    def _facts_card(self) -> Card:
        """What is asked, and below it what may be added."""
        self.facts, self.more = column(gap=look.S12), Flow(look.S4)
        self._more_box = QWidget()
        self._more_box.setLayout(column(text(self.desk.say("filling.more"), "muted"), self.more, gap=look.S4))
        inside = QWidget()
        layout = column(self.category_field, self.facts, self._more_box, None, gap=look.S12)
        layout.setContentsMargins(0, 0, look.S12, 0)
        inside.setLayout(layout)
        self._area = scrolling(inside)
        for piece in (inside, self._area):  # it lies on a card, not on the ground
            piece.setProperty("kind", "")
        self._area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        card = Card(padding=look.S16)
        card.body.addWidget(self._area)
        return card

    # --- what the page calls ---

    def begin(
        self,
        template: Template,
        memory: Memory,
        terms: Iterable[Term],
        was: Filled | None = None,
        notice: int | None = None,
    ) -> None:
        """A notice from this template; `was` are the facts of the draft `notice`, which is made anew."""
        say = self.desk.say
        self.template, self._notice, self._told_passed, self._done = template, notice, (), False
        self.title.setText(template.called.zh if self.desk.language == "zh" else template.called.en)
        self.purpose.setText(f"• {say(template.category.key if template.category else 'filling.any_purpose')}")
        self.category_field.setVisible(template.category is None)
        self.category.setCurrentIndex(0)
        self.make.setText(f" {say('filling.make' if notice is None else 'filling.make_anew')}")
        self.make.setAccessibleName(self.make.text().strip())
        self._ask(template, memory, list(terms), was)
        self._offer_more()
        self.messages.clear()
        if was is not None and not was.untouched:
            what, how, keep = (say(f"filling.{name}") for name in ("by_hand", "by_hand_how", "keep_text"))
            self.messages.put(MessageCard(self.desk, what, how, kind="warn", actions=((keep, self.left.emit),)))
        self.show_sketch()
        self._area.verticalScrollBar().setValue(0)

    def _ask(self, template: Template, memory: Memory, glossary: list[Term], was: Filled | None) -> None:
        """A field for each fact, with what it holds already."""
        empty(self.facts)
        self.fields = {}
        for field in template.fields:
            told = memory.of(template.id, field.name)
            made = self.fields[field.name] = FactField(self.desk, field, told, glossary)
            made.changed.connect(self._typed)
            made.entered.connect(lambda made=made: self._next(made))
            made.folded.connect(lambda made=made: self._fold(made))
            made.grown.connect(self._order_tabs)
            texts = was.fields.get(field.name, ()) if was is not None else ()
            if was is None and field.name in ALWAYS_ALIKE and told:
                texts = told[0]
            made.editor.put(texts)
            self.facts.addWidget(made)
            made.setVisible(not field.optional or bool(texts))

    def take_keyboard(self) -> None:
        """The first thing to fill in."""
        if not self.category_field.isHidden():
            self.category.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            next(iter(self.fields.values())).take_keyboard()

    @property
    def half_done(self) -> bool:
        """Whether something is typed that is kept nowhere."""
        return not self._done and any(one.filled for name, one in self.fields.items() if name not in ALWAYS_ALIKE)

    def values(self) -> dict[str, Value]:
        """The facts that can be read."""
        return {name: value for name, one in self.fields.items() if (value := one.value) is not None}

    def typed(self) -> list[tuple[str, str]]:
        """The facts as they are typed."""
        return [(name, text) for name, one in self.fields.items() for text in one.editor.texts()]

    def show_sketch(self) -> None:
        """Both halves as they stand."""
        if self.template is not None:
            self.sketch.put(sketch(self.template, self.values(), self.desk.office.today()))

    def finish(self) -> None:
        """Make the draft; where something lacks or is wrong, or is over and was not asked yet, go there instead."""
        wrong: list[QWidget] = [one for one in self.fields.values() if not one.check(needed=True)]
        if not self.category_field.isHidden() and not self.category.currentData():
            self.category_field.refuse(self.desk.say("filling.needed"))
            wrong.insert(0, self.category)
        passed = [one for one in self.fields.values() if one.passed]
        said = tuple(text for one in passed for text in one.editor.texts())
        if not wrong and passed and said != self._told_passed:
            self._told_passed = said
            wrong = list(passed)
            self.messages.put(
                MessageCard(self.desk, self.desk.say("filling.in_the_past"), kind="warn", icon="circle-help")
            )
        if wrong:
            self._go_to(wrong[0])
            return
        self._keep()

    def _keep(self) -> None:
        from lut_admin.office.notices.writing import templated

        assert self.template is not None
        office, name, typed, notice = self.desk.office, self.template.id, self.typed(), self._notice
        category = str(self.category.currentData()) or None
        self.make.setEnabled(False)

        def work(_progress: object) -> Result:
            if notice is None:
                return templated.draft(office, name, typed, category=category)
            return templated.redraft(office, notice, typed, category=category)

        self.desk.act(work, then=self._kept, refused=self._refused)

    def _kept(self, result: Result) -> None:
        self.make.setEnabled(True)
        self._done = True
        self.made.emit(result.made or 0)

    def _refused(self, refusal: Refusal) -> None:
        self.make.setEnabled(True)
        self.messages.put(refusal_card(self.desk, refusal))

    # --- fields ---

    def _typed(self) -> None:
        self._quiet.start()

    def _next(self, one: FactField) -> None:
        """Enter on a field: to the next one that is shown, at last to the button."""
        shown = [other for other in self.fields.values() if not other.isHidden()]
        after = shown[shown.index(one) + 1 :]
        target: QWidget = next(
            (other for other in after if not (other.filled and other.field.name in ALWAYS_ALIKE)), self.make
        )
        self._go_to(target)

    def _go_to(self, target: QWidget) -> None:
        if isinstance(target, FactField):
            target.take_keyboard()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(target)

    def _fold(self, one: FactField) -> None:
        one.hide()
        self._offer_more()
        self._typed()

    def _unfold(self, one: FactField) -> None:
        one.show()
        self._offer_more()
        one.take_keyboard()
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(one))

    def _offer_more(self) -> None:
        empty(self.more)
        for one in self.fields.values():
            if one.isHidden() and one.field.optional:
                self.more.addWidget(button(one.label.text(), "plus", "link", partial(self._unfold, one)))
        self._more_box.setVisible(self.more.count() > 0)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Through the facts, what can be added, the notice, to the button."""
        follow(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt; Escape, where nothing that is open takes it, leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter presses the button that Enter has led to."""
        pressed = watched is self.make and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            return True
        return super().eventFilter(watched, event)
