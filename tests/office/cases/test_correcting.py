"""What was entered wrongly: corrected by a further entry that points to it, or taken out by one; nothing else is touched."""

from __future__ import annotations

from datetime import date

from lut_admin.convention.supervision import Stage
from lut_admin.office import cases, history
from lut_admin.office.office import Office
from lut_admin.papers import words
from tests.clock import Clock
from tests.office.cases.conftest import SERVED, opened, refused, take, whole


def test_a_mistake_is_corrected_by_an_entry_that_points_to_it(office: Office, clock: Clock, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, *SERVED)
    clock.pass_(days=9)
    service = cases.case(office, number).entries[-1]
    refused("cases.no_note", cases.correct, office, number, service.id, " \n")
    refused("cases.no_entry", cases.correct, office, number, 999, "误记")
    opening = cases.case(office, number).entries[0]
    refused("cases.no_entry", cases.correct, office, number, opening.id, "误记", {"on": "2025-11-01"})
    refused("cases.step_day", cases.correct, office, number, service.id, "误记", {"on": "2026-11-25"})
    refused("step.bad_fact", cases.correct, office, number, service.id, "误记", {"on": "soon"})
    refused("step.bad_fact", cases.correct, office, number, service.id, "误记", {"manner": "pigeon"})
    refused("cases.correction_breaks", cases.correct, office, number, service.id, "误记", {"manner": "left"})
    [before] = cases.standings(office, cases.case(office, number))
    cases.correct(office, number, service.id, "送达日期误记", {"on": "2025-11-25"})
    file = cases.case(office, number)
    assert service in file.entries and file.entries[-1].corrects == service.id
    [after] = cases.standings(office, file)
    moved = [[one.due for one in found.deadlines if one.term == "appeal"] for found in (before, after)]
    assert moved == [[date(2025, 12, 1)], [date(2025, 12, 5)]]  # 30 November is a Sunday
    refused("journal.for_good", history.undo, office)
    refused("cases.no_entry", cases.correct, office, number, file.entries[-1].id, "误记")


def test_the_day_of_archiving_is_corrected_with_its_entry(office: Office, clock: Clock, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, "dropped", "archiving")
    clock.pass_(days=5)
    last = cases.case(office, number).entries[-1]
    cases.correct(office, number, last.id, "日期误记", {"on": "2025-11-22"})
    assert cases.case(office, number).archived_on == "2025-11-22"
    cases.correct(office, number, last.id, "尚未归档", annuls=True)
    file = cases.case(office, number)
    assert (file.stage, file.archived_on) == (Stage.DROPPED, None) and whole(office)


def test_a_correction_that_would_leave_a_step_without_its_duty_is_refused(office: Office, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, *SERVED)
    statement = next(one for one in cases.case(office, number).entries if one.step == "statement")
    told = refused("cases.correction_breaks", cases.correct, office, number, statement.id, "误记", annuls=True)
    assert "处分决定" in words.of_refusal(told, "zh") and "第55条" in words.of_refusal(told, "zh")
    last = cases.case(office, number).entries[-1]
    cases.correct(office, number, last.id, "尚未送达", annuls=True)
    file = cases.case(office, number)
    assert file.stage is Stage.DECIDED and last in file.entries
    assert whole(office)


def test_what_was_taken_out_is_not_corrected_again_and_the_correction_that_did_it_is_named(
    office: Office, clock: Clock, jane: int
) -> None:
    number = opened(office, jane)
    take(office, number, *SERVED)
    service = cases.case(office, number).entries[-1]
    clock.pass_(days=1)
    cases.correct(office, number, service.id, "尚未送达", annuls=True)
    taken_out = cases.case(office, number).entries[-1]
    clock.pass_(days=1)
    for again in ({"changes": {"on": "2025-11-21"}}, {"annuls": True}):
        told = refused("cases.annulled", cases.correct, office, number, service.id, "误记", **again)
        for language in words.LANGUAGES:
            said = words.of_refusal(told, language)
            assert taken_out.on.isoformat() in said and str(taken_out.id) in said
    assert cases.case(office, number).entries[-1] == taken_out and whole(office)
    take(office, number, "service")
    anew = cases.case(office, number).entries[-1]
    cases.correct(office, number, anew.id, "送达日期误记", {"on": taken_out.on.isoformat()})
    assert cases.case(office, number).stage is Stage.SERVED
