"""Which rows of a sheet are students: not the blank ones, the repeated header, the foot, the remarks between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from lut_admin.convention import names
from lut_admin.papers.roster_sheet import cells, checks, headers, layout
from lut_admin.papers.roster_sheet.columns import Columns
from lut_admin.papers.roster_sheet.layout import Header
from lut_admin.papers.sheets.shapes import Cell, Sheet

_NAMES = ("passport_name", "english_name", "chinese_name", "pinyin")


@dataclass(slots=True)
class Rows:
    """The rows of one table of a sheet: `students`, and of what is no student or may be none, (row, message key, its words)."""

    students: list[int] = field(default_factory=list)
    others: list[tuple[int, str, str]] = field(default_factory=list)


def tables(sheet: Sheet, header: Header) -> Iterator[tuple[Header, range]]:
    """The tables of a sheet, one under another, each with its header and its rows; most sheets have one.

    A header that only says again what the first one said closes nothing: it is one table, with a row to pass over.
    """
    start = header.rows[-1] + 1
    known = _header_words(header)
    for at in range(start, len(sheet.rows)):
        row = sheet.rows[at]
        if known.isdisjoint(row[:8]) or not layout.is_header(row):
            continue
        if at > start:
            yield header, range(start, at)
        texts = tuple(cell.strip() if isinstance(cell, str) else "" for cell in row)
        again = sum(1 for text in texts if text and text in header.texts)
        if again < 0.8 * sum(1 for text in texts if text):
            header = Header((at,), texts, tuple(headers.recognise(text) for text in texts))
            known = _header_words(header)
        start = at + 1
    yield header, range(start, len(sheet.rows))


@cache
def _all_words() -> frozenset[str]:
    fields = headers.lists()["fields"].values()
    return frozenset(
        word for words in fields for word in (*words["zh"], *words["en"], *(w.title() for w in words["en"]))
    )


def _header_words(header: Header) -> frozenset[str]:
    return _all_words() | frozenset(text for text in header.texts if text)


def choose(sheet: Sheet, table: range, columns: Columns) -> Rows:
    """The students among the rows of a table. A blank row loses nothing after it, and neither does a foot."""
    chosen = Rows()
    kinds = _Kinds(sheet, columns)
    foot = False
    for at in table:
        row = sheet.rows[at]
        filled = len(row) - row.count(None) - row.count("")
        if not filled:
            continue
        numbered = _has_number(row, kinds.numbers)
        near = at - table.start < 3
        if near and _is_hint(row):
            chosen.others.append((at, "list.example_row", kinds.words(row)))
            continue
        kind = kinds.foot(row, filled, numbered)
        if kind == _FOOT:
            foot = True
        elif kind == _PASSED:
            chosen.others.append((at, "list.passed_over", kinds.words(row)))
        elif numbered:
            chosen.students.append(at)
            if kind == _MAYBE:
                chosen.others.append((at, "list.foot_or_student", kinds.words(row)))
            elif foot:
                chosen.others.append((at, "list.after_foot", ""))
            foot = False
        elif kinds.names_somebody(row):
            chosen.students.append(at)
        elif any(isinstance(cell, str) and cell.strip() for cell in row) or sum(map(_filled, row)) > 1:
            chosen.others.append((at, "list.passed_over", kinds.words(row)))
    return chosen


_FOOT, _MAYBE, _PASSED = "foot", "maybe", "passed over"
_LIKE_A_NUMBER = re.compile(r"(?=.*\d{3})[\w./#-]{5,}")


class _Kinds:
    """What the columns of a table mean for telling a student's row from a foot."""

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        width = range(len(sheet.rows[0]))
        passed = {at for at, _ in columns.dropped}
        self.numbers = [columns.fields[name] for name in checks.NUMBERS if name in columns.fields]
        self.names = [columns.fields[name] for name in _NAMES if name in columns.fields] + list(columns.parts)
        self.telling = [at for at in width if at not in passed]
        self.shown = [at for at in width if (at, "list.religion_dropped") not in columns.dropped]
        self.counted = [at for at, why in columns.dropped if why == "list.serial_dropped"]
        self.few = len({*columns.fields.values(), *columns.parts, *columns.further.values()}) <= 2
        self.most = max(6, len(self.telling) // 2)

    def words(self, row: Sequence[Cell]) -> str:
        """What a row says, without what is never shown."""
        return " ".join(cells.as_text(row[n]).strip() for n in self.shown if _filled(row[n]))

    def names_somebody(self, row: Sequence[Cell]) -> bool:
        """Whether a row without a number names a student."""
        named = any(_filled(row[n]) for n in self.names)
        return named and (self.few or sum(1 for n in (*self.telling, *self.counted) if _filled(row[n])) > 1)

    def foot(self, row: Sequence[Cell], filled: int, numbered: bool) -> str:
        """Whether a row is the foot of the list, ``""`` where it is not; a student called Total stays a student."""
        if filled > self.most:
            return ""
        first = _first_text(row)
        begins = bool(first) and headers.is_foot(first)
        named = [cell for n in self.names if isinstance(cell := row[n], str)]
        if not begins and not any(map(headers.is_foot, named)):
            return ""
        somebody = any(map(_may_be_a_name, named))
        if not numbered:
            if (somebody and filled > max(3, len(self.telling) // 2)) or not begins:
                return ""
            # Who is called SUM KUMAR is at least told of, and so is the name of who made the list.
            return _PASSED if filled > 1 and (somebody or any(map(_goes_on, named))) else _FOOT
        said = [cells.as_text(row[n]).strip() for n in self.numbers if _filled(row[n])]
        like = any(_LIKE_A_NUMBER.fullmatch(text) for text in said)
        counting = any(row[n] == first for n in self.counted) if begins else False
        if somebody:
            if like and not counting:
                return ""
            return _MAYBE if any(c.isdigit() for text in said for c in text) else _PASSED
        return _MAYBE if like and filled - len(said) >= (2 if first in named else 3) else _FOOT


def _first_text(row: Sequence[Cell]) -> str:
    """The first cell of a row that says a word; in a text file a number is text too."""
    return next((cell for cell in row if isinstance(cell, str) and any(c.isalpha() for c in cell)), "")


def _may_be_a_name(cell: str) -> bool:
    """Whether a cell beside a foot's word may be somebody's name: no word of a foot or a header (电话), no 人, no figures."""
    if sum(map(str.isalpha, cell)) < 2 or any(map(str.isdigit, cell)):
        return False
    return not headers.is_foot(cell) and headers.recognise(cell) is None


def _goes_on(cell: str) -> bool:
    """Whether a cell that begins like a foot goes on like a name: SUM KUMAR, not Total: 6."""
    return re.fullmatch(r"[A-Za-z'’.-]+(?:[ ,]+[A-Za-z'’.-]+)+", cell.strip()) is not None


def _filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _has_number(row: Sequence[Cell], numbers: Sequence[int]) -> bool:
    for at in numbers:
        cell = row[at]
        if cell is None or cell == "":
            continue
        if not isinstance(cell, str):
            return True
        said = cell.strip()
        # 合计 may stand in the column of numbers; no number begins with such a word.
        if not said or (not said[0].isdigit() and headers.is_foot(said)):
            continue
        # A class's name over its block of students stands alone in its row.
        if said.isascii() or not _is_han_alone(row, at):
            return True
    return False


def _is_han_alone(row: Sequence[Cell], at: int) -> bool:
    """Whether the cell holds Chinese and is the only one filled of its row."""
    cell = row[at]
    han = isinstance(cell, str) and any(names.is_han(c) for c in cell)
    return han and not any(_filled(other) for n, other in enumerate(row) if n != at)


def _is_hint(row: Sequence[Cell]) -> bool:
    """Whether a row says how to fill in the list, or shows an example: 必填, 文本, 示例."""
    said = [
        unicodedata.normalize("NFKC", cell).casefold().strip() for cell in row if isinstance(cell, str) and cell.strip()
    ]
    if not said:
        return False
    if any(
        said[0] == word or (word[-1] == ":" and said[0].startswith(word))
        for word in headers.lists()["hints"]["examples"]
    ):
        return True
    words = headers.lists()["hints"]["words"]
    return sum(1 for text in said if any(word in text for word in words)) >= max(2, len(said) / 2)
