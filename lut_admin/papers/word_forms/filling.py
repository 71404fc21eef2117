"""Filling a template in a sandbox: every value is text, a blank line where there is none, and never anything but text.

Not through docxtpl, which puts XML together by patterns and repairs what breaks (decision 023): here only tags that were read and
checked are between the sandbox's marks, the tree is the template's own, and what comes out is parsed as strictly as what came in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from lut_admin.papers.word_forms import lines as texts
from lut_admin.papers.word_forms.package import W, packed
from lut_admin.papers.word_forms.problems import refuse
from lut_admin.papers.word_forms.reading import Template
from lut_admin.papers.word_forms.tags import TAGS, Kind, Tag
from lut_admin.refusals import Refusal

BLANK = "＿＿＿＿＿＿"
DRAFT = "代拟稿"
Value = str | bool | Sequence[Mapping[str, str]]
# What XML cannot hold, and what would turn the direction of the text around it.
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue006-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A form of more than this is a mistake of its template.
_MOST = 40_000_000


class _Blank(str):
    """A line to write on, which a condition takes for nothing."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def filled(template: Template, values: Mapping[str, Value]) -> bytes:
    """A template filled with `values` by the tags' English names, as a .docx.

    What is lacking or empty is a blank line. What `draft` says is put above everything unless the template says it itself.
    Refuses (``word.problems``) a template whose tags are not as they must be.
    """
    return packed(_rendered(template, values))


def joined(template: Template, many: Sequence[Mapping[str, Value]]) -> bytes:
    """One .docx of a template filled several times, each on pages of its own; refuses as `filled` does.

    Refuses (``word.each_alone``) a template that says different things above, below or in notes, which one document has once.
    """
    made = [_rendered(template, values) for values in many]
    whole = made[0]
    main = next(iter(template.sources))
    if any(one[name] != whole[name] for one in made[1:] for name in template.sources if name != main):
        raise Refusal("word.each_alone", file=template.file)
    if len(made) > 1:
        whole = {**whole, main: _appended([one[main] for one in made])}
    return packed(whole)


def _rendered(template: Template, values: Mapping[str, Value]) -> dict[str, bytes]:
    refuse(template.problems, template.file)
    from lxml import etree

    context = _context(values)
    parts = dict(template.parts)
    trees = {name: _tree(template, name, context) for name in template.sources}
    main = next(iter(trees))
    draft = str(values.get("draft", ""))
    if draft and not any(DRAFT in "".join(tree.itertext(f"{W}t")) for tree in trees.values()):
        _put_above(trees[main], draft)
    for name, tree in trees.items():
        parts[name] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    return parts


def _context(values: Mapping[str, Value]) -> dict[str, Any]:
    """Every tag under both its names; KeyError for a value that is no tag's."""
    unknown = values.keys() - {tag.name for tag in TAGS}
    if unknown:
        raise KeyError(f"no tags: {sorted(unknown)}")
    made: dict[str, Any] = {}
    for tag in TAGS:
        made[tag.name] = made[tag.zh] = _value(tag, values.get(tag.name))
    return made


def _value(tag: Tag, value: Value | None) -> Any:
    if tag.kind is Kind.FLAG:
        return bool(value)
    if tag.kind is Kind.LIST:
        items = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        return [{name: _text(item.get(one.name, "")) for one in tag.fields for name in (one.name, one.zh)} for item in items]
    return _text(str(value)) if value else _Blank("" if tag.name == "draft" else BLANK)


