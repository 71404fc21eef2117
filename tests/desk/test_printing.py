"""Paper at the desk: the real preview dialog, and the pages it is asked to paint."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog

from lut_admin.desk import printing
from lut_admin.desk.window import Window


def png(colour: str) -> bytes:
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_the_preview_shows_its_pages_and_outlives_a_collection(window: Window, asker: Any, settle: Any, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, QPrintPreviewDialog)
        gc.collect()  # nobody but the dialog may be needed for its printer to stay
        dialog.show()
        settle()
        shown = dialog.findChild(QPrintPreviewWidget)
        assert shown is not None and shown.pageCount() == 2
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        shown.print_()
        dialog.close()
        return True

    asker.answers = [look]
    printing.preview(window, [png("red"), png("blue")], "登记表")
    asker.asked.clear()
    gc.collect()
    settle()
    assert target.read_bytes().startswith(b"%PDF")
