"""Where in a sheet its tables are: the rows of the header, and tables that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lut_admin.papers.roster_sheet.headers import RELIGION, WEAK, exactly, is_about_religion, of_another, recognise
from lut_admin.papers.sheets.shapes import Cell, Sheet, column_letter

SEARCHED = 15
"""How many rows from the top the header is looked for in."""

_NAMING = frozenset(
    {"student_no", "csc_no", "passport_no", "new_passport_no", "passport_name", "english_name", "chinese_name", "name", "number",
     "given_name", "family_name", "pinyin"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """The header found in a sheet: its rows (indices into the sheet's rows), and of each column the text and what it names."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    keys: tuple[str | None, ...]

    @property
    def names_people(self) -> bool:
        """Whether some column can say who a row is about; a statistic by country cannot."""
        return any(key in _NAMING for key in self.keys)


def find(sheet: Sheet) -> Header | None:
    """The header of a sheet, of one to three rows among the first fifteen; None where nothing looks like one."""
    grid = [_texts(row) for row in sheet.rows[: SEARCHED + 3]]
    spread = _spread(sheet, grid)
    best: tuple[float, Header] | None = None
    for top in range(min(SEARCHED, len(grid))):
        for depth in (1, 2, 3):
            header = _window(grid, spread, top, depth)
            if header is None:
                break
            score = len({key for key in header.keys if key}) - 0.25 * (depth - 1)
            if best is None or score > best[0]:
                best = score, header
    if best is None or not _enough(best[1]):
        return None
    found = _with_second_language(grid, _with_headings(sheet, grid, spread, best[1]))
    return _religion_over_all(spread, found) if sheet.merges else found


def _religion_over_all(spread: list[list[str]], header: Header) -> Header:
    """The header with a heading about religion repeated over every column that it is merged over."""
    texts, keys = list(header.texts), list(header.keys)
    for at, text in enumerate(texts):
        over = [spread[r][at] for r in header.rows if at < len(spread[r])]
        if not text and (said := next(filter(is_about_religion, over), "")):
            texts[at], keys[at] = said, RELIGION
    return Header(header.rows, tuple(texts), tuple(keys))


def _with_headings(sheet: Sheet, grid: list[list[str]], spread: list[list[str]], header: Header) -> Header:
    """The header with the row of headings above it (基本信息 | 父亲), which says whose 姓名 a column holds."""
    top = header.rows[0] - 1
    if top < 0 or len(header.rows) > 2:
        return header
    filled = [text for text in grid[top] if text]
    if len(filled) < 2 or any(len(text) > 12 or ":" in text or "：" in text or text.isdigit() for text in filled):
        return header
    wider = _window(grid, spread, top, len(header.rows) + 1)
    if wider is None or (wider.keys == header.keys and not _merged_over(sheet, top)):
        return header
    known, found = ({key for key in one.keys if key} for one in (header, wider))
    return wider if len(found) >= len(known) - 2 else header


def _merged_over(sheet: Sheet, row: int) -> bool:
    """Whether a row's cells are merged as headings are: several over columns or down into the header, unlike one title."""
    there = [merge for merge in sheet.merges if merge[0] == sheet.first_row + row]
    return sum(1 for merge in there if merge[3] > merge[1] or merge[2] > merge[0]) >= 2


def _enough(header: Header) -> bool:
    found = {key for key in header.keys if key}
    columns = sum(1 for text in header.texts if text)
    return len(found) >= 2 or (columns <= 2 and bool((found - WEAK) | ({"name"} & found)) and header.names_people)


def is_header(row: Sequence[Cell]) -> bool:
    """Whether a row further down is a header again, as lists of several classes have them."""
    texts = [text for text in _texts(row) if text]
    known = sum(1 for text in texts if recognise(text))
    return known >= 3 and known >= 0.7 * len(texts)


def _texts(row: Sequence[Cell]) -> list[str]:
    # A number or a date is data; only text can be a header.
    return [cell.encode("utf-8", "ignore").decode().strip() if isinstance(cell, str) else "" for cell in row]


def _spread(sheet: Sheet, grid: list[list[str]]) -> list[list[str]]:
    """The texts with each merged heading repeated over its columns; where a file has no merges, over the blanks after it."""
    spread = [row[:] for row in grid]
    for row, column, _, last_column in sheet.merges:
        r, c = row - sheet.first_row, column - sheet.first_column
        if 0 <= r < len(grid) and 0 <= c < len(grid[r]):
            for at in range(c, min(last_column - sheet.first_column + 1, len(grid[r]))):
                spread[r][at] = grid[r][c]
    if not sheet.merges:
        for row_texts in spread:
            for at in range(1, len(row_texts)):
                row_texts[at] = row_texts[at] or row_texts[at - 1]
    return spread


def _window(grid: list[list[str]], spread: list[list[str]], top: int, depth: int) -> Header | None:
    if top + depth > len(grid):
        return None
    rows = grid[top : top + depth]
    if any(sum(1 for text in row if text) < (2 if depth > 1 else 1) for row in rows):
        return None
    width = max(len(row) for row in rows)
    texts, keys = [], []
    for column in range(width):
        text, key = _stacked(grid, spread, range(top, top + depth), column)
        texts.append(text)
        keys.append(key)
    for lower in range(1, depth):
        filled = [c for c in range(len(rows[lower])) if rows[lower][c]]
        if 2 * sum(1 for c in filled if keys[c]) < len(filled) or len(_twins(rows[lower])) > len(filled) / 2:
            return None
    return Header(tuple(range(top, top + depth)), tuple(texts), tuple(keys))


def _twins(row: Sequence[str]) -> list[str]:
    # Header cells differ from one another; the same text again and again is data.
    filled = [text for text in row if text]
    return [text for text in set(filled) if filled.count(text) > 2]


def _stacked(grid: list[list[str]], spread: list[list[str]], rows: range, column: int) -> tuple[str, str | None]:
    """A column's header from its cell in every header row: the heading above counts where the cell below is not blank."""
    own = [(r, grid[r][column]) for r in rows if column < len(grid[r]) and grid[r][column]]
    if not own:
        return "", None
    lowest, bottom = own[-1]
    above = [spread[r][column] for r in rows if r < lowest and column < len(spread[r]) and spread[r][column]]
    above = [text for text in dict.fromkeys(above) if text != bottom]
    whole = " ".join([*above, bottom])
    for over in above[::-1]:
        if key := exactly(over + bottom) or exactly(bottom + over):
            return whole, key
    if any(of_another(text) for text in above):
        return whole, None
    key = recognise(bottom)
    return (bottom if key else whole), key


def _with_second_language(grid: list[list[str]], header: Header) -> Header:
    """The header with the row under it, where that row only says the same again in another language."""
    below = header.rows[-1] + 1
    if below >= len(grid):
        return header
    filled = [(c, text) for c, text in enumerate(grid[below]) if text]
    same = sum(1 for _, text in filled if recognise(text))
    if len(filled) < 2 or same < 0.6 * len(filled):
        return header
    texts, keys = list(header.texts), list(header.keys)
    for column, text in filled:
        if column < len(texts):
            key = recognise(text)
            if key and (keys[column] is None or (keys[column] in WEAK and key not in WEAK)):
                keys[column] = key
            texts[column] = texts[column] or text
    return Header((*header.rows, below), tuple(texts), tuple(keys))


def abreast(sheet: Sheet) -> list[tuple[Sheet, str]]:
    """The sheet with ``""``, or where it holds the same table several times side by side, each as a sheet of its own.

    The second and later ones come with the letter of the column they begin at.
    """
    header = find(sheet)
    filled = [at for at, text in enumerate(header.texts) if text] if header else []
    for n in (4, 3, 2):
        size = len(filled) // n
        if header is None or size < 2 or size * n != len(filled):
            continue
        starts = filled[::size]
        blocks = [[header.texts[at] for at in filled[k * size : (k + 1) * size]] for k in range(n)]
        if all(block == blocks[0] for block in blocks) and any(header.keys[at] in _NAMING for at in filled[:size]):
            ends = [*starts[1:], len(header.texts)]
            return [_columns(sheet, start, end) for start, end in zip([0, *starts[1:]], ends, strict=True)]
    return [(sheet, "")]


def _columns(sheet: Sheet, start: int, end: int) -> tuple[Sheet, str]:
    first, last = sheet.first_column + start, sheet.first_column + end - 1
    merges = tuple(merge for merge in sheet.merges if first <= merge[1] <= last)
    rows = [row[start:end] for row in sheet.rows]
    notes = sheet.notes if start == 0 else ()
    table = replace(sheet, rows=rows, first_column=first, merges=merges, notes=notes)
    return table, column_letter(first - 1) if start else ""
