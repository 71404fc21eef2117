"""The dates of a case: service, the times that run, the sanction's period; each with the article and how it was counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from lut_admin.convention.supervision import (
    CHECKLIST,
    Item,
    Next,
    Sanction,
    Source,
    Step,
    Term,
    course,
    deadlines,
    deemed,
    following,
    in_force,
    period,
)
from tests.convention.supervision.courses import (
    CALENDAR,
    CHECKED,
    DECIDED,
    GRAVE,
    HEARD,
    SERVED,
    TOLD,
    Given,
    entries,
    entry,
    lawful,
    profile,
)

ON = date(2026, 9, 21)


def due(found: Any, term: Term, **changed: Any) -> date | None:
    return next((one.due for one in deadlines(found, profile(**changed), CALENDAR) if one.term is term), None)


@pytest.mark.parametrize(
    ("said", "changed", "day", "told"),
    [
        ({}, {}, ON, "clock.served_in_person"),
        ({"manner": "left", "witnesses": "周明、韩雪"}, {}, ON, "clock.served_left"),
        ({"manner": "posted", "received": "2026-09-28"}, {}, date(2026, 9, 28), "clock.served_receipt"),
        ({"manner": "posted"}, {}, None, "clock.served_unproven"),
        ({"manner": "posted"}, {"posted_days": 15}, date(2026, 10, 6), "clock.served_posted"),
        ({"manner": "announced", "reason": "无法联系"}, {}, date(2026, 10, 21), "clock.served_announced"),
        (
            {"manner": "announced", "reason": "无法联系"},
            {"announced_days": 60},
            date(2026, 11, 20),
            "clock.served_announced",
        ),
    ],
)
def test_when_a_paper_counts_as_served(
    said: Mapping[str, Any], changed: Mapping[str, Any], day: date | None, told: str
) -> None:
    found = deemed(entry(Step.SERVICE, ON, said), profile(**changed))
    assert (found.day, found.said[0][0]) == (day, told)


def served(on: date, **said: Any) -> Any:
    """A decision served on that day."""
    made = entries(*DECIDED)
    return course([*made, entry(Step.SERVICE, on, said, 99)])


def test_the_time_to_state_runs_from_the_proven_service_of_the_proposal() -> None:
    found = lawful(*TOLD)  # told on Thursday, 5 March
    assert due(found, Term.STATEMENT) == date(2026, 3, 10)
    assert due(found, Term.STATEMENT, state_unit="working_days") == date(2026, 3, 12)
    assert due(found, Term.STATEMENT, state_days=10) == date(2026, 3, 16)  # 15 March is a Sunday
    assert due(lawful(*TOLD[:2]), Term.STATEMENT) is None
    assert due(lawful(*TOLD[:2], (Step.NOTIFICATION, 1, {"manner": "posted"})), Term.STATEMENT) is None
    [told] = deadlines(lawful(*HEARD), profile(), CALENDAR)
    assert told.met == date(2026, 3, 6)


def test_the_appeal_runs_from_receipt_and_over_a_holiday() -> None:
    assert due(served(ON), Term.APPEAL) == date(2026, 10, 8)  # 10 days end on National Day
    [appeal] = [one for one in deadlines(served(ON), profile(), CALENDAR) if one.term is Term.APPEAL]
    assert (appeal.law.source, appeal.law.article) == (Source.ORDER41, 60)
    posted = served(ON, manner="posted", received="2026-10-12")
    assert due(posted, Term.APPEAL) == date(2026, 10, 22)
    assert due(served(ON, manner="posted"), Term.APPEAL) is None


def test_whoever_was_not_told_of_the_appeal_has_six_months() -> None:
    untold = served(date(2026, 8, 31), told_appeal=False)
    [appeal] = [one for one in deadlines(untold, profile(), CALENDAR) if one.term is Term.APPEAL]
    assert (appeal.due, appeal.law.article) == (date(2027, 2, 28), 64)


def test_the_committee_has_fifteen_days_and_fifteen_more_once() -> None:
    appealed: tuple[Given, ...] = (*SERVED, (Step.APPEAL, 2))  # on Tuesday, 10 March
    assert due(lawful(*appealed), Term.ANSWER) == date(2026, 3, 25)
    assert due(lawful(*appealed, Step.EXTENSION), Term.ANSWER) == date(2026, 4, 9)
    answered = lawful(*appealed, (Step.ANSWER, 5, {"received": "2026-03-18"}))
    assert due(answered, Term.PROVINCE) == date(2026, 4, 2)
    unreceived = lawful(*appealed, (Step.ANSWER, 5, {"received": ""}))
    assert due(unreceived, Term.PROVINCE) is None, "it runs from the day she received it"


def test_the_province_has_thirty_working_days() -> None:
    made = entries(*SERVED, (Step.APPEAL, 2), (Step.ANSWER, 5, {"received": "2026-08-25"}))
    found = course([*made, entry(Step.PROVINCE, date(2026, 9, 1), None, 99)])
    [ruling] = [one for one in deadlines(found, profile(), CALENDAR) if one.term is Term.RULING]
    assert (ruling.due, ruling.law.article) == (date(2026, 10, 19), 62)


def test_for_a_complaint_that_no_answer_came_the_order_sets_the_province_no_time() -> None:
    complained: tuple[Given, ...] = (*SERVED, (Step.APPEAL, 2), (Step.PROVINCE, 30))
    found = lawful(*complained)
    assert due(found, Term.RULING) is None and due(found, Term.PROVINCE) is None
    assert due(found, Term.ANSWER) == date(2026, 3, 25), "the committee still owes its answer"
    coming = following(found, profile(), CALENDAR, date(2026, 4, 20))
    assert coming is not None and (coming.step, coming.due) == (Step.RULING, None)
    [answer] = [one for one in deadlines(lawful(*complained, Step.RULING), profile(), CALENDAR) if one.term is Term.ANSWER]
    assert answer.met is not None


def decided(on: date, served_on: date, **said: Any) -> Any:
    made = entries(*HEARD)
    return course([*made, entry(Step.DECISION, on, said, 98), entry(Step.SERVICE, served_on, None, 99)])


# Decided on, served on, what the decision says, rules → first day, last day.
PERIODS = (
    ("2025-09-01", "2025-09-05", {}, {}, "2025-09-01", "2026-02-28"),  # date + 6 months - 1 day
    ("2025-09-01", "2025-09-05", {}, {"period_end": "same_day"}, "2025-09-01", "2026-03-01"),
    ("2025-09-01", "2025-09-05", {}, {"in_force_from": "service"}, "2025-09-05", "2026-03-04"),
    ("2025-09-01", "2025-09-05", {"months": 12}, {}, "2025-09-01", "2026-08-31"),
    ("2025-09-01", "2025-09-05", {}, {"months_warning": 8}, "2025-09-01", "2026-04-30"),
    ("2025-08-31", "2025-09-05", {}, {"period_end": "same_day"}, "2025-08-31", "2026-02-28"),  # no 31 February
    ("2027-08-31", "2027-09-01", {}, {"period_end": "same_day"}, "2027-08-31", "2028-02-29"),  # a leap year
    ("2028-02-29", "2028-03-01", {"months": 12}, {}, "2028-02-29", "2029-02-27"),
)


@pytest.mark.parametrize(("on", "handed", "said", "changed", "first", "last"), PERIODS)
def test_the_period_of_a_sanction(
    on: str, handed: str, said: Mapping[str, Any], changed: Mapping[str, Any], first: str, last: str
) -> None:
    found, rules = decided(date.fromisoformat(on), date.fromisoformat(handed), **said), profile(**changed)
    runs = period(found, rules)
    assert runs is not None and in_force(found, rules) == runs.start == date.fromisoformat(first)
    assert runs.due == date.fromisoformat(last)
    assert due(found, Term.LIFTING, **changed) == runs.due + timedelta(days=1)
    assert due(found, Term.APPLICATION, **changed) == runs.due - timedelta(days=7)
    assert due(found, Term.APPLICATION, **{**changed, "lifted_on_application": "none"}) is None


def test_what_ends_the_studies_has_no_period_and_a_checklist() -> None:
    found = lawful(*GRAVE)
    assert period(found, profile()) is None and due(found, Term.LIFTING) is None
    assert {asked.item for asked in CHECKLIST} == set(Item)
    assert profile().months(Sanction.EXPULSION) is None


def test_a_revoked_sanction_is_in_force_no_more() -> None:
    revoked: tuple[Given, ...] = (*SERVED, Step.APPEAL, (Step.ANSWER, 3, {"outcome": "revoke"}), Step.REVOCATION)
    assert in_force(lawful(*revoked), profile()) is None and period(lawful(*revoked), profile()) is None


LATE = date(2026, 12, 1)


def next_of(*way: Given, today: date, **changed: Any) -> tuple[str, date | None, bool]:
    found = following(course(entries(*way)), profile(**changed), CALENDAR, today)
    assert found is not None
    return found.step.value, found.due, found.waiting


def test_what_comes_next_and_by_when() -> None:
    early = date(2026, 3, 6)
    assert next_of(today=early) == ("investigation", None, False)
    assert next_of(Step.INVESTIGATION, today=early) == ("proposal", None, False)
    assert next_of(*TOLD[:2], today=early) == ("notification", None, False)
    assert next_of(*TOLD, today=early) == ("statement", date(2026, 3, 10), True)
    assert next_of(*TOLD, today=LATE) == ("expiry", date(2026, 3, 10), False)
    assert next_of(*HEARD, today=LATE) == ("decision", None, False)
    assert next_of(*HEARD, today=LATE, review_for="all") == ("review", None, False)
    unserved = (*TOLD[:2], Step.STATEMENT)
    assert next_of(*unserved, today=LATE, review_for="all") == ("notification", None, False), "before all else"
    assert next_of(*unserved, Step.REVIEW, today=LATE) == ("notification", None, False)
    assert next_of(*unserved, Step.NOTIFICATION, today=LATE) == ("decision", None, False)
    assert next_of(*GRAVE[:5], today=LATE) == ("meeting", None, False)
    assert next_of(*DECIDED, today=LATE) == ("service", None, False)
    lost = (*DECIDED, (Step.SERVICE, 1, {"manner": "posted"}))
    assert next_of(*lost, today=LATE) == ("service", None, False)
    assert next_of(*lost, today=date(2026, 4, 1), posted_days=15)[0] == "appeal"
    assert next_of(*SERVED, today=date(2026, 3, 9)) == ("appeal", date(2026, 3, 18), True)
    assert next_of(*SERVED, today=date(2026, 3, 19)) == ("application", date(2026, 9, 6), True)
    assert next_of(*SERVED, today=date(2026, 8, 31)) == ("application", date(2026, 9, 6), False)
    asked: tuple[Given, ...] = (*SERVED, (Step.APPLICATION, 150))
    assert next_of(*asked, today=date(2026, 9, 1)) == ("lifting", date(2026, 9, 7), True)
    assert next_of(*asked, today=date(2026, 9, 7)) == ("lifting", date(2026, 9, 7), False)
    assert next_of(*SERVED, Step.APPEAL, today=early) == ("answer", date(2026, 3, 24), False)
    assert next_of(*GRAVE, today=LATE) == ("check", None, False)
    assert next_of(*GRAVE, *CHECKED, today=LATE) == ("archiving", None, False)
    assert following(course(entries(Step.DROPPED)), profile(), CALENDAR, LATE) is None


def test_only_what_is_owed_is_overdue() -> None:
    def coming(*way: Given, today: date) -> Next:
        found = following(course(entries(*way)), profile(), CALENDAR, today)
        assert found is not None
        return found

    day = date(2026, 3, 25)
    assert coming(*SERVED, Step.APPEAL, today=day).overdue(day)
    assert not coming(*SERVED, Step.APPEAL, today=day).overdue(date(2026, 3, 24))
    assert not coming(*SERVED, today=date(2026, 3, 9)).overdue(LATE), "it is her right, and nobody's duty"
