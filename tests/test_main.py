"""The frozen app becomes the process that reads workbooks when its parent asks for that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lut_admin.papers.sheets import frames


def test_the_app_turns_into_the_reader_of_sheets(tmp_path: Path) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text("student_no,passport_name\n2023001,SMITH JOHN\n", "utf-8")
    command = [sys.executable, "-m", "lut_admin", frames.FLAG, str(sheet)]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    letter, _ = frames.HEAD.unpack(done.stdout[: frames.HEAD.size])
    assert letter == b"h"
    assert b"SMITH JOHN" in done.stdout
