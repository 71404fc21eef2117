"""What a picture tells beside its pixels: where it was taken, with which device, and when (Exif, XMP).

Exif is a TIFF directory inside the picture (JPEG APP1, PNG eXIf, WebP EXIF, HEIC); XMP is a packet of XML. The pixels of a
redacted copy carry neither.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

# Tags of Exif 2.32: of the first directory, of the Exif directory, and of the one that says where.
_MAKE, _MODEL, _EXIF, _GPS = 0x010F, 0x0110, 0x8769, 0x8825
_TAKEN, _SERIAL, _LATITUDE = 0x9003, 0xA431, 0x0002
_MARK = b"Exif\0\0"
_MOST = 500  # entries of a directory: a picture that says it has more is spoiled
_XMP_PLACE = re.compile(rb"exif:GPSLatitude|Iptc4xmpCore:Location|photoshop:City")
_XMP_MODEL = re.compile(rb"tiff:Model(?:=\"|>)([^\"<]{1,80})")


@dataclass(frozen=True, slots=True)
class Carried:
    """What a picture carries: whether a place, the device (empty: none named), the moment it was taken as written (empty: none)."""

    place: bool = False
    device: str = ""
    taken: str = ""

    def __bool__(self) -> bool:
        """Whether it tells of a place or a device."""
        return self.place or bool(self.device)


def carried(data: bytes) -> Carried:
    """What a picture of any kind carries; what is spoiled or of another kind carries nothing. Never raises."""
    found = Carried()
    for body in _directories(data):
        try:
            found = _read(body)
        except (struct.error, IndexError, ValueError):
            continue
        if found:
            break
    place = found.place or _XMP_PLACE.search(data) is not None
    model = _XMP_MODEL.search(data)
    device = found.device or (model[1].decode(errors="replace").strip() if model else "")
    return Carried(place, device, found.taken)


def _directories(data: bytes) -> Iterator[bytes]:
    """Where in a picture a TIFF directory may begin."""
    if data[:4] in (b"II*\0", b"MM\0*"):
        yield data
    if data.startswith(b"\x89PNG"):
        place = data.find(b"eXIf")
        if place > 0:
            yield data[place + 4 :]
    place = data.find(_MARK)
    while place >= 0:
        yield data[place + len(_MARK) :]
        place = data.find(_MARK, place + 1)
    if data[:4] == b"RIFF":  # some write WebP's chunk without the mark
        place = data.find(b"EXIF")
        if place > 0:
            yield data[place + 8 :]


def _read(body: bytes) -> Carried:
    order = {b"II": "<", b"MM": ">"}[body[:2]] if body[:2] in (b"II", b"MM") else ""
    if not order:
        return Carried()
    first = _entries(body, order, struct.unpack_from(f"{order}I", body, 4)[0])
    exif = _entries(body, order, first[_EXIF]) if _EXIF in first else {}
    where = _entries(body, order, first[_GPS]) if _GPS in first else {}
    make, model = _text(body, order, first.get(_MAKE)), _text(body, order, first.get(_MODEL))
    device = model if model.casefold().startswith(make.casefold()) else f"{make} {model}".strip()
    if not device and _SERIAL in exif:
        device = _text(body, order, exif[_SERIAL])
    return Carried(_LATITUDE in where, device[:80], _text(body, order, exif.get(_TAKEN)))


def _entries(body: bytes, order: str, at: int) -> dict[int, int]:
    """The entries of a directory: tag to the place of its entry, or for a directory within it to where that begins."""
    count = struct.unpack_from(f"{order}H", body, at)[0]
    if count > _MOST:
        raise ValueError(count)
    found: dict[int, int] = {}
    for place in range(at + 2, at + 2 + 12 * count, 12):
        tag = struct.unpack_from(f"{order}H", body, place)[0]
        found[tag] = struct.unpack_from(f"{order}I", body, place + 8)[0] if tag in (_EXIF, _GPS) else place
    return found


def _text(body: bytes, order: str, place: int | None) -> str:
    """The text of an entry."""
    if place is None:
        return ""
    kind, size = struct.unpack_from(f"{order}HI", body, place + 2)
    if kind != 2 or size > 1000:
        return ""
    start = place + 8 if size <= 4 else struct.unpack_from(f"{order}I", body, place + 8)[0]
    return body[start : start + size].split(b"\0")[0].decode("utf-8", errors="replace").strip()
