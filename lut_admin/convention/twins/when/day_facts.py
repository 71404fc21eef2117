"""What a day that was read is compared by: a day of a month, a day alone, a month, or two readings of 9/3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lut_admin.convention.twins.facts import Day, Fact, Firm, Key, Kind

Span = tuple[int, int]


def real(month: int, day: int) -> bool:
    """Whether some year has that day."""
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def of_month(day: Day, span: Span, firm: Firm = Firm.SURE) -> Fact:
    """A day with its month; it agrees with that day, also where the other half leaves the month out."""
    assert day.month is not None and day.day is not None
    key: Key = ("md", day.month, day.day)
    offers: list[Key] = [key, ("day", day.day), ("month", day.month)]
    if day.year is not None:
        offers += [("year", day.year), ("n", day.year)]
    return Fact(Kind.DATE, *span, frozenset((key, ("bare", day.day))), frozenset(offers), firm, day)


def alone(day: int, span: Span, firm: Firm) -> Fact:
    """A day without its month: 24日, the 24th. It agrees with that day of any month."""
    offers: frozenset[Key] = frozenset((("day", day), ("bare", day), ("ordinal", day), ("n", day)))
    return Fact(Kind.DATE, *span, frozenset((("day", day), ("ordinal", day))), offers, firm, Day(None, None, day))


def month(number: int, year: int | None, span: Span, firm: Firm) -> Iterator[Fact]:
    """A month without a day, perhaps with its year."""
    if 1 <= number <= 12:
        keys: frozenset[Key] = frozenset((("month", number),))
        years: Sequence[Key] = () if year is None else (("year", year), ("n", year))
        yield Fact(Kind.DATE, *span, keys, keys | frozenset(years), firm, Day(year, number, None))


def either_way(first: int, second: int, span: Span) -> Iterator[Fact]:
    """A day as 9/3 or 9.3: month first, or day first where only that can be, or may be; a fraction for all we know."""
    readings = [(m, d) for m, d in ((first, second), (second, first)) if real(m, d)]
    if not readings:
        return
    number, day = readings[0]
    keys: frozenset[Key] = frozenset(("md", m, d) for m, d in readings)
    more: set[Key] = {("day", day), ("month", number), ("nu", Fraction(first, second)), ("n", Fraction(first, second))}
    for value in (first, second):
        more |= {("nu", value), ("n", value), ("ordinal", value)}
    yield Fact(Kind.DATE, *span, keys, keys | more, Firm.SOFT, Day(None, number, day, True))
