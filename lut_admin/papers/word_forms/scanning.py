"""Tags in a line of text: ``{{ 姓名 }}``, ``{% if 未成年 %}``, ``{% for 证 in 证据 %}`` and their ends, and nothing else.

The grammar is a small part of Jinja's: names, fields of a list's items, ``not``, ``and``, ``or``, ``==``, ``!=`` and plain words in
quotes. No calls, filters, arithmetic, macros or imports: what is not understood here never reaches the sandbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MARKS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
# A Chinese keyboard's braces and signs are what was meant, one character for one.
_PLAIN = str.maketrans({
    "｛": "{", "｝": "}", "％": "%", "＃": "#", "．": ".", "＝": "=", "！": "!", "“": '"', "”": '"', "‘": "'", "’": "'",
    "\u00a0": " ", "\u3000": " ", "\u200b": " ", "\ufeff": " ",
})  # fmt: skip
_ITEM = re.compile(r"(?:(?:p|tr)\s)?\s*(.*?)\s*", re.DOTALL)
_SHOWN = 40
# A tag of more than this is no tag.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Path:
    """A name as it is used: a tag's, or a list item's with its field."""

    root: str
    field: str | None = None

    def __str__(self) -> str:
        return f"{self.root}.{self.field}" if self.field else self.root


@dataclass(frozen=True, slots=True)
class Found:
    """A tag in a text: from where to where, its kind (value if elif else endif for endfor comment), and what it uses.

    `source` is what the sandbox gets, without braces; `item` and `paths[0]` are a loop's variable and list.
    """

    start: int
    end: int
    text: str
    kind: str
    source: str = ""
    paths: tuple[Path, ...] = ()
    item: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a text: the code of its problem, and the text it is about."""

    code: str
    text: str


def plain(text: str) -> str:
    """A text with a Chinese keyboard's braces as the others, of the same length."""
    return text.translate(_PLAIN)


def scan(text: str) -> Iterator[Found | Flaw]:
    """Every tag of a text in order, and what is wrong with it: begun and not ended, ended and not begun, not understood."""
    known = plain(text)
    marks = list(_MARKS.finditer(known))
    place = 0
    while place < len(marks):
        mark = marks[place]
        place += 1
        if mark[0] not in ENDS:
            yield Flaw("unopened", text[max(0, mark.start() - _SHOWN // 2) : mark.end()].strip())
            continue
        end = marks[place] if place < len(marks) else None
        if end is None or end[0] != ENDS[mark[0]]:
            stop = min(end.start() if end else len(text), mark.start() + _SHOWN)
            yield Flaw("unclosed", text[mark.start() : stop].strip())
            continue
        place += 1
        found = _read(mark[0], known[mark.end() : end.start()], (mark.start(), end.end()))
        yield found or Flaw("not_understood", text[mark.start() : end.end()][: _SHOWN * 2])


def _read(opened: str, inner: str, span: tuple[int, int]) -> Found | None:
    whole = f"{opened}{inner}{ENDS[opened]}"
    if opened == "{#":
        return Found(*span, whole, "comment")
    if len(inner) > _LONGEST or any(mark in inner for mark in "<>&\n\t\x0b"):
        return None
    match = _ITEM.fullmatch(inner.strip().strip("-+"))
    said = match[1] if match else ""
    if opened == "{{":
        paths = _expression(said, only_path=True)
        return Found(*span, whole, "value", said, paths) if paths else None
    word, _, rest = said.partition(" ")
    if said in ("else", "endif", "endfor"):
        return Found(*span, whole, said, said)
    if word in ("if", "elif"):
        paths = _expression(rest)
        return Found(*span, whole, word, said, paths) if paths else None
    return _loop(said, span, whole)


_LOOP = re.compile(r"for\s+(\w+)\s+in\s+(\w+)")


def _loop(said: str, span: tuple[int, int], whole: str) -> Found | None:
    match = _LOOP.fullmatch(said)
    if match is None or not (match[1].isidentifier() and match[2].isidentifier()) or match[1] == "loop":
        return None
    return Found(*span, whole, "for", said, (Path(match[2]),), match[1])


def _expression(text: str, only_path: bool = False) -> tuple[Path, ...]:
    """The names that an expression uses; empty where it is none of ours."""
    from jinja2 import TemplateError, nodes

    try:
        parsed = _grammar().parse("{{ " + text + " }}")
    except (TemplateError, RecursionError):
        return ()
    body = parsed.body
    if len(body) != 1 or not isinstance(body[0], nodes.Output):
        return ()
    said = [node for node in body[0].nodes if not (isinstance(node, nodes.TemplateData) and not node.data.strip())]
    if len(said) != 1:
        return ()
    paths = _paths(said[0])
    if paths is None or (only_path and not isinstance(said[0], (nodes.Name, nodes.Getattr))):
        return ()
    return paths


@cache
def _grammar() -> SandboxedEnvironment:
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True)


def _paths(node: Any) -> tuple[Path, ...] | None:
    """The names in a node, or None where anything in it is not of our grammar."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return (Path(node.name),)
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return (Path(node.node.name, node.attr),)
    if isinstance(node, nodes.Const):
        return () if isinstance(node.value, (str, int)) else None
    parts: list[Any]
    if isinstance(node, nodes.Not):
        parts = [node.node]
    elif isinstance(node, (nodes.And, nodes.Or)):
        parts = [node.left, node.right]
    elif isinstance(node, nodes.Compare) and all(one.op in ("eq", "ne") for one in node.ops):
        parts = [node.expr, *(one.expr for one in node.ops)]
    else:
        return None
    found = [_paths(part) for part in parts]
    return None if None in found else tuple(path for one in found if one is not None for path in one)
