"""One cell of a column to one clean value: text, names, numbers kept as text, dates, choices; what cannot be read says why."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any, NamedTuple

from lut_admin import places
from lut_admin.convention import names
from lut_admin.convention.roster import BY_NAME, LONGEST_NUMBER, Kind
from lut_admin.papers.roster_sheet import dates
from lut_admin.papers.roster_sheet.shapes import Severity
from lut_admin.papers.sheets.shapes import Cell

ERRORS = frozenset(
    {
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#FIELD!",
    }
)
EXACT = 15
"""Digits a number cell can hold; Excel writes zeros for the rest."""

_FORMULA_TEXT = re.compile(r'="([^"]*)"')
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
_NUMBER = re.compile(r"[\w./#-]+")
_BLANKS = re.compile(r"\s+")
_BEHIND_LEVEL = re.compile(r"(?:students?|degree|programm?e?|candidate|course|studies)$")
_PASSPORT = re.compile(r"[A-Z0-9]{5,15}")


class Value(NamedTuple):
    """A cell's clean value, and the problem with it if there is one."""

    text: str = ""
    code: str = ""
    severity: Severity = "warning"
    facts: Mapping[str, Any] = {}


EMPTY = Value()
Reader = Callable[[Cell], Value]


@cache
def lists() -> dict[str, Any]:
    """How schools write choices, and what they write for nothing, as data."""
    return tomllib.loads((places.resources() / "lists" / "values.toml").read_text(encoding="utf-8"))


@cache
def nothing() -> frozenset[str]:
    """What people write into a cell that has nothing to say."""
    return frozenset(lists()["nothing"]["words"])


@cache
def no_name() -> frozenset[str]:
    """What people write into a cell of names where there is none."""
    return frozenset(lists()["nothing"]["names"])


def as_text(cell: Cell) -> str:
    """What the cell says, as text; a whole number without ``.0``, a date in ISO form. Nothing is cleaned yet."""
    if isinstance(cell, str):
        if cell[:2] == '="' and (match := _FORMULA_TEXT.fullmatch(cell)):
            return match[1]
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 10**EXACT else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def text(cell: Cell) -> Value:
    """Free text on one line. A date cell is asked about: Excel makes 1 March of a class written 3-1."""
    said = names.clean(as_text(cell))
    if said in ERRORS:
        return Value(code="list.excel_error", severity="question", facts={"value": said})
    if isinstance(cell, date | time):
        return Value(code="list.date_in_text", severity="question", facts={"value": said})
    return Value(" ".join(said.split(" ")) if "  " not in said else " ".join(said.split()))


def note(cell: Cell) -> Value:
    """Text of several lines; its line breaks stay, and a date stays as it is written."""
    lines = (names.clean(line) for line in as_text(cell).splitlines())
    return Value("\n".join(lines).strip())


def name(cell: Cell) -> Value:
    """A name as `names.clean` stores it, whatever its script. One that shows no character is an error of the row."""
    written = as_text(cell)
    said = names.clean(written)
    if said in ERRORS:
        return Value(code="list.excel_error", severity="question", facts={"value": said})
    if not said or not names.visible(said):
        blank = not written.strip()
        return EMPTY if blank else Value(code="list.invisible_name", severity="error")
    if said.casefold() in nothing() or said in no_name():
        empty = said in no_name()
        return EMPTY if empty else Value(said, "list.odd_name", "warning", {"value": said})
    if said[-1] in ")）" and (match := _roles().fullmatch(said)):
        return Value(match[1].strip(), "list.role_in_name", "warning", {"role": match[2]})
    return Value(said)


@cache
def _roles() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lists()["roles"]["words"]))
    return re.compile(rf"(.*[^\s(（])\s*[(（]\s*({words})\s*[)）]", re.IGNORECASE)


def student_number(cell: Cell) -> Value:
    """A student number; one longer than any can be (a remark in its place) keeps the student out."""
    return _bounded(number(cell), "error")


def csc_number(cell: Cell) -> Value:
    """A number of the China Scholarship Council."""
    return _bounded(other_number(cell), "question")


def _bounded(read: Value, severity: Severity) -> Value:
    if len(read.text) <= LONGEST_NUMBER:
        return read
    facts = {"value": f"{read.text[:LONGEST_NUMBER]}…", "n": len(read.text), "most": LONGEST_NUMBER}
    return Value(code="list.too_long", severity=severity, facts=facts)


def number(cell: Cell) -> Value:
    """An identifier as text. Digits that Excel rounded away are an error: nobody can bring them back."""
    if isinstance(cell, str):
        return _written_number(cell)
    if isinstance(cell, bool | date | time):
        return Value(code="list.not_a_number", severity="question", facts={"value": as_text(cell)})
    if isinstance(cell, float) and not cell.is_integer():
        return Value(code="list.not_a_number", severity="question", facts={"value": repr(cell)})
    if isinstance(cell, int | float) and abs(cell) >= 10**EXACT:
        shown = f"{cell:.6G}" if isinstance(cell, float) else str(cell)
        return Value(code="list.lost_digits", severity="error", facts={"value": shown})
    return Value(as_text(cell))


