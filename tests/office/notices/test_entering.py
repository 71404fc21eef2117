"""What was posted elsewhere is entered afterwards: marked as such, told of the hours, held back by nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from lut_admin.convention.articles import Weight
from lut_admin.convention.hours import CHINA, Exemption, Ground
from lut_admin.office import history, notices
from lut_admin.office.notices import Elsewhere, State
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.records.pen import moment
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.office.notices.conftest import EN, ZH

NIGHT = datetime(2025, 11, 20, 2, 15, tzinfo=CHINA)


def test_a_notice_of_the_night_with_its_reason(office: Office) -> None:
    why = Exemption(Ground.MEDICAL, " 有同学送医 ")
    entered = notices.enter(
        office, Elsewhere(NIGHT, "请3号楼同学不要堵塞通道。", "", "safety", by="值班王老师", exemption=why), ["大群"]
    )
    assert [(one.code, one.weight) for one in entered.findings] == [("hours.exempt_medical", Weight.TELL)]
    line = notices.notice(office, entered.result.made or 0)
    [step] = line.postings
    assert (line.state, step.at, step.by, step.afterwards) == (State.POSTED, moment(NIGHT), "值班王老师", True)
    assert (step.exception, step.reason, line.created_at) == ("medical", "有同学送医", moment(NIGHT))
    assert line.out and not line.unconfirmed


@pytest.mark.parametrize("why", [None, Exemption(Ground.SAFETY, "  "), Exemption(Ground.SAFETY, "\u200b")])
def test_without_a_reason_the_hours_are_told_but_nothing_is_blocked(office: Office, why: Exemption | None) -> None:
    entered = notices.enter(office, Elsewhere(NIGHT, ZH, EN, "life", exemption=why), ["大群"])
    [finding] = entered.findings
    assert (finding.code, finding.weight) == ("hours.closed", Weight.WARN)
    assert "02:15" in words.of_finding(finding, "zh") and "02:15" in words.of_finding(finding, "en")
    [step] = notices.notice(office, entered.result.made or 0).postings
    assert (step.exception, step.reason, step.by) == (None, None, "Counselor Test")


def test_inside_the_hours_there_is_nothing_to_tell(office: Office, clock: Clock) -> None:
    at = clock.at - timedelta(days=1)
    entered = notices.enter(office, Elsewhere(at, ZH, exemption=Exemption(Ground.OTHER, "误填")), [])
    assert entered.findings == ()
    line = notices.notice(office, entered.result.made or 0)
    assert line.postings[0].exception is None
    assert [due.iso for due in line.deadlines] == ["2025-11-30"]


def test_it_can_be_undone_for_it_left_by_no_clipboard_of_ours(office: Office) -> None:
    entered = notices.enter(office, Elsewhere(NIGHT, ZH), [])
    assert entered.act_id is not None
    history.undo(office)
    assert notices.notices(office) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (Elsewhere(NIGHT + timedelta(days=1), ZH), "notices.not_yet"),
        (Elsewhere(NIGHT, " \n", ""), "language.empty"),
        (Elsewhere(NIGHT, "\u200b"), "language.empty"),
        (Elsewhere(NIGHT, ZH, category="party"), "purpose.unknown"),
    ],
)
def test_what_cannot_have_been_posted(office: Office, written: Elsewhere, code: str) -> None:
    with pytest.raises(Refusal) as told:
        notices.enter(office, written, [])
    assert told.value.code == code
    assert notices.notices(office) == []
