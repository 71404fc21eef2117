"""Black boxes on a picture: put, moved, sized, taken away and undone; burnt into the pixels of a copy (the widget: `redacting`).

Boxes are rectangles in the picture's own pixels, so that they cover the same at every magnification.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

LEAST = 4  # pixels of the picture: a smaller box was a slip of the mouse
PART = 50  # a key moves a box by this part of the picture's longer side


class Boxes:
    """The boxes on a picture of `size`; one of them may be the current one, which keys move and size."""

    def __init__(self, size: QSize, boxes: list[QRect] | None = None) -> None:
        self.size = size
        self.boxes: list[QRect] = [QRect(box) for box in boxes or ()]
        self.current: int | None = None
        self._past: list[list[QRect]] = []
        self._future: list[list[QRect]] = []
        self._moving = False

    @property
    def step(self) -> int:
        """So far a key moves a box."""
        return max(max(self.size.width(), self.size.height()) // PART, 1)

    @property
    def box(self) -> QRect | None:
        """The current box."""
        return self.boxes[self.current] if self.current is not None else None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._future)

    def add(self, box: QRect) -> None:
        """One more box, which is the current one; what is too small for one is none."""
        inside = box.normalized() & self._whole
        if inside.width() >= LEAST and inside.height() >= LEAST:
            self._remember()
            self.boxes.append(inside)
            self.current = len(self.boxes) - 1
            self._moving = True  # the mouse that drew it goes on

    def begin(self) -> None:
        """A new box in the middle, for keys to move."""
        wide, high = max(self.size.width() // 4, LEAST), max(self.size.height() // 12, LEAST)
        self.add(QRect(QPoint((self.size.width() - wide) // 2, (self.size.height() - high) // 2), QSize(wide, high)))

    def move(self, right: int, down: int) -> None:
        """Move the current box, which stays whole within the picture."""
        if (box := self.box) is not None:
            across = min(max(box.x() + right, 0), self.size.width() - box.width())
            along = min(max(box.y() + down, 0), self.size.height() - box.height())
            self._change(QRect(QPoint(across, along), box.size()))

    def resize(self, wider: int, higher: int) -> None:
        """Make the current box larger or smaller, its upper left corner staying."""
        if (box := self.box) is not None:
            wide = min(max(box.width() + wider, LEAST), self.size.width() - box.x())
            high = min(max(box.height() + higher, LEAST), self.size.height() - box.y())
            self._change(QRect(box.topLeft(), QSize(wide, high)))

    def stretch(self, to: QRect) -> None:
        """Give the current box other corners, as a mouse drags them."""
        inside = to.normalized() & self._whole
        if self.box is not None and inside.width() >= LEAST and inside.height() >= LEAST:
            self._change(inside)

    def settle(self) -> None:
        """What follows is a step of its own for undo."""
        self._moving = False

    def put(self) -> None:
        """The current box is where it should be."""
        self.settle()
        self.current = None

    def remove(self) -> None:
        """Take the current box away, or the last one."""
        at = self.current if self.current is not None else len(self.boxes) - 1
        if at >= 0:
            self._remember()
            del self.boxes[at]
            self.current = None

    def next(self, by: int = 1) -> None:
        """Make the next box the current one, or with -1 the one before."""
        self.settle()
        if self.boxes:
            start = self.current if self.current is not None else (-1 if by > 0 else 0)
            self.current = (start + by) % len(self.boxes)

    def undo(self) -> None:
        """Take the last change back."""
        self._swap(self._past, self._future)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._swap(self._future, self._past)

    def at(self, point: QPoint) -> int | None:
        """The topmost box at a point."""
        return next((at for at in reversed(range(len(self.boxes))) if self.boxes[at].contains(point)), None)

    @property
    def _whole(self) -> QRect:
        return QRect(QPoint(0, 0), self.size)

    def _change(self, box: QRect) -> None:
        assert self.current is not None
        if box != self.boxes[self.current]:
            if not self._moving:  # a whole movement is one step back
                self._remember()
                self._moving = True
            self.boxes[self.current] = box

    def _remember(self) -> None:
        self._past.append([QRect(box) for box in self.boxes])
        self._future.clear()
        self._moving = False

    def _swap(self, source: list[list[QRect]], target: list[list[QRect]]) -> None:
        if source:
            target.append([QRect(box) for box in self.boxes])
            self.boxes = source.pop()
            self.current, self._moving = None, False


def burnt(picture: QImage, boxes: list[QRect]) -> QImage:
    """A copy of the picture in full resolution whose pixels are black under the boxes; it says nothing but its pixels."""
    alpha = picture.hasAlphaChannel()
    made = picture.convertToFormat(QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32).copy()
    for key in made.textKeys():
        made.setText(key, "")
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)  # over see-through pixels, too
    for box in boxes:
        painter.fillRect(box, Qt.GlobalColor.black)
    painter.end()
    return made
