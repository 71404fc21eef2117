"""Popups lie on the screen, on the side of their button that has room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QFrame, QPushButton

from lut_admin.desk.pieces import popping


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("height", [200, 380, 2000])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.95])
def test_a_popup_lies_on_the_screen_and_not_on_its_button(
    qt: QApplication, above: bool, height: int, share: float
) -> None:
    room = qt.primaryScreen().availableGeometry()
    button, popup = QPushButton("x"), QFrame()
    button.setFixedSize(80, 30)
    button.move(room.right() - 60, room.top() + int(share * room.height()))
    popping.place(popup, button, QSize(300, height), above=above)
    at = popup.geometry()
    assert room.contains(at)
    top = button.mapToGlobal(QPoint(0, 0)).y()
    assert at.bottom() < top or at.top() >= top + 30
    assert at.height() == min(height, at.height()) and (at.height() == height or height > 200)
