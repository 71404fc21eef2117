"""Drafts judged and notices on their way, from the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.office import groups, settings, templates
from lut_admin.office.openings import close_office, open_office
from lut_admin.office.wording import own_words
from tests.cli.conftest import PASSPHRASE, Type

FINDING = {"article", "code", "severity", "zh", "en", "text", "message"}


def drafts(folder: Path, *lines: Any) -> Path:
    path = folder / "drafts.jsonl"
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), "utf-8")
    return path


def codes(line: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in line["findings"]]


def test_drafts_are_reviewed_in_their_order(type_: Type, folder: Path, tmp_path: Path) -> None:
    day, night = "2026-03-02T10:00", "2026-03-02T23:30"
    file = drafts(
        tmp_path,
        {"id": "b", "zh": "明天停水", "en": "No water tomorrow", "category": "life", "at": day},
        {"id": 7, "zh": "明天停水", "en": "No water tomorrow", "category": "life", "at": night},
        {"id": None, "zh": "", "en": "Only English", "category": "life", "at": day},
        {"zh": "明天停水", "en": "No water tomorrow", "category": "party", "at": day},
        "",
        {"id": "m", "text": "收款码，帮忙点赞投票", "at": day},
    )
    said = type_("review", file, "--json")
    assert (said.status, said.err) == (1, "")
    assert [line["id"] for line in said.lines] == ["b", 7, None, None, "m"]
    assert codes(said.lines[0]) == []
    assert "hours.closed" in codes(said.lines[1])
    assert any(code.startswith("language.") for code in codes(said.lines[2]))
    assert any(code.startswith("purpose.") for code in codes(said.lines[3]))
    found = [finding for line in said.lines for finding in line["findings"]]
    assert all(set(finding) == FINDING and set(finding["message"]) == {"zh", "en"} for finding in found)
    assert {finding["severity"] for finding in found} <= {"block", "warn", "ask"}
    spans = [finding["text"] for finding in said.lines[4]["findings"] if finding["text"]]
    assert spans and all(0 <= start < end <= 10 for start, end in spans)
    assert not folder.exists()


def test_the_line_s_own_time_comes_before_the_command_s(type_: Type, tmp_path: Path) -> None:
    one = {"id": 1, "zh": "停水", "en": "No water", "category": "life"}
    file = drafts(tmp_path, one, {**one, "at": "2026-03-02T10:00"})
    assert [codes(line) for line in type_("review", file, "--at", "2026-03-02T03:00", "--json").lines] == [
        ["hours.closed"],
        [],
    ]
    assert type_("review", file, "--at", "2026-03-02T02:00Z", "--json").status == 0  # 10:00 in Shanghai


def test_a_student_s_number_is_known_from_a_list(type_: Type, tmp_path: Path, list_file: Path) -> None:
    file = drafts(tmp_path, {"id": 1, "text": "AB0000001 请来领取", "at": "2026-03-02T10:00"})
    assert "content.8-privacy" in codes(type_("review", file, "--roster", list_file, "--json").lines[0])


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text", ["", "\ud800", "\0", "\u2028", "\x1b[2J", "a" * 200_000, "（" * 5000, "1" * 5000, "🏳️‍🌈" * 500]
)
def test_any_text_is_reviewed(type_: Type, tmp_path: Path, text: str) -> None:
    file = drafts(tmp_path, {"id": text[:9], "text": text}, {"id": 2, "zh": text, "en": text})
    said = type_("review", file, "--json")
    assert said.status in (0, 1) and said.err == ""
    assert [line["id"] for line in said.lines] == [text[:9], 2]


@pytest.mark.parametrize(
    "bad",
    ["not json", "[]", '"text"', '{"id": NaN, "text": "x"}', '{"id": 1e999, "text": "x"}', "[" * 100_000, '{"id": 1}',
     '{"zh": 3}', '{"text": "x", "at": "soon"}', '{"text": "x", "ref_date": "2026-02-30"}', '{"text": ["x"]}'],
)  # fmt: skip
def test_a_line_that_is_no_draft_is_named_and_nothing_is_printed(type_: Type, tmp_path: Path, bad: str) -> None:
    said = type_("review", drafts(tmp_path, {"id": 1, "text": "好"}, bad), "--json")
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1 and "drafts.jsonl" in said.err and "2" in said.err


def test_a_file_in_another_encoding_is_refused_by_its_line(type_: Type, tmp_path: Path) -> None:
    file = tmp_path / "gbk.jsonl"
    file.write_bytes('{"id": 1, "text": "ok"}\n{"id": 2, "text": "各位同学，停水"}\n'.encode("gb18030"))
    said = type_("review", file)
    assert said.status == 2 and "Line 2" in said.err


def closed_now(folder: Path) -> None:
    """Set the hours so that the window is closed at this moment, whenever the test runs."""
    now = datetime.now(UTC).astimezone(CHINA)
    times = {"opens": f"{now + timedelta(hours=6):%H:%M}", "closes": f"{now + timedelta(hours=8):%H:%M}"}
    office = open_office(folder, PASSPHRASE)
    settings.change(office, times)
    groups.add(office, "class", "国际2301", "国际2301")
    close_office(office)


def test_a_notice_goes_out_inside_the_hours_or_with_a_reason(type_: Type, there: Path) -> None:
    closed_now(there)
    new = type_("notice", "new", "--zh", "明天停水", "--en", "No water", "--category", "life", "--json")
    assert new.status == 0
    assert new.json == {"id": 1, "state": "draft", "category": "life", "title": "明天停水", "posted": []}

    held = type_("notice", "release", "1", "--group", "国际2301", "--json")
    assert (held.status, held.out) == (2, "") and held.err.count("\n") == 1
    assert type_("notice", "release", "1", "--group", "没有的群", "--exception", "safety", "--reason", "x").status == 2
    assert type_("notice", "release", "1", "--exception", "boredom", "--reason", "x").status == 2
    assert type_("notice", "show", "1", "--json").json["state"] == "draft"

    out = type_(
        "notice", "release", "1", "--group", "国际2301", "--exception", "safety", "--reason", "水管破裂", "--json"
    )
    assert out.status == 0 and out.json["state"] == "copied" and out.json["text"] == "明天停水\n\nNo water"
    posted = type_("notice", "posted", "1", "--group", "国际2301", "--at", "2026-03-02T10:00", "--json").json
    assert posted["state"] == "posted"
    [step] = posted["posted"]
    assert (step["groups"], step["at"][:16]) == (["国际2301"], "2026-03-02T02:00")
    shown = type_("notice", "show", "1", "--json").json
    assert (shown["zh"], shown["en"]) == ("明天停水", "No water")
    assert type_("notice", "list", "--json").json == {"notices": [posted]}
    assert "明天停水" in type_("notice", "list").out


def test_a_notice_is_made_from_a_template_and_its_facts(type_: Type, there: Path) -> None:
    facts = {
        "destination": "敦煌 | Dunhuang",
        "departure": "2099-10-24T07:30",
        "meeting": "学校南门 | South Gate",
        "back": "2099-10-25T19:00",
    }
    told = [word for name, value in facts.items() for word in ("--fact", f"{name}={value}")]
    listed = ["--fact", "bring=护照 | passport", "--fact", "bring=外套 | warm jacket"]
    new = type_("notice", "new", "--template", "trip", *told, *listed, "--json")
    assert new.status == 0
    assert new.json == {
        "id": 1,
        "state": "draft",
        "category": "culture",
        "title": "外出参观活动通知：敦煌",
        "posted": [],
    }
    shown = type_("notice", "show", "1", "--json").json
    assert "出发时间：2099年10月24日（星期六）07:30\n" in shown["zh"] and "请携带：护照、外套" in shown["zh"]
    assert "Departure: Saturday 24 October 2099, 07:30\n" in shown["en"] and "passport and warm jacket" in shown["en"]
    other = type_("notice", "new", "--template", "trip", *told, "--title", "秋游", "--category", "life", "--json").json
    assert (other["title"], other["category"]) == ("秋游", "life")


def test_own_templates_are_seen_too(type_: Type, there: Path) -> None:
    office = open_office(there, PASSPHRASE)
    line = {"zh": "{what}停了。", "en": "There is no {what} today."}
    field = {"name": "what", "kind": "text", "zh": "什么", "en": "What", "choices": ["水 | water"]}
    templates.keep(
        office, {"category": "any", "title": {"zh": "停了", "en": "Cut off"}, "field": [field], "line": [line]}
    )
    close_office(office)
    [one] = type_("notice", "templates", "cut_off", "--json").json["templates"]
    assert one["category"] is None and one["fields"][0]["choices"] == [{"zh": "水", "en": "water"}]
    assert "cut_off" in type_("notice", "templates").out
    made = type_("notice", "new", "--template", "cut_off", "--fact", "what=电 | power", "--json").json
    assert (made["title"], made["category"]) == ("停了", None)


def test_what_makes_no_notice_from_a_template_is_refused(type_: Type, there: Path) -> None:
    day = "issued=2026-09-10"
    for line in (
        ["--template", "party"],
        ["--template", "correction"],
        ["--template", "correction", "--fact", day, "--fact", day],
        ["--template", "correction", "--fact", "issued=soon"],
        ["--template", "correction", "--fact", "colour=red"],
        ["--template", "correction", "--fact", "issued"],
        ["--template", "correction", "--zh", "更正"],
        ["--template", "correction", "--en", "Correction"],
        ["--zh", "更正", "--fact", day],
        ["--fact", day],
        [],
    ):
        said = type_("notice", "new", *line)
        assert (said.status, said.out) == (2, "") and said.err.count("\n") == 1, line
    assert type_("notice", "list", "--json").json == {"notices": []}


def test_templates_are_listed_with_their_fields(type_: Type, folder: Path) -> None:
    every = type_("notice", "templates", "--json").json["templates"]
    assert len(every) == 27
    [one] = type_("notice", "templates", "urgent_help", "--json").json["templates"]
    assert one in every and set(one) == {"id", "category", "exception", "title", "fields"}
    assert (one["category"], one["exception"]) == ("safety", "medical")
    since = next(field for field in one["fields"] if field["name"] == "since")
    assert since == {
        "name": "since",
        "kind": "moment",
        "optional": False,
        "label": {"zh": "发生时间", "en": "Time"},
        "example": ["2026-09-12T22:30"],
        "choices": [],
    }
    assert "action (optional)" in type_("notice", "templates", "urgent_help").out
    assert "action（选填）" in type_("notice", "templates", "urgent_help", "--lang", "zh").out
    assert type_("notice", "templates", "party").status == 2
    assert not folder.exists()


def test_what_is_no_notice_is_refused(type_: Type, there: Path) -> None:
    assert type_("notice", "new", "--zh", "\u200b").status == 2
    assert type_("notice", "new", "--en", "English alone").status == 2
    assert type_("notice", "new", "--zh", "停水", "--category", "party").status == 2
    assert type_("notice", "show", "1").status == 2
    assert type_("notice", "show", "one").status == 2
    assert type_("notice", "list", "--json").json == {"notices": []}


def test_the_review_knows_the_office_s_own_words(type_: Type, there: Path, tmp_path: Path) -> None:
    file = drafts(tmp_path, {"id": 1, "text": "请关注青木。", "at": "2026-03-02T10:00"})
    assert codes(type_("review", file, "--json").lines[0]) == []
    opened = open_office(there, PASSPHRASE)
    own_words.add(opened, "8-ad", "青木")
    close_office(opened)
    assert codes(type_("review", file, "--json").lines[0]) == ["content.8-ad"]
