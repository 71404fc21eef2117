"""One step of a case: the day it was taken and what it says; and a correction, which points to an earlier entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDialog, QLineEdit, QPlainTextEdit, QWidget

from lut_admin.convention.supervision import FOR_GOOD, WAYS, Asked, Entry, Item, Step, asked
from lut_admin.convention.supervision.facts import FactKind
from lut_admin.desk.findings import Messages, refusal_card
from lut_admin.desk.forms import Field, choice, day, day_of, lay_out, line, paragraph
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, text
from lut_admin.papers import words
from lut_admin.papers.words import Word


class Stepping(QDialog):
    """Asks for the day of a step, what it says and a note, and takes it."""

    def __init__(self, desk: Desk, parent: QWidget, number: str, step: Step) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._number, self._step = desk, number, step
        self.setWindowTitle(say(step.key))
        self.setMinimumWidth(460)
        self.messages = Messages()
        self.day = day(desk.office.today())
        self.note = paragraph(lines=2)
        self.facts = {one.name: _editor(desk, one) for one in asked(step)}
        self.take = button(say(step.key), "check", "primary", self.do)
        law = WAYS[step].law
        told = [text(say("cases.basis", law=Word(law.key, law.facts)), "muted", wrap=True)]
        if step in FOR_GOOD:
            told.append(text(say("cases.for_good"), "muted", wrap=True))
        fields = [Field(say("cases.step_day_label"), self.day)]
        fields += [Field(say(f"fact.{name}"), editor) for name, editor in self.facts.items()]
        fields.append(Field(say("cases.step_note"), self.note))
        lay_out(self, say("window.cancel"), self.take, self.messages, *told, *fields)

    def do(self) -> None:
        """Take the step."""
        from lut_admin.office import cases

        office, number, step = self._desk.office, self._number, self._step.value
        on, note, facts = day_of(self.day), self.note.toPlainText(), {n: _said(e) for n, e in self.facts.items()}
        self._desk.act(
            lambda _progress: cases.step(office, number, step, on, facts, note),
            then=lambda _result: self.accept(),
            refused=lambda refusal: self.messages.put(refusal_card(self._desk, refusal)),
        )


def _editor(desk: Desk, one: Asked) -> QWidget:
    if one.kind is FactKind.PARAGRAPH:
        return paragraph(lines=3)
    if one.kind is FactKind.FLAG:
        return QCheckBox()
    if one.kind is FactKind.CHOICE:
        return choice([(value, desk.say(f"{one.words}.{value}")) for value in one.choices])
    if one.name == "item":
        return choice([(item.value, desk.say(item.key)) for item in Item])
    return line(placeholder=f"{desk.office.today()}" if one.kind is FactKind.DAY else "")


def _said(editor: QWidget) -> Any:
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, QDateEdit):
        return day_of(editor).isoformat()
    return editor.text() if isinstance(editor, QLineEdit) else None


class Correcting(QDialog):
    """Asks which entry is wrong and how it should be, and notes it."""

    def __init__(self, desk: Desk, parent: QWidget, number: str, entries: Sequence[Entry]) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._number = desk, number
        self.setWindowTitle(say("cases.correct"))
        self.setMinimumWidth(420)
        self.messages = Messages()
        there = [one for one in reversed(entries) if one.step is not Step.CORRECTION]
        self.entry = choice([(str(one.id), f"{one.on} {words.say(one.step.key, desk.language)}") for one in there])
        self.note = paragraph(lines=4)
        self.annuls = QCheckBox(say("fact.annuls"))
        self.take = button(say("cases.correct"), "check", "primary", self.do)
        hint = text(say("cases.correct_hint"), "muted", wrap=True)
        fields = (Field(say("cases.corrected"), self.entry), Field(say("cases.correction"), self.note), self.annuls)
        lay_out(self, say("window.cancel"), self.take, self.messages, hint, *fields)

    def do(self) -> None:
        """Note the correction."""
        from lut_admin.office import cases

        office, number, reason = self._desk.office, self._number, self.note.toPlainText()
        entry, annuls = int(self.entry.currentData()), self.annuls.isChecked()
        self._desk.act(
            lambda _progress: cases.correct(office, number, entry, reason, annuls=annuls),
            then=lambda _result: self.accept(),
            refused=lambda refusal: self.messages.put(refusal_card(self._desk, refusal)),
        )
