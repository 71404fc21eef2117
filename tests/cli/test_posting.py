"""Notices from the command line: to sets of groups, held, confirmed, entered afterwards, and their log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.office import groups, settings
from lut_admin.office.openings import close_office, open_office
from lut_admin.papers import sheets
from tests.cli.conftest import PASSPHRASE, Type

CLASSES = ("国际2301", "国际2302", "土木2401")


@pytest.fixture
def there_now(there: Path) -> Path:
    """An office with three class groups, whose hours are closed whenever the test runs."""
    now = datetime.now(UTC).astimezone(CHINA)
    office = open_office(there, PASSPHRASE)
    settings.change(
        office, {"opens": f"{now + timedelta(hours=6):%H:%M}", "closes": f"{now + timedelta(hours=8):%H:%M}"}
    )
    for name in CLASSES:
        groups.add(office, "class", name, name)
    close_office(office)
    return there


def new(type_: Type, *more: str) -> int:
    made = type_(
        "notice", "new", "--zh", "明天停水", "--en", "No water tomorrow", "--category", "life", *more, "--json"
    )
    assert made.status == 0, made.err
    return int(made.json["id"])


@pytest.mark.usefixtures("there_now")
def test_sets_are_listed_and_taken_by_key_or_name(type_: Type) -> None:
    known = {one["set"]: one for one in type_("notice", "sets", "--json").json["sets"]}
    assert known["year:2023"]["groups"] == ["国际2301", "国际2302"]
    assert known["year:2023"]["name"]["en"] == "All classes of 2023"
    assert "year:2023" in type_("notice", "sets").out
    made = new(type_, "--to", "All classes of 2023", "--except", "国际2302")
    shown = type_("notice", "show", str(made), "--json").json
    assert (shown["groups"], shown["steps"], shown["corrects"]) == (["国际2301"], [], None)
    assert new(type_, "--except", "国际2302") == made + 1  # all but one
    assert type_("notice", "show", str(made + 1), "--json").json["groups"] == ["国际2301", "土木2401"]
    for line in (["--to", "year:1999"], ["--to", "class", "--except", "大群"], ["--group", "没有"]):
        said = type_("notice", "new", "--zh", "停水", *line)
        assert (said.status, said.out) == (2, "") and said.err.count("\n") == 1, line


@pytest.mark.usefixtures("there_now")
def test_what_is_closed_is_held_or_has_a_reason_and_is_posted_to_all_except(type_: Type) -> None:
    made = str(new(type_, "--to", "class"))
    assert type_("notice", "release", made).status == 2
    held = type_("notice", "release", made, "--hold", "--json")
    assert (held.status, held.json["state"]) == (0, "held")
    assert [line["id"] for line in type_("notice", "list", "--state", "held", "--json").json["notices"]] == [int(made)]
    out = type_("notice", "release", made, "--exception", "safety", "--reason", "水管破裂", "--json").json
    assert (out["state"], out["text"]) == ("copied", "明天停水\n\nNo water tomorrow")
    posted = type_("notice", "posted", made, "--except", "土木2401", "--json").json
    assert set(posted) == {"id", "state", "category", "title", "posted"}
    [step] = posted["posted"]
    assert (step["groups"], step["sets"], step["except"]) == (["国际2301", "国际2302"], ["class"], ["土木2401"])
    assert (step["exception"], step["reason"], step["afterwards"]) == ("safety", "水管破裂", False)
    assert type_("notice", "posted", made, "--except", "没有").status == 2
    steps = type_("notice", "show", made, "--json").json["steps"]
    assert [one["step"] for one in steps] == ["held", "copied", "posted"]


@pytest.mark.usefixtures("there_now")
def test_a_correction_waits_for_the_hours_unless_it_is_near(type_: Type) -> None:
    near = type_("notice", "new", "--zh", "更正：今天停水，地点是3号楼", "--category", "life", "--json").json["id"]
    said = type_("notice", "release", str(near), "--exception", "correction", "--reason", "写错")
    assert said.status == 0
    late = type_("notice", "new", "--zh", "更正：考试改在2099年1月5日", "--category", "life", "--json").json["id"]
    said = type_("notice", "release", str(late), "--exception", "correction", "--reason", "写错")
    assert (said.status, said.out) == (2, "") and "no emergency" in said.err


@pytest.mark.usefixtures("there_now")
def test_what_was_posted_elsewhere_is_entered_with_what_the_hours_say(type_: Type) -> None:
    now = datetime.now(UTC).astimezone(CHINA)
    closed = f"{now - timedelta(minutes=5):%Y-%m-%dT%H:%M}"
    line = ["notice", "new", "--zh", "停电", "--category", "safety", "--to", "class", "--afterwards", closed]
    entered = type_(*line, "--by", "值班老师", "--json")
    assert entered.status == 1 and "no exception is on record" in entered.err
    [step] = entered.json["posted"]
    assert (step["by"], step["afterwards"], step["sets"], step["exception"]) == ("值班老师", True, ["class"], None)
    why = type_(*line, "--exception", "safety", "--reason", "线路故障", "--json")
    assert why.status == 1 and why.json["posted"][0]["reason"] == "线路故障"
    for wrong in (["--afterwards", "2099-01-01T10:00"], ["--by", "值班老师"], ["--reason", "x"]):
        assert type_("notice", "new", "--zh", "停电", *wrong).status == 2


@pytest.mark.usefixtures("there_now")
def test_the_log_is_written_as_workbook_or_pdf(type_: Type, tmp_path: Path) -> None:
    assert type_("notice", "log", str(tmp_path / "log.xlsx")).status == 2  # nothing went out
    type_("notice", "new", "--zh", "停电", "--afterwards", "2026-01-05T10:00", "--to", "class")
    for name in ("log.xlsx", "log.pdf"):
        assert type_("notice", "log", str(tmp_path / name), "--json").json == {"file": str(tmp_path / name)}
    assert sheets.read(tmp_path / "log.xlsx").sheets[0].rows[1][1] == "停电"
    assert (tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")
    for line in (["log.txt"], ["log.xlsx", "--from", "2026-01-06"], ["log.xlsx", "--until", "soon"]):
        assert type_("notice", "log", str(tmp_path / line[0]), *line[1:]).status == 2
