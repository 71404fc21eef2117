"""Who is in a group, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from lut_admin.office import groups
from lut_admin.office.openings import close_office, open_office
from tests.cli.conftest import PASSPHRASE, Type

LINE = {
    "row", "nickname", "answer", "student_no", "candidates", "valid", "compliant", "findings", "suggestion", "why",
}  # fmt: skip
SUMMARY = {"complete", "matched", "outsiders", "ambiguous", "must_leave", "missing", "to_rename"}


@pytest.fixture
def members(tmp_path: Path) -> Path:
    path = tmp_path / "members.csv"
    path.write_text("no,nickname\n1,Jane Doe+杜珍\n2,\n3,田约翰 John Tester\n4,机票代理\n5,ANN SAMPLE 单安\n", "utf-8")
    return path


def test_a_table_is_audited_row_by_row_against_a_list(
    type_: Type, folder: Path, members: Path, list_file: Path
) -> None:
    said = type_("audit", members, "--roster", list_file, "--json")
    assert (said.status, said.err) == (1, "")
    *lines, summary = said.lines
    assert all(set(line) == LINE and set(line["why"]) == {"zh", "en"} for line in lines)
    assert [line["row"] for line in lines] == [0, 1, 2, 3, 4]
    assert [line["nickname"] for line in lines] == [
        "Jane Doe+杜珍",
        "",
        "田约翰 John Tester",
        "机票代理",
        "ANN SAMPLE 单安",
    ]
    assert [line["student_no"] for line in lines] == ["20230001", None, "20230002", None, "20190003"]
    assert [line["answer"] for line in lines] == ["student", "outsider", "student", "outsider", "student"]
    assert (lines[0]["valid"], lines[0]["compliant"], lines[0]["suggestion"]) == (True, True, None)
    assert (lines[2]["valid"], lines[2]["compliant"]) == (False, False)
    assert "F_ORDER" in lines[2]["findings"] and lines[2]["suggestion"]
    assert "M_OUTSIDER" in lines[3]["findings"] and "M_GRADUATED" in lines[4]["findings"]
    assert set(summary) == {"summary"} and set(summary["summary"]) == SUMMARY
    told = summary["summary"]
    assert (told["complete"], told["matched"], told["to_rename"]) == (True, 3, 1)
    assert (told["must_leave"], told["missing"]) == (["20190003"], ["20230004"])
    assert not folder.exists()


def test_a_partial_list_has_nobody_missing(type_: Type, members: Path, list_file: Path) -> None:
    summary = type_("audit", members, "--roster", list_file, "--partial", "--json").lines[-1]["summary"]
    assert (summary["complete"], summary["missing"]) == (False, None)


def test_pasted_text_tells_who_came_and_went_before_the_summary(type_: Type, list_file: Path, tmp_path: Path) -> None:
    pasted = tmp_path / "pasted.txt"
    pasted.write_text(
        'Jane Doe+杜珍 2025/09/16 2:51 PM\n老师好\n\n"李老师"邀请"Omar Example+欧马"加入了群聊\n你将"机票代理"移出了群聊\n'
        "田约翰 2025/09/16 2:52 PM\n[动画表情]\n",
        "utf-8",
    )
    *lines, first, second, summary = type_("audit", pasted, "--roster", list_file, "--json").lines
    assert [line["row"] for line in lines] == list(range(len(lines)))
    assert {line["student_no"] for line in lines} >= {"20230001", "20230002"}
    assert (first["event"], first["nicknames"], first["by"]) == ("joined", ["Omar Example+欧马"], "李老师")
    assert (first["method"], first["at"]) == ("invited", "2025/09/16 2:51 PM")
    assert (second["event"], second["nicknames"]) == ("removed", ["机票代理"])
    assert summary["summary"]["missing"] is None


def test_without_an_office_or_a_list_everybody_is_an_outsider(type_: Type, folder: Path, members: Path) -> None:
    said = type_("audit", members, "--json")
    assert {line["answer"] for line in said.lines[:-1]} == {"outsider"}
    assert not folder.exists()


def test_a_group_is_audited_by_its_name(type_: Type, there: Path, members: Path, list_file: Path) -> None:
    type_("import", list_file)
    office = open_office(there, PASSPHRASE)
    groups.create_from_roster(office)
    named = [group.name for group in groups.groups(office)]
    groups.add(office, "main", "Second")
    close_office(office)
    assert "国际2301" in named
    summary = type_("audit", members, "--group", "国际2301", "--json").lines[-1]["summary"]
    assert (summary["matched"], summary["missing"]) == (3, ["20230004"])
    main = type_("audit", members, "--group", "Lut International Students")
    assert "Second" in main.out.splitlines()[-1], "why nobody is called missing"
    unknown = type_("audit", members, "--group", "没有这个群")
    assert (unknown.status, unknown.out) == (2, "") and "没有这个群" in unknown.err
    assert type_("audit", members, "--group", "国际2301", "--roster", list_file).status == 2


def test_sentences_name_the_student_or_say_who_it_is(type_: Type, members: Path, list_file: Path) -> None:
    told = type_("audit", members, "--roster", list_file).out.splitlines()
    assert told[0] == "4 nicknames found"
    assert "20230001" in told[1] and "M_OUTSIDER" in told[4]
    assert "3 matched" in told[-2] and "1 student is not in the group" in told[-1]


def test_nicknames_are_checked_one_by_one(type_: Type, folder: Path, list_file: Path) -> None:
    good = type_("nickname", "DOE JANE+杜珍", "--roster", list_file, "--json")
    assert good.status == 0
    [line] = good.lines
    assert set(line) == LINE and line["student_no"] == "20230001" and line["findings"] == []
    said = type_("nickname", "--roster", list_file, "--json", "--", "--x", "杜珍")
    assert said.status == 1
    assert [line["nickname"] for line in said.lines] == ["--x", "杜珍"]
    assert said.lines[1]["candidates"] == [] and "F_NO_EN" in said.lines[1]["findings"]
    assert not folder.exists()


@pytest.mark.parametrize("nickname", ["", "\udcff阿里", "a\0b", "\u2028x\x85y", "=1+1", "\x1b[31m红", "😀" * 2000])
def test_any_nickname_is_answered_in_one_line_of_json(type_: Type, folder: Path, nickname: str) -> None:
    said = type_("nickname", "--json", "--", nickname)
    assert said.status == 1 and said.err == ""
    assert [line["nickname"] for line in said.lines] == [nickname]
    told = type_("nickname", "--", nickname)
    assert told.status == 1 and "\x1b" not in told.out


@pytest.mark.parametrize("nickname", ["", "\u200b\u2060", "\u3000"])
def test_a_nickname_that_shows_nothing_is_one_line_that_says_so(type_: Type, folder: Path, nickname: str) -> None:
    told = type_("nickname", "--", nickname)
    assert told.status == 1 and told.out.startswith('""  ') and told.out.count("\n") == 1 and told.err == ""


def test_members_that_cannot_be_read_are_refused(type_: Type, tmp_path: Path, list_file: Path) -> None:
    said = type_("audit", tmp_path / "gone.txt", "--roster", list_file, "--json")
    assert (said.status, said.out) == (2, "") and "gone.txt" in said.err
    said = type_("audit", list_file, "--roster", tmp_path / "gone.xlsx", "--json")
    assert (said.status, said.out) == (2, "") and "gone.xlsx" in said.err


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("Jane Doe+杜珍\n田约翰 John Tester\n", True),
        ("群成员名单：\nJane Doe+杜珍\n田约翰 John Tester\n", True),
        ("Jane Doe+杜珍\n收到，谢谢老师\n田约翰 John Tester\n", False),
        ("群聊(2)\nJane Doe+杜珍\n收到，谢谢老师\n田约翰 John Tester\n", True),
    ],
)
def test_a_list_with_a_line_that_was_not_understood_is_partial_unless_wechat_counts_as_many(
    type_: Type, list_file: Path, tmp_path: Path, text: str, complete: bool
) -> None:
    pasted = tmp_path / "pasted.txt"
    pasted.write_text(text, "utf-8")
    said = type_("audit", pasted, "--roster", list_file, "--json").lines
    assert [line["nickname"] for line in said[:-1]] == ["Jane Doe+杜珍", "田约翰 John Tester"]
    summary = said[-1]["summary"]
    assert (summary["complete"], summary["missing"] is None) == (complete, not complete)
    told = type_("audit", pasted, "--roster", list_file).out
    assert ("not understood, so the list may not be everybody" in told) is not complete


def test_of_a_stranger_no_nickname_rule_is_told_unless_the_nickname_is_asked_about(
    type_: Type, members: Path, list_file: Path
) -> None:
    line = type_("audit", members, "--roster", list_file, "--json").lines[3]
    assert (line["nickname"], line["findings"]) == ("机票代理", ["M_OUTSIDER"])
    [line] = type_("nickname", "机票代理", "--roster", list_file, "--json").lines
    assert "F_NO_EN" in line["findings"]
