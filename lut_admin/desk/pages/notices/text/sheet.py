"""The sheet a notice is written on: both halves or the phone's picture of them, and below what is said of the text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention import language, tidy
from lut_admin.convention.articles import Finding
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.text.glossary import Glossary
from lut_admin.desk.pages.notices.text.halves import Halves
from lut_admin.desk.pages.notices.text.notes import Notes, NotesArea
from lut_admin.desk.pages.notices.text.offering import Offering
from lut_admin.desk.pages.notices.text.preview import Preview
from lut_admin.desk.pieces import button, column
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

SHARE = 0.46  # of its height, that what is said of the text may take at most


class Sides(QStackedWidget):
    """The halves or their preview: they have the room that is left, and ask for no more than they need."""

    def sizeHint(self) -> QSize:
        """As high as must be."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())


class Sheet(QWidget):
    """Emits `due` when the text should be looked at again, `previewed(bool)` when the preview comes or goes."""

    due = Signal()
    previewed = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._warm = desk, False
        self.halves = Halves(desk)
        self.offering = Offering(desk, self.halves)
        self.notes = Notes(desk)
        self.area = NotesArea(self.notes)
        self.preview = Preview(desk)
        self.glossary = Glossary(desk, self)
        self.terms = button(desk.say("notices.glossary"), "bookmark", "link", self.open_glossary)
        self.terms.setToolTip(QKeySequence("Ctrl+G").toString(QKeySequence.SequenceFormat.NativeText))
        self.halves.cards["zh"].head.insertWidget(1, self.terms)
        self.halves.cards["en"].body.addWidget(self.offering)
        self._sides = Sides()
        self._sides.addWidget(self.halves)
        self._sides.addWidget(self.preview)
        layout = column(gap=look.S12)
        layout.addWidget(self._sides, 1)
        layout.addWidget(self.area)
        self.setLayout(layout)
        self._connect()

    def _connect(self) -> None:
        self.notes.due.connect(self.due)
        self.notes.found.connect(self.halves.mark)
        self.notes.wanted.connect(self._go_to)
        self.notes.back.connect(self._go_to)
        self.notes.grown.connect(
            lambda card: QTimer.singleShot(0, card, lambda: self.area.ensureWidgetVisible(card, 0, look.S4))
        )
        self.notes.tidy.connect(self._tidy)
        self.notes.part.connect(self._part)
        self.halves.changed.connect(self.notes.wait)
        self.halves.stood_on.connect(self._stands_on)
        self.halves.stacked.connect(self.notes.messages.stack)
        self.glossary.insert.connect(self.halves.insert)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F8"), self, lambda: self.halves.next_place(), context=within)
        QShortcut(QKeySequence("Shift+F8"), self, lambda: self.halves.next_place(back=True), context=within)
        QShortcut(QKeySequence("Ctrl+."), self, self._to_remark, context=within)
        QShortcut(QKeySequence("Ctrl+G"), self, self.open_glossary, context=within)

    def warm_up(self) -> None:
        """Once, in the worker: what the first review and the first offer need to be ready is made before anybody types."""
        if self._warm:
            return
        self._warm, office = True, self.desk.office

        def work(_progress: object) -> None:
            from lut_admin.office import notices
            from lut_admin.office.notices.writing import earlier

            notices.findings(office, None, "1", "1")
            earlier.memory(office)

        self.desk.read(work, lambda _: None)

    def clear(self) -> None:
        """Another notice: what was said of the last one is gone."""
        self.notes.clear()
        self.offering.clear()
        self.show_preview(False)

    def lock(self, locked: bool) -> None:
        """What has left by the clipboard can be read and copied, not changed."""
        self.halves.lock(locked)
        self.notes.locked = locked
        self.terms.setVisible(not locked)

    def review(self, category: str | None) -> None:
        """Ask what the convention says of the text as it stands."""
        zh, en = self.halves.texts()
        self.notes.review(category, zh, en)
        if self._sides.currentWidget() is self.preview:
            self.preview.put(zh, en)

    def show_preview(self, shown: bool) -> None:
        """The notice as the phone shows it, in the place of the two halves; or the halves again."""
        if shown:
            self.preview.put(*self.halves.texts())
        self._sides.setCurrentWidget(self.preview if shown else self.halves)
        self.area.setVisible(not shown)
        self.previewed.emit(shown)

    def refuse(self, refusal: Refusal) -> None:
        """The world said no: told where it is seen."""
        self.show_preview(False)
        self.notes.refuse(refusal)
        self.area.verticalScrollBar().setValue(0)

    def open_glossary(self) -> None:
        """The glossary under its button."""
        if self.terms.isVisible():
            self.glossary.open_beneath(self.terms)

    def _go_to(self, finding: Finding) -> None:
        self.show_preview(False)
        self.halves.go_to(finding)

    def _stands_on(self, finding: Finding | None) -> None:
        card = self.notes.mark(finding)
        if card is not None:
            self.area.ensureWidgetVisible(card, 0, look.S4)

    def _to_remark(self) -> None:
        card = self.notes.mark(self.halves.on)
        if card is not None:
            card.take_keyboard()

    def _tidy(self, half: str) -> None:
        if self.notes.locked:
            return
        name: tidy.Language = "zh" if half == "zh" else "en"
        again = False
        while edits := tidy.edits(
            self.halves.editors[half].toPlainText(), name
        ):  # a mark behind a hidden one is seen then
            self.halves.edit(half, edits, go_on=again)
            again = True
        self.due.emit()

    def _part(self) -> None:
        parts = language.split(self.halves.texts()[0])
        if parts is not None:
            self.halves.rewrite(*parts)
            self.due.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; what is said of the text leaves it most of the room."""
        super().resizeEvent(event)
        self.area.setMaximumHeight(max(2 * look.CONTROL, int(event.size().height() * SHARE)))
