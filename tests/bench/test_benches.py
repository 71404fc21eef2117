"""The benchmarks run: tiny sizes, no look at the time. What they measure is in README.md."""

from __future__ import annotations

import json
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
        ("review_notice", ["1", "0.02"], "growth"),
        ("recognise", ["60"], "growth"),
        ("print_forms", ["13"], "papers:"),
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


def test_the_specification_is_read_from_the_file_that_is_named(tmp_path: Path) -> None:
    cases = [
        {"lang": "en", "model": "DateTimeModel", "ref": "2026-09-01T00:00:00", "input": "on October 3rd", "results": [
            {"Text": "october 3rd", "Start": 3, "End": 13, "Resolution": {"values": [{"timex": "XXXX-10-03", "type": "date"}]}}]},
        {"lang": "zh", "model": "NumberModel", "ref": None, "input": "两万三千", "results": [
            {"Text": "两万三千", "Start": 0, "End": 3, "Resolution": {"value": "23000"}}]},
        {"lang": "en", "model": "DateTimeModel", "ref": "2026-09-01T00:00:00", "input": "at Easter", "results": [
            {"Text": "easter", "Start": 3, "End": 8, "Resolution": {"values": [{"timex": "2027-03-28", "type": "date"}]}}]},
    ]  # fmt: skip
    specs = tmp_path / "specs.jsonl"
    specs.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(HERE / "read_specs.py"), str(specs)],
        env={**os.environ, "PYTHONPATH": str(HERE.parent.parent), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "zh number                    1 of    1" in done.stdout
    assert "en date                      1 of    1" in done.stdout
    assert "1  feasts that move" in done.stdout
