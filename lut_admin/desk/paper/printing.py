"""Paper: saved as PDF, or sent to a printer as pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from lut_admin.desk.work.ask import Asker, once
from lut_admin.desk.work.jobs import Job, Op
from lut_admin.office.results import Result
from lut_admin.refusals import Refusal

PPI = 300


class Prints(Protocol):
    """What printing needs of the desk."""

    ask: Asker

    def say(self, key: str, /, **facts: Any) -> str:
        """In the window's language."""
        ...

    def read(self, op: Op, then: Callable[[Any], None], refused: Callable[[Refusal], None] | None = None) -> Job:
        """In the worker."""
        ...

    def saved(self, path: Path, words: str = "") -> None:
        """Say that a file was written, and where."""
        ...


class Sends(Prints, Protocol):
    """What printing without a preview needs of it."""

    def toast(self, text: str, result: Result | None = None) -> None:
        """Say something for a few seconds."""
        ...


def signs_told(signs: Sequence[str]) -> str:
    """Signs that no font here can draw, with their numbers, by which they can be looked up."""
    return "  ".join(f"{one} (U+{ord(one):04X})" for one in signs)


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to print: its title (the file's name, too), its pages as PNG at a resolution, and its PDF."""

    title: str
    pages: Callable[[int], list[bytes]]
    pdf: Callable[[], bytes]


def send(desk: Sends, paper: Paper, parent: QWidget, wide: bool = False) -> None:
    """Ask for a printer (`wide`: for pages that lie across), then make the pages in the worker and print them there; say so."""
    on = printer(paper.title, wide=wide)
    dialog = QPrintDialog(on, parent)
    dialog.setWindowTitle(paper.title)
    agreed = once(desk.ask, dialog)
    if not agreed:
        return

    def print_them(pages: list[bytes]) -> None:
        paint((_picture(page) for page in _wanted(pages, on)), on)  # one at a time: sixty of them would fill the memory
        desk.toast(desk.say("window.printed", title=paper.title))

    desk.read(lambda _: paper.pages(PPI), print_them)


def _wanted(pages: Sequence[bytes], on: QPrinter) -> list[bytes]:
    """The pages that were asked for in the printer's dialog, as often as it was asked where the printer cannot count."""
    chosen = list(pages)
    if on.printRange() == QPrinter.PrintRange.PageRange:
        chosen = chosen[max(on.fromPage(), 1) - 1 : on.toPage() or None]
    return chosen if on.supportsMultipleCopies() else chosen * on.copyCount()


def save(desk: Prints, paper: Paper, then: Callable[[Path], None] | None = None) -> None:
    """Save it as PDF where the person wants it."""
    target = desk.ask.file_to_save(desk.say("window.save_pdf"), f"{_file_name(paper.title)}.pdf", "PDF (*.pdf)")
    if target is None:
        return

    def work(_progress: object) -> Path:
        from lut_admin.office import papers

        return papers.save(paper.pdf(), target)

    def saved(path: Path) -> None:
        desk.saved(path)
        if then is not None:
            then(path)

    desk.read(work, saved)


def printer(title: str, *, wide: bool = False) -> QPrinter:
    """An A4 printer without margins of its own: the form has them. `wide`: for pages that lie across."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    made.setFullPage(True)
    made.setDocName(title)
    return made


def paint(pages: Iterable[QImage], on: QPrinter) -> None:
    """Paint each page's picture on a sheet of its own, as large as the sheet allows."""
    painter = QPainter(on)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, page in enumerate(pages):
        if number:
            on.newPage()
        sheet = on.paperRect(QPrinter.Unit.DevicePixel)
        size = page.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), page)
    painter.end()


def _picture(png: bytes) -> QImage:
    image = QImage.fromData(png)
    if image.isNull():
        raise ValueError("a page came without a picture")
    return image


def _file_name(title: str) -> str:
    return "".join("_" if character in '<>:"/\\|?*' or ord(character) < 32 else character for character in title).strip(" .")
