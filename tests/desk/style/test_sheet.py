"""The style sheet takes every colour from the palette that holds."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from PySide6.QtWidgets import QApplication

from lut_admin.desk.style import sheet
from lut_admin.desk.style.look import DARK, LIGHT, Colours


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_no_colour_of_its_own(colours: Colours, qt: QApplication) -> None:
    written = sheet.sheet(colours)
    assert "$" not in written
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", written)) <= set(asdict(colours).values())
