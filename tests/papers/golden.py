"""Stored forms: what a form's PDF says and how it is built, compared with the file kept beside the tests.

Text, page sizes and fonts are compared, not bytes. After an intended change: ``REWRITE_GOLDEN=1 python -m pytest tests/papers``,
then read the difference.
"""

from __future__ import annotations

import io
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

from pypdf import PdfReader

FOLDER = Path(__file__).parent / "golden"


def text_of(pdf: bytes) -> list[str]:
    """What one can read on each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def pages_of(pdf: bytes) -> list[str]:
    """The same without blanks: where a line breaks is no matter."""
    return ["".join(page.split()) for page in text_of(pdf)]


def structure_of(pdf: bytes) -> dict[str, Any]:
    """The pages of a PDF: their size in millimetres, their fonts (none but embedded subsets), their lines of text."""
    pages = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        pages.append(
            {
                "size": [round(float(side) * 25.4 / 72) for side in page.mediabox[2:]],
                "fonts": sorted(
                    {str(font["/BaseFont"]).partition("+")[2].removesuffix("-Identity-H") for font in fonts}
                ),
                "text": [line.rstrip() for line in page.extract_text().splitlines() if line.strip()],
            }
        )
    return {"title": PdfReader(io.BytesIO(pdf)).metadata.title, "pages": pages}


def check(name: str, pdf: bytes) -> None:
    """The PDF is as the stored form `name`."""
    path = FOLDER / f"{name}.json"
    found = structure_of(pdf)
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


def shows(pdf: bytes, text: str, unprintable: tuple[str, ...]) -> bool:
    """Whether every character of `text` that can be seen is somewhere in the PDF, but those told to be unprintable."""
    wanted = {c for c in "".join(text.split()) if c not in unprintable and unicodedata.category(c)[0] not in "CMZ"}
    found = unicodedata.normalize("NFKD", "".join(text_of(pdf)))
    return set("".join(unicodedata.normalize("NFKD", "".join(wanted)).split())) <= set(found)


def bare_fonts(pdf: bytes) -> list[str]:
    """The fonts of a PDF that do not lie in it; those whose glyphs are drawn (emoji) always do."""
    bare = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in (font.get_object() for font in page["/Resources"]["/Font"].values()):
            if font["/Subtype"] == "/Type3":
                continue
            described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described):
                bare.append(str(font["/BaseFont"]))
    return bare
