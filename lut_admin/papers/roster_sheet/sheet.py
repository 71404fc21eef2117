"""One sheet being read: header, columns, values, and what a person must be asked or told of its cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from lut_admin.convention import names
from lut_admin.convention.roster import BY_NAME, Kind
from lut_admin.papers.roster_sheet import cells, checks, columns, headers, layout, nationalities, rows
from lut_admin.papers.roster_sheet.cells import EMPTY, Value
from lut_admin.papers.roster_sheet.shapes import Problem, Severity, SheetReading, StudentRow
from lut_admin.papers.sheets import unguarded
from lut_admin.papers.sheets.shapes import Cell, Sheet, column_letter
from lut_admin.papers.words import Word

Mappings = Mapping[str, Mapping[str, str | None]]
_RAW = 80
# A number or a name belongs to one student, even where a cell is merged over several.
_OF_ONE_PERSON = frozenset({Kind.ID, Kind.NAME, Kind.LONG})


@dataclass(slots=True)
class _Table:
    """One table of a sheet while it is read: its students' rows, and by field the clean texts in the same order."""

    columns: columns.Columns
    at: list[int]
    texts: dict[str, list[str]] = field(default_factory=dict)
    extra: dict[str, list[str]] = field(default_factory=dict)
    former: dict[str, list[str]] = field(default_factory=dict)
    problems: dict[int, list[Problem]] = field(default_factory=lambda: defaultdict(list))


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


