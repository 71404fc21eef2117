"""What is being written is kept aside every few seconds, so that a crash loses no more than that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from lut_admin.desk.page import Desk
from lut_admin.office.results import Result

EVERY = 3_000  # ms


class Aside(QObject):
    """Keeps a composer's text aside while it is written; `written` says how it stands, None where all of it is on record."""

    def __init__(self, desk: Desk, written: Callable[[], object | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._written = desk, written
        self._looked, self._there = False, False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(EVERY)
        self._soon.timeout.connect(self.keep)

    def wait(self) -> None:
        """Something was typed: it is kept at the latest in a few seconds, however long the typing goes on."""
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keep it now, in the worker."""
        from lut_admin.office.notices.writing import aside
        from lut_admin.office.notices.writing.aside import Writing

        self._soon.stop()
        text, office = self._written(), self._desk.office
        if isinstance(text, Writing):
            self._there = True
            self._desk.read(lambda _progress: aside.keep(office, text), lambda _: None)
        else:
            self.drop()

    def drop(self) -> None:
        """All that is written is on record, or was taken back: what lies aside is not wanted any more."""
        from lut_admin.office.notices.writing import aside

        office = self._desk.office
        if self._there:
            self._there = False
            self._desk.read(lambda _progress: aside.let_go(office), lambda _: None)

    def recover(self) -> None:
        """Once: what a crash left becomes a draft, and the person is told."""
        if self._looked:
            return
        self._looked = True
        office = self._desk.office

        def work(_progress: object) -> Result:
            from lut_admin.office.notices.writing import aside

            return aside.recover(office)

        def told(result: Result) -> None:
            if result.made is not None:
                self._desk.toast(self._desk.say("notices.recovered", title=result.facts["title"]))

        self._desk.act(work, then=told)
