"""Below the text: what the convention says of it as it stands, under the half it concerns, and what is on record of the notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QWidget

from lut_admin.convention import language, tidy
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.review import Draft
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.text.record import Record
from lut_admin.desk.pages.notices.text.remarks import Action, RemarkCard, Remarks, columns
from lut_admin.desk.pieces import column, row, scrolling
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

REVIEW_AFTER = 300  # ms after the last keystroke
UNTIDY = "notices.untidy"
ASKED = ("notices.renew", "notices.moved")  # of days: whoever has looked at one says that it still holds
WIDEST = 16_777_215  # what Qt calls no limit


class NotesArea(QScrollArea):
    """As high as what is said, so that the text has the rest of the room; scrolled where there is not so much."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes
        scrolling(notes, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """What is said, at the width there is."""
        inside = self._notes
        width = self.viewport().width()
        height = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """The first line of a card, if there is one: on the smallest screen the text itself must be seen, too."""
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), look.CONTROL))

    def event(self, event: QEvent) -> bool:
        """As in Qt; what is said has become more or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; another width makes another height. The halves above know nothing of a scroll bar here."""
        super().resizeEvent(event)
        self._notes.messages.share(self.width())
        self.updateGeometry()


class Looked(NamedTuple):
    """What the review found, and which of it a person may find fine."""

    found: Sequence[Finding]
    fine: Sequence[Finding] = ()


