"""What was kept long enough is listed once a year, exported, and then erased while the chain holds."""

from __future__ import annotations

from sqlalchemy import select

from lut_admin.office import cases
from lut_admin.office.office import Office
from lut_admin.records.tables import Case, Journal
from tests.office.cases.conftest import SERVED, opened, refused, take, whole
from tests.office.conftest import Clock

DIGEST = "a" * 64


def archived(office: Office, clock: Clock, *people: int) -> str:
    number = opened(office, *people)
    take(office, number, *SERVED)
    clock.pass_(days=200)
    take(office, number, "application", "lifting", "archiving")
    return number


def test_a_case_comes_on_the_list_when_its_time_is_over(office: Office, clock: Clock, jane: int) -> None:
    sanctioned = archived(office, clock, jane)  # archived on 8 June 2026
    dropped, binned, open_still = (opened(office, jane) for _ in range(3))
    take(office, dropped, "dropped")
    cases.discard(office, binned)
    assert cases.review_list(office) == []
    clock.pass_(days=2 * 365)
    assert cases.review_list(office) == []
    clock.pass_(days=2)
    assert [(one.number, one.years, one.until) for one in cases.review_list(office)] == [
        (dropped, 2, "2028-06-08"),
        (binned, 2, "2028-06-08"),
    ]
    clock.pass_(days=3 * 365)
    assert {one.number for one in cases.review_list(office)} == {sanctioned, dropped, binned}
    cases.change_rules(office, {"sanctioned_years": 10})
    assert {one.number for one in cases.review_list(office)} == {dropped, binned}
    refused("cases.kept", cases.erase_cases, office, {open_still: DIGEST})
    refused("cases.not_exported", cases.erase_cases, office, {dropped: ""})


def test_what_is_erased_is_gone_and_the_chain_holds(office: Office, clock: Clock, jane: int) -> None:
    number, kept = archived(office, clock, jane), opened(office, jane, influence_zh="另一件事。")
    take(office, kept, "dropped")
    cases.correct(office, kept, cases.case(office, kept).entries[-1].id, "补记原因", {"reason": "查明无此事"})
    clock.pass_(days=6 * 365)
    assert cases.erase_cases(office, {}).act_id is None
    assert cases.erase_cases(office, {number: DIGEST, kept: DIGEST}).facts["n"] == 2
    assert cases.cases(office) == [] and cases.review_list(office) == []
    refused("cases.unknown", cases.case, office, number)
    with office.read() as connection:
        row = connection.execute(
            select(Case.number, Case.stage, Case.articles, Case.facts_zh).where(Case.id == 1)
        ).one()
        bodies = connection.execute(
            select(Journal.before, Journal.after).where(Journal.kind.in_(("case_file", "respondent", "case_entry")))
        ).all()
    assert tuple(row) == (number, "archived", [8], "")
    said = "".join((body.before or "") + (body.after or "") for body in bodies)
    words = ("连续发布", "多人受骗", "另一件事", "第二十一条", "杜珍", "查明无此事")
    assert [word for word in words if word in said] == []
    assert whole(office)
    assert opened(office, jane) == "LUT-2032-0001"
