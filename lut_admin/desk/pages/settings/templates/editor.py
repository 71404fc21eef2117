"""Writing a notice template: its titles, what it asks for, what it says; checked and shown as one writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lut_admin.convention.purpose import Category
from lut_admin.desk.forms import Field, choice
from lut_admin.desk.forms.reading_order import follow
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.settings.templates.rows import HALVES, FieldRow, LineRow, named, shown, stored
from lut_admin.desk.pieces import Card, OneLine, button, column, empty, icon_button, let_go, row, scrolling, text
from lut_admin.desk.pieces.findings import MessageCard, Messages, refusal_card
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.sketch import Sketch
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.papers.notice_templates import ANY, Template, frame, read_template, specimen
from lut_admin.refusals import Refusal

REST = 250  # ms after the last keystroke


class HalfWritten(NamedTuple):
    """A template that is being written: its body, the name of the one it is to be kept as, and what it is called here."""

    body: dict[str, Any]
    name: str
    heading: str


class TemplateEditor(QWidget):
    """Emits `kept(its record)` when the template was kept, `left` when the person goes back without."""

    kept = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._name = ""
        self._body: Mapping[str, Any] = {}
        self.fields: list[FieldRow] = []
        self.lines: list[LineRow] = []
        self._at: LineRow | None = None
        self._begun: Mapping[str, Any] = {}
        self._shown: dict[str, dict[str, str]] = {}  # what each field is called in the lines as they stand
        self._build()

    def _build(self) -> None:
        say = self.desk.say
        self.heading = OneLine("", "strong")
        self.messages, self.state = Messages(), Messages()
        purposes = [(one.value, say(one.key)) for one in Category] + [(ANY, say("filling.any_purpose"))]
        self.category = choice(purposes)
        self.category.currentIndexChanged.connect(lambda _: self._typed())
        self._titles, self._chips = column(gap=0), Flow(look.S4)
        self._fields, self._lines = column(gap=look.S4), column(gap=look.S4)
        self.sketch = Sketch(self.desk)
        self.sketch.setMinimumHeight(420)
        keep = button(say("templates.keep"), "check", "primary", self.keep)
        head = row(icon_button("arrow-left", say("filling.back"), self.leave))
        head.addWidget(self.heading, 1)
        head.addWidget(keep)
        inside = QWidget()
        more_fields = button(say("templates.add_field"), "plus", "link", self._new_field)
        more_lines = button(say("templates.add_line"), "plus", "link", self._new_line)
        cards = (
            self._card(
                "templates.title", "templates.title_why", self._titles, Field(say("notices.category"), self.category)
            ),
            self._card("templates.fields", "templates.fields_why", self._fields, more_fields),
            self._card("templates.lines", "templates.lines_why", self._chips, self._lines, more_lines),
        )
        inside.setLayout(column(*cards, self.state, self.sketch, None, gap=look.S12))
        self._area = scrolling(inside)
        whole = column(head, self.messages, gap=look.S12)
        whole.addWidget(self._area, 1)
        self.setLayout(whole)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(REST)
        self._quiet.timeout.connect(self.check)

    def _card(self, title: str, why: str, *parts: Any) -> Card:
        card = Card(self.desk.say(title))
        card.body.addWidget(text(self.desk.say(why), "muted", wrap=True))
        for part in parts:
            card.body.addWidget(part) if isinstance(part, QWidget) else card.body.addLayout(part)
        return card

    # --- what the section calls ---

    def begin(self, body: Mapping[str, Any], name: str = "", heading: str = "") -> None:
        """Write on a template (`name`), or on a new one that begins as `body`."""
        self._name, self._body = name, body
        self.heading.setText(heading or self.desk.say("templates.new"))
        for layout in (self._titles, self._fields, self._lines):
            empty(layout)
        self.fields, self.lines, self._at = [], [], None
        self.messages.clear()
        around = frame()["field"]
        self._shown = {one["name"]: {half: one[half] for half in HALVES} for one in (*around, *body.get("field", ()))}
        for told in body.get("field", ()):
            self._add_field(told)
        labels = self._shown
        title = body.get("title", {})
        self.title = LineRow(self.desk, {half: shown(title.get(half, ""), half, labels) for half in HALVES}, title=True)
        self._watch(self.title)
        self._titles.addWidget(self.title)
        for told in body.get("line", ()):
            self._add_line({half: shown(told[half], half, labels) for half in HALVES}, told.get("unless", ""))
        self.category.setCurrentIndex(max(self.category.findData(body.get("category", Category.LIFE.value)), 0))
        if not self.lines:
            self._add_line({})
        self._offer()
        if body.get("title"):
            self.check()
        else:  # nothing is written yet: nothing is wrong yet
            self.state.clear()
            self.sketch.clear()
            self._quiet.stop()
        follow(self)
        self._begun = self.body()
        self._area.verticalScrollBar().setValue(0)
        self.title.panes["zh"].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back; what is written and not kept is given up only when the person says so."""
        say = self.desk.say
        if self.unfinished() is not None:
            answer = self.desk.ask.choice(say("settings.templates"), say("templates.lost"), [say("templates.give_up")])
            if answer is None:
                return
        self.left.emit()

    def go_on(self, written: HalfWritten) -> None:
        """Go on with what was not kept."""
        self.begin(*written)
        self._begun = {}

    def unfinished(self) -> HalfWritten | None:
        """What is written and not kept."""
        body = self.body()
        return HalfWritten(body, self._name, self.heading.text()) if body != self._begun else None

    def body(self) -> dict[str, Any]:
        """The template as its file would hold it."""
        named(self.fields, [one["name"] for one in frame()["field"]])
        labels = self._shown
        made: dict[str, Any] = {key: self._body[key] for key in ("order", "ground", "called") if key in self._body}
        made["category"] = self.category.currentData()
        made["title"] = {half: stored(self.title.said(half), half, labels) for half in HALVES}
        made["field"] = [one.told() for one in self.fields]
        made["line"] = []
        for one in self.lines:
            if not one.empty:
                told = {half: stored(one.said(half), half, labels) for half in HALVES}
                made["line"].append(({"unless": one.unless} if one.unless else {}) | told)
        return made

    def check(self) -> Template | None:
        """Say what is wrong, and show a notice made from the template as it stands; the template where nothing is wrong."""
        from lut_admin.convention import twins  # its patterns take a tenth of a second

        self.state.clear()
        wrong = next(self._slips(), None)
        if wrong is not None:
            self.state.put(MessageCard(self.desk, wrong, kind="warn", icon="triangle-alert", closable=False))
            return None
        try:
            made = read_template(self.body(), self._name or "own", frame())
        except Refusal as refusal:
            what, how = self._in_labels(refusal)
            self.state.put(MessageCard(self.desk, what, how, kind="warn", icon="triangle-alert", closable=False))
            return None
        notice, written = specimen(made, self.desk.office.today())
        self.sketch.put(notice)
        for finding in twins.compare(notice.zh, notice.en, written)[:3]:
            said = words.of_finding(finding, self.desk.language)
            self.state.put(MessageCard(self.desk, said, kind="tell", icon="circle-help", closable=False))
        if not self.state.cards():
            agrees = self.desk.say("templates.agrees")
            self.state.put(MessageCard(self.desk, agrees, kind="ok", icon="circle-check", closable=False))
        return made

    def keep(self) -> None:
        """Keep it, where nothing is wrong."""
        if self.check() is None:
            self._area.ensureWidgetVisible(self.state)
            return
        from lut_admin.office import templates

        office, body, name = self.desk.office, self.body(), self._name
        self.desk.act(
            lambda _progress: templates.keep(office, body, name),
            then=lambda result: self.kept.emit(result.made or 0),
            refused=lambda refusal: self.messages.put(refusal_card(self.desk, refusal)),
        )

    # --- checking ---

    def _slips(self) -> Iterator[str]:
        """What lacks, in the order of the page; it is marked where it is."""
        say = self.desk.say
        seen: set[tuple[str, str]] = set()
        for half in HALVES:
            if not self.title.said(half):
                self.title.mark(half, True)
                yield say("templates.no_title")
        for one in self.fields:
            for half in HALVES:
                label = one.label(half)
                if not label or set(label) & set("{}.|") or (half, label) in seen:
                    one.mark(half, True)
                    yield say("templates.no_label") if not label else say("templates.bad_label", label=label)
                seen.add((half, label))
        for number, row_ in enumerate((one for one in self.lines if not one.empty), 1):
            for half in HALVES:
                if not row_.said(half):
                    row_.mark(half, True)
                    yield say("templates.no_half", n=number)
        if all(one.empty for one in self.lines):
            yield say("templates.no_lines")

    def _in_labels(self, refusal: Refusal) -> tuple[str, str]:
        """A refusal that names fields as they are called here."""
        labels, half = self._shown, self.desk.language
        facts = dict(refusal.facts)
        name, dot, part = str(facts.get("field", "")).partition(".")
        if name in labels:
            facts["field"] = f"{labels[name].get(half, name)}{dot}{part}"
        facts["template"] = self.title.said(half)
        return self.desk.say(refusal.code, **facts), self.desk.say(f"{refusal.code}.remedy", **facts)

    # --- rows ---

    def _typed(self) -> None:
        self._quiet.start()

    def _watch(self, one: LineRow) -> None:
        one.changed.connect(self._typed)
        one.taken.connect(lambda: self._take(one))

    def _take(self, one: LineRow) -> None:
        self._at = one

    def _add_field(self, told: Mapping[str, Any]) -> FieldRow:
        made = FieldRow(self.desk, told)
        made.changed.connect(self._field_changed)
        made.leave.connect(lambda: self._drop_field(made))
        made.moved.connect(lambda by: self._move(self.fields, self._fields, made, by))
        self.fields.append(made)
        self._fields.addWidget(made)
        return made

    def _new_field(self) -> None:
        self._add_field({}).labels["zh"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()  # nothing is written of it yet: nothing is wrong yet
        follow(self)

    def _drop_field(self, one: FieldRow) -> None:
        self.fields.remove(one)
        self._shown.pop(one.name, None)
        let_go(one)
        self._field_changed()

    def _field_changed(self) -> None:
        """A field has come, gone or is called otherwise: so are the facts in the lines, once no other is called so."""
        named(self.fields, [one["name"] for one in frame()["field"]])
        for one in self.fields:
            for half in HALVES:
                label, before = one.label(half), self._shown.get(one.name, {}).get(half, "")
                others = [told.get(half) for name, told in self._shown.items() if name != one.name]
                if one.name and label and label != before and label not in others:
                    self._rename(half, before, label)
                    self._shown.setdefault(one.name, {})[half] = label
        self._offer()
        self._typed()

    def _rename(self, half: str, before: str, label: str) -> None:
        for one in (self.title, *self.lines):
            pane = one.panes[half]
            said = pane.toPlainText()
            renamed = stored(said, half, {label: {half: before}}) if before else said
            if renamed != said:
                pane.setPlainText(renamed)

    def _add_line(self, said: Mapping[str, str], unless: str = "") -> LineRow:
        made = LineRow(self.desk, said, unless)
        if unless in self._shown:
            made.only.setText(self.desk.say("templates.unless", field=self._shown[unless][self.desk.language]))
            made.only.show()
        self._watch(made)
        made.leave.connect(lambda: self._drop_line(made))
        made.moved.connect(lambda by: self._move(self.lines, self._lines, made, by))
        self.lines.append(made)
        self._lines.addWidget(made)
        return made

    def _new_line(self) -> None:
        self._add_line({}).panes["zh"].setFocus(Qt.FocusReason.OtherFocusReason)
        follow(self)

    def _move(self, rows: list[Any], layout: QVBoxLayout, one: QWidget, by: int) -> None:
        """A row among the others, up or down; the keyboard stays on it."""
        place = rows.index(one) + by
        if 0 <= place < len(rows):
            rows.remove(one)
            rows.insert(place, one)
            layout.removeWidget(one)
            layout.insertWidget(place, one)
            self._offer()
            follow(self)
            self._typed()

    def _drop_line(self, one: LineRow) -> None:
        self.lines.remove(one)
        if self._at is one:
            self._at = None
        let_go(one)
        self._typed()

    def _offer(self) -> None:
        """A button for each fact, which puts it into the line that was written on last."""
        empty(self._chips)
        for one in self.fields:
            label = self._shown.get(one.name, {})
            if set(label) == set(HALVES):
                self._chips.addWidget(
                    button(f"{{{label[self.desk.language]}}}", then=partial(self._insert, dict(label)))
                )

    def _insert(self, labels: Mapping[str, str]) -> None:
        target = self._at or (self.lines[-1] if self.lines else self.title)
        target.insert(labels)
        target.panes["zh"].setFocus(Qt.FocusReason.OtherFocusReason)
