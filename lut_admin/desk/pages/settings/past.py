"""The history of changes: every act, and undo for one that can still be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from lut_admin.convention import letters
from lut_admin.convention.hours import as_told
from lut_admin.desk.forms import search_line
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, Tone, button, column, row
from lut_admin.desk.pieces.chips import Chips, ChipSpec
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.office import history
from lut_admin.papers import words


@dataclass(frozen=True, slots=True)
class Line:
    """One act as it is shown; `state` is ``done``, ``undone`` or ``lasting`` (cannot be undone)."""

    id: int
    at: str
    actor: str
    what: str
    state: str


STATES: dict[str, Tone] = {"done": "ok", "undone": "warn", "lasting": "muted"}


class Past(QWidget):
    """The list of acts, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        say = desk.say
        self.model = TableModel[Line](
            [
                Column("at", say("settings.when"), lambda one: one.at, "muted", 150),
                Column("what", say("settings.what"), lambda one: one.what, width=320),
                Column("actor", say("settings.who"), lambda one: one.actor, width=140),
                Column("state", say("settings.state"), lambda one: say(f"settings.state.{one.state}"), "pill", 130,
                       tone=lambda one: STATES[one.state], choices=[(name, say(f"settings.state.{name}")) for name in STATES]),
            ],
            lambda one: one.id,
            lambda one: letters.key(one.what, one.actor, one.at),
            lambda one: [one.state],
        )
        self.table = Table(self.model, "history", desk.preferences, say("settings.history"), ["actor"])
        self.field = search_line(say("settings.search"), say("window.clear"))
        self.field.setMinimumWidth(150)
        self.field.setMaximumWidth(280)
        self.field.textChanged.connect(self.model.search)
        self.chips = Chips(say("settings.state"))
        self.chips.chosen.connect(self._filter)
        self.undo = button(say("window.undo"), "undo-2", then=self._undo)
        self.undo.setEnabled(False)
        self.table.chosen.connect(self._chosen)
        card = Card(padding=0)
        top = row(gap=look.S12)
        top.setContentsMargins(look.S16, look.S12, look.S16, 0)
        top.addWidget(self.field, 1)
        top.addWidget(self.chips, 3)
        top.addWidget(self.undo)
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        self.setLayout(column(card))

    def refresh(self) -> None:
        """Read the acts."""
        office, language = self._desk.office, self._desk.language

        def work(_progress: object) -> list[Line]:
            return [
                Line(
                    act.id,
                    as_told(act.at),
                    act.actor,
                    _sentence(words.say(word.key, language, **word.facts)),
                    _state(act.undoes is None and act.reversible, act.undone_by),
                )
                for act in history.acts(office)
                for word in [history.in_words(act)]
            ]

        self._desk.read(work, self._show)

    def _show(self, lines: list[Line]) -> None:
        self.model.put(lines)
        say, counts = self._desk.say, self.model.rows.counts
        if not counts.get(self.model.rows.mark):
            self.model.filter("")
        chips = [ChipSpec("", say("settings.state.all"), counts[""])]
        chips += [ChipSpec(name, say(f"settings.state.{name}"), counts[name]) for name in STATES if counts.get(name)]
        self.chips.put(chips, self.model.rows.mark)
        self._chosen(self.table.current)

    def _filter(self, mark: str) -> None:
        self.model.filter(mark)

    def _chosen(self, one: Line | None) -> None:
        self.undo.setEnabled(one is not None and one.state == "done")

    def _undo(self) -> None:
        one = self.table.current
        if one is not None:
            office = self._desk.office
            self._desk.act(lambda _: history.undo(office, one.id))


def _sentence(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _state(reversible: bool, undone_by: int | None) -> str:
    if not reversible:
        return "lasting"
    return "undone" if undone_by is not None else "done"


