"""A check written as a workbook: as decided, with what was understood of its list."""

from __future__ import annotations

from pathlib import Path

import pytest

from lut_admin.office import groups, roster
from lut_admin.office.office import Office
from lut_admin.papers.sheets import read
from lut_admin.refusals import Refusal


def test_the_workbook_holds_the_check_as_decided(office: Office, tmp_path: Path) -> None:
    student = roster.add(
        office, {"student_no": "7", "english_name": "Jane Doe", "chinese_name": "杜珍", "status": "active"}
    )
    group_id = groups.add(office, "main", "大群").made or 0
    view = groups.audit_group(office, group_id, "群聊(2)\n珍妮\n王小明", "members.txt")
    settled = groups.settle(office, view, {0: student.made})
    target = groups.export_audit(office, settled, tmp_path / "check.xlsx", "en")
    cells = [str(cell) for sheet in read(target).sheets for row in sheet.rows for cell in row]
    assert "Jane Doe+杜珍" in cells and "大群" in cells and "members.txt" in cells


def test_a_place_that_cannot_be_written_is_refused(office: Office, tmp_path: Path) -> None:
    group_id = groups.add(office, "main", "大群").made or 0
    view = groups.audit_group(office, group_id, ["Jane"])
    (tmp_path / "check.xlsx").mkdir()
    with pytest.raises(Refusal, match="sheets"):
        groups.export_audit(office, view, tmp_path / "check.xlsx")
