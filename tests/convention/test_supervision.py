"""Article 10: no step of a case skips a duty of due process."""

import pytest

from lut_admin.convention.supervision import BY_STAGE, FIRST, STAGES, Stage, duties_between, may_amend, next_stages

ALLOWED = {
    "registered": {"investigating", "told", "education", "dropped"},
    "investigating": {"told", "education", "dropped"},
    "told": {"heard", "dropped"},
    "heard": {"reviewed", "decided", "education", "dropped"},
    "reviewed": {"decided", "education", "dropped"},
    "decided": {"served"},
    "served": {"lifted", "closed"},
    "lifted": {"closed"},
    "education": {"closed"},
    "dropped": {"closed"},
    "closed": set(),
}


@pytest.mark.parametrize("stage", list(Stage))
def test_every_allowed_and_every_refused_step(stage: Stage) -> None:
    assert {following.value for following in next_stages(stage)} == ALLOWED[stage]


def test_the_first_stage_leads_to_every_other() -> None:
    reached, ahead = {FIRST}, [FIRST]
    while ahead:
        for following in next_stages(ahead.pop()):
            if following not in reached:
                reached.add(following)
                ahead.append(following)
    assert reached == set(Stage) == set(BY_STAGE)
    assert all(rule.order for rule in STAGES)


def ways_to(wanted: Stage, way: tuple[Stage, ...] = (FIRST,)) -> list[tuple[Stage, ...]]:
    if way[-1] is wanted:
        return [way]
    return [found for following in next_stages(way[-1]) for found in ways_to(wanted, (*way, following))]


def test_nothing_is_decided_unheard() -> None:
    ways = ways_to(Stage.DECIDED)
    assert ways
    for way in ways:
        assert way.index(Stage.TOLD) < way.index(Stage.HEARD) < way.index(Stage.DECIDED)


def test_the_duties_that_a_hasty_step_skips() -> None:
    assert [rule.stage for rule in duties_between("registered", "decided")] == [Stage.TOLD, Stage.HEARD]
    assert 55 in duties_between("registered", "decided")[0].order
    assert duties_between("heard", "decided") == ()
    assert duties_between("closed", "heard") == () == duties_between("nonsense", "heard")


def test_an_account_is_fixed_once_decided() -> None:
    assert may_amend("registered") and may_amend("heard")
    assert not may_amend("decided") and not may_amend("education") and not may_amend("nonsense")
    assert next_stages("nonsense") == ()
