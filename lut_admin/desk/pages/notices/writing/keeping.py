"""The notice in the composer on its way into the records: nothing written is lost, and nothing is kept twice or for another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lut_admin.desk.gate import Tally, gate
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.text.halves import Halves
from lut_admin.desk.pages.notices.writing.aside import Aside
from lut_admin.desk.pages.notices.writing.written import Written
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine
    from lut_admin.office.notices.writing.aside import Writing
    from lut_admin.office.results import Result


class Text(Protocol):
    """What is kept: the composer."""

    halves: Halves

    def written(self) -> Written:
        """What stands there now."""
        ...


class Keeping(QObject):
    """What of a notice is on record: `line`, and `saved` as it was kept last. Emits `kept` when `line` is another, `refused` when
    there is none."""

    kept = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, notice: Text, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._notice = desk, notice
        self.line: NoticeLine | None = None
        self.saved = Written()
        self.automatic = ""  # the title as it was sent, where it is the text's own: it goes along with the text
        self.under_way = False
        self._opened = 0  # counts the notices opened: what was kept for another one is not shown on this one
        self._afterwards: list[Callable[[], object]] = []
        self.aside = Aside(desk, self._to_put_aside, self)

    def open(self, line: NoticeLine | None) -> Written:
        """Another notice, or a new one; what of it is on record."""
        self._opened += 1
        self.line, self.under_way, self._afterwards = line, False, []
        self._notice.halves.tally = gate(self.desk).tally(line.id if line is not None else None)
        self.saved = Written() if line is None else Written.of(line)
        return self.saved

    @property
    def changed(self) -> bool:
        """Whether something is written that is not kept yet; an empty notice is not."""
        written = self._notice.written()
        return written != self.saved and bool(written.zh.strip() or written.en.strip())

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep what is written. `then` follows when there is a notice on record."""
        if self.under_way:
            self._afterwards += [then] if then is not None else []
        elif self.changed:
            self._send(then)
        else:
            self.aside.drop()
            if then is not None:
                self._go_on(then)

    def give_up(self) -> None:
        """What stands there now is not to be kept: it is discarded, or another composer goes on with it."""
        self.saved = self._notice.written()

    def close(self) -> None:
        """The notice is no longer on record."""
        self.line = None
        self.give_up()

    def find(self, written: Written) -> None:
        """A new notice was on its way from the composer before this one: it is looked for, not drafted twice."""
        from lut_admin.office.notices.writing import aside

        office, opened = self.desk.office, self._opened

        def found(line: NoticeLine | None) -> None:
            if opened == self._opened and line is not None:
                self._stands(line)

        self.saved = written  # the worker has it before it is asked for what has become of it
        self.desk.read(lambda _: aside.same_text(office, written.zh, written.en), found)

    def _send(self, then: Callable[[], object] | None) -> None:
        from lut_admin.office.notices import drafting

        office, line, opened, tally = self.desk.office, self.line, self._opened, self._notice.halves.tally
        written = self.saved = self._notice.written()
        own = line is not None and written.title == drafting.title_of(line.zh, line.en)
        self.automatic = written.title if own else ""
        self.under_way = True
        self._afterwards = [then] if then is not None else []

        def work(_progress: object) -> Result:
            from lut_admin.office import notices
            from lut_admin.office.notices.writing import aside

            title, category, zh, en, meant = written._replace(title="") if own else written
            result = (
                notices.draft(office, category or None, zh, en, title, meant)
                if line is None
                else notices.revise(office, line.id, category or None, zh, en, title, meant)
            )
            aside.let_go(office)
            return result if then is None else replace(result, act_id=None)  # a step of what was asked: that is told

        self.desk.act(
            work,
            then=lambda result: self._kept(result, opened, tally),
            refused=lambda refusal: self._not_kept(refusal, opened),
        )

    def _kept(self, result: Result, opened: int, tally: Tally) -> None:
        from lut_admin.office import notices

        if result.made is None:
            return
        gate(self.desk).keep(result.made, tally)
        if opened != self._opened:
            return
        self.under_way = False
        self._stands(notices.notice(self.desk.office, result.made))
        waiting, self._afterwards = self._afterwards, []
        for then in waiting:
            self.save(then)

    def _stands(self, line: NoticeLine) -> None:
        self.line = line
        if self.saved.title == self.automatic:  # the office gives it one
            self.saved = self.saved._replace(title=line.title)
        self.kept.emit()

    def _not_kept(self, refusal: Refusal, opened: int) -> None:
        if opened == self._opened:
            self.under_way, self.saved = False, Written()
            self.refused.emit(refusal)

    def _go_on(self, then: Callable[[], object]) -> None:
        if self.line is not None:
            then()
        else:
            self.refused.emit(Refusal("language.empty", article=6))

    def _to_put_aside(self) -> Writing | None:
        from lut_admin.office.notices.audiences import audience
        from lut_admin.office.notices.writing.aside import Writing

        if not self.changed or (self.line is not None and self.line.out):
            return None
        number = self.line.id if self.line is not None else None
        title, category, zh, en, meant = self._notice.written()
        return Writing(number, (self.saved.zh, self.saved.en), title, category, zh, en, audience(meant).groups)
