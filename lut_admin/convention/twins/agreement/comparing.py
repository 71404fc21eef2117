"""Comparing the facts of two halves as sets, kind by kind: what one half says and the other does not, in pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from lut_admin.convention.twins.agreement import called_otherwise, from_now, left_over, years
from lut_admin.convention.twins.agreement.sides import Rest, Side, leave, offered
from lut_admin.convention.twins.facts import Difference, Fact, Firm, Kind

# Facts that are told by a number may be called otherwise in the other half: a room there is a mere number here.
_COUNTED = (Kind.PHONE, Kind.AMOUNT, Kind.DURATION, Kind.ROOM, Kind.PLACE, Kind.NUMBER)
# What is one of the first in one half may be taken for one of the second in the other.
_MOMENTS = {Kind.DATE, Kind.TIME}
_FIGURES = {Kind.NUMBER, Kind.DURATION}
_HALF = Fraction(1, 2)
# What is seldom repeated: told as often by both halves, its repetitions should agree, too.
_REPEATED = (Kind.PHONE, Kind.AMOUNT, Kind.TIME)


def compare(zh: Sequence[Fact], en: Sequence[Fact]) -> tuple[Difference, ...]:
    """What the halves do not agree on, in the order of the Chinese text; takes time in proportion to the facts."""
    one, other = Side(zh, offered(en)), Side(en, offered(zh))
    found: list[Difference] = []
    if one.left and other.left:
        _leave_read_otherwise(one.rest, other.rest)
        from_now.leave_alike(one.rest, other.rest)
        for kind in Kind:
            if one.rest[kind] and other.rest[kind]:
                found += _paired(kind, one.rest[kind], other.rest[kind])
    found += from_now.unlike(one.rest, other.rest, zh, en)
    found += called_otherwise.unlike(one, other, found)
    found += list(left_over.lengths(one, other, found))
    if one.left or other.left:
        found += _left(one, other)
    found += years.unlike(zh, en)
    found += years.alone(
        one.rest[Kind.NUMBER], other.rest[Kind.NUMBER], one.kinds[Kind.NUMBER], other.kinds[Kind.NUMBER]
    )
    for kind in _REPEATED:
        if not one.rest[kind] and not other.rest[kind]:
            found += _repeated(one.kinds[kind], other.kinds[kind])
    return tuple(sorted(found, key=_place))


def _left(one: Side, other: Side) -> Iterator[Difference]:
    """What is left of each half when all that has its like is paired: beside what may have been meant, or alone."""
    zh, en = one.rest, other.rest
    yield from left_over.ranked(zh, en, one.facts, other.facts)
    yield from left_over.blanks(zh, en)
    yield from _across(zh, en)
    yield from left_over.counts(zh, en, one.facts, other.facts)
    yield from left_over.fewer(zh, en, one.facts, other.facts)
    for kind in (Kind.DATE, Kind.TIME):  # 11点 against "9 to 12", 10日 against "and 15th"
        yield from (Difference(kind, ours, theirs) for ours, theirs in _figured(zh[kind], en[Kind.NUMBER]))
        yield from (Difference(kind, ours, theirs) for theirs, ours in _figured(en[kind], zh[Kind.NUMBER]))
    for kind in Kind:
        if zh[kind]:
            alone = _alone(zh[kind], one.kinds[kind], other.kinds[kind])
            yield from (Difference(kind, fact, beside) for fact, beside in alone)
        if en[kind]:
            alone = _alone(en[kind], other.kinds[kind], one.kinds[kind])
            yield from (Difference(kind, beside, fact) for fact, beside in alone)


def _place(difference: Difference) -> tuple[int, int]:
    zh, en = difference.zh, difference.en
    return (zh.start if zh else 1 << 60, en.start if en else 0)


def _leave_read_otherwise(zh: Rest, en: Rest) -> None:
    """Leave what has the same figure but was taken for another kind: 5点 and "around five", 6日 and a mere 6."""
    by_figure: dict[object, list[Fact]] = defaultdict(list)
    for other in (fact for facts in en.values() for fact in facts):
        for figure in _figures(other):
            by_figure[figure].append(other)
    ours: Rest = defaultdict(list)
    theirs: dict[int, Fact] = {}
    for one in (fact for facts in zh.values() for fact in facts):
        for other in (fact for figure in _figures(one) for fact in by_figure[figure][-1:]):
            kinds = {one.kind, other.kind}
            if kinds & _MOMENTS and kinds & _FIGURES and id(other) not in theirs:
                ours[one.kind].append(one)
                theirs[id(other)] = other
                break
    for kind, facts in ours.items():
        leave(zh[kind], facts)
    for kind in {other.kind for other in theirs.values()}:
        leave(en[kind], list(theirs.values()))


def _figures(fact: Fact) -> set[object]:
    """The number a fact is written with: the day of a date (no month), the full hour of a time, how many of a length."""
    if fact.day is not None:
        return {fact.day.day} if fact.day.day else set()
    if fact.kind is Kind.TIME and isinstance(fact.number, tuple):
        return {hour for minutes in fact.number if minutes % 60 == 0 for hour in (minutes // 60, minutes // 60 - 12)}
    if fact.kind is Kind.DURATION and isinstance(fact.number, tuple):
        return {fact.number[1]}
    return {fact.number} if isinstance(fact.number, (int, Fraction)) else set()


def _paired(kind: Kind, zh: list[Fact], en: list[Fact]) -> Iterator[Difference]:
    """Pairs of one kind, the firm ones first, in their order; what is paired leaves its list."""
    if kind is Kind.PLACEHOLDER:
        _drop_translated(zh, en)
    for least_zh, least_en in (
        (Firm.SURE, Firm.SURE),
        (Firm.SOFT, Firm.SOFT),
        (Firm.SURE, Firm.MUTE),
        (Firm.MUTE, Firm.SURE),
    ):
        first = [fact for fact in zh if fact.firm >= least_zh and _partner(fact, least_zh)]
        second = [fact for fact in en if fact.firm >= least_en and _partner(fact, least_en)]
        if least_en is Firm.MUTE:  # 第17周 is not "two weeks"
            first = [fact for fact in first if not _nth(fact) or any(("day", word.number) in word.seeks for word in second)]
        for one, other in zip(first, second, strict=False):
            yield Difference(kind, one, other)
        count = min(len(first), len(second))
        leave(zh, first[:count])
        leave(en, second[:count])
    if kind is Kind.DURATION:  # 一周 against "two weeks"
        for one, other in zip(
            [fact for fact in zh if fact.firm is Firm.SOFT],
            [fact for fact in en if _called_alike(fact, zh)],
            strict=False,
        ):
            yield Difference(kind, one, other)


def _nth(fact: Fact) -> bool:
    return ("ordinal", fact.number) in fact.seeks and ("count", None, fact.number) in fact.seeks


def _called_alike(fact: Fact, others: Iterable[Fact]) -> bool:
    units = {other.number[0] for other in others if isinstance(other.number, tuple)}
    return isinstance(fact.number, tuple) and fact.number[0] in units


def _partner(fact: Fact, least: Firm) -> bool:
    """Whether a fact may contradict; of those that only match it is the ones with a number, but 半 is put in many words."""
    return least is not Firm.MUTE or fact.number not in (None, _HALF)


def _drop_translated(zh: list[Fact], en: list[Fact]) -> None:
    """Two placeholders may be one in two languages: {辅导员} and {counsellor}; only their count can be compared."""
    first = [fact for fact in zh if not str(fact.number).isascii()]
    second = [fact for fact in en if str(fact.number).isascii()]
    count = min(len(first), len(second))
    leave(zh, first[:count])
    leave(en, second[:count])


def _across(zh: Rest, en: Rest) -> Iterator[Difference]:
    """Pairs of facts told by a number but taken for different kinds; the surer one gives the pair its kind."""
    first = [fact for kind in _COUNTED for fact in zh[kind] if fact.firm is Firm.SURE]
    second = [fact for kind in _COUNTED for fact in en[kind] if fact.firm is Firm.SURE]
    paired: set[int] = set()
    for one, other in zip(sorted(first, key=_start), sorted(second, key=_start), strict=False):
        kind = one.kind if other.kind is Kind.NUMBER else other.kind
        yield Difference(kind, one, other)
        paired |= {id(one), id(other)}
    for ours, theirs, chinese in ((first, en, True), (second, zh, False)):
        mute = (fact for fact in theirs[Kind.NUMBER] if fact.firm is Firm.MUTE and fact.number is not None)
        words = [fact for fact in mute if ("day", fact.number) not in fact.seeks]  # "second" counts nothing
        left = [fact for fact in ours if id(fact) not in paired and not (("ordinal", fact.number) in fact.seeks and _slight(fact))]
        if len(words) == len(left) == 1:  # 3门 against "two courses"
            yield Difference(left[0].kind, *((left[0], words[0]) if chinese else (words[0], left[0])))
            paired.add(id(left[0]))
    for rest in (zh, en):
        for kind in _COUNTED:
            rest[kind] = [fact for fact in rest[kind] if id(fact) not in paired]


def _figured(facts: list[Fact], numbers: list[Fact]) -> list[tuple[Fact, Fact]]:
    """The one day or hour that is left, with the one number that is left on the other side."""
    first = [fact for fact in facts if fact.firm is Firm.SURE]
    second = [fact for fact in numbers if fact.firm is not Firm.MUTE and _below(fact.number, 32)]
    if len(first) != 1 or len(second) != 1:
        return []
    leave(facts, first)
    leave(numbers, second)
    return [(first[0], second[0])]


def _start(fact: Fact) -> int:
    return fact.start


def _alone(rest: Sequence[Fact], own: Sequence[Fact], others: Sequence[Fact]) -> Iterator[tuple[Fact, Fact | None]]:
    """Facts without their like: beside what the other half says as often at that place, or said by one half alone."""
    alike, own = ([fact for fact in facts if _tells(fact)] for facts in (others, own))
    places = {id(fact): place for place, fact in enumerate(own)}
    for fact in rest:
        if fact.firm is Firm.MUTE and fact.spelled and not alike:
            yield fact, None  # "ten hours at most", where the other half tells no length at all
        if fact.firm is Firm.SURE and not _slight(fact):
            told = alike and len(alike) >= len(own)
            if fact.spelled and not told:
                continue
            yield fact, alike[min(places.get(id(fact), 0), len(alike) - 1)] if told else None


def _tells(fact: Fact) -> bool:
    """Whether a fact can be named beside another one of its kind: it has a number or a day."""
    return fact.number is not None or (fact.day is not None and fact.firm is not Firm.MUTE)


def _slight(fact: Fact) -> bool:
    """Whether one half may well leave a fact out: a small number that counts nothing (5号电池), one of a thing, a month.

    Made wrong, such a fact has a partner; alone it is far more often an idiom than something forgotten.
    """
    if fact.day is not None:
        return fact.day.day is None
    bare = ("n", fact.number) in fact.seeks and all(key[0] != "count" for key in fact.seeks)
    return fact.kind is Kind.NUMBER and (fact.number == 1 or (bare and _below(fact.number, 32) and _whole(fact.number)))


def _whole(number: object) -> bool:
    return isinstance(number, int) or (isinstance(number, Fraction) and number.denominator == 1)


def _below(number: object, limit: int) -> bool:
    return isinstance(number, (int, Fraction)) and number < limit


def _repeated(zh: Sequence[Fact], en: Sequence[Fact]) -> Iterator[Difference]:
    """Facts told as often by both halves, but one of them in another's place: 110, 120 and 110 against 110, 120 and 120."""
    if not 1 < len(zh) == len(en) or any(fact.firm is not Firm.SURE for fact in (*zh, *en)):
        return
    more = Counter(fact.seeks for fact in zh)
    more.subtract(Counter(fact.seeks for fact in en))
    if set(more) != {fact.seeks for fact in en} or set(more) != {fact.seeks for fact in zh}:
        return  # written in different ways: what stands for what is not known
    one = next((fact for fact in zh if more[fact.seeks] > 0), None)
    other = next((fact for fact in en if more[fact.seeks] < 0), None)
    if one is not None and other is not None:
        yield Difference(one.kind, one, other, doubtful=True)
