"""The numbers as a workbook: hidden figures stay hidden in it, and a class is text whatever it is called."""

from __future__ import annotations

import zipfile
from pathlib import Path

from openpyxl import load_workbook

from lut_admin.convention.supervision.figures import Figures, tally, together
from lut_admin.office.office import the_convention
from lut_admin.papers import figures_workbook


def year() -> Figures:
    """Fourteen cases; one class is called like a formula, three students are in it."""
    months, articles = together(tally(["2026-03"] * 9 + ["2026-04"] * 5), tally([7] * 2 + [8] * 12))
    classes, outcomes = together(tally(["=1+1"] * 3 + ["国际2301班"] * 11), tally(["warning"] * 8 + ["open"] * 6))
    return Figures(2026, months.total, outcomes.total, articles, months, classes, outcomes)


def cells(path: Path, sheet: int) -> list[tuple[object, ...]]:
    return list(load_workbook(path).worksheets[sheet].iter_rows(values_only=True))


def test_small_figures_are_hidden_in_the_file_too(tmp_path: Path) -> None:
    figures_workbook.write(tmp_path / "n.xlsx", year(), the_convention())
    assert cells(tmp_path / "n.xlsx", 1)[1:] == [("第七条  遵守法律和校规", "少于 5"), ("第八条  安全文明交流", "不显示")]
    months = cells(tmp_path / "n.xlsx", 2)[1:]
    assert (len(months), months[0], months[2], months[3]) == (12, ("2026-01", 0), ("2026-03", 9), ("2026-04", 5))
    assert cells(tmp_path / "n.xlsx", 4)[1:] == [("警告", 8), ("办理中", 6)]
    about = cells(tmp_path / "n.xlsx", 0)
    assert about[1:4] == [("年度 / Year", 2026), ("立案数 / Cases opened", 14), ("涉及学生（人次） / Students concerned", 14)]


def test_a_class_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    figures_workbook.write(tmp_path / "n.xlsx", year(), the_convention(), "en")
    book = load_workbook(tmp_path / "n.xlsx")
    cell = book.worksheets[3]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    assert book.worksheets[3]["B2"].value == "<5"
    with zipfile.ZipFile(tmp_path / "n.xlsx") as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
