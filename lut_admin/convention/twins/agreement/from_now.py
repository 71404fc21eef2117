"""Days told from the day of writing against the days the other half tells: 明天 and "on Friday", 下周一 and "this Monday"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lut_admin.convention.twins.facts import Difference, Fact, Firm, Kind

Rest = Mapping[Kind, list[Fact]]


def leave_alike(zh: Rest, en: Rest) -> None:
    """Leave 明天 and a weekday that fall on one day."""
    for ours, theirs in ((zh, en), (en, zh)):
        falls = {id(fact): key[1] for fact in ours[Kind.DATE] for key in fact.offers if key[0] == "on"}
        alike = set(falls.values()) & {week.number for week in theirs[Kind.WEEKDAY]}
        if alike:
            ours[Kind.DATE][:] = [fact for fact in ours[Kind.DATE] if falls.get(id(fact)) not in alike]
            theirs[Kind.WEEKDAY][:] = [week for week in theirs[Kind.WEEKDAY] if week.number not in alike]


def unlike(rest_zh: Rest, rest_en: Rest, zh: Sequence[Fact], en: Sequence[Fact]) -> Iterator[Difference]:
    """What is left of such days: beside a weekday or a date that is left, or told by one half alone."""
    if any(rest[kind] for rest in (rest_zh, rest_en) for kind in (Kind.DATE, Kind.WEEKDAY)):
        yield from _told(rest_zh, rest_en, zh, en)
    yield from _weeks(zh, en)


def _told(rest_zh: Rest, rest_en: Rest, zh: Sequence[Fact], en: Sequence[Fact]) -> Iterator[Difference]:
    for kind, other in ((Kind.DATE, Kind.WEEKDAY), (Kind.WEEKDAY, Kind.DATE)):
        for one, two in _pairs(rest_zh[kind], rest_en[other]):
            yield Difference(Kind.DATE, one, two)
        for two, one in _pairs(rest_en[kind], rest_zh[other]):
            yield Difference(Kind.DATE, one, two)
    for fact in _alone(rest_zh[Kind.DATE], zh, en):
        yield Difference(Kind.DATE, fact, None)
    for fact in _alone(rest_en[Kind.DATE], en, zh):
        yield Difference(Kind.DATE, None, fact)


def away(fact: Fact) -> int | None:
    """How many days from the day of writing a fact tells; None of any other fact."""
    if fact.kind is not Kind.DATE or fact.firm is not Firm.SOFT or fact.day is not None:
        return None
    told = next((key[1] for key in fact.seeks if key[0] == "relative"), None)
    return told if isinstance(told, int) else None


def _pairs(from_now: list[Fact], others: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Days told from now (明天, 下周一) with the weekdays or dates that are left, in their order; both leave their lists."""
    told = [fact for fact in from_now if _dates(fact) and (away(fact) is not None or fact.kind is Kind.WEEKDAY)]
    sure = [fact for fact in others if fact.firm is Firm.SURE and away(fact) is None]
    pairs = list(zip(told, sure, strict=False))
    gone = {id(fact) for pair in pairs for fact in pair}
    for facts in (from_now, others) if gone else ():
        facts[:] = [fact for fact in facts if id(fact) not in gone]
    yield from pairs


def _alone(rest: Sequence[Fact], own: Sequence[Fact], others: Sequence[Fact]) -> Iterator[Fact]:
    """Tomorrow and what is later is missed; 今晚 only where the other half tells no day at all.

    Of two days in a row (今晚10点至明早6点) the second may be left out.
    """
    days = {told for fact in own if (told := away(fact)) is not None}
    silent = not any(fact.kind in (Kind.DATE, Kind.WEEKDAY) for fact in others)
    for fact in rest:
        told = away(fact)
        if told is None or told < 0 or ("idiom",) in fact.offers or told - 1 in days:
            continue
        if (told > 0 and (silent or _dates(fact))) or (silent and ("hour",) in fact.offers):
            yield fact


def _weeks(zh: Sequence[Fact], en: Sequence[Fact]) -> Iterator[Difference]:
    """The same weekday, told once by each half, of weeks that cannot be the same: 下周一 and "this Monday"."""
    ours, theirs = _by_number(zh), _by_number(en)
    for number in ours.keys() & theirs.keys():
        if len(ours[number]) == len(theirs[number]) == 1:
            one, other = ours[number][0], theirs[number][0]
            if ("week",) in one.offers & other.offers and _dates(one).isdisjoint(_dates(other)):
                yield Difference(Kind.WEEKDAY, one, other)


def _by_number(facts: Sequence[Fact]) -> dict[object, list[Fact]]:
    weeks: dict[object, list[Fact]] = {}
    for fact in facts:
        if fact.kind is Kind.WEEKDAY and fact.number is not None:
            weeks.setdefault(fact.number, []).append(fact)
    return weeks


def _dates(fact: Fact) -> frozenset[object]:
    return frozenset(key for key in fact.offers if key[0] == "md")
