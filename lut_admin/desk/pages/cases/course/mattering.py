"""Which facts of a step matter: by what is chosen in it, by the day, by those it is taken for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lut_admin.convention.supervision import PERIODIC, Manner, Sanction, Step


@dataclass(frozen=True, slots=True)
class Around:
    """What a step's fields depend on beside what is chosen in them, for those it is taken for and on its day."""

    minor: bool = False  # somebody is under 18: she is heard with a guardian
    late: bool = False  # the time to appeal is over: a reason is needed
    early: bool = False  # the sanction's period still runs: a reason is needed
    months: Mapping[Sanction, int] = field(default_factory=dict)  # by the school's rules
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)  # of a line: (value, words)
    needed: frozenset[str] = frozenset()  # facts that a duty asks for here, though the step itself does not
    correcting: bool = False  # everything may be changed, and nothing is said to be optional


# What is asked for only where a duty asks for it, is needed there.
NEEDED = frozenset({"witnesses", "measure_zh", "guardian", "late_reason", "early"})
SERVED = (Step.NOTIFICATION, Step.SERVICE)
Values = Mapping[str, Any]
# Whether a fact is asked for; a fact that is not here always is.
MATTERS: Mapping[str, Callable[[Step, Values, Around], bool]] = {
    "place": lambda _step, said, _: said.get("manner") in (Manner.IN_PERSON, Manner.LEFT),
    "server": lambda _step, said, _: said.get("manner") != Manner.ANNOUNCED,
    "witnesses": lambda _step, said, _: said.get("manner") == Manner.LEFT,
    "received": lambda step, said, _: step is Step.ANSWER or said.get("manner") == Manner.POSTED,
    "told_appeal": lambda step, _said, _: step is Step.SERVICE,
    "months": lambda _step, said, _: said.get("sanction") in PERIODIC,
    "measure_zh": lambda _step, said, _: said.get("sanction") == Sanction.OTHER,
    "measure_en": lambda _step, said, _: said.get("sanction") == Sanction.OTHER,
    "summary": lambda step, _said, _: step is not Step.WAIVER,
    "guardian": lambda _step, _said, around: around.minor,
    "late_reason": lambda _step, _said, around: around.late,
    "early": lambda _step, _said, around: around.early,
}


def matters(step: Step, name: str, said: Values, around: Around) -> bool:
    """Whether a fact is asked for where the other facts are these."""
    if name == "reason" and step in SERVED:
        return said.get("manner") == Manner.ANNOUNCED
    return MATTERS[name](step, said, around) if name in MATTERS else True
