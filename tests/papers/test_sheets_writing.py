"""What is written opens as it was meant: ids as text, dates as dates, nothing as a formula, and all of it read back equal."""

from __future__ import annotations

import stat
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lut_admin.papers import sheets
from lut_admin.papers.sheets import Column, Table, cleaned, unguarded
from lut_admin.refusals import Cancelled, Refusal

COLUMNS = (Column("学号", "id"), Column("姓名"), Column("入学日期", "date"), Column("人数", "number"))
ROWS = [
    ("0012", "杜珍", date(2023, 9, 1), 5),
    ("2023001", None, "2023-09", 1.5),
    (None, "-", date(1899, 12, 31), 10**17),
]
DANGEROUS = ["=1+1", "=cmd|'/C calc'!A0", "+1+2", "-2+3", "@SUM(1)", "\t=1", "'=1", "''=1", "{=1}", "#N/A", "TRUE", "1E5", "0012"]


def read(path: Path) -> sheets.Sheet:
    (sheet,) = sheets.read(path).sheets
    return sheet


def test_a_workbook_is_read_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    sheets.write_xlsx(path, [Table("名单", COLUMNS, ROWS)])
    assert read(path).rows == [
        ["学号", "姓名", "入学日期", "人数"],
        ["0012", "杜珍", date(2023, 9, 1), 5.0],
        ["2023001", None, "2023-09", 1.5],
        [None, "-", "1899-12-31", "100000000000000000"],
    ]
    assert read(path).notes == ()


def test_a_workbook_is_dressed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    sheets.write_xlsx(path, [Table("名单", COLUMNS, ROWS)])
    sheet = openpyxl.load_workbook(path)["名单"]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:D4"
    header, first = list(sheet.iter_rows(max_row=2))
    assert all(cell.font.b and cell.fill.patternType == "solid" for cell in header)
    assert [cell.number_format for cell in first] == ["@", "General", "yyyy-mm-dd", "General"]
    assert [cell.data_type for cell in first] == ["s", "s", "d", "n"]
    assert sheet.column_dimensions["C"].width >= 12


def test_nothing_becomes_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    table = Table("x", (Column("=危险"), Column("id", "id")), [(text, text) for text in DANGEROUS])
    sheets.write_xlsx(path, [table])
    with zipfile.ZipFile(path) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml").replace(b"<filter", b"")
    for row in openpyxl.load_workbook(path)["x"].iter_rows():
        for cell in row:
            assert cell.data_type == "s"
            assert cell.quotePrefix == (cell.row > 1 and str(cell.value).lstrip("'")[:1] in tuple("=+-@\t"))
    assert read(path).rows == [["=危险", "id"], *[[text, text] for text in DANGEROUS]]


def test_a_csv_is_guarded_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    sheets.write_csv(path, Table("x", (Column("学号", "id"), Column("备注")), [(text, "a,\"b\"\n") for text in DANGEROUS]))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = read(path).rows
    for row, text in zip(rows[1:], DANGEROUS, strict=True):
        raw = str(row[0])
        assert raw[:1] not in tuple("=+-@\t\r")
        assert unguarded(raw) == text
        assert row[1] == 'a,"b"\n'


def test_a_csv_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    sheets.write_csv(path, Table("x", COLUMNS, ROWS))
    assert read(path).rows[1:] == [
        ["0012", "杜珍", "2023-09-01", "5"],
        ["2023001", None, "2023-09", "1.5"],
        [None, "'-", "1899-12-31", "100000000000000000"],
    ]
    sheets.write_csv(path, Table("x", COLUMNS, ROWS), encoding="gb18030")
    assert sheets.read(path).encoding == "gb18030"


def test_sheet_names_are_made_legal_and_unique(tmp_path: Path) -> None:
    names = ["国际[2301]班:*?/\\", "a" * 40, "A" * 40, "'x'", "History", "", "名\n单", "😀" * 20]
    path = tmp_path / "a.xlsx"
    sheets.write_xlsx(path, [Table(name, COLUMNS[:1], [("1",)]) for name in names])
    found = [sheet.name for sheet in sheets.read(path).sheets]
    assert len({name.casefold() for name in found}) == len(names)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 and not set(name) & set("[]:*?/\\\n") for name in found)
    assert found[0].startswith("国际 2301 班") and found[3] == "x" and found[4] != "History" and found[6] == "名 单"


def test_a_long_value_is_refused_with_its_column(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        sheets.write_xlsx(tmp_path / "a.xlsx", [Table("x", COLUMNS[1:2], [("长" * 32_768,)])])
    assert (caught.value.code, caught.value.facts["column"]) == ("sheets.value_too_long", "姓名")
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_or_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    for write in (
        lambda: sheets.write_csv(path, Table("x", COLUMNS, ROWS), progress=stop),
        lambda: sheets.write_xlsx(path, [Table("x", COLUMNS, ROWS)], progress=stop),
    ):
        with pytest.raises(Cancelled):
            write()
        assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        sheets.write_csv(tmp_path / "none" / "a.csv", Table("x", COLUMNS, ROWS))
    assert (caught.value.code, caught.value.facts) == ("sheets.cannot_write", {"file": "a.csv"})


def test_a_target_that_cannot_be_replaced_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.mkdir()
    with pytest.raises(Refusal) as caught:
        sheets.write_xlsx(path, [Table("x", COLUMNS, ROWS)])
    assert caught.value.code in ("sheets.locked", "sheets.cannot_write")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_an_export_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    sheets.write_csv(path, Table("x", COLUMNS, ROWS))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


TEXTS = st.text(max_size=20) | st.sampled_from(DANGEROUS) | st.from_regex(r"_x[0-9A-F]{4}_|['=+@\t -]{1,4}", fullmatch=True)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=60))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was_cleaned(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    table = Table("x", (Column("序号", "number"), Column("学号", "id"), Column("姓名")), [(n, *row) for n, row in enumerate(rows)])
    expected = [[cleaned(text) or None for text in row] for row in rows]
    sheets.write_xlsx(tmp_path / "a.xlsx", [table])
    assert [row[1:] for row in read(tmp_path / "a.xlsx").rows[1:]] == expected
    sheets.write_csv(tmp_path / "a.csv", table)
    found = [[None if cell is None else unguarded(str(cell)) for cell in row[1:]] for row in read(tmp_path / "a.csv").rows[1:]]
    assert found == expected
