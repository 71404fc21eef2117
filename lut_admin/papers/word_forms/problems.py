"""What is wrong with a template's tags: each problem named with the place where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

# More than these help nobody: whoever has mended them sees the others.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: the message ``word.<code>``, filled from `facts` and from where it stands."""

    code: str
    place: Word
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def word(self) -> Word:
        """It as a message, in one line whatever the template says."""
        told = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in self.facts.items()}
        return Word(f"word.{self.code}", {**told, "place": self.place})


def refuse(problems: Sequence[Problem], file: str) -> None:
    """Raise ``word.problems`` with what is wrong, unless nothing is."""
    if problems:
        *others, told = (problem.word for problem in problems[:SHOWN])
        for one in reversed(others):
            told = Word("word.and", {"one": one, "more": told})
        raise Refusal("word.problems", file=file, n=len(problems), problems=told)
