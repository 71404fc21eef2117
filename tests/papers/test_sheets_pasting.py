"""A pasted block is a workbook like any other, and no file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from lut_admin.papers import roster_sheet, sheets
from lut_admin.papers.sheets import limits
from lut_admin.refusals import Refusal

LINES = [["学号", "姓名", "国籍"], ["20250001", "白云", "泰国"], ["20250002", "", ""], ["20250003"]]


def test_it_reads_like_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "粘贴.tsv"
    path.write_text("\n".join("\t".join(line) for line in LINES), "utf-8")
    pasted, read = sheets.pasted(LINES, "粘贴"), sheets.read(path)
    assert pasted.sheets[0].rows == read.sheets[0].rows
    assert roster_sheet.read_students(pasted).students[0].values == roster_sheet.read_students(read).students[0].values
    assert len(pasted.sha256) == 64 and pasted.sha256 != sheets.pasted(LINES[:2], "粘贴").sha256


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert not sheets.pasted(LINES, "粘贴").path.exists()
    assert list(tmp_path.iterdir()) == []


def test_more_than_a_sheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 5)
    with pytest.raises(Refusal, match=r"sheets\.too_many_cells"):
        sheets.pasted(LINES, "粘贴")
    assert sheets.pasted([], "粘贴").sheets[0].rows == []
