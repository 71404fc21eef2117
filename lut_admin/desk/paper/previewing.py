"""Papers as they will be printed: their pages as pictures, turned and magnified with keys or mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QScrollArea, QWidget

from lut_admin.desk.paper import printing
from lut_admin.desk.paper.printing import Paper, Sends
from lut_admin.desk.pieces import button, column, icon_button, row, text
from lut_admin.desk.pieces.findings import MessageCard
from lut_admin.desk.style import look
from lut_admin.desk.work.ask import once
from lut_admin.papers.words import Language

STEP = 1.25
LEAST, MOST = 0.2, 4.0
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Shows(Sends, Protocol):
    """What showing a paper needs of the desk."""

    language: Language


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to read before papers go out: its message, and what it is about."""

    key: str
    what: str


class Previewing(QDialog):
    """Shows a paper's pages. PageUp and PageDown turn them, Ctrl with + and - magnifies, Ctrl+0 shows the whole page."""

    PPI = 150  # sharp at page width on the largest screens we know, and quick to make

    def __init__(
        self, desk: Shows, parent: QWidget | None, paper: Paper, pages: Sequence[bytes], warnings: Sequence[Warned] = ()
    ) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._paper = desk, paper
        self.setWindowTitle(paper.title)
        self.pages = [QImage.fromData(page) for page in pages]
        self.at, self._scale, self._fit = 0, 1.0, "wide"
        self.sheet = Sheet(say("casepapers.preview"))
        self.area = Pages()
        self.area.setWidget(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setProperty("kind", "ground")
        self.area.setAccessibleName(say("casepapers.preview"))
        self.back = icon_button("chevron-left", say("casepapers.previous"), lambda: self.turn(-1))
        self.on = icon_button("chevron-right", say("casepapers.next"), lambda: self.turn(1))
        self.told = text("", "muted")
        self.scale = text("", "muted")
        self.print = button(say("casepapers.print"), "printer", "primary", lambda: printing.send(desk, paper, self, self.wide))
        self.save = button(say("casepapers.save_pdf"), "download", "", lambda: printing.save(desk, paper))
        bar = row(
            self.back, self.told, self.on, look.S12,
            icon_button("minus", say("casepapers.farther"), lambda: self.magnify(1 / STEP)), self.scale,
            icon_button("plus", say("casepapers.nearer"), lambda: self.magnify(STEP)),
            button(say("casepapers.wide"), kind="link", then=lambda: self.fit("wide")),
            button(say("casepapers.whole"), kind="link", then=lambda: self.fit("whole")),
            None, self.save, self.print,
        )  # fmt: skip
        layout = column(bar, gap=look.S8)
        for one in warnings:
            layout.addWidget(warning_card(desk, one))
        layout.addWidget(self.area, 1)
        layout.setContentsMargins(look.S16, look.S12, look.S16, look.S16)
        self.setLayout(layout)
        self.print.setAutoDefault(False)
        self.save.setAutoDefault(False)
        room = self.screen().availableGeometry()
        self.resize(min(1000, room.width() * 9 // 10), room.height() * 9 // 10)
        self.area.setFocus()
        self._show()

    @property
    def wide(self) -> bool:
        """Whether the pages lie across."""
        return bool(self.pages) and self.pages[0].width() > self.pages[0].height()

    def turn(self, by: int) -> None:
        """Turn pages, to the top of the next or to the end of the one before."""
        to = min(max(self.at + by, 0), len(self.pages) - 1)
        if to != self.at:
            self.at = to
            self._show()
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.minimum() if by > 0 else bar.maximum())

    def magnify(self, by: float) -> None:
        """Show it larger or smaller."""
        self._fit, self._scale = "", min(max(self._scale * by, LEAST), MOST)
        self._show()

    def fit(self, how: str) -> None:
        """Show the ``whole`` page, or its whole width (``wide``)."""
        self._fit = how
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn and magnify by keyboard."""
        bar, key = self.area.verticalScrollBar(), event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.magnify(STEP)
        elif control and key == Qt.Key.Key_Minus:
            self.magnify(1 / STEP)
        elif control and key == Qt.Key.Key_0:
            self.fit("whole")
        elif control and key == Qt.Key.Key_P:
            self.print.click()
        elif key == Qt.Key.Key_PageDown:
            bar.setValue(bar.value() + bar.pageStep()) if bar.value() < bar.maximum() else self.turn(1)
        elif key == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - bar.pageStep()) if bar.value() > bar.minimum() else self.turn(-1)
        elif key in ARROWS:
            over = bar if ARROWS[Qt.Key(key)][1] else self.area.horizontalScrollBar()
            over.setValue(over.value() + sum(ARROWS[Qt.Key(key)]) * over.singleStep())
        elif key == Qt.Key.Key_Home:
            self.turn(-len(self.pages))
        elif key == Qt.Key.Key_End:
            self.turn(len(self.pages))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Magnify with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnify(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is to fit fitting."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        page = self.pages[self.at]
        seen = self.area.maximumViewportSize()
        if self._fit == "wide":
            self._scale = (seen.width() - look.S16) / page.width()
        elif self._fit == "whole":
            self._scale = min(seen.width() / page.width(), seen.height() / page.height())
        self.sheet.put(page, self._scale)
        say = self._desk.say
        self.told.setText(say("casepapers.page", page=self.at + 1, pages=len(self.pages)))
        self.sheet.setAccessibleDescription(self.told.text())
        self.scale.setText(f"{self._scale * self.PPI / 96:.0%}")
        self.back.setEnabled(self.at > 0)
        self.on.setEnabled(self.at + 1 < len(self.pages))


class Pages(QScrollArea):
    """Where a page is seen; its keys are the dialog's, which turns pages with them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """For the dialog."""
        event.ignore()


class Sheet(QWidget):
    """One page, painted at a scale."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._page = QImage()
        self._drawn = QImage()

    def put(self, page: QImage, scale: float) -> None:
        """Show this page, its pixels times `scale`."""
        size = QSize(max(round(page.width() * scale), 1), max(round(page.height() * scale), 1))
        if page is not self._page or size != self.size():
            self._page, self._drawn = page, QImage()
            self.setFixedSize(size)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, scaled once for this screen."""
        ratio = self.devicePixelRatio()
        if self._drawn.isNull():
            how = Qt.TransformationMode.SmoothTransformation
            self._drawn = self._page.scaled(self.size() * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, how)
            self._drawn.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._drawn, QRect(0, 0, self._drawn.width(), self._drawn.height()))


def show(desk: Shows, paper: Paper, warnings: Callable[[], Sequence[Warned]] = tuple) -> None:
    """Show a paper as it will be printed: made in the worker, with what is to be read before it goes out."""

    def made(found: tuple[list[bytes], Sequence[Warned]]) -> None:
        once(desk.ask, Previewing(desk, QApplication.activeWindow(), paper, *found))

    desk.read(lambda _progress: (paper.pages(Previewing.PPI), warnings()), made)


def warning_card(desk: Shows, warned: Warned, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> MessageCard:
    """A warning before papers go out, with what to do about it."""
    what, remedy = desk.say(warned.key, what=warned.what), desk.say(f"{warned.key}.remedy")
    return MessageCard(desk, what, remedy, kind="warn", icon="triangle-alert", actions=actions)
