"""The foot of the composer: which groups, what the hour allows, and the one button that is right at this hour (Art. 5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.convention import hours
from lut_admin.convention.hours import Ground, Window
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.posting.audience import Audience
from lut_admin.desk.pages.notices.posting.disclosing import Disclosing
from lut_admin.desk.pages.notices.posting.urgent import Urgent
from lut_admin.desk.pieces import button, column, restyle, row, text
from lut_admin.desk.style import icons, look
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine, Released
    from lut_admin.office.notices.audiences import Groups
    from lut_admin.office.results import Result

CLOCK = 15_000  # ms between two looks at the hour
ALWAYS = Window(time(), time())


class Written(Protocol):
    """What sending needs of the composer around it."""

    @property
    def line(self) -> NoticeLine | None:
        """The notice on record, if it is."""
        ...

    @property
    def changed(self) -> bool:
        """Whether something is written that is not kept yet."""
        ...

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep it, then go on."""
        ...


class Sending(QWidget):
    """Emits `refused` with what was refused, `done` when the notice has gone a step, `changed` when other groups are chosen,
    `turned` when it can leave on another day than could be said before."""

    refused = Signal(object)
    done = Signal()
    changed = Signal()
    turned = Signal()

    def __init__(self, desk: Desk, notice: Written) -> None:
        super().__init__()
        self.desk, self._notice = desk, notice
        self._hours = Window()
        self._shown: tuple[object, ...] = ()
        self._leaves: date | None = None
        say = desk.say
        self.hour = text("", "muted")
        self.audience = Audience(desk)
        self.primary = button(say("notices.copy"), "copy", "primary", self._primary)
        self.exception = Urgent(desk, self._urgent)
        self.other_way = button(say("notices.exception"), "siren", "", self._toggle)
        self.posted = button(say("notices.posted"), "check", "", self._posted)
        for way in (self.primary, self.posted):
            way.setAutoDefault(True)  # copied, it has the keyboard: Enter goes on
        self.disclosing = Disclosing(desk, self.make_private, self._primary)
        self.public = button(say("posting.make_public"), "users", "link", lambda: self.make_private(False))
        self.audience.changed.connect(self.changed)
        foot = row(self.audience, self.public, None, self.hour, self.posted, self.other_way, self.primary)
        self.setLayout(column(self.disclosing, self.exception, foot, gap=look.S12))
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK)
        self._clock.timeout.connect(self.show_hour)
        self._clock.start()

    def load(self, groups: Groups) -> None:
        """Another notice, meant for these groups."""
        line = self._notice.line
        self.exception.suit(line is not None and line.corrects is not None)
        self.disclosing.put_away()
        self.audience.load(groups)

    def begin(self, emergency: bool) -> None:
        """A new notice; in an emergency the exception lies at hand, if the hours are closed."""
        self.exception.setVisible(emergency and not self.other_way.isHidden())

    def urge(self, ground: Ground) -> None:
        """An emergency by its nature: the exception lies at hand with its ground, if the hours are closed."""
        self.exception.ground.setCurrentIndex(self.exception.ground.findData(ground.value))
        self.begin(emergency=True)

    def set_hours(self, window: Window) -> None:
        """The hours that are set."""
        self._hours = window
        self.show_hour()

    @property
    def leaves_on(self) -> date | None:
        """The day on which it can leave at the earliest (Art. 5), with an exception at once; None where it has left."""
        line, now = self._notice.line, self.desk.office.now()
        if line is not None and line.out:
            return None
        at_once = (line is not None and line.private) or not self.exception.isHidden()
        state = hours.state(now, ALWAYS if at_once else self._hours)
        return hours.in_china(state.opens_at or now).date()

    def show_hour(self) -> None:
        """What the clock allows now: the primary button copies, or holds until the window opens."""
        left_on, self._leaves = self._leaves, self.leaves_on
        if left_on and self._leaves and left_on != self._leaves:
            self.turned.emit()
        line = self._notice.line
        private = line is not None and line.private
        # A private message knows no hours.
        state = hours.state(self.desk.office.now(), ALWAYS if private else self._hours)
        out, waits = line is not None and line.out, self._waits and not state.open
        unconfirmed = line is not None and (line.unconfirmed or bool(line.outstanding))
        left = len({*line.groups} - {*self.audience.chosen()}) if line is not None and unconfirmed else 0
        shown = (state.key, *state.facts.items(), state.open, state.opens_at, out, waits, unconfirmed, private, left)
        if shown == self._shown:  # asked with every key: nothing is painted anew for the same answer
            return
        self._shown, say = shown, self.desk.say
        self.hour.setText(say("posting.private") if private else say(state.key, **state.facts))
        self.audience.setVisible(not private)
        self.public.setVisible(private and not out)
        restyle(self.hour, tone="" if state.open else "warn")
        opens = f"{state.opens_at:%H:%M}" if state.opens_at else ""
        said = say("notices.waits" if waits else "notices.hold", at=opens)
        if state.open:
            said = say("notices.copy_again" if out else "notices.copy")
        self.primary.setEnabled(not waits)
        self.primary.setText(f" {said}")
        self.primary.setAccessibleName(said)
        # What is copied is to be confirmed next: only one button is filled.
        _fill(self.primary, "copy" if state.open else "clock", not unconfirmed)
        _fill(self.posted, "check", unconfirmed)
        self.primary.setVisible(state.open or not out)
        self.other_way.setVisible(not state.open)
        self.posted.setVisible(unconfirmed)
        told = say("posting.posted_except", n=left) if left else say("notices.posted")
        self.posted.setText(f" {told}")
        self.posted.setAccessibleName(told)
        if state.open:
            self.exception.hide()

    def _toggle(self) -> None:
        self.exception.toggle()
        self.show_hour()

    @property
    def _waits(self) -> bool:
        """Whether the notice is held just as it stands here."""
        line = self._notice.line
        held = line is not None and line.state.value == "held" and not self._notice.changed
        return held and line is not None and set(line.postings[-1].groups) == set(self.audience.chosen())

    # --- doing ---

    def _primary(self) -> None:
        if self._for_nobody():
            return
        self._notice.save(self._release if self._open_now else self._hold)

    @property
    def _open_now(self) -> bool:
        """Whether this may be copied at this hour without an exception."""
        line = self._notice.line
        return hours.is_open(self.desk.office.now(), self._hours) or (line is not None and line.private)

    def _urgent(self) -> None:
        if not self._for_nobody():
            self._notice.save(self._release)

    def _posted(self) -> None:
        from lut_admin.office import notices

        if not self._for_nobody():
            self._act(notices.posted)

    def _for_nobody(self) -> bool:
        """Whether it is not said yet which groups the notice is for: that is asked in place."""
        line = self._notice.line
        missing = not (line is not None and line.private) and self.audience.missing()
        if missing:
            self.refused.emit(Refusal("notices.no_groups"))
        return missing

    def _act(
        self,
        act: Callable[..., Result],
        then: Callable[[Result], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        office, line, groups = self.desk.office, self._notice.line, self.audience.picked()
        if line is not None:
            self.desk.act(
                lambda _progress: act(office, line.id, groups),
                then=then or (lambda _result: self.done.emit()),
                refused=refused or self.refused.emit,
            )

    def _hold(self) -> None:
        from lut_admin.office import notices

        disclosure, meant = self.disclosing.said, self.audience.chosen()

        def held(_result: Result) -> None:
            self.done.emit()
            line = self._notice.line
            left_out = [name for name in meant if line is not None and name not in line.groups]
            if left_out:
                self.desk.toast(notices.left_out_said(left_out, self.desk.language))

        self._act(lambda office, line, groups: notices.hold(office, line, groups, disclosure), held, self._held_back)

    def _release(self) -> None:
        from lut_admin.office import notices

        office, line, groups = self.desk.office, self._notice.line, self.audience.picked()
        exemption = None if self.exception.isHidden() else self.exception.exemption()
        disclosure = self.disclosing.said
        if line is not None:
            self.desk.act(
                lambda _progress: notices.release(office, line.id, groups, exemption, disclosure),
                then=self._released,
                refused=self._held_back,
            )

    def _held_back(self, refusal: Refusal) -> None:
        """Refused; where it is for a student's data, the two ways on lie at hand."""
        from lut_admin.convention.screening import STUDENT_DATA

        if refusal.code == STUDENT_DATA:
            self.disclosing.offer(holding=self.exception.isHidden() and not self._open_now)
        self.refused.emit(refusal)

    def make_private(self, private: bool = True) -> None:
        """A message to one person (Art. 9), which knows no groups and no hours; or a notice again."""
        from lut_admin.office import notices

        office = self.desk.office

        def kept() -> None:
            line = self._notice.line
            if line is not None:
                self.desk.act(
                    lambda _progress: notices.make_private(office, line.id, private),
                    then=lambda _result: self.done.emit(),
                    refused=self.refused.emit,
                )

        self._notice.save(kept)

    def _released(self, released: Released) -> None:
        self.desk.copy(released.text, released.said("notices.copied", self.desk.language))
        self.done.emit()
        self.posted.setFocus(Qt.FocusReason.OtherFocusReason)  # what is done next


def _fill(button: QPushButton, icon: str, filled: bool) -> None:
    restyle(button, kind="primary" if filled else "")
    icons.put(button, icon, "on_primary" if filled else "muted")
