"""Toasts: what was just done, for 8 seconds, beside the button that takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from lut_admin.desk.pieces import button, icon_button, text
from lut_admin.desk.style import look

SECONDS = 8
AT_MOST = 3
WIDEST = 640
STEP = 4
LOOK = 200  # ms between two looks at what lies under a toast: a page may have put a button there meanwhile
CONTROLS = (QAbstractButton, QLineEdit, QComboBox)


class Toast(QFrame):
    """One message; it stays while the mouse is on it. `act_id` is the act it tells of, if it tells of one."""

    def __init__(
        self, parent: QWidget, number: int, words: str, close: str, action: str = "", then: Callable[[], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.number = number
        self.act_id: int | None = None
        self.setProperty("kind", "toast")
        self.words = text(words, wrap=True)
        self.setAccessibleName(words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.S16, look.S8, look.S8, look.S8)
        layout.setSpacing(look.S8)
        layout.addWidget(self.words, 1)
        self.action = button(action, kind="link", then=lambda: self._act(then)) if then is not None else None
        away = icon_button("x", close, self.leave)
        for pressed in (self.action, away):
            if pressed is not None:
                # It comes unasked: a Space meant for what was left must not undo.
                pressed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                layout.addWidget(pressed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self._timer.start(SECONDS * 1000)

    def one_line(self) -> int:
        """How wide it is with its words on one line: a label that wraps would rather be narrow, and break a word for it."""
        words = self.words
        widest = max(words.fontMetrics().horizontalAdvance(said) for said in words.text().split("\n"))
        return self.sizeHint().width() - words.sizeHint().width() + widest + look.S4

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
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave:
            self._timer.start(SECONDS * 1000)
        return super().event(event)


class Toasts(QObject):
    """The toasts of a window, newest lowest, `floor` pixels above its lower edge or as much higher as leaves every button free."""

    def __init__(self, over: QWidget, floor: int = 0) -> None:
        super().__init__(over)
        self._over, self._floor, self._number = over, floor, 0
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK)
        self._looking.timeout.connect(self._place)
        over.installEventFilter(self)

    def show(self, words: str, close: str, action: str = "", then: Callable[[], object] | None = None) -> Toast:
        """Show one; the oldest makes room, and what says the same and no more ("copied") does too."""
        for toast in self.standing():
            if then is None and toast.action is None and toast.accessibleName() == words:
                toast.leave()
        standing = self.standing()
        if len(standing) >= AT_MOST:
            standing[0].leave()
        self._number += 1
        made = Toast(self._over, self._number, words, close, action, then)
        made.show()
        self._place()
        self._looking.start()
        return made

    def show_saved(self, words: str, folder: Path, close: str, open_folder: str) -> tuple[Toast, str]:
        """Say that a file was written and where, with the way there; also gives what was said."""
        said = f"{words}\n{folder}"
        return self.show(said, close, open_folder, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))), said

    def take_away(self, act_id: int) -> None:
        """An act was taken back: what told that it was done no longer holds."""
        for toast in self.standing():
            if toast.act_id == act_id:
                toast.leave()

    def offer(self, undo: bool) -> None:
        """Whether anything can be taken back; where nothing can any more, no toast goes on offering it."""
        for toast in self.standing():
            if not undo and toast.act_id is not None:
                toast.leave()

    def standing(self) -> list[Toast]:
        """Those on the screen, oldest first."""
        # Their number and not their place among the children, which raising one would change.
        there = [child for child in self._over.children() if isinstance(child, Toast)]
        return sorted(there, key=lambda toast: toast.number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildRemoved):
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        standing = self.standing()
        if not standing:
            self._looking.stop()
            return
        if any(toast.underMouse() for toast in standing):  # someone reaches for it
            return
        taken = list(self._controls())
        bottom = self._over.height() - self._floor - look.S12
        for toast in reversed(standing):
            wide = min(WIDEST, self._over.width() - look.S32)
            width = min(max(toast.one_line(), 280), wide)
            height = max(toast.heightForWidth(width), toast.minimumSizeHint().height())
            place = self._free(QSize(width, height), bottom, taken)
            toast.setGeometry(place)
            bottom = place.top() - look.S8

    def _controls(self) -> Iterator[QRect]:
        """Where there is something to press or to write on, as far as it is seen."""
        for kind in CONTROLS:
            for control in self._over.findChildren(kind):
                seen = control.visibleRegion().boundingRect()
                if control.isVisible() and not seen.isEmpty() and not isinstance(control.parentWidget(), Toast):
                    yield seen.translated(control.mapTo(self._over, QPoint()))

    def _free(self, size: QSize, bottom: int, taken: Sequence[QRect]) -> QRect:
        """The lowest place above `bottom` that leaves all that is taken free, in the middle or at the right; where the lower half
        has none, the lowest place."""
        middle, right = (self._over.width() - size.width()) // 2, self._over.width() - size.width() - look.S24
        for lower in range(bottom, self._over.height() // 2, -STEP):
            for left in (middle, right):
                place = QRect(QPoint(left, lower - size.height()), size)
                if not any(place.intersects(one) for one in taken):
                    return place
        return QRect(QPoint(middle, bottom - size.height()), size)


def announce(widget: QWidget, words: str) -> None:
    """Tell screen readers at once."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    widget.setAccessibleDescription(words)
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
