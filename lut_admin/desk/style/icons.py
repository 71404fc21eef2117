"""The icons (Lucide, SVG), painted in a colour of the palette."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QListWidgetItem

from lut_admin import places
from lut_admin.desk.computer import throwaway
from lut_admin.desk.style import look

SIZE = 18


@cache
def _source(name: str) -> str:
    return (places.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon in a CSS colour; `size` in device-independent pixels. FileNotFoundError for an unknown name: a bug."""
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def icon(name: str, role: str = "text", checked: str = "") -> QIcon:
    """The icon in the present palette's colour for `role`; `checked` is the role while a button is checked.

    Painted for the screens that are there; when one is plugged in the bell rings (`dressing.apply`).
    """
    made = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}):
        made.addPixmap(pixmap(name, getattr(look.colours(), role), SIZE, ratio))
        made.addPixmap(pixmap(name, look.colours().field, SIZE, ratio), QIcon.Mode.Disabled)
        if checked:
            lit = pixmap(name, getattr(look.colours(), checked), SIZE, ratio)
            made.addPixmap(lit, QIcon.Mode.Normal, QIcon.State.On)
    return made


class _Painter(QObject):
    """Paints one thing's icon again when the colours change; lives and dies with the thing."""

    def __init__(self, target: QAbstractButton | QAction, name: str, role: str, checked: str) -> None:
        super().__init__(target)
        self._target, self._name, self._role, self._checked = target, name, role, checked
        look.bell().changed.connect(self.paint)
        self.paint()

    def paint(self) -> None:
        self._target.setIcon(icon(self._name, self._role, self._checked))


class _LabelPainter(QObject):
    def __init__(self, label: QLabel, name: str, role: str, size: int) -> None:
        super().__init__(label)
        self._label, self._name, self._role, self._size = label, name, role, size
        look.bell().changed.connect(self.paint)
        self.paint()

    def paint(self) -> None:
        ratio = max(1.0, self._label.devicePixelRatio())
        self._label.setPixmap(pixmap(self._name, getattr(look.colours(), self._role), self._size, ratio))


def put(target: QAbstractButton | QAction, name: str, role: str = "text", checked: str = "") -> None:
    """Give a button or action an icon that follows the theme."""
    _Painter(target, name, role, checked)


class _ItemPainter(QObject):
    def __init__(self, owner: QListWidget, item: QListWidgetItem, name: str) -> None:
        super().__init__(owner)
        self._item, self._name = item, name
        look.bell().changed.connect(self.paint)
        self.paint()

    def paint(self) -> None:
        self._item.setIcon(icon(self._name, "muted"))


def put_on_item(owner: QListWidget, item: QListWidgetItem, name: str) -> None:
    """Give a list's item an icon that follows the theme."""
    _ItemPainter(owner, item, name)


def label(name: str, role: str = "muted", size: int = SIZE) -> QLabel:
    """A label that shows an icon and follows the theme; decoration, so screen readers pass over it."""
    made = QLabel()
    made.setFixedSize(size, size)
    _LabelPainter(made, name, role, size)
    return made


@cache
def _folder() -> Path:
    made = throwaway.folder("icons")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def file(name: str, colour: str) -> Path:
    """The coloured icon as a file, for the few places where only a style sheet reaches."""
    path = _folder() / f"{name}-{colour.lstrip('#')}.svg"
    path.write_text(_source(name).replace("currentColor", colour), encoding="utf-8")
    return path
