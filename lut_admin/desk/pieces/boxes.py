"""How things lie: side by side, below each other, scrolled; and how they are taken out again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lut_admin.desk.pieces.tones import mark
from lut_admin.desk.style import look


def fill(layout: QBoxLayout, *items: QWidget | QLayout | int | None) -> None:
    """Add widgets, layouts, gaps (a number of pixels) and stretches (None) to a layout, in order."""
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def row(*items: QWidget | QLayout | int | None, gap: int = look.S8) -> QHBoxLayout:
    """Things side by side; None stretches."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    fill(made, *items)
    return made


def column(*items: QWidget | QLayout | int | None, gap: int = look.S8) -> QVBoxLayout:
    """Things below each other; None stretches."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    fill(made, *items)
    return made


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            empty(inner)
        widget = item.widget()
        if widget is not None:
            let_go(widget)


def let_go(widget: QWidget) -> None:
    """Take a widget out of its parent, for good."""
    widget.hide()  # Qt may be about to show what was just put in: without a parent, as a window of its own
    widget.setParent(None)
    widget.deleteLater()


def line() -> QFrame:
    """A thin line across."""
    made = QFrame()
    mark(made, kind="line")
    made.setFixedHeight(1)
    return made


def scrolling(inside: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """`inside`, scrolled when it is taller than the window; never sideways. `area`: in this one."""
    made = area if area is not None else QScrollArea()
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    mark(made, kind="ground")
    mark(inside, kind="ground")
    made.setWidget(inside)
    return made


def scrolling_on_card(inside: QWidget) -> QScrollArea:
    """As `scrolling`, with the card's ground behind it."""
    made = scrolling(inside)
    for piece in (made, inside):
        piece.setProperty("kind", "")
        piece.setObjectName("clear")
        piece.setStyleSheet("#clear { background: transparent; }")  # what stands in it keeps its own ground
    return made
