"""Cases: numbered by the year, opened only for what is grave, amended until decided, taken on with their duties."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import Stage, Step, plain
from lut_admin.office import cases, history, papers, roster, settings
from lut_admin.office.cases import Account, Kind, Nobody, OwnerAct
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.records.tables import Respondent
from tests.office.cases.conftest import FACTS, HEARD, SAID, account, opened, refused, take, whole
from tests.office.conftest import Clock


def test_numbers_follow_one_another_within_the_year(office: Office, clock: Clock, jane: int) -> None:
    assert [opened(office, jane) for _ in range(2)] == ["LUT-2025-0001", "LUT-2025-0002"]
    cases.discard(office, "LUT-2025-0002")
    assert opened(office, jane) == "LUT-2025-0003"  # what is in the bin keeps its number
    clock.at = datetime(2025, 12, 31, 23, 59, tzinfo=CHINA) + timedelta(minutes=2)
    settings.change(office, {"case_prefix": "IS"})
    assert opened(office, jane) == "IS-2026-0001"


def test_a_number_once_given_is_never_given_again(office: Office, jane: int) -> None:
    assert opened(office, jane) == "LUT-2025-0001"
    history.undo(office)
    assert opened(office, jane, articles=(5, 8)) == "LUT-2025-0002"
    history.undo(office)
    history.redo(office)
    assert [file.number for file in cases.cases(office)] == ["LUT-2025-0002"]
    settings.change(office, {"case_prefix": "LUT-2025"})
    assert opened(office, jane) == "LUT-2025-2025-0001"
    settings.change(office, {"case_prefix": "LUT"})
    assert opened(office, jane) == "LUT-2025-0003"


def test_two_records_at_once_get_two_numbers(office: Office, jane: int) -> None:
    gate, made = threading.Barrier(4), []

    def work() -> None:
        gate.wait()
        made.append(opened(office, jane))

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
    empty = replace(account(articles=(), facts="", influence_zh=""), occurred_at=later.occurred_at, opened_on=date(2099, 1, 1))
    codes = ["nobody", "no_article", "no_facts", "no_influence", "not_yet", "step_day"]
    assert [one.code for one in cases.mistakes(office, empty)] == [f"cases.{code}" for code in codes], "all of them at once"
    assert cases.mistakes(office, account(jane)) == ()


@pytest.mark.parametrize("articles", [(4,), (5,), (6,), (4, 5, 6)])
def test_nickname_hours_and_language_alone_are_never_a_case(
    office: Office, jane: int, articles: tuple[int, ...]
) -> None:
    told = refused("cases.only_light", cases.record, office, account(jane, articles=articles))
    assert told.article == articles[0] and "提醒" in words.of_refusal(told, "zh")
    assert opened(office, jane, articles=(*articles, 8)) == "LUT-2025-0001"


def test_no_case_without_its_bad_influence_stated(office: Office, jane: int) -> None:
    told = refused("cases.no_influence", cases.record, office, account(jane, influence_zh="  "))
    assert told.article == 10 and "恶劣影响" in words.of_refusal(told, "zh")


def test_an_incident_nobody_answers_for_and_a_matter_of_staff(office: Office, jane: int) -> None:
    refused("cases.no_reason_for_nobody", cases.record, office, account(kind=Kind.NOBODY))
    refused("cases.somebody", cases.record, office, account(jane, kind=Kind.NOBODY, nobody=Nobody.HIJACKED))
    refused("cases.not_referred", cases.record, office, account(kind=Kind.REFERRED))
    incident = opened(office, kind=Kind.NOBODY, nobody=Nobody.HIJACKED)
    take(office, incident, "investigation")
    assert words.of_refusal(
        refused("duty.nobody", cases.step, office, incident, "proposal", office.today(), SAID["proposal"]), "en"
    ).startswith("Case LUT-2025-0001 is about no student")
    take(office, incident, "education")
    take(office, incident, "archiving")
    assert cases.case(office, incident).stage is Stage.ARCHIVED
    referred = opened(office, kind=Kind.REFERRED, referred_to="党政办公室", influence_zh="")
    assert cases.case(office, referred).stage is Stage.REFERRED
    refused("duty.never", cases.step, office, referred, "investigation", office.today())
    take(office, referred, "remark", "archiving")
    assert whole(office)


def test_when_it_comes_out_who_did_it_an_incident_is_about_students(office: Office, jane: int) -> None:
    number = opened(office, kind=Kind.NOBODY, nobody=Nobody.HIJACKED)
    take(office, number, "investigation")
    known = replace(cases.account_of(cases.case(office, number)), kind=Kind.STUDENTS, nobody=None, respondents=(jane,))
    cases.amend(office, number, known)
    file = cases.case(office, number)
    assert (file.kind, file.nobody, file.stage) == (Kind.STUDENTS, None, Stage.INVESTIGATING)
    take(office, number, "proposal")
    assert cases.case(office, number).people[0].stage is Stage.PROPOSED
    back = replace(cases.account_of(file), kind=Kind.NOBODY, nobody=Nobody.UNKNOWN, respondents=())
    refused("cases.decided", cases.amend, office, number, back)
    assert whole(office)


def test_everything_that_is_recorded_is_kept(office: Office, jane: int) -> None:
    given = account(
        jane,
        influence_en="Several were deceived.",
        reporter="班长",
        owner_acts=(OwnerAct("2025-11-19", "提醒并移出", "周明"),),
        clauses=("第二十一条", " "),
        source={"message": {"at": "2025-11-19T21:15", "sender": "杜珍", "text": "贷款找我"}},
        nicknames={jane: "Jane+杜珍"},
    )
    number = str(cases.record(office, given).facts["number"])
    kept = cases.account_of(cases.case(office, number))
    assert kept == replace(given, clauses=("第二十一条",))
    assert cases.case(office, number).people[0].particulars["student_no"] == "20230001"


def test_the_account_is_amended_until_it_is_decided(office: Office, jane: int, john: int) -> None:
    number = opened(office, jane)
    changed = replace(account(jane, john, articles=(5, 8)), facts_zh="更正后的事实。", occurred_at=None)
    cases.amend(office, number, changed)
    file = cases.case(office, number)
    assert (file.facts_zh, file.articles, file.occurred_at) == ("更正后的事实。", (5, 8), None)
    assert [person.student_id for person in file.people] == [jane, john]
    cases.amend(office, number, account(jane))
    assert [person.student_id for person in cases.case(office, number).people] == [jane]
    refused("cases.no_facts", cases.amend, office, number, account(jane, facts=""))
    take(office, number, *HEARD, "decision")
    refused("cases.decided", cases.amend, office, number, account(jane))


def test_what_a_student_was_told_is_not_changed_behind_her_back(office: Office, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, "investigation", "proposal")
    told = cases.account_of(cases.case(office, number))
    refused("cases.told_already", cases.amend, office, number, replace(told, facts_zh="另一件事。"))
    refused("cases.told_already", cases.amend, office, number, replace(told, articles=(7,)))
    cases.amend(office, number, replace(told, reporter="班长"))
    proposal = next(one.id for one in cases.case(office, number).entries if one.step is Step.PROPOSAL)
    cases.correct(office, number, proposal, "事实有误，重新告知。", annuls=True)
    cases.amend(office, number, replace(told, facts_zh="另一件事。"))
    assert cases.case(office, number).facts_zh == "另一件事。" and whole(office)


def test_amending_keeps_the_particulars_that_were_recorded(office: Office, jane: int, john: int) -> None:
    number = opened(office, jane)
    roster.edit(office, jane, {"class_name": "国际2401班"})
    cases.amend(office, number, account(jane, john))
    assert cases.case(office, number).people[0].particulars["class_name"] == "国际2301班"
    history.undo(office)
    with office.read() as connection:
        assert len(connection.execute(select(Respondent.id)).all()) == 1


def test_steps_keep_due_process_and_the_calendar(office: Office, clock: Clock, jane: int) -> None:
    number = opened(office, jane)
    hasty = refused("duty.first", cases.step, office, number, "decision", office.today(), SAID["decision"])
    assert words.of_refusal(hasty, "zh") == (
        f"案件 {number} 还有程序没有完成，现在不能进行这一步。请先完成：开始调查、拟处分告知、陈述申辩（教育部令第41号第54条）。"
    )
    assert "Order 41, Art. 54" in words.of_refusal(hasty, "en")
    clock.pass_(days=10)
    refused("cases.step_day", cases.step, office, number, "investigation", office.today() + timedelta(days=1))
    refused("duty.day", cases.step, office, number, "investigation", date(2025, 11, 19))
    refused("cases.no_step", cases.step, office, number, "forgive", office.today())
    refused("cases.no_step", cases.step, office, number, "correction", office.today())
    told = refused("step.no_fact", cases.step, office, number, "dropped", office.today())
    assert words.of_refusal(told, "zh") == "“撤案”没有填写“原因”。请补充后再记录。"
    refused(
        "step.bad_fact", cases.step, office, number, "proposal", office.today(), {**SAID["proposal"], "months": "0"}
    )
    refused("step.bad_fact", cases.step, office, number, "investigation", office.today(), {"weather": "fine"})
    cases.step(office, number, "investigation", date(2025, 11, 25), {"investigators": "周明、韩雪"}, " 已核实 ")
    [_, last] = cases.case(office, number).entries
    assert (last.on, last.note, plain(last.facts)) == (
        date(2025, 11, 25),
        "已核实",
        {"investigators": ["周明", "韩雪"]},
    )


def test_everybody_is_heard_for_herself(office: Office, jane: int, john: int) -> None:
    number = opened(office, jane, john)
    take(office, number, *HEARD[:3])
    guardian = refused("duty.guardian", cases.step, office, number, "statement", office.today())
    assert "18" in words.of_refusal(guardian, "zh") and "民法典" in words.of_refusal(guardian, "zh")
    cases.step(office, number, "statement", office.today(), students=[jane])
    file = cases.case(office, number)
    assert [person.stage for person in file.people] == [Stage.HEARD, Stage.PROPOSED] and file.stage is Stage.PROPOSED
    refused("duty.first", cases.step, office, number, "decision", office.today(), SAID["decision"])
    cases.step(office, number, "decision", office.today(), SAID["decision"], students=[jane])
    cases.step(office, number, "dropped", office.today(), {"reason": "与其无关"}, students=[john])
    file = cases.case(office, number)
    assert [person.stage for person in file.people] == [Stage.DECIDED, Stage.DROPPED] and file.stage is Stage.DECIDED
    take(office, number, "service")  # for whom it is not over
    assert cases.case(office, number).people[0].stage is Stage.SERVED
    refused(
        "cases.not_respondent", cases.step, office, number, "remark", office.today(), SAID["remark"], students=[999]
    )
    refused("cases.has_entries", cases.amend, office, opened_with_entry(office, jane, john), account(john))
    assert whole(office)


def opened_with_entry(office: Office, jane: int, john: int) -> str:
    number = opened(office, jane, john)
    cases.step(office, number, "remark", office.today(), SAID["remark"], students=[jane])
    return number


def test_whoever_comes_into_a_case_later_is_told_and_heard_for_herself(office: Office, jane: int, john: int) -> None:
    number = opened(office, jane)
    take(office, number, *HEARD)
    cases.amend(office, number, account(jane, john))
    file = cases.case(office, number)
    assert [person.stage for person in file.people] == [Stage.HEARD, Stage.INVESTIGATING]
    assert file.stage is Stage.INVESTIGATING and whole(office)
    refused("duty.first", cases.step, office, number, "decision", office.today(), SAID["decision"], students=[john])
    take(office, number, "remark")
    cases.amend(office, number, account(jane))
    assert cases.case(office, number).stage is Stage.HEARD and whole(office)


def test_only_what_is_not_decided_goes_to_the_bin(office: Office, jane: int) -> None:
    number = opened(office, jane)
    cases.discard(office, number)
    refused("cases.unknown", cases.case, office, number)
    history.undo(office)
    take(office, number, *HEARD, "decision")
    refused("cases.on_file", cases.discard, office, number)


def test_what_is_on_file_is_not_undone(office: Office, clock: Clock, jane: int) -> None:
    number = opened(office, jane)
    for name in HEARD:
        assert cases.step(office, number, name, office.today(), SAID.get(name, {})).act_id is not None
    history.undo(office)
    assert cases.case(office, number).stage is Stage.PROPOSED
    history.redo(office)
    assert cases.case(office, number).stage is Stage.HEARD
    for name in ("decision", "service", "application"):
        assert cases.step(office, number, name, office.today(), SAID.get(name, {})).act_id is None
    before = cases.case(office, number)
    refused("journal.for_good", history.undo, office)
    assert cases.case(office, number) == before
    clock.pass_(days=220)
    take(office, number, "lifting", "archiving")
    file = cases.case(office, number)
    assert (file.stage, file.archived_on) == (Stage.ARCHIVED, office.today().isoformat())
    assert cases.cases(office, settled=False) == [] and cases.cases(office) == [file]


def test_whose_birthday_is_not_known_is_under_age_until_the_month_is_over(office: Office) -> None:
    mary = roster.add(office, {"student_no": "20230003", "chinese_name": "马丽", "birth": "2007-11"}).made
    assert mary
    number = opened(office, mary)
    take(office, number, *HEARD[:3])
    refused("duty.guardian", cases.step, office, number, "statement", office.today())


def test_a_case_is_merged_into_one_that_is_there(office: Office, jane: int) -> None:
    one, other = opened(office, jane), opened(office, jane)
    refused("cases.unknown", cases.step, office, one, "merged", office.today(), {"into": "LUT-2025-0009"})
    refused("cases.unknown", cases.step, office, one, "merged", office.today(), {"into": one})
    cases.step(office, one, "merged", office.today(), {"into": other})
    assert cases.case(office, one).stage is Stage.MERGED


def test_the_form_says_what_was_recorded_and_does_not_prejudge(office: Office, jane: int) -> None:
    number = opened(office, jane)
    form = papers.registration(office, number)
    assert form.respondents[0].passport_name == "DOE JANE" and form.facts_zh == FACTS
    assert (form.occurred, form.evidence[0].copies) == (datetime(2025, 11, 19, 21, 15, tzinfo=CHINA), 3)
    assert words.say("forms.case_title", "zh").startswith("涉嫌")
    assert "Suspected" in words.say("forms.case_title", "en")


def test_an_account_with_only_what_is_needed(office: Office, jane: int) -> None:
    cases.record(office, Account((8,), (jane,), FACTS, influence_zh="多人受骗。"))
    [file] = cases.cases(office)
    assert (file.place, file.reporter, file.evidence, file.owner_acts, file.source) == (None, None, (), (), None)
