"""Set the screening's word lists in order: lines of at most 120 columns, and no word twice where once is enough.

    python build_spec/word_lists.py

Comments and the order of words stay; what is in order already is not touched. How lines are read: the README of
resources/lists/screening.
"""

from __future__ import annotations

import re
import sys
import textwrap
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lut_admin.convention.screening.terms import plain  # noqa: E402  # the checkout's own, wherever this is started from

FOLDER = ROOT / "resources" / "lists" / "screening"
COLUMNS = 120
_ARRAY = re.compile(r"(?P<name>\w+) = \[(?P<inside>[^\]]*)(?P<end>\])?\s*")
_ENTRY = re.compile(r'\s*((?:"[^"]*"\s*,\s*)*"[^"]*")\s*,?\s*')
# Tables of single spellings, whose lines are no words with | between.
_SPELLINGS = ("[emoji]", "[spellings]", "[pinyin]")
_STRING = re.compile(r'"([^"]*)"')
_JOINT = re.compile(r"([*+&])")


def columns(line: str) -> int:
    """How wide a line is on a screen: a Chinese character takes two columns."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)


def in_order(text: str) -> str:
    """The text of a list's file, set in order; it says the same."""
    return "\n".join(_lines(text.splitlines())) + "\n"


def _lines(lines: Iterable[str]) -> Iterator[str]:
    table, known, within = "", Words(rules=False), False  # within: in a rule that stands between three quotes
    for line in lines:
        array = _ARRAY.fullmatch(line)
        if within or line.count('"""') == 1:
            within ^= line.count('"""') == 1
            yield line
        elif line.startswith("[") or table in _SPELLINGS:
            table = line if line.startswith("[") else table
            yield line
        elif array:
            known = Words(rules=not table and array["name"] in ("words", "talk"))
            entries = [*known.entries(array["inside"])]
            whole = f"{array['name']} = [{', '.join(entries)}]"
            rows = [f"{array['name']} = [", *(f"    {entry}," for entry in entries), *(["]"] if array["end"] else [])]
            yield from [whole] if array["end"] and columns(whole) <= COLUMNS else rows
        elif _ENTRY.fullmatch(line):
            yield from (f"    {entry}," for entry in known.entries(line))
        elif line.lstrip().startswith("#") and columns(line) > COLUMNS:
            indent = line[: len(line) - len(line.lstrip())]
            yield from textwrap.wrap(line, COLUMNS - 20, subsequent_indent=f"{indent}# ")
        else:
            yield line


class Words:
    """The words of one list, as they come: in one that holds no `rules` each stands once."""

    def __init__(self, rules: bool) -> None:
        self._rules = rules
        self._seen: set[str] = set()

    def entries(self, line: str) -> Iterator[str]:
        """The quoted lines that a line becomes."""
        for written in _STRING.findall(line):
            if _JOINT.search(written):
                yield _parted(written) if columns(written) > COLUMNS - 7 else f'"{written}"'
            else:
                sure = "!" if written.startswith("!") else ""
                yield from (f'"{sure}{row}"' for row in self._rows(written.removeprefix("!"), COLUMNS - 7 - len(sure)))

    def _rows(self, written: str, width: int) -> Iterator[str]:
        row = ""
        for word in written.split("|"):
            if not self._rules and plain(word) in self._seen:
                continue
            self._seen.add(plain(word))
            if row and columns(f"{row}|{word}") > width:
                yield row
                row = word
            else:
                row = f"{row}|{word}" if row else word
        if row:
            yield row


def _parted(written: str) -> str:
    """A rule that is too long for one line: each part begins a line."""
    pieces = _JOINT.split(written)
    parts = [pieces[0], *(joint + part for joint, part in zip(pieces[1::2], pieces[2::2], strict=True))]
    lines = []
    for part in parts:
        row = ""
        for word in part.split("|"):
            if row and columns(f"{row}|{word}|") > COLUMNS - 8:
                lines.append(f"{row}|")
                row = f"    {word}"
            else:
                row = f"{row}|{word}" if row else word
        lines.append(row)
    return "\n    ".join(['"""', *lines, '"""'])


def main() -> None:
    """Set every file of the folder in order, and say which had to be."""
    for path in sorted(FOLDER.glob("*.toml")):
        text = path.read_text("utf-8")
        tidy = in_order(text)
        tomllib.loads(tidy)
        if tidy != text:
            path.write_text(tidy, "utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
