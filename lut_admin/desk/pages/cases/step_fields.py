"""The fields of a step, made from its declaration: typed by kind, only those that matter for what is chosen, errors in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from lut_admin.convention.supervision import PERIODIC, Asked, Manner, Sanction, Step, asked
from lut_admin.convention.supervision.facts import FactKind
from lut_admin.desk import look, reading_order
from lut_admin.desk.forms import Field, choice, day_of, line, paragraph
from lut_admin.desk.page import Desk
from lut_admin.desk.when import DayLine
from lut_admin.papers import words
from lut_admin.papers.notice_templates import typed_day
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The duty that a refusal names, and the fact in which it is mended.
MENDED_IN: Mapping[str, str] = {
    "duty.no_clause": "clause", "duty.no_measure": "measure_zh", "duty.witnesses": "witnesses", "duty.announced": "reason",
    "duty.received": "received", "duty.guardian": "guardian", "duty.heavier": "sanction", "duty.another": "sanction",
    "duty.late": "late_reason", "duty.period_runs": "early", "duty.no_item": "item", "cases.unknown": "into",
}  # fmt: skip
MENDED_BY_DAY = frozenset({"duty.day", "duty.time_runs", "cases.step_day"})


@dataclass(frozen=True, slots=True)
class Around:
    """What a step's fields depend on beside what is chosen in them, for those it is taken for and on its day."""

    minor: bool = False  # somebody is under 18: she is heard with a guardian
    late: bool = False  # the time to appeal is over: a reason is needed
    early: bool = False  # the sanction's period still runs: a reason is needed
    months: Mapping[Sanction, int] = field(default_factory=dict)  # by the school's rules
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)  # of a line: (value, words)
    needed: frozenset[str] = frozenset()  # facts that a duty asks for here, though the step itself does not
    correcting: bool = False  # everything may be changed, and nothing is said to be optional


# What is asked for only where a duty asks for it, is needed there.
NEEDED = frozenset({"witnesses", "measure_zh", "guardian", "late_reason", "early"})
SERVED = (Step.NOTIFICATION, Step.SERVICE)
Values = Mapping[str, Any]
# Whether a fact is asked for; a fact that is not here always is.
MATTERS: Mapping[str, Callable[[Step, Values, Around], bool]] = {
    "place": lambda _step, said, _: said.get("manner") in (Manner.IN_PERSON, Manner.LEFT),
    "server": lambda _step, said, _: said.get("manner") != Manner.ANNOUNCED,
    "witnesses": lambda _step, said, _: said.get("manner") == Manner.LEFT,
    "received": lambda step, said, _: step is Step.ANSWER or said.get("manner") == Manner.POSTED,
    "told_appeal": lambda step, _said, _: step is Step.SERVICE,
    "months": lambda _step, said, _: said.get("sanction") in PERIODIC,
    "measure_zh": lambda _step, said, _: said.get("sanction") == Sanction.OTHER,
    "measure_en": lambda _step, said, _: said.get("sanction") == Sanction.OTHER,
    "summary": lambda step, _said, _: step is not Step.WAIVER,
    "guardian": lambda _step, _said, around: around.minor,
    "late_reason": lambda _step, _said, around: around.late,
    "early": lambda _step, _said, around: around.early,
}


def matters(step: Step, name: str, said: Values, around: Around) -> bool:
    """Whether a fact is asked for where the other facts are these."""
    if name == "reason" and step in SERVED:
        return said.get("manner") == Manner.ANNOUNCED
    return MATTERS[name](step, said, around) if name in MATTERS else True


