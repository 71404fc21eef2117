"""Which rows of a sheet are students: not the blank ones, the repeated header, the foot, the remarks between."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from lut_admin.convention import names
from lut_admin.papers.roster_sheet import cells, headers, layout
from lut_admin.papers.roster_sheet.columns import Columns
from lut_admin.papers.roster_sheet.layout import Header
from lut_admin.papers.sheets.shapes import Cell, Sheet

_NUMBERS = ("student_no", "csc_no", "passport_no")
_NAMES = ("passport_name", "english_name", "chinese_name", "pinyin")


@dataclass(slots=True)
class Rows:
    """The rows of one table of a sheet: `students` and, of what is no student, (row, message key, its words)."""

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
    numbers = [columns.fields[name] for name in _NUMBERS if name in columns.fields]
    named = [columns.fields[name] for name in _NAMES if name in columns.fields] + list(columns.parts)
    passed = {at for at, _ in columns.dropped}
    telling = [at for at in range(len(sheet.rows[0])) if at not in passed]
    shown = [at for at in range(len(sheet.rows[0])) if (at, "list.religion_dropped") not in columns.dropped]
    counted = [at for at, why in columns.dropped if why == "list.serial_dropped"]
    few = len({*columns.fields.values(), *columns.parts, *columns.further.values()}) <= 2
    foot = False
    for at in table:
        row = sheet.rows[at]
        if _has_number(row, numbers) and not (at - table.start < 3 and _is_hint(row)):
            chosen.students.append(at)
            if foot:
                chosen.others.append((at, "list.after_foot", ""))
                foot = False
            continue
        filled = [
            cell for cell in row if cell is not None and cell != "" and not (isinstance(cell, str) and not cell.strip())
        ]
        if not filled:
            continue
        words = " ".join(cells.as_text(row[n]).strip() for n in shown if _filled(row[n]))
        first = next((cell for cell in filled if isinstance(cell, str)), "")
        if at - table.start < 3 and _is_hint(row):
            chosen.others.append((at, "list.example_row", words))
        elif headers.is_foot(first) and len(filled) <= max(3, len(telling) // 2):
            foot = True
        elif any(_filled(row[n]) for n in named) and (
            few or sum(1 for n in (*telling, *counted) if _filled(row[n])) > 1
        ):
            chosen.students.append(at)
        elif first or len(filled) > 1:
            chosen.others.append((at, "list.passed_over", words))
    return chosen


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
