"""Drafts made from templates."""

from __future__ import annotations

from datetime import date

import pytest

from lut_admin.office import notices, templated
from lut_admin.office.office import Office
from lut_admin.papers.notice_templates import Twin
from lut_admin.refusals import Refusal

FACTS = {
    "about": Twin("体检通知", "Physical examination"),
    "issued": date(2026, 9, 10),
    "wrong": Twin("南门", "South Gate"),
    "right": Twin("北门", "North Gate"),
}


def test_a_draft_is_made_from_a_template(office: Office) -> None:
    made = templated.draft(office, "correction", FACTS, groups=["国际2301"]).made
    assert made is not None
    kept = notices.notice(office, made)
    seen = templated.preview(office, "correction", FACTS)
    assert (kept.zh, kept.en, kept.title, kept.category) == (seen.zh, seen.en, "更正通知", "life")
    assert kept.groups == ("国际2301",) and kept.state is notices.State.DRAFT
    assert "更正为：北门" in kept.zh and "Correct: North Gate" in kept.en


def test_a_correction_has_the_purpose_of_what_it_corrects(office: Office) -> None:
    made = templated.draft(office, "correction", FACTS, category="teaching", title="更正").made
    assert made is not None
    kept = notices.notice(office, made)
    assert (kept.category, kept.title) == ("teaching", "更正")


def test_a_fact_that_lacks_keeps_nothing(office: Office) -> None:
    with pytest.raises(Refusal, match=r"templates\.missing"):
        templated.draft(office, "correction", {})
    assert notices.notices(office) == []
    assert len(templated.templates()) == 27