class StepFields(QWidget):
    """The fields of one step. Emits `entered` on Enter in the last one, or with Ctrl anywhere; `changed` when a choice was made."""

    entered = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, step: Step, first: Mapping[str, Any], around: Around) -> None:
        super().__init__()
        self._desk, self._step, self._around = desk, step, around
        self.fields: dict[str, Field] = {}
        self._own: dict[str, Field] = {}
        self._shut: set[str] = set()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.S16)
        self._grid.setVerticalSpacing(look.S12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        for one in asked(step):
            self._add(one.name, self._made(one, first.get(one.name)), one)

    # --- what a form calls ---

    def put_beside(self, own: Mapping[str, Field]) -> None:
        """Fields of the form's own: the day (`FIRST`) before those of the step, whatever else after them."""
        self._own = dict(own)
        for one in own.values():
            one.editor.installEventFilter(self)
        self._arrange()

    def facts(self) -> dict[str, Any]:
        """What is written in those that matter and may be changed."""
        return {name: said for name, said in self.everything().items() if self._matters(name) and name not in self._shut}

    def shut(self, name: str, masked: str, hint: str) -> None:
        """Show of a fact only this, and let it be as it is: it has a name in it that is veiled."""
        self.write(name, masked)
        self.fields[name].editor.setEnabled(False)
        self.fields[name].below.setText(hint)
        self.fields[name].below.show()
        self._shut.add(name)

    def open(self, name: str, said: str) -> None:
        """Show a fact that was shut as it is: it may be changed now."""
        if name in self._shut:
            self._shut.discard(name)
            self.write(name, said)
            self.fields[name].editor.setEnabled(True)
            self.fields[name].below.hide()

    def everything(self) -> dict[str, Any]:
        """What is written in all of them, whether it matters or not."""
        return {name: read_editor(one.editor) for name, one in self.fields.items()}

    def write(self, name: str, said: Any) -> None:
        """Write something into a field, tick it or choose it."""
        match self.fields[name].editor:
            case QPlainTextEdit() as editor:
                editor.setPlainText(said)
            case QLineEdit() as editor:
                editor.setText(said)
            case QCheckBox() as editor:
                editor.setChecked(bool(said))
            case QComboBox() as editor:
                editor.setCurrentIndex(max(editor.findData(said), 0))

    def put_around(self, around: Around) -> None:
        """Another day, or for others: something else may matter."""
        self._around = around
        self._arrange()

    def refuse(self, refusal: Refusal, language: words.Language) -> bool:
        """Say what is wrong under the field in which it is mended; whether there is one."""
        found = self._where(refusal)
        if found is None:
            return False
        told = words.say(refusal.code, language, **refusal.facts)
        remedy = words.say(f"{refusal.code}.remedy", language, **refusal.facts)
        found.show()
        found.refuse(f"{told}{' ' if language == 'en' else ''}{remedy}")
        QTimer.singleShot(0, found, lambda: into_sight(found))  # once what is said has its room
        return True

    def accept(self) -> None:
        """Nothing is wrong any more."""
        for one in self._everything():
            one.accept()

    def begin(self) -> None:
        """Let the keyboard be in the first field that asks for something."""
        for name, one in self.fields.items():
            if self._matters(name) and one.editor.isEnabled():
                one.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        for one in self._own.values():
            one.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    # --- how ---

    def _add(self, name: str, editor: QWidget, one: Asked) -> None:
        label = self._desk.say(f"fact.{name}")
        chosen = one.kind in (FactKind.CHOICE, FactKind.FLAG)  # there is always an answer
        needed = one.needed or chosen or name in NEEDED | self._around.needed or (name == "reason" and self._step in SERVED)
        said = label if needed or self._around.correcting else self._desk.say("casesheet.optional", what=label)
        made = Field("" if isinstance(editor, QCheckBox) else said, editor, self._hint(one))
        if isinstance(editor, QCheckBox):
            made.label.hide()
            editor.setAccessibleName(label)
        self.fields[name] = made
        editor.installEventFilter(self)
        if isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(lambda _: self._chosen())

    def _hint(self, one: Asked) -> str:
        if one.name == "told_appeal":
            return self._desk.say("casesheet.untold")
        return self._desk.say("casesheet.several_names") if one.kind is FactKind.NAMES else ""

    def _made(self, one: Asked, value: Any) -> QWidget:
        say, said = self._desk.say, "" if value is None else str(value)
        if one.name in self._around.choices:
            return _narrow(choice(self._around.choices[one.name], said))
        if one.kind is FactKind.PARAGRAPH:
            written = paragraph(said, lines=LINES)
            written.setMaximumHeight(written.minimumHeight())  # left to itself it would take all the room there is
            return written
        if one.kind is FactKind.CHOICE:
            return _narrow(choice([(name, say(f"{one.words}.{name}")) for name in one.choices], said))
        if one.kind is FactKind.FLAG:
            made = QCheckBox(say(f"fact.{one.name}"))
            made.setChecked(value if isinstance(value, bool) else one.name == "told_appeal")
            return made
        if one.kind is FactKind.DAY:
            label = say(f"fact.{one.name}")
            day = DayLine(label, say("casesheet.pick_day"), self._desk.office.today, typed_day)
            day.setText(said)
            return day
        return line("、".join(value) if isinstance(value, (list, tuple)) else said)

    def _chosen(self) -> None:
        self._arrange()
        self.changed.emit()

    def _matters(self, name: str) -> bool:
        return matters(self._step, name, self.everything(), self._around)

    def _everything(self) -> Iterator[Field]:
        yield from self._own.values()
        yield from self.fields.values()

    def _shown(self) -> list[Field]:
        first = [one for name, one in self._own.items() if name == FIRST]
        last = [one for name, one in self._own.items() if name != FIRST]
        return [*first, *(one for name, one in self.fields.items() if self._matters(name)), *last]

    def _arrange(self) -> None:
        """Lay out what matters: long texts across, the rest two by two, a text and its English side by side."""
        shown = self._shown()
        for one in self._everything():
            self._grid.removeWidget(one)
            if one not in shown:
                one.hide()
        self._tell_months()
        place = 0  # of the next half row
        for at, one in enumerate(shown):
            after = shown[at + 1] if at + 1 < len(shown) else None
            whole = _wide(one) and not (self._is_half(one) or (after is not None and self._is_half(after)))
            if place % 2 and (whole or (after is not None and self._is_half(after))):
                place += 1
            self._grid.addWidget(one, place // 2, place % 2, 1, 2 if whole else 1, Qt.AlignmentFlag.AlignTop)
            one.show()
            place += 2 if whole else 1
        reading_order.follow(self)

    def _is_half(self, one: Field) -> bool:
        """Whether it is the English of the field before it."""
        return any(made is one and name.endswith("_en") for name, made in self.fields.items())

    def _tell_months(self) -> None:
        months, sanction = self.fields.get("months"), self.everything().get("sanction")
        usual = self._around.months.get(Sanction(sanction)) if sanction else None
        if months is not None and isinstance(months.editor, QLineEdit) and usual:
            months.editor.setPlaceholderText(self._desk.say("casesheet.usual_months", n=usual))

    def _where(self, refusal: Refusal) -> Field | None:
        if refusal.code in MENDED_BY_DAY:
            return self._own.get(FIRST)
        if refusal.code in ("step.no_fact", "step.bad_fact"):
            told = refusal.facts.get("fact")
            name = told.key.removeprefix("fact.") if isinstance(told, Word) else ""
            return self._own.get(FIRST) if name == "on" else self.fields.get(name)
        return self.fields.get(MENDED_IN.get(refusal.code, ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As in Qt: Enter goes on to the next field, and from the last one it is done; in a long text only with Ctrl."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if isinstance(watched, QPlainTextEdit) and not control:
            return False
        if isinstance(watched, DayLine):
            watched.settle()
        editors = [one.editor for one in self._shown() if one.editor.isEnabled()]
        place = next((i for i, one in enumerate(editors) if one is watched), len(editors) - 1)
        if control or place == len(editors) - 1:
            self.entered.emit()
        else:
            editors[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
            into_sight(editors[place + 1])
        return True


def into_sight(one: QWidget) -> None:
    """Scroll whatever scrolls it until it can be seen."""
    above = one.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(one, 0, look.S24)


LINES = 4
FIRST = "on"  # the day of the step, before what it says


def _narrow(made: QComboBox) -> QComboBox:
    """A choice that may be narrower than its longest words: the two halves of a row stay of one width."""
    made.setMinimumContentsLength(4)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _wide(one: Field) -> bool:
    return isinstance(one.editor, (QPlainTextEdit, QCheckBox))


def read_editor(editor: QWidget) -> Any:
    """What is written in a field, plain."""
    match editor:
        case QPlainTextEdit():
            return editor.toPlainText().strip()
        case QCheckBox():
            return editor.isChecked()
        case QComboBox():
            return editor.currentData() or ""
        case QDateEdit():
            return day_of(editor).isoformat()
        case DayLine():
            return editor.value.isoformat() if editor.value else editor.text().strip()
        case QLineEdit():
            return editor.text().strip()
    return None
