"""Groups that were renamed or binned after a notice was meant for them."""

from __future__ import annotations

import pytest

from lut_admin.office import groups, history, notices
from lut_admin.office.notices import exporting
from lut_admin.office.office import Office
from lut_admin.refusals import Refusal
from tests.clock import Clock

ZH, EN = "请于11月28日前办理保险。", "Please arrange your insurance by 28 November."


@pytest.fixture
def two(office: Office) -> list[int]:
    return [groups.add(office, "main", "大群").made or 0, groups.add(office, "class", "国际2301", "国际2301").made or 0]


def drafted(office: Office, *where: str) -> int:
    return notices.draft(office, "life", ZH, EN, groups=where).made or 0


def test_the_log_tells_the_name_of_then_and_beside_it_that_of_today(
    office: Office, two: list[int], clock: Clock
) -> None:
    made = drafted(office, "大群", "国际2301")
    notices.release(office, made, ["大群", "国际2301"])
    clock.pass_(days=1)
    groups.edit(office, two[1], {"name": "国际2301A"})
    clock.pass_(days=1)
    notices.posted(office, made)
    clock.pass_(days=1)
    groups.edit(office, two[1], {"name": "国际2301B"})
    copied, posted = notices.notice(office, made).postings
    assert copied.groups == ("大群", "国际2301") and copied.renamed == (("国际2301", "国际2301B"),)
    assert posted.groups == ("大群", "国际2301A") and posted.renamed == (("国际2301A", "国际2301B"),)
    assert copied.said("zh") == "大群、国际2301（现名：国际2301B）"
    assert posted.said("en") == "大群, 国际2301A (now 国际2301B)"
    [entry] = exporting.log(office).entries
    assert entry.steps[0].chosen["zh"] == copied.said("zh")
    groups.edit(office, two[1], {"name": "国际2301"})
    assert notices.notice(office, made).postings[0].renamed == ()


def test_a_name_that_another_group_has_taken_over_is_told_by_its_time(
    office: Office, two: list[int], clock: Clock
) -> None:
    early = drafted(office, "国际2301")
    notices.release(office, early, ["国际2301"])
    clock.pass_(days=1)
    groups.edit(office, two[1], {"name": "国际2023"})
    groups.add(office, "class", "国际2301", "国际2301")
    clock.pass_(days=1)
    late = drafted(office, "国际2301")
    notices.release(office, late, ["国际2301"])
    assert notices.notice(office, early).postings[0].renamed == (("国际2301", "国际2023"),)
    assert notices.notice(office, late).postings[0].renamed == ()


def test_to_a_group_in_the_bin_nothing_goes_and_that_is_told(office: Office, two: list[int]) -> None:
    made = drafted(office, "大群", "国际2301")
    groups.put_in_bin(office, two[1])
    released = notices.release(office, made, ["大群", "国际2301"])
    line = notices.notice(office, made)
    assert released.left_out == ("国际2301",) and line.postings[-1].groups == line.groups == ("大群",)
    assert "国际2301" in released.said("notices.copied", "zh") and "国际2301" in released.said("notices.copied", "en")
    notices.posted(office, made)
    assert notices.notice(office, made).outstanding == ()


def test_a_set_does_not_tell_a_binned_group_as_left_out(office: Office, two: list[int]) -> None:
    chosen = notices.choose(office, ["all"])
    made = notices.draft(office, "life", ZH, EN, groups=chosen).made or 0
    groups.put_in_bin(office, two[1])
    assert notices.release_held(office, made).left_out == ("国际2301",)
    step = notices.notice(office, made).postings[-1]
    assert (step.audience.groups, step.audience.without) == (("大群",), ())


def test_where_all_groups_are_in_the_bin_nothing_is_copied_or_held(office: Office, two: list[int]) -> None:
    made = drafted(office, "国际2301")
    groups.put_in_bin(office, two[1])
    for act in (notices.release, notices.hold):
        with pytest.raises(Refusal) as refused:
            act(office, made, ["国际2301"])
        assert refused.value.code == "posting.all_binned"
    history.undo(office)
    assert notices.release(office, made, ["国际2301"]).left_out == ()


def test_a_name_of_no_group_here_goes_on_record_as_it_is(office: Office, two: list[int]) -> None:
    made = drafted(office)
    assert notices.release(office, made, ["校友群"]).left_out == ()
    assert notices.notice(office, made).groups == ("校友群",)
