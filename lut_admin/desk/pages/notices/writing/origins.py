"""What a text may begin from: a notice that went out, whose days are asked about then, or an earlier version of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QComboBox, QLineEdit

from lut_admin.convention.articles import Finding
from lut_admin.convention.hours import recorded
from lut_admin.convention.moved import Moved
from lut_admin.desk.gate import gate
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.text.halves import Halves
from lut_admin.desk.pages.notices.writing.versions import Versions

if TYPE_CHECKING:
    from lut_admin.convention.memory.renewing import Renewing
    from lut_admin.office.notices import NoticeLine
    from lut_admin.office.notices.writing.versions import Version


class Text(Protocol):
    """What is begun: the composer."""

    title: QLineEdit
    category: QComboBox
    halves: Halves
    past_wanted: SignalInstance

    @property
    def line(self) -> NoticeLine | None:
        """The notice on record, if it is."""
        ...

    @property
    def leaves_on(self) -> date | None:
        """The day on which it can leave by the clipboard at the earliest; None where that is nothing to look at."""
        ...

    def begin(self) -> None:
        """A new notice; what was being written is kept."""
        ...

    def save(self) -> None:
        """Keep it."""
        ...

    def review(self) -> None:
        """Ask what the convention says of it."""
        ...


class Origins(QObject):
    """Fills the composer from what is on record."""

    def __init__(self, desk: Desk, notice: Any) -> None:
        super().__init__()
        self.desk = desk
        self._notice: Text = notice
        self.renewing: Renewing | None = None
        self._moved = Moved(desk.office.today())

    def open(self, line: NoticeLine | None) -> None:
        """Another notice: nothing in it is from an earlier one; its 明天 is told from the day it was written on."""
        self.renewing = None
        self._moved = Moved(self.desk.office.today() if line is None else recorded(line.changed_at).date())

    def findings(self, zh: str, en: str) -> Sequence[Finding]:
        """The days and times of the earlier notice that still stand in the text; 明天 and the like where it leaves another day."""
        if self.renewing is not None:
            return tuple(self.renewing.findings(zh, en))
        leaves = self._notice.leaves_on
        return tuple(self._moved.findings(zh, en, leaves)) if leaves is not None else ()

    def keep(self, old: str) -> None:
        """One of them still holds."""
        self._moved.keep(old)
        if self.renewing is not None:
            self.renewing.keep(old)
        self._notice.review()

    def begin(self) -> None:
        """A new notice from an earlier one: from the one that is open, where it is out."""
        if self._notice.line is not None and self._notice.line.out:
            self.from_past(self._notice.line)
        else:
            self._notice.past_wanted.emit()

    def from_past(self, line: NoticeLine) -> None:
        """A new draft with both halves of a notice that went out; its days and times are asked about until they are others."""
        from lut_admin.convention.memory.renewing import Renewing

        notice = self._notice
        notice.begin()
        self.renewing = Renewing(line.zh, line.en, self.desk.office.today())
        notice.title.setText(line.title)
        notice.category.setCurrentIndex(max(notice.category.findData(line.category or ""), 0))
        notice.halves.put(line.zh, line.en)
        notice.review()

    def choose_version(self) -> None:
        """Show the versions of the notice, and bring one back if a person wants it: that makes a new version."""
        notice, office = self._notice, self.desk.office
        line = notice.line
        if line is None:
            return
        number, locked = line.id, line.out
        if not locked:
            notice.save()

        def read(_progress: object) -> list[Version]:
            from lut_admin.office.notices.writing import versions

            return versions.versions(office, number)

        def choose(found: Sequence[Version]) -> None:
            dialog = Versions(self.desk, found, notice.halves.texts(), gate(self.desk).tally(number), locked=locked)
            still = notice.line is not None and notice.line.id == number
            if self.desk.ask.dialog(dialog) and dialog.chosen is not None and still and not locked:
                notice.title.setText(dialog.chosen.title)
                notice.halves.rewrite(dialog.chosen.zh, dialog.chosen.en)
                notice.save()
                notice.review()

        self.desk.read(read, choose)
