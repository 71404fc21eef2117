"""A notice that is out, from the command line: corrected, reminded of, confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from lut_admin.office import groups, roster
from lut_admin.office.openings import close_office, open_office
from tests.cli.conftest import PASSPHRASE, Type

CLASS = "国际2301"


@pytest.fixture
def out(type_: Type, there: Path) -> str:
    """The id of a notice posted to a class of two."""
    office = open_office(there, PASSPHRASE)
    for number, name, chinese in (("S1", "Jane Doe", "杜珍"), ("S2", "John Tester", "田约翰")):
        student = {"student_no": number, "english_name": name, "chinese_name": chinese, "class_name": CLASS}
        roster.add(office, {**student, "status": "active"})
    groups.create_from_roster(office)
    close_office(office)
    texts = ["--zh", "体检通知\n地点：南门", "--en", "Physical examination\nPlace: South Gate", "--category", "life"]
    made = type_("notice", "new", *texts, "--group", CLASS, "--afterwards", "2026-03-02T10:00", "--json")
    assert made.status == 0
    return str(made.json["id"])


def test_a_correction_and_a_reminder_are_drafted_to_the_same_groups(type_: Type, out: str) -> None:
    wrong, right = "地点：南门 | Place: South Gate", "地点：北门 | Place: North Gate"
    made = type_("notice", "correct", out, "--wrong", wrong, "--right", right, "--json").json
    shown = type_("notice", "show", str(made["id"]), "--json").json
    assert (shown["state"], shown["corrects"], shown["groups"]) == ("draft", int(out), [CLASS])
    assert "南门" in shown["zh"] and "North Gate" in shown["en"]
    made = type_("notice", "remind", out, "--json").json
    shown = type_("notice", "show", str(made["id"]), "--json").json
    assert shown["reminds"] == int(out) and shown["zh"].startswith("提醒：体检通知")
    assert "2026-03-02 10:00  Posted" in type_("notice", "show", out).out


def test_replies_are_kept_from_a_file_and_told(type_: Type, out: str, tmp_path: Path) -> None:
    assert type_("notice", "confirmed", out, "--json").json["groups"] == [
        {"group": CLASS, "confirmed": [], "waiting": ["S1", "S2"], "unknown": []}
    ]
    file = tmp_path / "接龙.txt"
    file.write_text("#接龙\n1. Jane Doe 杜珍\n2. 小明🐟\n", "utf-8")
    said = type_("notice", "confirmed", out, str(file), "--json")
    assert (said.status, said.json["groups"][0]["confirmed"]) == (1, ["S1"])
    assert said.json["groups"][0]["unknown"] == ["小明🐟"]
    assert f"{CLASS}: of 2, 1 confirmed, 1 not yet, 1 to check" in type_("notice", "confirmed", out).out


def test_what_cannot_follow_is_refused(type_: Type, out: str, tmp_path: Path) -> None:
    gbk = tmp_path / "gbk.txt"
    gbk.write_bytes("接龙：杜珍".encode("gb18030"))
    draft = str(type_("notice", "new", "--zh", "停水", "--json").json["id"])
    for line in (
        ["correct", out, "--wrong", "南门", "--right", "北门 | North Gate"],
        ["correct", out, "--wrong", "南门 | South Gate"],
        ["correct", out, "--wrong", "南门 | South Gate", "--right", "南门 | South Gate"],
        ["correct", draft, "--wrong", "南门 | South Gate", "--right", "北门 | North Gate"],
        ["remind", draft],
        ["remind", "99"],
        ["confirmed", out, str(tmp_path / "no.txt")],
        ["confirmed", out, str(gbk)],
        ["confirmed", out, str(gbk), "--group", "没有"],
        ["confirmed", draft, str(gbk)],
    ):
        said = type_("notice", *line)
        assert (said.status, said.out) == (2, "") and said.err.count("\n") == 1, line
