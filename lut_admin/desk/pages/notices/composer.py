"""The composer: Chinese beside English, what the convention says of it below, and the one button that is right at this hour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from lut_admin.convention.articles import Weight
from lut_admin.convention.hours import Exemption, Ground
from lut_admin.convention.purpose import Category
from lut_admin.desk import look
from lut_admin.desk.findings import Messages, finding_card, refusal_card
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.audience import Audience
from lut_admin.desk.pieces import Card, button, column, icon_button, pill, restyle, row, scrolling, text
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine
    from lut_admin.office.results import Result

REVIEW_AFTER, CLOCK = 300, 15_000  # ms: after the last keystroke; how often the hour is looked at
OUT = ("copied", "posted")


class Composer(QWidget):
    """One notice being written, held, copied or looked at. Emits `left` when the person goes back to the list."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._line: NoticeLine | None = None
        self._saved: tuple[str, str, str, str] = ("", "", "", "")
        self._build_fields()
        self._build_actions()
        self.messages = Messages()
        self._notes = QWidget()
        self._notes.setLayout(column(self.messages, None))
        self.setLayout(
            column(
                self._head(),
                self._halves(),
                scrolling(self._notes),
                self._exception_row,
                self._foot(),
                gap=look.S12,
            )
        )
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(REVIEW_AFTER)
        self._quiet.timeout.connect(self._review)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK)
        self._clock.timeout.connect(self._show_hour)

    # --- what the page calls ---

    def begin(self, emergency: bool = False) -> None:
        """A new, empty notice."""
        self._load(None, ("", "", "", ""))
        self._exception_row.setVisible(emergency)
        self.zh.setFocus()

    def open(self, line: NoticeLine) -> None:
        """One notice; a draft can be written on, one that is out can only be copied again."""
        self._load(line, (line.title, line.category or "", line.zh, line.en))
        self._exception_row.hide()

    @property
    def changed(self) -> bool:
        """Whether something is written that is not kept yet."""
        return self._written() != self._saved

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep what is written; an empty notice is not kept."""
        title, category, zh, en = self._written()
        if not self.changed or not (zh.strip() or en.strip()):
            if then is not None and self._line is not None:
                then()
            return
        from lut_admin.office import notices

        office, line = self.desk.office, self._line
        self._saved = self._written()
        if line is None:
            self.desk.act(
                lambda _progress: notices.draft(office, category or None, zh, en, title),
                then=lambda result: self._kept(result, then),
                refused=self._refused,
            )
        else:
            self.desk.act(
                lambda _progress: notices.revise(office, line.id, category or None, zh, en, title),
                then=lambda result: self._kept(result, then),
                refused=self._refused,
            )

    # --- building ---

    def _build_fields(self) -> None:
        say = self.desk.say
        self.title = QLineEdit()
        self.title.setPlaceholderText(say("notices.title_hint"))
        self.title.setAccessibleName(say("notices.title"))
        self.category = QComboBox()
        self.category.setAccessibleName(say("notices.category"))
        self.category.addItem(say("notices.choose_category"), "")
        for category in Category:
            self.category.addItem(say(f"purpose.{category.value}"), category.value)
        self.zh, self.en = QPlainTextEdit(), QPlainTextEdit()
        for field, name in ((self.zh, "zh"), (self.en, "en")):
            field.setAccessibleName(say(f"notices.{name}"))
            field.setPlaceholderText(say(f"notices.{name}_hint"))
            field.setTabChangesFocus(True)
            field.textChanged.connect(self._typed)
        self.title.textChanged.connect(self._typed)
        self.category.currentIndexChanged.connect(self._typed)
        self.zh_length, self.en_length = text("", "small"), text("", "small")

    def _build_actions(self) -> None:
        say = self.desk.say
        self.state = pill("")
        self.hour = text("", "muted")
        self.audience = Audience(self.desk)
        self.primary = button(say("notices.copy"), "copy", "primary", self._primary)
        self.exception = button(say("notices.exception"), "siren", "", self._toggle_exception)
        self.posted = button(say("notices.posted"), "check", "", self._posted)
        self.discard = icon_button("trash-2", say("notices.discard"), self._discard)
        self.ground = QComboBox()
        self.ground.setAccessibleName(say("notices.ground"))
        for ground in Ground:
            self.ground.addItem(say(f"hours.ground_{ground.value}"), ground.value)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(say("notices.reason_hint"))
        self.reason.setAccessibleName(say("notices.reason"))
        self.reason.returnPressed.connect(self._copy)
        self.copy_now = button(say("notices.copy_exception"), "copy", "danger", self._copy)
        self._exception_row = QWidget()
        self._exception_row.setLayout(row(text(say("notices.ground")), self.ground, self.reason, self.copy_now))

    def _head(self) -> QWidget:
        made = QWidget()
        back = icon_button("arrow-left", self.desk.say("notices.back"), self._leave)
        made.setLayout(row(back, self.title, self.category, self.state, self.discard))
        return made

    def _halves(self) -> QWidget:
        made = QWidget()
        cards = []
        for name, field, length in (("zh", self.zh, self.zh_length), ("en", self.en, self.en_length)):
            card = Card(self.desk.say(f"notices.{name}"), padding=look.S12)
            card.head.addWidget(length)
            card.body.addWidget(field, 1)
            cards.append(card)
        made.setLayout(row(*cards, gap=look.S12))
        made.setMinimumHeight(180)
        return made

    def _foot(self) -> QWidget:
        made = QWidget()
        made.setLayout(row(self.audience, None, self.hour, self.posted, self.exception, self.primary))
        return made

    # --- the notice ---

    def _load(self, line: NoticeLine | None, written: tuple[str, str, str, str]) -> None:
        self._line = line
        self._saved = written
        title, category, zh, en = written
        self.title.setText(title)
        self.category.setCurrentIndex(max(self.category.findData(category), 0))
        self.zh.setPlainText(zh)
        self.en.setPlainText(en)
        self.reason.clear()
        self.messages.clear()
        self.audience.load(line.postings[-1].groups if line is not None and line.postings else ())
        self._show_state()
        self._show_hour()
        self._quiet.stop()
        self._review()
        self._clock.start()

    def _written(self) -> tuple[str, str, str, str]:
        return (
            self.title.text().strip(),
            str(self.category.currentData() or ""),
            self.zh.toPlainText(),
            self.en.toPlainText(),
        )

    def _kept(self, result: Result, then: Callable[[], object] | None) -> None:
        from lut_admin.office import notices

        if result.made is not None:
            self._line = notices.notice(self.desk.office, result.made)
            if not self.title.text().strip():
                self.title.setText(self._line.title)
            self._saved = self._written()
        self._show_state()
        if then is not None:
            then()

    def _show_state(self) -> None:
        state = self._line.state.value if self._line is not None else "draft"
        out = state in OUT
        self.state.setText(f"● {self.desk.say(f'notices.state_{state}')}")
        restyle(self.state, tone={"held": "warn", "copied": "primary", "posted": "ok"}.get(state, "muted"))
        for field in (self.zh, self.en, self.title):
            field.setReadOnly(out)
        self.category.setEnabled(not out)
        self.posted.setVisible(state == "copied")
        self.discard.setVisible(self._line is not None)

    def _show_hour(self) -> None:
        """What the clock allows now: the primary button copies, or holds until the window opens."""
        from lut_admin.office import notices

        window = notices.window_state(self.desk.office)
        say = self.desk.say
        if window.open:
            closes = window.closes_at
            self.hour.setText(say("hours.open_until", closes=f"{closes:%H:%M}") if closes else say("hours.always"))
            self.primary.setText(say("notices.copy"))
        else:
            opens = window.opens_at
            self.hour.setText(say("hours.opens_at", opens=f"{opens:%H:%M}" if opens else ""))
            self.primary.setText(say("notices.hold", at=f"{opens:%H:%M}" if opens else ""))
        restyle(self.hour, tone="" if window.open else "warn")
        self.exception.setVisible(not window.open)
        if window.open:
            self._exception_row.hide()

    def _typed(self, *_: Any) -> None:
        for field, length in ((self.zh, self.zh_length), (self.en, self.en_length)):
            length.setText(self.desk.say("notices.length", n=len(field.toPlainText())))
        self._quiet.start()

    def _review(self) -> None:
        """Say what the convention says of the text as it stands; the hours are told by the button."""
        from lut_admin.office import notices

        self.messages.clear()
        _, category, zh, en = self._written()
        if not (zh.strip() or en.strip()):
            return
        found = notices.findings(self.desk.office, category or None, zh, en)
        order = [Weight.TELL, Weight.ASK, Weight.WARN, Weight.BLOCK]
        for finding in sorted(found, key=lambda f: order.index(f.weight)):
            if finding.article != 5:
                self.messages.put(finding_card(self.desk, finding))

    # --- doing ---

    def _primary(self) -> None:
        from lut_admin.office import notices

        if notices.window_state(self.desk.office).open:
            self._copy()
        else:
            self.save(self._hold)

    def _hold(self) -> None:
        from lut_admin.office import notices

        office, line, groups = self.desk.office, self._line, self.audience.chosen()
        if line is not None:
            self.desk.act(
                lambda _progress: notices.hold(office, line.id, groups), then=self._reload, refused=self._refused
            )

    def _copy(self) -> None:
        self.save(self._release)

    def _release(self) -> None:
        from lut_admin.office import notices

        office, line, groups = self.desk.office, self._line, self.audience.chosen()
        exemption = None
        if self._exception_row.isVisible():
            exemption = Exemption(Ground(self.ground.currentData()), self.reason.text())
        if line is not None:
            self.desk.act(
                lambda _progress: notices.release(office, line.id, groups, exemption),
                then=self._released,
                refused=self._refused,
            )

    def _released(self, released: Any) -> None:
        self.desk.copy(released.text)
        self.desk.toast(self.desk.say("notices.copied"))
        self._reload(released.result)

    def _posted(self) -> None:
        from lut_admin.office import notices

        office, line, groups = self.desk.office, self._line, self.audience.chosen()
        if line is not None:
            self.desk.act(
                lambda _progress: notices.posted(office, line.id, groups), then=self._reload, refused=self._refused
            )

    def _discard(self) -> None:
        from lut_admin.office import notices

        office, line = self.desk.office, self._line
        if line is not None:
            self._saved = self._written()
            self.desk.act(lambda _progress: notices.discard(office, line.id), then=lambda _result: self._leave())

    def _reload(self, result: Result) -> None:
        from lut_admin.office import notices

        if result.made is not None:
            self.open(notices.notice(self.desk.office, result.made))

    def _toggle_exception(self) -> None:
        self._exception_row.setVisible(not self._exception_row.isVisible())
        if self._exception_row.isVisible():
            self.reason.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))

    def _leave(self) -> None:
        self.save()
        self._clock.stop()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing written is lost by going elsewhere."""
        super().hideEvent(event)
        self.save()
