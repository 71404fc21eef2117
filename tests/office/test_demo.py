"""The demonstration: a whole office of invented people, the same for the same day, removed with one act."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from lut_admin.convention import purpose, supervision
from lut_admin.convention.roster import BY_NAME
from lut_admin.office import cases, demo, groups, history, notices, roster
from lut_admin.office.cases.reading import setting_of
from lut_admin.office.demo.people import invent
from lut_admin.office.office import Office
from lut_admin.office.roster.cells import read_value
from lut_admin.papers.roster_sheet import nationalities
from lut_admin.records.tables import KINDS
from lut_admin.refusals import Refusal

DAY = date(2025, 11, 20)
COUNT = 260


def sizes(office: Office) -> dict[str, int]:
    with office.read() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in KINDS.items()
            if name not in ("journal", "counter", "setting")
        }


def test_the_same_day_and_seed_invent_the_same_people() -> None:
    assert invent(50, DAY) == invent(50, DAY)
    assert invent(50, DAY) != invent(50, DAY, seed=2)


def test_invented_people_are_as_a_register_has_them() -> None:
    people = invent(1286, DAY)
    assert len({one.values["student_no"] for one in people}) == 1286
    countries = Counter(one.values["nationality"] for one in people)
    assert len(countries) >= 30
    assert all(nationalities.code(country) for country in countries)
    statuses = Counter(one.values["status"] for one in people)
    assert set(statuses) >= {"active", "graduated", "leave", "withdrawn", "admitted", "left_china", "expelled"}
    assert 300 < statuses["active"] < 500, "the main group must hold them"
    soon = (DAY + timedelta(days=45)).isoformat()
    assert any(one.values.get("permit_expiry", "9999") < soon for one in people)
    for one in people[:200]:
        assert {name: read_value(name, value) for name, value in one.values.items()} == one.values
        assert set(one.values) <= set(BY_NAME)


def test_an_office_is_filled_with_something_of_everything(office: Office) -> None:
    result = demo.fill(office, COUNT)
    assert demo.is_demo(office)
    assert result.facts["students"] == len(roster.students(office)) == COUNT
    assert {line.role for line in roster.staff(office)} >= {"辅导员", "班主任"}
    made = groups.groups(office)
    assert len(made) == result.facts["groups"] > 5
    main = made[0]
    assert main.checked is not None
    figures = main.checked.counts
    assert all(figures[name] > 0 for name in ("matched", "staff", "outsiders", "to_rename", "must_leave", "missing"))
    assert figures["compliant"] > figures["members"] / 2
    share = [check.counts["compliant"] / check.counts["members"] for check in groups.checks(office, main.id)]
    assert share == sorted(share), "the group gets better over time"
    assert {notice.state for notice in notices.notices(office)} == set(notices.State)
    assert all(not purpose.check(notice.category) for notice in notices.notices(office))
    files = cases.cases(office)
    assert {file.stage for file in files} == set(supervision.Stage), "the demonstration has a case at every stage"
    known = cases.Terms(cases.profile(office), supervision.calendar(cases.years(office)))
    for file in files:
        for person in file.people or (None,):
            setting = setting_of(file, person, known)
            assert supervision.broken(file.entries, person.id if person else None, setting) is None, file.number
        assert cases.stage_by_entries(file) == file.stage
    assert {note.how for note in cases.notes(office)} == set(cases.How)


def test_the_groups_have_a_history(office: Office) -> None:
    demo.fill(office, COUNT)
    main, *others = groups.groups(office)
    assert [len(groups.owners(office, main.id)), len(groups.turnover(office, main.id))] == [2, 3]
    assert any(len(groups.checks(office, one.id)) == 3 for one in others if one.kind.value == "class")
    told = groups.ladder(office, main.id)
    assert any(one.given for one in told) and any(not one.given for one in told)
    assert any(one.decided for one in groups.strangers(office, main.id))
    assert 0 < len(groups.leaving(office).leavers) < COUNT // 4
    assert groups.known_nicknames(office, main.id) and groups.events(office, main.id)
    assert main.checked is not None and main.checked.counts["strangers"] == 1
    demo.remove(office)
    assert groups.groups(office) == []


def test_the_notices_show_what_a_log_holds(office: Office) -> None:
    demo.fill(office, COUNT)
    [near] = notices.coming(office)
    assert near.days == 2 and near.notice.audience.sets[0].key == "class"
    asked = [one for one in notices.confirmed(office, near.notice.id) if one.confirmed]
    assert len(asked) == 1 and asked[0].waiting and asked[0].unknown
    entered = [step for line in notices.notices(office) for step in line.postings if step.afterwards]
    assert len(entered) == 1 and entered[0].exception == "other"
    assert any(entry.kind == "held" for day in notices.month(office, office.today()).days for entry in day.entries)


def test_no_notice_of_the_demonstration_breaks_the_convention(office: Office) -> None:
    demo.fill(office, 40)
    for notice in notices.notices(office):
        found = [f for f in notices.findings(office, notice.category, notice.zh, notice.en) if f.article != 5]
        assert [f.code for f in found] == [], notice.title


def test_it_goes_with_one_act_and_comes_back_with_undo(office: Office) -> None:
    before = sizes(office)
    demo.fill(office, COUNT)
    full = sizes(office)
    student = roster.students(office)[0]
    roster.edit(office, student.id, {"phone": "13000000009", "passport_name": "SOMEBODY ELSE"})
    own = groups.add(office, "class", "自建群").made
    assert own is not None
    groups.save_audit(office, groups.audit_group(office, own, [student.name]))
    demo.remove(office)
    left = {name: n for name, n in sizes(office).items() if n != before[name]}
    assert left == {"wechat_group": 1, "audit": 1}, "what was made by hand stays"
    assert not demo.is_demo(office)
    history.undo(office)
    assert demo.is_demo(office)
    assert sizes(office)["student"] == full["student"]
    assert roster.student(office, student.id).values["phone"] == "13000000009"


def test_it_is_never_mixed_with_real_records(office: Office) -> None:
    roster.add(office, {"chinese_name": "杜珍"})
    with pytest.raises(Refusal) as refused:
        demo.fill(office, 10)
    assert refused.value.code == "demo.not_empty"
    with pytest.raises(Refusal) as refused:
        demo.remove(office)
    assert refused.value.code == "demo.none"
    assert len(roster.students(office)) == 1


def test_filling_is_no_step_that_undo_takes_back(office: Office) -> None:
    demo.fill(office, COUNT)
    assert history.reach(office).undo is None
    roster.add(office, {"passport_name": "MENSAH KOFI"})
    history.undo(office)
    assert len(roster.students(office)) == COUNT and history.reach(office).undo is None
