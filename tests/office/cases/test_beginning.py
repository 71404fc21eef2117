"""A case or a note begins from a pasted message, a check or a note: the sender recognised, nothing prejudged."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from lut_admin.convention.hours import CHINA
from lut_admin.convention.membership import Answer
from lut_admin.office import cases, roster
from lut_admin.office.cases import How, Kind, Nobody
from lut_admin.office.office import Office
from tests.office.cases.conftest import refused

PASTED = """DOE JANE+杜珍 2025-11-19 21:15
贷款找我

周明 2025-11-19 21:16
请撤回

路人甲 2025-11-19 21:17
加我好友"""


def test_the_sender_of_a_pasted_message_is_recognised(office: Office, jane: int, john: int) -> None:
    roster.add_staff(office, {"chinese_name": "周明", "role": "班主任"})
    first, staff, stranger = cases.heard(office, PASTED)
    assert (first.student, first.answer, first.at) == (
        jane,
        Answer.STUDENT,
        datetime(2025, 11, 19, 21, 15, tzinfo=CHINA),
    )
    assert (staff.answer, stranger.answer) == (Answer.STAFF, Answer.OUTSIDER)
    begun = cases.account_from(first, (8,), "大群")
    assert begun.facts_zh == "" and begun.nicknames == {jane: "DOE JANE+杜珍"}
    number = cases.record(office, replace(begun, facts_zh="发布贷款广告。", influence_zh="多人受骗。")).facts["number"]
    file = cases.case(office, str(number))
    assert file.source == {"message": {"at": "2025-11-19 21:15", "sender": "DOE JANE+杜珍", "text": "贷款找我"}}
    assert (cases.account_from(stranger).kind, cases.account_from(stranger).nobody) == (Kind.NOBODY, Nobody.OUTSIDER)
    assert cases.account_from(staff).kind is Kind.REFERRED
    refused("cases.no_message", cases.heard, office, " \n")


def test_a_message_nobody_signed_is_kept_and_asked_about(office: Office, jane: int) -> None:
    [one] = cases.heard(office, "贷款找我")
    assert (one.student, one.answer, one.at) == (None, None, None)
    assert cases.account_from(one).respondents == ()


def test_a_case_begins_from_what_a_check_found(office: Office, jane: int) -> None:
    student = cases.account_from_finding(jane, "DOE JANE+杜珍", "大群")
    assert (student.respondents, student.place, student.nicknames) == ((jane,), "大群", {jane: "DOE JANE+杜珍"})
    stranger = cases.account_from_finding(None, "路人甲", "大群")
    assert (stranger.kind, stranger.articles, stranger.respondents) == (Kind.NOBODY, (3,), ())
    number = cases.record(office, replace(stranger, facts_zh="入群发广告。", influence_zh="多人受骗。")).facts["number"]
    assert cases.case(office, str(number)).source == {"group": "大群", "nickname": "路人甲"}


def test_a_note_that_did_not_suffice_becomes_a_case(office: Office, jane: int) -> None:
    made = cases.note(office, jane, How.REMINDER, (8,), "不要发广告", source={"audit": 1}).made
    assert made
    begun = cases.account_from_note(office, made)
    assert (begun.respondents, begun.articles, begun.source) == ((jane,), (8,), {"audit": 1, "note": made})
    refused("cases.no_influence", cases.record, office, begun)
    refused("cases.no_note_there", cases.account_from_note, office, 99)
