"""Tab goes through what was added later in the order in which it is read: Qt would leave it for the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLayout, QScrollArea, QWidget

LATE = "late"
"""The property of what is reached after everything else beside it: a button in a field's head that takes the field away."""


def follow(root: QWidget) -> None:
    """Let Tab go through everything in `root` as it is laid out."""
    for before, one in pairwise(list(stops(root))):
        QWidget.setTabOrder(before, one)


def stops(root: QWidget) -> Iterator[QWidget]:
    """What Tab stops at within a widget, in the order of its layouts."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None:
        yield root
        if isinstance(root, (QComboBox, QAbstractSpinBox)) or _scrolls_text(root):
            return
    inside = root.widget() if isinstance(root, QScrollArea) else None
    if inside is not None:
        yield from stops(inside)
    layout = root.layout()
    if layout is not None:
        yield from _within(layout)


def _scrolls_text(root: QWidget) -> bool:
    return isinstance(root, QAbstractScrollArea) and not isinstance(root, QScrollArea)


def _within(layout: QLayout) -> Iterator[QWidget]:
    late: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and widget.property(LATE):
            late.append(widget)
        elif widget is not None:
            yield from stops(widget)
        elif inner is not None:
            found = list(_within(inner))
            late += [one for one in found if one.property(LATE)]
            yield from (one for one in found if not one.property(LATE))
    yield from late
