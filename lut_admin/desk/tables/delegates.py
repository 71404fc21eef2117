"""How cells are painted: plain text, a name in two tones, a status as a pill."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lut_admin.desk.style import look

Index = QModelIndex | QPersistentModelIndex
SECOND = Qt.ItemDataRole.UserRole + 1
TONE = Qt.ItemDataRole.UserRole + 2
CHOICES = Qt.ItemDataRole.UserRole + 3
MARGIN = look.S12
AROUND = 34  # what a pill is wider than its words
# As numbers, made once: a screenful asks for them hundreds of times at every keystroke of a search.
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
SELECTED, UNDER_MOUSE, FOCUSED = (
    getattr(QStyle.StateFlag, f"State_{name}").value for name in ("Selected", "MouseOver", "HasFocus")
)


class TextDelegate(QStyledItemDelegate):
    """Plain text over the row's ground, a thin line below, the keyboard's cell framed; edits with a list or a line."""

    def __init__(self, parent: QObject | None = None, ink: str = "text") -> None:
        super().__init__(parent)
        self._ink = ink
        self._font = look.font()
        self._small = look.font(look.SMALL)
        self._metrics = QFontMetrics(self._font)
        self._chosen = False  # whether the row that is being painted is chosen

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As in Qt; `option` is Qt's."""
        painter.save()
        self._ground(painter, option)
        inner = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        self._chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setFont(self._font)
        self._write(painter, inner, index)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, index: Index) -> None:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if not words:
            return
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        if (narrow := look.narrow_marks(words)) is not None:
            painter.setFont(narrow.resolve(self._font))
        painter.setPen(look.colour(self._ink))
        painter.drawText(inner, LEFT if side is None else int(side), self._cut(words, inner.width()))

    def _cut(self, words: str, width: int) -> str:
        line = words.replace("\n", " ")
        return self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect: QRect = option.rect
        state: int = option.state.value
        if state & SELECTED:
            painter.fillRect(rect, look.colour("primary_weak"))
        elif state & UNDER_MOUSE:
            painter.fillRect(rect, look.colour("hover"))
        painter.setPen(look.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & FOCUSED:
            painter.setPen(QPen(look.colour("primary"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list where the column has choices, else a line."""
        choices: Sequence[tuple[str, str]] = index.data(CHOICES) or ()
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, words in choices:
            box.addItem(words, value)
        box.activated.connect(lambda _: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        """A choice from the list is the edit: no second key is needed."""
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """As in Qt."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(index.data(Qt.ItemDataRole.EditRole)), 0))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """As in Qt."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class NameDelegate(TextDelegate):
    """A name in two tones: the Latin one plain, the Chinese one muted after it; where it is narrow the Latin one is cut first."""

    def _write(self, painter: QPainter, inner: QRect, index: Index) -> None:
        first, second = str(index.data() or ""), str(index.data(SECOND) or "")
        gap = look.S8 if first and second else 0
        beside = min(self._metrics.horizontalAdvance(second), max(inner.width() - gap, 0) // 2 if first else inner.width())
        cut = self._cut(first, inner.width() - beside - gap)
        painter.setPen(look.colour("text"))
        painter.drawText(inner, LEFT, cut)
        rest = inner.adjusted(self._metrics.horizontalAdvance(cut) + gap, 0, 0, 0)
        painter.setPen(look.colour("muted"))
        painter.drawText(rest, LEFT, self._cut(second, rest.width()))


class PillDelegate(TextDelegate):
    """A status as a pill: a dot and words on a coloured ground. Colour is never the only sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._metrics = QFontMetrics(self._small)

    @staticmethod
    def needed(words: str) -> int:
        """The width of a column whose pill says these words whole."""
        return QFontMetrics(look.font(look.SMALL)).horizontalAdvance(words) + AROUND + 2 * MARGIN + 2

    def _write(self, painter: QPainter, inner: QRect, index: Index) -> None:
        words, tone = str(index.data() or ""), str(index.data(TONE) or "") or "muted"
        if not words:
            return
        cut = self._cut(words, inner.width() - AROUND)
        width, height = self._metrics.horizontalAdvance(cut) + AROUND, 24
        box = QRectF(inner.x(), inner.center().y() - height / 2 + 1, width, height)
        ink = look.colour(tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # A chosen row has the weak primary colour itself: on it such a pill would have no shape.
        painter.setBrush(QColor(look.colour("surface" if self._chosen and tone == "primary" else f"{tone}_weak")))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(box.x() + 12, box.center().y()), 3, 3)
        painter.setPen(ink)
        painter.setFont(self._small)
        painter.drawText(box.adjusted(21, 0, -8, 0), LEFT, cut)
