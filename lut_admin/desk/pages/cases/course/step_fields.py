"""The fields of a step, made from its declaration: typed by kind, only those that matter for what is chosen, errors in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
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

from lut_admin.convention.supervision import Asked, Sanction, Step, asked
from lut_admin.convention.supervision.facts import FactKind
from lut_admin.desk.forms import Field, choice, day_of, line, paragraph, reading_order
from lut_admin.desk.forms.when import DayLine
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.course.mattering import NEEDED, SERVED, Around, matters
from lut_admin.desk.style import look
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


class StepFields(QWidget):
    """The fields of one step. Emits `entered` on Enter in the last one, or with Ctrl anywhere."""

    entered = Signal()

    def __init__(self, desk: Desk, step: Step, first: Mapping[str, Any], around: Around) -> None:
        super().__init__()
        self._desk, self._step, self._around = desk, step, around
        self.fields: dict[str, Field] = {}
        self._own: dict[str, Field] = {}
        self._shut: set[str] = set()
        self._halves: list[tuple[Field, Field]] = []  # those that stand side by side
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
            editor.currentIndexChanged.connect(lambda _: self._arrange())

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
        self._halves = []
        for at, one in enumerate(shown):
            after = shown[at + 1] if at + 1 < len(shown) else None
            whole = self._wide(one) and not (self._is_half(one) or (after is not None and self._is_half(after)))
            if place % 2 and (whole or (after is not None and self._is_half(after))):
                place += 1
            self._grid.addWidget(one, place // 2, place % 2, 1, 2 if whole else 1, Qt.AlignmentFlag.AlignTop)
            one.show()
            if not whole and place % 2:
                self._halves.append((shown[at - 1], one))
            place += 2 if whole else 1
        self._level()
        reading_order.follow(self)

    def _level(self) -> None:
        """Side by side, what is typed on begins at one height though one label may need more lines than the other."""
        room = (self.width() - look.S16) // 2
        for one in self._everything():
            one.label.setMinimumHeight(0)
        for pair in self._halves:
            for one in pair:
                one.label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
                one.label.setMinimumHeight(max(other.label.heightForWidth(room) for other in pair if other.label.text()))

    def _wide(self, one: Field) -> bool:
        """Whether it needs the whole width: a long text, a box with its words, a choice whose words have no room in half of it."""
        if isinstance(one.editor, QComboBox):
            metrics = one.editor.fontMetrics()
            said = [one.editor.itemText(at) for at in range(one.editor.count())]
            longest = max((metrics.horizontalAdvance(words) for words in said), default=0)
            return longest + ARROW > (self.width() - look.S16) // 2
        return isinstance(one.editor, (QPlainTextEdit, QCheckBox))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; in another width labels need other heights, and a choice may need all of it."""
        super().resizeEvent(event)
        self._arrange() if event.size().width() != event.oldSize().width() else self._level()

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
ARROW = 52  # what a choice has beside its words
FIRST = "on"  # the day of the step, before what it says


def _narrow(made: QComboBox) -> QComboBox:
    """A choice that may be narrower than its longest words: the two halves of a row stay of one width."""
    made.setMinimumContentsLength(4)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


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
