"""A .docx as a zip of parts, read with limits; what could run, fetch or embed anything is refused by name."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from lut_admin.papers.sheets.package import utf8
from lut_admin.refusals import Refusal

MB = 1024 * 1024
MOST_BYTES = 10 * MB
MOST_UNPACKED = 60 * MB
MOST_PARTS = 2_000
# A part that holds text: one of more than this is no form.
MOST_TEXT = 8 * MB

TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_TEXTS = ("document.main+xml", "template.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
_DATE = (1980, 1, 1, 0, 0, 0)
# Ends of the types of relationships that bring in something else than text, pictures and looks.
_UNWANTED = re.compile(
    r"/(?:oleObject|package|control|activeXControlBinary|aFChunk|vbaProject|wordVbaData|attachedTemplate|subDocument|frame"
    r"|mailMergeSource|mailMergeHeaderSource|recipientData|video|audio|media|webSettings/frame|keyMapCustomizations)$"
)
_LINKS = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
# Fields that only tell of the document itself. Any other (INCLUDEPICTURE, DDE, LINK …) may fetch or run something.
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "TITLE", "SEQ", "REF", "PAGEREF", "STYLEREF",
                     "TOC", "HYPERLINK", "FORMTEXT", "FORMCHECKBOX", "SYMBOL", "EQ"})  # fmt: skip


class Package:
    """The parts of a .docx by name, as bytes; XML parts are known to be UTF-8 without a DTD.

    Raises Refusal ``word.no_docx``, ``word.too_big``, ``word.macros``, ``word.entities``, ``word.brings_in`` and
    ``word.unsafe_field``, each with the file's name.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.parts: dict[str, bytes] = {}
        if data.startswith(_OLE):
            raise Refusal("word.old_file", file=file)
        if len(data) > MOST_BYTES:
            raise Refusal("word.too_big", file=file, mb=MOST_BYTES // MB)
        try:
            self._unpack(data)
        except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, OverflowError, NotImplementedError,
                RuntimeError, EOFError) as error:  # fmt: skip
            raise Refusal("word.no_docx", file=file) from error
        self.texts = self._text_parts()
        self._refuse_what_it_brings_in()

    def _unpack(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            names = [entry.filename.replace("\\", "/") for entry in entries]
            # The reader of a zip unpacks no more than the index says, so the index alone tells how much there is.
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise Refusal("word.too_big", file=self.file, mb=MOST_UNPACKED // MB)
            if len({name.casefold() for name in names}) != len(names) or any(".." in name.split("/") for name in names):
                raise Refusal("word.no_docx", file=self.file)
            for name, entry in zip(names, entries, strict=True):
                self.parts[name] = self._plain(name, archive.read(entry))

    def _plain(self, name: str, content: bytes) -> bytes:
        if not name.casefold().endswith((".xml", ".rels", ".vml")):
            return content
        content = utf8(content)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Refusal("word.entities", file=self.file)
        return content

    def _text_parts(self) -> tuple[str, ...]:
        """The parts whose text is filled, the document first; refuses what is no Word document, and macros."""
        if TYPES not in self.parts:
            raise Refusal("word.no_docx", file=self.file)
        types = {
            node.get("PartName", "").lstrip("/"): node.get("ContentType", "")
            for node in self.tree(TYPES).iter()
            if node.get("PartName")
        }
        if any("macroEnabled" in kind or "vbaProject" in kind for kind in types.values()):
            raise Refusal("word.macros", file=self.file)
        main = [name for name, kind in types.items() if kind.endswith(_MAIN) and name in self.parts]
        if len(main) != 1:
            raise Refusal("word.no_docx", file=self.file)
        others = [n for n, kind in types.items() if kind.endswith(_TEXTS) and n in self.parts and n not in main]
        for name in (*main, *others):
            if len(self.parts[name]) > MOST_TEXT:
                raise Refusal("word.too_big", file=self.file, mb=MOST_TEXT // MB)
        # What was saved as a template (.dotx) is filled as the document it becomes.
        self.parts[TYPES] = self.parts[TYPES].replace(_MAIN[1].encode(), _MAIN[0].encode())
        return (*main, *others)

    def _refuse_what_it_brings_in(self) -> None:
        for name in self.parts:
            if "vbaproject" in name.casefold():
                raise Refusal("word.macros", file=self.file)
            if name.casefold().endswith(".rels"):
                for node in self.tree(name).iter():
                    self._refuse_relation(node)
        for name in self.texts:
            for word in _fields(self.tree(name)):
                if word not in _FIELDS:
                    raise Refusal("word.unsafe_field", file=self.file, field=word[:40])

    def _refuse_relation(self, node: Any) -> None:
        kind, target = node.get("Type", ""), node.get("Target", "")
        if not kind and not target:
            return
        outside = node.get("TargetMode", "").casefold() == "external"
        link = kind.endswith("/hyperlink") and _LINKS.match(target)
        if _UNWANTED.search(kind) or (outside and not link) or "vbaProject" in kind:
            raise Refusal("word.brings_in", file=self.file, what=kind.rpartition("/")[2][:40] or "?", target=target[:80])

    def tree(self, name: str) -> Any:
        """A part parsed (lxml), without entities or anything fetched; refuses (``word.no_docx``) what is no XML."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self.parts[name], parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Refusal("word.no_docx", file=self.file) from error


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a .docx, the same bytes for the same parts."""
    made = io.BytesIO()
    first = [name for name in (TYPES, "_rels/.rels") if name in parts]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (*first, *(name for name in parts if name not in first)):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            archive.writestr(info, parts[name])
    return made.getvalue()


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _fields(root: Any) -> list[str]:
    """The first word of every field's instruction; of one that is put together from others, ``QUOTE`` or what it begins with."""
    found, open_fields = [], [""]
    for node in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if node.tag == f"{W}fldSimple":
            found.append(node.get(f"{W}instr", ""))
        elif node.tag == f"{W}instrText":
            open_fields[-1] += node.text or ""
        elif node.get(f"{W}fldCharType") == "begin":
            open_fields.append("")
        elif node.get(f"{W}fldCharType") == "end" and len(open_fields) > 1:
            found.append(open_fields.pop())
    found += open_fields
    return [words[0].upper() for text in found if (words := text.split())]
