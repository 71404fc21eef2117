"""Text without its disguises: one plain form in which words are looked for, and where each character of it came from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts` and `ends` are each character's half-open place in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to before `end` stand in the original; IndexError outside the folded text."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text in plain form.

    Letters and digits stay, width and case folded; of the rest only what ends a clause, so that no word spans two.
    """
    kept: list[str] = []
    starts: list[int] = []
    for place, character in enumerate(text):
        if not (character.isalnum() or character in "，,。！？；：!?;:\n"):
            continue
        for folded in unicodedata.normalize("NFKC", character).lower():
            kept.append(folded)
            starts.append(place)
    return Folded("".join(kept), tuple(starts), tuple(place + 1 for place in starts))


def phrase(text: str) -> str:
    """A phrase as it is remembered: the same however it was disguised."""
    return fold(text).text
