"""Below the text: what the convention says of it as it stands, and what is on record of the notice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from lut_admin.convention.articles import Finding, Weight
from lut_admin.desk import look
from lut_admin.desk.findings import Messages, finding_card, refusal_card
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.record import Record
from lut_admin.desk.pieces import column, scrolling
from lut_admin.refusals import Refusal

REVIEW_AFTER = 300  # ms after the last keystroke
ORDER = (Weight.TELL, Weight.ASK, Weight.WARN, Weight.BLOCK)


class NotesArea(QScrollArea):
    """As high as what is said, so that the text has the rest of the room; scrolled where there is not so much."""

    def __init__(self, notes: QWidget) -> None:
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
        """A card of one line, if there is one."""
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), 2 * look.CONTROL))

    def event(self, event: QEvent) -> bool:
        """As in Qt; what is said has become more or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; another width makes another height."""
        super().resizeEvent(event)
        self.updateGeometry()


class Notes(QWidget):
    """Emits `due` when the text has rested and should be reviewed, `found` with the findings for the text it was given."""

    due = Signal()
    found = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asked = 0
        # What was refused stays until something is changed; what was found is said anew with every review.
        self.refusals, self.messages, self.record = Messages(), Messages(), Record(desk)
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
        self.messages.clear()

    def review(self, category: str | None, zh: str, en: str) -> None:
        """Ask in the worker; the last answer stays until the new one is there, an older one that comes late is dropped."""
        from lut_admin.office import notices

        self._quiet.stop()
        self._asked += 1
        asked, office = self._asked, self.desk.office
        if not (zh.strip() or en.strip()):
            self._show(())
            return

        def answered(found: Sequence[Finding]) -> None:
            if asked == self._asked:
                self._show(found)

        self.desk.read(lambda _progress: notices.findings(office, category, zh, en), answered)

    def refuse(self, refusal: Refusal) -> None:
        """The world said no."""
        self.refusals.put(refusal_card(self.desk, refusal))

    def _show(self, found: Sequence[Finding]) -> None:
        """The gravest on top; the hours are told by the button."""
        self.messages.clear()
        for finding in sorted(found, key=lambda one: ORDER.index(one.weight)):
            if finding.article != 5:
                self.messages.put(finding_card(self.desk, finding))
        self.found.emit(found)
