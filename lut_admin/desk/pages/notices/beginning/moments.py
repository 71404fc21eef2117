"""Editors of days and times: a day, hours, from one moment to another; the weekday is told beside what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from lut_admin.desk.forms.when import DayLine, TimeLine
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.beginning.facts import FactEditor
from lut_admin.desk.pieces import row, text
from lut_admin.desk.pieces.flow import Flow
from lut_admin.papers.notice_templates import Field, Kind, typed_day, typed_time

DAY, START, END, LAST = "day", "start", "end", "last"
PARTS: dict[Kind, tuple[str, ...]] = {
    Kind.DATE: (DAY,),
    Kind.DAYS: (DAY, LAST),
    Kind.TIME: (START,),
    Kind.HOURS: (START, END),
    Kind.MOMENT: (DAY, START),
    Kind.SPAN: (DAY, START, END, LAST),
    Kind.DEADLINE: (DAY, START),
    Kind.SCHEDULE: (DAY, START, END, LAST),
}
# What may be left empty: the last day of a span is the first one then, and a deadline without a time is the day's end.
MAY_LACK: dict[Kind, tuple[str, ...]] = {
    Kind.DAYS: (LAST,),
    Kind.SPAN: (LAST,),
    Kind.DEADLINE: (START,),
    Kind.SCHEDULE: (START, END, LAST),
}
# Which of them Enter passes over all the same.
PASSED: dict[Kind, tuple[str, ...]] = {Kind.SPAN: (LAST,), Kind.SCHEDULE: (LAST,)}
DAY_WIDTH, TIME_WIDTH = 136, 92


def _joined(words: str, box: QWidget) -> QWidget:
    """A word and the line it belongs to, which stay on one row."""
    made = QWidget()
    made.setLayout(row(text(words, "muted"), box))
    return made


class WhenEditor(FactEditor):
    """Lines for the days and times of a field's kind; of a schedule, for those of one of its things."""

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__(desk, field)
        self.parts = PARTS[field.kind]
        self.may_lack = MAY_LACK.get(field.kind, ())
        self.lines: dict[str, DayLine | TimeLine] = {part: self._line(part) for part in self.parts}
        layout = Flow()
        for part, box in self.lines.items():
            layout.addWidget(_joined(self._before(part), box) if part in (END, LAST) else box)
        passed = PASSED.get(field.kind, ())
        boxes: list[QLineEdit] = list(self.lines.values())
        self.take(*boxes, needed=[box for part, box in self.lines.items() if part not in passed])
        self.setLayout(layout)

    def _before(self, part: str) -> str:
        """What stands before a line: to 16:30, on the same day."""
        if part == LAST and END in self.parts:
            return self.desk.say("filling.on_last")
        return self.desk.say(f"filling.to_{part}")

    def _line(self, part: str) -> DayLine | TimeLine:
        say, name = self.desk.say, self.desk.say(f"filling.{part}")
        if part in (DAY, LAST):
            hint = say("filling.same_day" if part == LAST else "filling.hint_day")
            made: DayLine | TimeLine = DayLine(name, say("filling.pick_day"), self.desk.office.today, typed_day, hint)
            made.setFixedWidth(DAY_WIDTH)
        else:
            optional = part in self.may_lack
            hint = say("filling.hint_no_time" if optional else "filling.hint_time")
            made = TimeLine(name, say("filling.pick_time"), typed_time, hint)
            made.setFixedWidth(TIME_WIDTH)
        return made

    def texts(self) -> list[str]:
        """See `FactEditor`."""
        told = {part: self._told(part) for part in self.parts}
        if not any(told.values()):
            return []
        if DAY not in told:
            return ["-".join(told.values())]
        first = f"{told[DAY]}T{told[START]}" if told.get(START) else told[DAY]
        if told.get(END):
            return [f"{first}/{told[LAST]}T{told[END]}" if told[LAST] else f"{first}/{told[END]}"]
        return [f"{first}/{told[LAST]}" if told.get(LAST) else first]

    def _told(self, part: str) -> str:
        value = self.lines[part].value
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return value.isoformat() if value is not None else self.lines[part].text().strip()

    def put(self, texts: Sequence[str]) -> None:
        """See `FactEditor`."""
        for box in self.boxes:
            box.clear()
        told = texts[0] if texts else ""
        if DAY not in self.parts:
            for box, part in zip(self.boxes, told.split("-"), strict=False):
                box.setText(part)
            return
        first, _, last = told.partition("/")
        self._put(first, DAY, START)
        self._put(last if "T" in last or "-" in last else f"T{last}", LAST, END)
        if LAST in self.lines and self._told(LAST) == self._told(DAY):
            self.lines[LAST].clear()

    def _put(self, told: str, day: str, at: str) -> None:
        on, _, clock = told.partition("T")
        for part, said in ((day, on), (at, clock[:5])):
            if part in self.lines:
                self.lines[part].setText(said)

    def why(self) -> tuple[str, dict[str, Any]]:
        """See `FactEditor`."""
        for part, box in self.lines.items():
            if box.text().strip() and box.value is None:
                return f"filling.no_{'date' if part in (DAY, LAST) else 'time'}", {"text": box.text().strip()}
        filled = {part for part, box in self.lines.items() if box.text().strip()}
        if set(self.parts) - set(self.may_lack) - filled or (END in filled and START not in filled):
            return "filling.not_whole", {}
        return "filling.end_first", {}
