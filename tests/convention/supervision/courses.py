"""Entries of invented cases, as the tests of due process need them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from lut_admin import places
from lut_admin.convention.supervision import (
    Course,
    Entry,
    Item,
    Profile,
    Setting,
    Step,
    calendar,
    course,
    lack,
    profile_of,
    read,
    read_rules,
    read_years,
)

RULES = read_rules(places.resource_toml("lists/school_profile.toml"))
CALENDAR = calendar(read_years(places.resource_toml("lists/holidays.toml")))
BEGUN = date(2026, 3, 2)

# What each step says in the tests, unless they say something else.
SAID: Mapping[Step, Mapping[str, Any]] = {
    Step.PROPOSAL: {"sanction": "warning", "reasons_zh": "发布广告。", "clause": "第二十一条"},
    Step.REVIEW: {"reviewer": "法律事务室"},
    Step.MEETING: {"body_zh": "校长办公会"},
    Step.DECISION: {"sanction": "warning", "body_zh": "学院", "document": "〔2026〕1号"},
    Step.EXTENSION: {"approved_by": "主任"},
    Step.SUSPENSION: {"reason": "复查期间"},
    Step.ANSWER: {"outcome": "upheld", "received": "2026-05-01"},
    Step.RULING: {"ruling": "upheld"},
    Step.REVOCATION: {"body_zh": "学校", "document": "〔2026〕2号"},
    Step.CHECK: {"item": "police"},
    Step.LIFTING: {"body_zh": "学院", "document": "〔2026〕3号"},
    Step.DROPPED: {"reason": "查无此事"},
    Step.MERGED: {"into": "T-2026-0002"},
    Step.REMARK: {"reason": "材料已补"},
    Step.CORRECTION: {"reason": "日期有误"},
}
REFERRED = {"referred": True}


def profile(**changed: Any) -> Profile:
    """The profile as shipped, with some rules changed."""
    return profile_of(RULES, changed)


def setting(respondent: bool = True, birth: date | None = None, **changed: Any) -> Setting:
    """What a course is judged by: the shipped calendar, a changed profile."""
    return Setting(profile(**changed), CALENDAR, respondent, birth)


def entry(step: Step, on: date, said: Mapping[str, Any] | None = None, at: int = 0) -> Entry:
    """One entry; `said` is added to what the step says in the tests."""
    return Entry(at, step, on, read(step, {**SAID.get(step, {}), **(said or {})}))


Given = Step | tuple[Step, int] | tuple[Step, int, Mapping[str, Any]]


def entries(*steps: Given, opening: Mapping[str, Any] | None = None) -> list[Entry]:
    """A case opened on the first day, and these steps, each on the day after the one before or (step, so many days after)."""
    day, made = BEGUN, [entry(Step.OPENING, BEGUN, opening, 1)]
    for one in steps:
        given: tuple[Any, ...] = one if isinstance(one, tuple) else (one,)
        day += timedelta(days=given[1] if len(given) > 1 else 1)
        made.append(entry(given[0], day, given[2] if len(given) > 2 else None, len(made) + 1))
    return made


def lawful(*steps: Given, opening: Mapping[str, Any] | None = None, **changed: Any) -> Course:
    """Where these steps lead; none of them may skip a duty."""
    found = Course()
    made = entries(*steps, opening=opening)
    for place, one in enumerate(made[1:], 1):
        missing = lack(course(made[:place]), one, setting(**changed))
        assert missing is None, (one.step, missing)
        found = course(made[: place + 1])
    return found if steps else course(made)


TOLD: tuple[Given, ...] = (Step.INVESTIGATION, Step.PROPOSAL, Step.NOTIFICATION)
HEARD: tuple[Given, ...] = (*TOLD, Step.STATEMENT)
DECIDED: tuple[Given, ...] = (*HEARD, Step.DECISION)
SERVED: tuple[Given, ...] = (*DECIDED, Step.SERVICE)
LIFTED: tuple[Given, ...] = (*SERVED, (Step.APPLICATION, 150), (Step.LIFTING, 60))
EXPULSION = {"sanction": "expulsion"}
GRAVE: tuple[Given, ...] = (
    Step.INVESTIGATION, (Step.PROPOSAL, 1, EXPULSION), Step.NOTIFICATION, Step.STATEMENT, Step.REVIEW, Step.MEETING,
    (Step.DECISION, 1, EXPULSION), Step.SERVICE,
)  # fmt: skip
CHECKED: tuple[Given, ...] = tuple((Step.CHECK, 0, {"item": item.value}) for item in Item)
