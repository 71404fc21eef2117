"""Paper at the desk: saved, sent to a printer, and the pages that are painted there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.paper import printing
from lut_admin.desk.window import Window
from lut_admin.desk.work.ask import DialogAsker


def png(colour: str) -> bytes:
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_what_was_saved_is_told_with_its_folder_and_the_way_there(
    window: Window, asker: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("lut_admin.desk.work.toast.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile()))
    asker.answers = [tmp_path / "form.pdf"]
    printing.save(window, printing.Paper("登记表", lambda _: [], lambda: b"%PDF-1.7"))
    toast = window.toasts.standing()[-1]
    assert "form.pdf" in toast.words.text() and str(tmp_path) in toast.words.text()
    assert toast.action is not None
    toast.action.click()
    assert opened == [str(tmp_path)]


def test_dialogs_begin_where_the_last_one_ended(
    window: Window, preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker, began = DialogAsker(window, preferences), []
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def answer(_parent: object, _title: str, begin: str, _kinds: str = "") -> tuple[str, str]:
        began.append(Path(begin))
        return str(tmp_path / "usb" / "list.xlsx"), ""

    (tmp_path / "usb").mkdir()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert asker.file_to_open("", "") == tmp_path / "usb" / "list.xlsx"
    asker.file_to_save("", "form.pdf", "")
    (tmp_path / "usb").rmdir()
    asker.file_to_open("", "")
    assert began == [Path(documents), tmp_path / "usb" / "form.pdf", Path(documents)]
