"""One editor for each kind of fact: what is typed in it is a fact of the template, or it says why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from lut_admin.convention.terms import Term
from lut_admin.desk.forms import line
from lut_admin.desk.forms.offers import Offer, OfferLine
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import restyle, row
from lut_admin.papers.notice_templates import Field, Kind, Twin

NARROW = 130
HAN = re.compile(r"[\u3400-\u9fff]")
WITH_NUMBER = (Kind.PLACE, Kind.CONTACT)


class FactEditor(QWidget):
    """What a field's fact is typed in. Emits `changed` as one types, `entered` when Enter leaves it for the next field,
    `rested` when one of its lines is left.

    `boxes` are its lines in their order; `needed` those that Enter goes through, the others are reached by Tab. What is typed
    is for the entries made of it to say (`texts`, `put`); Qt's own metaclass leaves no place for ABC.
    """

    changed = Signal()
    entered = Signal()
    rested = Signal()

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__()
        self.desk, self.field = desk, field
        self.boxes: list[QLineEdit] = []
        self.needed: list[QLineEdit] = []

    def texts(self) -> list[str]:
        """The fact as `read_facts` takes it, a text for each thing of a list; nothing where nothing is typed."""
        raise NotImplementedError

    def put(self, texts: Sequence[str]) -> None:
        """Show a fact as it was typed before."""
        raise NotImplementedError

    def why(self) -> tuple[str, dict[str, Any]]:
        """The message that says why what is typed is no fact, and its facts."""
        return f"filling.no_{self.field.kind.value}", {"most": self.field.most}

    def take_keyboard(self) -> None:
        """Write on the first line. (A focus proxy would catch Tab once more, behind the last line.)"""
        self.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self, wrong: bool) -> None:
        """Show whether something is wrong."""
        for box in self.boxes:
            restyle(box, wrong=wrong)

    def take(self, *boxes: QLineEdit, needed: Iterable[QLineEdit] | None = None) -> None:
        """These are its lines."""
        label = self._label
        for box in boxes:
            if not box.accessibleName().startswith(label):
                box.setAccessibleName(f"{label} {box.accessibleName()}".strip())
            box.textChanged.connect(lambda _: self.changed.emit())
            box.returnPressed.connect(lambda box=box: self.go_on(box))
            box.editingFinished.connect(self.rested)
            box.editingFinished.connect(
                lambda box=box: box.setCursorPosition(0)
            )  # a long text is seen from its beginning
        self.boxes.extend(boxes)
        self.needed.extend(boxes if needed is None else needed)

    @property
    def _label(self) -> str:
        return self.field.label.zh if self.desk.language == "zh" else self.field.label.en

    def go_on(self, box: QLineEdit) -> None:
        """Enter on a line: to the next one that is needed, or out of the field; out of one where nothing is typed."""
        if not self.texts():
            self.entered.emit()
            return
        after = self.boxes[self.boxes.index(box) + 1 :]
        for other in after:
            if other in self.needed and other.isVisible():
                other.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.entered.emit()


class LineEditor(FactEditor):
    """A fact on one line: an amount, a number, an address; what was typed before is offered."""

    def __init__(self, desk: Desk, field: Field, offers: Iterable[Offer] = ()) -> None:
        super().__init__(desk, field)
        self.line = OfferLine("", desk.say(f"filling.hint_{field.kind.value}"))
        self.line.offer(offers)
        self.take(self.line)
        if field.kind in (Kind.AMOUNT, Kind.NUMBER, Kind.MONTH_DAY):
            self.line.setMaximumWidth(2 * NARROW)
        layout = row()
        layout.addWidget(self.line, 1)
        if field.kind in (Kind.AMOUNT, Kind.NUMBER, Kind.MONTH_DAY):
            layout.addStretch(1)
        self.setLayout(layout)

    def texts(self) -> list[str]:
        """See `FactEditor`."""
        typed = self.line.text().strip()
        return [typed] if typed else []

    def put(self, texts: Sequence[str]) -> None:
        """See `FactEditor`."""
        self.line.setText("".join(texts[:1]))


class TwinEditor(FactEditor):
    """A fact with a name in either language, and for a place or a contact the number behind it.

    What is taken from the offers brings its English along; so does what is typed out just as it is offered.
    """

    def __init__(self, desk: Desk, field: Field, offers: Iterable[Offer] = ()) -> None:
        super().__init__(desk, field)
        say = desk.say
        self.zh = OfferLine(say("filling.zh"), say("filling.zh"))
        self.zh.offer(offers)
        self.en = line(placeholder=say("filling.en"))
        self.en.setAccessibleName(say("filling.en"))
        self.number = line(placeholder=say(f"filling.number_{field.kind.value}")) if field.kind in WITH_NUMBER else None
        layout = row()
        layout.addWidget(self.zh, 1)
        layout.addWidget(self.en, 1)
        boxes: list[QLineEdit] = [self.zh, self.en]
        if self.number is not None:
            self.number.setAccessibleName(say(f"filling.number_{field.kind.value}"))
            self.number.setFixedWidth(80 if field.kind is Kind.PLACE else NARROW)
            layout.addWidget(self.number)
            boxes.append(self.number)
        self.take(*boxes)
        self.zh.taken.connect(self._taken)
        self.zh.editingFinished.connect(self._complete)
        self.setLayout(layout)

    @property
    def twin(self) -> Twin:
        """Both names as they are typed; the sign that parts them in a file cannot be part of them."""
        zh, en = (box.text().strip().replace("|", "/").replace("｜", "／") for box in (self.zh, self.en))
        return Twin(zh, en)

    def texts(self) -> list[str]:
        """See `FactEditor`."""
        twin, number = self.twin, self.number.text().strip() if self.number is not None else ""
        if not (twin.zh or twin.en or number):
            return []
        return [" | ".join([twin.zh, twin.en, number] if number else [twin.zh, twin.en])]

    def put(self, texts: Sequence[str]) -> None:
        """See `FactEditor`."""
        parts = [part.strip() for part in texts[0].split("|")] if texts else []
        if len(parts) == 1 and self.number is None:
            parts *= 2  # a name that is the same in either language
        for box, part in zip(self.boxes, [*parts, "", "", ""], strict=False):
            box.setText(part)
            box.setCursorPosition(0)

    def why(self) -> tuple[str, dict[str, Any]]:
        """See `FactEditor`."""
        if not (self.zh.text().strip() and self.en.text().strip()):
            return "filling.both_halves", {}
        return f"filling.no_{self.field.kind.value}", {}

    def go_on(self, box: QLineEdit) -> None:
        """As in `FactEditor`; the English that came along is passed over."""
        if box is self.zh:
            self._complete()
            if self.en.text().strip():
                box = self.en
        super().go_on(box)

    def _taken(self, offer: Offer) -> None:
        self.zh.setText(offer.zh)
        self.en.setText(offer.en)
        self.en.setCursorPosition(0)
        if self.number is not None and offer.more:
            self.number.setText(offer.more)

    def _complete(self) -> None:
        """The English of what is known, and of a name that is no Chinese: HSK is HSK."""
        typed = self.zh.text().strip()
        if not typed or self.en.text().strip():
            return
        offer = self.zh.known()
        if offer is not None:
            self._taken(offer)
        elif not HAN.search(typed):
            self.en.setText(typed)


def offers_of(field: Field, told: Iterable[Sequence[str]], terms: Iterable[Term]) -> list[Offer]:
    """What a field offers: what was typed in it before, its template's choices, and for a place the glossary."""
    made: list[Offer] = []
    for texts in told:
        for text in texts if field.kind.many else texts[:1]:
            parts = [part.strip() for part in text.split("|")]
            made.append(Offer(parts[0], parts[-1] if len(parts) < 3 else parts[1], parts[2] if len(parts) > 2 else ""))
    made += [Offer(choice.zh, choice.en) for choice in field.choices]
    if field.kind is Kind.PLACE:
        made += [Offer(term.zh, term.en) for term in terms if term.kind.place]
    elif field.kind in (Kind.TEXT, Kind.LIST) and not field.choices:
        made += [Offer(term.zh, term.en) for term in terms]
    return made
