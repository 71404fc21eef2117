"""Invitations: who should be there and is not, new students first, into the group of the set that has room."""

from __future__ import annotations

import pytest

from lut_admin.convention.reminders import State
from lut_admin.office import groups, history, roster
from lut_admin.office.office import Office
from lut_admin.refusals import Refusal
from tests.office.groups.conftest import Check


def test_new_students_come_first_and_who_was_invited_waits(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    roster.edit(office, people["mina"], {"enrolled": "2025-09-01"})
    roster.edit(office, people["john"], {"enrolled": "2023-09-01"})
    check(main, ["Jane Doe+杜珍"])
    found = groups.invitations(office, main)
    assert [(one.student_id, one.new) for one in found.people] == [
        (people["mina"], True), (people["john"], False), (people["nora"], False),
    ]  # fmt: skip
    assert found.check is not None and (found.room, found.unplaced, found.today, found.daily) == (499, 0, 0, 30)
    groups.invited(office, main, [people["mina"]])
    found = groups.invitations(office, main)
    assert (found.today, found.people[0].rung.state, len(found.people[0].given)) == (1, State.WAITING, 1)
    check(main, ["Jane Doe+杜珍", "Mina Example+艾米娜"], complete=False)
    assert people["mina"] not in {one.student_id for one in groups.invitations(office, main).people}
    with pytest.raises(Refusal) as refused:
        groups.invited(office, main, [people["mina"], people["anne"]])
    assert refused.value.code == "reminder.nothing_open"


def test_a_group_never_checked_says_so(office: Office, people: dict[str, int], main: int) -> None:
    found = groups.invitations(office, main)
    assert found.check is None and len(found.people) == 4
    groups.invited(office, main, [one.student_id for one in found.people])
    assert history.reach(office).undo is not None
    history.undo(office)
    assert groups.invitations(office, main).today == 0


def test_the_list_goes_to_the_group_of_the_set_that_has_room(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    second = groups.add(office, "main", "LUT International Students 2").made or 0
    groups.edit(office, main, {"capacity": 2})
    groups.edit(office, second, {"capacity": 3})
    check(main, ["Jane Doe+杜珍"])
    here, there = groups.invitations(office, main), groups.invitations(office, second)
    assert (len(here.people), len(there.people), here.unplaced) == (1, 2, 0)
    assert not {one.student_id for one in here.people} & {one.student_id for one in there.people}
    assert here.unknown == ("LUT International Students 2",)
    groups.edit(office, second, {"capacity": 1})
    assert groups.invitations(office, main).unplaced == 1


def test_graduates_are_invited_to_the_alumni(office: Office, people: dict[str, int]) -> None:
    alumni = next(line.id for line in groups.groups(office) if line.kind.value == "alumni")
    assert [one.student_id for one in groups.invitations(office, alumni).people] == [people["anne"]]
    assert "班级+姓名" in groups.message(office, people["anne"], "invite", alumni).zh


def test_whoever_may_be_behind_a_doubtful_nickname_is_left_out_and_counted(
    office: Office, people: dict[str, int], main: int
) -> None:
    view = groups.audit_group(office, main, "John Tester+田约翰\nJane D…", complete=True)
    assert view.audit.summary.missing is not None
    missing = {person.id for person in view.audit.summary.missing}
    groups.save_audit(office, view)
    found = groups.invitations(office, main)
    assert people["jane"] not in {one.student_id for one in found.people} | missing
    assert {one.student_id for one in found.people} == missing, "the check and the list of invitations tell the same"
    assert found.maybe >= 1
    assert len(found.people) + found.maybe == groups.group(office, main).should - 1
