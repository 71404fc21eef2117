"""Beside the past checks: who came and went with one, whom it held, and the strangers who are there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention.hours import as_day
from lut_admin.convention.membership import Answer
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.members.writing import by_whom, how
from lut_admin.desk.pieces import EmptyState, Tone, button, column, row, text
from lut_admin.desk.tables import Column, Table, TableModel

if TYPE_CHECKING:
    from lut_admin.office.groups import Event, KeptLine, Stranger, Turnover

TONES: dict[str, Tone] = {"joined": "ok", "left": "muted", "removed": "bad", "renamed": "primary"}
ANSWERS: dict[str, Tone] = {
    Answer.STUDENT.value: "ok",
    Answer.STAFF.value: "ok",
    Answer.AMBIGUOUS.value: "primary",
    Answer.OUTSIDER.value: "bad",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One line: what happened to whom, and what a notice told of it."""

    place: int
    moved: str
    nickname: str
    was: str
    name: str
    by: str = ""
    method: str = ""
    at: str = ""


class Turns(QStackedWidget):
    """Who joined, left or was renamed with one check, and what only notices told."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self.model: TableModel[Turn] = TableModel(self._columns(), lambda one: one.place, lambda one: one.nickname)
        self.table: Table[Turn] = Table(self.model, "turns", desk.preferences, say("changes.turns"), ("name",))
        self.addWidget(self.table)
        self.addWidget(EmptyState("circle-check", say("changes.nothing"), say("changes.nothing_why")))

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self.model.rows.rows)

    def put(self, step: Turnover | None, events: Sequence[Event]) -> None:
        """Show what changed with a check; `events` are what its text told."""
        self.model.put(list(_lines(step, events)))
        self.setCurrentIndex(0 if self.lines else 1)

    def _columns(self) -> list[Column[Turn]]:
        say = self.desk.say
        return [
            Column(
                "moved",
                say("changes.what"),
                lambda one: say(f"changes.{one.moved}"),
                kind="pill",
                width=110,
                tone=lambda one: TONES[one.moved],
                choices=[(moved, say(f"changes.{moved}")) for moved in TONES],
            ),
            Column("nickname", say("groups.nickname"), lambda one: one.nickname, width=180),
            Column("name", say("groups.who"), lambda one: one.name, width=150),
            Column("how", say("changes.detail"), self._how, kind="muted", width=210),
        ]

    def _how(self, one: Turn) -> str:
        was = self.desk.say("changes.was", nickname=one.was) if one.was else ""
        if one.moved == "removed":
            told = self.desk.say("check.removed_by", by=by_whom(self.desk, one.by)) if one.by else ""
        else:
            told = how(self.desk, one.by, one.method)
        return " · ".join(part for part in (was, told, one.at) if part)


class Members(QWidget):
    """The list of one kept check, which is only looked at. Emits `again(whether it is the last check)` to have one made anew."""

    again = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self._last = False
        self.told = text("", "small", wrap=True)
        self.anew = button("", "user-check", "", lambda: self.again.emit(self._last))
        self._people: Mapping[int, str] = {}
        self.model: TableModel[KeptLine] = TableModel(self._columns(), lambda one: one.row, lambda one: one.nickname)
        self.table: Table[KeptLine] = Table(
            self.model, "kept_lines", desk.preferences, say("changes.members"), ("suggestion",)
        )
        foot = row()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.anew)
        self.setLayout(column(self.table, foot))
        self.tell(last=False)

    def tell(self, last: bool) -> None:
        """Say what can be done about this check; `last`: there is none after it."""
        say, self._last = self.desk.say, last
        self.told.setText(say("changes.read_only_last" if last else "changes.read_only"))
        self.anew.setText(" " + say("changes.again" if last else "ladder.to_check"))
        self.anew.setAccessibleName(self.anew.text().strip())

    def put(self, lines: Sequence[KeptLine], people: Mapping[int, str]) -> None:
        """Show these lines; `people` are the students' names by id."""
        self._people = people
        self.model.put(lines)

    def _columns(self) -> list[Column[KeptLine]]:
        say = self.desk.say
        return [
            Column("nickname", say("groups.nickname"), lambda one: one.nickname or say("changes.forgotten"), width=170),
            Column("who", say("groups.who"), lambda one: self._people.get(one.student_id or 0, ""), width=150),
            Column(
                "answer",
                say("changes.answer"),
                lambda one: say(f"changes.answer_{one.answer}"),
                kind="pill",
                width=110,
                tone=lambda one: ANSWERS[one.answer],
                choices=[(answer, say(f"changes.answer_{answer}")) for answer in ANSWERS],
            ),
            Column("suggestion", say("groups.suggestion"), lambda one: one.suggestion or "", kind="muted", width=150),
        ]


