"""Which column holds which field: from the header, from the values where the header says too little, or from a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise

from lut_admin.convention import names
from lut_admin.convention.roster import BY_NAME
from lut_admin.papers.roster_sheet import cells, dates, headers
from lut_admin.papers.roster_sheet.layout import Header
from lut_admin.papers.sheets.shapes import Cell, column_index, column_letter

_LOOKED_AT = 400
"""How many filled cells of a column are looked at to tell what it holds."""

_NAME_PARTS = ("family_name", "given_name", "middle_name")
_OLD, _NEW = "old_passport_no", "new_passport_no"


@dataclass(slots=True)
class Columns:
    """What became of each column, by its index: `fields` one column a field; `names` the columns of a name in parts and the
    field they make; `mixed` a name column whose cells go where their script says; `old_passport`, `new_passport`.

    `further` are kept as they stand, `dropped` are (index, message key); `told` is what a person must know, (index, key, facts).
    """

    fields: dict[str, int] = field(default_factory=dict)
    parts: tuple[int, ...] = ()
    parts_make: str = ""
    mixed: int | None = None
    old_passport: int | None = None
    new_passport: int | None = None
    further: dict[str, int] = field(default_factory=dict)
    dropped: list[tuple[int, str]] = field(default_factory=list)
    told: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)


class _Assignment:
    """One sheet's columns being assigned; strong headers first, then those that the values decide."""

    def __init__(self, header: Header, grid: Sequence[Sequence[Cell]], first_column: int, today: date | None) -> None:
        self.header = header
        self.first_column = first_column
        self.today = today
        self.grid = grid
        self.columns = Columns()
        self.taken: set[int] = set()

    def letter(self, at: int) -> str:
        return column_letter(self.first_column - 1 + at)

    def filled(self, at: int) -> list[Cell]:
        """The first filled cells of a column."""
        return list(islice((c for row in self.grid if (c := row[at]) is not None and c != ""), _LOOKED_AT))

    def of(self, key: str) -> list[int]:
        """The columns not yet taken whose header names `key`: those with values first, then the plainest header."""
        found = [at for at, named in enumerate(self.header.keys) if named == key and at not in self.taken]
        if len(found) > 1:
            found.sort(key=lambda at: (not self.filled(at), headers.rank(self.header.texts[at])))
        return found

    def take(self, name: str, at: int) -> None:
        self.columns.fields[name] = at
        self.taken.add(at)

    def drop(self, at: int, why: str) -> None:
        self.columns.dropped.append((at, why))
        self.taken.add(at)

    def keep(self, at: int) -> None:
        """Keep a column under its own header, made unlike any other."""
        title = names.clean(self.header.texts[at]) or f"#{self.letter(at)}"
        again = 2
        unlike = title
        while unlike in self.columns.further:
            unlike = f"{title} {again}"
            again += 1
        self.columns.further[unlike] = at
        self.taken.add(at)

    def tell(self, at: int, key: str, **facts: str) -> None:
        self.columns.told.append((at, key, {"header": self.header.texts[at], **facts}))


def assign(
    header: Header,
    grid: Sequence[Sequence[Cell]],
    *,
    first_column: int = 1,
    by_hand: Mapping[str, str | None] | None = None,
    today: date | None = None,
) -> Columns:
    """Assign the columns of the rows under a header.

    `by_hand` maps a column's letter to a field, to ``""`` (keep it under its header) or to None (leave it out), and goes
    before everything but religion, which is never taken.
    """
    work = _Assignment(header, grid, first_column, today)
    _never_taken(work)
    _by_hand(work, by_hand or {})
    for name in BY_NAME:
        for at in work.of(name)[:1]:
            if name not in work.columns.fields:
                work.take(name, at)
    _passports(work)
    _graduation(work)
    _name_in_parts(work)
    _names(work)
    _numbers(work)
    _rest(work)
    return work.columns


def _never_taken(work: _Assignment) -> None:
    beliefs = frozenset(headers.lists()["religion"]["values"])
    for at, key in enumerate(work.header.keys):
        # A heading above says it too: 宗教信仰 over 是否 and 说明.
        if key == headers.RELIGION or (key is None and headers.is_about_religion(work.header.texts[at])):
            work.drop(at, "list.religion_dropped")
            continue
        said = [_said(cell) for cell in work.filled(at)] if key is None else []
        # Faith is not kept under any other name either.
        if said and sum(1 for word in said if word in beliefs) > len(said) / 2:
            work.drop(at, "list.religion_dropped")


