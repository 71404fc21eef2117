"""One table of a list while it is read: column by column to clean texts, and what is wrong with its cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from lut_admin.convention import names
from lut_admin.convention.roster import BY_NAME, Kind
from lut_admin.papers.roster_sheet import cells, checks, nationalities
from lut_admin.papers.roster_sheet.cells import EMPTY, Value
from lut_admin.papers.roster_sheet.columns import Columns
from lut_admin.papers.roster_sheet.plain import PLAIN
from lut_admin.papers.roster_sheet.shapes import Problem, Severity
from lut_admin.papers.sheets import unguarded
from lut_admin.papers.sheets.shapes import Cell, Sheet
from lut_admin.papers.words import Word

_RAW = 80
# A number or a name belongs to one student, even where a cell is merged over several.
_OF_ONE_PERSON = frozenset({Kind.ID, Kind.NAME, Kind.LONG})


def problem(
    sheet: Sheet,
    row: int,
    column: int,
    code: str,
    severity: Severity,
    facts: Mapping[str, Any] | None = None,
    raw: Cell = None,
) -> Problem:
    """A problem of the cell ``sheet.rows[row][column]``."""
    said = names.clean(cells.as_text(raw))[:_RAW]
    return Problem(sheet.name, sheet.cell(row, column), code, severity, facts or {}, said)


def _merged_down(sheet: Sheet) -> dict[int, dict[int, Cell]]:
    """What cells merged over several rows say, by column and row: a class written once beside all of its students."""
    said: dict[int, dict[int, Cell]] = {}
    for row, column, last_row, last_column in sheet.merges:
        top, at = row - sheet.first_row, column - sheet.first_column
        if (
            column != last_column
            or row == last_row
            or not (0 <= top < len(sheet.rows) and 0 <= at < len(sheet.rows[0]))
        ):
            continue
        below = said.setdefault(at, {})
        for down in range(top, min(last_row - sheet.first_row + 1, len(sheet.rows))):
            below[down] = sheet.rows[top][at]
    return said


class _Known(dict[Cell, str]):
    """The clean text of each different cell of a column, read when it is first met; those with a problem are `doubtful`."""

    def __init__(self, read: cells.Reader) -> None:
        super().__init__({None: "", "": ""})
        self._read = read
        self.doubtful: dict[Cell, Value] = {}

    def __missing__(self, cell: Cell) -> str:
        value = self._read(cell)
        if value.code:
            self.doubtful[cell] = value
        self[cell] = value.text
        return value.text


class Table:
    """The students' rows of a table: by field the clean texts, in the order of `at`, the rows' indices in the sheet.

    `problems` are of a student, by the index in `at`; `told` are of the table as a whole.
    """

    def __init__(self, sheet: Sheet, columns: Columns, at: list[int], today: date | None, *, textual: bool) -> None:
        self.sheet = sheet
        self.today = today
        self.columns = columns
        self.at = at
        self.textual = textual
        self.merged = _merged_down(sheet)
        self.texts: dict[str, list[str]] = {}
        self.extra: dict[str, list[str]] = {}
        self.former: dict[str, list[str]] = {}
        self.problems: dict[int, list[Problem]] = defaultdict(list)
        self.asked: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
        self.told: list[Problem] = []
        self._turned: list[tuple[Cell, ...]] = []

    def read(self, bottom: int, watched: Callable[[float], None]) -> None:
        """Read every column; `bottom` is the header's last row, `watched` hears what share is done."""
        for index, (name, at) in enumerate(self.columns.fields.items()):
            watched(index / len(self.columns.fields))
            self.texts[name] = self._column(name, at, cells.reader(name, date1904=self.sheet.date1904))
        self._joined_name()
        self._passports()
        for title, at in self.columns.further.items():
            self.extra[title] = self._column("", at, _further)
        self._mixed_names(bottom)
        self._whole_columns(bottom)

    def _cells(self, at: int) -> Sequence[Cell]:
        """The students' cells of a column; all are turned at once, which is four times quicker than one column at a time."""
        if not self._turned:
            self._turned = list(zip(*(self.sheet.rows[row] for row in self.at), strict=True))
        return self._turned[at] if self.at else ()

    def _column(self, name: str, at: int, read: cells.Reader) -> list[str]:
        """A column's clean texts; what is wrong with a cell goes to the problems of its row."""
        column = self._cells(at)
        if name and BY_NAME[name].kind not in _OF_ONE_PERSON and at in self.merged:
            column = [self.merged[at].get(row, cell) for row, cell in zip(self.at, column, strict=True)]
        if bool in set(map(type, column)):
            # True is 1 to a dictionary, and not to a counselor.
            column = [cells.as_text(cell) if isinstance(cell, bool) else cell for cell in column]
        if self.textual:
            column = [unguarded(cell) if isinstance(cell, str) and cell[:1] == "'" else cell for cell in column]
        known = _Known(read)
        if name in PLAIN:
            plain, nothing = PLAIN[name].fullmatch, cells.nothing() | cells.no_name()
            texts = [
                cell if type(cell) is str and plain(cell) and cell not in nothing else known[cell] for cell in column
            ]
        else:
            texts = [known[cell] for cell in column]
        if known.doubtful:
            for index, cell in enumerate(column):
                value = known.doubtful.get(cell)
                if value is not None:
                    facts = {"field": Word(f"field.{name}"), **value.facts} if name else value.facts
                    told = problem(self.sheet, self.at[index], at, value.code, value.severity, facts, cell)
                    self.problems[index].append(told)
                    if name in checks.NUMBERS and value.severity == "question":
                        self.asked[index][name] = ()
        return texts

    def _joined_name(self) -> None:
        """Family and given name as one; Chinese without a blank between."""
        made = self.columns.parts_make
        if not made:
            return
        parts = [self._column(made, at, cells.name) for at in self.columns.parts]
        between = "" if made == "chinese_name" else " "
        self.texts[made] = [between.join(part for part in row if part) for row in zip(*parts, strict=True)]

    def _passports(self) -> None:
        """A new passport goes before the one in the list's own column, and that one is then a former number."""
        new, old = self.columns.new_passport, self.columns.old_passport
        texts = self.texts.get("passport_no", [""] * len(self.at))
        former = [""] * len(self.at)
        if new is not None:
            renewed = self._column("passport_no", new, cells.passport)
            former = [t if r and t != r else "" for t, r in zip(texts, renewed, strict=True)]
            texts = [r or t for t, r in zip(texts, renewed, strict=True)]
        if old is not None:
            olds = self._column("passport_no", old, cells.passport)
            former = [o if o and t and o != t else f for o, t, f in zip(olds, texts, former, strict=True)]
            texts = [t or o for t, o in zip(texts, olds, strict=True)]
        if new is not None or old is not None:
            self.texts["passport_no"], self.former["passport_no"] = texts, former

    def _mixed_names(self, bottom: int) -> None:
        """A column just headed 姓名 may hold both names in a cell, or one or the other: each goes to its own field."""
        at = self.columns.mixed
        if at is None:
            return
        own = next(name for name, column in self.columns.fields.items() if column == at)
        latin_to = next((n for n in ("passport_name", "english_name") if n == own or n not in self.texts), "")
        han_to = "chinese_name" if own == "chinese_name" or "chinese_name" not in self.texts else ""
        moved = []
        for index, text in enumerate(self.texts[own]):
            if not text or (text.isascii() and own != "chinese_name"):
                continue
            latin, han = checks.parted(text)
            if (
                (latin and not latin_to)
                or (han and not han_to)
                or (own == latin_to and not han)
                or (own == han_to and not latin)
            ):
                continue
            self.texts[own][index] = ""
            for target, said in ((latin_to, latin), (han_to, han)):
                if said:
                    self.texts.setdefault(target, [""] * len(self.at))[index] = said
            moved.append(index)
        if moved:
            first = self.sheet.cell(self.at[moved[0]], at)
            self.told.append(
                problem(self.sheet, bottom, at, "list.names_parted", "warning", {"n": len(moved), "first": first})
            )

    def _whole_columns(self, bottom: int) -> None:
        """What only the whole column shows: lost leading zeros, an unlikely age, an unknown country, a lost 0 of October."""
        grid = self.sheet.rows
        for name in checks.NUMBERS:
            at = self.columns.fields.get(name)
            if at is None or self.columns.new_passport is not None:
                continue
            raw = self._cells(at)
            for index, found in checks.widths(raw, self.texts[name], self.textual):
                facts = {"field": Word(f"field.{name}"), **found.facts}
                self.problems[index].append(
                    problem(self.sheet, self.at[index], at, found.code, found.severity, facts, raw[index])
                )
                if found.severity == "question":
                    self.texts[name][index] = ""
                    self.asked[index][name] = (found.facts["proposal"], found.facts["value"])
        at = self.columns.fields.get("birth")
        if at is not None and self.today is not None:
            for index, found in checks.ages(self.texts["birth"], self.today):
                row, cell = self.at[index], grid[self.at[index]][at]
                facts = {"field": Word("field.birth"), "value": cells.as_text(cell).strip()[:_RAW], **found.facts}
                told = problem(self.sheet, row, at, found.code, found.severity, facts, cell)
                self.problems[index].append(told)
                self.texts["birth"][index] = ""
        at = self.columns.fields.get("nationality")
        if at is not None:
            for index, text in enumerate(self.texts["nationality"]):
                if text and nationalities.code(text) is None:
                    row = self.at[index]
                    self.problems[index].append(
                        problem(self.sheet, row, at, "list.unknown_country", "warning", {"value": text}, grid[row][at])
                    )
        at = self.columns.fields.get("student_no")
        if at is not None and len(self.at) > 1 and all(grid[row][at] in (None, "") for row in self.at):
            # Some schools' systems export the number as a picture.
            self.told.append(problem(self.sheet, bottom, at, "list.numbers_empty", "question", {}))
        if self.textual:
            self._short_months()

    def _short_months(self) -> None:
        """In a text file 2023.1 may be what Excel left of 2023.10."""
        for name, at in self.columns.fields.items():
            texts = self.texts[name]
            for index, text in enumerate(texts):
                if len(text) == 7 and text.endswith("-01") and text[:4] + ".1" == self.sheet.rows[self.at[index]][at]:
                    facts = {
                        "field": Word(f"field.{name}"),
                        "value": f"{text[:4]}.1",
                        "reading_1": text,
                        "reading_2": f"{text[:4]}-10",
                    }
                    row = self.at[index]
                    self.problems[index].append(
                        problem(self.sheet, row, at, "list.maybe_october", "warning", facts, self.sheet.rows[row][at])
                    )


def _further(cell: Cell) -> Value:
    """A school's further column: kept as it stands, cleaned."""
    said = "\n".join(names.clean(line) for line in cells.as_text(cell).splitlines()).strip()
    return Value(said) if said else EMPTY
