"""The composer: Chinese beside English, what the convention says of it below, and the one button that is right at this hour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from lut_admin.convention import hours
from lut_admin.convention.hours import Window
from lut_admin.convention.purpose import Category
from lut_admin.desk import icons, look
from lut_admin.desk.forms import choice
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.audience import Audience
from lut_admin.desk.pages.notices.halves import Halves
from lut_admin.desk.pages.notices.notes import Notes, NotesArea
from lut_admin.desk.pages.notices.translating import Translation
from lut_admin.desk.pages.notices.urgent import Urgent
from lut_admin.desk.pieces import Tone, button, column, fill, icon_button, pill, restyle, row, text
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine, Released
    from lut_admin.office.results import Result

CLOCK = 15_000  # ms between two looks at the hour
TONES: dict[str, Tone] = {"draft": "muted", "held": "warn", "copied": "primary", "posted": "ok"}


class Written(NamedTuple):
    """What a person writes and chooses for a notice."""

    title: str = ""
    category: str = ""
    zh: str = ""
    en: str = ""
    groups: tuple[str, ...] = ()


class Composer(QWidget):
    """One notice being written, held, copied or looked at. Emits `left` when the person goes back to the list."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._line: NoticeLine | None = None
        self._saved = Written()
        self._hours = Window()
        self._opened = 0  # counts the notices opened: what was kept for another one is not shown on this one
        self._saving = False
        self._after_saving: list[Callable[[], object]] = []
        self._build_pieces()
        layout = column(self._head(), gap=look.S12)
        layout.addWidget(self.halves, 1)
        self._area = NotesArea(self.notes)
        layout.addWidget(self._area)
        layout.addWidget(self.exception)
        layout.addLayout(row(self.audience, None, self.hour, self.posted, self.other_way, self.primary))
        self.setLayout(layout)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK)
        self._clock.timeout.connect(self.show_hour)
        self._clock.start()

    # --- what the page calls ---

    def begin(self, emergency: bool = False) -> None:
        """A new, empty notice; what was being written is kept."""
        self.save()
        self._load(None)
        self.exception.setVisible(emergency and not self.other_way.isHidden())
        self.halves.editors["zh"].setFocus()

    def open(self, line: NoticeLine) -> None:
        """One notice; a draft can be written on, one that is out can only be copied again."""
        self.save()
        self._load(line)
        self.exception.hide()

    def set_hours(self, window: Window) -> None:
        """The hours that are set."""
        self._hours = window
        self.show_hour()

    def come_up_to_date(self, find: Callable[[int], NoticeLine | None]) -> None:
        """Notices changed elsewhere (undo): show what is kept now, unless something new is being written."""
        if self._line is None or self.changed or self._saving:
            return
        line = find(self._line.id)
        if line is None:
            self._line, self._saved = None, self._written()
            self.left.emit()
        elif line != self._line:
            self._load(line)

    @property
    def changed(self) -> bool:
        """Whether something is written that is not kept yet."""
        return self._written() != self._saved and any(half.strip() for half in self.halves.texts())

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep what is written; an empty notice is not kept. `then` follows when there is a notice on record."""
        if then is not None and self._saving:
            self._after_saving.append(then)
            return
        if self._saving or not self.changed:
            if then is not None:
                self._then(then)
            return
        from lut_admin.office import notices

        office, line, opened = self.desk.office, self._line, self._opened
        title, category, zh, en, meant = self._saved = self._written()
        self._saving = True
        self._after_saving = [then] if then is not None else []
        self.desk.act(
            lambda _progress: (
                notices.draft(office, category or None, zh, en, title, meant)
                if line is None
                else notices.revise(office, line.id, category or None, zh, en, title, meant)
            ),
            then=lambda result: self._kept(result, opened),
            refused=lambda refusal: self._not_kept(refusal, opened),
        )

    def review(self) -> None:
        """Ask what the convention says of the text as it stands."""
        written = self._written()
        self.notes.review(written.category or None, written.zh, written.en)

    def show_hour(self) -> None:
        """What the clock allows now: the primary button copies, or holds until the window opens."""
        say, state = self.desk.say, hours.state(self.desk.office.now(), self._hours)
        out = self._line is not None and self._line.out
        self.hour.setText(say(state.key, **state.facts))
        restyle(self.hour, tone="" if state.open else "warn")
        opens = f"{state.opens_at:%H:%M}" if state.opens_at else ""
        waits = self._waits and not state.open
        said = say("notices.waits" if waits else "notices.hold", at=opens)
        if state.open:
            said = say("notices.copy_again" if out else "notices.copy")
        self.primary.setEnabled(not waits)
        self.primary.setText(f" {said}")
        self.primary.setAccessibleName(said)
        icons.put(self.primary, "copy" if state.open else "clock", "on_primary")
        self.primary.setVisible(state.open or not out)
        self.other_way.setVisible(not state.open)
        if state.open:
            self.exception.hide()

    @property
    def _waits(self) -> bool:
        """Whether the notice is held just as it stands here."""
        line = self._line
        held = line is not None and line.state.value == "held" and not self.changed
        return held and line is not None and set(line.postings[-1].groups) == set(self.audience.chosen())

    # --- building ---

    def _build_pieces(self) -> None:
        say = self.desk.say
        self.title = QLineEdit()
        self.title.setPlaceholderText(say("notices.title_hint"))
        self.title.setAccessibleName(say("notices.title"))
        purposes = [(one.value, say(f"purpose.{one.value}")) for one in Category]
        self.category = choice([("", say("notices.choose_category")), *purposes])
        self.category.setAccessibleName(say("notices.category"))
        self.halves = Halves(self.desk)
        self.translation = Translation(self.desk, self.halves.editors)
        self.translation.refused.connect(self._refused)
        self.notes = Notes(self.desk)
        self.notes.due.connect(self.review)
        self.notes.found.connect(self.halves.mark)
        self.state, self.hour = pill(""), text("", "muted")
        self.audience = Audience(self.desk)
        self.primary = button(say("notices.copy"), "copy", "primary", self._primary)
        self.exception = Urgent(self.desk, self._urgent)
        self.other_way = button(say("notices.exception"), "siren", "", self.exception.toggle)
        self.posted = button(say("notices.posted"), "check", "", self._posted)
        self.discard = icon_button("trash-2", say("notices.discard"), self._discard)
        for changed in (self.category.currentIndexChanged, self.halves.changed):
            changed.connect(lambda *_: self.notes.wait())
        self.audience.changed.connect(self.notes.refusals.clear)
        for changed in (
            self.category.currentIndexChanged,
            self.halves.changed,
            self.title.textEdited,
            self.audience.changed,
        ):
            changed.connect(lambda *_: self.show_hour())

    def _head(self) -> QHBoxLayout:
        made = row(icon_button("arrow-left", self.desk.say("notices.back"), self._leave), self.title)
        fill(made, self.category, self.translation, self.state, self.discard)
        return made

    # --- the notice ---

    def _load(self, line: NoticeLine | None) -> None:
        self._opened += 1
        self._line, self._saving, self._after_saving = line, False, []
        kept = (
            Written(line.title, line.category or "", line.zh, line.en, line.groups) if line is not None else Written()
        )
        self._saved = kept
        self.title.setText(kept.title)
        self.category.setCurrentIndex(max(self.category.findData(kept.category), 0))
        self.halves.put(kept.zh, kept.en)
        self.exception.reason.clear()
        self.notes.clear()
        self.audience.load(kept.groups)
        self.translation.refresh()
        self._show_state()
        self.review()

    def _written(self) -> Written:
        # Whoever copies again what is out may choose other groups: those go on record with the copy.
        meant = self._saved.groups if self._line is not None and self._line.out else self.audience.chosen()
        return Written(self.title.text().strip(), str(self.category.currentData() or ""), *self.halves.texts(), meant)

    def _kept(self, result: Result, opened: int) -> None:
        from lut_admin.office import notices

        if opened != self._opened or result.made is None:
            return
        self._saving = False
        self._line = notices.notice(self.desk.office, result.made)
        if not self.title.text().strip():
            self.title.setText(self._line.title)
            self._saved = self._saved._replace(title=self._line.title)
        self._show_state()
        waiting, self._after_saving = self._after_saving, []
        for then in waiting:
            self.save(then)

    def _not_kept(self, refusal: Refusal, opened: int) -> None:
        if opened == self._opened:
            self._saving, self._saved = False, Written()
            self._refused(refusal)

    def _then(self, then: Callable[[], object]) -> None:
        if self._line is not None:
            then()
        else:
            self._refused(Refusal("language.empty", article=6))

    def _show_state(self) -> None:
        state = self._line.state.value if self._line is not None else "draft"
        out = self._line is not None and self._line.out
        self.state.setText(f"• {self.desk.say(f'notices.state_{state}')}")
        restyle(self.state, tone=TONES[state])
        self.halves.lock(out)
        self.title.setReadOnly(out)
        self.category.setEnabled(not out)
        self.translation.setEnabled(not out)
        self.posted.setVisible(self._line is not None and self._line.unconfirmed)
        self.discard.setVisible(self._line is not None and not self._line.out)
        self.notes.record.put(self._line)
        self.show_hour()

    # --- doing ---

    def _primary(self) -> None:
        from lut_admin.office import notices

        if self._for_nobody():
            return
        open_now = hours.is_open(self.desk.office.now(), self._hours)
        self.save(self._release if open_now else lambda: self._act(notices.hold))

    def _urgent(self) -> None:
        if not self._for_nobody():
            self.save(self._release)

    def _posted(self) -> None:
        from lut_admin.office import notices

        if not self._for_nobody():
            self._act(notices.posted)

    def _for_nobody(self) -> bool:
        """Whether it is not said yet which groups the notice is for: that is asked in place."""
        missing = self.audience.missing()
        if missing:
            self._refused(Refusal("notices.no_groups"))
        return missing

    def _act(self, act: Callable[..., Result]) -> None:
        office, line, groups = self.desk.office, self._line, self.audience.chosen()
        if line is not None:
            self.desk.act(
                lambda _progress: act(office, line.id, groups),
                then=lambda _result: self._reload(),
                refused=self._refused,
            )

    def _release(self) -> None:
        from lut_admin.office import notices

        office, line, groups = self.desk.office, self._line, self.audience.chosen()
        exemption = None if self.exception.isHidden() else self.exception.exemption()
        if line is not None:
            self.desk.act(
                lambda _progress: notices.release(office, line.id, groups, exemption),
                then=self._released,
                refused=self._refused,
            )

    def _released(self, released: Released) -> None:
        QGuiApplication.clipboard().setText(released.text)
        self.desk.toast(self.desk.say("notices.copied"))
        self._reload()

    def _discard(self) -> None:
        from lut_admin.office import notices

        office, line = self.desk.office, self._line
        if line is not None:
            self._saved = self._written()
            self.desk.act(lambda _progress: notices.discard(office, line.id), then=lambda _result: self._leave())

    def _reload(self) -> None:
        from lut_admin.office import notices

        if self._line is not None:
            self._load(notices.notice(self.desk.office, self._line.id))
            self.exception.hide()

    def _refused(self, refusal: Refusal) -> None:
        self.notes.refuse(refusal)
        self._area.verticalScrollBar().setValue(0)
        if refusal.article == 2:
            self.category.setFocus()

    def _leave(self) -> None:
        self.save()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing written is lost by going elsewhere."""
        super().hideEvent(event)
        self.save()
