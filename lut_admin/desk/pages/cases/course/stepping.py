"""The form on which one step of a case is entered: where it stands, for one respondent, several or all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFrame, QWidget

from lut_admin.convention import supervision
from lut_admin.convention.supervision import FOR_GOOD, PERIODIC, WAYS, Law, Source, Step, Term
from lut_admin.convention.supervision.facts import Decision, Meeting, Proposal
from lut_admin.desk.forms import Field, day, day_of, line, reading_order, set_day
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.course.mattering import Around
from lut_admin.desk.pages.cases.course.step_fields import FIRST, StepFields
from lut_admin.desk.pages.cases.halves import HalfStep
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import button, column, restyle, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import icons, look
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import Outlook, Prospect
    from lut_admin.office.results import Result

NOTE = "note"
NAME = 260  # pixels that a name has beside its box
LINE = 28  # as high as a box with its words
# What is entered for everybody unless somebody says otherwise: it is about the matter, not about anybody's rights.
FOR_ALL = frozenset({Step.INVESTIGATION, Step.REMARK})


class StepForm(QFrame):
    """Asks for the day of a step, for whom it is taken and what it says, and takes it. Emits `taken`, or `left` for the way out."""

    taken = Signal()
    left = Signal()

    def __init__(self, desk: Desk, veil: Veil, outlook: Outlook, prospect: Prospect, step: Step) -> None:
        super().__init__()
        say = desk.say
        self._desk, self._veil, self._outlook, self._prospect, self.step = desk, veil, outlook, prospect, step
        self.setProperty("kind", "inset")
        self.messages = Messages()
        self.whom = self._whom()
        self.day: QDateEdit = day(desk.office.today())
        self.day.setFixedHeight(look.CONTROL)
        self.note = line()
        self._dated = Field(say("cases.step_day_label"), self.day)
        self.fields = StepFields(desk, step, first_values(outlook, prospect, step), self._around())
        self._first = self.fields.everything()
        self.fields.put_beside({FIRST: self._dated, NOTE: Field(say("cases.step_note"), self.note)})
        self.take = button(say("casesheet.enter", step=Word(step.key)), "check", "primary", self.do)
        self.cancel = button(say("window.cancel"), then=self.left.emit)
        title = text(say(step.key), "strong", wrap=True)
        layout = column(title, *self._told(), self.messages, gap=look.S12)
        if self.whom:
            layout.addLayout(self._people())
        layout.addWidget(self.fields)
        self.fill_in = button(say("casesheet.fill_in"), "clipboard-paste", "link", self._fill_in)
        if step is Step.PROPOSAL:
            layout.addLayout(row(self.fill_in, None))
        layout.addLayout(row(self.take, self.cancel, None))
        layout.setContentsMargins(look.S16, look.S12, look.S16, look.S12)
        self.setLayout(layout)
        self.setAccessibleName(say(step.key))
        self.fields.entered.connect(self.do)
        veil.changed.connect(self._veiled)
        self._veiled()
        self.day.dateChanged.connect(lambda _: self._another_day())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        reading_order.follow(self)

    def begin(self) -> None:
        """Let the keyboard be in the first field."""
        self.fields.begin()

    def do(self) -> None:
        """Take the step."""
        from lut_admin.office import cases

        office, number, step = self._desk.office, self._outlook.file.number, self.step.value
        on, facts, note = day_of(self.day), self.fields.facts(), self.note.text()
        whom = [i for i, tick in self.whom.items() if tick.isChecked()]
        if self.whom and not whom:
            self._refused(Refusal("casesheet.nobody_chosen"))
            return
        self.messages.clear()
        self.fields.accept()
        self._desk.act(
            lambda _progress: cases.step(office, number, step, on, facts, note, whom),
            then=self._taken,
            refused=self._refused,
        )

    # --- half entered ---

    def half(self) -> HalfStep | None:
        """What is written here, if anything is."""
        said, note, person = self.fields.everything(), self.note.text(), self._prospect.person
        if said == self._first and not note:
            return None
        whom = frozenset(i for i, tick in self.whom.items() if tick.isChecked())
        case = self._outlook.file.id
        return HalfStep(case, person.id if person else None, self.step, day_of(self.day), note, said, whom)

    def go_on(self, half: HalfStep) -> None:
        """Go on with what was written on another form of this step."""
        set_day(self.day, half.on)
        self.note.setText(half.note)
        for student, tick in self.whom.items():
            tick.setChecked(tick.isEnabled() and student in half.whom)
        for name, said in half.said.items():
            self.fields.write(name, said)
        self._another_day()

    # --- building ---

    def _told(self) -> list[QWidget]:
        """What it rests on, and before it is done that it is for good."""
        law = WAYS[self.step].law
        told: list[QWidget] = [text(self._desk.say("cases.basis", law=Word(law.key, law.facts)), "muted", wrap=True)]
        if self.step is Step.PROVINCE and self._prospect.course.answer is None:
            law = Law(Source.ORDER41, 65)
            told = [text(self._desk.say("casesheet.complaint", law=Word(law.key, law.facts)), "muted", wrap=True)]
        if self.step is Step.STATEMENT and self._prospect.course.notification is None:
            told.append(text(self._desk.say("casesheet.unserved_yet"), "", "warn", wrap=True))
        if self.step in FOR_GOOD:
            words = text(self._desk.say("cases.for_good"), "muted", wrap=True)
            holder = QWidget()
            holder.setLayout(row(icons.label("lock", "muted"), words))
            words.setSizePolicy(words.sizePolicy().Policy.Expanding, words.sizePolicy().verticalPolicy())
            told.append(holder)
        return told

    def _whom(self) -> dict[int, QCheckBox]:
        """A box for each respondent, where there are several; who stands elsewhere cannot be ticked, and why is said."""
        people = self._outlook.file.people
        made: dict[int, QCheckBox] = {}
        if len(people) < 2:
            return made
        for prospect in self._outlook.prospects:
            person = prospect.person
            if person is None:
                continue
            tick = QCheckBox()
            may = prospect.now(self.step)
            mine = self._prospect.person is not None and person.id == self._prospect.person.id
            tick.setEnabled(may)
            tick.setChecked(may and (mine or self.step in FOR_ALL))
            if not may:
                tick.setToolTip(self._desk.say("casesheet.not_for", stage=Word(f"supervision.{person.stage}")))
                tick.setAccessibleDescription(tick.toolTip())
            tick.toggled.connect(lambda _: self._another_day())
            made[person.student_id] = tick
        return made

    def _people(self) -> Flow:
        flow = Flow(gap=look.S12)
        caption = text(self._desk.say("casesheet.for_whom"), "muted")
        caption.setMinimumHeight(LINE)
        flow.addWidget(caption)
        for tick in self.whom.values():
            flow.addWidget(tick)
        able = [tick for tick in self.whom.values() if tick.isEnabled()]
        if len(able) > 1:
            self.all = button(self._desk.say("casesheet.for_all", n=len(able)), kind="link", then=self._tick_all)
            flow.addWidget(self.all)
        return flow

    def _veiled(self) -> None:
        """Names are shown, or veiled again; what happened is not filled in while it would show one."""
        file = self._outlook.file
        for person in file.people:
            if person.student_id in self.whom:
                tick, called = self.whom[person.student_id], self._veil.person(file, person)
                tick.setText(self._veil.brief(file, person, NAME).replace("&", "&&"))
                tick.setAccessibleName(called)
                if tick.isEnabled():  # what cannot be ticked tells why
                    tick.setToolTip(called)
        named = any(self._veil.hide(told, file) != told for told in (file.facts_zh, file.facts_en))
        self.fill_in.setEnabled(not named)
        self.fill_in.setToolTip(self._desk.say("casesheet.shut") if named else "")

    def _fill_in(self) -> None:
        """The facts of the account as the reasons, to be gone on with."""
        self.fields.write("reasons_zh", self._outlook.file.facts_zh)
        self.fields.write("reasons_en", self._outlook.file.facts_en)
        self.fields.fields["reasons_zh"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick_all(self) -> None:
        for tick in self.whom.values():
            tick.setChecked(tick.isEnabled())

    # --- what depends on the day and on those it is for ---

    def _targets(self) -> list[Prospect]:
        if not self.whom:
            return [self._prospect]
        ticked = {i for i, tick in self.whom.items() if tick.isChecked()}
        return [one for one in self._outlook.prospects if one.person and one.person.student_id in ticked]

    def _around(self) -> Around:
        on, targets, profile = day_of(self.day), self._targets(), self._outlook.profile
        births = [one.person.birth for one in targets if one.person]
        periods = [one.period for one in targets if one.period is not None]
        return Around(
            minor=any(birth is not None and supervision.minor(birth, on) for birth in births),
            late=any(on > last for one in targets if (last := _last_day(one, self.step))),
            early=any(on <= one.due for one in periods),
            months={sanction: profile.months(sanction) or 0 for sanction in PERIODIC},
            choices=self._choices(),
            needed=frozenset() if self._outlook.file.clauses or self.step is not Step.PROPOSAL else frozenset({"clause"}),
        )

    def _choices(self) -> Mapping[str, list[tuple[str, str]]]:
        say = self._desk.say
        into = [("", say("casesheet.choose_case"))]
        into += [(number, f"{number} · {say(stage.key)}") for _, number, stage in self._outlook.others]
        listed = self._prospect.standing.checklist
        items = [(one.item.value, say(one.item.key)) for one in listed if one.done is None]
        return {"into": into, "item": items}

    def _another_day(self) -> None:
        on, today = day_of(self.day), self._desk.office.today()
        self._dated.accept()
        self.fields.put_around(self._around())
        before = self._desk.say("casesheet.backdated", day=today.isoformat()) if on < today else ""
        self._dated.below.setText(before)
        self._dated.below.setVisible(bool(before))
        restyle(self._dated.below, tone="")

    # --- done ---

    def _taken(self, done: Result) -> None:
        if done.act_id is None:  # no toast offers to take it back: that it cannot be is said
            self._desk.toast(self._desk.say("casesheet.entered_for_good", step=Word(self.step.key)))
        self.taken.emit()

    def _refused(self, refusal: Refusal) -> None:
        if not self.fields.refuse(refusal, self._desk.language):
            self.messages.put(refusal_card(self._desk, refusal))


def _last_day(prospect: Prospect, step: Step) -> date | None:
    """The last day of the time to appeal that a step would have to keep."""
    term = {Step.APPEAL: Term.APPEAL, Step.PROVINCE: Term.PROVINCE}.get(step)
    return next((one.due for one in prospect.standing.deadlines if one.term is term), None)


def first_values(outlook: Outlook, prospect: Prospect, step: Step) -> dict[str, Any]:
    """What the form of a step begins with: what is on record already, and the number that the next document would bear."""
    found, file = prospect.course, outlook.file
    told = found.proposal.facts if found.proposal else None
    met = found.meeting.facts if found.meeting else None
    decided = found.decision.facts if found.decision else None
    first: dict[str, Any] = {}
    if step is Step.PROPOSAL:
        first["clause"] = "；".join(file.clauses)
    if step in (Step.DECISION, Step.REVOCATION, Step.LIFTING):
        first["document"] = outlook.document
    if step is Step.DECISION and isinstance(told, Proposal):
        first |= {name: getattr(told, name) for name in ("sanction", "clause", "months", "measure_zh", "measure_en")}
        if isinstance(met, Meeting):
            first |= {"body_zh": met.body_zh, "body_en": met.body_en}
    if step in (Step.REVOCATION, Step.LIFTING) and isinstance(decided, Decision):
        first |= {"body_zh": decided.body_zh, "body_en": decided.body_en}
    return first
