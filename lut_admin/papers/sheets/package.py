"""The zip a workbook is packed in: its parts, unpacked by real bytes and never by what the zip's index claims."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib

from lut_admin.papers.sheets import limits
from lut_admin.refusals import Refusal

_CHUNK = 1024 * 1024


class Package:
    """The parts of a zipped workbook, held in memory.

    Raises Refusal ``sheets.damaged`` where the zip is broken, ``sheets.too_many_parts``, ``sheets.unpacks_too_large`` once
    the parts read have unpacked to more than `limits.REAL_BYTES`, ``sheets.encrypted`` and ``sheets.entities`` (a part
    that declares XML entities: no spreadsheet program writes those, only attacks do).
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._unpacked = 0
        self._counted: set[str] = set()
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError, EOFError) as error:
            raise Refusal("sheets.damaged", place="ZIP") from error
        if len(entries) > limits.PARTS:
            raise Refusal("sheets.too_many_parts", n=len(entries))
        self._parts = {_normal(entry.filename): entry for entry in entries if not entry.is_dir()}

    def __contains__(self, part: str) -> bool:
        return _normal(part) in self._parts

    def names(self) -> list[str]:
        """The normal names of all parts: lower case, forward slashes."""
        return list(self._parts)

    def read(self, part: str) -> bytes:
        """The whole XML part, unpacked and in UTF-8. Raises Refusal ``sheets.missing_part`` where there is none."""
        content = self.raw(part)
        try:
            content = utf8(content)
        except UnicodeDecodeError as error:
            raise Refusal("sheets.damaged", place=part[-80:]) from error
        if b"<!DOCTYPE" in content:  # in text "<" is always escaped
            raise Refusal("sheets.entities")
        return content

    def raw(self, part: str) -> bytes:
        """The whole part, unpacked, byte for byte. Raises Refusal ``sheets.missing_part`` where there is none."""
        name = _normal(part)
        entry = self._parts.get(name)
        if entry is None:
            raise Refusal("sheets.missing_part", part=part[:80])
        if entry.flag_bits & 0x1:
            raise Refusal("sheets.encrypted")
        content = self._unpack(entry, counted=name in self._counted)
        if zlib.crc32(content) != entry.CRC:  # a changed digit in a student number unpacks as well as the right one
            raise Refusal("sheets.damaged", place=part[-80:])
        self._counted.add(name)
        return content

    def _unpack(self, entry: zipfile.ZipInfo, *, counted: bool) -> bytes:
        header = self._data[entry.header_offset : entry.header_offset + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise Refusal("sheets.damaged", place=entry.filename[-80:])
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        start = entry.header_offset + 30 + name_length + extra_length
        packed = memoryview(self._data)[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            self._count(0 if counted else len(packed))
            return bytes(packed)
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise Refusal("sheets.damaged", place=entry.filename[-80:])
        engine = zlib.decompressobj(-15)
        chunks: list[bytes] = []
        rest: bytes | memoryview = packed
        try:
            while not engine.eof:
                chunk = engine.decompress(rest, _CHUNK)
                self._count(0 if counted else len(chunk))
                chunks.append(chunk)
                rest = engine.unconsumed_tail
                if not chunk and not rest:
                    break
        except zlib.error as error:
            raise Refusal("sheets.damaged", place=entry.filename[-80:]) from error
        if not engine.eof:
            raise Refusal("sheets.damaged", place=entry.filename[-80:])
        return b"".join(chunks)

    def _count(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > limits.REAL_BYTES:
            raise Refusal("sheets.unpacks_too_large", mb=limits.REAL_BYTES // limits.MB)


def resolve(base: str, target: str) -> str:
    """The part a relationship of the part `base` points at; an escape from the zip gives a name that no part has."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def utf8(content: bytes) -> bytes:
    """An XML part in UTF-8: the rare one in UTF-16 is converted, so that nothing hides from the scan in it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif content[:4] in (b"<\x00?\x00", b"<\x00!\x00"):
        encoding = "utf-16-le"
    elif content[:4] in (b"\x00<\x00?", b"\x00<\x00!"):
        encoding = "utf-16-be"
    else:
        return content
    return re.sub(r"^<\?xml[^>]*\?>", "", content.decode(encoding).lstrip("\ufeff")).encode()


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
