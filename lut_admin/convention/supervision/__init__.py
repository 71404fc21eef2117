"""Article 10: the stages of a case and the steps that due process allows.

Source: Order 41 of the Ministry of Education (2017), which holds for international students by reference (Art. 66).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far a case has come."""

    REGISTERED = "registered"
    INVESTIGATING = "investigating"
    TOLD = "told"
    HEARD = "heard"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    SERVED = "served"
    LIFTED = "lifted"
    EDUCATION = "education"
    DROPPED = "dropped"
    CLOSED = "closed"

    @property
    def key(self) -> str:
        """Its message."""
        return f"supervision.{self.value}"


@dataclass(frozen=True, slots=True)
class StageRule:
    """One stage: the articles of Order 41 that ask for it, and the stages that may follow."""

    stage: Stage
    order: tuple[int, ...]
    following: tuple[Stage, ...]


FIRST = Stage.REGISTERED
# Nothing is decided before the student has been told the facts and basis and has been heard (Art. 55); expulsion also
# needs the review of legality (Art. 56). Criticism and education is an outcome of its own and no sanction (Art. 51).
STAGES: tuple[StageRule, ...] = (
    StageRule(Stage.REGISTERED, (54,), (Stage.INVESTIGATING, Stage.TOLD, Stage.EDUCATION, Stage.DROPPED)),
    StageRule(Stage.INVESTIGATING, (54,), (Stage.TOLD, Stage.EDUCATION, Stage.DROPPED)),
    StageRule(Stage.TOLD, (55,), (Stage.HEARD, Stage.DROPPED)),
    StageRule(Stage.HEARD, (55,), (Stage.REVIEWED, Stage.DECIDED, Stage.EDUCATION, Stage.DROPPED)),
    StageRule(Stage.REVIEWED, (56,), (Stage.DECIDED, Stage.EDUCATION, Stage.DROPPED)),
    StageRule(Stage.DECIDED, (52, 53, 54), (Stage.SERVED,)),
    StageRule(Stage.SERVED, (55,), (Stage.LIFTED, Stage.CLOSED)),
    StageRule(Stage.LIFTED, (57, 58), (Stage.CLOSED,)),
    StageRule(Stage.EDUCATION, (51,), (Stage.CLOSED,)),
    StageRule(Stage.DROPPED, (54,), (Stage.CLOSED,)),
    StageRule(Stage.CLOSED, (58,), ()),
)
BY_STAGE: dict[Stage, StageRule] = {rule.stage: rule for rule in STAGES}

# What was decided belongs to the school's file (Art. 58): no bin takes it, no undo takes it back.
ON_FILE = frozenset({Stage.DECIDED, Stage.SERVED, Stage.LIFTED, Stage.CLOSED})
_OPEN_TO_AMENDMENT = frozenset({Stage.REGISTERED, Stage.INVESTIGATING, Stage.TOLD, Stage.HEARD, Stage.REVIEWED})


def next_stages(stage: str) -> tuple[Stage, ...]:
    """The stages that may follow; none for a stage that is unknown or the last."""
    return BY_STAGE[Stage(stage)].following if stage in _NAMES else ()


def may_amend(stage: str) -> bool:
    """Whether the account of a case may still be corrected: until it is decided, dropped or ended without a sanction."""
    return stage in _NAMES and Stage(stage) in _OPEN_TO_AMENDMENT


def duties_between(stage: str, wanted: str) -> tuple[StageRule, ...]:
    """The stages that must still be gone through before `wanted`, on the shortest way; () if it may follow at once or never.

    It names the articles that forbid a step: to decide on a case that is registered, the student must be told and heard.
    """
    if stage not in _NAMES or wanted not in _NAMES:
        return ()
    ways: list[tuple[Stage, ...]] = [(Stage(stage),)]
    seen = {Stage(stage)}
    while ways:
        way = ways.pop(0)
        for following in BY_STAGE[way[-1]].following:
            if following == wanted:
                return tuple(BY_STAGE[passed] for passed in way[1:])
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()


_NAMES = frozenset(stage.value for stage in Stage)
