"""What was kept long enough is listed once a year, exported, and then erased while the chain holds."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from lut_admin.office import cases
from lut_admin.office.cases import evidence
from lut_admin.office.cases.evidence import Piece
from lut_admin.office.office import Office
from lut_admin.office.papers import dossier
from lut_admin.records.tables import Case, Journal
from tests.office.cases.conftest import SERVED, opened, refused, take, whole
from tests.office.conftest import Clock


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
    refused("cases.kept", cases.erase_cases, office, [open_still])
    refused("cases.not_exported", cases.erase_cases, office, [dropped])


def test_only_a_dossier_of_all_of_it_as_it_is_stands_for_a_case(
    office: Office, clock: Clock, jane: int, tmp_path: Path
) -> None:
    number, binned = opened(office, jane), opened(office, jane)
    take(office, number, "dropped")
    cases.discard(office, binned)
    clock.pass_(days=6 * 365)

    def exported() -> dict[str, bool]:
        return {one.number: one.exported is not None for one in cases.review_list(office)}

    assert exported() == {number: False, binned: False}
    dossier.export(office, number, tmp_path / "a.zip", originals=False)
    dossier.export(office, number, tmp_path / "b.zip", student_id=jane)
    refused("cases.not_exported", cases.erase_cases, office, [number])
    for one in (number, binned):
        dossier.export(office, one, tmp_path / f"{one}.zip")
    assert exported() == {number: True, binned: True}
    clock.pass_(days=1)
    evidence.add(office, number, [Piece("记录".encode(), "found later.txt", "补充的记录")])
    assert exported() == {number: False, binned: True}, "what came later is in no dossier"
    dossier.export(office, number, tmp_path / "again.zip")
    assert exported()[number]


def test_what_is_erased_is_gone_and_the_chain_holds(
    office: Office, clock: Clock, jane: int, tmp_path: Path
) -> None:
    number, kept = archived(office, clock, jane), opened(office, jane, influence_zh="另一件事。")
    take(office, kept, "dropped")
    cases.correct(office, kept, cases.case(office, kept).entries[-1].id, "补记原因", {"reason": "查明无此事"})
    clock.pass_(days=6 * 365)
    assert cases.erase_cases(office, []).act_id is None
    for one in (number, kept):
        dossier.export(office, one, tmp_path / f"{one}.zip")
    assert cases.erase_cases(office, [number, kept]).facts["n"] == 2
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
