"""The course of a case: every entry with its day, what it says, what it rests on and who wrote it; corrections point both ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lut_admin.convention import supervision
from lut_admin.convention.hours import as_told
from lut_admin.convention.supervision import WAYS, Entry, Law, Stage, Step, Told
from lut_admin.convention.supervision.facts import Correction
from lut_admin.desk.forms import reading_order
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.course import entry_facts
from lut_admin.desk.pages.cases.course.correcting import Correcting
from lut_admin.desk.pages.cases.course.owner_deed import OwnerDeed
from lut_admin.desk.pages.cases.course.rail import Stop, Track
from lut_admin.desk.pages.cases.course.step_fields import into_sight
from lut_admin.desk.pages.cases.halves import HalfCorrection, HalfDeed
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import Card, button, column, empty, let_go, pill, row, text
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import look
from lut_admin.papers.words import Word

if TYPE_CHECKING:
    from lut_admin.office.cases import Note, Outlook, OwnerAct, Prospect

# What runs beside the course: an appeal stops nothing by itself (Art. 61).
APPEALING = frozenset({Step.APPEAL, Step.EXTENSION, Step.SUSPENSION, Step.ANSWER, Step.PROVINCE, Step.RULING})
FIRST = -(2**31)  # before everything else of its day
BESIDE = frozenset({Step.REMARK, Step.CHECK, Step.CORRECTION})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the timeline: an entry as it stands now (`told`) with what corrected it, what the group's owner did (`deed`),
    or the reminder or talk that it began from (`note`)."""

    on: str
    place: int  # among those of one day: the later written later
    told: Told | None = None
    deed: OwnerAct | None = None
    note: Note | None = None
    corrections: tuple[Entry, ...] = ()

    @property
    def track(self) -> Track:
        """The line of the rail it stands on."""
        step = self.told.entry.step if self.told else None
        if step in APPEALING:
            return Track.BRANCH
        return Track.BESIDE if step is None or step in BESIDE else Track.MAIN


def lines(outlook: Outlook, person: int | None) -> list[Line]:
    """What is on the timeline of a respondent's course, the newest first.

    A case is opened to do what comes next: what was done last stands right below that, and how it began is scrolled to.
    """
    mine = [entry for entry in outlook.file.entries if entry.respondent in (None, person)]
    corrections = [entry for entry in mine if entry.step is Step.CORRECTION]
    made = [
        Line(one.entry.on.isoformat(), one.entry.id, one, corrections=_pointing(one.entry, corrections))
        for one in supervision.effective(mine)
    ]
    made += [Line(entry.on.isoformat(), entry.id, Told(entry)) for entry in corrections]
    # What the owner did on the day it was opened was done before.
    made += [Line(deed.on, place - len(outlook.file.owner_acts), deed=deed) for place, deed in enumerate(outlook.file.owner_acts)]
    if outlook.note is not None:
        made.append(Line(outlook.note.on, FIRST, note=outlook.note))
    return sorted(made, key=lambda line: (line.on, line.place), reverse=True)


