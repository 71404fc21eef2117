"""Whatever is entered in whatever order: nothing is decided unheard, and no correction leaves a step without its duty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.convention.supervision import (
    BadFact,
    Course,
    Entry,
    Facts,
    Stage,
    Step,
    asked,
    broken,
    course,
    effective,
    facts_of,
    lack,
    plain,
    read,
)
from lut_admin.convention.supervision.facts import OF_STEP, Correction, Decision, FactKind, Service
from tests.convention.supervision.courses import (
    BEGUN,
    GRAVE,
    SAID,
    SERVED,
    TOLD,
    entries,
    entry,
    setting,
)

HEARINGS = {Step.STATEMENT, Step.WAIVER, Step.EXPIRY}
VARIANTS: Mapping[Step, tuple[Mapping[str, Any], ...]] = {
    Step.PROPOSAL: ({}, {"sanction": "expulsion"}, {"sanction": "probation"}),
    Step.NOTIFICATION: ({}, {"manner": "posted"}, {"manner": "left", "witnesses": "周明、韩雪"}),
    Step.DECISION: ({}, {"sanction": "expulsion"}, {"sanction": "probation"}),
    Step.REVIEW: ({}, {"opinion": "objected"}),
    Step.ANSWER: ({}, {"outcome": "change"}, {"outcome": "revoke"}),
    Step.RULING: ({}, {"ruling": "changed"}, {"ruling": "sent_back"}, {"ruling": "revoked"}),
    Step.LIFTING: ({}, {"early": "表现突出"}),
}
DEEDS = st.sampled_from([step for step in Step if step not in (Step.OPENING, Step.CORRECTION)]).flatmap(
    lambda step: st.tuples(st.just(step), st.sampled_from(VARIANTS.get(step, ({},))), st.integers(0, 40))
)


def walk(deeds: list[tuple[Step, Mapping[str, Any], int]]) -> list[Entry]:
    """The entries that were let in of these, each so many days after the last."""
    made, day = [entry(Step.OPENING, BEGUN, None, 1)], BEGUN
    for step, said, days in deeds:
        new = entry(step, day + timedelta(days=days), said, len(made) + 1)
        if lack(course(made), new, setting()) is None:
            made.append(new)
            day = new.on
    return made


@settings(max_examples=300)
@given(st.lists(DEEDS, max_size=60))
def test_no_path_reaches_a_decision_without_a_served_notice_and_a_hearing(deeds: list[tuple[Step, Mapping[str, Any], int]]) -> None:
    made = walk(deeds)
    proposed: Entry | None = None
    served = heard = False
    for one in made:
        if one.step is Step.PROPOSAL:
            proposed, served, heard = one, False, False
        elif one.step is Step.NOTIFICATION:
            served = True
        elif one.step in HEARINGS:
            assert proposed is not None
            heard = True
        elif one.step is Step.DECISION:
            assert proposed is not None and heard, "decided unheard"
            assert served, "decided though the notice was never served"
        elif one.step is Step.RULING and plain(one.facts)["ruling"] == "sent_back":
            proposed, served, heard = None, False, False
    assert broken(made, None, setting()) is None


@settings(max_examples=200)
@given(st.lists(DEEDS, max_size=40), st.data())
def test_a_correction_is_refused_wherever_it_leaves_a_step_without_its_duty(
    deeds: list[tuple[Step, Mapping[str, Any], int]], data: st.DataObject
) -> None:
    made = walk(deeds)
    target = data.draw(st.sampled_from(made))
    correction = Entry(999, Step.CORRECTION, made[-1].on, Correction("误记", {}, True), corrects=target.id)
    without = [one for one in made if one.id != target.id]
    found = broken([*made, correction], None, setting())
    lawful = Course()
    for place, one in enumerate(without):
        if one.step is not Step.OPENING and lack(course(without[:place]), one, setting()) is not None:
            assert found is not None and found[0].id == one.id
            return
        lawful = course(without[: place + 1])
    assert found is None or target.step is Step.OPENING
    assert course([*made, correction]) == lawful


STRAIGHT: tuple[tuple[Step, Mapping[str, Any], int], ...] = tuple(
    (one, {}, 1) if isinstance(one, Step) else (one[0], one[2] if len(one) > 2 else {}, one[1]) for one in SERVED
)


@given(st.lists(DEEDS, max_size=15))
def test_a_case_walked_straight_can_be_walked_on(deeds: list[tuple[Step, Mapping[str, Any], int]]) -> None:
    made = walk([*STRAIGHT, *deeds])
    assert [one.step for one in made[1 : len(STRAIGHT) + 1]] == [step for step, _, _ in STRAIGHT]


def test_a_correction_points_to_the_entry_and_leaves_it_as_it_was() -> None:
    made = entries(*SERVED)
    service = made[-1]
    correction = Entry(
        50, Step.CORRECTION, date(2026, 4, 1), Correction("送达日期误记", {"on": "2026-03-12"}), "", None, service.id
    )
    told = {one.entry.id: one for one in effective([*made, correction])}
    assert made[-1].on == date(2026, 3, 8) and told[service.id].entry.on == date(2026, 3, 12)
    assert told[service.id].corrected and not told[service.id].annulled
    found = course([*made, correction]).service
    assert found is not None and found.on == date(2026, 3, 12)
    twice = replace(
        correction, id=51, facts=Correction("见证人补记", {"manner": "left", "witnesses": ["周明", "韩雪"]})
    )
    again = course([*made, correction, twice]).service
    assert again is not None and again.on == date(2026, 3, 12) and len(facts_of(again, Service).witnesses) == 2


def test_a_correction_of_the_hearing_would_leave_the_decision_without_it() -> None:
    made = entries(*SERVED)
    statement = next(one for one in made if one.step is Step.STATEMENT)
    correction = Entry(50, Step.CORRECTION, date(2026, 4, 1), Correction("误记", {}, True), "", None, statement.id)
    found = broken([*made, correction], None, setting())
    assert found is not None and (found[0].step, found[1].law.article) == (Step.DECISION, 55)
    proposal = next(one for one in made if one.step is Step.PROPOSAL)
    milder = Entry(
        51, Step.CORRECTION, date(2026, 4, 1), Correction("误记", {"sanction": "other", "measure_zh": "通报"})
    )
    found = broken([*made, replace(milder, corrects=proposal.id)], None, setting())
    assert found is not None and found[1].code == "duty.heavier"


def test_each_respondent_has_her_own_course() -> None:
    made = entries(*TOLD)
    mine = [replace(entry(Step.STATEMENT, made[-1].on, None, 60), respondent=1)]
    assert course([*made, *mine], 1).stage is Stage.HEARD
    assert course([*made, *mine], 2).stage is Stage.PROPOSED


@pytest.mark.parametrize("step", list(Step))
def test_what_a_step_says_is_read_as_it_was_written(step: Step) -> None:
    said = read(step, SAID.get(step, {}))
    assert read(step, plain(said)) == said and isinstance(said, OF_STEP[step])
    for one in asked(step):
        if one.needed:
            with pytest.raises(BadFact) as refused:
                read(step, {**SAID[step], one.name: "  "})
            assert (refused.value.name, refused.value.value) == (one.name, None)
        wrong = {FactKind.CHOICE: "what", FactKind.DAY: "someday", FactKind.NUMBER: "0", FactKind.FLAG: "maybe"}
        if one.kind in wrong:
            with pytest.raises(BadFact) as refused:
                read(step, {**SAID.get(step, {}), one.name: wrong[one.kind]})
            assert refused.value.value == wrong[one.kind]
    with pytest.raises(BadFact):
        read(step, {**SAID.get(step, {}), "religion": "x"})


def test_facts_are_plain_and_typed() -> None:
    said = read(
        Step.SERVICE,
        {"manner": "left", "witnesses": "周明，韩雪, 王晓", "received": "2026-03-09", "told_appeal": False},
    )
    assert isinstance(said, Service)
    assert (said.witnesses, said.received, said.told_appeal) == (("周明", "韩雪", "王晓"), date(2026, 3, 9), False)
    assert plain(said) == {
        "manner": "left", "witnesses": ["周明", "韩雪", "王晓"], "received": "2026-03-09", "told_appeal": False
    }  # fmt: skip
    assert plain(Facts()) == {} and read(Step.SERVICE, plain(said)) == said
    grave = next(one for one in entries(*GRAVE) if one.step is Step.DECISION)
    with pytest.raises(TypeError):
        facts_of(grave, Service)
    assert facts_of(grave, Decision).document == "〔2026〕1号"
