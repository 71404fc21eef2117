"""Where conditions and loops go: around words of a line, around whole paragraphs, or around whole rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lut_admin.papers.word_forms.checking import Group
from lut_admin.papers.word_forms.lines import BLOCK, HOLDER
from lut_admin.papers.word_forms.package import W
from lut_admin.papers.word_forms.scanning import Found

# What a paragraph or row may not hold beside a tag that takes its place.
_SEEN = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sectPr")


def place(groups: Sequence[Group], holders: Mapping[int, Any]) -> list[int]:
    """Move the tags of each condition and loop to where they go together.

    Returns the number of the last tag of each that nothing whole lies between.
    """
    crossed, alone = [], []
    for group in groups:
        members = [holders[number] for number in group.members]
        if _within_a_line(members):
            continue
        units = _paragraphs(members) or _rows(members)
        if units is not None:
            alone += [unit for unit in units if unit not in alone]
        elif not _around_a_row(members):
            crossed.append(group.members[-1])
    for unit in alone:
        for holder in list(unit.iter(HOLDER)):
            unit.addprevious(holder)
        unit.getparent().remove(unit)
    return crossed


def _within_a_line(members: Sequence[Any]) -> bool:
    return _one_parent(members)


def _one_parent(elements: Sequence[Any]) -> bool:
    parents = [element.getparent() for element in elements]
    return all(parent is parents[0] for parent in parents)


def _above(element: Any, name: str) -> Any:
    """The nearest element of that name around this one, or None."""
    return next(element.iterancestors(f"{W}{name}"), None)


def _paragraphs(members: Sequence[Any]) -> list[Any] | None:
    """The paragraphs that hold these tags and nothing else, side by side; None where they do not."""
    found = [_above(member, "p") for member in members]
    whole = all(one is not None and _holds_only_tags(one) for one in found)
    return found if whole and _one_parent(found) else None


def _rows(members: Sequence[Any]) -> list[Any] | None:
    """The rows that hold these tags and nothing else, of one table; None where they do not."""
    found = [_above(member, "tr") for member in members]
    whole = all(one is not None and _holds_only_tags(one) for one in found)
    apart = any(one is not found[0] for one in found)
    return found if whole and apart and _one_parent(found) else None


def _around_a_row(members: Sequence[Any]) -> bool:
    """Whether a loop begins with the first word of a row and ends with its last: then it repeats the row."""
    first, last = members[0], members[-1]
    row = _above(first, "tr")
    if len(members) != 2 or row is None or row is not _above(last, "tr"):
        return False
    content = [node for node in row.iter(f"{W}t", HOLDER, *_SEEN) if node.tag != f"{W}t" or (node.text or "").strip()]
    if content[0] is not first or content[-1] is not last:
        return False
    emptied = [_above(member, "p") for member in members]
    row.addprevious(first)
    row.addnext(last)
    for paragraph in dict.fromkeys(emptied):
        # The line that held nothing but the tag goes, unless it is the cell's only one.
        if _holds_only_tags(paragraph) and len(paragraph.getparent().findall(f"{W}p")) > 1:
            paragraph.getparent().remove(paragraph)
    return True


def _holds_only_tags(element: Any) -> bool:
    return not any(
        node.tag in _SEEN or (node.text or "").strip() for node in element.iter(f"{W}t", *_SEEN)
    )


def spoken(root: Any, found: Mapping[int, Found], holders: Mapping[int, Any]) -> None:
    """Put what the sandbox reads in the place of every holder that is still in the tree."""
    numbers = {id(holder): number for number, holder in holders.items()}
    for holder in list(root.iter(HOLDER)):
        said = f"{BLOCK[0]}{found[numbers[id(holder)]].source}{BLOCK[1]}{holder.tail or ''}"
        before, above = holder.getprevious(), holder.getparent()
        if before is not None:
            before.tail = (before.tail or "") + said
        else:
            above.text = (above.text or "") + said
        holder.tail = None
        above.remove(holder)
