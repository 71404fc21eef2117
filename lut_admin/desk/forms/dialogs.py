"""How a dialog is laid out, and grows with what is said in it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QLayout,
    QPushButton,
    QWidget,
)

from lut_admin.desk.pieces import button, column, row
from lut_admin.desk.style import look


def lay_out(dialog: QDialog, cancel: str, take: QPushButton, *parts: QWidget | QLayout, gap: int = look.S12) -> None:
    """Lay a dialog out: its parts below each other, and at its foot a way out (`cancel`) and the button that Enter presses."""
    layout = column(*parts, row(None, button(cancel, then=dialog.reject), take), gap=gap)
    layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
    dialog.setLayout(layout)
    take.setDefault(True)


def grow(dialog: QDialog) -> None:
    """Make a dialog as high as what it holds now: something was said in it, or more is asked."""

    def fit() -> None:
        layout = dialog.layout()
        if layout is not None:
            layout.activate()
            dialog.resize(dialog.width(), max(dialog.height(), layout.totalHeightForWidth(dialog.width())))

    QTimer.singleShot(0, dialog, fit)  # once the layout knows of it
