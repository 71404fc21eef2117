"""The facts of one half as they are compared: all of them, each kind, and what the other half does not answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lut_admin.convention.twins.facts import Fact, Key, Kind

Rest = dict[Kind, list[Fact]]


class Side:
    """One half's facts; `rest` holds those that nothing answers, and loses what finds a partner on the way."""

    __slots__ = ("answers", "facts", "kinds", "rest")

    def __init__(self, facts: Sequence[Fact], answers: frozenset[Key]) -> None:
        self.facts = facts
        self.answers = answers  # what the other half offers
        self.kinds: Rest = defaultdict(list)
        self.rest: Rest = defaultdict(list)
        for fact in facts:
            self.kinds[fact.kind].append(fact)
            if fact.seeks.isdisjoint(answers):
                self.rest[fact.kind].append(fact)

    @property
    def left(self) -> bool:
        """Whether something is still unanswered."""
        return any(self.rest.values())


def offered(facts: Iterable[Fact]) -> frozenset[Key]:
    """Every key that one of the facts offers; as a union of sets no key is hashed again."""
    return frozenset[Key]().union(*(fact.offers for fact in facts))


def leave(facts: list[Fact], gone: Sequence[Fact]) -> None:
    """Take these facts out of the list."""
    if gone:
        names = set(map(id, gone))
        facts[:] = [fact for fact in facts if id(fact) not in names]
