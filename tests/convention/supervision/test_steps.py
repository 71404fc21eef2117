"""No step of a case skips a duty: every stage with every step, and every reason to refuse one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from lut_admin.convention.supervision import (
    FOR_GOOD,
    ON_FILE,
    WAYS,
    Course,
    Lack,
    Source,
    Stage,
    Step,
    course,
    lack,
    may_amend,
    natural_order,
    steps,
)
from lut_admin.convention.supervision.course import after
from tests.convention.supervision.courses import (
    BEGUN,
    CHECKED,
    DECIDED,
    EXPULSION,
    GRAVE,
    HEARD,
    LIFTED,
    REFERRED,
    SERVED,
    TOLD,
    Given,
    entries,
    entry,
    lawful,
    setting,
)

# A course at each stage.
AT: Mapping[Stage, tuple[Given, ...]] = {
    Stage.OPENED: (),
    Stage.INVESTIGATING: (Step.INVESTIGATION,),
    Stage.PROPOSED: TOLD,
    Stage.HEARD: HEARD,
    Stage.REVIEWED: (*HEARD, Step.REVIEW),
    Stage.DECIDED: DECIDED,
    Stage.SERVED: SERVED,
    Stage.LIFTED: LIFTED,
    Stage.REVOKED: (*SERVED, Step.APPEAL, (Step.ANSWER, 3, {"outcome": "revoke"}), Step.REVOCATION),
    Stage.EDUCATION: (Step.EDUCATION,),
    Stage.MERGED: (Step.INVESTIGATION, Step.MERGED),
    Stage.DROPPED: (Step.INVESTIGATION, Step.DROPPED),
    Stage.REFERRED: (),
    Stage.ARCHIVED: (*LIFTED, Step.ARCHIVING),
}
ENDS = {Step.EDUCATION: Stage.EDUCATION, Step.DROPPED: Stage.DROPPED, Step.MERGED: Stage.MERGED}
BESIDE = {Step.REMARK: None, Step.CORRECTION: None}
PROPOSAL = {Step.PROPOSAL: Stage.PROPOSED}
# What may follow at each stage, with the stage it leads to (None: it stays). Whatever is not here is refused.
ALLOWED: Mapping[Stage, Mapping[Step, Stage | None]] = {
    Stage.OPENED: {Step.INVESTIGATION: Stage.INVESTIGATING, **ENDS, **BESIDE},
    Stage.INVESTIGATING: {**PROPOSAL, **ENDS, **BESIDE},
    Stage.PROPOSED: {
        **PROPOSAL, Step.NOTIFICATION: None, Step.STATEMENT: Stage.HEARD, Step.WAIVER: Stage.HEARD, Step.EXPIRY: Stage.HEARD,
        **ENDS, **BESIDE,
    },
    Stage.HEARD: {
        **PROPOSAL, Step.STATEMENT: Stage.HEARD, Step.REVIEW: Stage.REVIEWED, Step.DECISION: Stage.DECIDED, **ENDS, **BESIDE
    },
    Stage.REVIEWED: {**PROPOSAL, Step.MEETING: None, Step.DECISION: Stage.DECIDED, **ENDS, **BESIDE},
    Stage.DECIDED: {Step.SERVICE: Stage.SERVED, **BESIDE},
    Stage.SERVED: {Step.APPEAL: None, Step.APPLICATION: None, **BESIDE},
    Stage.LIFTED: {Step.ARCHIVING: Stage.ARCHIVED, **BESIDE},
    Stage.REVOKED: {Step.ARCHIVING: Stage.ARCHIVED, **BESIDE},
    Stage.EDUCATION: {Step.ARCHIVING: Stage.ARCHIVED, **BESIDE},
    Stage.MERGED: {Step.ARCHIVING: Stage.ARCHIVED, **BESIDE},
    Stage.DROPPED: {Step.ARCHIVING: Stage.ARCHIVED, **BESIDE},
    Stage.REFERRED: {Step.ARCHIVING: Stage.ARCHIVED, **BESIDE},
    Stage.ARCHIVED: {Step.CORRECTION: None},
}  # fmt: skip
# A month after the last step: the time to state is over, the appeal's is too, the sanction's is not.
LATER = 30


def reached(stage: Stage) -> tuple[Course, date]:
    made = entries(*AT[stage], opening=REFERRED if stage is Stage.REFERRED else None)
    return course(made), made[-1].on + timedelta(days=LATER)


def of(found: Course, step: Step, on: date, said: Mapping[str, Any] | None = None, **changed: Any) -> Lack | None:
    return lack(found, entry(step, on, said), setting(**changed))


@pytest.mark.parametrize("stage", list(Stage))
def test_each_stage_is_reached_lawfully(stage: Stage) -> None:
    assert lawful(*AT[stage], opening=REFERRED if stage is Stage.REFERRED else None).stage is stage


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("stage", list(Stage))
def test_every_allowed_and_every_refused_step(stage: Stage, step: Step) -> None:
    found, day = reached(stage)
    said = {"late_reason": "住院"} if step is Step.APPEAL else None
    if step is Step.OPENING:
        missing = lack(found, entry(step, day), setting())
        assert missing is not None and missing.code == "duty.opened"
        return
    missing = of(found, step, day, said)
    if step in ALLOWED[stage]:
        assert missing is None
        to = ALLOWED[stage][step]
        assert after(found, entry(step, day, said)).stage is (to or stage)
    else:
        assert missing is not None and missing.code.startswith("duty.")
        assert missing.law.source in Source and (missing.law.article or missing.law.source is Source.SCHOOL)


@pytest.mark.parametrize("stage", list(Stage))
def test_what_is_offered_is_what_may_follow_or_lacks_a_duty_that_can_still_be_done(stage: Stage) -> None:
    found, _ = reached(stage)
    offered = set(steps(found))
    assert set(ALLOWED[stage]) <= offered
    if stage is Stage.SERVED:
        assert offered - set(ALLOWED[stage]) == {Step.LIFTING}  # it is lifted when its period is over
    else:
        assert offered == set(ALLOWED[stage])


# Steps that are too early, with what must come before them and the article of Order 41 that asks for it.
EARLY = (
    (Stage.OPENED, Step.PROPOSAL, 54, (Step.INVESTIGATION,)),
    (Stage.OPENED, Step.STATEMENT, 54, (Step.INVESTIGATION, Step.PROPOSAL)),
    (Stage.OPENED, Step.DECISION, 54, (Step.INVESTIGATION, Step.PROPOSAL, Step.STATEMENT)),
    (Stage.INVESTIGATING, Step.DECISION, 55, (Step.PROPOSAL, Step.STATEMENT)),
    (Stage.PROPOSED, Step.DECISION, 55, (Step.STATEMENT,)),
    (Stage.PROPOSED, Step.REVIEW, 55, (Step.STATEMENT,)),
    (Stage.PROPOSED, Step.MEETING, 55, (Step.STATEMENT, Step.REVIEW)),
    (Stage.HEARD, Step.SERVICE, 53, (Step.DECISION,)),
    (Stage.HEARD, Step.MEETING, 56, (Step.REVIEW,)),
    (Stage.DECIDED, Step.APPEAL, 55, (Step.SERVICE,)),
    (Stage.DECIDED, Step.LIFTING, 55, (Step.SERVICE,)),
)


@pytest.mark.parametrize(("stage", "step", "article", "before"), EARLY)
def test_a_hasty_step_is_told_what_comes_first(
    stage: Stage, step: Step, article: int, before: tuple[Step, ...]
) -> None:
    found, day = reached(stage)
    missing = of(found, step, day)
    assert missing is not None
    assert (missing.code, missing.law.source, missing.law.article, missing.before) == (
        "duty.first",
        Source.ORDER41,
        article,
        before,
    )


NEVER = (
    (Stage.DECIDED, Step.PROPOSAL),
    (Stage.SERVED, Step.STATEMENT),
    (Stage.LIFTED, Step.DECISION),
    (Stage.EDUCATION, Step.PROPOSAL),
    (Stage.REFERRED, Step.INVESTIGATION),
    (Stage.REFERRED, Step.DECISION),
    (Stage.ARCHIVED, Step.REMARK),
)


@pytest.mark.parametrize(("stage", "step"), NEVER)
def test_what_is_past_never_follows(stage: Stage, step: Step) -> None:
    found, day = reached(stage)
    missing = of(found, step, day)
    assert missing is not None and missing.code == "duty.never"


APPEALED: tuple[Given, ...] = (*SERVED, (Step.APPEAL, 5))
ANSWERED: tuple[Given, ...] = (*APPEALED, (Step.ANSWER, 5, {"received": "2026-03-20"}))
ADVISED: tuple[Given, ...] = (*APPEALED, (Step.ANSWER, 5, {"outcome": "change", "received": "2026-03-20"}))
BEFORE_PROVINCE: tuple[Given, ...] = (*ANSWERED, (Step.PROVINCE, 2))
POSTED = {"manner": "posted"}
UNSERVED: tuple[Given, ...] = (*TOLD[:2], Step.STATEMENT)
# Way so far, step, days after, what it says, rules changed → the code, and the article.
REFUSED: tuple[tuple[tuple[Given, ...], Step, int, Mapping[str, Any], Mapping[str, Any], str, int], ...] = (
    ((Step.INVESTIGATION,), Step.PROPOSAL, 1, {"clause": ""}, {}, "no_clause", 54),
    ((Step.INVESTIGATION,), Step.PROPOSAL, 1, {"sanction": "other"}, {}, "no_measure", 53),
    ((Step.INVESTIGATION,), Step.PROPOSAL, -1, {}, {}, "day", 55),
    ((Step.INVESTIGATION, Step.PROPOSAL), Step.EXPIRY, 90, {}, {}, "not_notified", 55),
    ((Step.INVESTIGATION, Step.PROPOSAL), Step.WAIVER, 1, {}, {}, "not_notified", 55),
    ((Step.INVESTIGATION, Step.PROPOSAL, (Step.NOTIFICATION, 1, POSTED)), Step.EXPIRY, 90, {}, {}, "unproven", 55),
    (TOLD, Step.EXPIRY, 5, {}, {}, "time_runs", 55),
    (HEARD, Step.NOTIFICATION, 1, {}, {}, "notified", 55),
    (UNSERVED, Step.DECISION, 1, {}, {}, "unserved", 55),
    ((*UNSERVED, Step.REVIEW), Step.DECISION, 1, {}, {}, "unserved", 55),
    (UNSERVED, Step.NOTIFICATION, -2, {}, {}, "day", 55),
    (UNSERVED, Step.NOTIFICATION, 0, {"manner": "left", "witnesses": "周明"}, {}, "witnesses", 55),
    (TOLD, Step.NOTIFICATION, 1, {"manner": "left", "witnesses": "周明"}, {}, "witnesses", 55),
    (TOLD, Step.NOTIFICATION, 1, {"manner": "left", "witnesses": "周明、周明"}, {}, "witnesses", 55),
    (TOLD, Step.NOTIFICATION, 1, {"manner": "announced"}, {}, "announced", 55),
    (TOLD, Step.NOTIFICATION, 1, {**POSTED, "received": "2026-03-01"}, {}, "received", 55),
    (TOLD, Step.STATEMENT, 1, {}, {"birth": date(2008, 12, 1)}, "guardian", 23),
    (TOLD, Step.WAIVER, 1, {}, {"birth": date(2008, 12, 1)}, "guardian", 23),
    (HEARD, Step.DECISION, 1, {"sanction": "demerit"}, {}, "heavier", 55),
    (HEARD, Step.DECISION, 1, {"sanction": "other", "measure_zh": "通报"}, {}, "another", 55),
    (HEARD, Step.DECISION, 1, {}, {"review_for": "all"}, "review", 56),
    (GRAVE[:4], Step.DECISION, 1, EXPULSION, {}, "review", 56),
    (GRAVE[:5], Step.DECISION, 1, EXPULSION, {}, "meeting", 56),
    (SERVED, Step.DECISION, 1, {}, {}, "decided", 61),
    (SERVED, Step.SERVICE, 1, {}, {}, "served", 55),
    (SERVED, Step.APPEAL, 12, {}, {}, "late", 60),
    (SERVED, Step.EXTENSION, 1, {}, {}, "no_appeal", 60),
    (SERVED, Step.SUSPENSION, 1, {}, {}, "no_appeal", 60),
    (SERVED, Step.ANSWER, 1, {}, {}, "no_appeal", 60),
    (SERVED, Step.PROVINCE, 1, {}, {}, "no_answer", 62),
    (SERVED, Step.RULING, 1, {}, {}, "no_province", 62),
    (SERVED, Step.REVOCATION, 1, {}, {}, "not_advised", 61),
    (SERVED, Step.LIFTING, 400, {}, {}, "no_application", 57),
    (SERVED, Step.LIFTING, 30, {}, {"lifted_on_application": "none"}, "period_runs", 57),
    (SERVED, Step.CHECK, 1, {}, {}, "no_checklist", 58),
    (SERVED, Step.ARCHIVING, 90, {}, {}, "not_lifted", 57),
    (APPEALED, Step.APPEAL, 1, {}, {}, "appealed", 60),
    (APPEALED, Step.PROVINCE, 1, {}, {}, "answer_runs", 65),
    ((*APPEALED, Step.EXTENSION), Step.PROVINCE, 20, {}, {}, "answer_runs", 65),
    ((*APPEALED, (Step.PROVINCE, 40)), Step.PROVINCE, 1, {}, {}, "appealed", 62),
    ((*APPEALED, (Step.PROVINCE, 40), Step.RULING), Step.ANSWER, 1, {}, {}, "no_appeal", 60),
    ((*APPEALED, Step.EXTENSION), Step.EXTENSION, 1, {}, {}, "extended", 61),
    (ANSWERED, Step.ANSWER, 1, {}, {}, "no_appeal", 60),
    (ANSWERED, Step.PROVINCE, 40, {}, {}, "late", 62),
    (ANSWERED, Step.DECISION, 1, {}, {}, "decided", 61),
    (BEFORE_PROVINCE, Step.PROVINCE, 1, {}, {}, "appealed", 62),
    (ADVISED, Step.REVOCATION, 1, {}, {}, "not_advised", 61),
    (ADVISED, Step.DECISION, 1, {"sanction": "probation"}, {}, "heavier", 55),
    (GRAVE, Step.APPLICATION, 1, {}, {}, "no_lifting", 57),
    (GRAVE, Step.LIFTING, 1, {}, {}, "no_lifting", 57),
    (GRAVE, Step.CHECK, 1, {"item": "party"}, {}, "no_item", 58),
    (GRAVE, Step.ARCHIVING, 5, {}, {}, "appeal_runs", 60),
    (GRAVE, Step.ARCHIVING, 30, {}, {}, "checklist", 31),
    ((*GRAVE, Step.APPEAL), Step.ARCHIVING, 90, {}, {}, "appealing", 61),
)


@pytest.mark.parametrize(("way", "step", "days", "said", "changed", "code", "article"), REFUSED)
def test_a_step_that_skips_a_duty_is_refused_with_its_article(
    way: tuple[Given, ...],
    step: Step,
    days: int,
    said: Mapping[str, Any],
    changed: Mapping[str, Any],
    code: str,
    article: int,
) -> None:
    made = entries(*way)
    missing = of(course(made), step, made[-1].on + timedelta(days=days), said, **changed)
    assert missing is not None
    assert (missing.code, missing.law.article) == (f"duty.{code}", article)


def test_what_each_duty_asks_for_opens_the_way() -> None:
    lawful(*TOLD, (Step.EXPIRY, 8))
    lawful(*TOLD[:2], (Step.NOTIFICATION, 1, {"manner": "left", "witnesses": "周明、韩雪"}), (Step.EXPIRY, 9))
    lawful(
        *TOLD[:2], (Step.NOTIFICATION, 1, {"manner": "announced", "reason": "电话、住址均无法联系"}), (Step.EXPIRY, 45)
    )
    lawful(*TOLD[:2], (Step.NOTIFICATION, 1, {**POSTED, "received": "2026-03-09"}), (Step.EXPIRY, 30))
    lawful(*TOLD[:2], (Step.NOTIFICATION, 1, POSTED), (Step.EXPIRY, 40), posted_days=15)
    lawful(*TOLD, (Step.STATEMENT, 1, {"guardian": "田父"}), birth=date(2008, 12, 1))
    lawful(*SERVED, (Step.APPEAL, 12, {"late_reason": "住院"}))
    lawful(*SERVED, (Step.LIFTING, 30, {"early": "见义勇为"}), lifted_on_application="none")
    lawful(*GRAVE, *CHECKED, (Step.ARCHIVING, 30))
    lost: tuple[Given, ...] = (*DECIDED, (Step.SERVICE, 1, POSTED))
    assert Step.SERVICE in steps(lawful(*lost)) and Step.SERVICE not in steps(lawful(*SERVED))
    lawful(*lost, (Step.SERVICE, 30, {"manner": "announced", "reason": "退信，电话无法接通"}))
    assert lawful(*ADVISED, Step.DECISION, Step.SERVICE, (Step.APPEAL, 2)).appealing, "a new decision can be appealed"


def test_whoever_was_heard_before_the_service_was_entered_is_not_decided_on_before_it_is() -> None:
    heard = lawful(*UNSERVED)
    assert heard.stage is Stage.HEARD and heard.unserved
    assert Step.NOTIFICATION in steps(heard) and Step.NOTIFICATION not in steps(lawful(*HEARD))
    later = lawful(*UNSERVED, (Step.NOTIFICATION, -1), (Step.DECISION, 2))
    assert later.stage is Stage.DECIDED and not later.unserved
    reviewed = lawful(*UNSERVED, Step.REVIEW, (Step.NOTIFICATION, -2))
    assert reviewed.stage is Stage.REVIEWED and reviewed.last is not None and reviewed.last.step is Step.REVIEW
    before_review = of(reviewed, Step.DECISION, reviewed.last.on - timedelta(days=1))
    assert before_review is not None and before_review.code == "duty.day", "what was entered late moves no day back"
    assert lawful(*UNSERVED, Step.PROPOSAL).unserved is False, "whoever is told anew is served anew"


def test_a_clause_named_in_the_case_itself_will_do() -> None:
    found = lawful(Step.INVESTIGATION)
    given = entry(Step.PROPOSAL, BEGUN + timedelta(days=2), {"clause": ""})
    by_case = setting()
    by_case = type(by_case)(by_case.profile, by_case.calendar, clauses=True)
    assert lack(found, given, by_case) is None


def test_a_matter_without_respondent_is_cleared_up_and_never_sanctioned() -> None:
    found = lawful(Step.INVESTIGATION)
    nobody = setting(respondent=False)
    for step in Step:
        missing = lack(found, entry(step, BEGUN + timedelta(days=3)), nobody)
        if step in {Step.EDUCATION, Step.DROPPED, Step.MERGED, Step.REMARK, Step.CORRECTION}:
            assert missing is None, step
        else:
            assert missing is not None, step
    assert steps(found, respondent=False) == (
        Step.DROPPED, Step.MERGED, Step.EDUCATION, Step.REMARK, Step.CORRECTION
    ), "nobody is known who could be talked to: closing it comes first"  # fmt: skip
    assert set(natural_order()) == set(natural_order(respondent=False)) == set(Step)


def test_where_nobody_can_be_sanctioned_it_is_dropped_before_it_is_archived() -> None:
    missing = lack(lawful(Step.INVESTIGATION), entry(Step.ARCHIVING, BEGUN + timedelta(days=3)), setting(respondent=False))
    assert missing is not None and (missing.code, missing.before) == ("duty.first", (Step.DROPPED,))


def test_a_new_proposal_and_an_objection_begin_the_hearing_anew() -> None:
    again = lawful(*HEARD, Step.PROPOSAL)
    assert (again.stage, again.heard, again.notification) == (Stage.PROPOSED, None, None)
    back = lawful(*HEARD, (Step.REVIEW, 1, {"opinion": "objected"}))
    assert (back.stage, back.proposal, back.heard) == (Stage.INVESTIGATING, None, None)


def test_what_the_province_sends_back_is_told_and_heard_anew() -> None:
    back = lawful(*BEFORE_PROVINCE, (Step.RULING, 5, {"ruling": "sent_back"}))
    assert (back.stage, back.heard, back.decision, len(back.replaced)) == (Stage.INVESTIGATING, None, None, 1)
    missing = of(back, Step.DECISION, date(2026, 6, 1))
    assert missing is not None and missing.code == "duty.first"
    changed = lawful(*BEFORE_PROVINCE, (Step.RULING, 5, {"ruling": "changed"}))
    assert changed.to_change and not changed.to_revoke
    revoked = lawful(*BEFORE_PROVINCE, (Step.RULING, 5, {"ruling": "revoked"}), Step.REVOCATION)
    assert revoked.stage is Stage.REVOKED


def test_what_is_for_good_and_what_may_be_amended() -> None:
    assert {WAYS[step].to for step in FOR_GOOD} - {None} <= ON_FILE
    assert may_amend("opened") and may_amend("heard") and may_amend("reviewed")
    assert not any(may_amend(stage) for stage in ("decided", "served", "education", "archived", "nonsense"))
    assert not any(stage in ON_FILE for stage in (Stage.PROPOSED, Stage.HEARD, Stage.EDUCATION, Stage.DROPPED))


def test_an_appeal_that_is_never_answered_goes_to_the_province_once_the_committees_time_is_over() -> None:
    complained = lawful(*APPEALED, (Step.PROVINCE, 20))  # 15 days to answer, the last of them a Saturday
    assert complained.appealing and {Step.RULING, Step.ANSWER} <= set(steps(complained))
    for ruling, stage in (("upheld", Stage.SERVED), ("sent_back", Stage.INVESTIGATING)):
        ruled = lawful(*APPEALED, (Step.PROVINCE, 20), (Step.RULING, 20, {"ruling": ruling}))
        assert ruled.stage is stage and not ruled.appealing
    revoked = (*APPEALED, (Step.PROVINCE, 20), (Step.RULING, 20, {"ruling": "revoked"}), Step.REVOCATION)
    assert lawful(*revoked).stage is Stage.REVOKED


def test_an_answer_that_comes_late_may_still_be_entered_while_the_province_looks_at_the_complaint() -> None:
    late = lawful(*APPEALED, (Step.PROVINCE, 20), (Step.ANSWER, 3, {"received": "2026-04-20"}))
    assert late.appealing, "the province has not ruled yet"
    assert not lawful(*APPEALED, (Step.PROVINCE, 20), (Step.ANSWER, 3), Step.RULING).appealing
