"""Toasts: what was just done, for 8 seconds, beside the button that takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lut_admin.desk import look
from lut_admin.desk.pieces import button, icon_button, text

SECONDS = 8
AT_MOST = 3
WIDEST = 460

class Toast(QFrame):
    """One message; it stays while the mouse or the keyboard is on it."""

    def __init__(
        self, parent: QWidget, number: int, words: str, close: str, action: str = "", then: Callable[[], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.number = number
        self.setProperty("kind", "toast")
        self.words = text(words, wrap=True)
        self.setAccessibleName(words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.S16, look.S8, look.S8, look.S8)
        layout.setSpacing(look.S8)
        layout.addWidget(self.words, 1)
        self.action = button(action, kind="link", then=lambda: self._act(then)) if then is not None else None
        if self.action is not None:
            layout.addWidget(self.action)
        layout.addWidget(icon_button("x", close, self.leave))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self._timer.start(SECONDS * 1000)

    def _act(self, then: Callable[[], object] | None) -> None:
        self.leave()
        if then is not None:
            then()

    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Wait while someone reads or reaches for the button."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave:
            self._timer.start(SECONDS * 1000)
        return super().event(event)

class Toasts(QObject):
    """The toasts of a window, newest lowest, `floor` pixels above its lower edge."""

    def __init__(self, over: QWidget, floor: int = 0) -> None:
        super().__init__(over)
        self._over, self._floor, self._number = over, floor, 0
        over.installEventFilter(self)

    def show(self, words: str, close: str, action: str = "", then: Callable[[], object] | None = None) -> Toast:
        """Show one; the oldest makes room."""
        standing = self.standing()
        if len(standing) >= AT_MOST:
            standing[0].leave()
        self._number += 1
        made = Toast(self._over, self._number, words, close, action, then)
        made.show()
        self._place()
        return made

    def standing(self) -> list[Toast]:
        """Those on the screen, oldest first."""
        # Their number and not their place among the children: raising one above the page moves it there.
        there = [child for child in self._over.children() if isinstance(child, Toast)]
        return sorted(there, key=lambda toast: toast.number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildRemoved):
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        bottom = self._over.height() - self._floor - look.S12
        for toast in reversed(self.standing()):
            wide = min(WIDEST, self._over.width() - look.S32)
            toast.words.setMinimumWidth(0)
            hint = toast.sizeHint().width()
            width = min(max(hint, 280), wide)
            height = max(toast.heightForWidth(width), toast.minimumSizeHint().height())
            toast.setGeometry((self._over.width() - width) // 2, bottom - height, width, height)
            toast.raise_()
            bottom -= height + look.S8

def announce(widget: QWidget, words: str) -> None:
    """Tell screen readers at once."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    widget.setAccessibleDescription(words)
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))

KEEPS_FOCUS = Qt.FocusPolicy.NoFocus
