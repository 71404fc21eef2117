"""The plan of an .xlsx: which parts are its sheets, and what is in a sheet's part before anyone tries to read it.

Elements are known by their local names, so transitional and strict files, and files with any prefix, are the same here
(ECMA-376 part 1, §18.2 and §18.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from lut_admin.papers.sheets import limits
from lut_admin.papers.sheets.package import Package, resolve
from lut_admin.papers.sheets.shapes import column_index
from lut_admin.refusals import Refusal

# Characters that XML forbids even as a reference; some exporters write them all the same.
_FORBIDDEN = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));|[\x00-\x08\x0b\x0c\x0e-\x1f]"
)
# Each begins with plain letters: the search for those is what makes the scan ten times faster.
_COLUMNS = re.compile(rb""" r=["']([A-Za-z]{2,})[0-9]""")
_FORMULAS, _PREFIXED_FORMULAS = re.compile(rb"<f[\s/>]"), re.compile(rb":f[\s/>]")
_ROWS = re.compile(rb"""row\s(?:[^>]*?\s)?r=["']([0-9]+)["']""")
_FAR_ROWS = re.compile(rb""" r=["'][A-Za-z]+([0-9]{6,})["']""")
_UNCACHED = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?r=["'](\w+)["'][^>]*><(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"""
)
_ERRORS = re.compile(rb"""<(?:\w+:)?c\s[^>]*?r=["'](\w+)["'][^>]*?\st=["']e["']""")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook: its name, its part in the zip, and whether the workbook hides it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What the workbook part says: the sheets in order, the parts of strings and styles, and the date system."""

    sheets: tuple[SheetPart, ...]
    strings: str | None
    styles: str | None
    date1904: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """What a sheet's part holds. `far` says that its cells reach beyond what the fast reader survives; `uncached`
    (formulas without a stored value) and `errors` (#N/A …) are (how many, the first cell's name).
    """

    cells: int
    far: bool
    uncached: tuple[int, str]
    errors: tuple[int, str]


def plan(package: Package) -> Plan:
    """The plan of the workbook. Raises Refusal ``sheets.damaged`` or ``sheets.missing_part``."""
    root = relations(package, "_rels/.rels", "")
    books = [part for part, kind in root.values() if kind == "officeDocument" and part in package]
    book = books[0] if books else "xl/workbook.xml"
    folder, _, name = book.rpartition("/")
    links = relations(package, f"{folder}/_rels/{name}.rels".lstrip("/"), book)
    sheets: list[SheetPart] = []
    date1904 = False
    for tag, attributes in elements(package.read(book), book):
        if tag == "workbookPr":
            date1904 = attributes.get("date1904", "0") in ("1", "true", "on")
        elif tag == "sheet":
            part, kind = links.get(attributes.get("id", ""), ("", ""))
            if kind in ("chartsheet", "dialogsheet"):
                continue
            if part not in package:
                raise Refusal("sheets.missing_part", part=(part or attributes.get("name", ""))[-80:])
            sheets.append(SheetPart(attributes.get("name", ""), part, attributes.get("state", "visible") != "visible"))
    others = {kind: part for part, kind in links.values() if part in package}
    return Plan(tuple(sheets), others.get("sharedStrings"), others.get("styles"), date1904)


def scan(content: bytes) -> Scan:
    """Count and bound the cells of a sheet's part without reading them."""
    prefixed = b":worksheet" in content[:2_000]
    cells = content.count(b":c " if prefixed else b"<c ") + content.count(b"<c>")
    columns = max((column_index(letters[:6].decode()) + 1 for letters in set(_COLUMNS.findall(content))), default=26)
    rows = max((int(row[:12]) for row in _ROWS.findall(content)), default=0)
    rows = max(rows, max((int(row[:12]) for row in _FAR_ROWS.findall(content)), default=0), 1)
    beyond = rows > limits.LAST_ROW or columns > limits.LAST_COLUMN
    has_formulas = (_PREFIXED_FORMULAS if prefixed else _FORMULAS).search(content)
    return Scan(
        cells=cells,
        far=beyond or limits.is_sparse(rows * columns, cells),
        uncached=_found(_UNCACHED, content) if has_formulas else (0, ""),
        errors=_found(_ERRORS, content) if b't="e"' in content or b"t='e'" in content else (0, ""),
    )


def relations(package: Package, part: str, base: str) -> dict[str, tuple[str, str]]:
    """By id: (part, the last word of its type). Links out of the file are left out and never followed."""
    if part not in package:
        return {}
    return {
        given.get("Id", ""): (resolve(base, given.get("Target", "")), given.get("Type", "").rpartition("/")[2])
        for tag, given in elements(package.read(part), part)
        if tag == "Relationship" and given.get("TargetMode") != "External"
    }


def elements(content: bytes, part: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part in order: local name, attributes by local name."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        found.append((local(tag), {local(key): value for key, value in attributes.items()}))

    parse(content, part, start=start)
    return found


def parse(content: bytes, part: str, *, start: Any = None, end: Any = None, text: Any = None) -> None:
    """Run expat over a part, leaving out forbidden characters.

    Raises Refusal ``sheets.damaged`` (with the place: part and line) or ``sheets.entities``.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_doctype
    if _FORBIDDEN.search(content):
        content = _FORBIDDEN.sub(b"", content)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Refusal("sheets.damaged", place=f"{part[-80:]}:{parser.CurrentLineNumber}") from error


def local(name: str) -> str:
    """The name without its prefix."""
    return name.rpartition(":")[2]


def _no_doctype(*_: Any) -> None:
    raise Refusal("sheets.entities")


def _found(pattern: re.Pattern[bytes], content: bytes) -> tuple[int, str]:
    first, n = "", 0
    for match in pattern.finditer(content):
        first = first or match[1].decode("utf-8", "replace")[:12]
        n += 1
    return n, first
