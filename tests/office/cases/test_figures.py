"""The year's cases in figures: by article, month, class and outcome, without a name."""

from __future__ import annotations

from lut_admin.office import cases
from lut_admin.office.cases import Kind, Nobody
from lut_admin.office.cases.figures import figures, outcome
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
    found = figures(office, few=1)
    assert found.cases == 8
    assert [(count.what, count.n) for count in found.articles.counts] == [(7, 1), (8, 8)]
    assert [(count.what, count.n) for count in found.months.counts] == [("2025-11", 7), ("2026-01", 1)]
    assert [(count.what, count.n) for count in found.classes.counts] == [("国际2301班", 7)]
    assert [(count.what, count.n) for count in found.outcomes.counts] == [("warning", 5), ("dropped", 1), ("open", 1)]
    assert figures(office, 2025, few=1).cases == 7 and figures(office, 2024).cases == 0
    hidden = figures(office)
    assert [count.n for count in hidden.articles.counts] == [None, None] and "杜珍" not in repr(hidden)


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
