"""The dates of a course: each with its article, its last day, how that was counted step by step, and how it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.convention.supervision import Deadline, Law, Said, Term, deemed
from lut_admin.convention.supervision.clocks import OF_STUDENT, counting_law
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, Tone, button, column, empty, pill, row, text
from lut_admin.desk.style import icons, look
from lut_admin.papers import words
from lut_admin.papers.words import Word

if TYPE_CHECKING:
    from lut_admin.office.cases import Outlook, Prospect

SOON = 3
# From when these run is shown with how the paper before them counts as served.
FROM_SERVICE = {Term.STATEMENT: "notification", Term.APPEAL: "service"}
# These are reached, not kept: from that day on something may be done.
REACHED = frozenset({Term.LIFTING, Term.APPLICATION})


class Deadlines(Card):
    """The card with the dates of one course; takes no room while none runs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("casesheet.dates"))
        self._desk = desk
        self.how: dict[Term, QPushButton] = {}
        self._list = column(gap=look.S16)
        self.body.addLayout(self._list)

    def show_course(self, outlook: Outlook, prospect: Prospect) -> None:
        """Show the dates of this course."""
        empty(self._list)
        self.how = {}
        runs = self._period(prospect, outlook)
        if runs is not None:
            self._list.addWidget(runs)
        waits = self._unproven(prospect, outlook)
        for line in waits:
            self._list.addWidget(line)
        for deadline in prospect.standing.deadlines:
            self._list.addWidget(self._deadline(deadline, prospect, outlook))
        self._list.addWidget(text(self._desk.say("casesheet.counting", law=_word(counting_law())), "small", wrap=True))
        self.setVisible(bool(prospect.standing.deadlines or runs or waits))

    def _period(self, prospect: Prospect, outlook: Outlook) -> QWidget | None:
        """From when to when the sanction runs, or from when it is in force."""
        if prospect.in_force is None:
            return None
        say, runs = self._desk.say, prospect.period
        since = say(f"casesheet.from_{outlook.profile.in_force_from}")
        if runs is None:
            told = say("casesheet.in_force", day=prospect.in_force.isoformat(), since=since)
        else:
            told = say("casesheet.period", first=runs.start.isoformat(), last=runs.due.isoformat(), since=since)
        return _signed("calendar-clock", "primary", told)

    def _unproven(self, prospect: Prospect, outlook: Outlook) -> list[QWidget]:
        """What was posted and has no receipt yet: no time runs from it."""
        found = prospect.course
        papers = (found.notification if found.decision is None else None, found.service)
        waits = [deemed(paper, outlook.profile) for paper in papers if paper is not None]
        return [
            _signed("mail", "warn", self._desk.say(key, **facts)) for one in waits if one.day is None for key, facts in one.said
        ]

    def _deadline(self, deadline: Deadline, prospect: Prospect, outlook: Outlook) -> QWidget:
        say = self._desk.say
        icon, tone, status = standing(self._desk, deadline, self._desk.office.today())
        name = text(say(deadline.term.key), wrap=True)
        name.setSizePolicy(name.sizePolicy().Policy.Expanding, name.sizePolicy().verticalPolicy())
        sign = icons.label(icon, tone or "muted")
        head = row(sign, name, pill(status, tone or "muted"), gap=look.S8)
        head.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        under = text(f"{deadline.due.isoformat()} · {words.of_word(_word(deadline.law), self._desk.language)}", "muted", wrap=True)
        how = column(gap=look.S4)
        for said in self._counted(deadline, prospect, outlook):
            how.addWidget(text(said, "muted", wrap=True))
        folded = QWidget()
        folded.setLayout(how)
        folded.hide()
        ask = button(say("casesheet.how"), "", "link", lambda: folded.setVisible(folded.isHidden()))
        ask.setAccessibleName(say("casesheet.how_of", term=say(deadline.term.key)))
        self.how[deadline.term] = ask
        beneath = row(under, ask, gap=look.S8)
        beneath.setStretch(0, 1)
        inside = column(head, gap=look.S4)
        below = column(beneath, folded, gap=look.S4)
        below.setContentsMargins(icons.SIZE + look.S8, 0, 0, 0)
        inside.addLayout(below)
        made = QWidget()
        made.setLayout(inside)
        return made

    def _counted(self, deadline: Deadline, prospect: Prospect, outlook: Outlook) -> list[str]:
        """The sentences that tell the counting: how the paper was served first, where the time runs from that."""
        found: list[Said] = []
        entry = getattr(prospect.course, FROM_SERVICE.get(deadline.term, ""), None)
        if entry is not None:
            found += deemed(entry, outlook.profile).said
        return [self._desk.say(key, **facts) for key, facts in (*found, *deadline.counted.said)]


def standing(desk: Desk, deadline: Deadline, today: date) -> tuple[str, Tone, str]:
    """How a date stands today: its sign, tone and words."""
    left, met = (deadline.due - today).days, deadline.met
    if deadline.term is Term.STATEMENT and met is not None and met > deadline.due:
        met = None  # that the time has expired is entered when it is over: nobody was late
    if met is not None:
        late = met > deadline.due and deadline.term not in REACHED
        told = desk.say("casesheet.met_late" if late else "casesheet.met", day=met.isoformat())
        return ("circle-alert", "warn", told) if late else ("circle-check", "ok", told)
    if deadline.term in REACHED:
        ahead = desk.say("casesheet.from_then", n=left)
        return ("hourglass", "muted", ahead) if left > 0 else ("bell", "warn", desk.say("casesheet.reached"))
    if deadline.term in OF_STUDENT:
        if left < 0:
            return "circle-check", "muted", desk.say("casesheet.passed")
        told = desk.say("casesheet.students_time", n=left) if left else desk.say("casesheet.last_day")
        return "hourglass", "primary", told
    if left < 0:
        return "circle-alert", "bad", desk.say("casesheet.late", n=-left)
    told = desk.say("casesheet.left", n=left) if left else desk.say("casesheet.last_day")
    return "clock", "warn" if left <= SOON else "primary", told


def _word(law: Law) -> Word:
    return Word(law.key, law.facts)


def _signed(icon: str, tone: Tone, told: str) -> QWidget:
    made = QWidget()
    line = row(column(icons.label(icon, tone), None, gap=0), gap=look.S8)
    line.addWidget(text(told, "", "warn" if tone == "warn" else "", wrap=True), 1)
    made.setLayout(line)
    return made