class SheetReader:
    """One sheet being read."""

    def __init__(self, sheet: Sheet, mappings: Mappings, today: date | None, textual: bool, beside: str = "") -> None:
        """`textual`: the file is plain text, where every number has lost its type; `beside`: see `StudentRow`."""
        self.sheet = sheet
        self.mappings = mappings
        self.today = today
        self.textual = textual
        self.beside = beside
        self.students: list[StudentRow] = []
        self.problems: list[Problem] = []
        self.reading: SheetReading | None = None
        self.merged = _merged_down(sheet)

    def problem(
        self,
        row: int,
        column: int,
        code: str,
        severity: Severity,
        facts: Mapping[str, Any] | None = None,
        raw: Cell = None,
    ) -> Problem:
        return Problem(
            self.sheet.name,
            self.sheet.cell(row, column),
            code,
            severity,
            facts or {},
            names.clean(cells.as_text(raw))[:_RAW],
        )

    def read(self, watched: Callable[[float], None]) -> None:
        """Read it; `watched` hears what share is done, and may raise to stop."""
        sheet = self.sheet
        self._notes()
        filled = sum(1 for row in sheet.rows if any(cell is not None and cell != "" for cell in row))
        if not filled:
            return
        header = layout.find(sheet)
        if header is None or not header.names_people:
            self._no_list(header, filled)
            return
        found = list(rows.tables(sheet, header))
        if sheet.hidden:
            n = sum(len(chosen.students) for _, _, chosen in self._chosen(found))
            self.problems.append(self.problem(header.rows[0], 0, "list.hidden_sheet", "question", {"n": n}))
            return
        for head, assigned, chosen in self._chosen(found):
            if self.reading is None:
                self._describe(head, assigned)
            self._read_table(head, assigned, chosen, watched)

    def _chosen(
        self, found: Iterable[tuple[layout.Header, range]]
    ) -> Iterator[tuple[layout.Header, columns.Columns, rows.Rows]]:
        for head, table in found:
            width = len(self.sheet.rows[0])
            texts = (*head.texts, *[""] * (width - len(head.texts)))
            head = layout.Header(head.rows, texts, (*head.keys, *[None] * (width - len(head.keys))))
            by_hand = self.mappings.get(headers.header_set_key(texts), {})
            grid = [self.sheet.rows[at] for at in table]
            assigned = columns.assign(
                head, grid, first_column=self.sheet.first_column, by_hand=by_hand, today=self.today
            )
            yield head, assigned, rows.choose(self.sheet, table, assigned)

    def _notes(self) -> None:
        for code, facts in self.sheet.notes:
            cell = str(facts.get("cell", "A1"))
            self.problems.append(Problem(self.sheet.name, cell, code, "warning", facts))

    def _no_list(self, header: layout.Header | None, filled: int) -> None:
        if filled == 1 and sum(1 for row in self.sheet.rows for cell in row if cell not in (None, "")) == 1:
            return
        code: str = "list.no_header" if header is None else "list.no_people"
        severity: Severity = "warning" if self.sheet.hidden or header is not None else "question"
        self.problems.append(self.problem(0, 0, code, severity, {"n": filled}))

    def _describe(self, head: layout.Header, assigned: columns.Columns) -> None:
        sheet = self.sheet

        def letter(at: int) -> str:
            return column_letter(sheet.first_column - 1 + at)

        named = {name: letter(at) for name, at in assigned.fields.items()}
        if assigned.parts:
            named[assigned.parts_make] = "+".join(letter(at) for at in assigned.parts)
        self.reading = SheetReading(
            name=sheet.name,
            header_rows=[sheet.first_row + at for at in head.rows],
            columns=dict(sorted(named.items(), key=lambda pair: (len(pair[1].split("+")[0]), pair[1]))),
            further={title: letter(at) for title, at in assigned.further.items()},
            dropped=[(" ".join(head.texts[at].split()), why) for at, why in sorted(assigned.dropped)],
            rows=0,
            truncated=sheet.truncated,
            headers={letter(at): text for at, text in enumerate(head.texts) if text},
            key=headers.header_set_key(head.texts),
            beside=self.beside,
        )

    def _read_table(
        self,
        head: layout.Header,
        assigned: columns.Columns,
        chosen: rows.Rows,
        watched: Callable[[float], None],
    ) -> None:
        bottom = head.rows[-1]
        for at, why in assigned.dropped:
            if why != "list.serial_dropped":
                self.problems.append(
                    self.problem(bottom, at, why, "warning", {"header": " ".join(head.texts[at].split())})
                )
        for at, key, facts in assigned.told:
            said: dict[str, Any] = {**facts, "header": " ".join(facts["header"].split())}
            if "field" in said:
                said["field"] = Word(f"field.{said['field']}")
            self.problems.append(self.problem(bottom, at, key, "warning", said, head.texts[at]))
        for at, code, words in chosen.others:
            self.problems.append(self.problem(at, 0, code, "warning", {"value": words[:_RAW]}, words))
        work = _Table(assigned, chosen.students)
        for index, (name, at) in enumerate(assigned.fields.items()):
            watched(index / len(assigned.fields))
            work.texts[name] = self._column(work, name, at, cells.reader(name, date1904=self.sheet.date1904))
        self._joined_name(work)
        self._passports(work)
        for title, at in assigned.further.items():
            work.extra[title] = self._column(work, "", at, _further)
        self._mixed_names(work, bottom)
        self._whole_columns(work, bottom)
        self._assemble(work)

    def _column(self, work: _Table, name: str, at: int, read: cells.Reader) -> list[str]:
        """A column's clean texts; what is wrong with a cell goes to the problems of its row."""
        grid = self.sheet.rows
        column = [grid[row][at] for row in work.at]
        if name and BY_NAME[name].kind not in _OF_ONE_PERSON and at in self.merged:
            column = [self.merged[at].get(row, cell) for row, cell in zip(work.at, column, strict=True)]
        if bool in set(map(type, column)):
            # True is 1 to a dictionary, and not to a counselor.
            column = [cells.as_text(cell) if isinstance(cell, bool) else cell for cell in column]
        if self.textual:
            column = [unguarded(cell) if isinstance(cell, str) and cell[:1] == "'" else cell for cell in column]
        known = _Known(read)
        texts = [known[cell] for cell in column]
        if known.doubtful:
            for index, cell in enumerate(column):
                value = known.doubtful.get(cell)
                if value is not None:
                    facts = {"field": Word(f"field.{name}"), **value.facts} if name else value.facts
                    told = self.problem(work.at[index], at, value.code, value.severity, facts, cell)
                    work.problems[index].append(told)
        return texts

    def _joined_name(self, work: _Table) -> None:
        """Family and given name as one; Chinese without a blank between."""
        made = work.columns.parts_make
        if not made:
            return
        parts = [self._column(work, made, at, cells.name) for at in work.columns.parts]
        between = "" if made == "chinese_name" else " "
        work.texts[made] = [between.join(part for part in row if part) for row in zip(*parts, strict=True)]

    def _passports(self, work: _Table) -> None:
        """A new passport goes before the one in the list's own column, and that one is then a former number."""
        new, old = work.columns.new_passport, work.columns.old_passport
        texts = work.texts.get("passport_no", [""] * len(work.at))
        former = [""] * len(work.at)
        if new is not None:
            renewed = self._column(work, "passport_no", new, cells.passport)
            former = [t if r and t != r else "" for t, r in zip(texts, renewed, strict=True)]
            texts = [r or t for t, r in zip(texts, renewed, strict=True)]
        if old is not None:
            olds = self._column(work, "passport_no", old, cells.passport)
            former = [o if o and t and o != t else f for o, t, f in zip(olds, texts, former, strict=True)]
            texts = [t or o for t, o in zip(texts, olds, strict=True)]
        if new is not None or old is not None:
            work.texts["passport_no"], work.former["passport_no"] = texts, former

    def _mixed_names(self, work: _Table, bottom: int) -> None:
        """A column just headed 姓名 may hold both names in a cell, or one or the other: each goes to its own field."""
        at = work.columns.mixed
        if at is None:
            return
        own = next(name for name, column in work.columns.fields.items() if column == at)
        latin_to = next((n for n in ("passport_name", "english_name") if n == own or n not in work.texts), "")
        han_to = "chinese_name" if own == "chinese_name" or "chinese_name" not in work.texts else ""
        moved = []
        for index, text in enumerate(work.texts[own]):
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
            work.texts[own][index] = ""
            for target, said in ((latin_to, latin), (han_to, han)):
                if said:
                    work.texts.setdefault(target, [""] * len(work.at))[index] = said
            moved.append(index)
        if moved:
            first = self.sheet.cell(work.at[moved[0]], at)
            self.problems.append(
                self.problem(bottom, at, "list.names_parted", "warning", {"n": len(moved), "first": first})
            )

    def _whole_columns(self, work: _Table, bottom: int) -> None:
        """What only the whole column shows: lost leading zeros, an unknown country, a lost 0 of October."""
        grid = self.sheet.rows
        for name in ("student_no", "csc_no", "passport_no"):
            at = work.columns.fields.get(name)
            if at is None or work.columns.new_passport is not None:
                continue
            raw = [grid[row][at] for row in work.at]
            for index, found in checks.widths(raw, work.texts[name], self.textual):
                facts = {"field": Word(f"field.{name}"), **found.facts}
                work.problems[index].append(
                    self.problem(work.at[index], at, found.code, found.severity, facts, raw[index])
                )
                if found.severity == "question":
                    work.texts[name][index] = ""
        at = work.columns.fields.get("nationality")
        if at is not None:
            for index, text in enumerate(work.texts["nationality"]):
                if text and nationalities.code(text) is None:
                    row = work.at[index]
                    work.problems[index].append(
                        self.problem(row, at, "list.unknown_country", "warning", {"value": text}, grid[row][at])
                    )
        at = work.columns.fields.get("student_no")
        if at is not None and len(work.at) > 1 and all(grid[row][at] in (None, "") for row in work.at):
            # Some schools' systems export the number as a picture.
            self.problems.append(self.problem(bottom, at, "list.numbers_empty", "question", {}))
        if self.textual:
            self._short_months(work)

    def _short_months(self, work: _Table) -> None:
        """In a text file 2023.1 may be what Excel left of 2023.10."""
        for name, at in work.columns.fields.items():
            texts = work.texts[name]
            for index, text in enumerate(texts):
                if len(text) == 7 and text.endswith("-01") and text[:4] + ".1" == self.sheet.rows[work.at[index]][at]:
                    facts = {
                        "field": Word(f"field.{name}"),
                        "value": f"{text[:4]}.1",
                        "reading_1": text,
                        "reading_2": f"{text[:4]}-10",
                    }
                    row = work.at[index]
                    work.problems[index].append(
                        self.problem(row, at, "list.maybe_october", "warning", facts, self.sheet.rows[row][at])
                    )

    def _assemble(self, work: _Table) -> None:
        named = list(work.texts.items())
        further = list(work.extra.items())
        old = list(work.former.items())
        letters = work.columns.fields
        students: list[StudentRow] = []
        for index, row in enumerate(work.at):
            values = {name: text for name, texts in named if (text := texts[index])}
            extra = {title: text for title, texts in further if (text := texts[index])}
            former = {name: text for name, texts in old if (text := texts[index])}
            found = work.problems.get(index, ())
            student = StudentRow(
                self.sheet.name, self.sheet.first_row + row, values, extra, tuple(found), former, self.beside
            )
            students.append(student)
        at_of = {name: column_letter(self.sheet.first_column - 1 + at) for name, at in letters.items()}
        for index, told in checks.each(students, at_of, self.today):
            students[index] = told
        self.students.extend(students)
        for one in students:
            self.problems.extend(one.problems)
        assert self.reading is not None
        self.reading = replace(self.reading, rows=self.reading.rows + len(students))


def _further(cell: Cell) -> Value:
    """A school's further column: kept as it stands, cleaned."""
    said = "\n".join(names.clean(line) for line in cells.as_text(cell).splitlines()).strip()
    return Value(said) if said else EMPTY
