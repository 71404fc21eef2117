"""Table files made by hand for the tests: sound ones, odd ones and hostile ones."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest

from lut_admin.papers import sheets, words
from lut_admin.refusals import Refusal

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

LIST = '<row r="1">{}{}</row><row r="2">{}{}</row>'


def refused(path: Path) -> Refusal:
    """What the file is refused with: soon, and in one line of each language that names it."""
    started = time.monotonic()
    with pytest.raises(Refusal) as caught:
        sheets.read(path)
    assert time.monotonic() - started < 10
    for language in words.LANGUAGES:
        line = words.of_refusal(caught.value, language)
        assert path.name in line and "\n" not in line
    return caught.value


def text_cell(reference: str, text: str) -> str:
    """A cell holding its text itself."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


PLAIN_ROWS = LIST.format(
    text_cell("A1", "学号"), text_cell("B1", "姓名"), text_cell("A2", "2023001"), text_cell("B2", "杜珍")
)
PLAIN = [["学号", "姓名"], ["2023001", "杜珍"]]

DATE_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)


def sheet_xml(rows: str = PLAIN_ROWS, *, before: str = "", after: str = "", head: str = "") -> str:
    """A worksheet part."""
    return f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def xlsx_parts(
    sheet: str | None = None,
    *,
    styles: str = "",
    strings: str = "",
    properties: str = "",
    target: str = "worksheets/sheet1.xml",
    main: str = MAIN,
) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet called 名单."""
    links = [("rId1", "worksheet", target)]
    parts: dict[str, str | bytes] = {}
    if styles:
        links.append(("rId2", "styles", "styles.xml"))
        parts["xl/styles.xml"] = styles
    if strings:
        links.append(("rId3", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = strings
    relations = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in links)
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}">{properties}<sheets>'
        '<sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet_xml() if sheet is None else sheet,
        **parts,
    }


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """The parts as a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xlsx(path: Path, sheet: str | None = None, **more: str) -> Path:
    """Write a workbook of one sheet."""
    path.write_bytes(zipped(xlsx_parts(sheet, **more)))
    return path


def ods(path: Path, rows: str) -> Path:
    """Write an OpenDocument spreadsheet of one table called 名单."""
    uri = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{uri}:office:1.0" xmlns:table="{uri}:table:1.0" xmlns:text="{uri}:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="名单">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": content,
    }
    path.write_bytes(zipped(parts))
    return path


def ods_cell(text: str, more: str = "") -> str:
    """A cell of text."""
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def xls(path: Path, cells: list[tuple[int, int, str | float]], *, password: int | None = None) -> Path:
    """Write an Excel 97 workbook (BIFF8 in a compound file) of one sheet called Sheet1."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def value(row: int, column: int, what: str | float) -> bytes:
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(what, str):
            return record(0x0204, place + struct.pack("<HB", len(what), 1) + what.encode("utf-16-le"))
        return record(0x0203, place + struct.pack("<d", what))

    end = record(0x000A, b"")
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    if password is not None:
        start += record(0x002F, struct.pack("<HHH", password, 1, 1))
    name = b"Sheet1"
    bound = len(start) + 4 + 8 + len(name) + len(end)
    index = record(0x0085, struct.pack("<IHBB", bound, 0, len(name), 0) + name)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + b"".join(value(*c) for c in cells) + end
    path.write_bytes(_compound("Workbook", start + index + end + sheet))
    return path


def _compound(name: str, content: bytes) -> bytes:
    """A compound file (MS-CFB) with one stream, long enough not to be a mini stream."""
    content = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\x00")
    sectors = len(content) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    assert len(table) <= 128
    allocation = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))

    def entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
        raw = (title + "\0").encode("utf-16-le")
        return raw.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, b"", 0, 0, 0, first, size
        )

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, len(content))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0
    )
    header += struct.pack("<108I", *[0xFFFFFFFF] * 108)
    return header + allocation + folder.ljust(512, b"\0") + content
