"""Days and times as lines to type on, with a calendar and a list of times behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QCompleter, QFrame, QLineEdit

from lut_admin.desk.pieces import column
from lut_admin.desk.style import icons, look

STEP = 30  # minutes
HOURS = [f"{hour:02}:{minute:02}" for hour in range(6, 24) for minute in (0, STEP)]


class _Line(QLineEdit):
    """A line whose text is read when it is left: the up and down keys step, Alt and down opens what can be picked from.

    What picks, steps and settles is for the lines made of it to say; Qt's own metaclass leaves no place for ABC.
    """

    def __init__(self, name: str, placeholder: str, icon: str, pick: str) -> None:
        super().__init__()
        self.setMinimumHeight(look.CONTROL)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        picking = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        icons.put(picking, icon, "muted")
        picking.setToolTip(pick)
        picking.triggered.connect(self.pick)

    def pick(self) -> None:
        """Open what can be picked from."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """One more or one less."""
        raise NotImplementedError

    def settle(self) -> None:
        """Write what was meant, where it can be read."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt; the arrows step, with Alt they open."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            down = event.key() == Qt.Key.Key_Down
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.pick()
            else:
                self.step(-1 if down else 1)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """As in Qt; what was meant is written out."""
        self.settle()
        super().focusOutEvent(event)


class DayLine(_Line):
    """A day, typed in any usual way (`read`) and written as 2026-09-03; its calendar opens beneath it."""

    picked = Signal()

    def __init__(
        self, name: str, pick: str, today: Callable[[], date], read: Callable[[str, date], date | None], hint: str = ""
    ) -> None:
        super().__init__(name, hint, "calendar", pick)
        self._today, self._read = today, read
        self._calendar: QFrame | None = None

    @property
    def value(self) -> date | None:
        """The day that is meant, if one is."""
        return self._read(self.text(), self._today())

    def put(self, day: date | None) -> None:
        """Show a day, or none."""
        self.setText("" if day is None else day.isoformat())

    def step(self, by: int) -> None:
        """A day later or earlier; the first is today."""
        day = self.value
        self.put(self._today() if day is None else day + timedelta(days=by))

    def settle(self) -> None:
        """Write the day that is meant."""
        day = self.value
        if day is not None and self.text() != day.isoformat():
            self.put(day)

    def pick(self) -> None:
        """Open the calendar at the day that stands there, or at today."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("kind", "card")
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        ordinary = QTextCharFormat()
        ordinary.setForeground(look.colour("text"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, ordinary)  # Qt's red cannot be read on a dark ground
        day = self.value or self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(lambda chosen: self._take(popup, chosen))
        calendar.activated.connect(lambda chosen: self._take(popup, chosen))
        popup.setLayout(column(calendar))
        popup.adjustSize()
        popup.move(self._beneath(popup.height()))
        popup.show()
        calendar.setFocus()
        self._calendar = popup

    def _beneath(self, height: int) -> QPoint:
        below = self.mapToGlobal(QPoint(0, self.height()))
        if below.y() + height > self.screen().availableGeometry().bottom():
            return self.mapToGlobal(QPoint(0, -height))
        return below

    def _take(self, popup: QFrame, chosen: QDate) -> None:
        popup.close()
        self.put(date(chosen.year(), chosen.month(), chosen.day()))
        self.setFocus()
        self.picked.emit()


class TimeLine(_Line):
    """A time of the day, typed in any usual way (`read`) and written as 14:30; half hours can be picked."""

    def __init__(self, name: str, pick: str, read: Callable[[str], time | None], hint: str = "") -> None:
        super().__init__(name, hint, "clock", pick)
        self._read = read
        self._times = QCompleter(QStringListModel(HOURS, self), self)
        self._times.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._times.setMaxVisibleItems(10)
        self._times.setWidget(self)
        if (popup := self._times.popup()) is not None:
            popup.setProperty("kind", "offers")
        self._times.activated.connect(lambda chosen: self.setText(chosen))

    @property
    def value(self) -> time | None:
        """The time that is meant, if one is."""
        return self._read(self.text())

    def put(self, at: time | None) -> None:
        """Show a time, or none."""
        self.setText("" if at is None else f"{at:%H:%M}")

    def step(self, by: int) -> None:
        """Half an hour later or earlier; the first is nine o'clock."""
        at = self.value
        moment = datetime.combine(date(2000, 1, 1), time(9) if at is None else at)
        self.put((moment if at is None else moment + timedelta(minutes=by * STEP)).time())

    def settle(self) -> None:
        """Write the time that is meant."""
        at = self.value
        if at is not None and self.text() != f"{at:%H:%M}":
            self.put(at)

    def pick(self) -> None:
        """Open the list of times at the one that stands there, or at nine."""
        self._times.complete()
        at = self.value or time(9)
        shown = f"{at:%H}:{STEP if at.minute >= STEP else 0:02}"
        popup = self._times.popup()
        at_hand = self._times.completionModel()
        if shown in HOURS and popup is not None:
            popup.setCurrentIndex(at_hand.index(HOURS.index(shown), 0))
