"""What may be done in a case now: the step that is due, the others, and what cannot follow yet with the article that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.convention.supervision import DONE, WAYS, Next, Stage, Step
from lut_admin.desk.forms import reading_order
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.course.step_fields import into_sight
from lut_admin.desk.pages.cases.course.stepping import StepForm
from lut_admin.desk.pages.cases.halves import HalfStep
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import ButtonKind, Card, Tone, button, column, empty, let_go, row, text
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import icons, look
from lut_admin.papers import words
from lut_admin.papers.words import Word

if TYPE_CHECKING:
    from lut_admin.office.cases import Outlook, Possible, Prospect

# What ends a case without a sanction, or stands beside its course: offered apart from the straight way.
ASIDE = (Step.EDUCATION, Step.DROPPED, Step.MERGED, Step.REMARK)
SOON = 3  # days before the last one from which on it is said as a warning


class NextSteps(Card):
    """The steps of one course as buttons; the form of one stands in their place. Emits `listed` when the checklist is asked for."""

    listed = Signal()

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__(desk.say("cases.next"))
        self._desk, self._veil = desk, veil
        self._outlook: Outlook | None = None
        self._prospect: Prospect | None = None
        self.form: StepForm | None = None
        self.buttons: dict[Step, QPushButton] = {}
        self.later: QPushButton | None = None
        self._awaited = False  # whether the keyboard is to be on the first button once there is one
        self._choices = column(gap=look.S12)
        self._chosen = QWidget()
        self._chosen.setLayout(self._choices)
        self._not_yet: QWidget | None = None
        self.body.addWidget(self._chosen)

    def show_course(self, outlook: Outlook, prospect: Prospect) -> None:
        """Show what may follow in this course; a form that is being filled in for it stays while its step may be taken."""
        before, self._outlook, self._prospect = self._prospect, outlook, prospect
        same = before is not None and before.course.opened == prospect.course.opened and before.person == prospect.person
        if self.form is not None and not (same and prospect.now(self.form.step)):
            self._put_away()
        held = next((step for step, one in self.buttons.items() if one.hasFocus()), None)
        empty(self._choices)
        self.buttons, self.later, self._not_yet = {}, None, None
        self._choices.addWidget(self._due(prospect.standing.next))
        if prospect.course.unserved and prospect.course.decision is None:
            law = WAYS[Step.NOTIFICATION].law
            told = self._desk.say("casesheet.unserved", law=Word(law.key, law.facts))
            self._choices.addWidget(self._said("circle-alert", "warn", told))
        now = [one for one in prospect.possible if one.now]
        straight = [one for one in now if one.step not in ASIDE]
        if straight:
            self._choices.addLayout(self._row(straight))
        if aside := [one for one in now if one.step in ASIDE]:
            self._choices.addLayout(self._row(aside, self._desk.say("casesheet.aside")))
        if outlook.file.people == () and prospect.course.stage not in DONE:
            self._choices.addWidget(self._said("info", "muted", self._desk.say(f"casesheet.way_{outlook.file.kind}")))
        if blocked := [one for one in prospect.possible if not one.now and outlook.file.people]:
            self._choices.addWidget(self._fold(blocked))
        if self.form is None and (self._awaited or held is not None):
            self._awaited = False
            self._focus(held)

    def begin(self, step: Step) -> None:
        """Ask for what a step says, in place of the buttons."""
        if self._outlook is None or self._prospect is None:
            return
        if step is Step.CHECK:
            self.listed.emit()
            return
        self._put_away()
        self.form = StepForm(self._desk, self._veil, self._outlook, self._prospect, step)
        self.form.left.connect(lambda: self._leave(step))
        self.form.taken.connect(self._taken)
        self._chosen.hide()
        self.body.addWidget(self.form)
        reading_order.follow(self)
        self.form.begin()
        form = self.form
        QTimer.singleShot(0, form, lambda: into_sight(form))

    def half(self) -> HalfStep | None:
        """A step that is half entered."""
        return self.form.half() if self.form is not None else None

    def go_on(self, half: HalfStep) -> None:
        """Go on with it, if its step may still be taken."""
        if self._prospect is not None and self._prospect.now(half.step):
            self.begin(half.step)
            if self.form is not None:
                self.form.go_on(half)

    # --- how ---

    def take_keyboard(self) -> None:
        """Let the keyboard be on what is due, as soon as that is known."""
        self._awaited = True

    def _focus(self, step: Step | None) -> None:
        found = self.buttons.get(step) if step is not None else None
        found = found or next(iter(self.buttons.values()), None)
        if found is not None:
            # What was just put in is shown once the layout knows of it: only then it takes the keyboard.
            QTimer.singleShot(0, found, lambda: self._give(found))

    def _give(self, found: QPushButton) -> None:
        if self.form is None and found.isVisible():
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _taken(self) -> None:
        self._put_away()
        self._awaited = True  # what may follow now is read afresh
        self._focus(None)

    def _leave(self, step: Step) -> None:
        self._put_away()
        if (back := self.buttons.get(step)) is not None:
            back.setFocus()

    def _put_away(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self.body.removeWidget(form)
            let_go(form)
        self._chosen.show()

    def _due(self, coming: Next | None) -> QWidget:
        """What is owed next, until when; or whose time it is; or that nothing is."""
        say, today = self._desk.say, self._desk.office.today()
        if coming is None:
            stage = self._prospect.course.stage if self._prospect else Stage.OPENED
            over = "casesheet.over" if stage in DONE else "casesheet.nothing_due"
            return self._said("circle-check" if stage in DONE else "info", "muted", say(over))
        step = Word(coming.step.key)
        if coming.due is None:
            return self._said("arrow-right", "", say("casesheet.due", step=step))
        left, day = (coming.due - today).days, coming.due.isoformat()
        if coming.waiting:
            return self._said("hourglass", "", say("casesheet.waiting", step=step, day=day, n=left))
        if left < 0:
            return self._said("circle-alert", "bad", say("casesheet.overdue", step=step, day=day, n=-left))
        if not left:
            return self._said("clock", "warn", say("casesheet.due_today", step=step))
        tone: Tone = "warn" if left <= SOON else ""
        return self._said("clock", tone, say("casesheet.due_until", step=step, day=day, n=left))

    def _said(self, icon: str, tone: Tone, said: str) -> QWidget:
        made = QWidget()
        line = row(icons.label(icon, tone or "primary"), gap=look.S8)
        line.addWidget(text(said, "muted" if tone == "muted" else "", "" if tone == "muted" else tone, wrap=True), 1)
        made.setLayout(line)
        return made

    def _row(self, possible: list[Possible], caption: str = "") -> Flow:
        flow = Flow()
        coming = self._prospect.standing.next if self._prospect else None
        due = coming.step if coming is not None and not coming.waiting else None
        if caption:
            said = text(caption, "muted")
            said.setMinimumHeight(look.S32)
            flow.addWidget(said)
        for one in sorted(possible, key=lambda one: one.step is not due):
            kind: ButtonKind = "primary" if one.step is due else "link" if caption else ""
            made = button(self._desk.say(one.step.key), "" if caption else "arrow-right", kind)
            made.clicked.connect(lambda _=False, step=one.step: self.begin(step))
            self.buttons[one.step] = made
            flow.addWidget(made)
        return flow

    def _fold(self, blocked: list[Possible]) -> QWidget:
        """What cannot follow yet, folded away: each with what is missing and the article that asks for it."""
        say = self._desk.say
        inside = column(gap=look.S12)
        inside.setContentsMargins(look.S24, 0, 0, 0)
        for one in blocked:
            inside.addWidget(self._blocked(one))
        folded = QWidget()
        folded.setLayout(inside)
        folded.hide()
        self._not_yet = folded
        self.later = button(say("casesheet.not_yet", n=len(blocked)), "chevron-down", "link", self.unfold)
        self.later.setAccessibleDescription(say("casesheet.not_yet_why"))
        made = QWidget()
        made.setLayout(column(row(self.later, None), folded, gap=look.S8))
        return made

    def unfold(self) -> None:
        """Show what cannot follow yet, or put it away."""
        if self._not_yet is not None and self.later is not None:
            self._not_yet.setVisible(self._not_yet.isHidden())

    def _blocked(self, one: Possible) -> QWidget:
        said = column(text(self._desk.say(one.step.key)), gap=0)
        refusal = one.refusal
        if refusal is not None:
            # That something must come first goes without saying here: only what it is.
            told = (refusal.code, f"{refusal.code}.remedy")[refusal.code == "duty.first" :]
            why = (" " if self._desk.language == "en" else "").join(
                words.say(key, self._desk.language, **refusal.facts) for key in told
            )
            said.addWidget(text(why, "muted", wrap=True))
        if one.with_reason:
            anyway = button(self._desk.say("casesheet.with_reason"), "arrow-right", "link")
            anyway.clicked.connect(lambda _=False, step=one.step: self.begin(step))
            self.buttons[one.step] = anyway
            said.addLayout(row(anyway, None))
        made = QWidget()
        line = row(column(icons.label("lock", "muted"), None, gap=0), gap=look.S8)
        line.addLayout(said, 1)
        made.setLayout(line)
        return made
