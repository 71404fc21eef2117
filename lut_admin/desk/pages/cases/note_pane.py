"""One reminder or talk in full, beside the list, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.convention.supervision import LIGHT
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import (
    ButtonKind,
    Card,
    button,
    column,
    empty,
    icon_button,
    name_link,
    row,
    scrolling_on_card,
    selectable,
    text,
)
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import look
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.cases import Note

WIDTH = 336
# What may be done with a note, and the icon of it.
DEEDS = (("change", "pencil"), ("print", "printer"), ("save", "download"), ("case", "gavel"), ("drop", "trash-2"))


def light_only(articles: Sequence[int]) -> bool:
    """Whether a note is about nickname, hours or language alone: then it becomes no case (Art. 10)."""
    return bool(articles) and set(articles) <= LIGHT


class NotePane(Card):
    """Shows a note. Emits `wished(deed)`."""

    wished = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=look.S12)
        self.desk = desk
        self.setFixedWidth(WIDTH)
        self.deeds: dict[str, QPushButton | QWidget] = {}
        self._told = column(gap=look.S8)
        inside = QWidget()
        inside.setLayout(self._told)
        self.area = scrolling_on_card(inside)
        self._foot = column(gap=look.S8)
        self.body.addWidget(self.area, 1)
        self.body.addLayout(self._foot)

    def clear(self) -> None:
        """Nothing is chosen."""
        empty(self._told)
        empty(self._foot)
        self.deeds = {}
        self._told.addWidget(text(self.desk.say("notes.choose"), "muted", wrap=True))
        self._told.addStretch(1)

    def put(self, note: Note, called: str, hide: Callable[[str], str], *, by_name: bool) -> None:
        """Show this note; `called` is how its student may be called now, `hide` what a text about her may show."""
        say, language = self.desk.say, self.desk.language
        empty(self._told)
        if by_name:
            go = name_link(called, "user-round", lambda: self.desk.go("students", student=note.student_id))
            self._told.addWidget(go)
        else:
            self._told.addWidget(text(called, "strong"))
        self._told.addWidget(text(f"{say(note.how.key)} · {note.on}", "muted"))
        for number in note.articles:
            self._told.addWidget(text(_article(number, language), "muted", wrap=True))
        for said in (note.said, note.said_en) if language == "zh" else (note.said_en, note.said):
            if said:
                self._told.addWidget(selectable(hide(said)))
        self._source(note, hide)
        self._told.addWidget(text(say("notes.erased_on", day=note.erase_on), "small", wrap=True))
        self._told.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self._offer(note)

    def _source(self, note: Note, hide: Callable[[str], str]) -> None:
        """The words it came from, as they were pasted."""
        message = (note.source or {}).get("message")
        if message:
            told = [self.desk.say("notes.from_message"), str(message["at"]), hide(str(message["sender"]))]
            self._told.addWidget(text(" · ".join(part for part in told if part), "small", wrap=True))
            self._told.addWidget(selectable(hide(str(message["text"])), "muted"))

    def _offer(self, note: Note) -> None:
        empty(self._foot)
        self.deeds = {}
        say = self.desk.say
        if light_only(note.articles):
            self._foot.addWidget(text(say("notes.only_light"), "small", wrap=True))
        else:
            self._foot.addLayout(row(self._button("case", "gavel", "link"), None))
        deeds = Flow(gap=look.S4)
        deeds.addWidget(self._button("change", "pencil"))
        deeds.addWidget(self._button("print", "printer"))
        for deed, icon in (("save", "download"), ("drop", "trash-2")):
            self.deeds[deed] = icon_button(icon, say(f"notes.{deed}"), partial(self.wished.emit, deed))
            deeds.addWidget(self.deeds[deed])
        self._foot.addLayout(deeds)

    def _button(self, deed: str, icon: str, kind: ButtonKind = "") -> QPushButton:
        made = button(self.desk.say(f"notes.{deed}"), icon, kind, partial(self.wished.emit, deed))
        self.deeds[deed] = made
        return made


def _article(number: int, language: words.Language) -> str:
    from lut_admin.office.office import the_convention

    article = the_convention().article(number)
    return f"{words.article(number, language)} {article.title_zh if language == 'zh' else article.title_en}"
