"""The school's own rules and the calendar: what Order 41 leaves to the schools, each rule with its law and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from lut_admin.convention.supervision import written_spans
from lut_admin.desk.forms import Field, entered, line, put
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.settings.declared import kept_at_once
from lut_admin.desk.pieces import Card, button, column, empty, pill, row, text
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.convention.supervision import Rule, Year
    from lut_admin.office.cases import SetRule


class SchoolRules(QWidget):
    """Every rule with its value, kept as soon as it is entered; and the holidays, year by year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        from lut_admin.office.cases.rules import the_rules

        self._desk = desk
        self.fields: dict[str, Field] = {}
        self.marks: dict[str, QHBoxLayout] = {}
        self.open = pill("", "warn")
        cards = column(text(desk.say("profile.about"), "muted", wrap=True), row(self.open, None), gap=look.S16)
        for section, some in groupby(sorted(the_rules(), key=_section), key=lambda rule: rule.section):
            cards.addWidget(self._card(section, list(some)))
        self.years = column(gap=look.S4)
        cards.addWidget(self._calendar())
        cards.addStretch(1)
        self.setLayout(cards)

    def refresh(self) -> None:
        """Show the rules and the years as they are kept."""
        from lut_admin.office import cases

        office = self._desk.office
        self._desk.read(lambda _: (cases.rules(office), cases.years(office)), lambda found: self._fill(*found))

    # --- building ---

    def _card(self, section: str, rules: Sequence[Rule]) -> Card:
        card = Card(self._desk.say(f"profile.section.{section}"))
        for rule in rules:
            card.body.addLayout(self._rule(rule))
        return card

    def _rule(self, rule: Rule) -> QHBoxLayout:
        law = words.of_word(Word(rule.law.key, rule.law.facts), self._desk.language)
        note = rule.note_zh if self._desk.language == "zh" else rule.note_en
        field = self.fields[rule.name] = Field(self._desk.say(f"profile.{rule.name}"), self._editor(rule))
        self.marks[rule.name] = row(gap=look.S8)
        told = column(text(law, "small", wrap=True), text(note, "small", wrap=True), gap=look.S4)
        told.addLayout(row(self.marks[rule.name], None))
        told.addStretch(1)
        beside = row(gap=look.S16)
        beside.addWidget(field, 2)
        beside.addLayout(told, 3)
        return beside

    def _editor(self, rule: Rule) -> QWidget:
        choices = [(value, self._desk.say(f"profile.{rule.name}.{value}")) for value in rule.choices]
        editor = kept_at_once(choices, rule.kind == "flag", partial(self._keep, rule))
        if isinstance(editor, QComboBox):
            # As wide as its place: the longest of its words would push the notes beside it off a small screen.
            editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(6)
        editor.setEnabled(not rule.settled)
        return editor

    def _calendar(self) -> Card:
        say = self._desk.say
        card = Card(say("profile.calendar"))
        card.body.addWidget(text(say("profile.calendar_about"), "muted", wrap=True))
        card.body.addLayout(self.years)
        self.year = Field(say("profile.year"), line(f"{self._desk.office.today().year + 1}"))
        self.off = Field(say("profile.off"), line(placeholder=say("profile.off_hint")))
        self.working = Field(say("profile.working"), line())
        self.enter = button(say("profile.save_year"), "plus", "", self.enter_year)
        above, below = row(gap=look.S12), row(gap=look.S12)
        above.addWidget(self.year, 1)
        above.addWidget(self.off, 3)
        below.addWidget(self.working, 1)
        below.addLayout(column(text(" ", "muted"), self.enter, None, gap=look.S4))
        card.body.addLayout(above)
        card.body.addLayout(below)
        return card

    # --- showing ---

    def _fill(self, rules: Sequence[SetRule], years: Sequence[Year]) -> None:
        for one in rules:
            field = self.fields[one.rule.name]
            blocker = QSignalBlocker(field.editor)
            put(field.editor, one.value)
            blocker.unblock()
            field.accept()
            self._mark(one)
        left = sum(not one.confirmed and one.value != "" for one in rules)
        self.open.setText(f"• {self._desk.say('profile.left', n=left)}")
        self.open.setVisible(left > 0)
        empty(self.years)
        for year in years:
            self.years.addLayout(self._year(year))

    def _year(self, year: Year) -> QHBoxLayout:
        """A year in a line, with the way to put it right."""
        facts = {"year": str(year.year), "off": len(year.off), "working": len(year.working)}
        change = button(self._desk.say("profile.change_year"), "pencil", "link", partial(self._put_year, year))
        change.setAccessibleDescription(str(year.year))
        return row(text(self._desk.say("profile.year_line", **facts), "muted"), change, None)

    def _put_year(self, year: Year) -> None:
        """Write a year's days into the fields as one types them."""
        spans = [f"{first} - {last}" if first != last else f"{first}" for first, last in written_spans(year.off)]
        put(self.year.editor, str(year.year))
        put(self.off.editor, ", ".join(spans))
        put(self.working.editor, ", ".join(str(day) for day in sorted(year.working)))
        self.off.editor.setFocus()

    def _mark(self, one: SetRule) -> None:
        marks = self.marks[one.rule.name]
        empty(marks)
        if one.rule.settled:
            marks.addWidget(pill(self._desk.say("profile.by_law")))
        elif not one.confirmed and one.value != "":
            marks.addWidget(pill(self._desk.say("profile.unconfirmed"), "warn"))
            confirm = button(self._desk.say("profile.confirm"), "check", "link", partial(self._keep, one.rule, True))
            confirm.setAccessibleDescription(self._desk.say(f"profile.{one.rule.name}"))
            marks.addWidget(confirm)

    # --- doing ---

    def _keep(self, rule: Rule, confirming: bool = False) -> None:
        """Keep what is entered; a value that is left as it was is kept only when it is confirmed."""
        from lut_admin.office import cases

        office, field = self._desk.office, self.fields[rule.name]
        value = entered(field.editor)
        if not confirming and _same(
            value, next(one.value for one in cases.rules(office) if one.rule.name == rule.name)
        ):
            return
        self._desk.act(
            lambda _: cases.change_rules(office, {rule.name: value}),
            refused=lambda refusal: self._refused(field, refusal),
        )

    def enter_year(self) -> None:
        """Enter the holidays that are typed."""
        from lut_admin.office import cases

        office = self._desk.office
        typed, off, working = (str(entered(field.editor)) for field in (self.year, self.off, self.working))
        year = int(typed) if typed.isdecimal() and len(typed) == 4 else 0
        self._desk.act(
            lambda _: cases.change_year(office, year, off, working),
            then=lambda _: self._entered(),
            refused=lambda refusal: self._refused(self.off, refusal),
        )

    def _entered(self) -> None:
        for field in (self.off, self.working):
            put(field.editor, "")
        self.refresh()

    def _refused(self, field: Field, refusal: Refusal) -> None:
        field.refuse(words.of_refusal(refusal, self._desk.language))


_ORDER = ("school", "hearing", "service", "decision", "period", "appeal", "counting", "keeping")


def _section(rule: Rule) -> int:
    return _ORDER.index(rule.section)


def _same(typed: Any, kept: Any) -> bool:
    return bool(typed == kept) if isinstance(kept, bool) else str(typed).strip() == str(kept)
