"""Years that the halves tell unlike: of the same day, or of entry (2026级)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from lut_admin.convention.twins.facts import Difference, Fact, Firm, Kind


def alone(
    rest_zh: Iterable[Fact], rest_en: Iterable[Fact], all_zh: Iterable[Fact], all_en: Iterable[Fact]
) -> Iterator[Difference]:
    """A year of entry (2026级) that the other half does not tell, beside one that it tells instead."""
    years_zh, years_en = ([fact for fact in facts if _is_year(fact)] for facts in (all_zh, all_en))
    for fact in rest_zh:
        if fact.firm is Firm.SOFT and _is_year(fact) and years_en:
            yield Difference(Kind.NUMBER, fact, years_en[0])
    for fact in rest_en:
        if fact.firm is Firm.SOFT and _is_year(fact) and years_zh:
            yield Difference(Kind.NUMBER, years_zh[0], fact)


def _is_year(fact: Fact) -> bool:
    return isinstance(fact.number, (int, Fraction)) and 1990 < fact.number < 2100


def unlike(zh: Iterable[Fact], en: Iterable[Fact]) -> Iterator[Difference]:
    """Days that agree but for the year that both halves tell."""
    told_zh, told_en = _told_years(zh), _told_years(en)
    for day in told_zh.keys() & told_en.keys():
        one, other = told_zh[day], told_en[day]
        if one.keys().isdisjoint(other.keys()):
            yield Difference(Kind.DATE, next(iter(one.values())), next(iter(other.values())))


def _told_years(facts: Iterable[Fact]) -> dict[tuple[int | None, int | None], dict[int, Fact]]:
    told: dict[tuple[int | None, int | None], dict[int, Fact]] = defaultdict(dict)
    for fact in facts:
        if fact.day is not None and fact.day.year is not None:
            told[fact.day.month, fact.day.day].setdefault(fact.day.year, fact)
    return told
