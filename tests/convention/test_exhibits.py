from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention import exhibits
from lut_admin.convention.exhibits import ENDINGS, LONGEST_NAME, bare_png, judge, safe_name
from lut_admin.refusals import Refusal


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*more: bytes, pixel: bytes = b"\0\1\2\3") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(pixel)) + chunk(b"IEND", b"")


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def code(name: str, data: bytes) -> str:
    with pytest.raises(Refusal) as told:
        judge(name, data)
    return told.value.code


@pytest.mark.parametrize(
    ("name", "data", "kind", "kept"),
    [
        ("截图.png", png(), "png", "截图.png"),
        ("截图", png(), "png", "截图.png"),
        ("photo.png", b"\xff\xd8\xff\xe0" + b"x" * 20, "jpeg", "photo.png.jpg"),
        ("a.JPEG", b"\xff\xd8\xff\xe1" + b"x" * 20, "jpeg", "a.JPEG"),
        ("说明.txt", "群聊记录\n".encode("gb18030"), "text", "说明.txt"),
        ("MZ.txt", b"MZ is how my name begins", "text", "MZ.txt"),
        ("chat.csv", b"a,b\r\n", "text", "chat.csv"),
        ("voice", b"#!AMR\n\x00\x01", "amr", "voice.amr"),
        ("voice.silk", b"\x02#!SILK_V3\x00", "silk", "voice.silk"),
        ("talk.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0", "m4a", "talk.m4a"),
        ("film.mp4", b"\0\0\0\x20ftypisom\0\0\0\0", "mp4", "film.mp4"),
        ("report.docx", zipped("[Content_Types].xml", "word/document.xml"), "docx", "report.docx"),
        ("old.pdf", b"%PDF-1.7\n", "pdf", "old.pdf"),
    ],
)
def test_a_file_is_what_it_holds(name: str, data: bytes, kind: str, kept: str) -> None:
    assert judge(name, data) == exhibits.Judged(kept, kind)


@pytest.mark.parametrize(
    ("name", "data", "refused"),
    [
        ("a.png", b"", "empty"),
        ("a.png", b"MZ\x90\0\3\0\0\0", "runs"),
        ("a", b"\x7fELF\2\1\1\0", "runs"),
        ("a.txt", b"#!/bin/sh\n", "runs"),
        ("a.txt", b"\xef\xbb\xbf <!DOCTYPE html>", "runs"),
        ("a.txt", b"<svg onload=x>", "runs"),
        ("report.pdf.exe", b"%PDF-1.7", "runs"),
        ("photo.SCR", png(), "runs"),
        ("list.vbs", b"MsgBox 1", "runs"),
        ("photo.jpg.lnk. ", png(), "runs"),
        ("gpj\u202e.exe", png(), "runs"),
        ("a.zip", zipped("a.txt"), "archive"),
        ("a.docx", zipped("a.txt"), "archive"),
        ("a.png", b"Rar!\x1a\x07\0", "archive"),
        ("a.docx", zipped("[Content_Types].xml", "word/vbaProject.bin"), "macros"),
        ("a.bin", b"\0\1\2\3", "unknown"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "unknown"),
    ],
)
def test_what_runs_or_unpacks_stays_out(name: str, data: bytes, refused: str) -> None:
    assert code(name, data) == f"exhibits.{refused}"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.png", "a.png"),
        ("con.png", "_con.png"),
        ("LPT1", "_LPT1"),
        ("a\u202egpj.png", "agpj.png"),
        ("a\0b\n.png", "ab.png"),
        ("what? *.png", "what_ _.png"),
        ("...", "evidence"),
        ("", "evidence"),
        ("a.png. . ", "a.png"),
        ("截图 1.png", "截图 1.png"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder_or_hides_something(name: str) -> None:
    safe = safe_name(name)
    assert safe and len(safe.encode()) <= LONGEST_NAME + 1 and not set(safe) & set('/\\<>:"|?*')
    assert safe not in (".", "..") and safe == safe.strip(". ")
    assert all(unicodedata.category(sign)[0] != "C" for sign in safe)
    assert safe_name(safe) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("证" * 100 + ".png").endswith("证.png")


@given(st.binary(max_size=300), st.text(max_size=30))
def test_whatever_it_holds_it_is_kept_or_refused(data: bytes, name: str) -> None:
    try:
        judged = judge(name, data)
    except Refusal as refusal:
        assert refusal.code.startswith("exhibits.")
    else:
        assert judged.name.rpartition(".")[2].casefold() in ENDINGS[judged.kind]


def test_of_a_redacted_picture_only_the_pixels_stay() -> None:
    told = png(chunk(b"eXIf", b"GPS"), chunk(b"tEXt", b"Author\0me"), chunk(b"tIME", b"1234567"))
    assert bare_png(told + b"PK\3\4hidden") == png()


@pytest.mark.parametrize("data", [b"", png()[:-5], png()[:20], b"\xff\xd8\xff", png().replace(b"IDAT", b"IDAX")])
def test_half_a_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as told:
        bare_png(data)
    assert told.value.code == "exhibits.no_png"
