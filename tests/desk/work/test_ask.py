"""Questions put with real dialogs: Enter without reading loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.work.ask import DialogAsker


@pytest.mark.parametrize(("keys", "answer"), [("\r", None), ("\x1b", None), (" ", None), ("\t ", 0)])
def test_only_who_means_it_loses_something(
    qt: QApplication, preferences: Preferences, keys: str, answer: int | None
) -> None:
    asker = DialogAsker(QWidget(), preferences)
    named = {"\r": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape, " ": Qt.Key.Key_Space, "\t": Qt.Key.Key_Tab}

    def press() -> None:
        box = qt.activeModalWidget()
        assert isinstance(box, QMessageBox)
        for key in keys:
            QTest.keyClick(box.focusWidget() or box, named[key])

    QTimer.singleShot(50, press)
    assert asker.choice("Yearly review", "Erase 2 cases for good?", ["Erase for good"]) == answer
