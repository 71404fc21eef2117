"""What is on record of a notice, and what follows from it: each step, correcting it, reminding of it, who has confirmed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from lut_admin.convention.hours import Ground, as_told
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, button, empty, row, text

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine, PostingLine

# What can be done with a notice that is out, and the sign of it; each is a place of this page (`visit`).
FOLLOWING = (("correct", "pencil"), ("remind", "clock"), ("confirmed", "user-check"))


class Record(Card):
    """One line for each step, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("notices.record"))
        self.desk = desk
        self._notice = 0
        self.following = {
            name: button(desk.say(f"posting.{name}"), icon, "link", partial(self._go, name)) for name, icon in FOLLOWING
        }
        self.head.addLayout(row(*self.following.values()))

    def put(self, line: NoticeLine | None) -> None:
        """Show this notice's steps; nothing is shown where there are none."""
        empty(self.body)
        steps = line.postings if line is not None else ()
        for step in reversed(steps):
            self.body.addWidget(text(self._said(step), "muted", wrap=True))
        if line is not None and line.outstanding:
            told = self.desk.say("posting.outstanding", groups=line.outstanding)
            self.body.insertWidget(0, text(told, "", "warn", wrap=True))
        for made in self.following.values():
            made.setVisible(line is not None and line.out)
        self._notice = line.id if line is not None else 0
        self.setVisible(bool(steps))

    def said(self) -> str:
        """Everything that it says, for a reader."""
        return "\n".join(made.text() for made in self.findChildren(QLabel))

    def _go(self, name: str) -> None:
        self.desk.go("notices", **{name: self._notice})

    def _said(self, step: PostingLine) -> str:
        say = self.desk.say
        at = as_told(step.at)
        parts = [at, say(f"notices.state_{step.step}")]
        if step.afterwards:
            parts.append(say("posting.afterwards"))
        parts += [step.by, step.said(self.desk.language)]
        if step.exception:
            parts.append(say("notices.exception_of", ground=say(Ground(step.exception).key), reason=step.reason or ""))
        if step.disclosure:
            parts.append(say("posting.disclosed", reason=step.disclosure))
        return "  ·  ".join(part for part in parts if part)
