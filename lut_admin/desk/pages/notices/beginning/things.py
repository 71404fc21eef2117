"""Editors of facts that are several things: a list in both languages, a schedule; a row each, added and taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from lut_admin.desk.forms.offers import Offer
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.beginning.facts import FactEditor, TwinEditor
from lut_admin.desk.pages.notices.beginning.moments import WhenEditor
from lut_admin.desk.pieces import Card, button, column, icon_button, let_go, row
from lut_admin.desk.style import look
from lut_admin.papers.notice_templates import Field, Kind, read_value

MOST = 60


class EntryEditor(FactEditor):
    """One thing of a schedule: when, what, and perhaps where."""

    def __init__(self, desk: Desk, field: Field, offers: Iterable[Offer], places: Iterable[Offer]) -> None:
        super().__init__(desk, field)
        self.when = WhenEditor(desk, field)
        self.what = TwinEditor(desk, replace(field, kind=Kind.TEXT), offers)
        self.where = TwinEditor(desk, replace(field, kind=Kind.PLACE), places)
        self.where.zh.setPlaceholderText(desk.say("filling.where"))
        self.where.en.setPlaceholderText(desk.say("filling.where_en"))
        for inner, after in ((self.when, self.what), (self.what, self.where)):
            inner.entered.connect(partial(self._go_on_to, after))
        self.where.entered.connect(self.entered)
        for inner in (self.when, self.what, self.where):
            inner.changed.connect(self.changed)
            inner.rested.connect(self.rested)
            self.boxes += inner.boxes
        card = Card(padding=look.S8)
        card.body.setSpacing(look.S4)
        for inner in (self.when, self.what, self.where):
            card.body.addWidget(inner)
        self.setLayout(column(card))

    def _go_on_to(self, after: FactEditor) -> None:
        """Enter at the end of one part: to the next one, or out of what is empty."""
        if self.texts():
            after.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def texts(self) -> list[str]:
        """See `FactEditor`."""
        parts = [*self.when.texts(), *self.what.texts(), *self.where.texts()]
        if not parts or not (self.when.texts() or self.what.texts()):
            return []
        return [" | ".join([*(self.when.texts() or [""]), *(self.what.texts() or [" | "]), *self.where.texts()])]

    def put(self, texts: Sequence[str]) -> None:
        """See `FactEditor`."""
        parts = [part.strip() for part in texts[0].split("|")] if texts else []
        self.when.put(parts[:1])
        self.what.put([" | ".join(parts[1:3])] if len(parts) > 1 else [])
        self.where.put([" | ".join(parts[3:])] if len(parts) > 3 else [])

    def why(self) -> tuple[str, dict[str, Any]]:
        """See `FactEditor`."""
        if not self.when.texts():
            return "filling.not_whole", {}
        twin = self.what.twin
        if not (twin.zh and twin.en):
            return "filling.both_halves", {}
        return self.where.why() if self.where.texts() else self.when.why()


class ThingsEditor(FactEditor):
    """Rows of a list or schedule. Enter on a filled row's end goes to the next, a new one where it was the last."""

    grown = Signal()

    def __init__(self, desk: Desk, field: Field, offers: Iterable[Offer], places: Iterable[Offer] = ()) -> None:
        super().__init__(desk, field)
        self._offers, self._places = tuple(offers), tuple(places)
        self.things: list[FactEditor] = []
        self._holders: dict[FactEditor, QWidget] = {}
        self._rows = column(gap=look.S4)
        self.more = button(desk.say("filling.one_more"), "plus", "link", self.add)
        self.setLayout(column(self._rows, self.more, gap=look.S4))
        self._append()

    def texts(self) -> list[str]:
        """See `FactEditor`."""
        return [text for one in self.things for text in one.texts()]

    def put(self, texts: Sequence[str]) -> None:
        """See `FactEditor`."""
        for one in list(self.things):
            self._remove(one)
        for text in texts or [""]:
            self._append().put([text] if text else [])

    def why(self) -> tuple[str, dict[str, Any]]:
        """See `FactEditor`: of the first row that is not right."""
        for number, one in enumerate(self.things, 1):
            if one.texts() and read_value(self.field, one.texts()) is None:
                key, facts = one.why()
                return "filling.in_row", {"row": number, "why": self.desk.say(key, **facts)}
        return f"filling.no_{self.field.kind.value}", {}

    def mark(self, wrong: bool) -> None:
        """See `FactEditor`: only the rows that are not right."""
        for one in self.things:
            one.mark(wrong and (not one.texts() or read_value(self.field, one.texts()) is None))

    def add(self) -> None:
        """One more row, where the keyboard goes."""
        if len(self.things) < MOST:
            before = self.things[-1] if self.things else None
            made = self._append()
            if isinstance(made, EntryEditor) and isinstance(before, EntryEditor):
                made.where.put(before.where.texts())  # exams of a day are often in one building
            made.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.grown.emit()

    def _append(self) -> FactEditor:
        made: FactEditor
        if self.field.kind is Kind.SCHEDULE:
            made = EntryEditor(self.desk, self.field, self._offers, self._places)
        else:
            made = TwinEditor(self.desk, replace(self.field, kind=Kind.TEXT), self._offers)
        away = icon_button("x", self.desk.say("filling.take_row"), lambda: self._taken_away(made))
        holder = QWidget()
        layout = row(gap=look.S4)
        layout.addWidget(made, 1)
        layout.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(layout)
        self._rows.addWidget(holder)
        self._holders[made] = holder
        self.things.append(made)
        made.changed.connect(self.changed)
        made.rested.connect(self.rested)
        made.entered.connect(lambda: self._row_entered(made))
        self._tell()
        return made

    def _row_entered(self, one: FactEditor) -> None:
        place = self.things.index(one)
        if not one.texts():
            self.entered.emit()
        elif place + 1 < len(self.things):
            self.things[place + 1].boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add()

    def _taken_away(self, one: FactEditor) -> None:
        place = self.things.index(one)
        self._remove(one)
        if not self.things:
            self._append()
        self.things[min(place, len(self.things) - 1)].boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _remove(self, one: FactEditor) -> None:
        self.things.remove(one)
        let_go(self._holders.pop(one))
        self._tell()

    def _tell(self) -> None:
        self.boxes = [box for one in self.things for box in one.boxes]
        self.needed = list[QLineEdit](self.boxes)
        self.more.setVisible(len(self.things) < MOST)
