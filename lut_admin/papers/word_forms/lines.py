"""The paragraphs of a part as lines of text, whatever runs Word has cut them into; and a tag put back as one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lut_admin.papers.word_forms.package import W
from lut_admin.papers.word_forms.scanning import Found

# Marks that no text has: what is between them is for the sandbox. They are taken out of every text before.
VALUE = ("\ue000", "\ue001")
BLOCK = ("\ue002", "\ue003")
NOTE = ("\ue004", "\ue005")
PRIVATE = dict.fromkeys(map(ord, (*VALUE, *BLOCK, *NOTE)), "\ufffd")
# Where a condition or a loop stands while the tree is rearranged.
HOLDER = "{urn:lut-admin:word}tag"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CONTENT = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its element, its text, and of which text elements it is made (element, where its text begins)."""

    paragraph: Any
    text: str
    pieces: tuple[tuple[Any, int], ...]


def lines(root: Any) -> Iterator[Line]:
    """Every paragraph of a part that has text, in order; breaks and tabs part the text."""
    for paragraph in root.iter(f"{W}p"):
        text, pieces = "", []
        for node in paragraph.iter(*_CONTENT):
            if next(node.iterancestors(f"{W}p")) is not paragraph or node.getparent().tag != f"{W}r":
                continue
            if node.tag == f"{W}t":
                pieces.append((node, len(text)))
                text += node.text or ""
            else:
                text += "\n"
        if text.strip():
            yield Line(paragraph, text, tuple(pieces))


def put(line: Line, found: Sequence[tuple[int, Found]]) -> dict[int, Any]:
    """Put tags into a line, each as one piece: values into the text, the others as holders between runs, by their numbers."""
    holders: dict[int, Any] = {}
    by_run: dict[Any, dict[Any, list[str | int]]] = {}
    for node, start in line.pieces:
        end = start + len(node.text or "")
        if not any(one.start < end and one.end > start for _, one in found):
            continue
        parts = _parts(line.text, start, end, found)
        node.set(_SPACE, "preserve")
        if all(isinstance(part, str) for part in parts):
            node.text = "".join(str(part) for part in parts)
        else:
            by_run.setdefault(node.getparent(), {})[node] = parts
    for run, contents in by_run.items():
        holders |= _split(run, contents)
    return holders


def _parts(text: str, start: int, end: int, found: Sequence[tuple[int, Found]]) -> list[str | int]:
    """What stands between two places of a text: plain text, values as marked text, other tags as their numbers."""
    parts: list[str | int] = []
    place = start
    for number, one in found:
        if one.end <= start or one.start >= end:
            continue
        parts.append(text[place : max(place, one.start)])
        if one.start >= start:
            if one.kind == "value":
                parts.append(f"{VALUE[0]}{one.source}{VALUE[1]}")
            elif one.kind != "comment":
                parts.append(number)
        place = min(one.end, end)
    parts.append(text[place:end])
    return parts


def _split(run: Any, contents: dict[Any, list[str | int]]) -> dict[int, Any]:
    """Part a run at its holders: what is before and after each stays a run of the same looks."""
    looks = run.find(f"{W}rPr")
    rest = [child for child in run if child is not looks]
    holders: dict[int, Any] = {}
    made: list[Any] = [_bare(run, looks)]
    for child in rest:
        parts = contents.get(child, [child])
        for part in parts:
            if isinstance(part, int):
                holder = run.makeelement(HOLDER)
                holders[part] = holder
                made += [holder, _bare(run, looks)]
            elif not isinstance(part, str):
                made[-1].append(part)
            elif part:
                piece = run.makeelement(f"{W}t", {_SPACE: "preserve"})
                piece.text = part
                made[-1].append(piece)
    for element in made:
        if element.tag == HOLDER or any(child.tag != f"{W}rPr" for child in element):
            run.addprevious(element)
    run.getparent().remove(run)  # with what follows it: between runs there is nothing but blanks
    return holders


def _bare(run: Any, looks: Any) -> Any:
    element = run.makeelement(run.tag, dict(run.attrib))
    if looks is not None:
        element.append(deepcopy(looks))
    return element
