"""Binary workbooks (.xlsb): read as what they hold; broken and hostile ones are refused in one line, soon."""

from __future__ import annotations

import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.papers import sheets
from lut_admin.papers.sheets import biff12, limits
from lut_admin.refusals import Refusal
from tests.papers.sheet_files import refused, zipped
from tests.papers.xlsb_files import (
    DAY,
    OWN_DAY,
    Failed,
    Shared,
    Styled,
    Value,
    cell,
    record,
    row,
    sheet,
    xlsb,
    xlsb_parts,
)

LIST: dict[tuple[int, int], Value] = {(0, 0): "学号", (0, 1): "姓名", (1, 0): "2023001", (1, 1): "杜珍"}
ROWS = [["学号", "姓名"], ["2023001", "杜珍"]]
PART = "xl/worksheets/sheet1.bin"


def written(path: Path, parts: dict[str, str | bytes]) -> Path:
    path.write_bytes(zipped(parts))
    return path


def test_a_list_is_read(tmp_path: Path) -> None:
    book = sheets.read(xlsb(tmp_path / "名单.xlsb", LIST))
    assert (book.kind, book.encoding) == ("xlsb", None)
    [one] = book.sheets
    assert (one.name, one.rows, one.first_row, one.first_column) == ("名单", ROWS, 1, 1)
    assert not one.hidden and not one.notes and not one.date1904


def test_it_is_known_by_its_content(tmp_path: Path) -> None:
    assert sheets.read(xlsb(tmp_path / "名单.xlsx", LIST)).kind == "xlsb"


def test_every_kind_of_cell(tmp_path: Path) -> None:
    cells: dict[tuple[int, int], Value] = {
        (2, 1): Shared(1), (2, 2): "𠮷 🙂", (2, 3): 5, (2, 4): 2.5, (2, 5): True, (2, 6): False,
        (3, 1): Styled(45170, DAY), (3, 2): Styled(45170.5, OWN_DAY), (3, 3): Failed(), (3, 6): "",
    }  # fmt: skip
    [one] = sheets.read(xlsb(tmp_path / "a.xlsb", cells, ["nobody", "田约翰"])).sheets
    assert (one.first_row, one.first_column) == (3, 2)
    assert one.rows == [
        ["田约翰", "𠮷 🙂", 5.0, 2.5, True, False],
        [date(2023, 9, 1), datetime(2023, 9, 1, 12), None, None, None, None],
    ]
    assert [type(cell) for cell in one.rows[0]] == [str, str, float, float, bool, bool]
    assert one.notes == (("sheets.error_cells", {"n": 1, "cell": "D4"}),)


def test_sheets_keep_their_order_and_say_that_they_are_hidden(tmp_path: Path) -> None:
    parts = xlsb_parts({"二": sheet(LIST), "一": sheet({(0, 0): "x"})}, hidden=["一"])
    book = sheets.read(written(tmp_path / "a.xlsb", parts))
    assert [(one.name, one.hidden) for one in book.sheets] == [("二", False), ("一", True)]


def test_a_long_list_is_read_whole(tmp_path: Path) -> None:
    cells: dict[tuple[int, int], Value] = {(at, column): f"{at}-{column}" for at in range(20_000) for column in range(6)}
    told: list[int] = []
    [one] = sheets.read(xlsb(tmp_path / "a.xlsb", cells), lambda done, _of: told.append(done)).sheets
    assert one.rows == [[f"{at}-{column}" for column in range(6)] for at in range(20_000)]
    assert told == sorted(told) and told[-1] == 100


@pytest.mark.parametrize(
    "place", [(limits.LAST_ROW - 1, limits.LAST_COLUMN - 1), (limits.LAST_ROW - 1, 0), (2**32 - 1, 0), (5, 2**32 - 1)]
)
def test_a_cell_far_from_the_table_is_refused_before_anyone_makes_room_for_it(tmp_path: Path, place: tuple[int, int]) -> None:
    assert refused(xlsb(tmp_path / "a.xlsb", LIST | {place: "x"})).code == "sheets.far_in_binary"


