"""The stages of a case and the steps between them, as Order 41 lists them (Art. 51-63).

A case about several students is one matter with one number, and a course of its own for each of them: whoever is heard is
heard for herself, and each decision is served, appealed and lifted by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lut_admin.convention.supervision.laws import Law, order


class Stage(StrEnum):
    """How far a case has come, for one respondent."""

    OPENED = "opened"  # 立案
    INVESTIGATING = "investigating"  # 调查
    PROPOSED = "proposed"  # 拟处分告知
    HEARD = "heard"  # 陈述申辩
    REVIEWED = "reviewed"  # 合法性审查
    DECIDED = "decided"  # 决定, not yet served
    SERVED = "served"  # 送达; the sanction runs from the profile's date, the appeal beside it
    LIFTED = "lifted"  # 解除
    REVOKED = "revoked"  # 撤销, after an appeal
    EDUCATION = "education"  # 批评教育, no sanction
    MERGED = "merged"  # 并案
    DROPPED = "dropped"  # 撤案
    REFERRED = "referred"  # a matter of staff: handed on, without stages
    ARCHIVED = "archived"  # 归档

    @property
    def key(self) -> str:
        """Its message."""
        return f"supervision.{self.value}"


class Step(StrEnum):
    """What may be entered in a case. What each one says is in `facts`."""

    OPENING = "opening"  # 立案: written by itself when a case is opened
    INVESTIGATION = "investigation"
    PROPOSAL = "proposal"  # 拟处分告知书
    NOTIFICATION = "notification"  # the proposal was served
    STATEMENT = "statement"  # 陈述申辩
    WAIVER = "waiver"  # 放弃陈述申辩
    EXPIRY = "expiry"  # 逾期未陈述申辩
    REVIEW = "review"  # 合法性审查
    MEETING = "meeting"  # 校长办公会
    DECISION = "decision"  # 处分决定
    SERVICE = "service"  # 送达
    APPEAL = "appeal"  # 申诉
    EXTENSION = "extension"  # the committee's time, once longer
    SUSPENSION = "suspension"  # 暂缓执行
    ANSWER = "answer"  # 复查结论
    PROVINCE = "province"  # 向省级教育行政部门申诉; where no answer came in time, 投诉
    RULING = "ruling"  # the province's decision
    REVOCATION = "revocation"  # 撤销处分
    CHECK = "check"  # one item of the checklist after an expulsion or a withdrawal
    APPLICATION = "application"  # 解除处分申请
    LIFTING = "lifting"  # 解除处分决定
    EDUCATION = "education"  # 批评教育，不予处分
    DROPPED = "dropped"  # 撤案
    MERGED = "merged"  # 并案
    REMARK = "remark"
    CORRECTION = "correction"  # 更正: points to an earlier entry
    ARCHIVING = "archiving"  # 归档

    @property
    def key(self) -> str:
        """Its message."""
        return f"step.{self.value}"


@dataclass(frozen=True, slots=True)
class Way:
    """A step: the stages it may be taken at, where it leads (None: it stays there), and the article it serves."""

    step: Step
    at: frozenset[Stage]
    to: Stage | None
    law: Law


_BEGUN = frozenset({Stage.OPENED, Stage.INVESTIGATING, Stage.PROPOSED, Stage.HEARD, Stage.REVIEWED})
_RUNNING = frozenset({Stage.SERVED})
# Nothing more is decided here; it goes to the archive.
ENDED = frozenset({Stage.LIFTED, Stage.REVOKED, Stage.EDUCATION, Stage.MERGED, Stage.DROPPED, Stage.REFERRED})
_ANYWHERE = frozenset(Stage) - {Stage.ARCHIVED}

_WAYS = (
    Way(Step.INVESTIGATION, frozenset({Stage.OPENED}), Stage.INVESTIGATING, order(54)),
    Way(Step.PROPOSAL, _BEGUN - {Stage.OPENED}, Stage.PROPOSED, order(55)),
    # Whoever came and was heard before it was entered that the notice had reached her: then it is entered afterwards.
    Way(Step.NOTIFICATION, frozenset({Stage.PROPOSED, Stage.HEARD, Stage.REVIEWED}), None, order(55)),
    Way(Step.STATEMENT, frozenset({Stage.PROPOSED, Stage.HEARD}), Stage.HEARD, order(55)),
    Way(Step.WAIVER, frozenset({Stage.PROPOSED}), Stage.HEARD, order(55)),
    Way(Step.EXPIRY, frozenset({Stage.PROPOSED}), Stage.HEARD, order(55)),
    Way(Step.REVIEW, frozenset({Stage.HEARD}), Stage.REVIEWED, order(56)),
    Way(Step.MEETING, frozenset({Stage.REVIEWED}), None, order(56)),
    # After it was served a decision is only replaced when a review or the province has asked for another one (Art. 61, 63).
    Way(Step.DECISION, frozenset({Stage.HEARD, Stage.REVIEWED, Stage.SERVED}), Stage.DECIDED, order(53)),
    # Once more where what was posted has not been proven to have arrived: then in another way.
    Way(Step.SERVICE, frozenset({Stage.DECIDED, Stage.SERVED}), Stage.SERVED, order(55)),
    Way(Step.APPEAL, _RUNNING, None, order(60)),
    Way(Step.EXTENSION, _RUNNING, None, order(61)),
    Way(Step.SUSPENSION, _RUNNING, None, order(61)),
    Way(Step.ANSWER, _RUNNING, None, order(61)),
    Way(Step.PROVINCE, _RUNNING, None, order(62)),
    # A ruling that sends the matter back leads to `INVESTIGATING`: whoever decides anew tells and hears anew.
    Way(Step.RULING, _RUNNING, None, order(63)),
    Way(Step.REVOCATION, _RUNNING, Stage.REVOKED, order(61)),
    Way(Step.CHECK, _RUNNING | {Stage.ARCHIVED}, None, order(58)),
    Way(Step.APPLICATION, _RUNNING, None, order(57)),
    Way(Step.LIFTING, _RUNNING, Stage.LIFTED, order(57)),
    Way(Step.EDUCATION, _BEGUN, Stage.EDUCATION, order(51)),
    Way(Step.DROPPED, _BEGUN, Stage.DROPPED, order(54)),
    Way(Step.MERGED, _BEGUN, Stage.MERGED, order(54)),
    Way(Step.REMARK, _ANYWHERE, None, order(58)),
    Way(Step.CORRECTION, frozenset(Stage), None, order(58)),
    # A sanction that ends the studies runs for no period: it goes to the archive as it stands.
    Way(Step.ARCHIVING, ENDED | _RUNNING, Stage.ARCHIVED, order(58)),
)
WAYS: Mapping[Step, Way] = {way.step: way for way in _WAYS}

# What was decided belongs to the school's file (Art. 58): no bin takes it, no undo takes it back.
ON_FILE = frozenset({Stage.DECIDED, Stage.SERVED, Stage.LIFTED, Stage.REVOKED, Stage.ARCHIVED})
FOR_GOOD = frozenset(
    {
        Step.DECISION, Step.SERVICE, Step.APPEAL, Step.EXTENSION, Step.SUSPENSION, Step.ANSWER, Step.PROVINCE, Step.RULING,
        Step.REVOCATION, Step.CHECK, Step.APPLICATION, Step.LIFTING, Step.ARCHIVING,
    }
)  # fmt: skip
# What may be entered with any day, whatever was entered before: it stands beside the course.
BESIDE = frozenset({Step.REMARK, Step.CHECK, Step.CORRECTION})
DONE = frozenset({Stage.DROPPED, Stage.MERGED, Stage.ARCHIVED})
# From the least advanced on: a case stands where the last of its respondents stands.
ADVANCE = tuple(Stage)


def may_amend(stage: str) -> bool:
    """Whether the account of a case may still be corrected: until it is decided, dropped or ended without a sanction."""
    return stage in _NAMES and Stage(stage) in _BEGUN


def steps_at(stage: Stage) -> tuple[Step, ...]:
    """The steps that may be taken at a stage, as far as the stage alone decides it, in their natural order."""
    return tuple(way.step for way in _WAYS if stage in way.at)


_NAMES = frozenset(stage.value for stage in Stage)


def whole(stages: Iterable[Stage]) -> Stage:
    """The stage of a case with courses at these: that of the least advanced one that is not over; of all over, the last."""
    order = sorted(stages, key=ADVANCE.index)
    return next((stage for stage in order if stage not in DONE), order[-1])
