"""The settings that the office declares: the form is made from the declarations, each value kept as soon as it is entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from lut_admin.desk.forms import Field, choice, entered, line, put
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, button, column, let_go
from lut_admin.desk.pieces.findings import article_text
from lut_admin.desk.style import look
from lut_admin.office import settings
from lut_admin.office.settings import Kind, Setting
from lut_admin.papers import words
from lut_admin.refusals import Refusal


def kept_at_once(choices: Sequence[tuple[str, str]], flag: bool, keep: Callable[[], object]) -> QWidget:
    """What a value is entered in, `keep` called as soon as it is: one of `choices`, where there are any, a tick or a line."""
    editor: QWidget
    if choices:
        editor = choice(choices)
        editor.activated.connect(lambda _: keep())
    elif flag:
        editor = QCheckBox()
        editor.clicked.connect(lambda _: keep())
    else:
        editor = line()
        editor.editingFinished.connect(keep)
    editor.setMinimumHeight(look.CONTROL)
    return editor


class Declared(QWidget):
    """The settings of some sections, a card each."""

    def __init__(self, desk: Desk, sections: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self.fields: dict[str, Field] = {}
        self._articles: dict[str, QWidget] = {}
        cards = column(gap=look.S16)
        for section in sections:
            declared = [one for one in settings.SETTINGS if one.section == section and not one.inner]
            cards.addWidget(self._card(section, declared))
        cards.addStretch(1)
        self.setLayout(cards)

    def refresh(self) -> None:
        """Show the values as they are kept."""
        office = self._desk.office
        self._desk.read(lambda _: settings.values(office), self._fill)

    def _card(self, section: str, declared: Sequence[Setting]) -> Card:
        card = Card(self._desk.say(f"settings.section.{section}"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.S16)
        grid.setVerticalSpacing(look.S12)
        for place, setting in enumerate(declared):
            field = self._field(setting)
            self.fields[setting.name] = field
            grid.addWidget(field, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        for number in sorted({one.article for one in declared if one.article is not None}):
            label = self._desk.say("window.article", article=words.article(number, self._desk.language))
            link = button(label, "scale", "link", partial(self._toggle_article, card, number))
            card.body.addWidget(link)
        return card

    def _toggle_article(self, card: Card, number: int) -> None:
        shown = self._articles.pop(str(number), None)
        if shown is not None:
            let_go(shown)
            return
        self._articles[str(number)] = article_text(number, self._desk.language)
        card.body.addWidget(self._articles[str(number)])

    def _field(self, setting: Setting) -> Field:
        choices = [(value, self._choice_words(setting, value)) for value in setting.choices]
        editor = kept_at_once(choices, setting.kind is Kind.FLAG, partial(self._keep, setting))
        return Field(self._desk.say(f"setting.{setting.name}"), editor)

    def _choice_words(self, setting: Setting, value: str) -> str:
        if len(value) == 1 and not value.isalnum():  # a mark between two halves of a name explains itself in one
            return self._desk.say("settings.separator_example", mark=value)
        return self._desk.say(f"setting.{setting.name}.{value}")

    def _fill(self, values: dict[str, Any]) -> None:
        for name, field in self.fields.items():
            blocker = QSignalBlocker(field.editor)
            put(field.editor, values[name])
            blocker.unblock()
            field.accept()

    def _keep(self, setting: Setting) -> None:
        office, field = self._desk.office, self.fields[setting.name]
        value = entered(field.editor)
        self._desk.act(
            lambda _: settings.change(office, {setting.name: value}),
            refused=lambda refusal: self._refused(field, refusal),
        )

    def _refused(self, field: Field, refusal: Refusal) -> None:
        field.refuse(words.of_refusal(refusal, self._desk.language))