class Found(QWidget):
    """The findings in their columns: about the notice across, about a half under that half."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.about, self.zh, self.en = (Remarks(desk) for _ in range(3))
        self.lists = (self.about, self.zh, self.en)
        self._halves = row(gap=look.S12)
        self._width, self._stacked = 0, False
        for half in (self.zh, self.en):
            policy = half.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # what is said of the English stays under the English
            half.setSizePolicy(policy)
            self._halves.addWidget(half, 1)
        self.setLayout(column(self.about, self._halves, gap=look.S8))
        self.hide()

    def stack(self, stacked: bool) -> None:
        """Below each other, as the halves are."""
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(way)
        self._stacked = stacked
        self.share(self._width)

    def share(self, width: int) -> None:
        """The second column begins where the English half does, of `width` pixels for both of them."""
        self._width = width
        half = (width - look.S12) // 2
        self.zh.setMinimumWidth(0 if self._stacked else half)
        self.zh.setMaximumWidth(WIDEST if self._stacked else half)

    def cards(self) -> list[RemarkCard]:
        """Every card, those about the notice first."""
        return [card for one in self.lists for card in one.cards()]

    def of(self, finding: Finding | None) -> RemarkCard | None:
        """The card of a finding."""
        return next((card for card in self.cards() if card.finding == finding), None)


class Notes(QWidget):
    """What is said of the text.

    Emits `due` when the text has rested and should be reviewed, `found` with the findings for the text it was given,
    `wanted(Finding)` for the way to a place and `back(Finding)` for the way back to the text, `tidy(half)` and `part` when
    the text is to be tidied or parted into its halves, `renewed(str)` when a day of an earlier notice still holds,
    `grown(card)` when an article is opened in a card, `private` when it is to be a message to one person. `more` finds
    what else is to be said of both halves.
    """

    due = Signal()
    found = Signal(object)
    wanted = Signal(object)
    back = Signal(object)
    tidy = Signal(str)
    part = Signal()
    renewed = Signal(str)
    grown = Signal(object)
    private = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asked = 0
        self._draft = Draft()
        self._fine_ones: Sequence[Finding] = ()
        self._said: Sequence[Finding] = ()
        self._no: Refusal | None = None
        self.locked = False
        self.to_one = False  # a message to one student, whose own data it may tell (Art. 9)
        self.more: Callable[[str, str], Sequence[Finding]] = lambda _zh, _en: ()
        # What was refused stays until something is changed; what was found is said anew with every review.
        self.refusals, self.messages, self.record = Messages(), Found(desk), Record(desk)
        for one in self.messages.lists:
            one.wanted.connect(self.wanted)
            one.back.connect(self.back)
            one.fine.connect(self._fine)
            one.grown.connect(self.grown)
        self.setLayout(column(self.refusals, self.messages, self.record, None))
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(REVIEW_AFTER)
        self._quiet.timeout.connect(self.due)

    def wait(self) -> None:
        """Something was changed."""
        self.refusals.clear()
        self._quiet.start()

    def clear(self) -> None:
        """Another notice."""
        self.refusals.clear()
        self._show(Draft(), ())

    def review(self, category: str | None, zh: str, en: str) -> None:
        """Ask in the worker; the last answer stays until the new one is there, an older one that comes late is dropped."""
        self._quiet.stop()
        self._asked += 1
        asked, office, draft = self._asked, self.desk.office, Draft(zh=zh, en=en, category=category)
        to_one = self.to_one
        if not (zh.strip() or en.strip()):
            self._show(draft, ())
            return

        def work(_progress: object) -> Looked:
            from lut_admin.convention.screening import STUDENT_DATA
            from lut_admin.office.reviewing import Reviewer

            reviewer = Reviewer(office)
            found = reviewer.review(draft, whole=True)
            if to_one:
                found = tuple(one for one in found if one.code != STUDENT_DATA and one.article != 9)
            return Looked(found, reviewer.settleable(found, draft))

        def answered(looked: Looked) -> None:
            if asked == self._asked:
                self._fine_ones = looked.fine
                self._show(draft, looked.found)

        self.desk.read(work, answered)

    def refuse(self, refusal: Refusal) -> None:
        """The world said no; what it said before that is answered by it."""
        self.refusals.clear()
        card = refusal_card(self.desk, refusal, blocks=True)
        self.refusals.put(card)
        card.closed.connect(self._put)
        self._no = refusal
        self._put()

    def forget(self) -> None:
        """What was refused holds no more."""
        self.refusals.clear()
        self._put()

    def mark(self, finding: Finding | None) -> RemarkCard | None:
        """The cursor stands in this finding's place: its card is marked, and returned."""
        for card in self.messages.cards():
            card.mark(finding is not None and card.finding == finding)
        return self.messages.of(finding) if finding is not None else None

    def _show(self, draft: Draft, found: Sequence[Finding]) -> None:
        """The hours are told by the button."""
        self._draft = draft
        said = [finding for finding in found if finding.article != 5]
        if not self.locked:  # what is out is not tidied any more
            said += [*self.more(draft.zh, draft.en), *_untidy(draft)]
        self._said = said
        self._put()
        self.found.emit(said)

    def _put(self) -> None:
        """What stands above as a refusal, with what to do about it, is not said once more below."""
        no = self._no if self.refusals.cards() else None
        said = [one for one in self._said if no is None or (one.code, dict(one.facts)) != (no.code, dict(no.facts))]
        parts = columns(said)
        for one, some in zip(self.messages.lists, parts, strict=True):
            one.put(some, self._may_be_fine, self._action)
        self.messages.zh.setVisible(bool(parts[1]))
        self.messages.setVisible(bool(said))

    def _may_be_fine(self, finding: Finding) -> bool:
        return not self.locked and finding in self._fine_ones

    def _action(self, finding: Finding) -> Action | None:
        from lut_admin.convention.screening import ONE_PERSON

        say = self.desk.say
        if self.locked:
            return None
        if finding.code == UNTIDY:
            return say("notices.tidy"), "sparkles", lambda: self.tidy.emit("zh" if finding.zh is not None else "en")
        if finding.code in ASKED:
            return say("notices.still_holds"), "check", lambda: self.renewed.emit(finding.facts["found"])
        if finding.code == ONE_PERSON:
            return say("posting.make_private"), "user", self.private.emit
        if finding.code == "language.mixed_zh" and not self._draft.en.strip() and language.split(self._draft.zh):
            return say("notices.part"), "split", self.part.emit
        return None

    def _fine(self, finding: Finding) -> None:
        from lut_admin.office.wording import phrases

        office, draft = self.desk.office, self._draft
        self.desk.act(
            lambda _progress: phrases.accept(office, finding, draft),
            then=lambda _result: self.due.emit(),
            refused=self.refuse,
        )


def _untidy(draft: Draft) -> list[Finding]:
    """What could be tidied in either half: told, with the first place of it."""
    found: list[Finding] = []
    for half, written in (("zh", draft.zh), ("en", draft.en)):
        edits = tidy.edits(written, "zh" if half == "zh" else "en")
        if edits:
            kinds = {edit.code for edit in edits}
            said = f"{UNTIDY}_{kinds.pop()}" if len(kinds) == 1 else UNTIDY
            span = (edits[0].start, edits[0].end)
            places = {"zh": span} if half == "zh" else {"en": span}
            found.append(Finding(6, UNTIDY, Weight.TELL, {"n": len(edits)}, **places, message=said))
    return found