def _pointing(entry: Entry, corrections: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(one for one in corrections if one.corrects == entry.id)


class Timeline(Card):
    """The card with the course. `area` is what scrolls it: a link from a correction to its entry goes there."""

    changed = Signal()

    def __init__(self, desk: Desk, veil: Veil, area: Callable[[], QScrollArea]) -> None:
        super().__init__(desk.say("cases.steps"))
        self._desk, self._veil, self._area = desk, veil, area
        self._outlook: Outlook | None = None
        self.entries: dict[int, QWidget] = {}
        self.open: Correcting | OwnerDeed | None = None
        self.deed = button(desk.say("casesheet.add_deed"), "plus", "link", self.add_deed)
        self.head.addWidget(self.deed)
        self._above = column(gap=look.S12)
        self._list = column(gap=0)
        self.body.addLayout(self._above)
        self.body.addLayout(self._list)

    def show_course(self, outlook: Outlook, prospect: Prospect) -> None:
        """Show this course."""
        form = self._taken_out(outlook)
        self._outlook = outlook
        empty(self._list)
        self.entries = {}
        self.deed.setVisible(outlook.file.stage is not Stage.ARCHIVED)
        shown = lines(outlook, prospect.person.id if prospect.person else None)
        main = next((line for line in shown if line.track is Track.MAIN and line.told and not line.told.annulled), None)
        for place, line in enumerate(shown):
            ends = (place == 0, place == len(shown) - 1)
            stop = Stop(line.track, line is main, ends, bool(line.told and line.told.annulled))
            self._list.addWidget(self._row(stop, line))
        if form is not None and (layout := self._beneath(form)) is not None:
            self.open = form
            layout.addWidget(form)
            form.show()
        elif form is not None:
            let_go(form)
        reading_order.follow(self)

    def go_to(self, entry: int) -> None:
        """Bring an entry into sight, and let the keyboard be there."""
        found = self.entries.get(entry)
        if found is not None:
            self._area().ensureWidgetVisible(found, 0, look.S24)
            if (first := next(reading_order.stops(found), None)) is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def correct(self, entry: Entry) -> None:
        """Ask under an entry how it should be."""
        if self._outlook is not None:
            self._open(Correcting(self._desk, self._veil, self._outlook, entry))

    def add_deed(self) -> None:
        """Ask what the group's owner did."""
        if self._outlook is not None:
            self._open(OwnerDeed(self._desk, self._outlook.file.number))

    def half(self, person: int | None) -> HalfCorrection | HalfDeed | None:
        """What is half written on the form that stands open."""
        match self.open:
            case Correcting() as form:
                return form.half(person)
            case OwnerDeed() as form if self._outlook is not None:
                return form.half(self._outlook.file.id, person)
        return None

    def go_on(self, half: HalfCorrection | HalfDeed) -> None:
        """Go on with it."""
        if isinstance(half, HalfDeed):
            self.add_deed()
            if isinstance(self.open, OwnerDeed):
                self.open.go_on(half)
        elif self._outlook is not None:
            told = supervision.effective(self._outlook.file.entries)
            for entry in (one.entry for one in told if one.entry.id == half.entry and not one.annulled):
                self.correct(entry)
            if isinstance(self.open, Correcting):
                self.open.go_on(half)

    # --- how ---

    def _taken_out(self, outlook: Outlook) -> Correcting | OwnerDeed | None:
        """The form that is being filled in, if it is about this case: what is written on it outlasts what is shown anew."""
        form, self.open = self.open, None
        if form is None or self._outlook is None or self._outlook.file.id != outlook.file.id:
            if form is not None:
                let_go(form)
            return None
        form.hide()
        form.setParent(self)
        return form

    def _beneath(self, form: Correcting | OwnerDeed) -> QVBoxLayout | None:
        """Where a form stands: under its entry, or above all."""
        if isinstance(form, OwnerDeed):
            return self._above
        within = self.entries.get(form.entry_id)
        layout = within.layout() if within is not None else None
        return layout if isinstance(layout, QVBoxLayout) else None

    def _open(self, form: Correcting | OwnerDeed) -> None:
        self._put_away()
        layout = self._beneath(form)
        if layout is None:
            return
        self.open = form
        form.left.connect(self._leave)
        form.done.connect(self._put_away)
        layout.addWidget(form)
        reading_order.follow(self)
        form.begin()
        QTimer.singleShot(0, form, lambda: into_sight(form))

    def _leave(self) -> None:
        back = self.open.entry_id if isinstance(self.open, Correcting) else None
        self._put_away()
        if back is not None:
            self.go_to(back)
        else:
            self.deed.setFocus()

    def _put_away(self) -> None:
        form, self.open = self.open, None
        if form is not None:
            let_go(form)

    def _row(self, stop: Stop, line: Line) -> QWidget:
        inside = column()
        if line.told is not None:
            inside = self._entry(line.told, line.corrections)
        elif line.deed is not None:
            inside = self._beside(self._desk.say("casesheet.deed"), line.on, line.deed.what, line.deed.by)
        elif line.note is not None:
            title = self._desk.say("casesheet.began_from", how=Word(line.note.how.key))
            inside = self._beside(title, line.on, line.note.said)
        inside.setContentsMargins(0, 0, 0, look.S16)
        told = QWidget()
        told.setLayout(inside)
        if line.told is not None:
            self.entries[line.told.entry.id] = told
        made = QWidget()
        across = row(stop, gap=look.S4)
        across.addWidget(told, 1)
        made.setLayout(across)
        return made

    def _beside(self, title: str, on: str, said: str, by: str = "") -> QVBoxLayout:
        """What stands beside the course: what the group's owner did, because Article 10 asks; the reminder it began from."""
        head = text(title, "strong", wrap=True)
        head.setSizePolicy(head.sizePolicy().Policy.Expanding, head.sizePolicy().verticalPolicy())
        inside = column(row(head, text(on, "muted")), gap=look.S4)
        for words, kind in ((said, ""), (by, "small")):
            if words:
                inside.addWidget(text(self._hide(words), kind, wrap=True))
        return inside

    def _entry(self, told: Told, corrections: Sequence[Entry]) -> QVBoxLayout:
        entry, say = told.entry, self._desk.say
        file = self._outlook.file if self._outlook else None
        written = file.entry(entry.id) if file and told.corrected else None
        inside = column(self._heading(told, written), gap=look.S4)
        correction = entry.facts if isinstance(entry.facts, Correction) else None
        if correction is not None:
            inside.addWidget(self._pointed(entry, correction))
        facts = entry_facts.told(self._desk, entry, self._hide, written)
        if facts is not None:
            inside.addWidget(facts)
        for one in corrections:
            link = button(say("casesheet.corrected_by", day=one.on.isoformat()), "pencil", "link")
            link.clicked.connect(lambda _=False, to=one.id: self.go_to(to))
            inside.addLayout(row(link, None))
        if (into := str(getattr(entry.facts, "into", ""))) and (known := self._known(into)) is not None:
            link = button(say("casesheet.open_case", number=into), "arrow-right", "link")
            link.clicked.connect(lambda _=False, case=known: self._desk.go("cases", case=case))
            inside.addLayout(row(link, None))
        self._foot(inside, told)
        return inside

    def _heading(self, told: Told, written: Entry | None) -> QWidget:
        entry, say = told.entry, self._desk.say
        title = text(say(entry.step.key), "strong", wrap=True)
        title.setSizePolicy(title.sizePolicy().Policy.Expanding, title.sizePolicy().verticalPolicy())
        head = row(title)
        if told.annulled:
            font = title.font()
            font.setStrikeOut(True)
            title.setFont(font)
            head.addWidget(pill(say("casesheet.annulled"), "warn"))
        elif told.corrected:
            head.addWidget(pill(say("casesheet.corrected"), "warn"))
        if written is not None and written.on != entry.on:
            head.addWidget(entry_facts.struck(self._desk, written.on.isoformat()))
        head.addWidget(text(entry.on.isoformat(), "muted"), 0, Qt.AlignmentFlag.AlignTop)
        made = QWidget()
        made.setLayout(head)
        return made

    def _pointed(self, entry: Entry, correction: Correction) -> QWidget:
        """The way from a correction to what it corrects."""
        old = self._outlook.file.entry(entry.corrects or 0) if self._outlook else None
        step, day = (Word(old.step.key), old.on.isoformat()) if old else ("?", "?")
        key = "casesheet.takes_out" if correction.annuls else "casesheet.corrects"
        link = button(self._desk.say(key, step=step, day=day), "history", "link")
        link.clicked.connect(lambda _=False, to=entry.corrects or 0: self.go_to(to))
        inside = column(row(link, None), gap=look.S4)
        if changed := entry_facts.changed(self._desk, correction):
            inside.addWidget(text(changed, wrap=True))
        made = QWidget()
        made.setLayout(inside)
        return made

    def _foot(self, inside: QVBoxLayout, told: Told) -> None:
        """Who wrote it and when, what it rests on, and the way to correct it."""
        entry, say = told.entry, self._desk.say
        by = self._outlook.written_by.get(entry.id, "") if self._outlook else ""
        at = as_told(entry.at) if entry.at else ""
        foot = Flow(gap=look.S8)
        parts = [say("casesheet.written", name=by, at=at)] if by else []
        if self._outlook and len(self._outlook.file.people) > 1 and entry.respondent is None:
            parts.append(say("casesheet.everybody"))
        if parts:
            said = text(" · ".join(parts), "small")
            said.setMinimumHeight(26)
            foot.addWidget(said)
        law = WAYS[entry.step].law if entry.step in WAYS and entry.step not in BESIDE else None
        if law is not None:
            foot.addWidget(self._law(law, inside, step=say(entry.step.key)))
        if entry.step not in (Step.OPENING, Step.CORRECTION) and not told.annulled:
            link = button(say("casesheet.correct"), "pencil", "link")
            link.setAccessibleName(say("casesheet.correct_this", step=Word(entry.step.key), day=entry.on.isoformat()))
            link.clicked.connect(lambda _=False, one=entry: self.correct(one))
            foot.addWidget(link)
        inside.addLayout(foot)

    def _law(self, law: Law, inside: QVBoxLayout, step: str) -> QWidget:
        """The article, and on demand what it asks for."""
        link = button(self._desk.say(law.key, **law.facts), "scale", "link")
        told = text(self._desk.say(f"casesheet.law_{law.article}"), "muted", wrap=True)
        told.hide()
        inside.addWidget(told)
        link.clicked.connect(lambda: told.setVisible(told.isHidden()))
        link.setAccessibleDescription(f"{step}: {told.text()}")
        return link

    def _hide(self, words: str) -> str:
        return self._veil.hide(words, self._outlook.file) if self._outlook else words

    def _known(self, number: str) -> int | None:
        others = self._outlook.others if self._outlook else ()
        return next((case for case, other, _ in others if other == number), None)
