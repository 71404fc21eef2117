"""What a case's sheet tells: what may be done now, what cannot yet and why, who wrote what, what was merged into it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lut_admin.convention.supervision import Step
from lut_admin.office import cases, history
from lut_admin.office.cases import Kind, Nobody, OwnerAct
from lut_admin.office.cases.outlook import Outlook, outlook
from lut_admin.office.office import Office
from tests.office.cases.conftest import HEARD, SAID, SERVED, opened, refused, take


def now(told: Outlook, person: int | None = None) -> set[Step]:
    return {one.step for one in told.of(person).possible if one.now}


def not_yet(told: Outlook) -> dict[Step, str]:
    return {one.step: one.refusal.code for one in told.of(None).possible if one.refusal is not None}


def test_at_the_beginning_what_comes_later_is_named_with_what_is_missing(office: Office, jane: int) -> None:
    told = outlook(office, opened(office, jane))
    assert now(told) == {Step.INVESTIGATION, Step.EDUCATION, Step.DROPPED, Step.MERGED, Step.REMARK}
    later = not_yet(told)
    assert later[Step.PROPOSAL] == later[Step.DECISION] == later[Step.ARCHIVING] == "duty.first"
    [decision] = [one for one in told.of(None).possible if one.step is Step.DECISION]
    assert decision.refusal is not None and [word.key for word in decision.refusal.facts["before"]] == [
        "step.investigation", "step.proposal", "step.statement",
    ]  # fmt: skip


def test_what_only_the_form_can_lack_may_be_begun(office: Office, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, "investigation")
    assert Step.PROPOSAL in now(outlook(office, number)), "a clause is asked for in the form"
    take(office, number, "proposal", "notification", "statement")
    assert Step.DECISION in now(outlook(office, number))


def test_whoever_was_heard_before_the_service_was_entered_waits_for_it(office: Office, jane: int, clock: Any) -> None:
    number = opened(office, jane)
    take(office, number, "investigation", "proposal")
    clock.pass_(days=3)
    take(office, number, "statement")
    told = outlook(office, number)
    coming = told.of(None).standing.next
    assert coming is not None and coming.step is Step.NOTIFICATION and not coming.waiting
    assert Step.NOTIFICATION in now(told) and not_yet(told)[Step.DECISION] == "duty.unserved"
    refused("duty.unserved", cases.step, office, number, "decision", office.today(), SAID["decision"])
    served = office.today() - timedelta(days=2)
    cases.step(office, number, "notification", served)
    told = outlook(office, number)
    assert Step.DECISION in now(told) and Step.NOTIFICATION not in now(told) | set(not_yet(told))
    notice = cases.case(office, number).of(Step.NOTIFICATION)[0]
    cases.correct(office, number, notice.id, "送达回证并非本人签收", annuls=True)
    assert not_yet(outlook(office, number))[Step.DECISION] == "duty.unserved"


def test_of_what_a_reason_overcomes_it_is_said_so(office: Office, jane: int, clock: Any) -> None:
    number = opened(office, jane)
    take(office, number, *SERVED, "application")
    [lifting] = [one for one in outlook(office, number).of(None).possible if one.step is Step.LIFTING]
    assert lifting.with_reason and lifting.refusal is not None and lifting.refusal.code == "duty.period_runs"
    clock.pass_(days=400)
    told = outlook(office, number)
    assert Step.LIFTING in now(told)
    [appeal] = [one for one in told.of(None).possible if one.step is Step.APPEAL]
    assert appeal.with_reason and told.of(None).now(Step.APPEAL)


def test_what_is_past_or_never_comes_is_not_named(office: Office, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, *SERVED)
    told = outlook(office, number)
    named = now(told) | set(not_yet(told))
    assert not named & {Step.PROPOSAL, Step.NOTIFICATION, Step.SERVICE, Step.CHECK, Step.DROPPED, Step.DECISION}
    assert {Step.ANSWER, Step.PROVINCE, Step.ARCHIVING} <= set(not_yet(told))


def test_each_respondent_has_her_own(office: Office, jane: int, john: int) -> None:
    number = opened(office, jane, john)
    take(office, number, "investigation")
    cases.step(office, number, "proposal", office.today(), SAID["proposal"], "", [jane])
    told = outlook(office, number)
    first, second = told.file.people
    assert Step.NOTIFICATION in now(told, first.id) and Step.NOTIFICATION not in now(told, second.id)
    assert told.of(second.id).person == second


def test_without_a_respondent_no_sanction_is_named(office: Office) -> None:
    number = opened(office, kind=Kind.NOBODY, nobody=Nobody.HIJACKED)
    told = outlook(office, number)
    assert told.prospects[0].person is None
    assert now(told) == {Step.INVESTIGATION, Step.EDUCATION, Step.DROPPED, Step.MERGED, Step.REMARK}
    assert set(not_yet(told)) == {Step.ARCHIVING}
    offered = [one.step for one in told.prospects[0].possible if one.now]
    assert offered == [Step.INVESTIGATION, Step.DROPPED, Step.MERGED, Step.EDUCATION, Step.REMARK], "nobody can be talked to yet"


def test_the_period_and_who_wrote_what(office: Office, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, *SERVED)
    told = outlook(office, number)
    prospect = told.of(None)
    assert prospect.in_force == office.today() and prospect.period is not None
    assert set(told.written_by) == {entry.id for entry in told.file.entries}
    assert set(told.written_by.values()) == {office.actor}


def test_what_was_merged_is_told_on_both_sides(office: Office, jane: int, john: int) -> None:
    first, second = opened(office, jane), opened(office, john)
    cases.step(office, second, "merged", office.today(), {"into": first})
    told = outlook(office, first)
    assert [number for _, number in told.joined] == [second]
    assert [number for _, number, _ in outlook(office, second).others] == [first]
    assert not outlook(office, second).joined


def test_the_next_document_is_suggested(office: Office, jane: int) -> None:
    cases.change_rules(office, {"document_pattern": "校国教处〔{year}〕{n}号"})
    number = opened(office, jane)
    take(office, number, *HEARD)
    assert outlook(office, number).document == cases.suggested_document(office) == "校国教处〔2025〕1号"


# --- what the group's owner did ---


def test_what_the_owner_did_is_noted_at_any_stage_and_before_the_decision_undone(office: Office, jane: int) -> None:
    number = opened(office, jane, owner_acts=(OwnerAct("2025-11-19", "提醒删除", "群主"),))
    cases.add_owner_act(office, number, OwnerAct("2025-11-20", " 移出群聊 "))
    assert [deed.what for deed in cases.case(office, number).owner_acts] == ["提醒删除", "移出群聊"]
    history.undo(office)
    assert [deed.what for deed in cases.case(office, number).owner_acts] == ["提醒删除"]
    take(office, number, *SERVED)
    assert cases.add_owner_act(office, number, OwnerAct("2025-11-20", "移出群聊")).act_id is None, "on file for good"
    assert cases.case(office, number).owner_acts[-1].what == "移出群聊"


@pytest.mark.parametrize(
    ("deed", "code"),
    [(OwnerAct("2025-11-20", " "), "cases.no_deed"), (OwnerAct("2025-11-21", "提醒"), "cases.step_day")],
)
def test_what_is_no_deed_is_refused(office: Office, jane: int, deed: OwnerAct, code: str) -> None:
    number = opened(office, jane)
    refused(code, cases.add_owner_act, office, number, deed)
    assert not cases.case(office, number).owner_acts


def test_nothing_is_added_to_the_archive(office: Office, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, "dropped", "archiving")
    refused("cases.archived", cases.add_owner_act, office, number, OwnerAct(date(2025, 11, 20).isoformat(), "提醒"))
