"""Workbooks of every kind come in as what they hold, with what a person must know of them."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest

from lut_admin.papers import sheets
from lut_admin.papers.sheets import Sheet
from tests.papers.sheet_files import (
    DATE_STYLES,
    MAIN,
    PLAIN,
    PLAIN_ROWS,
    ods,
    ods_cell,
    refused,
    sheet_xml,
    text_cell,
    xls,
    xlsx,
    xlsx_parts,
    zipped,
)


def only(path: Path) -> Sheet:
    (sheet,) = sheets.read(path).sheets
    return sheet


def test_a_workbook_is_read_with_its_hash(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "名单.xlsx")
    book = sheets.read(path)
    assert (book.path, book.kind, book.encoding) == (path, "xlsx", None)
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    (sheet,) = book.sheets
    assert (sheet.name, sheet.rows, sheet.first_row, sheet.first_column) == ("名单", PLAIN, 1, 1)
    assert not sheet.hidden and not sheet.truncated and not sheet.notes and not sheet.merges


def test_numbers_texts_and_truths_keep_their_kinds(tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1"><v>5</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="str"><v>5</v></c>'
        '<c r="E1"><v>2.5</v></c></row>'
    )
    (cells,) = only(xlsx(tmp_path / "a.xlsx", sheet_xml(row))).rows
    assert cells == [5.0, True, "5", None, 2.5]
    assert [type(cell) for cell in cells] == [float, bool, str, type(None), float]


def test_the_origin_is_where_the_table_stands(tmp_path: Path) -> None:
    sheet = only(xlsx(tmp_path / "a.xlsx", sheet_xml(f'<row r="3">{text_cell("C3", "x")}{text_cell("AB3", "y")}</row>')))
    assert (sheet.first_row, sheet.first_column) == (3, 3)
    assert sheet.cell(0, 0) == "C3" and sheet.cell(0, len(sheet.rows[0]) - 1) == "AB3"


@pytest.mark.parametrize(("system", "first"), [("", date(2023, 9, 1)), ('<workbookPr date1904="1"/>', date(2027, 9, 2))])
def test_dates_follow_the_date_system(tmp_path: Path, system: str, first: date) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>45170</v></c><c r="B1" s="2"><v>45170.5</v></c><c r="C1" s="3"><v>45170</v></c></row>'
    sheet = only(xlsx(tmp_path / "a.xlsx", sheet_xml(rows), styles=DATE_STYLES, properties=system))
    assert sheet.date1904 == bool(system)
    assert sheet.rows == [[first, datetime(first.year, first.month, first.day, 12), first]]


def test_impossible_dates_keep_their_number_and_are_told(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>-5</v></c><c r="B1" s="1"><v>2958466</v></c><c r="C1" s="1"><v>45170</v></c></row>'
    sheet = only(xlsx(tmp_path / "a.xlsx", sheet_xml(rows), styles=DATE_STYLES))
    assert sheet.rows == [[-5.0, 2958466.0, date(2023, 9, 1)]]
    assert sheet.notes == (("sheets.date_out_of_range", {"n": 2, "cell": "A1"}),)


def test_hidden_sheets_are_marked(tmp_path: Path) -> None:
    parts = xlsx_parts()
    book = str(parts["xl/workbook.xml"])
    for state in ("hidden", "veryHidden"):
        parts["xl/workbook.xml"] = book.replace("sheetId", f'state="{state}" sheetId')
        (tmp_path / state).write_bytes(zipped(parts))
        assert only(tmp_path / state).hidden


def test_merges_are_absolute_and_clipped(tmp_path: Path) -> None:
    rows = f'<row r="2">{text_cell("B2", "2023级")}{text_cell("D2", "x")}</row>'
    after = '<mergeCells><mergeCell ref="B2:C2"/><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert only(xlsx(tmp_path / "a.xlsx", sheet_xml(rows, after=after))).merges == ((2, 2, 2, 3), (2, 2, 2, 4))


def test_formulas_without_results_are_told(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "学号")}<c r="B1"><f>A1</f></c><c r="C1"><f>A1</f><v/></c>'
        '<c r="D1" t="str"><f>A1</f><v>学号</v></c></row>'
    )
    sheet = only(xlsx(tmp_path / "a.xlsx", sheet_xml(rows)))
    assert sheet.rows == [["学号", None, None, "学号"]]
    assert sheet.notes == (("sheets.formula_uncached", {"n": 2, "cell": "B1"}),)
    refusal = refused(xlsx(tmp_path / "b.xlsx", sheet_xml('<row r="1"><c r="B1"><f>A1</f></c></row>')))
    assert (refusal.code, refusal.facts["cell"]) == ("sheets.only_formulas", "B1")


def test_error_values_are_blank_and_told(tmp_path: Path) -> None:
    rows = f'<row r="1">{text_cell("A1", "学号")}<c r="B1" t="e"><v>#N/A</v></c></row>'
    sheet = only(xlsx(tmp_path / "a.xlsx", sheet_xml(rows)))
    assert sheet.rows == [["学号", None]]
    assert sheet.notes == (("sheets.error_cells", {"n": 1, "cell": "B1"}),)


def test_rows_without_references_are_read_in_order(tmp_path: Path) -> None:
    rows = '<row><c t="inlineStr"><is><t>学号</t></is></c><c/><c><v>7</v></c></row>'
    assert only(xlsx(tmp_path / "a.xlsx", sheet_xml(rows))).rows == [["学号", None, 7.0]]


def test_another_prefix_and_the_strict_dialect_are_the_same_table(tmp_path: Path) -> None:
    row = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    assert only(xlsx(tmp_path / "a.xlsx", prefixed)).rows == [[1.0]]
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    old, new = "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
    parts = {name: str(part).replace(MAIN, strict).replace(old, new) for name, part in xlsx_parts().items()}
    (tmp_path / "b.xlsx").write_bytes(zipped(dict(parts)))
    assert only(tmp_path / "b.xlsx").rows == PLAIN


def test_forbidden_characters_do_not_lose_the_list(tmp_path: Path) -> None:
    rows = PLAIN_ROWS.replace("杜珍", "杜&#0;珍&#x1F;")
    assert only(xlsx(tmp_path / "a.xlsx", sheet_xml(rows))).rows == PLAIN


def test_shared_strings_keep_rich_text_and_leave_phonetics(tmp_path: Path) -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>杜</t></r><r><t>珍</t></r><rPh sb="0" eb="1"><t>du</t></rPh></si>'
        "<si><t>a_x0041_</t></si></sst>"
    )
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>{}</row>'
    path = xlsx(tmp_path / "a.xlsx", sheet_xml(rows.format("")), strings=strings)
    assert only(path).rows == [["杜珍", "aA"]]
    broken = xlsx(tmp_path / "b.xlsx", sheet_xml(rows.format('<c r="C1" t="s"><v>99</v></c>')), strings=strings)
    sheet = only(broken)  # the careful reader
    assert sheet.rows == [["杜珍", "aA"]]
    assert sheet.notes == (("sheets.broken_cells", {"n": 1, "cell": "C1"}),)


def test_both_readers_agree(tmp_path: Path) -> None:
    rows = (
        f'<row r="2">{text_cell("B2", " 学_x0041_号 ")}<c r="C2" s="1"><v>45170</v></c><c r="D2"><v>2.0230001E9</v></c></row>'
        f'<row r="4"><c r="B4" t="b"><v>0</v></c>{text_cell("C4", "a&amp;b")}<c r="D4" s="2"><v>45170.25</v></c></row>'
    )
    fast = only(xlsx(tmp_path / "a.xlsx", sheet_xml(rows), styles=DATE_STYLES))
    far = rows + f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>'
    careful = only(xlsx(tmp_path / "b.xlsx", sheet_xml(far), styles=DATE_STYLES))
    assert careful.rows == fast.rows
    assert (careful.first_row, careful.first_column) == (fast.first_row, fast.first_column) == (2, 2)
    assert careful.truncated and not fast.truncated
    assert careful.notes == (("sheets.far_cells", {"n": 1, "cell": "XFD1048576"}),)


def test_private_characters_are_told(tmp_path: Path) -> None:
    sheet = only(xlsx(tmp_path / "a.xlsx", sheet_xml(PLAIN_ROWS.replace("杜珍", "杜\ue123"))))
    assert sheet.notes == (("sheets.private_characters", {"n": 1, "cell": "B2"}),)


def test_an_old_workbook_keeps_its_float_ids(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", [(0, 0, "学号"), (0, 1, "姓名"), (1, 0, 2.0231e9), (1, 1, "杜珍")])
    book = sheets.read(path)
    assert book.kind == "xls"
    assert book.sheets[0].rows == [["学号", "姓名"], [2.0231e9, "杜珍"]]


def test_an_open_document_is_read(tmp_path: Path) -> None:
    row = f'<table:table-row>{ods_cell("学号")}{ods_cell("姓名")}</table:table-row>'
    book = sheets.read(ods(tmp_path / "a.ods", row))
    assert (book.kind, book.sheets[0].rows) == ("ods", [["学号", "姓名"]])


def test_the_name_says_nothing(tmp_path: Path) -> None:
    assert only(xlsx(tmp_path / "list.csv")).rows == PLAIN
    (tmp_path / "list.xlsx").write_text("学号\t姓名\n2023001\t杜珍\n", encoding="utf-8")
    book = sheets.read(tmp_path / "list.xlsx")
    assert (book.kind, book.sheets[0].name, book.sheets[0].rows) == ("tsv", "list", PLAIN)


def test_every_sheet_is_read(tmp_path: Path) -> None:
    parts = xlsx_parts()
    relations = str(parts["xl/_rels/workbook.xml.rels"])
    second = relations[relations.index("<Relationship Id") : relations.index("</Relationships>")]
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(
        "</Relationships>", second.replace("rId1", "rId9").replace("sheet1", "sheet2") + "</Relationships>"
    )
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        "</sheets>", '<sheet name="二班" sheetId="2" r:id="rId9"/></sheets>'
    )
    parts["xl/worksheets/sheet2.xml"] = sheet_xml("")
    (tmp_path / "a.xlsx").write_bytes(zipped(parts))
    assert [(sheet.name, sheet.rows) for sheet in sheets.read(tmp_path / "a.xlsx").sheets] == [("名单", PLAIN), ("二班", [])]
