"""The window comes first: what is heavy is imported by the work that needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("openpyxl", "pypinyin", "alembic", "typst", "opencc", "bs4", "babel", "python_calamine", "xlsxwriter")


def imported_by(module: str, then: str = "") -> set[str]:
    """The top-level modules that a fresh Python holds after importing this one (and then doing something)."""
    code = f"import sys, {module}; {then}\nprint('\\n', *{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{module} cannot be imported: {done.stderr[-600:]}"
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("module", ["lut_admin.app", "lut_admin.desk.window", "lut_admin.cli"])
def test_nothing_heavy_at_the_start(module: str) -> None:
    assert sorted(imported_by(module) & set(HEAVY)) == []


@pytest.mark.parametrize(("module", "then"), [("lut_admin.cli", ""), ("lut_admin.app", "lut_admin.app.main(['--help'])")])
def test_the_command_line_does_without_qt(module: str, then: str) -> None:
    assert "PySide6" not in imported_by(module, then)


def test_qt_is_in_the_list_of_a_window() -> None:
    """Shows that `imported_by` sees what it looks for."""
    assert "PySide6" in imported_by("lut_admin.desk.window")
