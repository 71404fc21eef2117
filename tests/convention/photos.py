"""Pictures with Exif, made byte by byte as cameras write it."""

from __future__ import annotations

import struct


def exif(*, place: bool = False, make: bytes = b"", model: bytes = b"", order: str = "<") -> bytes:
    """A TIFF directory that tells of a camera, of a place, or of nothing."""
    texts = [(tag, told + b"\0") for tag, told in ((0x010F, make), (0x0110, model)) if told]
    count = len(texts) + int(place)
    at, entries, tail = 8 + 2 + 12 * count + 4, b"", b""
    for tag, told in texts:
        held = told.ljust(4, b"\0") if len(told) <= 4 else struct.pack(f"{order}I", at + len(tail))
        entries += struct.pack(f"{order}HHI", tag, 2, len(told)) + held
        tail += told if len(told) > 4 else b""
    if place:
        entries += struct.pack(f"{order}HHII", 0x8825, 4, 1, at + len(tail))
        tail += struct.pack(f"{order}HHHI4sI", 1, 0x0002, 5, 3, b"\0\0\0\x08", 0)
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(f"{order}IH", 8, count) + entries + bytes(4) + tail


def with_exif(jpeg: bytes, directory: bytes) -> bytes:
    """A JPEG with this directory in its first segment."""
    body = b"Exif\0\0" + directory
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]
