"""The palette behind Ctrl+K: students, groups, notices, cases and commands, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lut_admin.desk.forms import search_line
from lut_admin.desk.forms.moving import Moving
from lut_admin.desk.pieces import text
from lut_admin.desk.style import icons, look
from lut_admin.desk.window.finder import Hit

Index = QModelIndex | QPersistentModelIndex
ICONS = {"student": "user-round", "group": "message-circle", "notice": "megaphone", "case": "gavel",
         "template": "file-text", "command": "arrow-right"}
HIT = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Hits(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def put(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = list(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.name} {hit.beside} {hit.shortcut}".strip()
        return hit if role == HIT else None


class _HitPainter(QStyledItemDelegate):
    """Icon, name, what stands beside it, and the shortcut at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("primary_weak"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("hover"))
        sign = icons.pixmap(ICONS[hit.kind], look.colours().muted, icons.SIZE, painter.device().devicePixelRatio())
        painter.drawPixmap(rect.x() + look.S12, rect.center().y() - icons.SIZE // 2 + 1, sign)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        inner = rect.adjusted(42, 0, -look.S12, 0)
        small, body = look.font(look.SMALL), look.font()
        painter.setPen(look.colour("muted"))
        painter.setFont(small)
        if hit.shortcut:
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), hit.shortcut)
            inner = inner.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(hit.shortcut) - look.S12, 0)
        metrics = QFontMetrics(body)
        cut = metrics.elidedText(hit.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(body)
        painter.setPen(look.colour("text"))
        painter.drawText(inner, left, cut)
        rest = inner.adjusted(metrics.horizontalAdvance(cut) + look.S12, 0, 0, 0)
        if hit.beside and rest.width() > 40:
            painter.setPen(look.colour("muted"))
            painter.drawText(rest, left, metrics.elidedText(hit.beside, Qt.TextElideMode.ElideRight, rest.width()))
        painter.restore()


class Palette(QFrame):
    """The field and what it finds, over the window; Escape or a click elsewhere puts it away."""

    left = Signal()

    def __init__(
        self, over: QWidget, door: QWidget, placeholder: str, clear: str, nothing: str, find: Callable[[str], list[Hit]]
    ) -> None:
        super().__init__(over)
        self._over, self._door = over, door
        self.setProperty("kind", "toast")
        self._find = find
        self.field = search_line(placeholder, clear)
        self._hits = _Hits()
        self.list = QListView()
        self.list.setModel(self._hits)
        self.list.setItemDelegate(_HitPainter(self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(placeholder)
        self.nothing = text(nothing, "muted", wrap=True)
        self.nothing.setContentsMargins(look.S12, look.S8, look.S12, look.S8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.S12, look.S12, look.S12, look.S12)
        layout.setSpacing(look.S8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        Moving(self.field, self._move, self._escape)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        over.installEventFilter(self)
        self.hide()

    def open(self, typed: str = "") -> None:
        """Show it with the keyboard in the field."""
        self.field.setText(typed)
        self.field.selectAll()
        self._search(typed)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Put it away."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    @property
    def hits(self) -> list[Hit]:
        """What is shown."""
        return self._hits.hits

    def _search(self, typed: str) -> None:
        self._hits.put(self._find(typed))
        if self._hits.hits:
            self.list.setCurrentIndex(self._hits.index(0))
        self.nothing.setVisible(not self._hits.hits)
        self.list.setVisible(bool(self._hits.hits))
        self._place()

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._hits.hits):
            hit = self._hits.hits[row]
            self.leave()
            hit.then()

    def _place(self) -> None:
        over = self._over
        width = min(640, over.width() - 2 * look.S24)
        rows = min(len(self._hits.hits), 10)
        height = min(40 * rows + 8 if rows else 40, over.height() - 140) + look.CONTROL + 2 * look.S12 + look.S8 + 2
        # Its field lies exactly over the field in the top bar that opened it.
        left = self._door.mapTo(over, QPoint(0, 0)).x() - look.S12 - 1
        top = self._door.mapTo(over, QPoint(0, 0)).y() - look.S12 - 1
        self.setGeometry(min(left, over.width() - width - look.S8), top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field takes what is marked; the window's size is followed."""
        if watched is self.field:
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.leave()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
                self._take(self.list.currentIndex().row())
                return True
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        if self._hits.hits:
            row = min(max(self.list.currentIndex().row() + by, 0), len(self._hits.hits) - 1)
            self.list.setCurrentIndex(self._hits.index(row))

    def _escape(self) -> bool:
        self.leave()
        return True
