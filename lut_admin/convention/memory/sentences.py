"""The sentences of a text, each at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A stop and what closes with it; in English a stop between digits, or after an abbreviation or a lone letter, ends nothing.
_END = re.compile(
    r"[。！？!?；;]+[”’」』）)\"']*"
    r"|(?<!\b[A-Za-z])(?<!\b(?:Dr|Mr|Ms|St|No|Rm|Jr))(?<!\b(?:Mrs|Tel|Ext|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Rev|etc))"
    r"(?<!\bProf)(?<!\bRoom)(?<!\be\.g)(?<!\bi\.e)(?<![ap]\.m)\.[”’\"')]*(?=\s|\Z)"
    r"|\n+"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence at half-open offsets, without the blanks around it; `line` counts the lines of the text from nought."""

    text: str
    start: int
    end: int
    line: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in its order; a line's end ends a sentence, too."""
    found: list[Sentence] = []
    at = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[at:end]
        bare = piece.strip()
        if bare:
            start = at + piece.index(bare[0])
            found.append(Sentence(bare, start, start + len(bare), text.count("\n", 0, start)))
        at = end
    return tuple(found)


def around(text: str, place: int) -> Sentence | None:
    """The sentence in which a place lies (right behind its last character still does); None between two."""
    return within(sentences(text), place)


def within(found: Sequence[Sentence], place: int) -> Sentence | None:
    """The one of these sentences in which a place lies, the later of two that touch there."""
    here = [one for one in found if one.start <= place <= one.end]
    return here[-1] if here else None