class Strangers(QWidget):
    """Who is in the group and on no list, the longest there first; a decision can be taken back. Emits `refused`."""

    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._group_id = 0
        say = desk.say
        self.model: TableModel[Stranger] = TableModel(
            self._columns(), lambda one: (one.nickname, one.first_seen), lambda one: one.nickname
        )
        self.table: Table[Stranger] = Table(
            self.model, "strangers", desk.preferences, say("changes.strangers"), ("how", "since")
        )
        self.back = button(say("changes.take_back"), "undo-2", "", self.do)
        self.lists = QStackedWidget()
        filled = QWidget()
        filled.setLayout(column(self.table, row(self.back, None)))
        self.lists.addWidget(filled)
        self.lists.addWidget(EmptyState("circle-check", say("changes.no_strangers"), say("changes.no_strangers_why")))
        self.setLayout(column(self.lists))
        self.table.chosen.connect(lambda _: self._tell())

    def put(self, group_id: int, found: Sequence[Stranger]) -> None:
        """Show these."""
        self._group_id = group_id
        self.model.put(found)
        self.lists.setCurrentIndex(0 if found else 1)
        if found and self.table.current is None:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._tell()

    def do(self) -> None:
        """Take back that somebody is a stranger: it is a question again."""
        from lut_admin.office import groups

        one = self.table.current
        if one is not None and one.known_id is not None:
            office, known_id = self.desk.office, one.known_id
            self.desk.act(lambda _progress: groups.take_back(office, known_id), refused=self.refused.emit)

    def _tell(self) -> None:
        one = self.table.current
        self.back.setVisible(any(stranger.known_id is not None for stranger in self.model.rows.rows))
        self.back.setEnabled(one is not None and one.known_id is not None)

    def _columns(self) -> list[Column[Stranger]]:
        say = self.desk.say
        return [
            Column("nickname", say("groups.nickname"), lambda one: one.nickname, width=170),
            Column(
                "decided",
                say("groups.verdict"),
                lambda one: say(_verdict(one)),
                kind="pill",
                width=110,
                tone=lambda one: "bad" if one.decided else "primary",
                choices=[("yes", say("changes.stranger")), ("no", say("changes.unsure"))],
            ),
            Column(
                "days",
                say("changes.days"),
                lambda one: str(one.days),
                kind="number",
                width=84,
                sort=lambda one: one.days,
            ),
            Column("since", say("changes.seen_since"), lambda one: as_day(one.first_seen), kind="muted", width=110),
            Column("how", say("changes.how"), lambda one: how(self.desk, one.by, one.method), kind="muted", width=150),
        ]


def _verdict(one: Stranger) -> str:
    return "changes.stranger" if one.decided else "changes.unsure"


def _lines(step: Turnover | None, events: Sequence[Event]) -> Iterator[Turn]:
    place, told = 0, set()
    for one in step.turned if step is not None else ():
        event, change = one.event, one.change
        moved = "removed" if event is not None and event.moved == "removed" else change.turn.value
        how = (event.by, event.method, event.at) if event is not None else ("", "", "")
        if event is not None:
            told.add(event.id)
        yield Turn(place, moved, change.nickname, change.was, one.name, *how)
        place += 1
    for event in events:
        if event.id not in told and event.moved in TONES:
            yield Turn(place, event.moved, event.nickname, "", "", event.by, event.method, event.at)
            place += 1