def _written_number(cell: str) -> Value:
    if cell.isalnum() and cell.isascii() and "E" not in cell and "e" not in cell:
        return EMPTY if cell.casefold() in nothing() else Value(cell)
    said = unicodedata.normalize("NFKC", names.clean(as_text(cell))).strip("'‘’` ")
    if said in ERRORS:
        return Value(code="list.excel_error", severity="question", facts={"value": said})
    said = _BLANKS.sub("", said)
    if said.casefold() in nothing():
        return EMPTY
    if _SCIENTIFIC.fullmatch(said):
        return Value(code="list.lost_digits", severity="error", facts={"value": said})
    if said and not _NUMBER.fullmatch(said):
        return Value(said, "list.odd_number", "warning", {"value": said})
    return Value(said[:-2] if said.endswith(".0") and said[:-2].isdigit() else said)


def passport(cell: Cell) -> Value:
    """A passport number: no blanks, upper case."""
    read = _bounded(_question(number(cell)), "question")
    if not read.text:
        return read
    said = read.text.upper()
    if said and not _PASSPORT.fullmatch(said):
        return Value(said, "list.odd_passport", "warning", {"value": said})
    return Value(said)


def other_number(cell: Cell) -> Value:
    """Another identifier (CSC, visa): as a student number, but what is wrong with it does not keep the student out."""
    return _question(number(cell))


def phone(cell: Cell) -> Value:
    """A telephone number without blanks and hyphens, its country code kept; several numbers stay as written."""
    if not isinstance(cell, str):
        return _question(number(cell))
    if cell.isascii() and cell.isdigit() and 5 <= len(cell) <= 20:
        return Value(cell)
    said = unicodedata.normalize("NFKC", names.clean(as_text(cell))).strip("'‘’` ")
    if said in ERRORS or said.casefold() in nothing():
        return _question(_written_number(cell))
    if _SCIENTIFIC.fullmatch(said):
        return Value(code="list.lost_digits", severity="question", facts={"value": said})
    bare = re.sub(r"[\s()\-‐‑–]", "", said)
    if re.fullmatch(r"\+?\d{5,20}(?:\.0)?", bare):
        return Value(bare.removesuffix(".0"))
    return Value(said)


def account(cell: Cell) -> Value:
    """A WeChat name or an e-mail address: case kept, outer blanks gone."""
    if not isinstance(cell, str):
        return _question(number(cell))
    said = names.clean(as_text(cell))
    if said in ERRORS:
        return Value(code="list.excel_error", severity="question", facts={"value": said})
    return EMPTY if said.casefold() in nothing() else Value(said)


def _question(read: Value) -> Value:
    return read._replace(severity="question") if read.severity == "error" else read


def day(date1904: bool) -> Reader:
    """A reader of dates for a sheet whose serial days count from 1900 or 1904."""

    def read(cell: Cell) -> Value:
        if isinstance(cell, str):
            said = names.clean(as_text(cell))
            if not said or said.casefold() in nothing():
                return EMPTY
            if said in ERRORS:
                return Value(code="list.excel_error", severity="question", facts={"value": said})
            found = dates.of_text(said, date1904=date1904)
        else:
            found = dates.of_cell(cell, date1904=date1904)
        if found.value:
            return Value(found.value)
        facts = {"value": as_text(cell), **{f"reading_{i}": said for i, said in enumerate(found.readings, 1)}}
        return Value(code=found.why, severity="question", facts=facts)

    return read


@cache
def _spellings(field: str) -> dict[str, str]:
    choices = BY_NAME[field].choices
    assert choices is not None
    known = {_bare(choice.value): choice.value for choice in choices}
    for value, words in lists()[field].items():
        known.update((_bare(word), value) for word in words)
    return known


def _meant(field: str, bare: str) -> str | None:
    """The choice a word means; of a level also with the words that English lists put behind it (degree, student)."""
    known = _spellings(field)
    while bare not in known and field == "level" and (shorter := _BEHIND_LEVEL.sub("", bare)) not in ("", bare):
        bare = shorter
    return known.get(bare)


def _bare(word: str) -> str:
    return re.sub(r"[\s.'’`\-_、·]+", "", names.simplified(unicodedata.normalize("NFKC", word).casefold()))


def choice(field: str) -> Reader:
    """A reader of status, level or gender; an unknown word is asked about, and so is a digit that stands for a gender."""
    asked = frozenset(lists()["ask"].get(field, ()))

    def read(cell: Cell) -> Value:
        said = names.clean(as_text(cell))
        if not said or said.casefold() in nothing():
            return EMPTY
        if said in ERRORS:
            return Value(code="list.excel_error", severity="question", facts={"value": said})
        if field == "gender" and re.fullmatch(r"\d", unicodedata.normalize("NFKC", said)):
            return Value(code="list.gender_digit", severity="question", facts={"value": said})
        value = _meant(field, _bare(said))
        if value is None:
            return Value(code=f"list.unknown_{field}", severity="question", facts={"value": said})
        if value in asked:
            return Value(value, f"list.{value}", "question", {"value": said})
        return Value(value)

    return read


_ACCOUNTS = frozenset({"wechat", "email"})
_PHONES = frozenset({"phone", "emergency_phone"})


def reader(field: str, *, date1904: bool = False) -> Reader:
    """The reader of a field's cells."""
    kind = BY_NAME[field].kind
    if kind is Kind.DATE:
        return day(date1904)
    if kind is Kind.CHOICE:
        return choice(field)
    if kind is Kind.NAME:
        return name
    if kind is Kind.LONG:
        return note
    if kind is Kind.TEXT:
        return text
    if field == "student_no":
        return student_number
    if field == "csc_no":
        return csc_number
    if field == "passport_no":
        return passport
    return phone if field in _PHONES else account if field in _ACCOUNTS else other_number
