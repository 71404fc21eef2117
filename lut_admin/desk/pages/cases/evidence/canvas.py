"""A picture under the hands of whoever redacts it: the original with its boxes to draw and move, and the copy as it will be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lut_admin.desk.pages.cases.evidence.boxes import Boxes
from lut_admin.desk.style import look

STEP = 1.25
GRIP = 8  # device-independent pixels around a corner in which the mouse takes hold of it
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Copy(QWidget):
    """The picture as its copy will be: the boxes black."""

    def __init__(self, shown: QImage, boxes: Boxes, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.boxes, self.scale = boxes, 1.0
        self._shown, self._drawn = shown, QImage()

    def put(self, scale: float) -> None:
        """Show it at a scale."""
        if scale != self.scale or self._drawn.isNull():
            self.scale, self._drawn = scale, QImage()
            self.setFixedSize(self._scaled(self._shown.size()))
        self.update()

    def _scaled(self, size: QSize) -> QSize:
        return QSize(max(round(size.width() * self.scale), 1), max(round(size.height() * self.scale), 1))

    def on_screen(self, box: QRect) -> QRect:
        """Where a box is on the screen."""
        left, top = int(box.x() * self.scale), int(box.y() * self.scale)
        right, bottom = round((box.x() + box.width()) * self.scale), round((box.y() + box.height()) * self.scale)
        return QRect(left, top, max(right - left, 1), max(bottom - top, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, scaled once, and the boxes."""
        painter = QPainter(self)
        if self.scale <= 1:
            if self._drawn.isNull():
                ratio = self.devicePixelRatio()
                how = Qt.TransformationMode.SmoothTransformation
                self._drawn = self._shown.scaled(self.size() * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, how)
            painter.drawImage(self.rect(), self._drawn)
        else:  # enlarged, only what is seen is drawn
            painter.scale(self.scale, self.scale)
            part = QRect((event.rect().topLeft() / self.scale), event.rect().size() / self.scale).adjusted(-1, -1, 2, 2)
            painter.drawImage(part.topLeft(), self._shown, part)
            painter.resetTransform()
        self.paint_boxes(painter)

    def paint_boxes(self, painter: QPainter) -> None:
        """Black."""
        for box in self.boxes.boxes:
            painter.fillRect(self.on_screen(box), Qt.GlobalColor.black)


class Canvas(Copy):
    """The original, on which boxes are drawn: seen through, the current one outlined.

    Emits `changed`, and `zoomed` with a factor (0: the whole picture).
    """

    changed = Signal()
    zoomed = Signal(float)

    def __init__(self, shown: QImage, boxes: Boxes, name: str) -> None:
        super().__init__(shown, boxes, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self._from: QPoint | None = None
        self._held: QRect | None = None  # the current box as it was when the mouse took hold of it
        self._corner: QPoint | None = None  # the corner that stays while the opposite one is dragged

    def tell(self) -> None:
        """Something changed."""
        self.update()
        self.changed.emit()

    # --- keyboard ---

    def event(self, event: QEvent) -> bool:
        """Its keys are its own, also where the window has them as shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, size, put, take away, undo, magnify."""
        if not self._key(event):
            super().keyPressEvent(event)

    def _means(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.key() in ARROWS or (control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y))

    def _key(self, event: QKeyEvent) -> bool:
        boxes, key, held = self.boxes, event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in ARROWS:
            self._arrow(ARROWS[Qt.Key(key)], size=bool(held & Qt.KeyboardModifier.ShiftModifier), fine=control)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            boxes.put()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            boxes.remove()
        elif key == Qt.Key.Key_Space:
            boxes.next(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Insert:
            boxes.begin()
        elif control and key == Qt.Key.Key_Z:
            boxes.redo() if held & Qt.KeyboardModifier.ShiftModifier else boxes.undo()
        elif control and key == Qt.Key.Key_Y:
            boxes.redo()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoomed.emit(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoomed.emit(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.zoomed.emit(0)
        elif key == Qt.Key.Key_Escape and boxes.current is not None:
            boxes.put()
        else:
            return False
        self.tell()
        return True

    def _arrow(self, way: tuple[int, int], *, size: bool, fine: bool) -> None:
        step = 1 if fine else self.boxes.step
        if self.boxes.current is None:
            self.boxes.begin()
        elif size:
            self.boxes.resize(way[0] * step, way[1] * step)
        else:
            self.boxes.move(way[0] * step, way[1] * step)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """One press of an arrow, however long, is one step for undo."""
        if not event.isAutoRepeat():
            self.boxes.settle()
        super().keyReleaseEvent(event)

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a corner or a box, or begin a new one."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        self._corner = self._opposite(place)
        self._from, self._held = self._in_picture(place), self.boxes.box
        if self._corner is None:
            self.boxes.put()
            self.boxes.current = self.boxes.at(self._from)
            self._held = QRect(self.boxes.box) if self.boxes.box is not None else None
        self.tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        place = self._in_picture(event.position().toPoint())
        if self._from is None:
            over = self._opposite(event.position().toPoint()) is not None
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if over else Qt.CursorShape.CrossCursor)
            return
        if self._corner is not None:
            self.boxes.stretch(QRect(self._corner, place).normalized())
        elif self._held is not None and self.boxes.box is not None:
            to = self._held.topLeft() + place - self._from
            self.boxes.move(to.x() - self.boxes.box.x(), to.y() - self.boxes.box.y())
        elif (place - self._from).manhattanLength() * self.scale > GRIP:
            self.boxes.add(QRect(self._from, place))
            self._corner = self._from
        self.tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._from = self._held = self._corner = None
        self.boxes.settle()
        self.tell()

    def _in_picture(self, place: QPoint) -> QPoint:
        return QPoint(int(place.x() / self.scale), int(place.y() / self.scale))

    def _opposite(self, place: QPoint) -> QPoint | None:
        """The corner across from the one of the current box that is under the mouse."""
        box = self.boxes.box
        if box is None:
            return None
        seen = self.on_screen(box)
        corners = [(seen.topLeft(), box.bottomRight()), (seen.bottomRight(), box.topLeft()),
                   (seen.topRight(), box.bottomLeft()), (seen.bottomLeft(), box.topRight())]  # fmt: skip
        return next((across for near, across in corners if (near - place).manhattanLength() <= GRIP), None)

    # --- painting ---

    def paint_boxes(self, painter: QPainter) -> None:
        """Seen through and outlined, the current one in the colour of focus with its corners to hold."""
        colours = look.colours()
        for at, box in enumerate(self.boxes.boxes):
            seen, now = self.on_screen(box), at == self.boxes.current
            painter.fillRect(seen, QColor(0, 0, 0, 150))
            painter.setPen(QPen(QColor("#FFFFFF"), 3))
            painter.drawRect(seen)
            painter.setPen(QPen(QColor(colours.primary if now else "#000000"), 2 if now else 1))
            painter.drawRect(seen)
            if now:
                for corner in (seen.topLeft(), seen.topRight(), seen.bottomLeft(), seen.bottomRight()):
                    painter.fillRect(QRect(corner - QPoint(4, 4), QSize(9, 9)), QColor("#FFFFFF"))
                    painter.fillRect(QRect(corner - QPoint(3, 3), QSize(7, 7)), QColor(colours.primary))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.primary), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They go elsewhere."""
        super().focusOutEvent(event)
        self.update()
