"""Word files for the tests: templates written with python-docx, and the same with parts changed past it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from docx import Document
from docx.document import Document as Docx

RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"{mode}/></Relationships>'
)


def template(*paragraphs: str, build: Callable[[Docx], object] | None = None) -> bytes:
    """A template with these paragraphs, each of one run; `build` puts more into it."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if build is not None:
        build(document)
    return saved(document)


def saved(document: Docx) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def changed(data: bytes, parts: Mapping[str, bytes | str | None]) -> bytes:
    """The same file with parts put in, changed or (None) taken out."""
    whole: dict[str, bytes | str | None] = {**parts_of(data), **parts}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            if content is not None:
                archive.writestr(name, content)
    return made.getvalue()


def related(data: bytes, kind: str, target: str, outside: bool = True) -> bytes:
    """The same file with a relation of the header's own part to something."""
    mode = ' TargetMode="External"' if outside else ""
    return changed(data, {"word/_rels/settings.xml.rels": RELATION.format(kind=kind, target=target, mode=mode)})


def lines(data: bytes) -> list[str]:
    """Every paragraph of a document in order, those of tables too, breaks as line ends."""
    document = Document(io.BytesIO(data))
    found = [line.text for line in document.paragraphs]
    for table in document.tables:
        found += [line.text for row in table.rows for cell in row.cells for line in cell.paragraphs]
    return found


def rows(data: bytes) -> list[list[str]]:
    """The rows of the first table."""
    document = Document(io.BytesIO(data))
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows] if document.tables else []