def _said(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", cells.as_text(cell)).strip().casefold()


def _by_hand(work: _Assignment, by_hand: Mapping[str, str | None]) -> None:
    for letter, name in by_hand.items():
        at = column_index(letter) - work.first_column + 1 if letter.isascii() and letter.isalpha() else -1
        if at in work.taken or not 0 <= at < len(work.header.texts):
            continue
        if name is None:
            work.drop(at, "list.left_out_by_hand")
        elif name in BY_NAME:
            work.take(name, at)
        else:
            work.keep(at)


def _passports(work: _Assignment) -> None:
    new, old = work.of(_NEW), work.of(_OLD)
    if new:
        if "passport_no" in work.columns.fields:
            work.columns.new_passport = new[0]
            work.taken.add(new[0])
        else:
            work.take("passport_no", new[0])
    if old:
        work.columns.old_passport = old[0]
        work.keep(old[0])


def _graduation(work: _Assignment) -> None:
    """毕业时间 is when somebody left, unless most of its dates are still to come."""
    for at in work.of("graduation")[:1]:
        read = [dates.of_cell(cell).value for cell in work.filled(at)]
        found = [said for said in read if said]
        ahead = work.today is not None and sum(1 for d in found if d > work.today.isoformat()) * 2 > len(found)
        first, second = ("expected_end", "left_on") if ahead and found else ("left_on", "expected_end")
        name = first if first not in work.columns.fields else second
        if name in work.columns.fields:
            continue
        work.take(name, at)
        if name == "expected_end":
            work.tell(at, "list.graduation_ahead" if name == first else "list.graduation_expected")


def _name_in_parts(work: _Assignment) -> None:
    """Family and given name in columns of their own, joined in the passport's order."""
    found = {part: work.of(part)[:1] for part in _NAME_PARTS}
    parts = [found[part][0] for part in ("family_name", "given_name", "middle_name") if found[part]]
    if not found["given_name"] and not found["family_name"]:
        return
    han = _script([cell for at in parts for cell in work.filled(at)]) == "han"
    wanted: tuple[str, ...] = ("chinese_name",) if han else ("passport_name", "english_name")
    for name in wanted:
        if name not in work.columns.fields:
            work.columns.parts, work.columns.parts_make = tuple(parts), name
            work.taken.update(parts)
            return


def _names(work: _Assignment) -> None:
    """姓名 and Name: the Chinese name where it holds Chinese, else the passport's, else the English one beside that."""
    have = set(work.columns.fields) | {work.columns.parts_make}
    for at in work.of("name"):
        script = _script(work.filled(at))
        order: tuple[str, ...] = ("chinese_name",) if script == "han" else ("passport_name", "english_name")
        if script == "none":
            order = ("chinese_name", "passport_name", "english_name")
        name = next((name for name in order if name not in have), None)
        if name is None:
            continue
        work.take(name, at)
        have.add(name)
        if work.columns.mixed is None:
            work.columns.mixed = at
        if name != "chinese_name" and script != "none":
            work.tell(at, "list.name_by_script", field=name)


def _script(column: Sequence[Cell]) -> str:
    """``han``, ``latin`` or ``none``: the script that most of a column's names are written in."""
    han = latin = 0
    for cell in column:
        if isinstance(cell, str):
            if re.search(f"[{names.HAN}]", cell):
                han += 1
            elif re.search("[A-Za-z]", unicodedata.normalize("NFKD", cell)):
                latin += 1
    return "none" if not han and not latin else "han" if han >= latin else "latin"


def _numbers(work: _Assignment) -> None:
    """编号, No. and ID: a count from one is left out; numbers of their own are the student number, if there is no other."""
    for at in (*work.of("serial"), *work.of("number")):
        column = work.filled(at)
        said = [cells.as_text(cell).strip() for cell in column]
        if _counts(said) or work.header.keys[at] == "serial" or not said:
            work.drop(at, "list.serial_dropped")
        elif "student_no" not in work.columns.fields and len(set(said)) == len(said) and _like_numbers(said):
            work.take("student_no", at)
            work.tell(at, "list.number_taken")
        else:
            work.keep(at)


def _counts(said: Sequence[str]) -> bool:
    numbers = [int(word) for word in said if re.fullmatch(r"\d{1,6}", word)]
    if len(numbers) < 0.8 * len(said) or not numbers:
        return False
    rising = sum(1 for a, b in pairwise(numbers) if b - a == 1)
    return numbers[0] in (0, 1) or (len(numbers) > 2 and rising >= 0.8 * (len(numbers) - 1) and max(numbers) < 10_000)


def _like_numbers(said: Sequence[str]) -> bool:
    return sum(1 for word in said if re.search(r"\d{3}", word) and len(word) >= 5) > 0.8 * len(said)


def _rest(work: _Assignment) -> None:
    """Everything else is kept under its own header; pictures are not, and a column that is empty all over is nothing."""
    for at, text in enumerate(work.header.texts):
        if at in work.taken:
            continue
        key = work.header.keys[at]
        column = work.filled(at)
        if key == headers.PHOTO:
            work.drop(at, "list.photo_dropped")
        elif text or column:
            work.keep(at)
            taken_by = work.columns.fields.get(key or "")
            if key in BY_NAME and taken_by is not None and column:
                work.tell(at, "list.second_column", field=key, letter=work.letter(taken_by))
            elif not text:
                work.tell(at, "list.no_header_text")
