"""Paragraphs that name people: while names are veiled they are read masked, and written only once these show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit

from lut_admin.desk.style import look

LINE = 22


class Telling(QPlainTextEdit):
    """Several lines to write on, which can be covered. What is said is always what was written, never what shows."""

    def __init__(self, hint: str, lines: int) -> None:
        super().__init__()
        self._under: str | None = None
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * LINE + look.S16)

    @property
    def said(self) -> str:
        """What is written."""
        return self.toPlainText() if self._under is None else self._under

    @property
    def covered(self) -> bool:
        """Whether it shows something else."""
        return self._under is not None

    def put(self, said: str) -> None:
        """Write this instead."""
        self._under = None
        self.setReadOnly(False)
        self.setPlainText(said)

    def cover(self, mask: Callable[[str], str]) -> None:
        """Show it masked, where that makes a difference."""
        said = self.said
        masked = mask(said)
        self.put(said if masked == said else masked)
        if masked != said:
            self._under = said
            self.setReadOnly(True)

    def uncover(self) -> None:
        """Show what is written."""
        if self._under is not None:
            self.put(self._under)
