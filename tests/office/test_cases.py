"""Cases: numbered by the year, corrected until decided, one step after the other, printed without prejudice."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from lut_admin.convention.hours import CHINA
from lut_admin.office import cases, history, papers, roster, settings, verifying
from lut_admin.office.cases import Account, Evidence
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.records.tables import Respondent
from lut_admin.refusals import Refusal
from tests.office.conftest import Clock

FACTS = "该生在群内连续发布校外广告。"


@pytest.fixture
def jane(office: Office) -> int:
    made = roster.add(
        office,
        {"student_no": "20230001", "passport_name": "DOE JANE", "chinese_name": "杜珍", "class_name": "国际2301班"},
    )
    assert made.made is not None
    return made.made


@pytest.fixture
def john(office: Office) -> int:
    made = roster.add(office, {"student_no": "20230002", "passport_name": "TESTER JOHN", "chinese_name": "田约翰"})
    assert made.made is not None
    return made.made


def account(*people: int, articles: tuple[int, ...] = (8,), facts: str = FACTS) -> Account:
    at = datetime(2025, 11, 19, 21, 15, tzinfo=CHINA)
    return Account(articles, people, facts, "Ads.", at, "大群", (Evidence("截图", 3, "2025-11-19"),))


def recorded(office: Office, given: Account) -> str:
    return str(cases.record(office, given).facts["number"])


def refused(code: str, act: object, *given: object) -> Refusal:
    with pytest.raises(Refusal) as told:
        act(*given)  # type: ignore[operator]
    assert told.value.code == code
    return told.value


def test_numbers_follow_one_another_within_the_year(office: Office, clock: Clock, jane: int) -> None:
    assert [recorded(office, account(jane)) for _ in range(2)] == ["LUT-2025-0001", "LUT-2025-0002"]
    cases.discard(office, "LUT-2025-0002")
    assert recorded(office, account(jane)) == "LUT-2025-0003"  # what is in the bin keeps its number
    clock.at = datetime(2025, 12, 31, 23, 59, tzinfo=CHINA) + timedelta(minutes=2)
    settings.change(office, {"case_prefix": "IS"})
    assert recorded(office, account(jane)) == "IS-2026-0001"


def test_a_number_once_given_is_never_given_again(office: Office, jane: int) -> None:
    assert recorded(office, account(jane)) == "LUT-2025-0001"
    history.undo(office)
    assert recorded(office, account(jane, articles=(5,))) == "LUT-2025-0002"
    history.undo(office)
    history.redo(office)
    assert [file.number for file in cases.cases(office)] == ["LUT-2025-0002"]
    settings.change(office, {"case_prefix": "LUT-2025"})
    assert recorded(office, account(jane)) == "LUT-2025-2025-0001"
    settings.change(office, {"case_prefix": "LUT"})
    assert recorded(office, account(jane)) == "LUT-2025-0003"


def test_two_records_at_once_get_two_numbers(office: Office, jane: int) -> None:
    gate, made = threading.Barrier(4), []

    def work() -> None:
        gate.wait()
        made.append(recorded(office, account(jane)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [f"LUT-2025-000{n}" for n in range(1, 5)]


def test_what_is_no_case_is_refused(office: Office, clock: Clock, jane: int) -> None:
    refused("cases.nobody", cases.record, office, account())
    refused("cases.no_article", cases.record, office, account(jane, articles=()))
    refused("cases.no_article", cases.record, office, account(jane, articles=(11,)))
    refused("cases.no_facts", cases.record, office, account(jane, facts=" \n"))
    refused("cases.student_unknown", cases.record, office, account(jane, 999))
    later = replace(account(jane), occurred_at=clock.at + timedelta(minutes=1))
    refused("cases.not_yet", cases.record, office, later)
    assert cases.cases(office) == []


def test_the_account_is_corrected_until_it_is_decided(office: Office, jane: int, john: int) -> None:
    number = recorded(office, account(jane))
    cases.amend(
        office, number, replace(account(jane, john, articles=(5, 8)), facts_zh="更正后的事实。", occurred_at=None)
    )
    file = cases.case(office, number)
    assert (file.facts_zh, file.articles, file.occurred_at) == ("更正后的事实。", (5, 8), None)
    assert [person.student_id for person in file.people] == [jane, john]
    cases.amend(office, number, account(john))
    assert [person.student_id for person in cases.case(office, number).people] == [john]
    refused("cases.no_facts", cases.amend, office, number, account(john, facts=""))
    for stage in ("told", "heard", "decided"):
        cases.step(office, number, stage, office.today())
    refused("cases.decided", cases.amend, office, number, account(john))


def test_a_correction_keeps_the_particulars_that_were_recorded(office: Office, jane: int, john: int) -> None:
    number = recorded(office, account(jane))
    roster.edit(office, jane, {"class_name": "国际2401班"})
    cases.amend(office, number, account(jane, john))
    assert cases.case(office, number).people[0].particulars["class_name"] == "国际2301班"
    history.undo(office)
    with office.read() as connection:
        assert len(connection.execute(select(Respondent.id)).all()) == 1


def test_steps_keep_due_process_and_the_calendar(office: Office, clock: Clock, jane: int) -> None:
    number = recorded(office, account(jane))
    told = refused("cases.step_not_allowed", cases.step, office, number, "decided", office.today())
    assert words.of_refusal(told, "zh") == (
        f"案件 {number} 现在不能进入“已决定”。请先完成：告知拟处分、听取陈述申辩（教育部令第41号第55条）。"
    )
    never = refused("cases.step_never", cases.step, office, number, "registered", office.today())
    assert "已登记" in words.of_refusal(never, "zh") and "Registered" in words.of_refusal(never, "en")
    clock.pass_(days=10)
    refused("cases.step_day", cases.step, office, number, "told", office.today() + timedelta(days=1))
    refused("cases.step_day", cases.step, office, number, "told", date(2025, 11, 19))
    cases.step(office, number, "told", date(2025, 11, 25), " 当面告知 ")
    refused("cases.step_day", cases.step, office, number, "heard", date(2025, 11, 24))
    assert [(step.stage, step.on, step.note) for step in cases.case(office, number).steps] == [
        ("registered", "2025-11-20", None),
        ("told", "2025-11-25", "当面告知"),
    ]


def test_only_what_is_not_decided_goes_to_the_bin(office: Office, jane: int) -> None:
    number = recorded(office, account(jane))
    cases.discard(office, number)
    refused("cases.unknown", cases.case, office, number)
    history.undo(office)
    for stage in ("told", "heard", "decided"):
        cases.step(office, number, stage, office.today())
    refused("cases.on_file", cases.discard, office, number)


def test_what_is_on_file_is_not_undone(office: Office, jane: int) -> None:
    number = recorded(office, account(jane))
    for stage in ("told", "heard"):
        assert cases.step(office, number, stage, office.today()).act_id is not None
    history.undo(office)
    assert cases.case(office, number).stage == "told"
    history.redo(office)
    for stage in ("decided", "served", "lifted", "closed"):
        assert cases.step(office, number, stage, office.today()).act_id is None
    before = cases.case(office, number)
    refused("journal.nothing_to_undo", history.undo, office)
    assert cases.case(office, number) == before and before.stage == "closed"


@pytest.mark.parametrize("last", ["decided", "closed", "dropped"])
def test_a_mistaken_step_is_corrected_by_a_note(office: Office, clock: Clock, jane: int, last: str) -> None:
    number = recorded(office, account(jane))
    ways = {"decided": ("told", "heard", "decided"), "dropped": ("dropped",)}
    for stage in ways.get(last, ("told", "heard", "decided", "served", "closed")):
        cases.step(office, number, stage, office.today())
    clock.pass_(days=2)
    refused("cases.no_note", cases.correct, office, number, " \n")
    cases.correct(office, number, " 送达日期应为 11月18日 ")
    file = cases.case(office, number)
    assert file.stage == last
    assert (file.steps[-1].note, file.steps[-1].on, file.steps[-1].correction) == (
        "送达日期应为 11月18日",
        "2025-11-22",
        True,
    )
    assert not any(step.correction for step in file.steps[:-1])
    assert {check.name: check.ok for check in verifying.verify(office).checks}["dossiers"]


def test_a_correction_does_not_push_the_next_step_back(office: Office, clock: Clock, jane: int) -> None:
    number = recorded(office, account(jane))
    for stage in ("told", "heard", "decided"):
        cases.step(office, number, stage, office.today())
    clock.pass_(days=5)
    cases.correct(office, number, "文号应为 12 号")
    cases.step(office, number, "served", date(2025, 11, 21))
    assert [step.stage for step in cases.case(office, number).steps[-2:]] == ["decided", "served"]
    assert [step.correction for step in cases.case(office, number).steps[-2:]] == [True, False]


def test_the_form_says_what_was_recorded_and_does_not_prejudge(office: Office, jane: int) -> None:
    number = recorded(office, account(jane))
    form = papers.registration(office, number)
    assert form.respondents[0].passport_name == "DOE JANE"
    assert (form.occurred, form.evidence[0].copies) == (datetime(2025, 11, 19, 21, 15, tzinfo=CHINA), 3)
    assert words.say("forms.case_title", "zh").startswith("涉嫌")
    assert "Suspected" in words.say("forms.case_title", "en")
