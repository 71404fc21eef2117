"""A name that is too long for its line."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from lut_admin.desk.pieces import name_link, texts


def test_a_long_name_is_cut_and_said_whole_in_the_tooltip(qt: QApplication) -> None:
    for made in (texts.OneLine("Abdulrahman " * 20), name_link("Abdulrahman " * 20, "user-round")):
        made.resize(120, 30)
        assert made.minimumSizeHint().width() <= texts.NARROW
        assert made.toolTip() == made.text().removeprefix(" ")
        assert not made.grab().isNull()
