"""Which files can be evidence, told by what they hold: names made safe, programs, scripts and archives turned away.

A piece of evidence is opened again by somebody who trusts it. So its kind is told by its first bytes, its name ends as that kind
does, and whatever a computer would run or unpack stays out (an archive's files are added one by one).
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from dataclasses import dataclass

from lut_admin.refusals import Refusal

# Kinds, and how their names may end; the first is given where a name ends otherwise.
ENDINGS: dict[str, tuple[str, ...]] = {
    "png": ("png",),
    "jpeg": ("jpg", "jpeg", "jfif"),
    "gif": ("gif",),
    "webp": ("webp",),
    "bmp": ("bmp",),
    "tiff": ("tif", "tiff"),
    "heic": ("heic", "heif"),
    "pdf": ("pdf",),
    "docx": ("docx",),
    "xlsx": ("xlsx",),
    "pptx": ("pptx",),
    "text": ("txt", "csv", "tsv", "md", "log", "json", "eml"),
    "mp3": ("mp3",),
    "m4a": ("m4a",),
    "mp4": ("mp4", "m4v"),
    "mov": ("mov",),
    "wav": ("wav",),
    "ogg": ("ogg", "oga", "opus"),
    "amr": ("amr",),
    "silk": ("silk",),
}
PICTURES = frozenset({"png", "jpeg", "gif", "webp", "bmp", "tiff", "heic"})
# What systems run when it is opened, whatever it holds.
RUNNABLE = frozenset(
    "ade adp apk app application appref-ms bas bat chm class cmd com command cpl crt csh deb desktop dll dmg docm dotm elf exe fxp"
    " gadget hlp hta htm html inf ins isp jar js jse ksh lnk mda mdb mde mhtml mht msc msi msix msp mst ocx pcd pif pkg potm ppam"
    " ppsm pptm prg ps1 ps1xml ps2 psc1 psd1 psm1 py pyc pyw rb reg rpm run scf scr sct settingcontent-ms sh shb shs sldm svg svgz"
    " swf sys url vb vbe vbs vxd website workflow ws wsc wsf wsh xbap xhtml xlam xll xlsb xlsm xltm xml xpi xsl".split()
)
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"dex\n",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",
    b"\x00asm",
    b"FWS",
    b"CWS",
    b"ITSF",
)
_ARCHIVES = (
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"MSCF",
    b"xar!",
    b"\x28\xb5\x2f\xfd",
    b"!<arch>",
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|\?xml|html|svg|script|head|body|hta:)", re.IGNORECASE)
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"%PDF-", "pdf"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
    (b"OggS", "ogg"),
    (b"#!AMR", "amr"),
    (b"#!SILK", "silk"),
    (b"\x02#!SILK", "silk"),
)
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"mif1", b"msf1"), "heic"),
    **dict.fromkeys((b"M4A ", b"M4B "), "m4a"),
    b"qt  ": "mov",
}
_OFFICE = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
# What cannot be evidence, and the refusal that says so.
_WHY_NOT = {"program": "runs", "zip": "archive", "macros": "macros", "unknown": "unknown"}
# Names that Windows keeps for devices, whatever comes after a dot.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*/\\]')
# Bytes a name may have: systems allow 255, and a dossier puts a number before it.
LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that can be evidence: its safe name, its kind (of `ENDINGS`)."""

    name: str
    kind: str


def judge(name: str, data: bytes) -> Judged:
    """Whether a file can be evidence, and under which name.

    Refuses what is empty (``exhibits.empty``), programs and scripts (``exhibits.runs``), archives (``exhibits.archive``), documents
    with macros (``exhibits.macros``), and what is of no kind we know (``exhibits.unknown``).
    """
    safe = safe_name(name)
    if not data:
        raise Refusal("exhibits.empty", article=10, file=safe)
    ending = safe.rpartition(".")[2].casefold() if "." in safe else ""
    kind = _kind(data)
    lack = "runs" if ending in RUNNABLE else _WHY_NOT.get(kind, "")
    if lack:
        raise Refusal(f"exhibits.{lack}", article=10, file=safe)
    return Judged(_ended(safe, ending, kind), kind)


def safe_name(name: str) -> str:
    """A file's name that every system takes, of one folder, with nothing unseen in it; never empty."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(
        sign for sign in last if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    )
    safe = " ".join(_FORBIDDEN.sub("_", seen).split()).strip(". ") or "evidence"
    return _shortened(f"_{safe}" if _DEVICE.match(safe) else safe)


def _shortened(name: str) -> str:
    """Its ending kept, where it is one."""
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > 10:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME - len(f"{dot}{ending}".encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + dot + ending


def _ended(name: str, ending: str, kind: str) -> str:
    """The name with an ending of its kind: a copy is opened by what it is."""
    return name if ending in ENDINGS[kind] else _shortened(f"{name}.{ENDINGS[kind][0]}")


def _kind(data: bytes) -> str:
    """What a file is: a kind of `ENDINGS`, or one of `_WHY_NOT`."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return "bmp"
    if data[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(data[8:12], "unknown")
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "mp4")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zipped(data)
    return _written(data)


def _written(data: bytes) -> str:
    """Of what begins like nothing else: a text, a program or script, an archive, or nothing known."""
    start = data[:512].removeprefix(b"\xef\xbb\xbf")
    if start.startswith(b"#!") or _MARKUP.match(start):
        return "program"
    if _is_text(data):
        return "text"
    if data.startswith(_PROGRAMS):
        return "program"
    return "zip" if data.startswith(_ARCHIVES) or data[257:262] == b"ustar" else "unknown"


def _zipped(data: bytes) -> str:
    """An office document by the names in its directory; anything else that is zipped is an archive."""
    if b"[Content_Types].xml" not in data:
        return "zip"
    if b"vbaProject" in data or b"activeX/" in data:
        return "macros"
    return next((kind for folder, kind in _OFFICE if folder in data), "zip")


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            read = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not any(ord(sign) < 32 and sign not in "\t\n\r\f\x1b" for sign in read)
    return False


def bare_png(data: bytes) -> bytes:
    """A PNG with its pixels alone: what else a picture tells (where it was taken, with what, what it was before) is left out.

    Refuses (``exhibits.no_png``) what is no whole PNG.
    """
    start = _STARTS[0][0]
    names: list[bytes] = []
    kept, place = [start], len(start)
    if not data.startswith(start):
        raise Refusal("exhibits.no_png", article=10)
    while place < len(data) and names[-1:] != [b"IEND"]:
        length = int.from_bytes(data[place : place + 4])
        chunk = data[place : place + 12 + length]
        name = chunk[4:8]
        if len(chunk) != 12 + length or struct.pack(">I", zlib.crc32(chunk[4:-4])) != chunk[-4:]:
            raise Refusal("exhibits.no_png", article=10)
        if name in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"):
            kept.append(chunk)
        names.append(name)
        place += len(chunk)
    if names[:1] != [b"IHDR"] or b"IDAT" not in names or names[-1:] != [b"IEND"]:
        raise Refusal("exhibits.no_png", article=10)
    return b"".join(kept)
