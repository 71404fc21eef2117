"""Cases about the two invented students of the office, taken as far as a test wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.office import cases, verifying
from lut_admin.office.cases import Account, Evidence
from lut_admin.office.office import Office
from lut_admin.refusals import Refusal

FACTS = "该生在群内连续发布校外广告。"
# What each step says, unless a test says something else.
SAID: Mapping[str, Mapping[str, Any]] = {
    "proposal": {"sanction": "warning", "reasons_zh": "发布广告。", "clause": "第二十一条"},
    "decision": {"sanction": "warning", "body_zh": "国际教育学院", "document": "〔2025〕1号"},
    "lifting": {"body_zh": "国际教育学院", "document": "〔2026〕2号"},
    "dropped": {"reason": "查无此事"},
    "remark": {"reason": "材料已补"},
}
HEARD = ("investigation", "proposal", "notification", "statement")
SERVED = (*HEARD, "decision", "service")


def account(*people: int, articles: tuple[int, ...] = (8,), facts: str = FACTS, **more: Any) -> Account:
    at = datetime(2025, 11, 19, 21, 15, tzinfo=CHINA)
    evidence = (Evidence("截图", 3, "2025-11-19"),)
    return Account(articles, people, facts, "Ads.", at, "大群", evidence, **{"influence_zh": "多人受骗。", **more})


def opened(office: Office, *people: int, **more: Any) -> str:
    return str(cases.record(office, account(*people, **more)).facts["number"])


def take(office: Office, number: str, *steps: str, **said: Any) -> None:
    """Take a case on by these steps today; `said` is added to what the last one says."""
    for place, step in enumerate(steps):
        facts = {**SAID.get(step, {}), **(said if place == len(steps) - 1 else {})}
        cases.step(office, number, step, office.today(), facts)


def refused(code: str, act: Callable[..., object], *given: object, **named: object) -> Refusal:
    with pytest.raises(Refusal) as told:
        act(*given, **named)
    assert told.value.code == code
    return told.value


def whole(office: Office) -> bool:
    """Whether the journal, the records and the cases are as they should be."""
    checks = {check.name: check.ok for check in verifying.verify(office).checks}
    return checks["journal"] and checks["records"] and checks["dossiers"]
