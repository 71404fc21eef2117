"""What a mere number of the other half answered, beside one of its kind: 三天 … 3次 against "five days … three times"."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from lut_admin.convention.twins.agreement import left_over
from lut_admin.convention.twins.agreement.sides import Side, leave, offered
from lut_admin.convention.twins.facts import Difference, Fact, Firm, Key, Kind

# Of these a fact has its like, or a mere number that counts nothing; the number may count something else.
_CALLED = (Kind.AMOUNT, Kind.DURATION, Kind.ROOM, Kind.PLACE, Kind.NUMBER)
# A room's or a building's number may well stand alone in the other half; these do not.
_MEASURED = (Kind.AMOUNT, Kind.DURATION)
_LOOSE: frozenset[object] = frozenset(("nu", "n", "ordinal", "bare"))


def unlike(zh: Side, en: Side, before: Sequence[Difference]) -> list[Difference]:
    """The differences among such facts; none of a fact that one of those found `before` tells already."""
    found: list[Difference] = []
    for kind in _CALLED if zh.left or en.left else _MEASURED:  # where all is answered, answers may still be crossed
        found += [Difference(kind, one, other) for one, other in _told_otherwise(kind, zh, en)]
        found += [Difference(kind, one, other) for other, one in _told_otherwise(kind, en, zh)]
        if kind in _MEASURED:
            found += _crossed(kind, zh, en, zh.kinds[kind], en.kinds[kind], (*before, *found))
    floors_zh, floors_en = left_over.floors(zh.kinds[Kind.ROOM]), left_over.floors(en.kinds[Kind.ROOM])
    found += _crossed(Kind.ROOM, zh, en, floors_zh, floors_en, (*before, *found))
    return found


def _told_otherwise(kind: Kind, own: Side, others: Side) -> Iterator[tuple[Fact, Fact]]:
    """Facts without their like beside one of their kind that a mere number answered."""
    rest = own.rest[kind]
    if not rest:
        return
    loose = _by_unit(_loosely(others.kinds[kind], (), others.answers))
    gone = []
    for fact in rest:
        alike = loose[_unit(fact)]
        if alike and fact.number is not None:
            gone.append(fact)
            yield fact, alike.popleft()
    leave(rest, gone)


def _by_unit(facts: Iterable[Fact]) -> dict[object, deque[Fact]]:
    units: dict[object, deque[Fact]] = defaultdict(deque)
    for fact in facts:
        units[_unit(fact)].append(fact)
    return units


def _loosely(facts: Sequence[Fact], alike: Iterable[Fact], answers: frozenset[Key]) -> list[Fact]:
    """The facts that only a mere number of the other half answers, none that is `alike`."""
    facts = [fact for fact in facts if fact.firm is not Firm.MUTE or (fact.kind is Kind.DURATION and _many(fact))]
    if not facts:
        return []
    in_kind = offered(alike)
    return [
        fact
        for fact in facts
        if fact.number is not None
        and not fact.seeks.isdisjoint(answers)
        and fact.seeks.isdisjoint(in_kind)
        and all(key not in answers for key in fact.seeks if key[0] not in _loose(fact))
    ]


def _many(fact: Fact) -> bool:
    """Two weeks, three days: in words, too, a length; not "a day" nor the days of a range."""
    return isinstance(fact.number, tuple) and fact.number[1] > 1


def _length(fact: Fact) -> Fraction | int:
    return fact.number[1] if isinstance(fact.number, tuple) else 0


def _crossed(
    kind: Kind, zh: Side, en: Side, ours: Sequence[Fact], theirs: Sequence[Fact], found: Iterable[Difference]
) -> Iterator[Difference]:
    """Facts of one kind and unit that a mere number answers each, but not each other: 三天 … 5份, "five days … 3 copies".

    The one length of another unit with the same figure is a slip of the unit: 两把 … 两天, "two umbrellas … two weeks".
    """
    if not ours or not theirs:
        return
    told = {id(fact) for difference in found for fact in (difference.zh, difference.en)}
    first, second = (
        [fact for fact in facts if id(fact) not in told]
        for facts in (_loosely(ours, theirs, zh.answers), _loosely(theirs, ours, en.answers))
    )
    alike_in = _by_unit(second)
    for one in list(first):
        alike = alike_in[_unit(one)]
        if alike:
            other = alike.popleft()
            first.remove(one)
            second.remove(other)
            yield Difference(kind, one, other)
    if kind is Kind.DURATION and len(first) == len(second) == 1 and _length(first[0]) == _length(second[0]) > 1:
        yield Difference(kind, first[0], second[0])


def _loose(fact: Fact) -> frozenset[object]:
    """The names of the keys that a mere number may answer; of a building or a floor also the room's."""
    called = any(key[0] in ("place", "floor") for key in fact.seeks)
    return _LOOSE | {"room"} if called else _LOOSE


def _unit(fact: Fact) -> object:
    if fact.kind is Kind.NUMBER and isinstance(fact.number, str):
        return "code"
    if fact.kind is Kind.NUMBER:
        return next((key[1] for key in fact.seeks if key[0] == "count" and key[1]), id(fact))
    return fact.number[0] if isinstance(fact.number, tuple) else None
