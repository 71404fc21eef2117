"""The answer to "which student is this?", and what speaks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from lut_admin.convention.roster import Person

# More candidates than a person can choose among are none.
MOST_CANDIDATES = 9
_SURE = frozenset({"by_number", "by_both", "by_both_and_label"})
_PLAIN = _SURE | {"by_english", "by_chinese", "same_names"}


class Answer(StrEnum):
    """The three answers to "who is this?"."""

    STUDENT = "student"
    NOBODY = "nobody"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against an answer: a code and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its message."""
        return f"membership.{self.code}"


class Recognition(NamedTuple):
    """The answer, the student if there is one, the candidates if there are several, and the evidence.

    A named tuple, as `Parts` is: there is one for each member, and a frozen dataclass takes three times as long to make.
    """

    answer: Answer
    person: Person | None = None
    candidates: tuple[Person, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether a number or both names speak for the student."""
        return self._said(_SURE)

    @property
    def plain(self) -> bool:
        """Whether the whole name of a student, or of several, is in the nickname."""
        return self._said(_PLAIN)

    def _said(self, codes: frozenset[str]) -> bool:
        return not codes.isdisjoint([evidence.code for evidence in self.evidence])


NOBODY = Recognition(Answer.NOBODY, evidence=(Evidence("nobody"),))
