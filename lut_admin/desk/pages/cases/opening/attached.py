"""Files that are to be evidence of a case that is still being written: kept by path until it is on record, then described."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.evidence.adding import Incoming, offered
from lut_admin.desk.pieces import OneLine, button, column, empty, icon_button, row, text
from lut_admin.desk.style import look


class Attached(QWidget):
    """Takes files that are chosen, dropped or pasted on it. Emits `grown` when there is one more or less."""

    grown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._files: tuple[Incoming, ...] = ()
        say = desk.say
        self._list = column(gap=0)
        self.choose = button(say("exhibits.add"), "plus", "link", self._choose)
        self.paste = button(say("exhibits.paste"), "clipboard-paste", "link", self._paste)
        told = text(say("recording.files_why"), "small", wrap=True)
        self.setLayout(column(self._list, row(self.choose, self.paste, None), told, gap=look.S4))
        self.setAcceptDrops(True)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste, context=within)

    @property
    def files(self) -> tuple[Incoming, ...]:
        """What was chosen."""
        return self._files

    def put(self, files: Sequence[Incoming]) -> None:
        """These files."""
        self._files = tuple(files)
        empty(self._list)
        for one in self._files:
            name = one.path.name if one.path is not None else one.name
            drop = icon_button("x", self.desk.say("recording.drop_file", name=name))
            drop.clicked.connect(lambda _=False, one=one: self.put([other for other in self._files if other is not one]))
            self._list.addLayout(row(OneLine(name), drop, None))
        self.grown.emit()

    def _choose(self) -> None:
        say = self.desk.say
        paths = self.desk.ask.files_to_open(say("exhibits.add"), say("exhibits.all_files"))
        self.put((*self._files, *(Incoming(path) for path in paths)))

    def _paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, mime: QMimeData) -> None:
        self.put((*self._files, *offered(self.desk, mime)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They were dropped here."""
        event.acceptProposedAction()
        self._take(event.mimeData())
