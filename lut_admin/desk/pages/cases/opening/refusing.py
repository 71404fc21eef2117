"""What keeps a case from being recorded: everything at once, each at its field, the keyboard on the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from lut_admin.desk.forms import Field
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.opening.happened import Happened
from lut_admin.desk.pages.cases.opening.influence import Influence
from lut_admin.desk.pages.cases.opening.which import Which
from lut_admin.desk.pages.cases.opening.whom import Whom
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.papers import words
from lut_admin.refusals import Refusal


class Refusing:
    """Shows refusals at the fields of the sheet, in the order in which these stand there; any other above it, in `messages`."""

    def __init__(
        self, desk: Desk, area: QScrollArea, messages: Messages, whom: Whom, happened: Happened, which: Which,
        influence: Influence, opening: Field,
    ) -> None:  # fmt: skip
        from lut_admin.office.cases import Kind

        self._desk, self._area, self._messages, self._which = desk, area, messages, which
        students = whom.fields[Kind.STUDENTS]
        self._fields: Mapping[str, Field | Which] = {
            "cases.nobody": students,
            "cases.student_unknown": students,
            "cases.has_entries": students,
            "cases.no_reason_for_nobody": whom.fields[Kind.NOBODY],
            "cases.not_referred": whom.fields[Kind.REFERRED],
            "cases.not_yet": happened.when,
            "cases.no_facts": happened.facts,
            "cases.no_article": which,
            "cases.only_light": which,
            "cases.no_influence": influence.field,
            "cases.step_day": opening,
        }

    def accept(self) -> None:
        """Nothing is wrong, or not any more."""
        self._messages.clear()
        for field in dict.fromkeys(self._fields.values()):
            field.tell() if isinstance(field, Which) else field.accept()

    def show(self, refusals: Sequence[Refusal]) -> None:
        """Tell all of these."""
        places = list(self._fields)
        known = sorted((one for one in refusals if one.code in self._fields), key=lambda one: places.index(one.code))
        for other in (one for one in refusals if one.code not in self._fields):
            self._messages.put(refusal_card(self._desk, other))
        for refusal in reversed(known):  # the first one last: it keeps the keyboard
            self._fields[refusal.code].refuse(self._told(refusal))
        if known:
            first = self._fields[known[0].code]
            QTimer.singleShot(0, self._area, partial(self._go_to, first.light if isinstance(first, Which) else first))

    def _told(self, refusal: Refusal) -> str:
        said = [words.say(key, self._desk.language, **refusal.facts) for key in (refusal.code, f"{refusal.code}.remedy")]
        return (" " if self._desk.language == "en" else "").join(said)

    def _go_to(self, where: QWidget) -> None:
        """Once what is wrong has its room there."""
        self._area.ensureWidgetVisible(where)
