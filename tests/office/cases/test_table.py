"""The table of stages and steps, at a real office: what it does not allow is refused with its law and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import Stage, Step, plain
from lut_admin.office import cases
from lut_admin.office.cases import Kind
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.records import journal
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.convention.supervision.courses import BEGUN, SAID, entries
from tests.convention.supervision.test_steps import ALLOWED, AT, LATER
from tests.office.cases.conftest import account, opened

BY_HAND = [step for step in Step if step.value in cases.STEPS]


def at(office: Office, jane: int, stage: Stage, other: str) -> tuple[str, date]:
    """A case at a stage, by the steps of the table, and the day after which the next is tried."""
    if stage is Stage.REFERRED:
        given = account(articles=(8,), kind=Kind.REFERRED, referred_to="学院", opened_on=BEGUN)
        return str(cases.record(office, given).facts["number"]), BEGUN + timedelta(days=LATER)
    number = opened(office, jane, opened_on=BEGUN)
    made = entries(*AT[stage])
    for entry in made[1:]:
        cases.step(office, number, entry.step.value, entry.on, _said(entry.step, plain(entry.facts), other))
    return number, made[-1].on + timedelta(days=LATER)


def _said(step: Step, said: Mapping[str, Any], other: str) -> dict[str, Any]:
    given = {**said}
    if step is Step.MERGED:
        given["into"] = other
    if step is Step.APPEAL:
        given["late_reason"] = "住院"
    return given


def end(office: Office) -> journal.Anchor:
    with office.read() as connection:
        return journal.anchor(connection)


@pytest.mark.parametrize("stage", list(Stage))
def test_every_step_at_every_stage(office: Office, clock: Clock, jane: int, stage: Stage) -> None:
    clock.at = datetime(2027, 12, 31, 10, tzinfo=CHINA)
    other = opened(office, jane, opened_on=BEGUN)
    number, day = at(office, jane, stage, other)
    assert cases.case(office, number).stage is stage
    before = end(office)
    for step in BY_HAND:
        if step in ALLOWED[stage]:
            continue
        with pytest.raises(Refusal) as refused:
            cases.step(office, number, step.value, day, _said(step, SAID.get(step, {}), other))
        assert refused.value.code.startswith("duty."), (stage, step)
        for language in words.LANGUAGES:
            told = words.of_refusal(refused.value, language)
            assert str(words.of_word(refused.value.facts["law"], language)) in told
    assert end(office) == before, "what is refused leaves nothing behind"
    allowed = [step for step in BY_HAND if step in ALLOWED[stage]]
    staying = [step for step in allowed if ALLOWED[stage][step] is None]
    moving = [step for step in allowed if ALLOWED[stage][step] is not None]
    for step in (*staying, *moving[:1]):
        cases.step(office, number, step.value, day, _said(step, SAID.get(step, {}), other))
        assert cases.case(office, number).stage is (ALLOWED[stage][step] or stage)
    for step in moving[1:]:
        again, day = at(office, jane, stage, other)
        cases.step(office, again, step.value, day, _said(step, SAID.get(step, {}), other))
        assert cases.case(office, again).stage is ALLOWED[stage][step]
