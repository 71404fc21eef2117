"""Bytes to text, strictly: a student list in the wrong encoding is refused rather than imported as nonsense."""

from __future__ import annotations

import re
from functools import cache

from lut_admin.refusals import Refusal

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be", "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_PUNCTUATION = frozenset("，。、；：？！（）《》〈〉【】“”‘’—…·×＊－／　～￥％＃＠＆＋＝＜＞０１２３４５６７８９")
_SURE, _MARGIN, _SAMPLE = 0.5, 0.1, 100_000


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """(text, encoding). `declared` is what an HTML file says of itself; it is believed where it fits.

    Order: byte-order mark, UTF-16 by where the NUL bytes stand, strict UTF-8, then GB18030 against Big5 by which of them
    gives common characters. Raises Refusal ``sheets.wrong_encoding`` (with line and byte), ``sheets.mixed_encoding`` (line),
    ``sheets.unknown_encoding`` or ``sheets.not_a_table``.
    """
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, len(mark)), name
    head = data[:8192]
    if b"\x00" in head:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        few, one_sided = max(even, odd) * 50 < len(head), min(even, odd) * 4 <= max(even, odd)
        if few or not one_sided or len(_CONTROL.findall(head)) > len(head) // 8:
            raise Refusal("sheets.not_a_table", what="binary")
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return _strict(data, encoding, 0), encoding
    if len(_CONTROL.findall(head)) * 50 > len(head):
        raise Refusal("sheets.not_a_table", what="binary")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        failed = error.start
    return _chinese(data, failed, _known(declared))


def _known(declared: str | None) -> str | None:
    name = (declared or "").lower().replace("_", "-")
    if name in ("gb2312", "gbk", "gb18030", "gb-2312", "x-gbk", "cp936"):
        return "gb18030"
    return "big5" if name in ("big5", "big5-hkscs", "cp950", "x-big5") else None


def _chinese(data: bytes, failed: int, declared: str | None) -> tuple[str, str]:
    lines = data.split(b"\n")
    mixed = _first_utf8_line(lines)
    if mixed is not None:
        first_other = data.count(b"\n", 0, failed) + 1
        raise Refusal("sheets.mixed_encoding", line=max(mixed, first_other), other=min(mixed, first_other))
    gb, big5 = _try(data, "gb18030"), _try(data, "cp950")
    if declared == "gb18030" and gb is not None:
        return gb, "gb18030"
    if declared == "big5" and big5 is not None:
        return big5, "big5"
    if gb is None and big5 is None:
        line, byte = _where(data, failed)
        raise Refusal("sheets.wrong_encoding", line=line, byte=byte)
    gb_score, big5_score = (_commonness(text[:_SAMPLE]) if text else 0.0 for text in (gb, big5))
    if gb is not None and gb_score >= max(_SURE, big5_score + _MARGIN):
        return gb, "gb18030"
    if big5 is not None and big5_score >= max(_SURE, gb_score + _MARGIN):
        return big5, "big5"
    line, byte = _where(data, failed)
    raise Refusal("sheets.unknown_encoding", line=line, byte=byte)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, encoding: str, offset: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise Refusal("sheets.wrong_encoding", line=line, byte=error.start + offset + 1) from error


def _where(data: bytes, position: int) -> tuple[int, int]:
    return data.count(b"\n", 0, position) + 1, position + 1


def _first_utf8_line(lines: list[bytes]) -> int | None:
    """The first line that is clearly UTF-8, in a file that as a whole is not.

    Short Chinese words in GBK can be valid UTF-8 by chance, so the line must also read better as UTF-8.
    """
    for number, line in enumerate(lines, 1):
        if line.isascii():
            continue
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if _commonness(text) > max(_SURE, _commonness(line.decode("gb18030", "ignore")) + _MARGIN):
            return number
    return None


def _commonness(text: str) -> float:
    """How common the characters of a text are, from 0 to 1; what is not Chinese is not counted."""
    wide = [character for character in text if character > "\x7f"]
    return sum(map(_level, wide)) / len(wide) if wide else 0.0


@cache
def _level(character: str) -> float:
    """1 for the frequent characters and the punctuation of GB2312 and of Big5, less for their rare ones, little for the rest."""
    gb, big5 = (_double(character, encoding) for encoding in ("gb2312", "big5"))
    if 0xB0A1 <= gb <= 0xD7FE or 0xA4A1 <= big5 <= 0xC67E or character in _PUNCTUATION:
        return 1.0
    return 0.6 if gb >= 0xD8A1 else 0.1


def _double(character: str, encoding: str) -> int:
    try:
        code = character.encode(encoding)
    except UnicodeEncodeError:
        return 0
    return code[0] << 8 | code[1] if len(code) == 2 else 0
