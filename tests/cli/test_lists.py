"""Student lists in and out, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Type

SHAPE = {
    "file", "kind", "encoding", "sheets", "new", "changed", "same", "missing", "dropped_columns", "students", "problems",
}  # fmt: skip


def test_a_dry_run_needs_no_office_and_makes_nothing(type_: Type, folder: Path, list_file: Path) -> None:
    said = type_("import", list_file, "--dry-run", "--json")
    assert (said.status, said.err) == (1, "")
    told = said.json
    assert set(told) == SHAPE
    assert (told["file"], told["kind"], told["encoding"]) == ("名单.csv", "csv", "utf-8-sig")
    [sheet] = told["sheets"]
    assert set(sheet) == {"name", "header_rows", "columns", "rows", "truncated"}
    assert (sheet["name"], sheet["header_rows"], sheet["rows"], sheet["truncated"]) == ("名单", [1], 5, False)
    assert sheet["columns"]["student_no"] == "A" and sheet["columns"]["status"] == "I"
    assert (told["new"], told["changed"], told["same"], told["missing"]) == (4, 0, 0, 0)
    assert [dropped["header"] for dropped in told["dropped_columns"]] == ["宗教信仰"]
    first = told["students"][0]
    assert first == {
        "row": "名单!2",
        "student_no": "20230001",
        "passport_name": "DOE JANE",
        "chinese_name": "杜珍",
        "gender": "female",
        "nationality": "巴基斯坦",
        "passport_no": "AB0000001",
        "class_name": "国际2301",
        "status": "active",
        "enrolled": "2023-09-01",
    }
    assert told["students"][1]["enrolled"] == "2023-09"
    assert [student.get("status") for student in told["students"]] == ["active", "leave", "graduated", "active"]
    fourth = told["students"][3]
    assert "gender" not in fourth and "enrolled" not in fourth
    for problem in told["problems"]:
        assert set(problem) == {"cell", "code", "severity", "message"} and set(problem["message"]) == {"zh", "en"}
    cells = {problem["cell"]: problem["severity"] for problem in told["problems"]}
    assert cells["名单!D5"] == "question" and cells["名单!H5"] == "question"
    assert [cell for cell, severity in cells.items() if severity == "error"] == ["名单!B6"]
    assert not folder.exists()


def test_good_rows_go_in_once(type_: Type, there: Path, list_file: Path) -> None:
    first = type_("import", list_file, "--json")
    assert (first.status, first.json["new"]) == (1, 4)
    again = type_("import", list_file, "--json").json
    assert (again["new"], again["changed"], again["same"], again["missing"]) == (0, 0, 4, 0)
    assert set(again) == SHAPE


def test_only_a_complete_list_has_anybody_missing(type_: Type, there: Path, list_file: Path, tmp_path: Path) -> None:
    type_("import", list_file)
    other = tmp_path / "other.csv"
    other.write_text("学号,护照姓名,学籍状态\n20230001,DOE JANE,在读\n", "utf-8")
    assert type_("import", other, "--addition", "--dry-run", "--json").json["missing"] is None
    whole = type_("import", other, "--json")
    assert (whole.status, whole.json["missing"]) == (0, 1)  # on leave and graduated are not missing
    assert "1 active student is not in the list" in type_("import", other).out


def test_a_change_is_a_change(type_: Type, there: Path, list_file: Path) -> None:
    type_("import", list_file)
    list_file.write_text(list_file.read_text("utf-8-sig").replace("国际1901", "国际1902"), "utf-8")
    assert type_("import", list_file, "--json").json["changed"] == 1


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_what_was_exported_imports_as_the_same(
    type_: Type, there: Path, list_file: Path, tmp_path: Path, name: str
) -> None:
    type_("import", list_file)
    out = tmp_path / name
    said = type_("export", out, "--json")
    assert (said.status, said.json["students"], said.json["file"]) == (0, 4, str(out))
    back = type_("import", out, "--json").json
    assert (back["new"], back["changed"], back["same"], back["missing"]) == (0, 0, 4, 0)


def test_an_export_is_chosen_by_status_class_and_columns(
    type_: Type, there: Path, list_file: Path, tmp_path: Path
) -> None:
    type_("import", list_file)
    out = tmp_path / "out.csv"
    said = type_("export", out, "--status", "active", "--class", "国际2301", "--columns", "student_no, chinese_name")
    assert said.status == 0 and "2 students" in said.out
    header, *rows = out.read_text("utf-8-sig").splitlines()
    assert header.count(",") == 1
    assert sorted(rows) == ["20230001,杜珍", "20230004,欧马"]
    assert type_("export", out, "--status", "gone").status == 2
    assert type_("export", out, "--columns", "religion").status == 2
    assert type_("export", tmp_path / "out.docx").status == 2
    assert type_("export", tmp_path / "nowhere" / "out.csv").status == 2


def test_sentences_say_what_was_left_out_and_dropped(type_: Type, there: Path, list_file: Path) -> None:
    said = type_("import", list_file, "--lang", "zh")
    assert said.status == 1
    assert (
        "新增 4 人" in said.out
        and "有 1 行没有导入" in said.out
        and said.out.count("已整列略去") == 1
        and "名单!B6" in said.out
    )


@pytest.mark.parametrize("name", ["gone.xlsx", "empty.xlsx", "picture.xlsx"])
def test_a_file_that_is_no_list_is_refused_in_one_line(type_: Type, folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.xlsx").touch()
    (tmp_path / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    said = type_("import", tmp_path / name, "--dry-run", "--json")
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1 and name in said.err


@pytest.mark.parametrize("typed", [".", "./", "..", "/"])
def test_a_folder_in_place_of_a_list_is_called_a_folder(
    type_: Type, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    (tmp_path / "名单夹").mkdir()
    monkeypatch.chdir(tmp_path / "名单夹")
    said = type_("import", typed, "--dry-run", "--lang", "zh")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert f"“{Path(typed).resolve().name or '/'}”是文件夹" in said.err


def test_an_import_without_an_office_writes_nothing(type_: Type, folder: Path, list_file: Path) -> None:
    said = type_("import", list_file)
    assert said.status == 2 and str(folder) in said.err
    assert not folder.exists()
