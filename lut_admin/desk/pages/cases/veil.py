"""The veil over the names of respondents: closed until it is asked for, and closed again when nobody sits before the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from lut_admin.convention.supervision.masking import Mask, naming
from lut_admin.desk.page import Desk
from lut_admin.desk.style import icons, look

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile, Person

KEYS = "Ctrl+Shift+M"  # never one that pastes elsewhere: a habit would show the names
LEFT = 5 * 60 * 1000  # milliseconds without a key or a hand on the mouse, after which the names are veiled again
TOUCHED = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
})  # fmt: skip


class Veil(QObject):
    """Whether names are shown on the page of cases, and how people are called while they are not.

    One for the page; `changed` is emitted when it opens or closes: whoever shows a name shows it anew then.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._open = desk, False
        self._window: QWidget | None = None
        self.left = QTimer(self, singleShot=True, interval=LEFT)
        self.left.timeout.connect(self.close)

    @property
    def open(self) -> bool:
        """Whether names are shown."""
        return self._open

    def toggle(self) -> None:
        """Show the names, or veil them."""
        self.put(not self._open)

    def close(self) -> None:
        """Veil the names."""
        self.put(False)

    def put(self, is_open: bool) -> None:
        """Show the names (True) or veil them."""
        if is_open != self._open:
            self._open = is_open
            if is_open:
                self.left.start()
            else:
                self.left.stop()
            self.changed.emit()

    def called(self, particulars: Mapping[str, str], place: int) -> str:
        """A student's names, Latin and Chinese, as they were recorded; veiled 学生甲 for `place` 0 among the case's people."""
        if not self._open:
            return self.unnamed(place)
        latin = particulars.get("passport_name") or particulars.get("english_name") or ""
        return f"{latin} {particulars.get('chinese_name', '')}".strip() or particulars.get("student_no", "")

    def unnamed(self, place: int) -> str:
        """How a student is called while veiled: 学生甲, Student A, by her place among the case's people, from 0."""
        marks = self._desk.say("cases.veil_marks")
        return self._desk.say("cases.veil_student", mark=marks[place] if place < len(marks) else str(place + 1))

    def person(self, file: CaseFile, person: Person) -> str:
        """`called`, for a respondent of a case."""
        return self.called(person.particulars, next((i for i, one in enumerate(file.people) if one.id == person.id), 0))

    def brief(self, file: CaseFile, person: Person, width: int) -> str:
        """`person`, where there is only so much room (pixels): a name that is longer ends in an ellipsis."""
        called = self.person(file, person)
        return QFontMetrics(look.font()).elidedText(called, Qt.TextElideMode.ElideRight, width)

    def beside(self, person: Person) -> str:
        """What stands beside a respondent's name: her number, class and country; veiled only her class.

        The country of one's classmate is as good as her name where nobody else comes from there.
        """
        from lut_admin.papers.roster_sheet import nationalities

        known = person.particulars
        if not self._open:
            return known.get("class_name", "")
        country = known.get("nationality", "")
        code = nationalities.code(country)
        told = nationalities.name(code, self._desk.language) if code else country
        return " · ".join(filter(None, (known.get("student_no"), known.get("class_name"), told)))

    def hide(self, text: str | None, file: CaseFile) -> str:
        """A free text of a case (facts, notes, reasons) as it may be read now.

        Veiled, its respondents' names are replaced by how they are called, and those of other students on the register, whom
        it happened to or who saw it, too.
        """
        if self._open or not text:
            return text or ""
        if file.people:
            names = [naming(person.particulars, person.nickname) for person in file.people]
            text = Mask(names, [self.unnamed(i) for i in range(len(names))], self._desk.say("cases.veil_somebody"))(text)
        return self._others(text)

    def _others(self, text: str) -> str:
        from lut_admin.office.reviewing import roll

        somebody, end = self._desk.say("cases.veil_other"), len(text)
        for mention in reversed(roll(self._desk.office).mentions(text)):
            if mention.end <= end:  # two names that share words are one
                text, end = text[: mention.start] + somebody + text[mention.end :], mention.start
        return text

    def watch(self, window: QWidget) -> None:
        """Veil the names when this window, which is on the screen, is minimised or left alone."""
        handle = window.windowHandle()
        if self._window is not window and handle is not None:
            self._window = window
            window.installEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """As in Qt: the window was minimised, or somebody sits before it."""
        if not self._open:
            return False
        if event.type() in TOUCHED:
            self.left.start()
        elif event.type() == QEvent.Type.WindowStateChange and self._window is not None and self._window.isMinimized():
            self.close()
        return False


class Eye(QToolButton):
    """The button that opens and closes the veil: checked while names show; its words say what it would do, its icon how it is."""

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__()
        self._desk, self._veil = desk, veil
        self.setCheckable(True)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setFixedSize(look.CONTROL, look.CONTROL)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: veil.toggle())
        veil.changed.connect(self._show)
        look.bell().changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        is_open = self._veil.open
        self.setChecked(is_open)
        self.setIcon(icons.icon("eye", "primary", "primary") if is_open else icons.icon("eye-off", "muted"))
        words = self._desk.say("cases.veil_close" if is_open else "cases.veil_open")
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)})")


def shortcut(veil: Veil, within: QWidget) -> QShortcut:
    """The key that does what the eye does, wherever on this page the keyboard is."""
    return QShortcut(QKeySequence(KEYS), within, veil.toggle, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
