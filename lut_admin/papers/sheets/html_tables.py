"""HTML tables to sheets: what many school systems export under the name .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lut_admin.papers.sheets import limits
from lut_admin.papers.sheets.shapes import Cell, Merge, Sheet
from lut_admin.refusals import Refusal

_IS_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|meta|body|table|tr)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPAN = 1_000


def looks_like_html(data: bytes) -> bool:
    """Whether a text begins as HTML does (also in UTF-16)."""
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<") and _IS_HTML.search(head) is not None


def charset(data: bytes) -> str | None:
    """The encoding an HTML file declares."""
    match = _CHARSET.search(data[:4096].replace(b"\x00", b""))
    return match[1].decode("ascii") if match else None


def read_html(text: str, name: str) -> list[Sheet]:
    """Each table as a sheet, all cells text: the first is called `name`, the others `name` with a number.

    A cell that spans others fills the first place; the span is a merge. Raises Refusal ``sheets.no_table`` or
    ``sheets.too_many_cells``.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    tables = [table for table in parser.tables if any(any(row) for row in table.rows)]
    if not tables:
        raise Refusal("sheets.no_table")
    return [table.sheet(name if n == 0 else f"{name} {n + 1}") for n, table in enumerate(tables)]


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.merges: list[Merge] = []
        self._taken: dict[int, int] = {}  # column → rows still covered by a cell above
        self._cells = 0

    def row(self) -> None:
        self.rows.append([])
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}

    def cell(self, value: str, columns: int, rows: int) -> None:
        if not self.rows:
            self.row()
        row = self.rows[-1]
        while len(row) in self._taken:
            row.append(None)
        column = len(row)
        row.append(value or None)
        row.extend([None] * (columns - 1))
        if rows > 1:
            self._taken.update({column + n: rows for n in range(columns)})
        if rows > 1 or columns > 1:
            top = len(self.rows)
            self.merges.append((top, column + 1, top + rows - 1, column + columns))
        self._cells += columns
        if self._cells > limits.CELLS:
            raise Refusal("sheets.too_many_cells", n=self._cells)

    def sheet(self, name: str) -> Sheet:
        while self.rows and not any(self.rows[-1]):
            self.rows.pop()
        width = max(map(len, self.rows))
        while width > 1 and not any(len(row) >= width and row[width - 1] for row in self.rows):
            width -= 1
        if width * len(self.rows) > limits.CELLS:
            raise Refusal("sheets.too_many_cells", n=width * len(self.rows))
        rows = [row[:width] + [None] * (width - len(row)) for row in self.rows]
        return Sheet(name, rows, merges=tuple(self.merges))


class _Tables(HTMLParser):
    """Collects tables; one inside another is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cells: list[tuple[list[str], int, int] | None] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append(_Table())
            self._cells.append(None)
            self.tables.append(self._open[-1])
        elif tag in ("script", "style"):
            self._silent += 1
        elif not self._open:
            return
        elif tag == "tr":
            self._finish()
            self._open[-1].row()
        elif tag in ("td", "th"):
            self._finish()
            given = dict(attrs)
            self._cells[-1] = ([], _span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag in ("br", "p", "div", "li") and self._cells[-1]:
            self._cells[-1][0].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(0, self._silent - 1)
        elif self._open and tag in ("td", "th", "tr", "table"):
            self._finish()
            if tag == "table":
                self._open.pop()
                self._cells.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._cells[-1] and not self._silent:
            self._cells[-1][0].append(_SPACE.sub(" ", data))

    def close(self) -> None:
        super().close()
        while self._open:
            self._finish()
            self._open.pop()
            self._cells.pop()

    def _finish(self) -> None:
        cell = self._cells[-1]
        if cell:
            lines = (line.strip(" ") for line in "".join(cell[0]).split("\n"))
            self._open[-1].cell("\n".join(lines).strip(" \n"), cell[1], cell[2])
            self._cells[-1] = None


def _span(value: str | None) -> int:
    text = (value or "").strip()
    return min(max(int(text), 1), _SPAN) if text.isascii() and text.isdigit() and len(text) < 10 else 1
