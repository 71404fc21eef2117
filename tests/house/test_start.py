"""The window comes first: what is heavy is imported by the work that needs it."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from lut_admin.office.openings import close_office, create_office

HEAVY = ("openpyxl", "pypinyin", "alembic", "typst", "opencc", "bs4", "babel", "python_calamine", "xlsxwriter")


# What the window does until its first list is painted: the page is loaded, the office opened, the register read.
FIRST_LIST = """
from pathlib import Path
import lut_admin.desk.window, lut_admin.desk.pages.welcome, lut_admin.desk.pages.students
from lut_admin.office import openings, settings, shelf
office = openings.open_office(Path({folder!r}), {secret!r})
print(settings.get(office, "permit_days"), shelf.students(office))
"""
SECRET = "no secret of anybody"


def modules_of(module: str, then: str = "") -> set[str]:
    """The modules that a fresh Python holds after importing this one (and then doing something)."""
    code = f"import sys, {module}; {then}\nprint('\\n', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{module} cannot be imported: {done.stderr[-600:]}"
    return set(done.stdout.splitlines()[-1].split())


def imported_by(module: str, then: str = "") -> set[str]:
    """As `modules_of`, but only the names of the packages."""
    return {name.partition(".")[0] for name in modules_of(module, then)}


@pytest.mark.parametrize("module", ["lut_admin.app", "lut_admin.desk.window", "lut_admin.cli"])
def test_nothing_heavy_at_the_start(module: str) -> None:
    assert sorted(imported_by(module) & set(HEAVY)) == []


def test_the_first_list_is_read_without_what_only_later_lists_need(tmp_path: Path) -> None:
    close_office(create_office(tmp_path / "office", "Counselor Test", passphrase=SECRET, use_keyring=False).office)
    held = modules_of("lut_admin.app", FIRST_LIST.format(folder=str(tmp_path / "office"), secret=SECRET))
    late = ("bin", "paper.printing", "pages.welcome.first_run", "pages.welcome.restore", "pages.welcome.unlock",
            *(f"pages.students.{room}" for room in ("importing", "handing_out", "person.adding", "staff")))  # fmt: skip
    later = {*(f"lut_admin.desk.{room}" for room in late), "lut_admin.convention.screening", "lut_admin.records.tables"}
    assert [name for name in later if find_spec(name) is None] == []  # a room that was moved is not looked for in vain
    assert "lut_admin.desk.pages.students.register.listing" in held
    assert sorted(held & {*later, "sqlalchemy", *HEAVY}) == []


@pytest.mark.parametrize(("module", "then"), [("lut_admin.cli", ""), ("lut_admin.app", "lut_admin.app.main(['--help'])")])
def test_the_command_line_does_without_qt(module: str, then: str) -> None:
    assert "PySide6" not in imported_by(module, then)


def test_qt_is_in_the_list_of_a_window() -> None:
    """Shows that `imported_by` sees what it looks for."""
    assert "PySide6" in imported_by("lut_admin.desk.window")
