"""The Word forms: which template stands for each form, a file of one's own in its place, and what to write such a file from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lut_admin.convention import names
from lut_admin.convention.hours import as_day
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, Tone, button, column, row, scrolling_on_card, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import look
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.papers.word_forms import Shelved

TONES: dict[bool, Tone] = {True: "primary", False: "muted"}
LEAST = 140  # pixels that the table keeps: its head and a few forms


class WordForms(QWidget):
    """The list of forms; Enter or a double click chooses a template for one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say = desk.say
        self._desk = desk
        self.model: TableModel[Shelved] = TableModel(
            [
                Column("form", say("word.form"), self._called, width=300),
                Column("from", say("word.state"), lambda one: say("word.own" if one.own_id else "word.shipped"), "pill", 120,
                       tone=lambda one: TONES[one.own_id is not None]),
                Column("template", say("word.template"), lambda one: one.file_name, width=200),
                Column("since", say("word.since"), _day, "muted", 100),
            ],
            lambda one: one.form,
            lambda one: names.query(f"{self._called(one)}\n{one.file_name}"),
        )  # fmt: skip
        self.table: Table[Shelved] = Table(
            self.model, "word_forms", desk.preferences, say("settings.word"), ("since", "template")
        )
        self.messages = Messages()
        self.choose = button(say("word.choose"), "upload", "", self.take_in)
        self.save = button(say("word.save"), "download", "", self.hand_out)
        self.starter = button(say("word.save_starter"), "file-text", "", self.hand_out_starter)
        self.remove = button(say("word.remove"), "trash-2", "", self.drop)
        card = Card(say("settings.word"))
        card.head.addWidget(button(say("word.save_tags"), "tag", "", self.hand_out_tags))
        card.body.addWidget(text(say("word.why"), "muted", wrap=True))
        self.table.setMinimumHeight(LEAST)
        inside, both = QWidget(), column(self.messages, gap=look.S8)
        both.addWidget(self.table, 1)
        inside.setLayout(both)
        self.area = scrolling_on_card(inside)  # many mistakes are read to their end on the smallest screen, too
        card.body.addWidget(self.area, 1)
        deeds = Flow()
        for deed in (self.choose, self.starter, self.save, self.remove):
            deeds.addWidget(deed)
        card.body.addLayout(row(deeds))
        self.setLayout(column(card))
        self.table.opened.connect(lambda _one: self.take_in())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def refresh(self) -> None:
        """Read afresh which template stands for which form."""
        from lut_admin.office.papers import word_forms

        self._desk.read(lambda _progress: word_forms.shelf(self._desk.office), self._put)

    def _put(self, found: Sequence[Shelved]) -> None:
        self.model.put(found)
        self._tell()

    def _tell(self) -> None:
        one = self._chosen()
        for deed in (self.choose, self.starter):
            deed.setEnabled(one is not None)
        for deed in (self.save, self.remove):
            deed.setEnabled(one is not None and one.own_id is not None)

    def _chosen(self) -> Shelved | None:
        return self.table.current if self.table.selected else None

    def _called(self, one: Shelved) -> str:
        return self._desk.say(one.title.key)

    # --- deeds ---

    def take_in(self) -> None:
        """A file of the office's own for the chosen form; its tags are looked at before it is kept."""
        from lut_admin.office.papers import word_forms

        office, one = self._desk.office, self._chosen()
        if one is None:
            return
        path = self._desk.ask.file_to_open(self._desk.say("word.choose"), self._desk.say("word.templates"))
        if path is not None:
            self.messages.clear()
            self._desk.act(lambda _progress: word_forms.keep(office, one.form, path), refused=self._refused)

    def drop(self) -> None:
        """Let the shipped template stand for the chosen form again."""
        from lut_admin.office.papers import word_forms

        office, one = self._desk.office, self._chosen()
        if one is not None and one.own_id is not None:
            self.messages.clear()
            self._desk.act(lambda _progress: word_forms.discard(office, one.form), refused=self._refused)

    def hand_out(self) -> None:
        """The own template of the chosen form, as it was taken in."""
        from lut_admin.office.papers import word_forms

        office, one, say = self._desk.office, self._chosen(), self._desk.say
        if one is None or one.own_id is None:
            return
        path = self._desk.ask.file_to_save(say("word.save"), one.file_name, say("word.documents"))
        if path is not None:
            self._write(lambda: word_forms.save_own(office, one.form, path))

    def hand_out_starter(self) -> None:
        """The template that ships with the app, to be changed in Word."""
        from lut_admin.office.papers import word_forms

        one, say = self._chosen(), self._desk.say
        if one is None:
            return
        path = self._desk.ask.file_to_save(say("word.save_starter"), f"{self._called(one)}.docx", say("word.documents"))
        if path is not None:
            self._write(lambda: word_forms.save_starter(one.form, path))

    def hand_out_tags(self) -> None:
        """The list of tags, to be kept beside Word."""
        from lut_admin.office.papers import word_forms

        say = self._desk.say
        path = self._desk.ask.file_to_save(say("word.save_tags"), f"{say('word.tags_file')}.xlsx", say("word.tag_files"))
        if path is not None:
            self._write(lambda: word_forms.save_tags(path))

    def _write(self, how: Callable[[], Path]) -> None:
        self.messages.clear()
        self._desk.read(lambda _progress: how(), self._desk.saved, refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self._desk, refusal))
        self.area.verticalScrollBar().setValue(0)


def _day(one: Shelved) -> str:
    return as_day(one.at) if one.at else ""
