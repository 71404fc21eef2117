"""What the style sheet goes by: the kind and the tone of a widget."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import (
    QWidget,
)

Tone = Literal["", "ok", "warn", "bad", "primary", "muted"]


def mark(widget: QWidget, **properties: str) -> None:
    for name, value in properties.items():
        widget.setProperty(name, value)


def restyle(widget: QWidget, **properties: str | bool) -> None:
    """Change style properties (``tone``, ``wrong``) of a widget that is already shown."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
