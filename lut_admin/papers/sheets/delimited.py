"""Delimited text to rows: the delimiter is found, and an unclosed quote is refused by its line, not left to swallow rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal

from lut_admin.papers.sheets import limits
from lut_admin.papers.sheets.shapes import Cell, Sheet
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = "\t,;|"
_SAMPLE, _HEAD = 60, 200_000
_LONGEST_FIELD_LINES = 200
_SENTINEL = "\ue000end\ue000"


def read_delimited(text: str, name: str) -> tuple[Sheet, Literal["csv", "tsv"]]:
    """The rows of a text, all cells text, padded to one width; blank lines count as rows so that row numbers stay true.

    Raises Refusal ``sheets.empty``, ``sheets.unclosed_quote`` (with its line) or ``sheets.too_many_cells``.
    """
    if not text.strip():
        raise Refusal("sheets.empty")
    declared, text = _declared(text)
    delimiter = declared or find_delimiter(text)
    rows = _rows(text, delimiter)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.CELLS:
        raise Refusal("sheets.too_many_cells", n=width * len(rows))
    padded: list[list[Cell]] = [[*(value or None for value in row), *[None] * (width - len(row))] for row in rows]
    return Sheet(name, padded, first_row=2 if declared else 1), "tsv" if delimiter == "\t" else "csv"


def find_delimiter(text: str) -> str:
    """The delimiter that gives the first lines one width; a text without any is one column, read as comma-separated."""
    best, delimiter = (0.0, 0, 0), ","
    for order, candidate in enumerate(DELIMITERS):
        sample = islice(_reader(io.StringIO(text[:_HEAD], newline=""), candidate), _SAMPLE)
        widths = [len(row) for row in sample if any(row)]
        wide = Counter(width for width in widths if width > 1)
        if not wide:
            continue
        width, n = wide.most_common(1)[0]
        score = (round(n / len(widths), 1), width, -order)
        if score > best:
            best, delimiter = score, candidate
    return delimiter


def _declared(text: str) -> tuple[str | None, str]:
    """Excel's own first line ``sep=;``, and the text after it."""
    head, _, rest = text.partition("\n")
    head = head.strip().strip('"')
    if len(head) == 5 and head.lower().startswith("sep="):
        return head[4], rest
    return None, text


def _rows(text: str, delimiter: str) -> list[list[str]]:
    lines = list(io.StringIO(text, newline=""))
    rows: list[list[str]] = []
    # the sentinel comes back as a row of its own unless a quote is still open at the end
    reader = _reader(chain(lines, [_SENTINEL]), delimiter)
    before = 0
    try:
        for row in reader:
            record = lines[before : reader.line_num]
            if len(record) > 1 and _swallowed(record, delimiter, len(rows[0]) if rows else 0):
                raise Refusal("sheets.unclosed_quote", line=before + 1)
            # a value of several lines is one row, as Excel counts
            before = reader.line_num
            rows.append(row)
    except csv.Error as error:
        raise Refusal("sheets.damaged", place=str(before + 1)) from error
    if rows.pop() != [_SENTINEL]:
        raise Refusal("sheets.unclosed_quote", line=len(lines))
    return rows


def _swallowed(record: list[str], delimiter: str, width: int) -> bool:
    """Whether a quoted value of several lines is really rows of the list behind a quote that nobody closed."""
    if len(record) > _LONGEST_FIELD_LINES or record[-1] is _SENTINEL:
        return True
    try:
        list(_reader(iter(record), delimiter, strict=True))
    except csv.Error:
        return True
    inner = record[1:-1]
    alike = sum(line.count(delimiter) == width - 1 for line in inner)
    return width > 1 and len(inner) >= 3 and alike >= 0.8 * len(inner)


def _reader(lines: Iterator[str], delimiter: str, *, strict: bool = False) -> Reader:
    csv.field_size_limit(limits.FILE_BYTES)
    return csv.reader(lines, delimiter=delimiter, strict=strict)
