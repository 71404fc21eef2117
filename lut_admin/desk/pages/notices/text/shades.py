"""Text with some of its places marked: what differs, what was renewed, what is still as it was."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lut_admin.desk.style import look

Shade = Literal["new", "old", "gone", "added"]
Marked = tuple[tuple[int, int], Shade]
# Never the colour alone: underlined, doubly marked, struck out.
STYLES: dict[Shade, tuple[str, str]] = {
    "new": ("primary", "text-decoration: underline"),
    "old": ("warn", "font-weight: bold; text-decoration: underline"),
    "gone": ("bad", "text-decoration: line-through"),
    "added": ("ok", "text-decoration: underline"),
}


def shaded(words: str, marks: Iterable[Marked]) -> str:
    """The words as markup, these places marked; what is in them is never read as markup."""
    pieces: list[str] = []
    at = 0
    for (start, end), shade in sorted(marks):
        if start < at:
            continue
        ink, style = STYLES[shade]
        ground = getattr(look.colours(), f"{ink}_weak")
        inside = html.escape(words[start:end])
        pieces += (
            html.escape(words[at:start]),
            f'<span style="color: {getattr(look.colours(), ink)}; background: {ground}; {style}">{inside}</span>',
        )
        at = end
    return "".join((*pieces, html.escape(words[at:]))).replace("\n", "<br>")


def pieces(before: Sequence[str], after: Sequence[str]) -> str:
    """Two texts in one, cut in words: what only the first has is struck out, what only the second has underlined."""
    from difflib import SequenceMatcher

    told: list[str] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            told.append(shaded("".join(after[k:m]), ()))
            continue
        changed: tuple[tuple[str, Shade], ...] = (("".join(before[i:j]), "gone"), ("".join(after[k:m]), "added"))
        told += [shaded(words, [((0, len(words)), shade)]) for words, shade in changed if words]
    return "".join(told)


class ShadedLabel(QLabel):
    """A wrapped label of such text; screen readers are given the words."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("kind", kind)

    def put(self, words: str, marks: Iterable[Marked], after: str = "") -> None:
        """Show these words, and `after` them others without marks."""
        self.setText(f"{shaded(words, marks)}{html.escape(after)}")
        self.setAccessibleName(f"{words}{after}")
