"""The navigation at the left: every page with its icon, name and badge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

from lut_admin.desk import pieces
from lut_admin.desk.pieces import restyle, text
from lut_admin.desk.style import icons, look

if TYPE_CHECKING:
    from lut_admin.desk.page import Page


@dataclass(frozen=True, slots=True)
class Room:
    """A page before it is there: its name, its icon, and how to load its class (in the worker: imports take time)."""

    name: str
    icon: str
    load: Callable[[], type[Page]]
    last: bool = False  # stands at the foot of the navigation


class NavigationButton(QPushButton):
    """One page's button."""

    def __init__(self, words: str, icon: str) -> None:
        super().__init__(f"  {words}".replace("&", "&&"))
        self._words = words
        self.setCheckable(True)
        self.setProperty("kind", "nav")
        self.setFixedHeight(look.CONTROL)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        icons.put(self, icon, "muted", "primary")
        self.badge = text("", "badge")
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, look.S8, 0)
        inner.addStretch(1)
        inner.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_badge(None)

    def set_badge(self, badge: tuple[str, bool] | None) -> None:
        """Show a count, coloured when it asks for attention; None for none."""
        words, urgent = badge or ("", False)
        self.badge.setText(words)
        self.badge.setVisible(bool(words))
        restyle(self.badge, tone="bad" if urgent else "")
        self.setAccessibleName(f"{self._words} {words}".strip())


class Navigation(QFrame):
    """The column of pages; `went(name)` when one is chosen."""

    went = Signal(str)

    def __init__(self, title: str, rooms: Sequence[Room], say_page: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("kind", "navigation")
        self.setFixedWidth(look.NAVIGATION)
        self._buttons: dict[str, NavigationButton] = {}
        group = QButtonGroup(self)
        group.setExclusive(True)
        outer = pieces.column(gap=look.S4)
        outer.setContentsMargins(look.S12, look.S16, look.S12, look.S16)
        heading = text(title, "strong")
        heading.setContentsMargins(look.S8, 0, 0, look.S8)
        outer.addWidget(heading)
        for number, room in enumerate(sorted(rooms, key=lambda room: room.last), start=1):
            if room.last:
                outer.addStretch(1)
            made = NavigationButton(say_page(room.name), room.icon)
            made.setToolTip(f"{say_page(room.name)} (Ctrl+{number})")
            made.clicked.connect(lambda _checked=False, name=room.name: self.went.emit(name))
            group.addButton(made)
            outer.addWidget(made)
            self._buttons[room.name] = made
        self.setLayout(outer)

    def select(self, name: str) -> None:
        """Mark a page as the one shown."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def set_badge(self, name: str, badge: tuple[str, bool] | None) -> None:
        """Show a page's count."""
        self._buttons[name].set_badge(badge)

    def focus(self) -> None:
        """Put the keyboard on the page that is shown."""
        for made in self._buttons.values():
            if made.isChecked():
                made.setFocus(Qt.FocusReason.ShortcutFocusReason)
