"""The glossary: what comes with the app and what the office added, written in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lut_admin.convention import letters
from lut_admin.convention.terms import Term, TermKind
from lut_admin.desk.bin import bin_button
from lut_admin.desk.forms import choice, line, search_line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, Tone, button, column, row, text
from lut_admin.desk.pieces.chips import Chips, ChipSpec
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.refusals import Refusal

OWN = "own"
SEARCH_WIDTH = 220


class GlossarySection(QWidget):
    """The entries in one table. Writing on a shipped one makes it the office's own; only own ones go to the bin."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say = desk.say
        self._desk = desk
        kinds = [(kind.value, say(kind.key)) for kind in TermKind]
        tones: dict[bool, Tone] = {True: "primary", False: "muted"}
        self.model: TableModel[Term] = TableModel(
            [
                Column("zh", say("glossary.zh"), lambda one: one.zh, width=170, editable=True),
                Column("en", say("glossary.en"), lambda one: one.en, width=220, editable=True),
                Column(
                    "kind", say("glossary.kind"), lambda one: say(one.kind.key), "muted", 150, editable=True, choices=kinds
                ),
                Column("note", say("glossary.note"), lambda one: one.note, "muted", 120, editable=True),
                Column(
                    "whose", say("glossary.whose"), lambda one: say("glossary.own" if one.id else "glossary.shipped"), "pill", 90,
                    tone=lambda one: tones[bool(one.id)], choices=[("1", say("glossary.own")), ("0", say("glossary.shipped"))],
                ),
            ],
            lambda one: one.id or one.zh,
            lambda one: letters.key(one.zh, one.en, one.note),
            lambda one: (one.kind.value, OWN) if one.id else (one.kind.value,),
        )  # fmt: skip
        self.table: Table[Term] = Table(
            self.model, "glossary", desk.preferences, say("glossary.title"), ("note", "kind")
        )
        self.search = search_line(say("glossary.find"), say("window.clear"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.chips = Chips(say("glossary.kind"))
        self.messages = Messages()
        self.kind = choice(kinds, TermKind.BUILDING.value)
        self.kind.setAccessibleName(say("glossary.kind"))
        self.zh, self.en = line(placeholder=say("glossary.new_zh")), line(placeholder=say("glossary.new_en"))
        for box in (self.zh, self.en):
            box.setAccessibleName(box.placeholderText())
        self.zh.returnPressed.connect(self.en.setFocus)
        self.en.returnPressed.connect(self.add)
        self.to_bin = button(say("students.to_bin"), "trash-2", "", self.bin)
        self._lay_out()
        self.search.textChanged.connect(self.model.search)
        self.search.left.connect(self.table.setFocus)
        self.chips.chosen.connect(self.model.filter)
        self.model.edited.connect(self._edited)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def _lay_out(self) -> None:
        card = Card(self._desk.say("glossary.title"))
        card.body.addWidget(text(self._desk.say("glossary.why"), "muted", wrap=True))
        adding = row(self.kind)
        adding.addWidget(self.zh, 1)
        adding.addWidget(self.en, 1)
        adding.addWidget(button(self._desk.say("glossary.add"), "plus", "", self.add))
        bar = row()
        bar.addWidget(self.chips, 1)
        bar.addWidget(self.search)
        for part in (adding, bar):
            card.body.addLayout(part)
        card.body.insertWidget(2, self.messages)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(row(self.to_bin, bin_button(self._desk, self, "term"), None))
        self.setLayout(column(card))

    def refresh(self) -> None:
        """Read the glossary afresh."""
        from lut_admin.office import terms

        self._desk.read(lambda _progress: terms.terms(self._desk.office), self._put)

    def _put(self, found: Sequence[Term]) -> None:
        self.model.put(found)
        counts, say = self.model.rows.counts, self._desk.say
        offered = [(OWN, say("glossary.own")), *((kind.value, say(kind.key)) for kind in TermKind)]
        self.model.filter(self.model.rows.mark if counts.get(self.model.rows.mark) else "")
        shown = [ChipSpec(name, words, counts[name]) for name, words in offered if counts.get(name)]
        self.chips.put([ChipSpec("", say("glossary.all"), len(found)), *shown], self.model.rows.mark)
        self._tell()

    def _tell(self) -> None:
        self.to_bin.setEnabled(any(one.id for one in self.table.selected))

    def add(self) -> None:
        """Take what is written on the line into the glossary."""
        from lut_admin.office import terms

        office, kind = self._desk.office, str(self.kind.currentData())
        zh, en = self.zh.text(), self.en.text()
        self.messages.clear()
        self._desk.act(
            lambda _progress: terms.add(office, kind, zh, en), then=lambda _: self._added(), refused=self._refused
        )

    def _added(self) -> None:
        self.zh.clear()
        self.en.clear()
        self.zh.setFocus()

    def bin(self) -> None:
        """The chosen entries of the office's own, into the bin."""
        from lut_admin.office import terms

        office, chosen = self._desk.office, [one.id for one in self.table.selected if one.id]
        if chosen:
            self._desk.act(lambda _progress: terms.discard(office, *chosen))

    def _edited(self, one: Term, field: str, value: str) -> None:
        from lut_admin.office import terms

        office, say = self._desk.office, self._desk.say
        told = {"kind": one.kind.value, "zh": one.zh, "en": one.en, "note": one.note} | {field: value}

        def refused(refusal: Refusal) -> None:
            why = "\n".join(say(key, **refusal.facts) for key in (refusal.code, f"{refusal.code}.remedy"))
            if not self.table.refuse(one, field, value, why):
                self._refused(refusal)

        self.messages.clear()
        self._desk.act(
            lambda _progress: terms.change(office, one.id, **told) if one.id else terms.add(office, **told),
            refused=refused,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.model.forget_edits()
        self.messages.put(refusal_card(self._desk, refusal))
