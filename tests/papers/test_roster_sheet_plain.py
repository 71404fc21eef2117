"""Plain cells are not read one by one: every pattern is held to the reader that it saves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.papers.roster_sheet import cells, read_students
from lut_admin.papers.roster_sheet.cells import Value
from lut_admin.papers.roster_sheet.plain import PLAIN
from lut_admin.papers.sheets.shapes import Sheet, Workbook

NOTHING = cells.nothing() | cells.no_name()


@pytest.mark.parametrize("field", sorted(PLAIN))
@given(data=st.data())
def test_a_plain_cell_is_what_its_reader_makes_of_it(field: str, data: st.DataObject) -> None:
    cell = data.draw(st.from_regex(PLAIN[field], fullmatch=True))
    if cell not in NOTHING:
        assert cells.reader(field)(cell) == Value(cell)


@pytest.mark.parametrize("field", sorted(PLAIN))
@given(text=st.text(alphabet="0123456789Ee+.@_- 'aBnN无没有杜珍（）()#/", max_size=12))
def test_what_looks_plain_is_plain(field: str, text: str) -> None:
    if PLAIN[field].fullmatch(text) and text not in NOTHING:
        assert cells.reader(field)(text) == Value(text)


@pytest.mark.parametrize("field", sorted(PLAIN))
def test_no_spelling_of_nothing_passes_as_plain(field: str) -> None:
    for word in {form for known in NOTHING for form in (known, known.upper(), known.title())} - NOTHING:
        if PLAIN[field].fullmatch(word):
            assert cells.reader(field)(word) == Value(word)


def test_a_column_of_plain_and_other_cells_is_read_as_cell_by_cell() -> None:
    numbers = ["2023000001", "2023E11", "2.02E+11", "无", "", None, 2023000005.0, "L-2023/7", " 2023000009 ", "n/a"]
    header = ["学号", "护照姓名", "国籍"]
    rows = [header, *[[number, f"TEST PERSON{at}", "老挝"] for at, number in enumerate(numbers)]]
    reading = read_students(Workbook(Path("a.xlsx"), "xlsx", None, [Sheet("a", rows)], ""))  # type: ignore[arg-type]
    read = cells.reader("student_no")
    told = {student.row - 2: student.values.get("student_no", "") for student in reading.students}
    assert told == {at: read(number).text for at, number in enumerate(numbers)}  # type: ignore[arg-type]
    assert ("list.lost_digits", "A4") in {(problem.code, problem.cell) for problem in reading.problems}
