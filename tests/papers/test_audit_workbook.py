"""A check as a workbook: every member with a verdict, nothing runs, and nobody is missing from a list that is not whole."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from lut_admin.convention import membership
from lut_admin.convention.groups import Group, GroupKind
from lut_admin.convention.membership import Audit
from lut_admin.convention.roster import Person, StaffMember, Status
from lut_admin.papers import audit_workbook, sheets, words
from lut_admin.papers.audit_workbook import VERDICTS, Heading
from lut_admin.papers.sheets import cleaned
from lut_admin.refusals import Cancelled, Refusal
from tests.papers import golden
from tests.papers.hostile_names import NAMES

ROSTER = (
    Person(1, "2023001", "DOE JANE", "Jane Doe", "杜珍", "2023级1班"),
    Person(2, "2023002", "LI QIANG", "", "李强", "2023级1班"),
    Person(3, "0012", "JOHN FIELD", "", "田约翰", "2023级1班", Status.GRADUATED),
    Person(4, "2023004", "ALI KHAN", "", "阿里·汗", "2023级2班"),
    Person(5, "2023005", "ALI KHAN", "", "阿里", "2023级2班"),
    Person(6, "0007", "MARIA SILVA", "", "玛丽亚", "2023级2班"),
    Person(7, "2023007", "OMAR HASSAN", "", "", "2023级2班", Status.WITHDRAWN),
    Person(8, "2023008", "SARA AHMED", "", "莎拉", "2023级2班", Status.LEAVE),
    Person(9, "2023009", "NORA SAMPLE", "", "", "2023级2班"),
)
STAFF = (StaffMember(1, "王雅琴", "Wang Yaqin"),)
MEMBERS = (
    "Jane Doe+杜珍", "李强 Li Qiang", "田约翰", "Ali Khan", '=HYPERLINK("http://example.com")', "王雅琴", "张老师", "Omar Hassan",
    "代购小王", "John Field+田约翰", "Nora Sample",
)  # fmt: skip
AUDIT = membership.settle(membership.audit(MEMBERS, ROSTER, STAFF), {8: None}, ROSTER)
HEADING = Heading(
    "=1+1 LUT International Students",
    GroupKind.MAIN,
    datetime(2026, 11, 22, 12, 5, tzinfo=UTC),
    source="从剪贴板粘贴",
    counted=11,
    not_understood=2,
)
Found = dict[str, list[list[object]]]


def written(tmp_path: Path, audit: Audit = AUDIT, heading: Heading = HEADING, language: words.Language = "zh") -> Found:
    path = tmp_path / "核对.xlsx"
    audit_workbook.write(path, audit, heading, language)
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in openpyxl.load_workbook(path)
    }


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_workbook_is_as_stored(tmp_path: Path, language: words.Language) -> None:
    path = golden.FOLDER / f"audit_workbook_{language}.json"
    found = written(tmp_path, language=language)
    if os.environ.get("REWRITE_GOLDEN"):
        rows = {name: [json.dumps(row, ensure_ascii=False) for row in rows] for name, rows in found.items()}
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert found == {name: [json.loads(row) for row in rows] for name, rows in stored.items()}


def test_every_member_has_one_verdict_and_the_summary_counts_them(tmp_path: Path) -> None:
    found = written(tmp_path)
    members, summary = found["成员 Members"][1:], dict(map(tuple, found["说明 Summary"]))
    assert [row[0] for row in members] == list(range(1, len(MEMBERS) + 1))
    said = [words.both(f"auditsheet.verdict_{name}") for name in VERDICTS]
    assert {row[2] for row in members} == {verdict["zh"] for verdict in said}
    counts = [summary[f"{verdict['zh']} / {verdict['en']}"] for verdict in said]
    assert counts == [sum(row[2] == verdict["zh"] for row in members) for verdict in said]
    assert sum(counts) == summary["核对成员数 / Members checked"] == len(MEMBERS)


def test_each_account_of_who_must_leave_is_listed_with_the_reason_alone(tmp_path: Path) -> None:
    leaving = written(tmp_path)["应退群 Must leave"][1:]
    assert [row[0] for row in leaving] == ["田约翰", "Omar Hassan", "John Field+田约翰"]
    assert leaving[1][5:] == ["退学", "已不是在校学生，应退出本群。"]


def test_the_missing_are_those_of_a_complete_list_only(tmp_path: Path) -> None:
    assert [row[0] for row in written(tmp_path)["未入群 Missing"][1:]] == ["0007"]
    partial = membership.audit(MEMBERS, ROSTER, STAFF, complete=False)
    for language, said, unknown in (
        ("zh", "名单不完整，无法判断谁未入群。", "无法判断"),
        ("en", "Not known: the list is not complete.", "Not known"),
    ):
        found = written(tmp_path, partial, language=language)
        assert [row[0] for row in found["未入群 Missing"][1:]] == [said]
        assert ["未入群 / Missing", unknown] in found["说明 Summary"]


def test_the_moment_is_told_as_in_china_and_what_is_unknown_is_left_out(tmp_path: Path) -> None:
    assert ["核对时间 / Checked at", "2026-11-22 20:05"] in written(tmp_path)["说明 Summary"]
    plain = Heading("班级群", GroupKind.CLASS, HEADING.at, class_name="2023级1班")
    one = membership.audit(MEMBERS, ROSTER, STAFF, Group(GroupKind.CLASS, "2023级1班"))
    items = [row[0] for row in written(tmp_path, one, plain)["说明 Summary"]]
    assert "对应班级 / Class" in items
    assert not {"名单来源 / Source of the list", "微信显示人数 / Members according to WeChat"} & set(items)


def test_the_sheets_are_dressed_and_numbers_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    audit_workbook.write(path, AUDIT, HEADING)
    for sheet in openpyxl.load_workbook(path):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for cell in sheet[1])
        for column in sheet.iter_cols(min_row=2):
            if "Student no." in str(sheet.cell(1, column[0].column).value):
                assert {cell.number_format for cell in column if cell.value} <= {"@"}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_nickname_no_source_and_no_group_name_runs_or_is_changed(tmp_path: Path, language: words.Language) -> None:
    path = tmp_path / "a.xlsx"
    audit = membership.audit(NAMES, ROSTER, STAFF)
    for name in ("=1+1", "@SUM(1)", '"}&<x>', "\ufeff", ""):
        audit_workbook.write(path, audit, Heading(name, GroupKind.MAIN, HEADING.at, name, name), language)
        with zipfile.ZipFile(path) as archive:
            for part in archive.namelist():
                assert b"<f>" not in archive.read(part) and b"<f " not in archive.read(part)
        nicknames = [row[1] for row in sheets.read(path).sheets[0].rows[1:]]
        assert nicknames == [cleaned(nickname) or None for nickname in NAMES]
        for cell in (
            cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows(min_row=2) for cell in row
        ):
            assert cell.data_type in ("s", "n")
            if str(cell.value).lstrip("'")[:1] in tuple("=+-@\t\r"):
                assert cell.data_type == "n" or cell.quotePrefix


def test_a_long_check_can_be_stopped_and_leaves_no_half_file(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        audit_workbook.write(tmp_path / "a.xlsx", AUDIT, HEADING, progress=stop)
    with pytest.raises(Refusal):
        audit_workbook.write(tmp_path / "none" / "a.xlsx", AUDIT, HEADING)
    assert list(tmp_path.iterdir()) == []
