"""One sheet being read: header, columns, values, and what a person must be asked or told of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lut_admin.papers.roster_sheet import checks, columns, headers, layout, rows
from lut_admin.papers.roster_sheet.shapes import Problem, Severity, SheetReading, StudentRow
from lut_admin.papers.roster_sheet.table import Table, problem
from lut_admin.papers.sheets.shapes import Sheet, column_letter
from lut_admin.papers.words import Word

Mappings = Mapping[str, Mapping[str, str | None]]
_RAW = 80


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
            self.problems.append(problem(self.sheet, header.rows[0], 0, "list.hidden_sheet", "question", {"n": n}))
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
        self.problems.append(problem(self.sheet, 0, 0, code, severity, {"n": filled}))

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
                    problem(self.sheet, bottom, at, why, "warning", {"header": " ".join(head.texts[at].split())})
                )
        for at, key, facts in assigned.told:
            said: dict[str, Any] = {**facts, "header": " ".join(facts["header"].split())}
            if "field" in said:
                said["field"] = Word(f"field.{said['field']}")
            self.problems.append(problem(self.sheet, bottom, at, key, "warning", said, head.texts[at]))
        for at, code, words in chosen.others:
            weight: Severity = "question" if code == "list.foot_or_student" else "warning"
            self.problems.append(problem(self.sheet, at, 0, code, weight, {"value": words[:_RAW]}, words))
        work = Table(self.sheet, assigned, chosen.students, self.today, textual=self.textual)
        work.read(bottom, watched)
        self.problems.extend(work.told)
        self._assemble(work)

    def _assemble(self, work: Table) -> None:
        letters = work.columns.fields
        students: list[StudentRow] = []
        parts = (_by_row(texts, len(work.at)) for texts in (work.texts, work.extra, work.former))
        for index, (row, values, extra, former) in enumerate(zip(work.at, *parts, strict=True)):
            found = work.problems.get(index, ())
            student = StudentRow(
                self.sheet.name, self.sheet.first_row + row, values, extra, tuple(found), former, self.beside
            )
            if index in work.asked:
                student = replace(student, asked=work.asked[index])
            students.append(student)
        if work.columns.parts:
            letters = {work.columns.parts_make: work.columns.parts[0], **letters}
        at_of = {name: column_letter(self.sheet.first_column - 1 + at) for name, at in letters.items()}
        for index, told in checks.each(students, at_of, self.today):
            students[index] = told
        self.students.extend(students)
        for one in students:
            self.problems.extend(one.problems)
        assert self.reading is not None
        self.reading = replace(self.reading, rows=self.reading.rows + len(students))


def _by_row(columns: Mapping[str, Sequence[str]], rows: int) -> Iterator[dict[str, str]]:
    """What is filled of each row."""
    filled = {name: texts for name, texts in columns.items() if any(texts)}
    if not filled:
        return ({} for _ in range(rows))
    names = list(filled)
    return (
        {name: text for name, text in zip(names, row, strict=True) if text}
        if "" in row
        else dict(zip(names, row, strict=True))
        for row in zip(*filled.values(), strict=True)
    )
