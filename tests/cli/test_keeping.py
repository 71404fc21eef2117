"""Making an office and keeping it safe, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from lut_admin.office import settings
from lut_admin.office.openings import close_office, open_office
from lut_admin.records import recovery_code
from tests.cli.conftest import PASSPHRASE, Type

PLACES = {"seq", "head"}


def test_init_makes_an_office_and_says_its_recovery_code_once(type_: Type, folder: Path) -> None:
    said = type_("init", "--json")
    assert (said.status, said.err) == (0, "")
    assert set(said.json) == {"office", "recovery_code"}
    assert said.json["office"] == str(folder)
    assert recovery_code.read(said.json["recovery_code"])
    again = type_("init")
    assert (again.status, again.out) == (2, "") and str(folder) in again.err
    assert said.json["recovery_code"] not in again.err


def test_a_weak_passphrase_makes_nothing(type_: Type, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUT_ADMIN_PASSPHRASE", "1")
    assert type_("init").status == 2
    assert not folder.exists()


def test_without_a_keyring_a_passphrase_or_a_terminal_nothing_is_made(
    type_: Type, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LUT_ADMIN_PASSPHRASE")
    said = type_("init")
    assert said.status == 2 and "LUT_ADMIN_PASSPHRASE" in said.err
    assert not folder.exists()


def test_a_passphrase_is_asked_for_twice_and_then_opens(
    type_: Type, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LUT_ADMIN_PASSPHRASE")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter([PASSPHRASE, "another long key 55", PASSPHRASE, PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert type_("init").status == 2 and not folder.exists()
    assert type_("init").status == 0
    assert type_("case", "list", "--json").json == {"cases": []}


def test_demo_makes_the_office_itself_and_counts_what_is_in_it(type_: Type, folder: Path) -> None:
    said = type_("demo", "--students", "30", "--json")
    assert said.status == 0
    assert set(said.json) == {"office", "students", "groups", "notices", "cases"}
    assert said.json["office"] == str(folder) and said.json["students"] == 30
    assert all(said.json[name] > 0 for name in ("groups", "notices", "cases"))
    stages = {case["stage"] for case in type_("case", "list", "--json").json["cases"]}
    assert len(stages) > 3
    assert len(type_("notice", "list", "--json").json["notices"]) == said.json["notices"]
    assert type_("demo").status == 2


def test_the_journal_is_told_line_by_line_and_undone(type_: Type, there: Path, list_file: Path) -> None:
    type_("import", list_file)
    lines = type_("history", "--json").lines
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    for line in lines:
        assert set(line) == {"seq", "at", "actor", "act", "kind", "id", "before", "after"}
    made = next(line for line in lines if line["kind"] == "student")
    assert (made["act"], made["actor"], made["before"]) == ("import_list", "张老师", None)
    assert made["after"]["chinese_name"] == "杜珍"
    of_one = type_("history", "--of", f"student/{made['id']}", "--json").lines
    assert of_one == [made]
    assert "导入名单" in type_("history", "--lang", "zh").out

    undone = type_("undo", "--json")
    assert undone.status == 0 and set(undone.json) == {"undone"}
    assert set(undone.json["undone"]) == {"zh", "en"}
    gone = type_("history", "--of", f"student/{made['id']}", "--json").lines[-1]
    assert (gone["act"], gone["after"]) == ("undo", None)
    assert type_("undo").status == 2


def test_undo_reaches_behind_a_step_that_is_for_good_only_where_it_is_asked_to(
    type_: Type, there: Path, list_file: Path
) -> None:
    type_("import", list_file)
    type_("notice", "new", "--zh", "明天停水", "--en", "No water", "--category", "life")
    type_("notice", "release", "1", "--exception", "safety", "--reason", "水管破裂")
    said = type_("undo", "--lang", "en")
    assert (said.status, said.out) == (2, "") and said.err.count("\n") == 1
    assert "copy notice" in said.err and "import" in said.err and "undo --earlier" in said.err
    assert type_("undo", "--earlier", "--lang", "zh").out.startswith("已撤销：导入名单")
    assert type_("undo", "--earlier").status == 2, "nothing more is there"


@pytest.mark.parametrize("of", ["student", "student/x", "nobody/1", "/1", "student/-1", "student/99999999999999999999"])
def test_a_record_that_cannot_be_is_refused(type_: Type, there: Path, of: str) -> None:
    said = type_("history", "--of", of)
    assert (said.status, said.out) == (2, "")


def test_the_kinds_of_record_are_told_in_words(type_: Type, there: Path) -> None:
    assert "wechat_group (WeChat group)" in type_("history", "--of", "group/1").err
    assert "wechat_group（微信群）" in type_("history", "--of", "group/1", "--lang", "zh").err


def test_backup_restore_and_verify(type_: Type, there: Path, list_file: Path, tmp_path: Path) -> None:
    type_("import", list_file)
    made = type_("backup", tmp_path / "stick", "--json")
    assert made.status == 0 and set(made.json) == {"backups", "anchor"} and set(made.json["anchor"]) == PLACES
    beside, away = (Path(path) for path in made.json["backups"])
    assert beside.is_relative_to(there) and away.is_relative_to(tmp_path / "stick")

    looked = type_("verify", "--json")
    assert looked.status == 0 and set(looked.json) == {"ok", "checks", "anchor"}
    assert looked.json["ok"] is True
    assert {"book", "journal", "backups", "dossiers"} <= {check["name"] for check in looked.json["checks"]}
    assert all(set(check) == {"name", "ok", "detail"} and check["ok"] for check in looked.json["checks"])
    of_file = type_("verify", away, "--json").json
    assert of_file["ok"] and of_file["anchor"] == made.json["anchor"]

    elsewhere = tmp_path / "elsewhere"
    back = type_("--office", elsewhere, "restore", away, "--json")
    assert (back.status, back.json) == (0, {"office": str(elsewhere), "backup": str(away), "aside": None})
    assert type_("--office", elsewhere, "import", list_file, "--json").json["new"] == 0


def test_a_damaged_backup_is_a_finding_of_verify(type_: Type, there: Path) -> None:
    beside = Path(type_("backup", "--json").json["backups"][0])
    book = beside / "book.db"
    book.write_bytes(book.read_bytes()[:-4096])
    said = type_("verify", "--json")
    assert said.status == 1 and not said.json["ok"]
    assert [check["name"] for check in said.json["checks"] if not check["ok"]] == ["backups"]
    assert type_("restore", beside).status == 2


def test_a_second_place_that_is_away_is_told(type_: Type, there: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    office = open_office(there, PASSPHRASE)
    settings.change(office, {"backup_place": str(stick)})
    close_office(office)
    stick.rmdir()
    said = type_("backup", "--json")
    assert said.status == 1 and len(said.json["backups"]) == 1
    assert str(stick) in said.err


def test_selftest_needs_no_office(type_: Type, folder: Path) -> None:
    said = type_("selftest", "--json")
    assert said.status == 0, said.out
    assert said.json["ok"] is True
    assert {"typst", "cipher", "templates", "keyring"} <= {check["name"] for check in said.json["checks"]}
    assert not folder.exists()


def test_selftest_fails_with_the_check_that_failed(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from lut_admin import cli

    def missing() -> str:
        raise FileNotFoundError("a font")

    assert cli.main(["selftest", "--json"], [("fonts", missing)]) == 1
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert {"name": "fonts", "ok": False, "detail": "FileNotFoundError: a font"} in checks


def test_another_office_is_replaced_only_with_the_switch_and_told_where_it_went(
    type_: Type, there: Path, list_file: Path, tmp_path: Path
) -> None:
    type_("--office", tmp_path / "other", "init")
    type_("--office", tmp_path / "other", "import", list_file)
    type_("--office", tmp_path / "other", "backup", tmp_path / "stick")
    said = type_("restore", tmp_path / "stick")
    assert (said.status, said.out) == (2, "")
    assert str(there) in said.err and "--replace" in said.err and not list(there.glob("replaced-*"))
    done = type_("restore", tmp_path / "stick", "--replace")
    (aside,) = there.glob("replaced-*")
    assert done.status == 0 and str(aside) in done.out


def test_what_a_command_wrote_is_backed_up_once_a_day_and_after_each_import(
    type_: Type, there: Path, list_file: Path
) -> None:
    def made() -> int:
        return len(list((there / "backups").glob("[0-9]*")))

    type_("history")
    assert made() == 0, "it only read"
    type_("undo")
    assert made() == 0, "nothing was done"
    assert type_("notice", "new", "--category", "life", "--zh", "周三停水", "--en", "No water on Wednesday").status in (
        0,
        1,
    )
    assert made() == 1
    type_("undo")
    assert made() == 1
    type_("import", list_file)
    assert made() == 2
