"""What is on record of a notice: when it was held, copied and posted, to which groups, with which exception."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from lut_admin.convention.hours import CHINA, Ground
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, empty, text

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine, PostingLine


class Record(Card):
    """One line for each step, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("notices.record"))
        self.desk = desk

    def put(self, line: NoticeLine | None) -> None:
        """Show this notice's steps; nothing is shown where there are none."""
        empty(self.body)
        steps = line.postings if line is not None else ()
        for step in reversed(steps):
            self.body.addWidget(text(self._said(step), "muted", wrap=True))
        self.setVisible(bool(steps))

    def _said(self, step: PostingLine) -> str:
        say = self.desk.say
        at = f"{datetime.fromisoformat(step.at).astimezone(CHINA):%Y-%m-%d %H:%M}"
        groups = ("、" if self.desk.language == "zh" else ", ").join(step.groups)
        parts = [at, say(f"notices.state_{step.step}"), groups]
        if step.exception:
            parts.append(say("notices.exception_of", ground=say(Ground(step.exception).key), reason=step.reason or ""))
        return "  ·  ".join(part for part in parts if part)