def test_a_huge_dimension_costs_nothing(tmp_path: Path) -> None:
    lie = record(129) + record(148, struct.pack("<4I", 0, limits.LAST_ROW - 1, 0, limits.LAST_COLUMN - 1)) + record(145)
    rows = row(0, {0: "学号", 1: "姓名"}) + row(1, {0: "2023001", 1: "杜珍"})
    parts = xlsb_parts({"名单": lie + rows + record(146) + record(130)})
    assert sheets.read(written(tmp_path / "a.xlsb", parts)).sheets[0].rows == ROWS


@pytest.mark.parametrize("name", [PART, "xl/sharedStrings.bin", "xl/styles.bin", "xl/workbook.bin", "xl/_rels/workbook.bin.rels"])
def test_a_bomb_is_counted_by_real_bytes(tmp_path: Path, name: str) -> None:
    path, piece = tmp_path / "a.xlsb", bytes(1_000_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, content in xlsb_parts({"名单": sheet(LIST)}).items():
            if part != name:
                archive.writestr(part, content)
        with archive.open(name, "w") as stream:
            for _ in range(limits.REAL_BYTES // len(piece) + 1):
                stream.write(piece)
    assert refused(path).code == "sheets.unpacks_too_large"


def test_a_sheet_under_any_name_is_counted(tmp_path: Path) -> None:
    parts = xlsb_parts({"名单": b""})
    relations = str(parts["xl/_rels/workbook.bin.rels"])
    parts["xl/_rels/workbook.bin.rels"] = relations.replace("worksheets/sheet1.bin", "media/picture.png")
    parts["xl/media/picture.png"] = sheet(LIST | {(limits.LAST_ROW - 1, 0): "x"})
    assert refused(written(tmp_path / "a.xlsb", parts)).code == "sheets.far_in_binary"


def test_too_many_cells(tmp_path: Path) -> None:
    cells = row(0, {}) + cell(0, True) * (limits.CELLS + 1)
    parts = xlsb_parts({"名单": record(129) + record(145) + cells + record(146) + record(130)})
    assert refused(written(tmp_path / "a.xlsb", parts)).code == "sheets.too_many_cells"


def test_broken_files_are_refused(tmp_path: Path) -> None:
    whole = xlsb_parts({"名单": sheet(LIST)})
    part = sheet(LIST)
    assert refused(written(tmp_path / "cut.xlsb", whole | {PART: part[: len(part) // 2]})).code == "sheets.damaged"
    without = {name: content for name, content in whole.items() if name != PART}
    assert refused(written(tmp_path / "gone.xlsb", without)).code == "sheets.missing_part"
    assert refused(written(tmp_path / "none.xlsb", xlsb_parts({}))).code == "sheets.no_sheets"
    assert refused(written(tmp_path / "blank.xlsb", xlsb_parts({"名单": sheet({})}))).code == "sheets.empty"
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">]>'
    hostile = whole | {"xl/_rels/workbook.bin.rels": laughs + str(whole["xl/_rels/workbook.bin.rels"])}
    assert refused(written(tmp_path / "entities.xlsb", hostile)).code == "sheets.entities"


PLACES = st.tuples(st.integers(0, 200), st.integers(0, 30))


@given(st.dictionaries(PLACES, st.one_of(st.text(max_size=200), st.floats(), st.booleans(), st.just(Failed())), min_size=1))
def test_the_scan_counts_what_is_there(cells: dict[tuple[int, int], Value]) -> None:
    found = biff12.scan(sheet(cells), PART)
    assert found.cells == len(cells) and not found.far
    assert found.errors[0] == sum(isinstance(value, Failed) for value in cells.values())


@given(st.binary(max_size=400))
def test_no_bytes_confuse_the_scan(content: bytes) -> None:
    try:
        assert biff12.scan(content, PART).cells >= 0
    except Refusal as refusal:
        assert refusal.code == "sheets.damaged"
