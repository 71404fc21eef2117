"""The frame around the pages: top bar, title row, messages, progress, the status line. It only shows; `window` decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from lut_admin.desk.page import Page
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.pieces.findings import Messages
from lut_admin.desk.style import icons, look
from lut_admin.desk.window.navigation import Navigation
from lut_admin.desk.work.strip import Strip

Say = Callable[..., str]
HEIGHT = 30  # of the status line


class Heading(QWidget):
    """A page's title row: its name, what stands beside it, its tools."""

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self._page = page
        self.title = text(title, "title")
        self.subtitle = text("", "muted")
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.subtitle.setMinimumWidth(0)
        layout = row(self.title, look.S8, gap=look.S8)
        layout.addWidget(self.subtitle, 1)
        for tool in page.tools():
            layout.addWidget(tool)
        self.setLayout(layout)
        self.setMinimumHeight(look.CONTROL)
        self.tell()

    def tell(self) -> None:
        """Ask the page what stands beside its title."""
        words = self._page.subtitle()
        self.subtitle.setText(words)
        self.subtitle.setToolTip(words)


class Framed(QWidget):
    """A page with its heading above it."""

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self.page = page
        self.heading = Heading(title, page)
        layout = column(self.heading, gap=look.S12)
        layout.addWidget(page, 1)
        self.setLayout(layout)


class TopBar(QWidget):
    """The search field (a door to the palette) and the one primary button."""

    def __init__(self, say: Say, search: Callable[[], object], new_notice: Callable[[], object]) -> None:
        super().__init__()
        self.search = QPushButton(f"  {say('window.search')}".replace("&", "&&"))
        self.search.setProperty("kind", "search")
        self.search.setAccessibleName(say("window.search"))
        self.search.setFixedHeight(look.CONTROL)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(520)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setCursor(Qt.CursorShape.IBeamCursor)
        icons.put(self.search, "search", "muted")
        self.search.clicked.connect(lambda: search())
        hint = QHBoxLayout(self.search)
        hint.setContentsMargins(0, 0, look.S8, 0)
        hint.addStretch(1)
        hint.addWidget(text("Ctrl+K", "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.new_notice = button(say("window.new_notice"), "plus", "primary", new_notice)
        layout = row(gap=look.S12)
        layout.addWidget(self.search, 100)
        layout.addStretch(1)
        layout.addWidget(self.new_notice)
        self.setLayout(layout)


class StatusLine(QFrame):
    """The line at the foot: where the data are, the last backup, what undo would take back."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "status")
        self.setFixedHeight(HEIGHT)
        self.words = text("", "muted")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo = button("", kind="link", then=undo)
        self.undo.setMaximumWidth(520)
        self.undo.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.S16, 0, look.S16, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.undo)

    def tell(self, parts: Sequence[str]) -> None:
        """Say these things, parted by dots."""
        words = "  ·  ".join(part for part in parts if part)
        self.words.setText(words)
        self.words.setToolTip(words)

    def offer(self, words: str) -> None:
        """Offer to take something back; nothing when empty."""
        if (narrow := look.narrow_marks(words)) is not None:
            self.undo.setFont(narrow)
        metrics = self.undo.fontMetrics()
        self.undo.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, 480).replace("&", "&&"))
        self.undo.setAccessibleName(words)
        self.undo.setToolTip(words)
        self.undo.setVisible(bool(words))


class Frame(QWidget):
    """Everything inside the window."""

    def __init__(
        self, say: Say, navigation: Navigation, search: Callable[[], object], new_notice: Callable[[], object],
        undo: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "ground")
        self.navigation = navigation
        self.top = TopBar(say, search, new_notice)
        self.strip = Strip(say("window.working"), say("window.cancel"))
        # What holds for every page (a demonstration), and what was said on this one.
        self.marks = Messages()
        self.messages = Messages()
        self.stack = QStackedWidget()
        self.stack.setProperty("kind", "ground")
        self.status = StatusLine(undo)
        inner = QVBoxLayout()
        inner.setContentsMargins(look.S24, look.S16, look.S24, look.S16)
        inner.setSpacing(look.S12)
        inner.addWidget(self.top)
        inner.addWidget(self.strip)
        inner.addWidget(self.marks)
        inner.addWidget(self.messages)
        inner.addWidget(self.stack, 1)
        self.right = QWidget()
        self.right.setProperty("kind", "ground")
        self.right.setLayout(inner)
        across = row(navigation, gap=0)
        across.addWidget(self.right, 1)
        whole = column(gap=0)
        whole.addLayout(across, 1)
        whole.addWidget(self.status)
        self.setLayout(whole)

    def bare(self, bare: bool) -> None:
        """Without an open office there is nowhere to go: no navigation, no search, no undo."""
        for piece in (self.navigation, self.top, self.status):
            piece.setVisible(not bare)

    def show_only(self, page: QWidget) -> None:
        """Show one widget on the stack, adding it when it is new."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def clear(self) -> None:
        """Let go of every page."""
        while (page := self.stack.widget(0)) is not None:
            self.stack.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self.messages.clear()
