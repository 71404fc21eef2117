"""The theme switches while the window is open, Chinese is written in Chinese forms, and choices open below their field."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox

from lut_admin.desk.style import dressing, icons, look
from lut_admin.desk.style.look import DARK, LIGHT


def test_the_theme_switches_at_runtime_and_icons_follow(qt: QApplication) -> None:
    label = icons.label("sun", "text", 24)
    inks = []
    for theme in ("dark", "light"):
        dressing.apply(qt, theme)
        picture = label.pixmap().toImage()
        inks.append(max(picture.pixelColor(x, y).lightness() for x in range(24) for y in range(24)
                        if picture.pixelColor(x, y).alpha() > 250))  # fmt: skip
        assert qt.palette().window().color().name().upper() == (DARK if theme == "dark" else LIGHT).bg
    assert inks[0] > 200 > 100 > inks[1]


def test_chinese_is_not_written_in_japanese_forms(qt: QApplication) -> None:
    info = QFontInfo(look.font())
    assert "JP" not in info.family() and "Japan" not in info.family()
    assert all(QFontMetrics(look.font()).inFontUcs4(ord(c)) for c in "骨直令角海")


def test_a_list_of_choices_opens_below_its_field_and_is_not_cut(qt: QApplication) -> None:
    box = QComboBox()
    box.addItems(["一", "二", "三", "四"])
    option = QStyleOptionComboBox()
    option.initFrom(box)
    as_menu = box.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, box)
    assert not as_menu, "a menu lies over the field and hides choices behind arrows"
    box.deleteLater()
