"""Hostile and broken files: rows or a one-line refusal, soon, in little memory, and never a crash."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from lut_admin.papers import sheets, words
from lut_admin.refusals import Refusal
from tests.papers.sheet_files import (
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


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def big_part(path: Path, name: str, size: int, piece: bytes = b" " * 1_000_000) -> Path:
    """A workbook with one part that unpacks to `size` bytes."""
    parts = xlsx_parts()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, content in parts.items():
            if part != name:
                archive.writestr(part, content)
        with archive.open(name, "w") as stream:
            for _ in range(size // len(piece)):
                stream.write(piece)
    return path


def test_a_bomb_is_counted_by_real_bytes(tmp_path: Path) -> None:
    path = big_part(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", 270_000_000)
    assert refused(path).code == "sheets.unpacks_too_large"
    data = path.read_bytes()
    size = struct.pack("<I", 270_000_000)
    assert size in data
    assert refused(written(tmp_path / "lie.xlsx", data.replace(size, struct.pack("<I", 1000)))).code == (
        "sheets.unpacks_too_large"
    )


def test_a_bomb_nobody_reads_does_no_harm(tmp_path: Path) -> None:
    path = big_part(tmp_path / "a.xlsx", "xl/media/image1.png", 300_000_000)
    assert sheets.read(path).sheets[0].rows == PLAIN


def test_a_lying_size_does_not_lose_the_list(tmp_path: Path) -> None:
    data = zipped(xlsx_parts())
    real = len(sheet_xml().encode())
    assert data.count(struct.pack("<I", real)) == 2
    path = written(tmp_path / "a.xlsx", data.replace(struct.pack("<I", real), struct.pack("<I", 10)))
    assert sheets.read(path).sheets[0].rows == PLAIN


def test_entities_are_refused(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    strings = f'{laughs}<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>'
    assert refused(xlsx(tmp_path / "a.xlsx", strings=strings)).code == "sheets.entities"
    outside = '<!DOCTYPE x [<!ENTITY xx SYSTEM "file:///etc/hostname">]>'
    sheet = sheet_xml(f'<row r="1">{text_cell("A1", "&xx;")}</row>', head=outside)
    assert refused(xlsx(tmp_path / "b.xlsx", sheet)).code == "sheets.entities"
    parts = xlsx_parts(sheet)
    parts["xl/worksheets/sheet1.xml"] = sheet.encode("utf-16")
    assert refused(written(tmp_path / "c.xlsx", zipped(parts))).code == "sheets.entities"
    parts["xl/worksheets/sheet1.xml"] = f"<!-- {'x' * 9000} -->" + sheet
    assert refused(written(tmp_path / "d.xlsx", zipped(parts))).code == "sheets.entities"


def test_far_cells_are_left_out_and_told(tmp_path: Path) -> None:
    for n, reference in enumerate(("XFD1048576", "A1048576", "XFD3", "A99999999999", "AAAA7")):
        row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        path = xlsx(tmp_path / f"{n}.xlsx", sheet_xml(f'{PLAIN_ROWS}<row r="{row}">{text_cell(reference, "x")}</row>'))
        (sheet,) = sheets.read(path).sheets
        assert [row[:2] for row in sheet.rows[:2]] == PLAIN, reference
        if reference not in ("XFD3", "AAAA7"):  # near enough to be kept, or placed after the cell before it
            assert sheet.truncated and sheet.notes[0][1]["n"] == 1


def test_a_huge_dimension_and_validation_cost_nothing(tmp_path: Path) -> None:
    everything = '<dimension ref="A1:XFD1048576"/>'
    validation = '<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>'
    path = xlsx(tmp_path / "a.xlsx", sheet_xml(before=everything, after=validation))
    assert sheets.read(path).sheets[0].rows == PLAIN


def test_a_sheet_of_millions_is_refused_before_it_is_read(tmp_path: Path) -> None:
    cells = b'<row r="1">' + b'<c r="A1"><v>1</v></c>' * 50_000 + b"</row>"
    piece = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + cells * 81
    path = big_part(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", len(piece), piece)
    assert refused(path).code == "sheets.too_many_cells"


def test_a_cell_of_megabytes_is_cut_and_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", sheet_xml(f'<row r="1">{text_cell("A1", "长" * 1_000_000)}</row>'))
    (sheet,) = sheets.read(path).sheets
    assert sheet.rows == [["长" * 32_767]] and sheet.truncated
    assert sheet.notes == (("sheets.long_cells", {"n": 1, "cell": "A1"}),)


def test_a_zip_of_thousands_of_parts_is_refused(tmp_path: Path) -> None:
    parts = xlsx_parts()
    parts.update({f"x/{n}": "" for n in range(6_000)})
    found = refused(written(tmp_path / "a.xlsx", zipped(parts)))
    assert (found.code, found.facts["n"]) == ("sheets.too_many_parts", len(parts))


def test_a_target_outside_the_zip_is_not_followed(tmp_path: Path) -> None:
    for n, target in enumerate(("../../../../etc/passwd", "/etc/passwd", "worksheets/other.xml")):
        assert refused(xlsx(tmp_path / f"{n}.xlsx", target=target)).code == "sheets.missing_part"


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_cut_file_is_damaged(tmp_path: Path, cut: float) -> None:
    data = zipped(xlsx_parts())
    found = refused(written(tmp_path / "a.xlsx", data[: int(len(data) * cut)]))
    assert (found.code, found.facts["place"]) == ("sheets.damaged", "ZIP")


def test_cut_xml_is_damaged_with_its_place(tmp_path: Path) -> None:
    found = refused(xlsx(tmp_path / "a.xlsx", sheet_xml()[:-60]))
    assert (found.code, found.facts["place"]) == ("sheets.damaged", "xl/worksheets/sheet1.xml:1")


def test_a_changed_digit_is_noticed(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in xlsx_parts().items():
            archive.writestr(name, content)
    data = stream.getvalue()
    assert data.count(b"2023001") == 1
    found = refused(written(tmp_path / "a.xlsx", data.replace(b"2023001", b"2023007")))
    assert (found.code, found.facts["place"]) == ("sheets.damaged", "xl/worksheets/sheet1.xml")


def test_flipped_bits_never_crash(tmp_path: Path) -> None:
    data = bytearray(zipped(xlsx_parts()))
    for position in range(7, len(data), len(data) // 12):
        flipped = bytearray(data)
        flipped[position] ^= 0x10
        try:
            sheets.read(written(tmp_path / "a.xlsx", bytes(flipped)))
        except Refusal as found:
            assert words.of_refusal(found, "zh")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.xlsx", b"", "sheets.empty"),
        ("blank.csv", b"\r\n \r\n\t\r\n", "sheets.empty"),
        ("a.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "sheets.not_a_table"),
        ("a.xls", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "sheets.not_a_table"),
        ("b.xls", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "sheets.not_a_table"),
        ("c.csv", bytes(range(256)) * 8, "sheets.not_a_table"),
        ("d.xls", b"{\\rtf1\\ansi 1}", "sheets.not_a_table"),
        ("e.zip", zipped({"readme.txt": "hi"}), "sheets.not_a_table"),
        ("f.docx", zipped({"word/document.xml": "<w/>"}), "sheets.not_a_table"),
        ("g.pptx", zipped({"ppt/presentation.xml": "<p/>"}), "sheets.not_a_table"),
        ("h.xls", b"\x09\x04\x06\x00\x00\x04\x10\x00\x00\x00", "sheets.old_format"),
        ("i.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "sheets.not_a_table"),
        ("j.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\x01" * 600, "sheets.unreadable"),
        (
            "k.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
            "sheets.encrypted",
        ),
        ("m.xls", b'<?xml version="1.0"?>\n<Workbook><Worksheet><Table/></Worksheet></Workbook>', "sheets.saved_otherwise"),
        ("n.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html><table>", "sheets.saved_otherwise"),
        ("l.xlsx", zipped(xlsx_parts(sheet_xml(""))), "sheets.empty"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert refused(written(tmp_path / name, data)).code == code


def test_an_old_workbook_with_far_corners_is_survived(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", [(0, 0, "学号"), (65_535, 255, "x")])
    try:
        (sheet,) = sheets.read(path).sheets
        assert sheet.rows[0][0] == "学号" and sheet.truncated
    except Refusal as found:
        assert found.code in ("sheets.too_large", "sheets.unreadable", "sheets.too_slow")


@pytest.mark.parametrize("kind", [0, 1])
def test_an_old_workbook_with_a_password_is_refused(tmp_path: Path, kind: int) -> None:
    assert refused(xls(tmp_path / "a.xls", [(0, 0, "学号")], password=kind)).code == "sheets.encrypted"


def test_an_open_document_that_repeats_for_ever_is_survived(tmp_path: Path) -> None:
    more = ' table:number-columns-repeated="16384"'
    row = f'<table:table-row table:number-rows-repeated="1048576">{ods_cell("x", more)}</table:table-row>'
    assert refused(ods(tmp_path / "a.ods", row)).code in ("sheets.unreadable", "sheets.too_large", "sheets.too_slow")


def test_no_file_a_folder_and_a_locked_one(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx").code == "sheets.no_file"
    (tmp_path / "folder.xlsx").mkdir()
    assert refused(tmp_path / "folder.xlsx").code == "sheets.folder"
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as stream:
        stream.truncate(65 * 1024 * 1024)
    assert refused(huge).code == "sheets.too_large"


def test_a_name_of_several_lines_stays_one_line(tmp_path: Path) -> None:
    try:
        path = written(tmp_path / "a\nb.xlsx", b"%PDF-1.7")
    except OSError:
        pytest.skip("this system has no such names")
    with pytest.raises(Refusal) as caught:
        sheets.read(path)
    assert "\n" not in words.of_refusal(caught.value, "zh")
