"""Drafts made from templates, and made anew while nobody wrote on them."""

from __future__ import annotations

import pytest

from lut_admin.office import history, notices, templates
from lut_admin.office.notices.writing import templated
from lut_admin.office.office import Office
from lut_admin.papers.notice_templates import read_facts
from lut_admin.refusals import Refusal

TYPED = [
    ("about", "体检通知 | Physical examination"),
    ("issued", "2025-11-10"),
    ("wrong", "南门 | South Gate"),
    ("right", "北门 | North Gate"),
]


def made(office: Office, name: str = "correction", typed: list[tuple[str, str]] = TYPED) -> notices.NoticeLine:
    number = templated.draft(office, name, typed).made
    assert number is not None
    return notices.notice(office, number)


def test_a_draft_is_made_from_a_template(office: Office) -> None:
    number = templated.draft(office, "correction", TYPED, groups=["国际2301"], category="life").made
    assert number is not None
    kept = notices.notice(office, number)
    seen = templates.preview(office, "correction", read_facts(templates.template(office, "correction"), TYPED))
    assert (kept.zh, kept.en, kept.title, kept.category) == (seen.zh, seen.en, "更正：体检通知", "life")
    assert kept.groups == ("国际2301",) and kept.state is notices.State.DRAFT
    assert "更正为：“北门”" in kept.zh and "It should say: “North Gate”" in kept.en


def test_a_correction_has_the_purpose_of_what_it_corrects(office: Office) -> None:
    assert made(office).category is None
    number = templated.draft(office, "correction", TYPED, category="teaching", title="更正").made
    assert number is not None
    kept = notices.notice(office, number)
    assert (kept.category, kept.title) == ("teaching", "更正")


def test_a_fact_that_lacks_keeps_nothing(office: Office) -> None:
    with pytest.raises(Refusal, match=r"templates\.missing"):
        templated.draft(office, "correction", [])
    assert notices.notices(office) == []
    assert len(templates.templates()) == 27


def test_a_draft_remembers_its_facts_and_is_made_anew(office: Office) -> None:
    line = made(
        office,
        "event",
        [("name", "书法 | Calligraphy"), ("when", "2025-12-03T14:30/16:30"), ("place", "图书馆 | Library")],
    )
    was = templated.filled(line)
    assert was is not None and was.untouched and was.template == "event"
    assert was.fields["place"] == ("图书馆 | Library",)
    typed = [(name, text.replace("12-03", "12-04")) for name, text in was.typed]
    templated.redraft(office, line.id, [*typed, ("seats", "30")])
    now = notices.notice(office, line.id)
    assert "12月4日（星期四）" in now.zh and "名额：30人" in now.zh and now.title == "活动通知：书法"
    again = templated.filled(now)
    assert again is not None and again.untouched and again.fields["seats"] == ("30",)
    history.undo(office)
    assert notices.notice(office, line.id).zh == line.zh


def test_what_was_written_by_hand_is_told(office: Office) -> None:
    line = made(office)
    notices.revise(office, line.id, "life", line.zh + "\n谢谢。", line.en + "\nThank you.", "我的标题")
    now = notices.notice(office, line.id)
    was = templated.filled(now)
    assert was is not None and not was.untouched and was.typed == TYPED
    templated.redraft(office, line.id, was.typed)
    anew = notices.notice(office, line.id)
    assert anew.zh == line.zh and anew.title == "我的标题" and anew.category == "life"


def test_what_was_never_a_template_has_no_facts(office: Office) -> None:
    number = notices.draft(office, "life", "请体检。", "Please have the check.").made
    assert number is not None
    assert templated.filled(notices.notice(office, number)) is None
    assert templated.redraft(office, number, TYPED).act_id is None


def test_what_was_used_last_is_remembered(office: Office) -> None:
    made(office, typed=[*TYPED, ("contact", "王老师 | Ms Wang | 0931-2970001")])
    made(office, "outage", [("supply", "停水 | water cut"), ("place", "一号楼 | Building 1"), ("period", "2025-12-03T09:00/17:00"),
                            ("contact", "李老师 | Mr Li")])  # fmt: skip
    made(
        office,
        "outage",
        [("supply", "停电 | power cut"), ("place", "一号楼 | Building 1"), ("period", "2025-12-04T09:00/17:00")],
    )
    memory = templated.memory(office)
    assert memory.used == ("outage", "correction")
    assert memory.of("outage", "supply") == (("停电 | power cut",), ("停水 | water cut",))
    assert memory.of("outage", "place") == (("一号楼 | Building 1",),)
    assert memory.of("trip", "contact") == (("李老师 | Mr Li",), ("王老师 | Ms Wang | 0931-2970001",))
    assert memory.of("trip", "supply") == ()