def _text(value: str) -> str:
    return _UNFIT.sub("", re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", value))


def _tree(template: Template, name: str, context: Mapping[str, Any]) -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment
    from lxml import etree

    environment = SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True,
        variable_start_string=texts.VALUE[0], variable_end_string=texts.VALUE[1],
        block_start_string=texts.BLOCK[0], block_end_string=texts.BLOCK[1],
        comment_start_string=texts.NOTE[0], comment_end_string=texts.NOTE[1],
    )  # fmt: skip
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    made, size = [], 0
    for piece in environment.from_string(template.sources[name]).generate(context):
        made.append(piece)
        size += len(piece)
        if size > _MOST:
            raise Refusal("word.too_big", file=template.file, mb=_MOST // 1_000_000)
    tree = etree.fromstring("".join(made), etree.XMLParser(resolve_entities=False, no_network=True))
    _break_lines(tree)
    _mend(tree)
    return tree


def _break_lines(tree: Any) -> None:
    """Line ends and tabs of values as Word has them."""
    for node in list(tree.iter(f"{W}t")):
        said = node.text or ""
        if "\n" not in said and "\t" not in said:
            continue
        parts = re.split("([\n\t])", said)
        node.text = parts[0]
        node.set(_SPACE, "preserve")
        last = node
        for part in parts[1:]:
            new = node.makeelement({"\n": f"{W}br", "\t": f"{W}tab"}.get(part, f"{W}t"))
            if new.tag == f"{W}t":
                new.text = part
                new.set(_SPACE, "preserve")
            last.addnext(new)
            last = new


def _mend(tree: Any) -> None:
    """What a condition or a loop has emptied: a table without rows goes, a cell has a last paragraph."""
    for table in list(tree.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for row in tree.iter(f"{W}tr"):
        if row.find(f"{W}tc") is None and row.find(f".//{W}tc") is None:
            cell = row.makeelement(f"{W}tc")
            row.append(cell)
    _number_drawings(tree)
    boxes = (f"{W}tc", f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote", f"{W}txbxContent")
    for box in tree.iter(*boxes):
        ends = [child for child in box if child.tag not in (f"{W}tcPr", f"{W}bookmarkStart", f"{W}bookmarkEnd")]
        if not ends or (box.tag == f"{W}tc" and ends[-1].tag == f"{W}tbl"):
            box.append(box.makeelement(f"{W}p"))


def _number_drawings(tree: Any) -> None:
    """Each drawing a number of its own: a repeated one would otherwise make Word ask whether to mend the file."""
    for number, drawing in enumerate(tree.iter(_DRAWING), 1):
        drawing.set("id", str(number))


def _put_above(tree: Any, draft: str) -> None:
    """A line above everything that says what a draft is."""
    body = tree.find(f"{W}body")
    if body is None:
        return
    paragraph = body.makeelement(f"{W}p")
    looks = paragraph.makeelement(f"{W}pPr")
    looks.append(looks.makeelement(f"{W}jc", {f"{W}val": "right"}))
    run = paragraph.makeelement(f"{W}r")
    of_run = run.makeelement(f"{W}rPr")
    for name, told in (("b", {}), ("color", {f"{W}val": "B00020"})):
        of_run.append(of_run.makeelement(f"{W}{name}", told))
    text = run.makeelement(f"{W}t")
    text.text = draft
    run.extend((of_run, text))
    paragraph.extend((looks, run))
    body.insert(0, paragraph)


def _appended(documents: Sequence[bytes]) -> bytes:
    """The bodies of documents of one template as one, each beginning on a page of its own."""
    from lxml import etree

    trees = [etree.fromstring(one) for one in documents]
    body = trees[0].find(f"{W}body")
    end = body.find(f"{W}sectPr")
    for tree in trees[1:]:
        paragraph = body.makeelement(f"{W}p")
        run = paragraph.makeelement(f"{W}r")
        run.append(run.makeelement(f"{W}br", {f"{W}type": "page"}))
        paragraph.append(run)
        following = [paragraph, *(deepcopy(one) for one in tree.find(f"{W}body") if one.tag != f"{W}sectPr")]
        for one in following:
            if end is not None:
                end.addprevious(one)
            else:
                body.append(one)
    _number_drawings(trees[0])
    return bytes(etree.tostring(trees[0], encoding="UTF-8", xml_declaration=True, standalone=True))
