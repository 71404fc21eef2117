"""What a file is, by what is in it and never by its name."""

from __future__ import annotations

import re
from typing import Literal

from lut_admin.papers.sheets.package import Package
from lut_admin.refusals import Refusal

Content = Literal["xlsx", "xlsb", "ods", "xls", "text"]

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"{\\rtf", "document"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"SQLite format 3", "database"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_OLD_EXCEL = re.compile(rb"\x09[\x00\x02\x04\x08]")  # BIFF 2-4 and a bare BIFF5 stream begin with a BOF record
_GLOBALS = re.compile(rb"\x09\x08(?:\x10\x00\x00\x06|\x08\x00\x00\x05)\x05\x00")  # where the workbook's records begin
# Excel's own "XML 2003" and "single file web page", which some systems export under the name .xls
_WEB_ARCHIVE = re.compile(rb"[\xef\xbb\xbf\xff\xfe\s]*(?:<\?xml(?!.*?<html)|MIME-Version:)", re.DOTALL | re.IGNORECASE)


def sniff(data: bytes) -> tuple[Content, Package | None]:
    """The kind of content, and the opened zip where it is one.

    Raises Refusal ``sheets.empty``, ``sheets.not_a_table`` (fact `what`: pdf, picture, document …),
    ``sheets.encrypted``, ``sheets.old_format``,
    ``sheets.saved_otherwise`` and the refusals of `Package`.
    """
    if not data.strip(b"\x00\r\n\t "):
        raise Refusal("sheets.empty")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        package = Package(data)
        return _zipped(package), package
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data), None
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1") or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise Refusal("sheets.not_a_table", what="picture")
    for magic, what in _MAGIC:
        # "BM" and "MZ" may also begin a text
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:64]) and not _is_utf16(data):
            raise Refusal("sheets.not_a_table", what=what)
    if _OLD_EXCEL.match(data) and b"\x00" in data[:8]:
        raise Refusal("sheets.old_format")
    if _WEB_ARCHIVE.match(data[:4096].replace(b"\x00", b"")):
        raise Refusal("sheets.saved_otherwise")
    return "text", None


def _is_utf16(data: bytes) -> bool:
    return data[1:64:2].count(0) > 8 and data[0:64:2].count(0) == 0


def _zipped(package: Package) -> Content:
    names = package.names()
    if "xl/workbook.bin" in package:
        return "xlsb"
    if "xl/workbook.xml" in package or any(name.startswith("xl/worksheets/") for name in names):
        return "xlsx"
    if "word/document.xml" in package:
        raise Refusal("sheets.not_a_table", what="document")
    if "ppt/presentation.xml" in package:
        raise Refusal("sheets.not_a_table", what="slides")
    if "content.xml" in package:
        media = package.read("mimetype") if "mimetype" in package else b"spreadsheet"
        if b"spreadsheet" in media:
            return "ods"
        raise Refusal("sheets.not_a_table", what="document")
    if "_rels/.rels" in package and b"officeDocument" in package.read("_rels/.rels") and b"sheet" in b" ".join(
        name.encode("utf-8", "replace") for name in names
    ):
        return "xlsx"
    raise Refusal("sheets.not_a_table", what="archive")


def _compound(data: bytes) -> Content:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Refusal("sheets.encrypted")
    if holds("Workbook") or holds("Book"):
        if _has_password(data):
            raise Refusal("sheets.encrypted")
        return "xls"
    raise Refusal("sheets.not_a_table", what="document")


def _has_password(data: bytes) -> bool:
    """Whether a FILEPASS record follows the first record of an .xls (MS-XLS §2.4.117).

    The reader knows only one of its two kinds, and takes the cells of the other for what they are not.
    """
    begin = _GLOBALS.search(data)
    position = begin.start() if begin else len(data)
    for _ in range(4):
        kind, length = int.from_bytes(data[position : position + 2], "little"), data[position + 2 : position + 4]
        if kind == 0x002F:
            return True
        position += 4 + int.from_bytes(length, "little")
    return False
