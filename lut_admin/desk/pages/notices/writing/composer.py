"""The composer: Chinese beside English, what the convention says of it below, and the one button that is right at this hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from lut_admin.convention.hours import Window
from lut_admin.convention.purpose import Category
from lut_admin.desk.forms import choice
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.columns import TONES
from lut_admin.desk.pages.notices.posting.sending import Sending
from lut_admin.desk.pages.notices.text.sheet import Sheet
from lut_admin.desk.pages.notices.writing.keeping import Keeping
from lut_admin.desk.pages.notices.writing.origins import Origins
from lut_admin.desk.pages.notices.writing.translating import Translation
from lut_admin.desk.pages.notices.writing.written import Open, Written
from lut_admin.desk.pieces import button, column, fill, icon_button, pill, restyle, row
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine


class Composer(QWidget):
    """One notice being written, held, copied or looked at. Emits `left` when the person goes back to the list, and
    `facts_wanted(notice id)` for the form of the template that it was made from, `past_wanted` to choose what to begin from."""

    left = Signal()
    facts_wanted = Signal(int)
    past_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.keeping = Keeping(desk, self, self)
        self._build_pieces()
        self._connect()
        layout = column(self._head(), gap=look.S12)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(self.sending)
        self.setLayout(layout)

    # --- what the page calls ---

    def begin(self, emergency: bool = False) -> None:
        """A new, empty notice; what was being written is kept."""
        self.save()
        self._load(None)
        self.sheet.warm_up()
        self.sending.begin(emergency)
        self.halves.editors["zh"].setFocus()

    def open(self, line: NoticeLine) -> None:
        """One notice; a draft can be written on, one that is out can only be copied again."""
        self.save()
        self._load(line)
        self.exception.hide()

    def set_hours(self, window: Window) -> None:
        """The settings were read: the hours, and the words that are asked about."""
        from lut_admin.office import settings

        office = self.desk.office
        self.sending.set_hours(window)
        self.desk.read(lambda _: settings.get(office, "notice_longest"), self.sheet.preview.set_limit)
        self.review()
        self.keeping.aside.recover()

    def come_up_to_date(self, find: Callable[[int], NoticeLine | None]) -> None:
        """Notices changed elsewhere (undo): show what is kept now, unless something new is being written."""
        if self.line is None or self.changed or self.keeping.under_way:
            return
        line = find(self.line.id)
        if line is None:
            self.keeping.close()
            self.left.emit()
        elif line != self.line:
            self._load(line)

    @property
    def line(self) -> NoticeLine | None:
        """The notice as it is on record; None for a new one."""
        return self.keeping.line

    @property
    def changed(self) -> bool:
        """Whether something is written that is not kept yet."""
        return self.keeping.changed

    def written(self) -> Written:
        """What stands here now."""
        # Whoever copies again what is out may choose other groups: those go on record with the copy.
        meant = self.keeping.saved.groups if self.line is not None and self.line.out else self.audience.picked()
        return Written(self.title.text().strip(), str(self.category.currentData() or ""), *self.halves.texts(), meant)

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep what is written; an empty notice is not kept. `then` follows when there is a notice on record."""
        self.keeping.save(then)

    @property
    def leaves_on(self) -> date | None:
        """The day on which it can leave by the clipboard at the earliest; None where it has left."""
        return self.sending.leaves_on

    def review(self) -> None:
        """Ask what the convention says of the text as it stands."""
        self.sheet.review(str(self.category.currentData() or "") or None)

    def show_hour(self) -> None:
        """What the clock allows now."""
        self.sending.show_hour()

    def hand_over(self) -> Open | None:
        """The composer as it stands, for the one in the window made anew; this one keeps nothing any more."""
        being_kept = self.keeping.under_way and self.line is None
        if self.line is None and not self.changed and not being_kept:
            return None
        standing = Open(self.line, self.written(), being_kept and not self.changed, self.origins.renewing)
        self.keeping.give_up()
        return standing

    def take_over(self, standing: Open) -> None:
        """Go on where the composer before this one stood."""
        self._load(standing.line)
        self.origins.renewing = standing.renewing
        self._fill(standing.written)
        if standing.being_kept:
            self.keeping.find(standing.written)
        else:
            self.save()

    # --- building ---

    def _build_pieces(self) -> None:
        say = self.desk.say
        self.title = QLineEdit()
        self.title.setPlaceholderText(say("notices.title_hint"))
        self.title.setAccessibleName(say("notices.title"))
        purposes = [(one.value, say(f"purpose.{one.value}")) for one in Category]
        self.category = choice([("", say("notices.choose_category")), *purposes])
        self.category.setAccessibleName(say("notices.category"))
        self.sheet = Sheet(self.desk)
        self.state = pill("")
        self.sending = Sending(self.desk, self)
        self.halves, self.notes, self._area = self.sheet.halves, self.sheet.notes, self.sheet.area
        self.translation = Translation(self.desk, self.halves.editors)
        self.audience, self.primary, self.exception = self.sending.audience, self.sending.primary, self.sending.exception
        self.other_way, self.posted, self.hour = self.sending.other_way, self.sending.posted, self.sending.hour
        self.origins = Origins(self.desk, self)
        self.discard = icon_button("trash-2", say("notices.discard"), self._discard)
        self.past = icon_button("clipboard-paste", say("notices.from_past"), self.origins.begin)
        self.facts = button(say("filling.facts"), "pencil", "link", lambda: self.save(self._to_facts))
        self.versions = icon_button("history", say("notices.versions"), self.origins.choose_version)
        self.look = icon_button("eye", say("notices.preview"), lambda: self.sheet.show_preview(self.look.isChecked()))
        self.look.setCheckable(True)
        self.halves.cards["zh"].head.insertWidget(1, self.facts)

    def _connect(self) -> None:
        self.keeping.kept.connect(self._kept)
        self.keeping.refused.connect(self._refused)
        self.translation.refused.connect(self._refused)
        self.notes.more = self.origins.findings
        self.sheet.due.connect(self.review)
        self.sheet.previewed.connect(self.look.setChecked)
        self.notes.renewed.connect(self.origins.keep)
        self.notes.private.connect(self.sending.make_private)
        self.sending.refused.connect(self._refused)
        self.sending.done.connect(self._reload)
        self.sending.turned.connect(self.review)
        self.audience.changed.connect(self.notes.forget)
        self.category.currentIndexChanged.connect(lambda *_: self.notes.wait())
        for changed in (
            self.category.currentIndexChanged,
            self.halves.changed,
            self.title.textEdited,
            self.sending.changed,
        ):
            changed.connect(lambda *_: self._altered())

    def _head(self) -> QHBoxLayout:
        made = row(icon_button("arrow-left", self.desk.say("notices.back"), self._leave), self.title)
        fill(made, self.category, self.translation, self.state, self.past, self.look, self.versions, self.discard)
        return made

    # --- the notice ---

    def _load(self, line: NoticeLine | None) -> None:
        kept = self.keeping.open(line)
        self.origins.open(line)
        self._fill(kept)
        self.sheet.clear()
        self.translation.refresh()
        self._show_state()
        self.review()

    def _fill(self, written: Written) -> None:
        self._call(written.title)
        self.category.setCurrentIndex(max(self.category.findData(written.category), 0))
        self.halves.put(written.zh, written.en)
        self.sending.load(written.groups)

    def _altered(self) -> None:
        self.sending.show_hour()
        self.keeping.aside.wait()

    def _kept(self) -> None:
        if self.line is not None and self.title.text().strip() in ("", self.keeping.automatic):
            self._call(self.line.title)
        self._show_state()

    def _call(self, title: str) -> None:
        """A long title is seen from its beginning."""
        self.title.setText(title)
        self.title.setCursorPosition(0)

    def _show_state(self) -> None:
        state = self.line.state.value if self.line is not None else "draft"
        out = self.line is not None and self.line.out
        self.state.setText(f"• {self.desk.say(f'notices.state_{state}')}")
        restyle(self.state, tone=TONES[state])
        self.sheet.lock(out)
        private = self.notes.to_one = self.line is not None and self.line.private
        self.halves.set_free(private)
        self.title.setReadOnly(out)
        self.category.setEnabled(not out)
        self.translation.setEnabled(not out)
        made = self.line is not None and self.line.facts is not None
        said = self.desk.say("notices.use_past" if out else "notices.from_past")
        self.past.setToolTip(said)
        self.past.setAccessibleName(said)
        self.past.setVisible(out or not made)
        self.facts.setVisible(not out and made)
        self.versions.setVisible(self.line is not None)
        self.discard.setVisible(self.line is not None and not self.line.out)
        self.notes.record.put(self.line)
        self.show_hour()

    # --- doing ---

    def _to_facts(self) -> None:
        if self.line is not None:
            self.facts_wanted.emit(self.line.id)

    def _discard(self) -> None:
        from lut_admin.office import notices

        office, line = self.desk.office, self.line
        if line is not None:
            self.keeping.give_up()
            self.desk.act(lambda _progress: notices.discard(office, line.id), then=lambda _result: self._leave())

    def _reload(self) -> None:
        from lut_admin.office import notices

        if self.line is not None:
            self._load(notices.notice(self.desk.office, self.line.id))
            self.exception.hide()

    def _refused(self, refusal: Refusal) -> None:
        self.sheet.refuse(refusal)
        if refusal.article == 2:
            self.category.setFocus()

    def _leave(self) -> None:
        self.save()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing written is lost by going elsewhere."""
        super().hideEvent(event)
        self.save()
