"""Both palettes can be read, and every icon that is named is there."""

from __future__ import annotations

import ast
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox

import lut_admin.desk
from lut_admin import places
from lut_admin.desk import pieces
from lut_admin.desk.computer import speech
from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.style import icons, look, sheet
from lut_admin.desk.style.look import DARK, LIGHT, Colours

DESK = Path(lut_admin.desk.__file__).parent


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT_ON = [
    ("text", "bg"), ("text", "surface"), ("text", "hover"), ("text", "primary_weak"),
    ("muted", "bg"), ("muted", "surface"), ("muted", "muted_weak"), ("muted", "hover"), ("muted", "primary_weak"),
    ("primary", "surface"), ("primary", "bg"), ("primary", "primary_weak"),
    ("on_primary", "primary"), ("on_primary", "primary_hover"),
    ("ok", "ok_weak"), ("warn", "warn_weak"), ("bad", "bad_weak"), ("ok", "surface"), ("warn", "surface"), ("bad", "surface"),
    ("text", "ok_weak"), ("text", "warn_weak"), ("text", "bad_weak"),
]  # fmt: skip


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_the_border_of_a_field_and_of_the_focus_can_be_seen(colours: Colours, ground: str) -> None:
    assert contrast(colours.field, getattr(colours, ground)) >= 3
    assert contrast(colours.primary, getattr(colours, ground)) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_no_colour_of_its_own(colours: Colours, qt: QApplication) -> None:
    written = sheet.sheet(colours)
    assert "$" not in written
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", written)) <= set(asdict(colours).values())


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


def test_the_theme_switches_at_runtime_and_icons_follow(qt: QApplication) -> None:
    label = icons.label("sun", "text", 24)
    inks = []
    for theme in ("dark", "light"):
        look.apply(qt, theme)
        picture = label.pixmap().toImage()
        inks.append(max(picture.pixelColor(x, y).lightness() for x in range(24) for y in range(24)
                        if picture.pixelColor(x, y).alpha() > 250))  # fmt: skip
        assert qt.palette().window().color().name().upper() == (DARK if theme == "dark" else LIGHT).bg
    assert inks[0] > 200 > 100 > inks[1]


def test_chinese_is_not_written_in_japanese_forms(qt: QApplication) -> None:
    info = QFontInfo(look.font())
    assert "JP" not in info.family() and "Japan" not in info.family()
    assert all(QFontMetrics(look.font()).inFontUcs4(ord(c)) for c in "骨直令角海")


def test_preferences_survive_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text("{broken", encoding="utf-8")
    kept = Preferences(path)
    assert kept.get("language", "zh") == "zh"
    kept.put("language", "en")
    assert Preferences(path).get("language", "zh") == "en"
    kept.put("compact", "yes")
    assert Preferences(path).get("compact", False) is False, "a value of another type is not taken"


def test_preferences_that_cannot_be_written_do_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept = Preferences(tmp_path / "file" / "preferences.json")
    kept.put("language", "en")
    assert kept.get("language", "zh") == "en"


def test_a_list_of_choices_opens_below_its_field_and_is_not_cut(qt: QApplication) -> None:
    box = QComboBox()
    box.addItems(["一", "二", "三", "四"])
    option = QStyleOptionComboBox()
    option.initFrom(box)
    as_menu = box.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, box)
    assert not as_menu, "a menu lies over the field and hides choices behind arrows"
    box.deleteLater()


def test_only_english_words_are_given_narrow_marks(qt: QApplication) -> None:
    speech.set_qt_language("zh")
    straight, curly = (pieces.text(f"The system{mark}s keyring") for mark in ("'", "’"))
    for label in (straight, curly):
        label.ensurePolished()
    assert [tag.toString() for tag in curly.font().featureTags()] == ["pwid"] and not straight.font().featureTags()
    assert (
        curly.font().families() == straight.font().families()
        and curly.font().pixelSize() == straight.font().pixelSize()
    )
    assert look.narrow_marks("Read “list.xlsx”.") is not None
    assert look.narrow_marks("Draft “居留许可”") is None and look.narrow_marks("他说“好”。") is None
    assert look.narrow_marks("Nothing to mark") is None and look.narrow_marks("") is None
    speech.set_qt_language("en")
    assert look.narrow_marks("People in “国际2301班”") is not None and look.narrow_marks("") is not None
    assert look.narrow_marks("他说“好”。") is None and look.narrow_marks("Nothing to mark") is None
    speech.set_qt_language("zh")


def test_a_long_name_is_cut_and_said_whole_in_the_tooltip(qt: QApplication) -> None:
    for made in (pieces.OneLine("Abdulrahman " * 20), pieces.name_link("Abdulrahman " * 20, "user-round")):
        made.resize(120, 30)
        assert made.minimumSizeHint().width() <= pieces.NARROW
        assert made.toolTip() == made.text().removeprefix(" ")
        assert not made.grab().isNull()
