"""A list of papers to tick: each with its name, a line under it, and at its end whether it is still a draft."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lut_admin.desk.style import look

HIGH = 46
BOX = 40  # what the box to tick and the room around it take
LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One paper: its form, its name, what stands below, the mark at its end, and whether it is of use now."""

    form: str
    name: str
    below: str
    mark: str = ""
    fits: bool = True


class PaperList(QListWidget):
    """Papers to tick, as high as what it holds."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def put(self, lines: Sequence[Line], ticked: Collection[str]) -> None:
        """Show these papers, those of `ticked` ticked; the keyboard stays where it was."""
        current = self.current()
        self.clear()
        for line in lines:
            # Screen readers and whoever copies a line get it whole.
            item = QListWidgetItem(" · ".join(part for part in (line.name, line.below, line.mark) if part))
            item.setData(LINE, line)
            item.setToolTip(line.below)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if line.form in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
            if [line.form] == current:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self.updateGeometry()

    def ticked(self) -> list[str]:
        """The forms that are ticked, in order."""
        items = [self.item(at) for at in range(self.count())]
        return [_line(item).form for item in items if item.checkState() is Qt.CheckState.Checked]

    def current(self) -> list[str]:
        """The form the keyboard stands on."""
        return [_line(self.item(self.currentRow())).form] if self.currentRow() >= 0 else []

    def sizeHint(self) -> QSize:
        """As high as its papers."""
        return QSize(super().sizeHint().width(), HIGH * self.count() + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """As high as its papers."""
        return QSize(200, self.sizeHint().height())


def _line(item: QListWidgetItem) -> Line:
    line = item.data(LINE)
    assert isinstance(line, Line)
    return line


class _Painter(QStyledItemDelegate):
    """Paints a line: the box, the name, what stands below it, the mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All of one height."""
        return QSize(100, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """As in Qt the ground and the box, then the words."""
        line = index.data(LINE)
        made = QStyleOptionViewItem(option)
        self.initStyleOption(made, index)
        widget: QWidget | None = made.widget
        made.text = ""
        assert widget is not None
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, made, painter, widget)
        place: QRect = made.rect
        colours, font = look.colours(), QFont(widget.font())
        inside = place.adjusted(BOX, 4, -look.S8, -4)
        painter.save()
        small = QFont(font)
        small.setPixelSize(look.SMALL)
        wide = 0
        if line.mark:
            painter.setFont(small)
            wide = painter.fontMetrics().horizontalAdvance(line.mark) + look.S16
            pill = QRect(inside.right() - wide, inside.top() + 1, wide, 20)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.warn_weak))
            painter.drawRoundedRect(pill, 10, 10)
            painter.setPen(QColor(colours.warn))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, line.mark)
            wide += look.S8
        for words, how, colour, part in (
            (line.name, font, colours.text if line.fits else colours.muted, inside.adjusted(0, 0, -wide, -inside.height() // 2)),
            (line.below, small, colours.muted, inside.adjusted(0, inside.height() // 2, 0, 0)),
        ):
            painter.setFont(how)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, part.width())
            painter.drawText(part, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if made.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), look.RADIUS_CONTROL, look.RADIUS_CONTROL)
        painter.restore()
