"""The graduation desk: an expected end is a question; who has left stays on the list until the groups are done."""

from __future__ import annotations

import pytest

from lut_admin.convention.roster import Status
from lut_admin.office import groups, history, roster
from lut_admin.office.groups import Leaver, Tick
from lut_admin.office.office import Office
from lut_admin.refusals import Refusal
from tests.office.groups.conftest import Check


def leavers(office: Office) -> dict[int, Leaver]:
    return {one.student_id: one for one in groups.leaving(office).leavers}


def test_an_expected_end_asks_at_the_steps_of_the_settings(office: Office, people: dict[str, int]) -> None:
    ends = {"jane": "2026-01-19", "john": "2025-12-20", "mina": "2025-11", "nora": "2026-01-20"}
    for name, end in ends.items():
        roster.edit(office, people[name], {"expected_end": end})
    asked = [(one.student_id, one.days, one.step) for one in groups.leaving(office).endings]
    assert asked == [(people["mina"], 10, 30), (people["john"], 30, 30), (people["jane"], 60, 60)]
    roster.edit(office, people["mina"], {"expected_end": "2025-07-01"})
    assert groups.leaving(office).endings[0].step == 0


def test_extended_and_graduated_in_batches_undone_as_one(office: Office, people: dict[str, int]) -> None:
    two = [people["jane"], people["john"]]
    roster.edit_many(office, {student_id: {"expected_end": "2025-11-25"} for student_id in two})
    groups.extended(office, two, "2026-07")
    assert groups.leaving(office).endings == ()
    history.undo(office)
    assert len(groups.leaving(office).endings) == 2
    groups.graduated(office, two, "2025-11-20")
    assert groups.leaving(office).endings == ()
    assert {one.status for i, one in leavers(office).items() if i in two} == {Status.GRADUATED}
    history.undo(office)
    assert len(groups.leaving(office).endings) == 2


def test_leavers_stay_until_both_ticks_are_made_and_only_graduates_owe_the_second(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    anne, will = people["anne"], people["will"]
    check(main, ["Anne Former+方安妮", "Jane Doe+杜珍"])
    there = leavers(office)
    assert set(there) == {anne, will}
    assert list(there) == [anne, will], "whoever is still seen comes first"
    assert [one.group_id for one in there[anne].seen_in] == [main] and there[will].seen_in == ()
    assert (there[anne].owes_alumni, there[will].owes_alumni) == (True, False)
    groups.tick(office, [anne, will], Tick.LEFT_GROUPS)
    assert {i: one.left_groups_on for i, one in leavers(office).items()} == {anne: "2025-11-20"}
    alumni = next(line.id for line in groups.groups(office) if line.kind.value == "alumni")
    check(alumni, ["1901班+方安妮"], {0: anne})
    assert [one.group_id for one in leavers(office)[anne].alumni_in] == [alumni]
    groups.tick(office, [anne], "alumni_on", "2025-11-18")
    assert leavers(office) == {}
    assert groups.tick(office, [anne], Tick.ALUMNI, "2025-11-18").act_id is None
    groups.untick(office, [anne], Tick.ALUMNI)
    assert list(leavers(office)) == [anne]
    history.undo(office)
    assert leavers(office) == {}
    history.undo(office)
    history.undo(office)
    history.undo(office)
    assert set(leavers(office)) == {anne, will}


def test_a_tick_needs_a_day_and_somebody(office: Office, people: dict[str, int]) -> None:
    for ids, day, code in (([people["anne"]], "gestern", "leaving.bad_day"), ([99], "2025-11-20", "roster.gone")):
        with pytest.raises(Refusal) as refused:
            groups.tick(office, ids, Tick.ALUMNI, day)
        assert refused.value.code == code


@pytest.mark.parametrize("day", ["2026-07", "20260701", "2026x07x01", "x" * 100])
def test_what_is_no_day_is_neither_ticked_nor_a_new_end(office: Office, people: dict[str, int], day: str) -> None:
    with pytest.raises(Refusal):
        groups.tick(office, [people["anne"]], "left_groups_on", day)
    for end in ("", "soon", "2026-13"):
        with pytest.raises(Refusal):
            groups.extended(office, [people["jane"]], end)
