"""Every icon that is named is there, and takes its colour."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import lut_admin.desk
from lut_admin import places
from lut_admin.desk.style import icons

DESK = Path(lut_admin.desk.__file__).parent

# Which argument of which call names an icon.
NAMED = {
    "button": 1,
    "icon_button": 0,
    "EmptyState": 0,
    "label": 0,
    "pixmap": 0,
    "icon": 0,
    "file": 0,
    "put": 1,
    "put_on_item": 2,
}


def icons_named() -> set[str]:
    """The icons that the desk's source names in its calls."""
    named = set()
    for source in DESK.rglob("*.py"):
        for call in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            of_icons = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "icons"
            name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
            wanted = [word.value for word in call.keywords if word.arg == "icon"]
            if name in NAMED and (of_icons or name in ("button", "icon_button", "EmptyState")):
                wanted += call.args[NAMED[name] : NAMED[name] + 1]
            named |= {one.value for one in wanted if isinstance(one, ast.Constant) and one.value}
    return named


def test_every_icon_that_is_named_is_there(qt: QApplication) -> None:
    there = {path.stem for path in (places.resources() / "icons").glob("*.svg")}
    assert {"x", "search", "chevron-down", "plus", "archive"} <= icons_named() <= there


def test_an_icon_that_is_not_there_is_a_bug(qt: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "#000000")


def test_an_icon_takes_the_colour(qt: QApplication) -> None:
    picture = icons.pixmap("sun", "#FF0000", 24).toImage()
    inks = {
        picture.pixelColor(x, y).name() for x in range(24) for y in range(24) if picture.pixelColor(x, y).alpha() > 250
    }
    assert inks == {"#ff0000"}
