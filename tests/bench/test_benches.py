"""The benchmarks run: tiny sizes, no look at the time. What they measure is in README.md."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("bench", "arguments", "said"),
    [
        ("import_list", ["40", "1"], "file to committed"),
        ("first_page", ["40", "1"], "key from the keyring"),
        ("sheets_raw", ["40"], "read .xlsx"),
        ("writing", ["40"], "undo the insert"),
        ("kill_import", ["1", "40"], "1 kills"),
        ("review_notice", ["1"], "whole review"),
        ("recognise", ["60"], "growth"),
    ],
)
def test_it_runs_and_reports(bench: str, arguments: list[str], said: str) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / f"{bench}.py"), *arguments],
        env={**os.environ, "PYTHONPATH": str(HERE.parent.parent)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
