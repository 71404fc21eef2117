"""The header of a student list: what a header cell names, and which rows of a sheet are its header."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from lut_admin import places
from lut_admin.convention import names
from lut_admin.convention.names import HAN
from lut_admin.convention.roster import BY_NAME
from lut_admin.papers.sheets.shapes import Cell, Sheet

SEARCHED = 15
"""How many rows from the top the header is looked for in."""

# What a header may name besides a field: the values underneath, or a neighbouring column, decide what becomes of it.
WEAK = frozenset({"name", "number", "serial"})
RELIGION, PHOTO, SERIAL = "religion", "photo", "serial"
_NAMING = frozenset(
    {"student_no", "csc_no", "passport_no", "new_passport_no", "passport_name", "english_name", "chinese_name", "name", "number",
     "given_name", "family_name", "pinyin"}
)  # fmt: skip

_OF_OTHERS = frozenset({"supervisor", "emergency_contact", "emergency_phone", "guardian"})
_OF_NAMES = {
    "护照": "passport_name", "passport": "passport_name", "拼音": "pinyin", "pinyin": "pinyin",
    "中文": "chinese_name", "汉字": "chinese_name", "chinese": "chinese_name", "英文": "english_name", "english": "english_name",
}  # fmt: skip

_REMOVED = re.compile(r"[\s*:.,'’\"_\-–—·、?!★☆√]+")
_BRACKETED = re.compile(r"[(\[{【〔<《](.*?)[)\]}】〕>》]", re.DOTALL)
_BRACKETS = re.compile(r"[()\[\]{}【】〔〕<>《》]")
_LINES = re.compile(r"[\n\r|;；]+|\s{2,}")


@cache
def lists() -> dict[str, Any]:
    """The synonyms and signal words of headers, as data."""
    return tomllib.loads((places.resources() / "lists" / "headers.toml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """A header for comparing: NFKC, lower case, simplified, without blanks, stars and punctuation; brackets stay."""
    folded = names.simplified(unicodedata.normalize("NFKC", text).casefold())
    return _REMOVED.sub("", folded) or folded.strip()


@cache
def _synonyms() -> dict[str, str]:
    known = {_flat(name): name for name in BY_NAME}
    for key, words in lists()["fields"].items():
        for word in (*words["zh"], *words["en"]):
            known.setdefault(_flat(word), key)
    return known


@cache
def _words(table: str, key: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in lists()[table][key])


def _flat(text: str) -> str:
    return _BRACKETS.sub("", plain(text))


@lru_cache(4096)
def recognise(text: str) -> str | None:
    """The field a header names, or another key of the synonyms (``name``, ``serial``, ``religion`` …); None is unknown."""
    if len(text) > 120:
        return None
    flat = _flat(text)
    if not flat:
        return None
    if any(word in flat for word in _words("religion", "headers")):
        return RELIGION
    known = _synonyms()
    if flat in known:
        return known[flat]
    folded = unicodedata.normalize("NFKC", text)
    inside = "".join(_BRACKETED.findall(folded))
    outside = _BRACKETED.sub(" ", folded)
    if inside and (key := known.get(_flat(inside + outside))):
        return key
    pieces = [*_parts(outside), outside, inside]
    if any(word in flat for word in _words("others", "words")):
        key = _of_parts(pieces)
        return key if key in _OF_OTHERS else None
    key = _known(outside) or _of_parts(pieces)
    return _OF_NAMES.get(_in_brackets(inside), key) if key in {"name", "english_name"} else key


def _in_brackets(inside: str) -> str:
    """Which name the brackets behind 姓名 ask for: 姓名（与护照一致）."""
    flat = _flat(inside)
    return next((word for word in _OF_NAMES if word in flat), "")


def _known(text: str) -> str | None:
    flat = _flat(text)
    return _synonyms().get(flat) or _synonyms().get(_unwrapped(flat))


def _unwrapped(flat: str) -> str:
    for word in _words("around", "before"):
        if flat.startswith(word) and len(flat) > len(word):
            flat = flat[len(word) :]
            break
    for word in _words("around", "after"):
        if flat.endswith(word) and len(flat) > len(word):
            return flat[: -len(word)]
    return flat


def _parts(text: str) -> list[str]:
    """The pieces of a header in two languages: its lines, then what stands before and after its Chinese part."""
    pieces = [piece for piece in _LINES.split(text) if piece.strip()]
    pieces = pieces if len(pieces) > 1 else []
    for line in [*pieces, text]:
        first, last = re.search(f"[{HAN}]", line), re.search(f"[{HAN}][^{HAN}]*$", line)
        if first and last:
            pieces += [line[: last.start() + 1], line[last.start() + 1 :], line[: first.start()], line[first.start() :]]
    return pieces


def _of_parts(pieces: Sequence[str]) -> str | None:
    found = [key for piece in pieces if piece.strip() and (key := _known(piece.strip(" /")))]
    strong = [key for key in found if key not in WEAK]
    return strong[0] if strong else found[0] if found else None


def header_set_key(headers: Sequence[str]) -> str:
    """What a correction by hand is remembered under: the same headers in the same order, however they are spaced or cased."""
    said = "\x1f".join(plain(header) for header in headers).rstrip("\x1f")
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


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
    return _with_second_language(grid, _with_headings(grid, spread, best[1]))


def _with_headings(grid: list[list[str]], spread: list[list[str]], header: Header) -> Header:
    """The header with the row of headings above it (基本信息 | 父亲), which says whose 姓名 a column holds."""
    top = header.rows[0] - 1
    if top < 0 or len(header.rows) > 2:
        return header
    filled = [text for text in grid[top] if text]
    if len(filled) < 2 or any(len(text) > 12 or ":" in text or "：" in text or text.isdigit() for text in filled):
        return header
    wider = _window(grid, spread, top, len(header.rows) + 1)
    known, found = ({key for key in one.keys if key} for one in (header, wider or header))
    return wider if wider is not None and len(found) >= len(known) - 2 else header


def _enough(header: Header) -> bool:
    found = {key for key in header.keys if key}
    columns = sum(1 for text in header.texts if text)
    return len(found) >= 2 or (columns <= 2 and bool(found - WEAK) and header.names_people)


def is_header(row: Sequence[Cell]) -> bool:
    """Whether a row further down is a header again, as lists of several classes have them."""
    texts = [text for text in _texts(row) if text]
    known = sum(1 for text in texts if recognise(text))
    return known >= 3 and known >= 0.7 * len(texts)


def _texts(row: Sequence[Cell]) -> list[str]:
    # A number or a date is data; only text can be a header.
    return [cell.strip() if isinstance(cell, str) else "" for cell in row]


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
        if key := _synonyms().get(_flat(over + bottom)) or _synonyms().get(_flat(bottom + over)):
            return whole, key
    if any(word in plain(text) for text in above for word in _words("others", "words")):
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


@cache
def _feet() -> re.Pattern[str]:
    words = (
        re.escape(word) + (r"\b" if word[-1].isascii() and word[-1].isalpha() else "")
        for word in lists()["footers"]["begins"]
    )
    return re.compile("|".join(words))


@lru_cache(4096)
def is_foot(text: str) -> bool:
    """Whether a cell begins as the foot of a list does: 合计, 制表人, Total."""
    said = names.simplified(unicodedata.normalize("NFKC", text).casefold().strip())
    return bool(_feet().match(said) or (not said.isascii() and _feet().match(said.replace(" ", ""))))


def is_class(sheet_name: str) -> bool:
    """Whether a sheet is named after one class: 国际2301班, Class 3; not 各班汇总."""
    said = unicodedata.normalize("NFKC", sheet_name).casefold()
    words = lists()["class_sheets"]
    return any(word in said for word in words["has"]) and not any(word in said for word in words["not"])
