"""The month of notices as a grid: what was posted, what is held, what falls due; painted here, walked with the arrow keys."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.style import look
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.notices.calendar import Day, Entry, Month

WEEK = 7
HEAD, LINE, PAD = 26, 20, 6
# The colour of each purpose (Art. 2); beside it stands its name, and each entry begins with the sign of what happens.
INKS = {"teaching": "primary", "safety": "bad", "culture": "ok", "life": "warn", None: "muted"}
SIGNS = {"posted": "✓", "copied": "○", "held": "◔", "deadline": "⚑"}
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class Grid(QWidget):
    """Emits `opened(notice id)` for an entry that is clicked or entered, `turned(day)` when a key leads out of the month, and
    `stood(where)` with the place of the day that is marked."""

    opened = Signal(int)
    turned = Signal(object)
    stood = Signal(QRect)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.month: Month | None = None
        self.on = desk.office.today()
        self.at = 0  # which entry of the day is marked
        self.shown: frozenset[str | None] = frozenset(INKS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        look.bell().changed.connect(self.update)

    def put(self, month: Month, on: date) -> None:
        """Show a month, with this day marked."""
        self.month, self.on, self.at = month, on, 0
        self.updateGeometry()
        self._tell()

    def show_only(self, categories: frozenset[str | None]) -> None:
        """Show the entries of these purposes."""
        self.shown, self.at = categories, 0
        self._tell()

    def entries(self, day: Day) -> list[Entry]:
        """What is shown of a day."""
        return [entry for entry in day.entries if entry.category in self.shown]

    @property
    def day(self) -> Day | None:
        """The day that is marked."""
        days = self.month.days if self.month is not None else ()
        return next((day for day in days if day.on == self.on), None)

    def say_entry(self, entry: Entry) -> str:
        """One entry in words, as the tooltip and a screen reader have it."""
        say = self.desk.say
        parts = [f"{entry.at:%H:%M}" if entry.at else "", say(f"posting.on_{entry.kind.value}"), entry.title]
        parts.append(say(f"purpose.{entry.category}") if entry.category else "")
        parts.append(say("posting.out_of_hours") if entry.out_of_hours else "")
        return " · ".join(part for part in parts if part)

    def _tell(self) -> None:
        """Say to a screen reader where one stands."""
        day, said = self.day, [self.on.isoformat()]
        if day is not None:
            found = self.entries(day)
            if found:
                said += [self.say_entry(found[min(self.at, len(found) - 1)]), f"{self.at + 1}/{len(found)}"]
            else:
                said.append(self.desk.say("posting.nothing_on"))
        self.setAccessibleName(self.desk.say("posting.calendar"))
        self.setAccessibleDescription(" · ".join(said))
        self._stand()
        self.update()

    def _stand(self) -> None:
        if self.month is not None and (day := self.day) is not None:
            self.stood.emit(self._cell(self.month.days.index(day)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As in Qt; the day that is marked stays in sight."""
        super().resizeEvent(event)
        self._stand()

    # --- where things are ---

    def sizeHint(self) -> QSize:
        """Six weeks with three lines each."""
        return QSize(840, 6 * (LINE * 3 + HEAD))

    def minimumSizeHint(self) -> QSize:
        """As many weeks as the month has, with one line each; the seventh of a small screen's width for each day."""
        weeks = len(self.month.weeks) if self.month is not None else 6
        return QSize(560, weeks * (HEAD + LINE + PAD))

    def _cell(self, place: int) -> QRect:
        assert self.month is not None
        weeks, width = len(self.month.weeks), self.width() / WEEK
        height = self.height() / weeks
        week, day = divmod(place, WEEK)
        left, top = round(day * width), round(week * height)
        return QRect(left, top, round((day + 1) * width) - left, round((week + 1) * height) - top)

    def _room(self) -> int:
        """How many lines there are in a cell below the day's number."""
        assert self.month is not None
        return max((self._cell(0).height() - HEAD - 2) // LINE, 1)

    def _under(self, point: QPoint) -> tuple[Day | None, int | None]:
        """The day under the mouse, and which of its entries."""
        if self.month is None:
            return None, None
        for place, day in enumerate(self.month.days):
            cell = self._cell(place)
            if cell.contains(point):
                line = (point.y() - cell.top() - HEAD) // LINE
                found = self.entries(day)
                within = 0 <= line < min(len(found), self._lines(len(found)))
                return day, line if within else None
        return None, None

    def _lines(self, count: int) -> int:
        """How many of so many entries are painted: where not all fit, the last line says how many more (one: beside the day)."""
        room = self._room()
        return count if count <= room else max(room - 1, 1)

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("surface"))
        if self.month is not None:
            for place, day in enumerate(self.month.days):
                self._paint_day(painter, self._cell(place), day)
        painter.end()

    def _paint_day(self, painter: QPainter, cell: QRect, day: Day) -> None:
        assert self.month is not None
        inside = day.on.month == self.month.first.month
        marked, today = day.on == self.on, day.on == self.desk.office.today()
        if not inside:
            painter.fillRect(cell, look.colour("bg"))
        painter.setPen(QPen(look.colour("border"), 1))
        painter.drawRect(cell.adjusted(0, 0, -1, -1))
        if marked:
            painter.setPen(QPen(look.colour("primary"), 2 if self.hasFocus() else 1))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))
        number = QRect(cell.left() + PAD, cell.top() + 2, 24, HEAD - 4)
        painter.setFont(look.font(look.MUTED, strong=today))
        if today:
            painter.setBrush(look.colour("primary"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(number, look.RADIUS_CONTROL, look.RADIUS_CONTROL)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.colour("on_primary" if today else "text" if inside else "muted"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.on.day))
        found = self.entries(day)
        shown = self._lines(len(found))
        for line, entry in enumerate(found[:shown]):
            self._paint_entry(painter, self._line(cell, line), entry, marked and line == self.at and self.hasFocus())
        if len(found) > shown:
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font(look.SMALL))
            more = self.desk.say("posting.more", n=len(found) - shown)
            if shown < self._room():
                painter.drawText(self._line(cell, shown).adjusted(PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, more)
            else:  # a low cell: the one line is an entry's
                beside = QRect(number.right(), number.top(), cell.right() - PAD - number.right(), number.height())
                painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, more)

    def _line(self, cell: QRect, line: int) -> QRect:
        return QRect(cell.left() + 4, cell.top() + HEAD + line * LINE, cell.width() - 8, LINE - 2)

    def _paint_entry(self, painter: QPainter, area: QRect, entry: Entry, marked: bool) -> None:
        ink = INKS[entry.category]
        painter.setPen(QPen(look.colour("primary"), 1.5) if marked else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{ink}_weak"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.colour("bad" if entry.out_of_hours else ink))
        painter.setFont(look.font(look.SMALL))
        inner = area.adjusted(PAD, 0, -PAD, 0)
        at = f"{entry.at:%H:%M} " if entry.at else ""
        said = f"{SIGNS[entry.kind.value]} {at}{entry.title}"
        cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, cut)

    # --- going ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, Tab stays Qt's; Plus and Minus from entry to entry, Enter opens, Page keys turn the month."""
        key, day = event.key(), self.day
        found = self.entries(day) if day is not None else []
        if key in KEYS:
            self._go(self.on + timedelta(days=KEYS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(beside(self.on, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.turned.emit(self.desk.office.today())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Space, Qt.Key.Key_Minus) and found:
            self.at = (self.at + (-1 if key == Qt.Key.Key_Minus else 1)) % len(found)
            self._tell()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and found:
            self.opened.emit(found[min(self.at, len(found) - 1)].notice_id)
        else:
            super().keyPressEvent(event)

    def _go(self, on: date) -> None:
        if self.month is not None and on.month == self.month.first.month and on.year == self.month.first.year:
            self.on, self.at = on, 0
            self._tell()
        else:
            self.turned.emit(on)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click marks a day, on an entry it opens the notice."""
        day, line = self._under(event.position().toPoint())
        if day is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.on, self.at = day.on, line or 0
        self._tell()
        if line is not None:
            self.opened.emit(self.entries(day)[line].notice_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand where there is something to open."""
        _, line = self._under(event.position().toPoint())
        self.setCursor(Qt.CursorShape.ArrowCursor if line is None else Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        """As in Qt; a tooltip has the whole day, or one entry."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day, line = self._under(event.pos())
            found = self.entries(day) if day is not None else []
            told = [self.say_entry(entry) for entry in (found if line is None else [found[line]])]
            QToolTip.showText(event.globalPos(), "\n".join(told), self)
            return True
        return super().event(event)


class Heads(QWidget):
    """The names of the weekdays over the columns of a grid; they stay where they are when it is scrolled."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self.setFixedHeight(HEAD)
        grid.stood.connect(self.update)  # it has perhaps become narrower

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them."""
        painter = QPainter(self)
        painter.setFont(look.font(look.MUTED))
        painter.setPen(look.colour("muted"))
        width = self._grid.width() / WEEK
        for place in range(WEEK):
            area = QRectF(place * width + PAD, 0, width - 2 * PAD, HEAD)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._grid.desk.say(f"today.weekday_{place + 1}"))
        painter.end()


def beside(on: date, step: int) -> date:
    """The same day of the month before or after, or its last."""
    first = (on.replace(day=1) + timedelta(days=31 if step > 0 else -1)).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(on.day, last.day))


def month_words(desk: Desk, first: date) -> str:
    """November 2026, 2026年11月."""
    return words.say(f"diligence.month_{first.month}", desk.language, year=first.year)
