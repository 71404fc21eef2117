"""The year's cases in figures: by article, month, class and outcome, without a name."""

from __future__ import annotations

from lut_admin.office import cases
from lut_admin.office.cases import Kind, Nobody
from lut_admin.office.cases.figures import figure_years, figures, outcome
from lut_admin.office.office import Office
from tests.office.cases.conftest import HEARD, SERVED, opened, take
from tests.office.conftest import Clock


def test_cases_are_counted_without_names(office: Office, clock: Clock, jane: int) -> None:
    for place in range(6):
        number = opened(office, jane, articles=(8,) if place else (7, 8))
        take(office, number, *(SERVED if place < 5 else ("dropped",)))
    opened(office, kind=Kind.NOBODY, nobody=Nobody.OUTSIDER)
    clock.pass_(days=60)
    opened(office, jane)
    cases.discard(office, opened(office, jane))
    found = figures(office, 2025, few=1)
    assert (found.cases, found.people, found.articles.total) == (7, 6, None)
    assert [(count.what, count.n) for count in found.articles.counts] == [(7, 1), (8, 7)]
    assert [(count.what, count.n) for count in found.months.counts] == [("2025-11", 7)]
    assert [(count.what, count.n) for count in found.classes.counts] == [("国际2301班", 6)]
    assert [(count.what, count.n) for count in found.outcomes.counts] == [("warning", 5), ("dropped", 1)]
    assert figures(office, 2026, few=1).cases == 1 and figures(office, 2024).cases == 0
    assert figure_years(office) == [2026, 2025]
    hidden = figures(office, 2025)
    assert [(count.n, count.withheld) for count in hidden.articles.counts] == [(None, False), (None, True)]
    assert "杜珍" not in repr(hidden)


def test_what_one_table_hides_no_other_gives_away(office: Office, jane: int) -> None:
    """Eight dropped and one open: of seven and one, the one would be what is left of the eight of the only class."""
    for place in range(9):
        number = opened(office, jane)
        if place:
            take(office, number, "dropped")
    found = figures(office, 2025)
    assert [(count.what, count.n) for count in found.outcomes.counts] == [("dropped", None), ("open", None)]
    assert (found.people, found.classes.total) == (9, 9), "the sum of both hidden ones gives neither away"
    cases.discard(office, number)
    found = figures(office, 2025)
    assert found.people is None and [count.n for count in found.outcomes.counts] == [None, None]
    assert [(count.n, count.withheld) for count in found.classes.counts] == [(None, True)], "eight in one class were the sum"


def test_what_became_of_it_is_told_for_each_respondent(office: Office, jane: int, john: int) -> None:
    number = opened(office, jane, john)
    cases.step(office, number, "education", office.today(), students=[john])
    take(office, number, *HEARD, "decision")
    file = cases.case(office, number)
    assert [outcome(file, person) for person in file.people] == ["warning", "education"]
    take(office, number, "service", "appeal")
    take(office, number, "answer", outcome="revoke", received="2025-11-20")
    take(office, number, "revocation", body_zh="学校", document="〔2025〕9号")
    file = cases.case(office, number)
    assert outcome(file, file.people[0]) == "revoked"
